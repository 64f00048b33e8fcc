"""From study, site and load to the operating points of heat pumps."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.heat_pumps.class_machines import BAND_MILD
from core.families.heat_pumps.columns import climate_for
from core.families.heat_pumps.cooling.load import (
    cooling_findings,
    cooling_w,
    laid_out,
    summer_outdoor_c,
)
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import Backup, HeatPumpDuty, SourceKind
from core.families.heat_pumps.emitter import flow_c
from core.families.heat_pumps.performance import Nodes
from core.families.heat_pumps.record import SeasonClimate
from core.load.heating_year import design_outdoor_c, line_share
from core.load.peak import design_peak_w, peak_findings
from core.load.profile import Profile, binned, hourly
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

# Widths of the bins: with these the annual energy of every candidate of the examples is that
# of the hourly year within 0.5 % (tests/families/heat_pumps/test_selection.py).
LOAD_WIDTH_SHARE, OUTDOOR_WIDTH_K = 0.02, 0.5
LEAST_FLOW_C = 24.0  # no rating goes below it
_WATER_WH_PER_M3K = 997.0 * 4180.0 / 3600.0  # water at 25 °C
_COLDEST_DAY = 25.0  # of the year, for surface water; assumed
_DAYS, _HOURS_PER_DAY = 365.0, 24.0
_COLDEST_WATER_C = 4.0
_STEP_K = 1.0


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Pair load and climate, work out the design figures, and lay the year out as points."""
    duty: HeatPumpDuty = study.duty
    load, outdoor = laid_out(duty, climate, load)
    cooling = None
    if duty.rooms_cooled:
        cooling = cooling_w(duty, station, load, outdoor.dry_bulb_c)
    design = _design(study, station, load, cooling)
    steps = np.arange(len(load.load_w), dtype=np.float64) * load.step_h
    columns = {
        "load_w": load.load_w,
        "outdoor_c": outdoor.dry_bulb_c,
        "hot_water_w": np.full(len(load.load_w), design.hot_water_w),
    }
    if cooling is not None:
        columns["cooling_w"] = cooling
    source = source_over_year_c(duty, steps)
    if source is not None:
        columns["source_c"] = source
    points = hourly(
        columns,
        step_h=load.step_h,
        month=load.month,
        price_per_kwh=prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day),
    )
    profile = points if study.criteria.resolution == "hourly" else _binned(points)
    findings = (
        *station.findings(),
        *climate.findings,
        *load.findings,
        *outdoor.findings,
        *_findings(study, duty, design, load),
        *_of_cooling(duty, load, points),
    )
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=profile,
        design=design,
        findings=findings,
    )


def cold_water_c(duty: HeatPumpDuty, station: Station) -> float:
    """The duty's, or the mean of the year at the station, °C.

    Water of mains and wells is over the year about as warm as the ground, and that as the mean
    of the air: an assumption of ours. Not below 4 °C, the coldest that GB 50015-2019 6.2.5
    has for surface water (recalled, not compared).
    """
    given = duty.cold_water_c
    return max(station.annual_mean_c, _COLDEST_WATER_C) if given is None else given


def hot_water_w(duty: HeatPumpDuty, cold_c: float) -> float:
    """Heat for hot water from cold water of `cold_c`, the mean over the day, W."""
    heat_wh = duty.hot_water_m3_per_day * _WATER_WH_PER_M3K * (duty.hot_water_c - cold_c)
    return heat_wh / _HOURS_PER_DAY


def source_over_year_c(duty: HeatPumpDuty, hour: FloatArray) -> FloatArray | None:
    """Water or brine as it enters at each hour of the year, °C; None: outdoor air."""
    mean = duty.source_c
    if mean is None:
        return None
    if duty.heat_source is not SourceKind.SURFACE_WATER:
        return np.full(len(hour), mean)
    day = hour / _HOURS_PER_DAY
    wave: FloatArray = np.cos(2.0 * np.pi * (day - _COLDEST_DAY) / _DAYS)
    return mean - duty.source_swing_k * wave


def nodes_of(situation: Situation) -> Nodes:
    """Outdoor temperatures of the site in steps of 1 K, with flow and source at each.

    A source that changes over the year is taken at its mean over the hours near each outdoor
    temperature.
    """
    duty, design = situation.duty, situation.design
    outdoor = situation.profile.columns["outdoor_c"]
    hottest = max(float(outdoor.max()), duty.heating_limit_c, design.summer_outdoor_c or 0.0)
    low = np.floor(min(float(outdoor.min()), design.outdoor_c)) - _STEP_K
    high = np.ceil(hottest) + _STEP_K
    nodes = np.arange(low, high + 0.5 * _STEP_K, _STEP_K)
    # Colder than at design the emitters get no hotter than they were laid out for.
    share = np.minimum(line_share(duty, design.outdoor_c, nodes), 1.0)
    flow = flow_c(duty.emitter, design.supply_c, design.return_c, duty.indoor_c, share)
    return Nodes(
        outdoor_c=nodes,
        flow_c=np.maximum(flow, LEAST_FLOW_C),
        source_c=_source_at(nodes, situation.profile),
    )


