"""Pumps or fans as columns: arrays over machines, the form in which all is computed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.families.motors.drive import Drive
from core.machines.flow_machines.curves import FlowMachines

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowColumns:
    """Records side by side; arrays (records,), nan where nothing is stated.

    machines: their curves as electric or shaft power, whichever the record has, at the density
    of the curves.
    """

    records: tuple[Any, ...]
    drives: tuple[Drive, ...]  # converters that a motor may be fed by
    machines: FlowMachines
    of_unit: BoolArray  # the power of the curve is electric
    settable: BoolArray  # its speed can be set: by a drive of its own, or by a converter
    speed_rpm: FloatArray
    slowest: FloatArray  # of the curve's speed
    fastest: FloatArray
    fixed_w: FloatArray  # of a unit, what does not fall with the speed; 0 where not stated
    motor_w: FloatArray  # of the motor it comes with
    price: FloatArray

    def __len__(self) -> int:
        return len(self.records)


def column(
    records: Sequence[Any], value: Callable[[Any], float | None], missing: float = np.nan
) -> FloatArray:
    """One figure of every record."""
    found = (value(record) for record in records)
    return np.array([missing if one is None else one for one in found], dtype=np.float64)


def figures_of(records: Sequence[Any], unstated_rpm: float = np.nan) -> dict[str, Any]:
    """The columns of records besides their curves, by name; of some the speed is not stated."""
    speed = column(records, lambda one: one.speed_rpm, unstated_rpm)
    most = column(records, lambda one: one.speed_max_rpm or one.speed_rpm, unstated_rpm)
    return {
        "records": tuple(records),
        "of_unit": np.array([one.power_basis is PowerBasis.UNIT for one in records], dtype=bool),
        "settable": np.array(
            [one.speed_control is not SpeedControl.NONE for one in records], dtype=bool
        ),
        "speed_rpm": speed,
        "slowest": column(records, lambda one: one.speed_min_rpm, 0.0) / speed,
        "fastest": most / speed,
        "motor_w": column(records, lambda one: one.motor_power_w),
        "price": column(records, lambda one: one.price),
    }
