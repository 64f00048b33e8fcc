"""How well a candidate fits, as findings."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.evaluation import OFTEN, PREFERRED
from core.families.flow_stations.outcome import FlowOutcome
from core.machines.flow_machines.control import FlowControl
from core.machines.flow_machines.curves import FlowMachines
from core.machines.flow_machines.speed import at_speed_for
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_LARGE = 1.25  # flow given at the design rise over that asked for: a large one for a small duty
_LOW_LOAD = 0.5  # of the motor, at design
_SURPLUS = 1.1  # of the rise asked for: less is the margin of any choice


def matching(
    machines: FlowMachines, situation: Situation, outcome: FlowOutcome
) -> Iterator[Finding]:
    """What speaks for and against a machine on this duty; machines: it alone, as in the fleet."""
    duty: FlowDuty = situation.duty
    if duty.series > 1:
        series = figure("series", duty.series, Kind.COUNT)
        yield finding("station_in_series", Severity.INFO, series)
    yield from _range(situation, outcome)
    yield from _size(outcome)
    yield from _surplus(machines, duty, outcome)
    yield from _control(duty, outcome)


def of_record(record: Any, told: frozenset[Any], *, of_unit: bool) -> Iterator[Finding]:
    """What its figures are worth; told: flags that are said otherwise."""
    for flag in record.flags:
        if flag not in told:
            yield finding(f"flag_{flag.value}", Severity.WARNING)
    if of_unit:
        yield finding("station_unit_power", Severity.INFO)
    grade, year = figure("grade", record.evidence.value), figure("year", record.source_year)
    yield finding("evidence", Severity.INFO, grade, year)


def _range(situation: Situation, outcome: FlowOutcome) -> Iterator[Finding]:
    ratio = outcome.duty_flow_ratio
    bounds = figure("low", PREFERRED[0], Kind.SHARE), figure("high", PREFERRED[1], Kind.SHARE)
    if ratio is not None and not PREFERRED[0] <= ratio <= PREFERRED[1]:
        yield finding(
            "station_outside_preferred",
            Severity.WARNING,
            figure("ratio", ratio, Kind.SHARE),
            *bounds,
        )
    hours = situation.design.running_hours or 1.0
    if outcome.beyond_preferred_hours > OFTEN * hours:
        yield finding(
            "station_hours_outside",
            Severity.WARNING,
            figure("hours", outcome.beyond_preferred_hours, Kind.HOURS),
            figure("share", outcome.beyond_preferred_hours / hours, Kind.SHARE),
            *bounds,
        )
    if outcome.least_flow_hours > 0.0:
        hours_least = figure("hours", outcome.least_flow_hours, Kind.HOURS)
        yield finding("station_least_flow", Severity.INFO, hours_least)


def _size(outcome: FlowOutcome) -> Iterator[Finding]:
    load = outcome.motor_load
    large = outcome.oversizing > _LARGE
    low = load is not None and load < _LOW_LOAD
    if large or low:
        yield finding(
            "station_too_large", Severity.WARNING,
            figure("ratio", outcome.oversizing, Kind.RATIO),
            figure("load", 0.0 if load is None else load, Kind.SHARE),
        )  # fmt: skip


def _surplus(machines: FlowMachines, duty: FlowDuty, outcome: FlowOutcome) -> Iterator[Finding]:
    """Rise that a machine at full speed gives and the system does not ask for, at design."""
    ratio = outcome.duty_flow_ratio
    if duty.by_speed or ratio is None or duty.control is FlowControl.ON_OFF:
        return
    own = np.array([[ratio * float(machines.best_flow[0])]])
    given = float(machines.rise_at(own)[0, 0])
    if not given > duty.rise * _SURPLUS:
        return
    smaller = float(at_speed_for(machines, own, np.array([[duty.rise]])).speed[0, 0])
    if smaller < 1.0:
        yield finding(
            "station_surplus", Severity.WARNING,
            figure("given", given, duty.rise_kind),
            figure("needed", duty.rise, duty.rise_kind),
            figure("share", smaller, Kind.SHARE),
        )  # fmt: skip


def _control(duty: FlowDuty, outcome: FlowOutcome) -> Iterator[Finding]:
    saved = outcome.throttle_saving_wh
    if saved is not None:
        yield finding(
            "speed_saves" if saved > 0.0 else "speed_saves_nothing", Severity.INFO,
            figure("saved", abs(saved), Kind.ENERGY),
            figure("share", abs(saved) / (outcome.annual_energy_wh + saved), Kind.SHARE),
        )  # fmt: skip
    if duty.control in (FlowControl.BYPASS, FlowControl.THROTTLE):
        control = figure("control", duty.control.value, word="choice")
        yield finding("station_control_wastes", Severity.INFO, control)
