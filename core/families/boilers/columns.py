"""Boilers as columns, and as units that run at the points of a year.

One that stands hot and does not fire draws its stand-by loss where its record states one.

The return temperature follows the load, so that points of equal return are few: they are the
classes of the table of units, a tenth of a kelvin apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.boilers.efficiency import efficiency
from core.families.boilers.record import Boiler
from core.plant.unit import Units, tabulated

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_TENTH = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerColumns:
    """Records side by side; arrays (machines,), nan for what a record does not state."""

    records: tuple[Boiler, ...]
    output_w: FloatArray
    turndown: FloatArray
    return_max_c: FloatArray
    standby_w: FloatArray  # 0 where it is not stated
    price: FloatArray


def columns_of(records: Sequence[Boiler]) -> BoilerColumns:
    """Lay records side by side."""

    def column(values: Sequence[float | None]) -> FloatArray:
        return np.array([np.nan if one is None else one for one in values], dtype=np.float64)

    output = column([one.boiler_output_w for one in records])
    standby = column([one.standby_share for one in records])
    return BoilerColumns(
        records=tuple(records),
        output_w=output,
        turndown=column([one.turndown for one in records]),
        return_max_c=column([one.return_max_c for one in records]),
        standby_w=np.nan_to_num(standby) * output,
        price=column([one.price for one in records]),
    )


def units_of(columns: BoilerColumns, machines: IntArray, return_c: FloatArray) -> Units:
    """Boilers at points with these returns, (points,); the input is fuel, or electricity."""
    classes, kind = np.unique(np.round(return_c * _TENTH) / _TENTH, return_inverse=True)
    output = columns.output_w[machines][:, None] * np.ones(len(return_c))
    records = [columns.records[int(one)] for one in machines]

    waiting = columns.standby_w[machines][:, None]

    def inputs(plr: FloatArray) -> FloatArray:
        """Input over the full output, (machines, classes, points): no less than of a hot one."""
        fired = np.stack([plr / efficiency(one, plr, classes[:, None]) for one in records])
        return np.maximum(fired, (waiting / columns.output_w[machines][:, None])[:, :, None])

    table = tabulated(inputs) if records else np.zeros((0, len(classes), 101))
    return Units(
        capacity_w=output,
        scale_w=output,
        auxiliary_w=np.zeros((len(records), 1)),
        off_w=waiting,
        table=np.ascontiguousarray(np.moveaxis(table, 0, 1)),
        kind=np.asarray(kind, dtype=np.int64).reshape(-1),
    )
