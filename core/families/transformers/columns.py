"""Transformers as columns: arrays over machines, the form in which all is computed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.record import Transformer

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformerColumns:
    """Each (machines,); nan for what a record does not state."""

    records: tuple[Transformer, ...]
    rated_va: FloatArray
    p0_w: FloatArray
    pk_w: FloatArray
    impedance: FloatArray
    no_load_current: FloatArray
    price: FloatArray


def columns_of(records: Sequence[Transformer]) -> TransformerColumns:
    """Lay records side by side."""

    def column(values: Sequence[float | None]) -> FloatArray:
        return np.array([np.nan if one is None else one for one in values], dtype=np.float64)

    return TransformerColumns(
        records=tuple(records),
        rated_va=column([one.rated_va for one in records]),
        p0_w=column([one.no_load_power_w for one in records]),
        pk_w=column([one.load_loss_w for one in records]),
        impedance=column([one.impedance for one in records]),
        no_load_current=column([one.no_load_current for one in records]),
        price=column([one.price for one in records]),
    )
