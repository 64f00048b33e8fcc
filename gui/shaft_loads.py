"""How each kind of shaft load becomes a year: from the study itself, or from a file beside it."""

from pathlib import Path

import numpy as np

from catalog.files.shafts import read_cycle, read_flow, read_input
from core.finding import Severity, figure, finding
from core.motors.duty import MotorDuty
from core.motors.existing import existing_bank
from core.motors.loads import (
    ShaftConstant,
    ShaftCycle,
    ShaftFlow,
    ShaftMeasured,
    ShaftTemplate,
)
from core.motors.measured import shaft_power_w
from core.motors.shaft import (
    ShaftSeries,
    constant_shaft,
    cycle_shaft,
    flow_shaft,
    measured_shaft,
    template_shaft,
)
from core.problem import Problem
from core.quantity import Kind
from core.study import Study


def constant(load: ShaftConstant) -> ShaftSeries:
    """One point."""
    return constant_shaft(load)


def template(load: ShaftTemplate) -> ShaftSeries:
    """A typical course."""
    return template_shaft(load)


def cycle(load: ShaftCycle, folder: Path) -> ShaftSeries:
    """The steps in the study, or in its file."""
    steps = read_cycle(folder / load.path) if load.path else load.steps
    return cycle_shaft(load, steps, Path(load.path).name)


def flow(load: ShaftFlow, folder: Path) -> ShaftSeries:
    """Flows in the study, or in its file, for their shares of the running hours."""
    if load.path:
        shares, hours = read_flow(folder / load.path)
    else:
        shares, hours = np.array(load.flow_shares), np.array(load.time_shares)
    return flow_shaft(load, shares, _spread(hours, load.hours_a_year), Path(load.path).name)


def measured(load: ShaftMeasured, study: Study, folder: Path) -> ShaftSeries:
    """Input powers of the existing motor, turned into power at its shaft."""
    duty = study.duty
    assert isinstance(duty, MotorDuty)  # noqa: S101  the load goes with its family
    if load.path:
        power, hours = read_input(folder / load.path)
    else:
        power, hours = np.array(load.input_w), np.array(load.time_shares)
    bank = existing_bank(duty)
    if bank is None or duty.existing_rpm is None:
        raise Problem("existing_missing", "duty.existing_power_w")
    shaft = shaft_power_w(bank, power)
    if not shaft.max(initial=0.0) > 0.0:
        most = figure("power", float(power.max(initial=0.0)), Kind.ELECTRIC_POWER)
        raise Problem("measured_below_no_load", "duty.existing_efficiency", most)
    said = finding("shaft_from_input", Severity.INFO,
                   figure("power", float(shaft.max(initial=0.0)), Kind.SHAFT_POWER))  # fmt: skip
    return measured_shaft(
        shaft, duty.existing_rpm, _spread(hours, load.hours_a_year), Path(load.path).name, (said,)
    )


def _spread(hours: np.ndarray, total: float) -> np.ndarray:
    """Hours in proportion, so that they sum to those of the year."""
    return hours * (total / float(hours.sum()))
