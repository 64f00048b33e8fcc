"""Classes of motors in the ratings that the duty asks for.

A class is made at the ratings of its table alone: the smallest that carries the load in each way it
may be used, and the next above it, which carries what the smallest may not (a motor's own fan turns
slowly, a peak is high). Which of them goes on is screening's to say. The speed is the load's where
the column of the table is a range that holds it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from core.families.motors.design import MotorDesign
from core.families.motors.duty import MotorDuty
from core.families.motors.grading import LOW_VOLTAGE_PM_V, LOW_VOLTAGE_V, TABLE_HIGH_VOLTAGE_V
from core.families.motors.making_classes import made_at
from core.families.motors.record import Motor, Technology
from core.families.motors.situation import required_w
from core.families.motors.ways import variants_of, way_of
from core.keeping.keeping import keep_latest
from core.selection.family import Situation, Sized

_AT_A_TIME = 2  # ratings that each way is tried with
_SAME = 1e-9


def sized(classes: Mapping[int, Motor], situation: Situation) -> list[Sized]:
    """Every class of the grid's voltage at the ratings that may do, under the id of its class."""
    duty: MotorDuty = situation.duty
    needed = _needed(situation)
    # Of classes of one kind many have the same ratings and are made for the same speed.
    known: dict[tuple[tuple[float, ...], float], list[float]] = {}
    found = []
    for row, record in classes.items():
        if not _is_wound_for(record, duty.voltage_v):
            continue
        rpm = _speed(record, situation.design.speed_rpm)
        powers = _powers(record)
        key = powers, rpm
        if key not in known:
            known[key] = _ratings(powers, rpm, situation.design, needed)
        for power_w in known[key]:
            one = made_at(record, power_w, rpm, duty.voltage_v)
            found.append(Sized(machine=row, units=1, record=one))
    return found


def _is_wound_for(record: Motor, voltage_v: float) -> bool:
    """Whether the table of a class holds for a voltage."""
    cage = record.technology is Technology.INDUCTION
    low = LOW_VOLTAGE_V if cage else LOW_VOLTAGE_PM_V
    if record.voltage_v <= low:
        return voltage_v <= low
    if record.voltage_v <= TABLE_HIGH_VOLTAGE_V:
        return low < voltage_v <= TABLE_HIGH_VOLTAGE_V
    return voltage_v > TABLE_HIGH_VOLTAGE_V


def _needed(situation: Situation) -> list[tuple[bool, float]]:
    """Whether each way is direct, and the rated power it asks for, W, at the load's speed.

    Before derating is made good.
    """
    duty, design = situation.duty, situation.design
    derated = design.ambient_factor * design.elevation_factor or 1.0
    ways = [way_of(duty, variant) for variant in variants_of(duty)]
    return [
        (way.direct, required_w(duty, situation.load, design.peak_w, way) / derated) for way in ways
    ]


def _speed(record: Motor, load_rpm: float) -> float:
    """The speed a class is made for: the load's where its column holds it, else its own."""
    low, high = record.class_above_rpm, record.class_to_rpm
    if low is not None and high is not None and low < load_rpm <= high:
        return load_rpm
    return record.synchronous_rpm or record.speed_max_rpm or record.rated_rpm


@keep_latest(512)
def _powers(record: Motor) -> tuple[float, ...]:
    """The ratings of the table of a class, W, rising."""
    return tuple(power_w for power_w, *_ in record.class_ratings)


def _ratings(
    powers: Sequence[float], rpm: float, design: MotorDesign, needed: Sequence[tuple[bool, float]]
) -> list[float]:
    """Ratings of a class that may do, W, rising: one that turns slower than rated gives less.

    An induction motor slips to about the load's speed, so the rating that is just asked for is
    tried as well as the one for the synchronous speed.
    """
    faster = rpm / design.speed_rpm if design.speed_rpm > 0.0 else 1.0
    asked = {
        power_w * times
        for direct, power_w in needed
        for times in {1.0, max(faster, 1.0) if direct else 1.0}
    }
    wanted: set[float] = set()
    for power_w in asked:  # the smallest that are enough; the largest where none is
        at = bisect_left(powers, power_w * (1.0 - _SAME))
        wanted.update(powers[at : at + _AT_A_TIME] or powers[-1:])
    return sorted(wanted)
