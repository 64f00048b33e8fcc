"""Measured against expected: INV-15, months with their days, the weather's model by hand."""

from datetime import date, timedelta

import numpy as np
import pytest

from core.ledger.diagnosis import Diagnosis, diagnose
from core.ledger.measured import Readings, compared, compared_with_plan
from core.ledger.weather_model import fit
from core.standards.library import shipped_standards
from tests.core.ledger.plant import ASSETS, CASES, RULES

CASE = CASES["INV-15"]
FIRST = date(2024, 1, 1)


@pytest.fixture(scope="module")
def found() -> dict[str, Diagnosis]:
    return {one.asset.id: one for one in diagnose(ASSETS, shipped_standards(), RULES)}


def _months(year: int, kwh: list[float], **more: object) -> Readings:
    begin = tuple(date(year, month, 1) for month in range(1, 13))
    ends = [*begin[1:], date(year + 1, 1, 1)]
    return Readings(
        begin=begin, end=tuple(one - timedelta(days=1) for one in ends), kwh=np.array(kwh), **more
    )


def _days(kwh: np.ndarray, temperature: np.ndarray | None = None) -> Readings:
    begin = tuple(FIRST + timedelta(days=at) for at in range(len(kwh)))
    return Readings(begin=begin, end=begin, kwh=kwh, temperature_c=temperature)


def test_a_year_of_the_replaced_chiller(found: dict[str, Diagnosis]) -> None:
    """420,000 · 5.9 / 7.6 = 326,052.6; 350,000 is 7.34 % more, outside ±5 %."""
    given, says = CASE["input"]["mv"], CASE["expected"]
    year = _months(2025, [given["measured_kwh"] / 12] * 12)
    here = compared(found[given["asset"]], year, replaced=True).whole
    assert here.expected == pytest.approx(says["expected_kwh"], abs=0.1)
    assert 100 * (here.deviation or 0.0) == pytest.approx(says["deviation_pct"], abs=0.01)
    assert 100 * (here.band or 0.0) == pytest.approx(given["band_pct"])
    assert here.is_outside is says["flag"]


def test_carbon_and_coal_of_the_plan_by_its_factors() -> None:
    factors, says = CASE["input"]["factors"], CASE["expected"]
    saving = CASES["INV-13"]["expected"]["total_saving_kwh"]
    assert RULES.kgce_per_kwh == factors["tce_equivalent"]
    assert RULES.kg_co2_per_kwh == factors["kg_co2_per_kwh"]
    assert saving * RULES.kgce_per_kwh / 1e3 == pytest.approx(says["tce_equivalent"], abs=0.02)
    assert saving * RULES.kg_co2_per_kwh / 1e3 == pytest.approx(says["t_co2"], abs=0.02)
    assert saving * factors["tce_coal"] / 1e3 == pytest.approx(says["tce_coal"], abs=0.02)


def test_a_month_outside_names_its_days_and_one_inside_names_none(
    found: dict[str, Diagnosis],
) -> None:
    """A01 expects 592,941.2 / 365 = 1,624.5 kWh a day; ten days of January have twice as much."""
    kwh = np.full(60, 1_624.5)
    kwh[10:20] *= 2.0
    here = compared(found["A01"], _days(kwh))
    january, february = here.months
    assert january.deviation == pytest.approx(10 / 31, abs=1e-3)
    assert january.days == tuple(FIRST + timedelta(days=at) for at in range(10, 20))
    assert not february.is_outside
    assert february.days == ()


def test_hours_that_were_read_go_before_the_days(found: dict[str, Diagnosis]) -> None:
    """592,941.2 kWh in 6,000 h: 300 h expect 29,647.1 kWh."""
    month = Readings(
        begin=(FIRST,), end=(date(2024, 1, 31),), kwh=np.array([29_647.1]),
        hours=np.array([300.0]),
    )  # fmt: skip
    here = compared(found["A01"], month).whole
    assert here.expected == pytest.approx(29_647.1, abs=0.1)
    assert here.deviation == pytest.approx(0.0, abs=1e-5)


def test_nothing_is_said_without_a_band(found: dict[str, Diagnosis]) -> None:
    """A20 has no figures; half a year of a chiller is no year; A06 has no replacement."""
    half = _days(np.full(180, 900.0))
    assert compared(found["A20"], half).whole.why == "no_energy"
    assert compared(found["A18"], half).whole.why == "not_a_year"
    assert compared(found["A18"], half).no_model == "no_temperature"
    assert compared(found["A06"], half, replaced=True).whole.why == "no_replacement"
    nothing = Readings(begin=(FIRST,), end=(FIRST,), kwh=np.array([np.nan]))
    assert compared(found["A01"], nothing).whole.why == "nothing_read"
    for one in ("A20", "A18"):
        assert not compared(found[one], half).whole.is_outside


