"""What is read of all devices of a table at once: single columns as arrays, and records whole.

Rows are for what is asked about a few. The shipped database holds both; of the user's own records
the arrays are made when they are read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from catalog.devices.columns import Column, Form, columns_of

R = TypeVar("R", bound=msgspec.Struct)
Places = NDArray[np.int64]  # of devices among all of a table
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


class Laying:
    """A column that is laid out part by part."""

    def __init__(self, column: Column) -> None:
        self._of_numbers = column.form in _NUMBERS
        self._numbers: list[NDArray[np.float64]] = [np.zeros(0)]
        self._texts: list[Any] = []

    def add(self, cells: Sequence[Any]) -> None:
        """Put further cells behind."""
        if self._of_numbers:
            self._numbers.append(np.array(cells, dtype=np.float64))  # None becomes nan
        else:
            self._texts += cells

    def whole(self) -> Laid:
        """All of it."""
        if self._of_numbers:
            return Numbers(values=np.concatenate(self._numbers))
        words = _in_order(cell for cell in self._texts if cell is not None)
        place: dict[str | None, int] = {word: at for at, word in enumerate(words)}
        place[None] = -1
        places = np.fromiter((place[cell] for cell in self._texts), np.int32, len(self._texts))
        return Texts(places=places, words=words)


def laid(column: Column, cells: Sequence[Any]) -> Laid:
    """A column laid out."""
    laying = Laying(column)
    laying.add(cells)
    return laying.whole()


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


def in_block(records: Sequence[msgspec.Struct]) -> bytes:
    """Records whole, many together."""
    return msgspec.msgpack.encode(records)


def from_blocks(struct: type[R], blocks: Iterable[bytes]) -> list[R]:
    """The records of blocks."""
    decoder = msgspec.msgpack.Decoder(list[struct])  # type: ignore[valid-type]
    return list(chain.from_iterable(decoder.decode(block) for block in blocks))


def _in_order(words: Iterable[str]) -> tuple[str, ...]:
    # Twice, for a key that is a pair would take five times as long.
    return tuple(sorted(sorted(set(words)), key=str.casefold))


def _replaced(column: Texts, place: dict[str, int]) -> NDArray[np.int32]:
    """The places of a column among other words."""
    at = np.array([*(place[word] for word in column.words), -1], dtype=np.int32)
    return at[column.places]
