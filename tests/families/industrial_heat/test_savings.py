"""Against the existing boiler, by hand."""

import math

import msgspec
import pytest

from core.study.economics import FlatTariff
from core.study.study import Study
from tests.families.industrial_heat.cases import selected, study

# 600 kW for 4,800 h: 2,880 MWh of heat; 3,200 MWh of gas at 90 %, 1,120,000 a year at 0.35.
HEAT_KWH = 2.88e6
GAS_KWH = 3.2e6
BEIJING = 0.5554  # kg/kWh in 2023, MEE and NBS notice 2025 No. 47


def at_price(asked: Study, price: float) -> Study:
    economics = msgspec.structs.replace(asked.economics, tariff=FlatTariff(price_per_kwh=price))
    return msgspec.structs.replace(asked, economics=economics)


def of(asked: Study, record: str = "class-up-to-100-single"):
    chosen = selected(asked)
    return next(each for each in chosen.candidates if each.record.id == record)


def test_money_energy_and_carbon_worked_out_by_hand() -> None:
    outcome = of(study()).outcome
    cop = 1.4480e12 * (50.0 + 2 * 88.73) ** -4.9460  # Jesper et al., 25 → 75 °C
    electric_kwh = HEAT_KWH / cop
    assert outcome.seasonal_cop == pytest.approx(cop)
    assert outcome.boiler_cost == pytest.approx(GAS_KWH * 0.35)
    maintenance = 600.0 * 4000.0 * 0.02
    saved = GAS_KWH * 0.35 - electric_kwh * 0.75 - maintenance
    assert outcome.boiler_saving == pytest.approx(saved)
    assert outcome.boiler_payback_years == pytest.approx(600.0 * 4000.0 / saved)
    assert outcome.break_even_price == pytest.approx((GAS_KWH * 0.35 - maintenance) / electric_kwh)
    assert outcome.primary_saving == pytest.approx(1.0 - 2.4 * electric_kwh / GAS_KWH)
    gas = 15.3 * 0.99 * 44 / 12 * 3.6e-3
    assert outcome.carbon_saving_kg == pytest.approx(GAS_KWH * gas - electric_kwh * BEIJING)
    assert outcome.carbon_kg == pytest.approx(electric_kwh * BEIJING)


def test_at_the_break_even_price_nothing_is_saved() -> None:
    asked = study()
    price = of(asked).outcome.break_even_price
    assert of(at_price(asked, price)).outcome.boiler_saving == pytest.approx(0.0, abs=1.0)


def test_at_the_life_s_break_even_price_both_cost_the_same() -> None:
    """Gas for twenty years at 5 % is worth 12.4622 years of it."""
    asked = study()
    price = of(asked).outcome.life_break_even_price
    found = of(at_price(asked, price)).outcome
    assert found.life_cycle_cost == pytest.approx(GAS_KWH * 0.35 * 12.46221, rel=1e-5)


def test_a_band_carries_through_to_the_money() -> None:
    outcome = of(study()).outcome
    assert outcome.cop_low == pytest.approx(0.85 * outcome.seasonal_cop)
    assert outcome.cop_high == pytest.approx(1.15 * outcome.seasonal_cop)
    assert outcome.boiler_saving_low < outcome.boiler_saving < outcome.boiler_saving_high


def test_a_losing_result_says_so() -> None:
    found = of(at_price(study(), 2.0))
    codes = [each.code for each in found.findings]
    assert codes[:2] == ["not_economical", "payback_beyond_life"]
    assert "never_saves" in codes
    assert found.outcome.boiler_payback_years == math.inf
    assert found.outcome.boiler_saving < 0.0


def test_near_the_break_even_price_the_band_decides() -> None:
    asked = study()
    price = of(asked).outcome.break_even_price
    above = of(at_price(asked, price * 1.05))
    below = of(at_price(asked, price * 0.95))
    assert "loses_money" in {each.code for each in above.findings}
    assert "saves_too_little" in {each.code for each in below.findings}
    assert {above.findings[0].code, below.findings[0].code} == {"not_economical"}


