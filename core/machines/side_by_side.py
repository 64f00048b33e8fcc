"""Machines laid side by side: dataclasses whose fields are arrays over machines."""

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

C = TypeVar("C", bound="DataclassInstance")


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
