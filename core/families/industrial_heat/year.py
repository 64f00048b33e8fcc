"""A year of heat demand and of the source beside it."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from core.families.industrial_heat.load import LoadFlows, LoadProcess
from core.load.calendar import HOURS, YEAR_DAYS, Calendar
from core.load.hours_label import hours_label
from core.load.kinds import LoadFile
from core.load.making import LoadAsked, LoadMakers, to_peak
from core.load.series import LoadSeries
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem

FloatArray = NDArray[np.float64]
_WEEK = 7


class HeatOrigin(StrEnum):
    """Where the demand comes from."""

    OPERATION = "operation"
    FLOWS = "flows"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatYear:
    """Arrays (steps,), steps · step_h = a year.

    source_w: heat the source gives when cooled to its limit, None where the duty says it;
    simultaneity: of every step, the share in which the source is there.
    """

    sink_w: FloatArray
    source_w: FloatArray | None
    simultaneity: float
    step_h: float
    month: NDArray[np.int8]
    hour_of_day: NDArray[np.int8]
    origin: HeatOrigin
    label: str
    file_peak_w: float | None = None  # highest demand of its file, before scaling
    findings: tuple[Finding, ...] = ()
    label_words: str = ""  # its label stands as written


def of_operation(load: LoadProcess, peak_w: float) -> HeatYear:
    """The year of a process with fixed hours, hour by hour."""
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    day = np.arange(YEAR_DAYS)
    works = (day % _WEEK < load.days_per_week) & (day // _WEEK < load.weeks_per_year)
    hour = (np.arange(HOURS) - load.first_hour) % HOURS < load.hours_per_day
    running = (works[:, None] & hour).ravel()
    return HeatYear(
        sink_w=np.where(running, peak_w * load.process_load, 0.0),
        source_w=None,
        simultaneity=load.simultaneity,
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=HeatOrigin.OPERATION,
        label=hours_label(load.hours_per_day, load.days_per_week, load.weeks_per_year),
        findings=(finding("first_day_monday", Severity.ASSUMED),),
    )


def of_flows(sink: LoadSeries, source: LoadSeries | None) -> HeatYear:
    """The year of two series of the same steps, the source's None where the duty says it."""
    found = sink.findings + (source.findings if source else ())
    return HeatYear(
        sink_w=sink.load_w,
        source_w=source.load_w if source else None,
        simultaneity=1.0,
        step_h=sink.step_h,
        month=sink.month,
        hour_of_day=sink.hour_of_day,
        origin=HeatOrigin.FLOWS,
        label=sink.label,
        file_peak_w=sink.file_peak_w,
        findings=tuple(dict.fromkeys(found)),
    )


def _from_operation(load: LoadProcess, asked: LoadAsked) -> HeatYear:
    return of_operation(load, asked.needed_peak_w)


def _from_flows(load: LoadFlows, asked: LoadAsked) -> HeatYear:
    def column(name: str | None, key: str) -> LoadSeries:
        spec = LoadFile(
            path=load.flows_file, column=name, unit=load.flows_unit, reading=load.reading
        )
        try:
            return asked.files.series(spec, heat=True)
        except Problem as problem:
            figures = [figure("where", key) if f.name == "where" else f for f in problem.figures]
            raise Problem(problem.code, problem.place, *figures) from problem

    source = column(load.source_column, "load.source_column") if load.source_column else None
    sink = to_peak(column(load.sink_column, "load.sink_column"), load, asked.peak_w)
    return of_flows(sink, source)


LOADS: LoadMakers = {LoadProcess: _from_operation, LoadFlows: _from_flows}
