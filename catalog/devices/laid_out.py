"""What is read of all devices of a table at once: single columns as arrays, and records whole.

Rows are for what is asked about a few. The shipped database holds both; of the user's own records
the arrays are made when they are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from catalog.devices.columns import Column, Form, columns_of

R = TypeVar("R", bound=msgspec.Struct)
Places = NDArray[np.int64]  # of devices among all of a table
_AT_ONCE = 1000  # records in a block
_NUMBERS = (Form.NUMBER, Form.WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """A column of numbers, nan where none is stated."""

    values: NDArray[np.float64]

    def followed_by(self, other: "Laid") -> "Numbers":
        """The column with those of another database behind."""
        return Numbers(values=np.concatenate([self.values, cast("Numbers", other).values]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """A column of texts: each is a place among the different ones, −1 where none is stated.

    words: in the order of their letters, upper and lower case alike.
    """

    places: NDArray[np.int32]
    words: tuple[str, ...]

    def followed_by(self, other: "Laid") -> "Texts":
        """The column with those of another database behind."""
        behind = cast("Texts", other)
        if behind.words == self.words:
            return Texts(
                places=np.concatenate([self.places, behind.places]),
                words=self.words,
            )
        words = _in_order([*self.words, *behind.words])
        place = {word: at for at, word in enumerate(words)}
        parts = [_replaced(one, place) for one in (self, behind)]
        return Texts(places=np.concatenate(parts), words=words)


Laid = Numbers | Texts


def lying_in_arrays(struct: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of a record that are laid out: its own numbers, texts, choices and words."""
    return tuple(
        column
        for column in columns_of(struct)
        if len(column.path) == 1 and (column.form is not Form.JSON or column.field.type is bool)
    )


def laid(column: Column, cells: Sequence[Any]) -> Laid:
    """A column laid out."""
    if column.form in _NUMBERS:
        return Numbers(values=np.array(cells, dtype=np.float64))  # None becomes nan
    words = _in_order(cell for cell in cells if cell is not None)
    place: dict[str | None, int] = {word: at for at, word in enumerate(words)}
    place[None] = -1
    return Texts(
        places=np.fromiter((place[cell] for cell in cells), np.int32, len(cells)), words=words
    )


def packed(column: Laid) -> tuple[bytes | None, bytes]:
    """The words of a column, None of numbers, and its array, as they are kept."""
    if isinstance(column, Numbers):
        return None, column.values.astype("<f8").tobytes()
    return msgspec.json.encode(column.words), column.places.astype("<i4").tobytes()


def unpacked(words: bytes | None, data: bytes) -> Laid:
    """A column from what was kept of it."""
    if words is None:
        return Numbers(values=np.frombuffer(data, "<f8").astype(np.float64, copy=False))
    places = np.frombuffer(data, "<i4").astype(np.int32, copy=False)
    return Texts(places=places, words=msgspec.json.decode(words, type=tuple[str, ...]))


def in_blocks(records: Sequence[msgspec.Struct]) -> Iterator[bytes]:
    """Records whole, many in a block."""
    for first in range(0, len(records), _AT_ONCE):
        yield msgspec.msgpack.encode(records[first : first + _AT_ONCE])


def from_blocks(struct: type[R], blocks: Iterable[bytes]) -> list[R]:
    """The records of blocks."""
    decoder = msgspec.msgpack.Decoder(list[struct])  # type: ignore[valid-type]
    return list(chain.from_iterable(decoder.decode(block) for block in blocks))


def _in_order(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (word.casefold(), word)))


def _replaced(column: Texts, place: dict[str, int]) -> NDArray[np.int32]:
    """The places of a column among other words."""
    at = np.array([*(place[word] for word in column.words), -1], dtype=np.int32)
    return at[column.places]
