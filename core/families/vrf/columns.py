"""Air conditioners side by side: arrays over machines and their stages."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.vrf.record import AirConditioner

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_FULL = (1.0, 0.0, 0.0, 0.0)  # of machines in stages, where nothing asks for it
_TERMS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class VrfColumns:
    """Records as columns; arrays (machines,) or (machines, stages, …), nan for what is not told.

    A machine of fewer stages than another has its last one again.
    """

    records: tuple[AirConditioner, ...]
    cooling_w: FloatArray
    power_w: FloatArray  # rated, nan where no EER is stated
    share: FloatArray  # (machines, stages), of the rated capacity
    capacity: FloatArray  # (machines, stages, 6)
    input: FloatArray  # (machines, stages, 6), power per capacity
    indoor_min_c: FloatArray
    indoor_max_c: FloatArray
    outdoor_min_c: FloatArray
    outdoor_max_c: FloatArray
    modulating: BoolArray
    part_load: FloatArray  # (machines, 4)
    plr_min: FloatArray
    gwp: FloatArray
    price: FloatArray


def columns_of(records: Sequence[AirConditioner]) -> VrfColumns:
    """Lay records side by side."""

    def column(values: list[float | None]) -> FloatArray:
        return np.array([np.nan if one is None else one for one in values], dtype=np.float64)

    most = max((len(one.stages) for one in records), default=1)
    rows = [[*one.stages, *one.stages[-1:] * (most - len(one.stages))] for one in records]
    stages = np.array(rows, dtype=np.float64).reshape(len(records), most, 13)
    cooling = column([one.rated_cooling_w for one in records])
    return VrfColumns(
        records=tuple(records),
        cooling_w=cooling,
        power_w=cooling / column([one.rated_eer for one in records]),
        share=stages[:, :, 0],
        capacity=stages[:, :, 1:7],
        input=stages[:, :, 7:],
        indoor_min_c=column([one.indoor_min_c for one in records]),
        indoor_max_c=column([one.indoor_max_c for one in records]),
        outdoor_min_c=column([one.outdoor_min_c for one in records]),
        outdoor_max_c=column([one.outdoor_max_c for one in records]),
        modulating=np.array([bool(one.part_load) for one in records], dtype=bool),
        part_load=np.array([_four(one.part_load) for one in records], dtype=np.float64).reshape(
            -1, _TERMS
        ),
        plr_min=column([one.plr_min for one in records]),
        gwp=column([one.gwp for one in records]),
        price=column([one.price for one in records]),
    )


def _four(terms: tuple[float, ...]) -> tuple[float, ...]:
    return (*terms, *(0.0,) * (_TERMS - len(terms)))[:_TERMS] if terms else _FULL


def take(columns: VrfColumns, machines: NDArray[np.int64]) -> VrfColumns:
    """Those of some machines, in their order."""
    arrays = {
        name: getattr(columns, name)[machines] for name in columns.__slots__ if name != "records"
    }
    return VrfColumns(records=tuple(columns.records[i] for i in machines), **arrays)
