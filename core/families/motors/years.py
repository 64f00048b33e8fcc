"""How each kind of shaft load becomes a year: from the study itself, or from a file beside it."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from core.families.motors.duty import MotorDuty
from core.families.motors.existing import existing_bank, shaft_power_w
from core.families.motors.loads import (
    ShaftConstant,
    ShaftCycle,
    ShaftFlow,
    ShaftMeasured,
    ShaftTemplate,
)
from core.families.motors.shaft import (
    ShaftSeries,
    constant_shaft,
    cycle_shaft,
    flow_shaft,
    measured_shaft,
    template_shaft,
)
from core.load.making import LoadAsked, LoadMakers
from core.load.series import ShaftRows
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

_SHARES_APART = 0.01  # from one, of shares that were rounded
_SELDOM_OVER, _NEVER_OVER = 1.5, 5.0  # of the motor's rating
_SELDOM_UNDER = 0.02


def constant(load: ShaftConstant, _: LoadAsked) -> ShaftSeries:
    """One point."""
    return constant_shaft(load)


def template(load: ShaftTemplate, _: LoadAsked) -> ShaftSeries:
    """A typical course."""
    return template_shaft(load)


def cycle(load: ShaftCycle, asked: LoadAsked) -> ShaftSeries:
    """The steps in the study, or in its file."""
    steps = asked.files.steps(load.path, load.reading) if load.path else load.steps
    return cycle_shaft(load, steps, Path(load.path).name)


def flow(load: ShaftFlow, asked: LoadAsked) -> ShaftSeries:
    """Flows in the study, or in its file, for their shares of the running hours."""
    if load.path:
        found = asked.files.flows(load.path, load.reading)
    else:
        found = _entered(load.flow_shares, load.time_shares, load.hours_a_year)
    hours = _spread(found.hours, load.hours_a_year)
    made = flow_shaft(load, found.values, hours, Path(load.path).name)
    return replace(made, findings=(*made.findings, *found.findings))


def measured(load: ShaftMeasured, asked: LoadAsked) -> ShaftSeries:
    """Input powers of the existing motor, turned into power at its shaft."""
    duty = asked.duty
    assert isinstance(duty, MotorDuty)  # noqa: S101  the load goes with its family
    if load.path:
        found = asked.files.input_powers(load.path, load.reading)
    else:
        found = _entered(load.input_w, load.time_shares, load.hours_a_year)
    power, hours = found.values, found.hours
    bank = existing_bank(duty)
    if bank is None or duty.existing_rpm is None:
        raise Problem("existing_missing", "duty.existing_power_w")
    shaft = shaft_power_w(bank, power)
    if not shaft.max(initial=0.0) > 0.0:
        most = figure("power", float(power.max(initial=0.0)), Kind.ELECTRIC_POWER)
        raise Problem("measured_below_no_load", "duty.existing_efficiency", most)
    highest = float(shaft.max(initial=0.0))
    said = (
        finding("shaft_from_input", Severity.INFO, figure("power", highest, Kind.SHAFT_POWER)),
        *found.findings,
        *_against_rating(highest, duty.existing_power_w or highest, load.path),
    )
    return measured_shaft(
        shaft, duty.existing_rpm, _spread(hours, load.hours_a_year), Path(load.path).name, said
    )


def _against_rating(highest_w: float, rated_w: float, path: str) -> tuple[Finding, ...]:
    """What a motor of that rating cannot have drawn, or hardly would.

    Raises Problem `shaft_beyond_rating`.
    """
    share = figure("share", highest_w / rated_w, Kind.SHARE)
    figures = (
        figure("power", highest_w, Kind.SHAFT_POWER),
        figure("rated", rated_w, Kind.SHAFT_POWER),
    )
    if highest_w > _NEVER_OVER * rated_w:
        raise Problem("shaft_beyond_rating", path or "load.input_w", *figures, share)
    if highest_w > _SELDOM_OVER * rated_w:
        return (finding("shaft_above_rating", Severity.WARNING, *figures, share),)
    if highest_w < _SELDOM_UNDER * rated_w:
        return (finding("shaft_far_below_rating", Severity.WARNING, *figures, share),)
    return ()


def _entered(
    values: tuple[float, ...], shares: tuple[float, ...], hours_a_year: float
) -> ShaftRows:
    """Values for their shares of the time, which sum to one, to 100 % or to the hours."""
    total = sum(shares)
    wholes = (1.0, 100.0, hours_a_year)
    said: tuple[Finding, ...] = ()
    if not any(abs(total / whole - 1.0) <= _SHARES_APART for whole in wholes):
        said = (finding("shaft_shares_sum", Severity.WARNING, figure("sum", total, Kind.SHARE)),)
    return ShaftRows(values=np.array(values), hours=np.array(shares), findings=said)


def _spread(hours: np.ndarray, total: float) -> np.ndarray:
    """Hours in proportion, so that they sum to those of the year."""
    return hours * (total / float(hours.sum()))


LOADS: LoadMakers = {
    ShaftConstant: constant,
    ShaftTemplate: template,
    ShaftCycle: cycle,
    ShaftFlow: flow,
    ShaftMeasured: measured,
}
