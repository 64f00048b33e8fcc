"""Pumps as columns: arrays over machines, the form in which all is computed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.families.motors.drive import Drive
from core.families.pumps.record import PowerBasis, Pump, SpeedControl
from core.machines.flow_machines.curves import Curve, FlowMachines, machines_of

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

GRAVITY = 9.80665
CURVE_DENSITY = 998.2  # kg/m³: curve sheets hold for water of 20 °C
WATER_WORK = CURVE_DENSITY * GRAVITY  # W for a m³/s raised by 1 m
_S_PER_H = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpColumns:
    """Records side by side; arrays (records,), nan where nothing is stated.

    pumps: their curves as electric or shaft power, whichever the record has, for water.
    """

    records: tuple[Pump, ...]
    drives: tuple[Drive, ...]  # converters that a motor may be fed by
    pumps: FlowMachines
    of_unit: BoolArray  # the power of the curve is electric
    settable: BoolArray  # its speed can be set: by a drive of its own, or by a converter
    speed_rpm: FloatArray
    slowest: FloatArray  # of the curve's speed
    fastest: FloatArray
    fixed_w: FloatArray  # of a unit, what does not fall with the speed; 0 where not stated
    price: FloatArray

    def __len__(self) -> int:
        return len(self.records)


def curve_of(pump: Pump) -> Curve:
    """The points of a record as a curve in SI."""
    flow, head, power = zip(*pump.curve, strict=True)
    return Curve(
        flow=tuple(q / _S_PER_H for q in flow), rise=head, power_w=tuple(p * 1e3 for p in power)
    )


@lru_cache(maxsize=4096)
def _alone(pump: Pump) -> FlowMachines:
    """The curve of one machine; those of a catalog are laid side by side again and again."""
    return machines_of([curve_of(pump)], WATER_WORK)


def columns_of(records: Sequence[Pump], drives: Sequence[Drive] = ()) -> PumpColumns:
    """Lay records side by side."""

    def column(value: Callable[[Pump], float | None], missing: float = np.nan) -> FloatArray:
        found = (value(record) for record in records)
        return np.array([missing if one is None else one for one in found], dtype=np.float64)

    each = [_alone(record) for record in records]
    speed = column(lambda one: one.speed_rpm)
    return PumpColumns(
        records=tuple(records),
        drives=tuple(drives),
        pumps=_together(each),
        of_unit=np.array([one.power_basis is PowerBasis.UNIT for one in records], dtype=bool),
        settable=np.array(
            [one.speed_control is not SpeedControl.NONE for one in records], dtype=bool
        ),
        speed_rpm=speed,
        slowest=column(lambda one: one.speed_min_rpm, 0.0) / speed,
        fastest=column(lambda one: one.speed_max_rpm or one.speed_rpm) / speed,
        fixed_w=column(lambda one: one.fixed_power_w, 0.0),
        price=column(lambda one: one.price),
    )


def _together(each: Sequence[FlowMachines]) -> FlowMachines:
    """Machines laid one by one as one set of columns."""
    if not each:
        return machines_of((), WATER_WORK)
    names = FlowMachines.__dataclass_fields__
    return FlowMachines(
        **{name: np.concatenate([getattr(one, name) for one in each]) for name in names}
    )
