"""Long columns block by block.

What is done to a whole column in one call, by a function written in C, holds up every other thread
for as long as it takes, the window's among them. A block takes a few milliseconds.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

Part = TypeVar("Part")
One = TypeVar("One")

_BLOCK = 4_096


def blocks(cells: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """A column in pieces."""
    for start in range(0, len(cells), _BLOCK):
        yield cells[start : start + _BLOCK]


def gathered(cells: Iterator[Part]) -> list[Part]:
    """All that an iterator gives."""
    found: list[Part] = []
    while block := list(islice(cells, _BLOCK)):
        found += block
    return found


def kinds_of(function: Callable[[One], Part], cells: Sequence[One]) -> set[Part]:
    """The different results of a function, as `type` or `len`, over a column."""
    found: set[Part] = set()
    for block in blocks(cells):
        found.update(map(function, block))
    return found


def let_go(rows: list[One]) -> None:
    """Empty a list that nobody needs any more: to free a million cells takes its time, too."""
    while rows:
        del rows[-_BLOCK:]
