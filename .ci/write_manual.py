"""Writes the manual's reference pages anew: findings, fields, choices, inputs of the examples.

Run after a change of a message, a field, a finding or an example. `make manual`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write those that have changed."""
    sys.path.insert(0, str(ROOT))
    from gui.program.manual.writing import write

    print(f"resources/documentation/manual: {write()} pages changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
