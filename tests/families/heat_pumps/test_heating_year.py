"""A year of heat demand made from the climate."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from core.climate.stations import station
from core.climate.year import ClimateOrigin, ClimateYear
from core.families.heat_pumps.duty import HeatPumpDuty
from core.load.heating import LoadHeating
from core.load.heating_year import of_heating
from core.load.pairing import paired
from core.load.series import LoadOrigin
from core.study.plant import Plant
from core.study.study import disagreements
from core.vocabulary.problem import Problem
from tests.families.heat_pumps.cases import BEIJING, study

HOURS = 8760
ALWAYS = LoadHeating(first_day="01-01", last_day="12-31", first_hour=0, last_hour=24)


def steady(outdoor_c: float) -> ClimateYear:
    """A year at one temperature."""
    return ClimateYear(
        dry_bulb_c=np.full(HOURS, outdoor_c),
        wet_bulb_c=np.full(HOURS, outdoor_c - 2.0),
        pressure_pa=101325.0,
        origin=ClimateOrigin.EPW,
        label="steady",
    )


def demand(outdoor_c: float, load: LoadHeating = ALWAYS, **duty: float) -> np.ndarray:
    asked = HeatPumpDuty(**({"peak_w": 100e3, "design_outdoor_c": -5.0} | duty))
    return of_heating(load, asked, steady(outdoor_c), station(BEIJING)).load_w


def test_half_way_to_the_design_temperature_half_the_heat() -> None:
    """Limit 15 °C, design −5 °C: at 5 °C half of 100 kW."""
    assert demand(5.0) == pytest.approx(50e3)


def test_colder_than_design_the_peak_is_asked_for() -> None:
    assert demand(-15.0) == pytest.approx(100e3)


def test_the_station_tells_the_design_temperature() -> None:
    """GB 50736-2012 Annex A: Beijing −7.6 °C; at 3.7 °C half of the heat from 15 °C on."""
    half = demand(3.7, design_outdoor_c=None)  # type: ignore[arg-type]
    assert half == pytest.approx(50e3)


def test_outside_the_hours_of_use_it_is_lowered() -> None:
    load = msgspec.structs.replace(
        ALWAYS, first_hour=8, last_hour=18, days_per_week=5, lowered_share=0.6
    )
    heat = demand(-5.0, load)
    assert heat[8] == pytest.approx(100e3)  # Monday, 1 January, 8 to 9 h
    assert heat[7] == pytest.approx(60e3)
    assert heat[5 * 24 + 12] == pytest.approx(60e3)  # Saturday


def test_the_season_runs_over_the_turn_of_the_year() -> None:
    heat = demand(-5.0, msgspec.structs.replace(ALWAYS, first_day="11-15", last_day="03-15"))
    days = np.flatnonzero(heat.reshape(-1, 24).sum(axis=1))
    assert days.size == 16 + 31 + 31 + 28 + 15  # by day, not by whole months
    assert {73, 318} <= set(days.tolist())  # 15 March and 15 November
    assert not {74, 100, 317} & set(days.tolist())


def test_a_design_temperature_above_the_limit_has_no_line() -> None:
    with pytest.raises(Problem) as told:
        demand(0.0, design_outdoor_c=14.5)
    assert told.value.code == "design_above_limit"


def test_too_warm_a_year_has_no_load() -> None:
    with pytest.raises(Problem) as told:
        demand(25.0)
    assert told.value.code == "load_zero"


def test_a_measured_load_goes_with_the_coldest_hours() -> None:
    """The highest heat of an hour of the day stands beside its coldest air."""
    climate = steady(0.0)
    rng = np.random.default_rng(1)
    outdoor = rng.uniform(-10.0, 20.0, HOURS)
    climate = replace(climate, dry_bulb_c=outdoor)
    made = of_heating(ALWAYS, HeatPumpDuty(peak_w=1e5, design_outdoor_c=-5.0), climate,
                      station(BEIJING))  # fmt: skip
    measured = replace(made, origin=LoadOrigin.FILE, load_w=rng.uniform(1.0, 1e5, HOURS))
    beside = paired(measured, climate, by_wet_bulb=False, coldest=True)
    at_noon = measured.hour_of_day == 12
    order = np.argsort(measured.load_w[at_noon])
    assert (np.diff(beside.dry_bulb_c[at_noon][order]) <= 0.0).all()
    assert [f.code for f in beside.findings] == ["paired_by_rank_cold"]


@pytest.mark.parametrize(
    ("duty", "key"),
    [
        ({"supply_c": 40.0, "return_c": 40.0}, "duty.return_c"),
        ({"supply_c": 30.0, "return_c": 20.0, "indoor_c": 22.0}, "duty.return_c"),
        ({"heating_limit_c": 20.0, "indoor_c": 18.0}, "duty.heating_limit_c"),
        ({"design_outdoor_c": 15.0}, "duty.design_outdoor_c"),
        ({"hot_water_c": 35.0, "cold_water_c": 30.0}, None),
        ({"plant": Plant(units_min=3, units_max=2)}, "plant.units_max"),
        ({"peak_w": None}, "duty.peak_w"),
    ],
)
def test_what_does_not_go_together_is_named(duty: dict[str, float], key: str | None) -> None:
    found = [path for path, _ in disagreements(study(**duty))]
    assert found == ([] if key is None else [key])


def test_the_hours_of_use_end_after_they_begin() -> None:
    load = LoadHeating(first_hour=20, last_hour=6)
    assert [path for path, _ in disagreements(study(load=load))] == ["load.last_hour"]
