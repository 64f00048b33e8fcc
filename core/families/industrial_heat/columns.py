"""Records side by side, and what each does between the duty's streams."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.industrial_heat.record import IndustrialHeatPump

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpColumns:
    """Records in order; columns (records,)."""

    records: tuple[IndustrialHeatPump, ...]
    band: FloatArray
    min_load: FloatArray
    price: FloatArray  # of one unit, nan where the record has none


def columns_of(records: Sequence[IndustrialHeatPump]) -> PumpColumns:
    """Lay records side by side."""
    return PumpColumns(
        records=tuple(records),
        band=np.array([r.cop_band for r in records], dtype=np.float64),
        min_load=np.array([r.unit_min_load for r in records], dtype=np.float64),
        price=np.array([np.nan if r.price is None else r.price for r in records]),
    )
