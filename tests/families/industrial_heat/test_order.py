"""Heat pump and boiler, whichever costs less in the hour, against figures by hand."""

import msgspec
import pytest

from core.families.industrial_heat.duty import HeatOrder
from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.study.economics import TimeOfUseTariff
from core.study.study import Study
from tests.families.industrial_heat.cases import selected, study

DEAR = range(8, 16)  # hours of the day
COP = 1.4480e12 * (50.0 + 2 * 88.73) ** -4.9460  # Jesper et al., 25 → 75 °C: 3.188


def asked(order: str, dear: float) -> Study:
    """600 kW for 24 h on 300 days; gas 0.35 behind 90 %; electricity dear for eight hours a day."""
    load = {"kind": "operation", "hours_per_day": 24, "days_per_week": 6, "weeks_per_year": 50}
    prices = tuple(dear if hour in DEAR else 0.6 for hour in range(24))
    made = study(load=load, heat_order=order)
    economics = msgspec.structs.replace(made.economics, tariff=TimeOfUseTariff(
        prices_per_kwh=prices
    ))  # fmt: skip
    return msgspec.structs.replace(made, economics=economics)


def of(order: str, dear: float) -> IndustrialHeatOutcome:
    return next(
        one.outcome for one in selected(asked(order, dear)).candidates
        if one.record.id == "class-up-to-100-single"
    )  # fmt: skip


def test_the_boiler_heats_where_that_costs_less() -> None:
    """A kWh of heat: by gas 0.35 / 0.9 = 0.389, by electricity 0.6 / 3.188 or 1.6 / 3.188 = 0.502.

    So the boiler heats in the eight dear hours of 300 days, 2,400 h: 1,440 MWh; that saves
    1,440,000 · (1.6 / COP − 0.35 / 0.9) = 162,714 a year.
    """
    first, cheap = of("heat_pump_first", 1.6), of("cheapest_first", 1.6)
    heat_kwh = 600.0 * 2400.0
    saved = heat_kwh * (1.6 / COP - 0.35 / 0.9)
    assert first.order_saving is None
    assert cheap.waiting_hours == pytest.approx(2400.0)
    assert cheap.order_saving == pytest.approx(saved, rel=1e-6)
    assert cheap.fuel_energy_wh / 1e3 == pytest.approx(heat_kwh / 0.9, rel=1e-6)
    assert first.energy_cost - cheap.energy_cost == pytest.approx(saved, rel=1e-6)
    assert cheap.served_share == pytest.approx(2.0 / 3.0, rel=1e-6)
    assert cheap.carbon_kg != first.carbon_kg


def test_where_the_heat_pump_is_always_cheaper_nothing_changes() -> None:
    """At 1.2 / 3.188 = 0.376 it is: below 0.389."""
    first, cheap = of("heat_pump_first", 1.2), of("cheapest_first", 1.2)
    assert cheap.waiting_hours == 0.0
    assert cheap.order_saving == pytest.approx(0.0, abs=1e-6)
    assert cheap.energy_cost == pytest.approx(first.energy_cost, rel=1e-9)


def test_an_order_is_of_no_effect_where_no_boiler_stays() -> None:
    made = study(boiler_stays=False, heat_order=HeatOrder.CHEAPEST)
    assert "duty.heat_order" in made.duty.without_effect()
