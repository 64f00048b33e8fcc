"""Classes of motors in the ratings that the duty asks for.

A class is made at the ratings of its table alone: the smallest that carries the load in each way it
may be used, and the next above it, which carries what the smallest may not (a motor's own fan turns
slowly, a peak is high). Which of them goes on is screening's to say. The speed is the load's where
the column of the table is a range that holds it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from core.families.motors.design import MotorDesign
from core.families.motors.duty import MotorDuty
from core.families.motors.grading import LOW_VOLTAGE_PM_V, LOW_VOLTAGE_V, TABLE_HIGH_VOLTAGE_V
from core.families.motors.making_classes import made_at
from core.families.motors.record import Motor, Technology
from core.families.motors.situation import required_w
from core.families.motors.ways import variants_of, way_of
from core.selection.family import Situation, Sized

_AT_A_TIME = 2  # ratings that each way is tried with
_SAME = 1e-9


def sized(classes: Mapping[int, Motor], situation: Situation) -> list[Sized]:
    """Every class of the grid's voltage at the ratings that may do, under the id of its class."""
    duty: MotorDuty = situation.duty
    needed = _needed(situation)
    return [
        Sized(machine=row, units=1, record=one)
        for row, record in classes.items()
        if _is_wound_for(record, duty.voltage_v)
        for one in _made(record, situation, needed)
    ]


def _is_wound_for(record: Motor, voltage_v: float) -> bool:
    """Whether the table of a class holds for a voltage."""
    cage = record.technology is Technology.INDUCTION
    low = LOW_VOLTAGE_V if cage else LOW_VOLTAGE_PM_V
    if record.voltage_v <= low:
        return voltage_v <= low
    if record.voltage_v <= TABLE_HIGH_VOLTAGE_V:
        return low < voltage_v <= TABLE_HIGH_VOLTAGE_V
    return voltage_v > TABLE_HIGH_VOLTAGE_V


def _needed(situation: Situation) -> dict[int, float]:
    """Rated power that each way asks for before derating is made good, W, at the load's speed."""
    duty, design = situation.duty, situation.design
    derated = design.ambient_factor * design.elevation_factor or 1.0
    return {
        variant: required_w(duty, situation.load, design.peak_w, way_of(duty, variant)) / derated
        for variant in variants_of(duty)
    }


def _made(record: Motor, situation: Situation, needed: Mapping[int, float]) -> Iterator[Motor]:
    design: MotorDesign = situation.design
    duty: MotorDuty = situation.duty
    rpm = _speed(record, design.speed_rpm)
    code = record.model.split(" ")[0]
    wanted = {
        power_w
        for variant, power_w in _by_way(duty, design, rpm, needed)
        for power_w in _ratings(record, power_w)
    }
    for power_w in sorted(wanted):
        name = f"{code} {power_w / 1e3:g} kW"
        yield made_at(record, power_w, rpm, duty.voltage_v, name=name)


def _speed(record: Motor, load_rpm: float) -> float:
    """The speed a class is made for: the load's where its column holds it, else its own."""
    low, high = record.class_above_rpm, record.class_to_rpm
    if low is not None and high is not None and low < load_rpm <= high:
        return load_rpm
    return record.synchronous_rpm or record.speed_max_rpm or record.rated_rpm


def _by_way(
    duty: MotorDuty, design: MotorDesign, rpm: float, needed: Mapping[int, float]
) -> Iterator[tuple[int, float]]:
    """The rated power that each way asks for, W: one that turns slower than rated gives less."""
    for variant, power_w in needed.items():
        direct = way_of(duty, variant).direct
        faster = rpm / design.speed_rpm if direct and design.speed_rpm > 0.0 else 1.0
        yield variant, power_w * max(faster, 1.0)


def _ratings(record: Motor, power_w: float) -> Sequence[float]:
    """The smallest ratings of a class that are enough, W; its largest where none is."""
    known = record.class_ratings  # rising
    at = bisect_left(known, power_w * (1.0 - _SAME), key=itemgetter(0))
    return [rating for rating, *_ in known[at : at + _AT_A_TIME] or known[-1:]]