def _year_of_weather(noise: float, seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    day = np.arange(365)
    return 16.0 - 13.0 * np.cos(2 * np.pi * day / 365) + draw.normal(0, 2, 365), draw.normal(
        0, noise, 365
    )


@pytest.mark.parametrize(
    ("shape", "cooling", "heating"), [("cooling", 80.0, 0.0), ("heating", 0.0, 45.0),
                                      ("both", 80.0, 45.0)]
)  # fmt: skip
def test_a_model_is_found_again(shape: str, cooling: float, heating: float) -> None:
    """From figures made with change points at 20 and 12 °C, without noise, all comes back."""
    temperature, _ = _year_of_weather(0.0)
    kwh = (
        250 + cooling * np.maximum(temperature - 20, 0) + heating * np.maximum(12 - temperature, 0)
    )
    model = fit(temperature, kwh, np.ones(365))
    assert model is not None
    assert model.shape == shape
    assert (model.base, model.cooling, model.heating) == pytest.approx((250, cooling, heating))
    assert model.cv_rmse == pytest.approx(0.0, abs=1e-9)


def test_measures_of_fit_by_hand() -> None:
    """√(Σ residual² / (n − p)) / mean, p = 3; an OLS of a constant term has no bias."""
    temperature, noise = _year_of_weather(40.0)
    kwh = 400 + 60 * np.maximum(temperature - 18, 0) + noise
    model = fit(temperature, kwh, np.ones(365))
    assert model is not None
    left = kwh - (model.base + model.cooling * np.maximum(temperature - model.cooling_from_c, 0))
    if model.shape == "cooling":
        assert model.cv_rmse == pytest.approx(np.sqrt((left**2).sum() / 362) / kwh.mean())
    assert abs(model.nmbe) < 1e-9
    assert model.is_good("day")
    assert not fit(temperature, kwh + 20 * noise, np.ones(365)).is_good("month")


def test_what_comes_after_the_baseline_is_held_against_the_weather(
    found: dict[str, Diagnosis],
) -> None:
    """A year as baseline, then 31 days, eight of them half as much again; no verdict of 45 °C."""
    temperature, noise = _year_of_weather(15.0)
    warm = np.concatenate([temperature, temperature[:31]])
    kwh = 500 + 70 * np.maximum(warm - 18, 0) + np.concatenate([noise, noise[:31]])
    kwh[370:378] *= 1.5
    here = compared(found["A18"], _days(kwh, warm))
    assert here.model is not None
    later = [one for one in here.later if one.band is not None]
    flagged = {day for one in later for day in one.days}
    assert {FIRST + timedelta(days=at) for at in range(370, 378)} <= flagged
    assert len(flagged) <= 11  # of 31 days one or two at 95 %
    assert any(one.is_outside and one.deviation > 0.0 for one in later)
    hot = warm.copy()
    hot[380] = 45.0
    beyond = compared(found["A18"], _days(kwh, hot)).later
    assert "beyond_baseline" in {one.why for one in beyond}


def test_a_bad_model_says_nothing(found: dict[str, Diagnosis]) -> None:
    temperature, noise = _year_of_weather(1.0)
    scattered = 500 + 20 * np.maximum(temperature - 18, 0) + 400 * noise
    twice = _days(np.abs(np.tile(scattered, 2)), np.tile(temperature, 2))
    here = compared(found["A18"], twice)
    assert here.no_model in ("not_good", "no_shape")
    assert not here.later


def test_a_plant_of_a_study_is_held_against_its_year_and_its_months_are_not_judged() -> None:
    """12 months of 10,000 kWh against 9,000: 11.1 % above; typical weather judges no month."""
    here = compared_with_plan(_months(2025, [10_000.0] * 12), [9_000.0] * 12, 0.0)
    assert here.whole.deviation == pytest.approx(1 / 9)
    assert here.whole.is_outside
    assert {one.why for one in here.months} == {"typical_weather"}
    within = compared_with_plan(_months(2025, [10_000.0] * 12), [9_000.0] * 12, 0.17)
    assert not within.whole.is_outside
