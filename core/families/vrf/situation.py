"""From study, site and load to the operating points of air conditioners."""

from collections.abc import Iterator

import numpy as np

from core.climate.psychrometrics import wet_bulb_from_humidity
from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.vrf.design import VrfDesign
from core.families.vrf.duty import VrfDuty
from core.families.vrf.record import System
from core.load.pairing import paired
from core.load.peak import design_peak_w, peak_findings
from core.load.profile import binned, hourly
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

LOAD_WIDTH_SHARE = 0.01  # of the year's highest load
OUTDOOR_WIDTH_K = 0.5
_ABOVE_DESIGN_K = 0.5  # below this a warmer hour is not worth a word


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Pair load and outdoor air, work out the design figures, lay the year out as points."""
    outdoor = paired(load, climate, by_wet_bulb=False)
    design = _design(study, station, load)
    points = hourly(
        {"load_w": load.load_w, "outdoor_c": outdoor.dry_bulb_c},
        step_h=load.step_h,
        month=load.month,
        price_per_kwh=prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day),
    )
    widths = {
        "load_w": float(points.columns["load_w"].max()) * LOAD_WIDTH_SHARE,
        "outdoor_c": OUTDOOR_WIDTH_K,
    }
    is_hourly = study.criteria.resolution == "hourly"
    profile = points if is_hourly else binned(points, widths)
    hottest = float(outdoor.dry_bulb_c[load.load_w > 0.0].max(initial=-np.inf))
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=profile,
        design=design,
        findings=(
            *station.findings(), *climate.findings, *load.findings, *outdoor.findings,
            *_findings(study, design, load, hottest), *profile.findings,
        ),
    )  # fmt: skip


def _design(study: Study, station: Station, load: LoadSeries) -> VrfDesign:
    duty: VrfDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w)
    heat, summer = duty.heating_peak_w, duty.summer_outdoor_c
    winter = station.winter_ac_c if duty.winter_outdoor_c is None else duty.winter_outdoor_c
    humidity = station.winter_rh if duty.winter_humidity is None else duty.winter_humidity
    wet = wet_bulb_from_humidity(winter, humidity, station.winter_pressure_pa)
    return VrfDesign(
        peak_w=peak,
        required_w=peak * (1.0 + duty.margin),
        indoor_wet_bulb_c=duty.indoor_wet_bulb_c,
        summer_outdoor_c=station.summer_db_c if summer is None else summer,
        heating_required_w=None if heat is None else heat * (1.0 + duty.margin),
        winter_outdoor_c=None if heat is None else winter,
        winter_wet_bulb_c=None if heat is None else float(wet),
    )


def _findings(
    study: Study, design: VrfDesign, load: LoadSeries, hottest_c: float
) -> Iterator[Finding]:
    duty: VrfDuty = study.duty
    if duty.peak_w is None:
        peak = figure("peak", float(load.load_w.max()), Kind.COOLING_POWER)
        yield finding("peak_from_load", Severity.INFO, peak)
    yield from peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.COOLING_POWER)
    if hottest_c > design.summer_outdoor_c + _ABOVE_DESIGN_K:
        yield finding(
            "weather_above_design", Severity.INFO,
            figure("highest", hottest_c, Kind.TEMPERATURE),
            figure("design", design.summer_outdoor_c, Kind.TEMPERATURE),
        )  # fmt: skip
    if duty.system is System.MULTI_SPLIT:
        if duty.pipe_length_m is None:
            yield finding("pipe_length_not_entered", Severity.ASSUMED)
    else:
        yield finding("supply_fan_with_compressor", Severity.ASSUMED)
    if design.heating_required_w is not None:
        yield finding("heating_at_design_only", Severity.INFO)
