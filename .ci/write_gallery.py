"""Writes the pictures of the start page anew, each from the selection of its example.

Run after a change of an example or of a leading chart. `make gallery`; with --check it only says
which pictures no longer show what the program computes; with --ledgers only those are written.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.program.gallery.gallery import Entry

ROOT = Path(__file__).resolve().parent.parent
FAR = 40  # thousandths of a picture that nobody sees


def main(arguments: list[str]) -> int:
    """Write the file, or compare with it."""
    sys.path.insert(0, str(ROOT))
    import msgspec

    from gui.program.gallery.gallery import entries, ledger_entries, ledgers_file, pictures_file

    ledgers = tuple(_ledgers())
    if "--ledgers" not in arguments:
        made = tuple(_entries())
    if "--check" in arguments:
        kept = {one.name: one for one in (*entries(), *ledger_entries())}
        made = (*made, *ledgers)
        stale = [
            one.name
            for one in made
            if one.name not in kept or kept[one.name].picture.distance(one.picture) > FAR
        ]
        print("\n".join(stale) or f"{len(made)} pictures show what is computed")
        return 1 if stale else 0
    written = {ledgers_file(): ledgers}
    if "--ledgers" not in arguments:
        written[pictures_file()] = made
    for path, several in written.items():
        rows = b",\n".join(msgspec.json.encode(one) for one in several)
        path.write_bytes(b"[\n" + rows + b"\n]\n")
        print(f"{path.relative_to(ROOT)}: {len(several)} pictures")
    return 0


def _entries() -> "Iterator[Entry]":
    from core.families.registry import FAMILIES, family_of
    from gui.command.example import content_of, examples
    from gui.program.gallery.drawing import picture_of
    from gui.program.gallery.gallery import Entry, blank_studies, digest_of
    from gui.program.program import Program
    from gui.program.study_file import example

    program = Program()
    fields = {name: field for field, names in blank_studies().items() for name in names}
    order = list(FAMILIES)
    studies = sorted(
        ((name, example(name)) for name in examples()),
        key=lambda one: order.index(family_of(one[1]).key),
    )
    for name, study in studies:
        key = family_of(study).key
        yield Entry(
            name=name, family=key, field=fields[key], place=_place(name, study.site.station),
            digest=digest_of(content_of(name)),
            picture=picture_of(program.select(study, ROOT / "resources" / "examples")),
        )  # fmt: skip


def _ledgers() -> "Iterator[Entry]":
    """The plant of an example is named after its town, which is no station."""
    from datetime import date

    from core.ledger.breakdown import breakdown
    from core.standards.library import shipped_standards
    from gui.program.gallery.drawing import picture_of_energy
    from gui.program.gallery.gallery import LEDGER, Entry, digest_of, example_ledgers
    from gui.program.ledger.diagnosed import diagnosed
    from gui.program.ledger.ledger_file import open_any

    for name, path in example_ledgers().items():
        document, ledger = open_any(path)
        found = diagnosed(document, name, shipped_standards(), date(2026, 11, 29), ledger=ledger)
        assert found is not None  # noqa: S101  nobody interrupts
        yield Entry(
            name=name, family=LEDGER, field=LEDGER, place="", digest=digest_of(path.read_bytes()),
            picture=picture_of_energy(breakdown(found.columns, "kind")),
        )  # fmt: skip


def _place(name: str, number: str) -> str:
    from core.climate.stations import station
    from core.families.registry import study_templates

    return "" if name in study_templates() else station(number).title


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
