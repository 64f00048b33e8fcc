"""From study and load to the operating points of boilers."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.boilers.design import BoilerDesign
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.heat_store import HeatStored, heat_year
from core.families.boilers.record import BoilerFuel
from core.load.peak import design_peak_w, peak_findings
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.load_points import situation_of_load
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of heat; what is paid for an hour is the fuel, or electricity."""
    duty: BoilerDuty = study.duty
    peak = served = design_peak_w(study.load, load.load_w, duty.peak_w)
    stored = heat_year(duty, load, study.economics) if duty.has_heat_store else None
    given = load.load_w
    if stored is not None:
        given = stored.year.output_w
        peak = max(float(given.max()), served)
    return situation_of_load(
        study, station, climate, load,
        design=BoilerDesign(
            peak_w=peak,
            required_w=peak * (1.0 + duty.margin),
            supply_c=duty.out_c,
            warmest_return_c=max(duty.return_c, float(duty.return_at(np.zeros(1))[0])),
            served_peak_w=None if stored is None else served,
            heat_store_wh=None if stored is None else stored.year.store.capacity_wh,
        ),
        findings=(*_findings(study, load), *_of_store(study, stored)),
        columns={"load_w": given},
        price_per_kwh=np.full(len(given), duty.fuel_price_per_kwh) if duty.burns else None,
    )  # fmt: skip


def return_of(situation: Situation, load_w: FloatArray) -> FloatArray:
    """The return temperature at loads, °C."""
    duty: BoilerDuty = situation.duty
    return duty.return_at(load_w / situation.design.peak_w)


def _of_store(study: Study, stored: HeatStored | None) -> Iterator[Finding]:
    """What a store of heat does; that it loses money is said before it."""
    if stored is None:
        return
    year, economics = stored.year, study.economics
    gain = year.over_life(economics)
    if year.given_wh <= 0.0:
        yield finding("heat_store_idle", Severity.WARNING)
        return
    if gain is not None and gain < 0.0:
        yield finding(
            "heat_store_loses_money", Severity.WARNING,
            figure("cost", -gain, Kind.MONEY),
            figure("years", economics.life_years, Kind.YEARS),
        )  # fmt: skip
    yield finding(
        "heat_store_sized", Severity.ASSUMED if study.duty.heat_store_wh is None else Severity.INFO,
        figure("capacity", year.store.capacity_wh, Kind.ENERGY),
        figure("hours", stored.cheap_h, Kind.HOURS),
        figure("charging", stored.charging_w, Kind.HEATING_POWER),
    )  # fmt: skip


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
