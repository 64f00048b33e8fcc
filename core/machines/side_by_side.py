"""Machines laid side by side: dataclasses whose fields are arrays over machines."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

C = TypeVar("C", bound="DataclassInstance")


def of_machines(columns: C, machines: NDArray[np.int64] | NDArray[np.bool_]) -> C:
    """The columns of some machines only, by index or by mask, along the first axis of each."""
    return replace(columns, **{f.name: getattr(columns, f.name)[machines] for f in fields(columns)})
