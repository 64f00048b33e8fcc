"""Records as bytes, made of columns: what msgpack would make of them one by one.

Most of a record is numbers under names that are the same in all. What follows one another and has
the same length in every row is written for all rows at once; only texts, and what is not stated
everywhere, are written cell by cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import msgspec
import numpy as np

from catalog.devices.columns import Column, Form, values_of

Cells = Sequence[Any]
_Declared = Sequence[tuple[Column, Cells]]
_FLOAT, _FLOAT_BYTES = b"\xcb", 8  # a number of eight bytes follows, the highest first
_FEW = 16  # what has fewer parts says how many in its first byte
_encode = msgspec.msgpack.Encoder().encode


def rows_in_bytes(columns: _Declared, count: int) -> list[bytes]:
    """`count` records, of the columns of their type; what is left out takes its default."""
    return list(map(b"".join, zip(*_pieces(columns, count), strict=True)))


def array_head(count: int) -> bytes:
    """What goes before so many records, one behind another, that are read as an array."""
    return _head(count, 0x90, 0xDC)


def _head(count: int, few: int, many: int) -> bytes:
    return bytes([few + count]) if count < _FEW else bytes([many]) + count.to_bytes(2, "big")


@dataclass(slots=True)
class _Run:
    """What follows one another and has the same length in every row.

    holes: where a number of each row stands, and those numbers.
    """

    written: bytearray = field(default_factory=bytearray)
    holes: list[tuple[int, Cells]] = field(default_factory=list)

    def put(self, cells: Cells) -> None:
        """Put a number of every row behind."""
        self.written += _FLOAT
        self.holes.append((len(self.written), cells))
        self.written += bytes(_FLOAT_BYTES)

    def pieces(self, count: int) -> list[bytes]:
        """It of every row."""
        every = np.tile(np.frombuffer(self.written, np.uint8), (count, 1))
        for at, cells in self.holes:
            numbers = np.array(cells, dtype=">f8").view(np.uint8).reshape(count, _FLOAT_BYTES)
            every[:, at : at + _FLOAT_BYTES] = numbers
        whole, length = every.tobytes(), len(self.written)
        return [whole[at : at + length] for at in range(0, len(whole), length)]


def _pieces(columns: _Declared, count: int) -> Iterator[list[bytes]]:
    """The pieces of rows in their order, each of every row."""
    run = _Run()
    for part in _parts(columns):
        if isinstance(part, bytes):
            run.written += part
            continue
        column, cells = part
        if cells.count(cells[0]) == len(cells):
            (value,) = values_of(column, cells[:1])
            run.written += _encode(value)
        elif column.form is Form.NUMBER and None not in cells:
            run.put(cells)
        else:
            few = dict.fromkeys(cells)
            values = map(_encode, values_of(column, few))
            if run.holes:
                yield run.pieces(count)
            before = b"" if run.holes else bytes(run.written)
            known = {cell: before + value for cell, value in zip(few, values, strict=True)}
            yield [known[cell] for cell in cells]
            run = _Run()
    if run.written:
        yield run.pieces(count)


def _parts(columns: _Declared) -> Iterator[bytes | tuple[Column, Cells]]:
    """The heads and names of a record and what is nested in it, and its columns, in their order."""
    keys = [(key, list(some)) for key, some in groupby(columns, key=lambda one: one[0].path[0])]
    named = isinstance(keys[0][0], str)
    yield _head(len(keys), 0x80, 0xDE) if named else array_head(len(keys))
    for key, some in keys:
        if named:
            yield _encode(key)
        if len(some[0][0].path) == 1:
            yield some[0]
        else:
            yield from _parts([(replace(one, path=one.path[1:]), cells) for one, cells in some])
