"""Types of wheels and classes of fans, made to the flow and pressure of a duty."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from core.families.fans.classes import BAND_BY_SPEED, BAND_DAMPED, class_size, made
from core.families.fans.columns import CURVE_DENSITY
from core.families.fans.duty import FanDuty
from core.families.fans.record import Fan
from core.families.fans.scaling import motor_speeds, scaled, size_for
from core.families.motors.transmission import TransmissionKind
from core.machines.device import ClassLevel
from core.selection.family import Situation, Sized
from core.standards.library import shipped_standards

_AS_OF = date(2026, 3, 1)
_CLASS_HZ = 50.0  # of the speeds that classes are of


def sized(classes: Mapping[int, Fan], situation: Situation) -> list[Sized]:
    """Every type and class, made for each number of units on duty.

    What cannot be made within its limits stays as it is in the catalog, and screening says why.
    """
    plant = situation.plant
    numbers = {
        units: situation.design.required_w / carrying
        for units in plant.numbers
        if (carrying := plant.carrying(units)) >= 1
    }
    return [
        one
        for row, record in classes.items()
        for one in _of_one(row, record, situation.duty, numbers)
    ]


def _of_one(row: int, record: Fan, duty: FanDuty, numbers: Mapping[int, float]) -> Iterator[Sized]:
    for units, flow in numbers.items():
        one = _class(record, duty, flow) if record.class_level else _type(record, duty, flow)
        if one is not None:
            yield Sized(machine=row, units=units, record=one)


def _type(record: Fan, duty: FanDuty, flow: float) -> Fan | None:
    direct = duty.drive_between is TransmissionKind.DIRECT
    speeds = motor_speeds(duty.frequency_hz) if direct else None
    size = size_for(record, flow, duty.pressure_pa, duty.density, speeds, static=duty.is_static)
    if size is None:
        return None
    own = scaled(record, size.size_mm, size.speed_rpm)
    name = f"{record.model} {size.size_mm:.0f} mm {size.speed_rpm:.0f} r/min"
    return msgspec.structs.replace(own, model=name)


def _class(record: Fan, duty: FanDuty, flow: float) -> Fan | None:
    if duty.is_static or record.speed_rpm is None:
        return None
    rpm = record.speed_rpm * duty.frequency_hz / _CLASS_HZ
    pressure = duty.pressure_pa * CURVE_DENSITY / duty.density
    level = record.class_level or ClassLevel.GRADE_3
    size = class_size(shipped_standards(), _AS_OF, level, flow, pressure, rpm)
    if size is None:
        return None
    band = BAND_BY_SPEED if duty.by_speed else BAND_DAMPED
    return msgspec.structs.replace(
        made(record, flow, pressure, size, rpm),
        model=f"{record.model} {flow * 3600:.0f} m³/h {duty.pressure_pa:.0f} Pa",
        size_from_mm=None,
        size_to_mm=None,
        class_band_one=band,
        class_band_several=band,
    )
