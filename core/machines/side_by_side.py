"""Machines laid side by side: dataclasses whose fields are arrays over machines."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

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

    Classes stand behind the machines in sizes of their own for each study. What two studies have
    in common, from the first record on, is the catalog.
    """

    def __init__(self) -> None:
        self._latest: tuple[Sequence[R], C] | None = None
        self._before: tuple[Sequence[R], C] | None = None

    def of(self, records: Sequence[R], lay: Callable[[Sequence[R]], C]) -> C:
        """Their columns, kept while the same are asked for."""
        if self._latest is None or self._latest[0] is not records:
            self._latest = records, self._laid(records, lay)
        return self._latest[1]

    def _laid(self, records: Sequence[R], lay: Callable[[Sequence[R]], C]) -> C:
        before, shared = self._before, 0
        if before is not None:
            shared = _alike_from_the_first(before[0], records)
        if before is None or any(not is_made_to_size(one) for one in records[shared:]):
            self._before = records, lay(records)  # another catalog
            return self._before[1]
        if shared < len(before[0]):
            before = self._before = records[:shared], lay(records[:shared])
        return followed_by(before[1], lay(records[shared:])) if shared < len(records) else before[1]


def _alike_from_the_first(some: Sequence[R], others: Sequence[R]) -> int:
    """How many records are the same ones before the first that is another."""
    both = enumerate(zip(some, others, strict=False))
    return next((at for at, (a, b) in both if a is not b), min(len(some), len(others)))
