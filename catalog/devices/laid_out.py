"""What is read of all devices of a table at once: single columns, as arrays.

The shipped database holds them; of the user's own records they are made when those are read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from catalog.devices.columns import Column, Form, columns_of

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
        self._texts: list[Sequence[Any]] = []

    def add(self, cells: Sequence[Any]) -> None:
        """Put further cells behind."""
        if not self._of_numbers:
            self._texts.append(cells)
        elif cells and cells.count(cells[0]) == len(cells):
            only = np.array(cells[:1], dtype=np.float64)
            self._numbers.append(np.broadcast_to(only, len(cells)))
        else:
            self._numbers.append(np.array(cells, dtype=np.float64))  # None becomes nan

    def whole(self) -> Laid:
        """All of it."""
        if self._of_numbers:
            return Numbers(values=np.concatenate(self._numbers))
        words = _in_order({*chain.from_iterable(self._texts)} - {None})
        place: dict[str | None, int] = {word: at for at, word in enumerate(words)}
        place[None] = -1
        places = [_places(part, place) for part in self._texts]
        return Texts(places=np.concatenate([np.zeros(0, np.int32), *places]), words=words)


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


def _places(cells: Sequence[Any], place: Mapping[str | None, int]) -> NDArray[np.int32]:
    if cells and cells.count(cells[0]) == len(cells):  # a column of which little is said
        return np.full(len(cells), place[cells[0]], dtype=np.int32)
    return np.array([place[cell] for cell in cells], dtype=np.int32)


def in_order_by(word: str) -> tuple[str, str]:
    """By what the words of a column are in order."""
    return word.casefold(), word


def _in_order(words: Iterable[str]) -> tuple[str, ...]:
    # Twice, for a key that is a pair would take five times as long.
    return tuple(sorted(sorted(set(words)), key=str.casefold))


def _replaced(column: Texts, place: dict[str, int]) -> NDArray[np.int32]:
    """The places of a column among other words."""
    at = np.array([*(place[word] for word in column.words), -1], dtype=np.int32)
    return at[column.places]
