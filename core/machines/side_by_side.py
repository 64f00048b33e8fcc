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

    Classes stand behind the machines in sizes of their own for each study.
    """

    def __init__(self) -> None:
        self._latest = Latest[Same, C](1)
        self._before: tuple[Sequence[R], C] | None = None

    def of(self, records: Sequence[R], lay: Callable[[Sequence[R]], C]) -> C:
        """Their columns, kept while the same are asked for."""
        return self._latest.of(Same(records), lambda: self._laid(records, lay))

    def _laid(self, records: Sequence[R], lay: Callable[[Sequence[R]], C]) -> C:
        ended = len(records)
        while ended and is_made_to_size(records[ended - 1]):
            ended -= 1
        machines, before = records[:ended], self._before
        if before is None or before[0] != machines:
            before = self._before = machines, lay(machines)
        return followed_by(before[1], lay(records[ended:])) if ended < len(records) else before[1]
