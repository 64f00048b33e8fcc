"""Machines laid side by side: dataclasses whose fields are arrays over machines."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.keeping.keeping import Latest, Same
from core.machines.device import Device, is_made_to_size

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

C = TypeVar("C", bound="DataclassInstance")
R = TypeVar("R", bound=Device)


def of_machines(columns: C, machines: NDArray[np.int64] | NDArray[np.bool_]) -> C:
    """The columns of some machines only, by index or by mask, along the first axis of each."""
    return replace(columns, **{f.name: getattr(columns, f.name)[machines] for f in fields(columns)})


def followed_by(first: C, second: C) -> C:
    """The columns of some machines, then those of others; what is a tuple of records as well.

    What is no column is the same of both, and stays.
    """

    def both(one: Any, other: Any) -> Any:
        if isinstance(one, tuple):
            return (*one, *other)
        if is_dataclass(one):
            return followed_by(one, other)
        return np.concatenate([one, other]) if isinstance(one, np.ndarray) else one

    found = {f.name: both(getattr(first, f.name), getattr(second, f.name)) for f in fields(first)}
    return replace(first, **found)


def some_of(columns: C, rows: NDArray[np.int64]) -> C:
    """The columns of some machines, whose columns are in part columns of their own.

    What is no column is the same of all, and stays.
    """

    def chosen(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(value[row] for row in rows) if value else value
        if is_dataclass(value):
            return some_of(value, rows)  # type: ignore[type-var]
        return value[rows] if isinstance(value, np.ndarray) else value

    return replace(columns, **{f.name: chosen(getattr(columns, f.name)) for f in fields(columns)})


class LaidOnce(Generic[R, C]):
    """The records of a catalog side by side, laid once; those made for a study are laid behind.

    Classes stand behind the machines, and behind them those made of them in the sizes of a study.
    Each of the three is laid by itself, so that the last digits of one rest on no other.
    """

    def __init__(self) -> None:
        self._latest = Latest[Same, C](1)
        self._catalog: tuple[Sequence[R], C] | None = None

    def of(self, records: Sequence[R], lay: Callable[[Sequence[R]], C]) -> C:
        """Their columns, kept while the same are asked for."""
        return self._latest.of(Same(records), lambda: self._laid(records, lay))

    def _laid(self, records: Sequence[R], lay: Callable[[Sequence[R]], C]) -> C:
        known, shipped = self._catalog, _shipped(records)
        if known is None or not _are_the_same(known[0], records[:shipped]):
            machines = _machines(records)
            found = lay(records[:machines])
            if machines < shipped:
                found = followed_by(found, lay(records[machines:shipped]))
            known = self._catalog = records[:shipped], found
        made = records[shipped:]
        return followed_by(known[1], lay(made)) if made else known[1]


def _machines(records: Sequence[Device]) -> int:
    """How many records there are before the classes of machines at the end."""
    ended = len(records)
    while ended and is_made_to_size(records[ended - 1]):
        ended -= 1
    return ended


def _shipped(records: Sequence[Device]) -> int:
    """How many there are before those that were made: a size has the id of the class it is of."""
    seen: set[str] = set()
    for at in range(_machines(records), len(records)):
        if records[at].id in seen:
            return at
        seen.add(records[at].id)
    return len(records)


def _are_the_same(some: Sequence[Device], others: Sequence[Device]) -> bool:
    alike = (one is other for one, other in zip(some, others, strict=False))
    return len(some) == len(others) and all(alike)
