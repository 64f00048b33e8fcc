"""Life-cycle cost, payback and tariffs by hand."""

import math

import numpy as np
import pytest

from core.load.kind import LoadKind
from core.money.present_value import annuity
from core.selection.family import Evaluation, Pairs
from core.selection.prices import payback_years, prices_per_kwh, within_life
from core.selection.prices import price as price_of
from core.study.economics import Economics, FlatTariff, TimeOfUseTariff
from core.study.sections import Site
from core.study.study import Study


def test_annuity_is_the_closed_formula():
    """(1 − 1.05^−20)/0.05 = 12.46221."""
    assert annuity(0.05, 20) == pytest.approx(12.462210)


def test_without_interest_a_year_is_a_year():
    assert annuity(0.0, 15) == pytest.approx(15.0)


def test_rising_prices_at_the_same_rate_as_interest():
    """g = r: each year weighs 1/(1 + r); 10/1.05 = 9.52381."""
    assert annuity(0.05, 10, 0.05) == pytest.approx(9.523810)


STUDY = Study(
    site=Site(),
    duty=None,
    load=LoadKind(),
    economics=Economics(grid_factor_kg_per_kwh=0.5366),
)


def evaluation(listed: float) -> Evaluation:
    one = np.array([1])
    return Evaluation(
        pairs=Pairs(machine=one - 1, units=one),
        columns={"annual_energy_wh": np.array([400e6])},
        monthly_energy_wh=np.zeros((1, 12)),
        energy_cost=np.array([300_000.0]),
        priced_w=np.array([1.5e6]),
        listed_price=np.array([listed]),
        ratings={},
        asked_wh=400e6,
    )


def test_life_cycle_cost_by_hand():
    """1,500 kW · 700 = 1,050,000; maintenance 21,000 a year; energy 300,000 a year.

    1,050,000 + 321,000 · 12.462210 = 5,050,369; 400,000 kWh · 0.5366 = 214,640 kg.
    """
    prices = price_of(evaluation(np.nan), STUDY)
    assert prices.price_assumed.tolist() == [True]
    assert prices.life_cycle_cost[0] == pytest.approx(5_050_369.5, abs=1.0)
    assert prices.carbon_kg[0] == pytest.approx(214_640.0)


def test_a_listed_price_goes_before_the_price_per_kw():
    prices = price_of(evaluation(900_000.0), STUDY)
    assert prices.investment.tolist() == [900_000.0]
    assert prices.price_assumed.tolist() == [False]


def test_payback_is_the_extra_price_over_the_yearly_saving():
    assert payback_years(120.0, 80.0, 100.0, 90.0, 20) == pytest.approx(2.0)
    assert payback_years(90.0, 80.0, 100.0, 90.0, 20) == 0.0


def test_a_payback_beyond_the_life_is_not_told():
    """20 more for 1 a year: twenty years; for 0.99 longer; for nothing never."""
    assert payback_years(120.0, 89.0, 100.0, 90.0, 20) == pytest.approx(20.0)
    assert payback_years(120.0, 89.01, 100.0, 90.0, 20) == math.inf
    assert payback_years(120.0, 95.0, 100.0, 90.0, 20) == math.inf
    assert payback_years(90.0, 95.0, 100.0, 90.0, 20) is None  # nothing to pay back
    assert within_life(math.nan, 20) == math.inf


def test_a_tariff_by_time_of_use_has_its_summer():
    tariff = TimeOfUseTariff(
        prices_per_kwh=(0.3,) * 12 + (0.9,) * 12,
        summer_prices_per_kwh=(0.4,) * 12 + (1.2,) * 12,
        summer_months=(7,),
    )
    month, hour = np.array([5, 6, 6], np.int8), np.array([13, 3, 13], np.int8)
    assert prices_per_kwh(tariff, month, hour).tolist() == [0.9, 0.4, 1.2]
    assert prices_per_kwh(FlatTariff(price_per_kwh=0.7), month, hour).tolist() == [0.7] * 3


def test_without_a_summer_the_usual_prices_hold_all_year():
    tariff = TimeOfUseTariff(prices_per_kwh=tuple(range(24)))
    month, hour = np.array([6], np.int8), np.array([13], np.int8)
    assert prices_per_kwh(tariff, month, hour).tolist() == [13.0]
