"""Tables for a terminal: columns aligned by the width a character takes there."""

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Cells a text takes on a terminal; a Chinese character takes two."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """`text` filled with blanks to `cells`."""
    blanks = " " * max(cells - width(text), 0)
    return blanks + text if right else text + blanks


def table(head: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> str:
    """A table with a rule under its head; numeric columns stand at the right."""
    widths = [max(width(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = [_line(head, widths, numeric), "  ".join("─" * cells for cells in widths)]
    lines += [_line(row, widths, numeric) for row in rows]
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    cells = [pad(t, w, right=n) for t, w, n in zip(row, widths, numeric, strict=True)]
    return "  ".join(cells).rstrip()
