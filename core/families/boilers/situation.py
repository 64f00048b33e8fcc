"""From study and load to the operating points of boilers."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.boilers.design import BoilerDesign
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.record import BoilerFuel
from core.load.peak import design_peak_w, peak_findings
from core.load.profile import binned, hourly
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_WIDTH_SHARE = 0.01  # of the peak


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of heat; what is paid for an hour is the fuel, or electricity."""
    duty: BoilerDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w)
    price = prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day)
    if duty.burns:
        price = np.full(len(price), duty.fuel_price_per_kwh)
    points = hourly({"load_w": load.load_w}, load.step_h, load.month, price)
    hour_by_hour = study.criteria.resolution == "hourly"
    profile = points if hour_by_hour else binned(points, {"load_w": peak * _WIDTH_SHARE})
    low = float(duty.return_at(np.zeros(1))[0])
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=profile,
        design=BoilerDesign(
            peak_w=peak,
            required_w=peak * (1.0 + duty.margin),
            supply_c=duty.out_c,
            warmest_return_c=max(duty.return_c, low),
        ),
        findings=(*load.findings, *_findings(study, load)),
    )


def return_of(situation: Situation, load_w: FloatArray) -> FloatArray:
    """The return temperature at loads, °C."""
    duty: BoilerDuty = situation.duty
    return duty.return_at(load_w / situation.design.peak_w)


def _findings(study: Study, load: LoadSeries) -> Iterator[Finding]:
    duty: BoilerDuty = study.duty
    yield from peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.HEATING_POWER)
    if duty.heat_fuel is BoilerFuel.BIOMASS and duty.fuel_factor_kg_per_kwh is None:
        yield finding("biomass_without_carbon", Severity.ASSUMED)
    if duty.return_low_c is not None:
        yield finding(
            "return_follows_load", Severity.ASSUMED,
            figure("full", duty.return_c, Kind.TEMPERATURE),
            figure("low", duty.return_low_c, Kind.TEMPERATURE),
        )  # fmt: skip