def _source_at(nodes: FloatArray, profile: Profile) -> FloatArray:
    source = profile.columns.get("source_c")
    if source is None:
        return nodes
    hours = profile.hours.sum(axis=1)
    place = np.rint((profile.columns["outdoor_c"] - nodes[0]) / _STEP_K).astype(np.int64)
    total = np.bincount(place, hours, len(nodes))
    mean = np.bincount(place, hours * source, len(nodes)) / np.maximum(total, 1e-12)
    known = total > 0.0
    return np.interp(nodes, nodes[known], mean[known])


def _design(
    study: Study, station: Station, load: LoadSeries, cooling_w: FloatArray | None
) -> HeatPumpDesign:
    duty: HeatPumpDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w) if duty.rooms_heated else 0.0
    outdoor = design_outdoor_c(duty, station)
    supply, back = duty.supply_and_return_c
    if not duty.rooms_heated and duty.makes_hot_water:
        supply, back = duty.hot_water_c, cold_water_c(duty, station)
    cold_c, mean = cold_water_c(duty, station), duty.source_c
    water = hot_water_w(duty, cold_c)
    swing = duty.source_swing_k if duty.heat_source is SourceKind.SURFACE_WATER else 0.0
    cooled = duty.rooms_cooled
    cooling = None if cooling_w is None else duty.cooling_peak_w or float(cooling_w.max())
    sized = water * (_HOURS_PER_DAY / duty.hot_water_hours)
    return HeatPumpDesign(
        peak_w=peak,
        required_w=peak * (1.0 + duty.margin) + sized,
        outdoor_c=outdoor,
        supply_c=supply,
        return_c=back,
        source_c=outdoor if mean is None else mean - swing,
        cold_water_c=cold_c,
        hot_water_w=water,
        hot_water_sized_w=sized if duty.hot_water_hours < _HOURS_PER_DAY and water else None,
        cooling_peak_w=cooling,
        cooling_required_w=None if cooling is None else cooling * (1.0 + duty.margin),
        summer_outdoor_c=summer_outdoor_c(duty, station) if cooled else None,
        chilled_c=duty.chilled_c if cooled else None,
        chilled_return_c=duty.chilled_return_c if cooled else None,
    )


def _binned(points: Profile) -> Profile:
    highest = float(points.columns["load_w"].max())
    widths = {"load_w": highest * LOAD_WIDTH_SHARE or 1.0, "outdoor_c": OUTDOOR_WIDTH_K}
    cooling = points.columns.get("cooling_w")
    if cooling is not None:
        widths["cooling_w"] = float(cooling.max()) * LOAD_WIDTH_SHARE or 1.0
    return binned(points, widths)


def _of_cooling(duty: HeatPumpDuty, load: LoadSeries, points: Profile) -> tuple[Finding, ...]:
    if not duty.rooms_cooled:
        return ()
    at_once = (points.columns["cooling_w"] > 0.0) & (points.columns["load_w"] > 0.0)
    return tuple(cooling_findings(duty, load, float(points.hours[at_once].sum())))


def _findings(
    study: Study, duty: HeatPumpDuty, design: HeatPumpDesign, load: LoadSeries
) -> Iterator[Finding]:
    highest = float(load.load_w.max())
    mild = climate_for(design.outdoor_c) is SeasonClimate.WARMER
    if mild and duty.rooms_heated and duty.heat_source is SourceKind.OUTDOOR_AIR:
        outdoor = figure("outdoor", design.outdoor_c, Kind.TEMPERATURE)
        band = figure("band", BAND_MILD, Kind.SHARE)
        yield finding(
            "cold_class_at_mild_site", Severity.WARNING, outdoor, band, source="GB 19577-2024"
        )
    if duty.rooms_heated and duty.peak_w is None:
        peak = figure("peak", highest, Kind.HEATING_POWER)
        yield finding("heat_peak_from_load", Severity.INFO, peak)
    yield from peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.HEATING_POWER)
    if duty.rooms_heated and (duty.supply_c is None or duty.return_c is None):
        yield finding(
            "emitter_assumed", Severity.ASSUMED,
            figure("supply", design.supply_c, Kind.TEMPERATURE),
            figure("return", design.return_c, Kind.TEMPERATURE),
        )  # fmt: skip
    if duty.heat_source is not SourceKind.OUTDOOR_AIR and duty.source_mean_c is None:
        yield finding(
            "source_as_rated", Severity.ASSUMED,
            figure("source", design.source_c, Kind.TEMPERATURE),
            source="EN 14511-2",
        )  # fmt: skip
    if not duty.circulation_ratio:
        yield finding("pumps_not_counted", Severity.ASSUMED)
    if duty.gives_heat and duty.backup is not Backup.NONE:
        yield finding("backup_not_priced", Severity.ASSUMED)
    if duty.hot_water_m3_per_day and study.plant.models_max > 1:
        yield finding("mixed_with_hot_water", Severity.WARNING)
    elif duty.rooms_cooled and study.plant.models_max > 1:
        yield finding("mixed_with_cooling", Severity.WARNING)
    if duty.hot_water_m3_per_day:
        yield finding(
            "hot_water_steady", Severity.ASSUMED,
            figure("heat", design.hot_water_w, Kind.HEATING_POWER),
        )  # fmt: skip
        if duty.cold_water_c is None:
            yield finding(
                "cold_water_of_mean", Severity.ASSUMED,
                figure("cold", design.cold_water_c, Kind.TEMPERATURE),
            )  # fmt: skip
