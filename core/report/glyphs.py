"""Which characters fonts of ours can print: read from their own tables of characters.

A name may hold what the report's fonts lack: a rare Chinese character, an emoji. The page is
then set with the help of this computer's fonts, and the reader is told.
"""

from pathlib import Path

import numpy as np

from core.keeping.keeping import keep_latest

_TABLES_AT = 12  # in the header of an OpenType file
_SHORT, _SEGMENTED = 4, 12  # formats: the second reaches beyond the first 65,536 characters


@keep_latest(2)
def _ranges(font: Path) -> tuple[np.ndarray, np.ndarray]:
    """First and last characters of every range the font has, both rising (OpenType, `cmap`)."""
    content = font.read_bytes()

    def number(at: int, size: int) -> int:
        return int.from_bytes(content[at : at + size], "big")

    entries = range(_TABLES_AT, _TABLES_AT + 16 * number(4, 2), 16)
    table = next(number(at + 8, 4) for at in entries if content[at : at + 4] == b"cmap")
    starts = [table + number(table + 4 + 8 * i + 4, 4) for i in range(number(table + 2, 2))]
    start = max(starts, key=lambda at: number(at, 2) == _SEGMENTED)
    if number(start, 2) == _SHORT:
        size = number(start + 6, 2)  # in bytes, of the last characters; the first follow
        last, first = (
            np.frombuffer(content, ">u2", size // 2, at).astype(np.int64)
            for at in (start + 14, start + 16 + size)
        )
        return first, last
    groups = np.frombuffer(content, ">u4", 3 * number(start + 12, 4), start + 16).reshape(-1, 3)
    return groups[:, 0].astype(np.int64), groups[:, 1].astype(np.int64)


def lacking(text: str, *fonts: Path) -> str:
    """The printable characters of a text that none of the fonts has a shape for, each once."""
    wanted = "".join(dict.fromkeys(c for c in text if c.isprintable() and not c.isspace()))
    if not wanted or wanted.isascii():
        return ""
    codes = np.array([ord(c) for c in wanted])
    known = np.zeros(len(codes), dtype=bool)
    for font in fonts:
        first, last = _ranges(font)
        place = np.searchsorted(first, codes, side="right") - 1
        known |= (place >= 0) & (codes <= last[place])
    return "".join(c for c, there in zip(wanted, known, strict=True) if not there)
