"""From study, site and load to the operating points of a cooling plant."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.chillers.cooling_water import (
    design_condenser_c,
    entering_condenser_c,
    outdoor_of,
)
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.room_options import room_findings
from core.load.pairing import paired
from core.load.peak import design_peak_w, peak_findings
from core.load.profile import Profile, binned, hourly
from core.load.series import LoadSeries
from core.machines.condenser import Condenser
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.standards.rating_methods import usual_method
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

# Widths of the bins. With these the annual energy of every candidate of the three examples
# is that of the hourly year within 0.2 % (tests/core/selection/test_bins_against_hours.py).
LOAD_WIDTH_SHARE = 0.01  # of the year's highest load
CONDENSER_WIDTH_K = 0.5
BESIDE_WIDTH_SHARE = 0.1  # of the highest power of what stands beside the chillers
_LEAST_W = 1.0  # no bin is narrower
_ABOVE_DESIGN_K = 0.5  # below this a warmer hour is not worth a word


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Pair load and climate, work out the design figures, and lay the year out as points."""
    duty = study.duty
    assert isinstance(duty, ChillerDuty)  # noqa: S101  the family is chosen by it
    outdoor = paired(
        load, climate, by_wet_bulb=duty.condenser is Condenser.WATER and not duty.rejects_dry
    )
    condenser_c = entering_condenser_c(outdoor.wet_bulb_c, outdoor.dry_bulb_c, duty)
    design = _design(study, station, climate, load)
    weather = {"condenser_c": condenser_c}
    if duty.has_towers:
        weather = {duty.outdoor: outdoor_of(outdoor.wet_bulb_c, outdoor.dry_bulb_c, duty)}
    profile = told_in({"load_w": load.load_w, **weather}, load, study)
    findings = (
        *station.findings(),
        *climate.findings,
        *load.findings,
        *outdoor.findings,
        *_findings(study, duty, design, load, condenser_c),
        *profile.findings,
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


def _design(
    study: Study, station: Station, climate: ClimateYear, load: LoadSeries
) -> ChillerDesign:
    duty: ChillerDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w)
    return ChillerDesign(
        peak_w=peak,
        required_w=peak * (1.0 + duty.margin),
        leaving_chilled_c=duty.leaving_chilled_c,
        entering_condenser_c=design_condenser_c(station, duty),
        elevation_m=station.elevation_m if duty.elevation_m is None else duty.elevation_m,
        rating=study.criteria.rating or usual_method(in_china=climate.in_china),
    )


def told_in(columns: Mapping[str, FloatArray], load: LoadSeries, study: Study) -> Profile:
    """Columns at the steps of a load as the study tells its year: hourly, or in bins."""
    points = hourly(
        columns,
        step_h=load.step_h,
        month=load.month,
        price_per_kwh=prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day),
    )
    if study.criteria.resolution == "hourly":
        return points
    shares = {"load_w": LOAD_WIDTH_SHARE, "beside_w": BESIDE_WIDTH_SHARE}
    widths = dict.fromkeys(columns, CONDENSER_WIDTH_K)
    for key, share in shares.items():
        if key in columns:
            widths[key] = max(float(columns[key].max()) * share, _LEAST_W)
    return binned(points, widths)


def _findings(
    study: Study,
    duty: ChillerDuty,
    design: ChillerDesign,
    load: LoadSeries,
    condenser_c: FloatArray,
) -> Iterator[Finding]:
    highest = float(load.load_w.max())
    if duty.peak_w is None:
        peak = figure("peak", highest, Kind.COOLING_POWER)
        yield finding("peak_from_load", Severity.INFO, peak)
    yield from peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.COOLING_POWER)
    hottest = float(condenser_c[load.load_w > 0.0].max(initial=-np.inf))
    # In a plant room the water is what the towers make of the weather.
    if not duty.has_towers and hottest > design.entering_condenser_c + _ABOVE_DESIGN_K:
        yield finding(
            "weather_above_design", Severity.INFO,
            figure("highest", hottest, Kind.TEMPERATURE),
            figure("design", design.entering_condenser_c, Kind.TEMPERATURE),
        )  # fmt: skip
    if duty.auxiliary_ratio <= 0.0 and not duty.has_room:
        yield finding("pumps_not_counted", Severity.ASSUMED)
    yield from room_findings(duty)
