"""How each kind of load becomes a year of flow."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.families.pumps.duty import PumpDuty
from core.families.pumps.loads import FlowBins, FlowDay
from core.load.calendar import YEAR_DAYS, Calendar
from core.load.making import THERMAL, LoadAsked, LoadMakers
from core.load.series import LoadOrigin, LoadSeries
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_APART = 0.01  # from one, of shares that were rounded


class FlowOrigin(StrEnum):
    """Where the flow comes from: `choice.<value>`, `report.annex.load.<value>`."""

    BINS = "flow_bins"
    DAY = "flow_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowYear:
    """A year of flow, m³/s, (points,): step by step, or where it has no clock with hours of each.

    month, hour_of_day: of each step; None: the points have no clock and `hours` says how long.
    """

    flow_m3s: FloatArray
    origin: FlowOrigin | LoadOrigin
    label: str
    step_h: float
    month: NDArray[np.int8] | None = None
    hour_of_day: NDArray[np.int8] | None = None
    hours: FloatArray | None = None
    label_words: str = ""
    findings: tuple[Finding, ...] = ()


def bins(load: FlowBins, asked: LoadAsked) -> FlowYear:
    """Flows in the study, or in its file, for their shares of the running hours."""
    duty = _duty(asked)
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
        flow_m3s=shares * duty.flow_m3s,
        origin=FlowOrigin.BINS,
        label=Path(load.path).name,
        step_h=0.0,
        hours=hours * (load.hours_a_year / float(hours.sum())),
        findings=said,
    )


def day(load: FlowDay, asked: LoadAsked) -> FlowYear:
    """The same day all year, by the factors of the months."""
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    month, hour = calendar.month(), calendar.hour_of_day()
    share = np.array(load.day_shares)[hour] * np.array(load.month_factors)[month]
    return FlowYear(
        flow_m3s=share * _duty(asked).flow_m3s,
        origin=FlowOrigin.DAY,
        label="",
        step_h=1.0,
        month=month,
        hour_of_day=hour,
    )


def _of_heat(maker: Callable[[Any, LoadAsked], Any]) -> Callable[[Any, LoadAsked], FlowYear]:
    """A load in W as the flow that carries it at the duty's temperature difference."""

    def made(load: Any, asked: LoadAsked) -> FlowYear:
        duty = _duty(asked)
        series: LoadSeries = maker(load, asked)
        share = series.load_w / duty.heat_at_design_w
        share = np.where(share > 0.0, np.maximum(share, duty.flow_share_min), 0.0)
        return FlowYear(
            flow_m3s=share * duty.flow_m3s,
            origin=series.origin,
            label=series.label,
            label_words=series.label_words,
            step_h=series.step_h,
            month=series.month,
            hour_of_day=series.hour_of_day,
            findings=(
                *series.findings,
                finding(
                    "flow_from_heat", Severity.INFO,
                    figure("heat", duty.heat_at_design_w, Kind.COOLING_POWER),
                    figure("difference", duty.difference_k, Kind.TEMPERATURE_DIFFERENCE),
                    figure("least", duty.flow_share_min, Kind.SHARE),
                ),
            ),
        )  # fmt: skip

    return made


def _duty(asked: LoadAsked) -> PumpDuty:
    duty = asked.duty
    assert isinstance(duty, PumpDuty)  # noqa: S101  the load goes with its family
    return duty


LOADS: LoadMakers = {
    FlowBins: bins,
    FlowDay: day,
    **{kind: _of_heat(maker) for kind, maker in THERMAL.items()},
}
