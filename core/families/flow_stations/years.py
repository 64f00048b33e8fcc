"""How flows given in a study become a year of flow."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.loads import FlowBins, FlowDay, FlowFile, MeteredFlow
from core.load.calendar import YEAR_DAYS, Calendar
from core.load.kinds import LoadFile
from core.load.making import LoadAsked, LoadMakers
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_APART = 0.01  # from one, of shares that were rounded


class FlowOrigin(StrEnum):
    """Where the flow comes from: `choice.<value>`, `report.annex.load.<value>`."""

    BINS = "flow_bins"
    DAY = "flow_day"
    FILE = "flow_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowYear:
    """A year of flow, m³/s, (points,): step by step, or where it has no clock with hours of each.

    month, hour_of_day: of each step; None: the points have no clock and `hours` says how long.
    """

    flow_m3s: FloatArray
    origin: StrEnum
    label: str
    step_h: float
    month: NDArray[np.int8] | None = None
    hour_of_day: NDArray[np.int8] | None = None
    hours: FloatArray | None = None
    label_words: str = ""
    findings: tuple[Finding, ...] = ()


def bins(load: FlowBins, asked: LoadAsked) -> FlowYear:
    """Flows in the study, or in its file, for their shares of the running hours."""
    return in_bins(load, asked, duty_of(asked).flow_m3s)


def in_bins(load: FlowBins, asked: LoadAsked, design_m3s: float) -> FlowYear:
    """The same of any duty by its design flow."""
    said: tuple[Finding, ...] = ()
    if load.path:
        found = asked.files.flows(load.path, load.reading)
        shares, hours, said = found.values, found.hours, found.findings
    else:
        shares, hours = np.array(load.flow_shares), np.array(load.time_shares)
        total = float(hours.sum())
        if not any(abs(total / whole - 1.0) <= _APART for whole in (1.0, 100.0, load.hours_a_year)):
            share = figure("sum", total, Kind.SHARE)
            said = (finding("shaft_shares_sum", Severity.WARNING, share),)
    return FlowYear(
        flow_m3s=shares * design_m3s,
        origin=FlowOrigin.BINS,
        label=Path(load.path).name,
        step_h=0.0,
        hours=hours * (load.hours_a_year / float(hours.sum())),
        findings=said,
    )


def from_file(load: FlowFile, asked: LoadAsked) -> FlowYear:
    """The year of a flow meter."""
    return metered(load, asked, FlowOrigin.FILE)


def metered(load: MeteredFlow, asked: LoadAsked, origin: StrEnum, times: float = 1.0) -> FlowYear:
    """The year of a flow meter, m³/s, so many times what it says."""
    if not load.path:
        raise Problem("flow_file_missing", "load.path")
    spec = LoadFile(
        path=load.path,
        column=load.column,
        unit=load.unit,
        sheet=load.sheet,
        reading=load.reading,
    )
    found = asked.files.metered_flows(spec)
    return FlowYear(
        flow_m3s=found.load_w * times,
        origin=origin,
        label=Path(load.path).name,
        step_h=found.step_h,
        month=found.month,
        hour_of_day=found.hour_of_day,
        findings=found.findings,
    )


def day(load: FlowDay, asked: LoadAsked) -> FlowYear:
    """The same day all year, by the factors of the months."""
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    month, hour = calendar.month(), calendar.hour_of_day()
    share = np.array(load.day_shares)[hour] * np.array(load.month_factors)[month]
    return FlowYear(
        flow_m3s=share * duty_of(asked).flow_m3s,
        origin=FlowOrigin.DAY,
        label="",
        step_h=1.0,
        month=month,
        hour_of_day=hour,
    )


def duty_of(asked: LoadAsked) -> FlowDuty:
    """The duty that a load goes with."""
    duty = asked.duty
    assert isinstance(duty, FlowDuty)  # noqa: S101  the load goes with its family
    return duty


FLOW_LOADS: LoadMakers = {FlowBins: bins, FlowDay: day, FlowFile: from_file}
