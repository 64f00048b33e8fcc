"""Writes the published schemas of studies, selections and ledgers, made from the Structs.

Run after a change of what a file may hold: another field, another family. `make schemas`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "documentation"


def main() -> int:
    """Write all of them."""
    sys.path.insert(0, str(ROOT))
    from core.families.any_family import AnyStudy
    from core.families.selection_json import schema_json
    from core.ledger.document import LedgerDocument
    from core.vocabulary.schema import published_schema

    for name, content in (
        ("study_schema.json", published_schema(AnyStudy)),
        ("selection_schema.json", schema_json()),
        ("ledger_schema.json", published_schema(LedgerDocument)),
    ):
        (FOLDER / name).write_bytes(content)
        print(f"resources/documentation/{name}: {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
