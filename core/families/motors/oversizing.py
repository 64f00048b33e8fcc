"""Whether the motor there is today is too large for its load (大马拉小车), and how it runs.

Load rate and size need its rated power alone; economic operation by GB/T 12497-2006 its efficiency
too. A mean load below 40 % asks for another motor after an economic check (GB/T 3485); one that is
larger than what is needed by more than the study allows a new one is called oversized as well.
"""

from collections.abc import Iterator

import numpy as np

from core.families.motors.bank import Bank
from core.families.motors.columns import FloatArray
from core.families.motors.duty import MotorDuty
from core.families.motors.economic_operation import (
    STANDARD,
    Operation,
    economic_operation,
    nameplate_of,
)
from core.families.motors.existing import existing_bank, existing_variant
from core.families.motors.running import points_of
from core.families.motors.situation import required_w
from core.families.motors.transmission import transmission_loss_w
from core.families.motors.ways import between, way_of
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

LOW_LOAD_SHARE = 0.4  # GB/T 3485
# Preferred ratings, kW: IEC 60072-1 (GB/T 4772), continued by the R20 steps in use.
RATINGS_KW = (
    0.12, 0.18, 0.25, 0.37, 0.55, 0.75, 1.1, 1.5, 2.2, 3.0, 4.0, 5.5, 7.5, 11.0, 15.0, 18.5, 22.0,
    30.0, 37.0, 45.0, 55.0, 75.0, 90.0, 110.0, 132.0, 160.0, 200.0, 250.0, 315.0, 355.0, 400.0,
    450.0, 500.0, 560.0, 630.0, 710.0, 800.0, 900.0, 1000.0,
)  # fmt: skip
_W_PER_KW = 1000.0


def next_rating_w(needed_w: float) -> float | None:
    """The smallest preferred rating that is enough, W; None above the largest."""
    return next((kw * _W_PER_KW for kw in RATINGS_KW if kw * _W_PER_KW >= needed_w), None)


def assess(situation: Situation, field: Bank) -> Iterator[Finding]:
    """Load rate of the existing motor, verdict on its size, economic operation; in this order."""
    duty: MotorDuty = situation.duty
    power_w = duty.existing_power_w
    if power_w is None:
        return
    share, hours = _shares(situation, power_w)
    if not hours.sum():
        return
    mean = float(share @ hours / hours.sum())
    yield _size(situation, power_w, mean, float(hours[share < LOW_LOAD_SHARE].sum()))
    bank = existing_bank(duty, field)
    if bank is not None and not way_of(duty, existing_variant(situation)).converter:
        yield from _operation(bank, mean, duty.reactive_equivalent)


def _shares(situation: Situation, power_w: float) -> tuple[FloatArray, FloatArray]:
    """Load of the motor over its rated power, and the hours, of the points at which it drives."""
    duty: MotorDuty = situation.duty
    way, peak_w = way_of(duty, existing_variant(situation)), situation.design.peak_w
    points = points_of(situation, controlled=way.converter)
    highest = float(points.speed_rpm.max(initial=0.0)) or 1.0
    lost = transmission_loss_w(
        between(way, duty, peak_w), peak_w, points.power_w, points.speed_rpm / highest
    )
    driving = points.power_w > 0.0
    return (points.power_w + lost)[driving] / power_w, points.hours[driving]


def _size(situation: Situation, power_w: float, mean: float, low_hours: float) -> Finding:
    duty: MotorDuty = situation.duty
    design = situation.design
    way = way_of(duty, existing_variant(situation))
    derated = design.ambient_factor * design.elevation_factor or 1.0
    needed = required_w(duty, situation.load, design.peak_w, way) / derated
    power = figure("power", power_w, Kind.SHAFT_POWER)
    load = figure("load", mean, Kind.SHARE)
    wanted = figure("needed", needed, Kind.SHAFT_POWER)
    most = needed * duty.load_share_max / power_w
    if most > 1.0 + 1e-9:
        peak = figure("peak", most, Kind.SHARE)
        return finding("existing_overloaded", Severity.WARNING, power, load, peak, wanted)
    size = next_rating_w(needed)
    smaller = size is not None and size < power_w
    large = power_w > needed * situation.study.criteria.oversizing_max
    if smaller and (mean < LOW_LOAD_SHARE or large):
        return finding(
            "existing_oversized", Severity.WARNING, power, load,
            figure("hours", low_hours, Kind.HOURS),
            figure("factor", power_w / needed, Kind.RATIO),
            wanted, figure("size", size or power_w, Kind.SHAFT_POWER), source="GB/T 3485",
        )  # fmt: skip
    return finding("existing_fits", Severity.INFO, power, load, wanted)


def _operation(bank: Bank, mean: float, reactive_equivalent: float) -> Iterator[Finding]:
    """GB/T 12497-2006 at the mean load; nothing where the current cannot be said."""
    plate, _ = nameplate_of(bank.columns, bank.losses, bank.current)
    found = economic_operation(plate, np.array([mean]), reactive_equivalent)
    efficiency = float(found.comprehensive_efficiency[0])
    if np.isnan(efficiency):
        return
    operation = Operation(int(found.operation[0]))
    weight = Severity.WARNING if operation is Operation.UNECONOMIC else Severity.INFO
    yield finding(
        "existing_operation", weight,
        figure("load", mean, Kind.SHARE),
        figure("efficiency", efficiency, Kind.SHARE),
        figure("rated", float(found.rated_comprehensive_efficiency[0]), Kind.SHARE),
        figure("operation", operation.name.lower(), word="operation"), source=STANDARD,
    )  # fmt: skip
