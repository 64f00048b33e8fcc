"""How well a candidate fits, as findings."""

from collections.abc import Iterator

import numpy as np

from core.families.pumps.columns import columns_of
from core.families.pumps.duty import PumpControl, PumpDuty
from core.families.pumps.evaluation import PREFERRED
from core.families.pumps.outcome import PumpOutcome
from core.families.pumps.record import PowerBasis, Pump, PumpFlag
from core.machines.flow_machines.meeting import meet
from core.machines.flow_machines.speed import at_speed_for
from core.machines.flow_machines.system import System
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_LARGE = 1.25  # flow given at the design head over that asked for: a large pump for a small duty
_LOW_LOAD = 0.5  # of the motor, at design
_TOLD = frozenset({PumpFlag.NO_NPSH, PumpFlag.MAKER_UNNAMED})  # said otherwise
_SURPLUS = 1.1  # of the head asked for: less is the margin of any choice
_OFTEN = 0.1  # of the running hours


def match(record: Pump, situation: Situation, outcome: PumpOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a pump on this duty."""
    return tuple(_said(record, situation, outcome))


def _said(record: Pump, situation: Situation, outcome: PumpOutcome) -> Iterator[Finding]:
    duty: PumpDuty = situation.duty
    yield from _range(situation, outcome)
    yield from _size(outcome)
    yield from _suction(record, duty, outcome)
    yield from _unstable(record, duty)
    yield from _surplus(record, duty, outcome)
    yield from _control(duty, outcome)
    for flag in record.flags:
        if flag not in _TOLD:
            yield finding(f"flag_{flag.value}", Severity.WARNING)
    if record.power_basis is PowerBasis.UNIT:
        yield finding("pump_unit_power", Severity.INFO)
    grade, year = figure("grade", record.evidence.value), figure("year", record.source_year)
    yield finding("evidence", Severity.INFO, grade, year)


def _range(situation: Situation, outcome: PumpOutcome) -> Iterator[Finding]:
    ratio = outcome.duty_flow_ratio
    bounds = figure("low", PREFERRED[0], Kind.SHARE), figure("high", PREFERRED[1], Kind.SHARE)
    if ratio is not None and not PREFERRED[0] <= ratio <= PREFERRED[1]:
        yield finding(
            "pump_outside_preferred",
            Severity.WARNING,
            figure("ratio", ratio, Kind.SHARE),
            *bounds,
        )
    hours = situation.design.running_hours or 1.0
    if outcome.beyond_preferred_hours > _OFTEN * hours:
        yield finding(
            "pump_hours_outside",
            Severity.WARNING,
            figure("hours", outcome.beyond_preferred_hours, Kind.HOURS),
            figure("share", outcome.beyond_preferred_hours / hours, Kind.SHARE),
            *bounds,
        )
    if outcome.least_flow_hours > 0.0:
        hours_least = figure("hours", outcome.least_flow_hours, Kind.HOURS)
        yield finding("pump_least_flow", Severity.INFO, hours_least)


def _size(outcome: PumpOutcome) -> Iterator[Finding]:
    load = outcome.motor_load
    large = outcome.oversizing > _LARGE
    low = load is not None and load < _LOW_LOAD
    if large or low:
        yield finding(
            "pump_too_large", Severity.WARNING,
            figure("ratio", outcome.oversizing, Kind.RATIO),
            figure("load", 0.0 if load is None else load, Kind.SHARE),
        )  # fmt: skip


def _suction(record: Pump, duty: PumpDuty, outcome: PumpOutcome) -> Iterator[Finding]:
    if not record.npsh_points:
        severity = Severity.WARNING if duty.npsh_available_m is not None else Severity.INFO
        yield finding("npsh_not_stated", severity)
    elif outcome.npsh_spare_m is not None:
        yield finding("npsh_spare", Severity.INFO, figure("spare", outcome.npsh_spare_m, Kind.HEAD))


def _surplus(record: Pump, duty: PumpDuty, outcome: PumpOutcome) -> Iterator[Finding]:
    """Head that a pump at full speed gives and the system does not ask for, at design."""
    ratio = outcome.duty_flow_ratio
    if duty.by_speed or ratio is None or duty.flow_control is PumpControl.ON_OFF:
        return
    pumps = columns_of([record]).pumps
    own = np.array([[ratio * float(pumps.best_flow[0])]])
    given = float(pumps.rise_at(own)[0, 0])
    if not given > duty.head_m * _SURPLUS:
        return
    smaller = float(at_speed_for(pumps, own, np.array([[duty.head_m]])).speed[0, 0])
    if smaller < 1.0:
        yield finding(
            "pump_surplus", Severity.WARNING,
            figure("given", given, Kind.HEAD),
            figure("needed", duty.head_m, Kind.HEAD),
            figure("share", smaller, Kind.SHARE),
        )  # fmt: skip


def _unstable(record: Pump, duty: PumpDuty) -> Iterator[Finding]:
    """That a curve which rises first meets the system twice, or does not start against it."""
    pumps = columns_of([record]).pumps
    met = meet(pumps, System(static=duty.head_m, resistance=0.0))
    if int(met.roots[0, 0]) > 1:
        shut_off = float(pumps.rise[0, 0])
        yield finding(
            "pump_two_points", Severity.WARNING,
            figure("head", duty.head_m, Kind.HEAD),
            figure("shut_off", shut_off, Kind.HEAD),
        )  # fmt: skip


def _control(duty: PumpDuty, outcome: PumpOutcome) -> Iterator[Finding]:
    saved = outcome.throttle_saving_wh
    if saved is not None:
        yield finding(
            "speed_saves" if saved > 0.0 else "speed_saves_nothing", Severity.INFO,
            figure("saved", abs(saved), Kind.ENERGY),
            figure("share", abs(saved) / (outcome.annual_energy_wh + saved), Kind.SHARE),
        )  # fmt: skip
    if duty.flow_control in (PumpControl.BYPASS, PumpControl.THROTTLE):
        yield finding(
            "pump_control_wastes",
            Severity.INFO,
            figure("control", duty.flow_control.value, word="choice"),
        )