def test_what_saves_a_year_but_not_over_its_life_is_not_economical() -> None:
    """Between the two break-even prices; at the lower one both cost the same over the life."""
    asked = study()
    outcome = of(asked).outcome
    life, running = outcome.life_break_even_price, outcome.break_even_price
    assert life < running
    between = of(at_price(asked, (life + running) / 2.0))
    assert between.outcome.boiler_saving > 0.0 > between.outcome.life_saving
    assert between.findings[0].code == "not_economical"
    said = {f.name: f.value for each in between.findings for f in each.figures}
    assert said["life"] == pytest.approx(life)
    assert said["price"] == pytest.approx(running)
    assert of(at_price(asked, life)).outcome.life_saving == pytest.approx(0.0, abs=1.0)
    below = of(at_price(asked, life * 0.99))
    assert below.outcome.life_saving > 0.0
    assert below.findings[0].code.startswith("verdict_")


def test_what_is_saved_over_the_life_is_the_boiler_s_cost_less_its_own() -> None:
    """Gas for twenty years at 5 % is worth 12.4622 years of it."""
    outcome = of(study()).outcome
    assert outcome.life_saving == pytest.approx(
        GAS_KWH * 0.35 * 12.46221 - outcome.life_cycle_cost, rel=1e-5
    )


def test_what_the_source_does_not_carry_the_boiler_burns() -> None:
    """100 kW of source: 100 · COP/(COP − 1) kW of heat, the rest from gas."""
    outcome = of(study(source_w=100e3)).outcome
    cop = outcome.seasonal_cop
    served_kwh = 100.0 * cop / (cop - 1.0) * 4800.0
    assert outcome.served_share == pytest.approx(served_kwh / HEAT_KWH)
    assert outcome.fuel_energy_wh == pytest.approx((HEAT_KWH - served_kwh) / 0.9 * 1e3)
    assert outcome.energy_cost == pytest.approx(
        served_kwh / cop * 0.75 + (HEAT_KWH - served_kwh) / 0.9 * 0.35
    )
    assert outcome.carbon_kg == pytest.approx(
        served_kwh / cop * BEIJING + (HEAT_KWH - served_kwh) / 0.9 * 15.3 * 0.99 * 44 / 12 * 3.6e-3
    )


def test_without_a_boiler_unmet_heat_makes_savings_incomparable() -> None:
    found = of(study(source_w=100e3, boiler_stays=False))
    assert found.outcome.boiler_saving is None
    assert found.outcome.unmet_hours == pytest.approx(4800.0)
    assert "saving_not_comparable" in {each.code for each in found.findings}


def test_without_a_boiler_savings_are_told_where_all_heat_is_met() -> None:
    assert of(study(boiler_stays=False)).outcome.boiler_saving is not None


def test_heating_and_cooling_from_one_machine() -> None:
    """Combined COP = (Qh + Qc)/P = 2·COP − 1 where all the cold is useful."""
    warm, both = of(study()).outcome, of(study(useful_cooling=1.0)).outcome
    assert warm.combined_cop is None
    assert both.combined_cop == pytest.approx(2.0 * both.seasonal_cop - 1.0)
    cold_kwh = HEAT_KWH * (1.0 - 1.0 / both.seasonal_cop)
    assert both.boiler_saving - warm.boiler_saving == pytest.approx(cold_kwh / 5.0 * 0.75)


def test_circulation_is_counted_beside_the_machine() -> None:
    bare, whole = of(study()).outcome, of(study(circulation_ratio=0.02)).outcome
    assert whole.auxiliary_energy_wh == pytest.approx(0.02 * HEAT_KWH * 1e3)
    assert whole.seasonal_cop == pytest.approx(bare.seasonal_cop)
    assert whole.annual_energy_wh - bare.annual_energy_wh == pytest.approx(0.02 * HEAT_KWH * 1e3)


def test_coal_boilers_burn_cheaper_and_dirtier() -> None:
    gas, coal = of(study()).outcome, of(study(boiler_fuel="coal")).outcome
    assert coal.carbon_saving_kg > gas.carbon_saving_kg
