"""From study and flow to the operating points and the design figures."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.years import FlowYear
from core.load.calendar import YEAR_DAYS, Calendar
from core.load.profile import MONTHS, Profile, binned, hourly
from core.selection.family import Situation
from core.selection.outcome import Design
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding

_BIN_SHARE = 0.01  # of the design flow
_HOURS = 24


def situate(
    study: Study,
    station: Station,
    climate: ClimateYear,
    load: FlowYear,
    designed: Callable[[Any, float], Design],
) -> Situation:
    """The year as points of flow, and what is asked at design.

    designed: the design figures of a duty and its running hours.
    """
    duty = study.duty
    assert isinstance(duty, FlowDuty)  # noqa: S101  the family is chosen by it
    points = points_of(study, load)
    if study.criteria.resolution == "binned" and load.month is not None:
        points = binned(points, {"load_w": duty.flow_m3s * _BIN_SHARE})
    hours = points.hours.sum(axis=1)
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=points,
        design=designed(duty, float(hours[points.columns["load_w"] > 0.0].sum())),
        findings=(*load.findings, *_findings(study, duty, points)),
    )


def points_of(study: Study, load: FlowYear) -> Profile:
    """Every step, or every bin, as a point of its own."""
    tariff = study.economics.tariff
    if load.month is not None and load.hour_of_day is not None:
        price = prices_per_kwh(tariff, load.month, load.hour_of_day)
        return hourly({"load_w": load.flow_m3s}, load.step_h, load.month, price)
    # Without a clock the hours are spread evenly over the year and the day.
    assert load.hours is not None  # noqa: S101  either steps or hours
    year = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    months = load.hours[:, None] * (np.bincount(year.month(), minlength=MONTHS) / year.steps)
    day = prices_per_kwh(
        tariff,
        np.repeat(np.arange(MONTHS), _HOURS).astype(np.int8),
        np.tile(np.arange(_HOURS), MONTHS).astype(np.int8),
    ).reshape(MONTHS, _HOURS)
    return Profile(
        columns={"load_w": load.flow_m3s},
        hours=months,
        price_hours=months @ day.mean(axis=1),
        binned=False,
    )


def _findings(study: Study, duty: FlowDuty, points: Profile) -> Iterator[Finding]:
    if f"duty.{duty.static_field}" in study.assumed:
        static = figure("head", duty.static_rise, duty.rise_kind)
        yield finding("static_part_assumed", Severity.ASSUMED, static)
    highest = float(points.columns["load_w"].max(initial=0.0))
    if highest > duty.flow_m3s * (1.0 + duty.margin):
        yield finding(
            "flow_above_design", Severity.WARNING,
            figure("flow", highest, duty.flow_kind),
            figure("design", duty.flow_m3s, duty.flow_kind),
        )  # fmt: skip
