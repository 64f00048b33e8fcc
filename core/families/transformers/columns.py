"""Transformers as columns: arrays over machines, the form in which all is computed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.record import Insulation, Transformer

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
    cooling_w: FloatArray
    cooling_from: FloatArray
    is_oil: NDArray[np.bool_]
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
        cooling_w=np.nan_to_num(column([one.cooling_power_w for one in records])),
        cooling_from=column(
            [1.0 if one.cooling_from is None else one.cooling_from for one in records]
        ),
        is_oil=np.array([one.insulation is Insulation.OIL for one in records], dtype=np.bool_),
        price=column([one.price for one in records]),
    )
