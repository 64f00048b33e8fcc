"""Hot water from condenser heat: a maker's figures, a store by hand, and a balance that closes."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.chillers.columns import take
from core.families.chillers.duty import ChillerDuty, HotWaterBy
from core.families.chillers.plant_room.beside.heat_recovery import (
    able,
    heat_recovery,
    hot_water,
    unit_of,
)
from core.families.chillers.plant_room.beside.heat_source import source_year
from core.families.chillers.plant_room.beside.hot_ranking import hot_ranking, ranked_with
from core.families.chillers.plant_room.report.equipment import equipment
from core.machines.device import UNDISCLOSED, device_name
from core.money.present_value import annuity
from core.plant.heat_recovery import HeatBalance, HeatStore, RecoveryUnit, recovered
from core.selection.selection import Selection
from core.study.economics import Economics
from tests.core.selection.examples import program

EXAMPLES = Path(__file__).resolve().parents[4] / "resources/examples"
# Cooling at a COP of 4 at any load: a W of power comes with 4 W of cold and 5 W of heat.
UNIT = RecoveryUnit(cooling_w=np.array([0.0, 400.0]), power_w=np.array([0.0, 100.0]))
NO_STORE = HeatStore(capacity_wh=0.0, loss_per_h=0.0)


# Carrier 30XWH-P, chilled water 6 °C, hot water leaving at 45 °C, full load: 752.762 kW of cooling
# for 197.11 kW (maker's map); 600 kW of heat are asked for. By hand: 752.762 + 197.11 = 949.87 kW;
# (752.762 + 949.872) / 197.11 = 8.638.
def test_balance_of_a_maker_s_machine() -> None:
    at = HeatBalance(cooling_w=752_762.0, power_w=197_110.0, asked_w=600e3)
    assert at.heat_w == pytest.approx(949_870.0, rel=1e-3)
    assert at.cop_both == pytest.approx(8.638, rel=1e-3)
    assert at.used_w == 600e3


def test_a_store_by_hand() -> None:
    """250 W of heat asked for in the second and third hour; 200 Wh of room, a tenth lost an hour.

    Hour 1: nothing is asked, 200 W fill the store. Hour 2: 180 Wh are left of it; 250 W are made
    and 20 W more fill it again. Hour 3: there is no cold to take, 180 Wh are left and are used.
    """
    done = recovered(
        UNIT,
        np.array([0.0, 250.0, 250.0]),
        np.array([400.0, 400.0, 0.0]),
        HeatStore(capacity_wh=200.0, loss_per_h=0.1),
        1.0,
    )
    assert done.heat_w == pytest.approx([200.0, 270.0, 0.0])
    assert done.power_w == pytest.approx([40.0, 54.0, 0.0])
    assert done.used_w == pytest.approx([0.0, 250.0, 180.0])
    assert done.lost_w == pytest.approx([0.0, 20.0, 20.0])
    assert done.stored_wh == pytest.approx([200.0, 200.0, 0.0])


def test_without_a_store_heat_is_made_in_the_hour_it_is_asked_for() -> None:
    asked, load = np.array([300.0, 900.0, 100.0]), np.array([800.0, 800.0, 40.0])
    done = recovered(UNIT, asked, load, NO_STORE, 1.0)
    # All of it; all that the machine gives, 500 W; what comes with 40 W of cold, 50 W.
    assert done.heat_w == pytest.approx([300.0, 500.0, 50.0])
    assert done.used_w == pytest.approx(done.heat_w)


@settings(max_examples=60, deadline=None)
@given(
    hours=st.lists(
        st.tuples(st.floats(0.0, 900.0), st.floats(0.0, 900.0)), min_size=1, max_size=30
    ),
    capacity=st.floats(0.0, 2_000.0),
    loss=st.floats(0.0, 0.3),
    step_h=st.sampled_from([0.25, 1.0]),
)
def test_cold_and_power_are_heat_and_losses(
    hours: list[tuple[float, float]], capacity: float, loss: float, step_h: float
) -> None:
    asked, load = (np.array(column) for column in zip(*hours, strict=True))
    store = HeatStore(capacity_wh=capacity, loss_per_h=loss)
    done = recovered(UNIT, asked, load, store, step_h)
    made = (done.cooling_w + done.power_w).sum() * step_h
    spent = (done.used_w + done.lost_w).sum() * step_h + done.stored_wh[-1]
    assert made == pytest.approx(spent, rel=1e-9, abs=1e-6)
    assert (done.used_w <= asked + 1e-9).all()
    assert (done.cooling_w <= load + 1e-9).all()
    assert (done.stored_wh <= capacity + 1e-9).all()


@pytest.fixture(scope="module")
def hospital() -> Selection:
    return program().select_file(EXAMPLES / "hospital-hot-water-guangzhou.json")


def test_the_hospital_s_year(hospital: Selection) -> None:
    """75 m³ a day by 45 K: 75 · 1.163 · 45 · 365 = 1,432.7 MWh; 28.5 of 45 K within reach."""
    years = heat_recovery(hospital, hospital.candidates[0])
    best = years[0]
    assert len(years) >= 4
    assert best.record.maker != UNDISCLOSED  # nobody can order what comes from an unknown maker
    for known in (True, False):
        gains = [
            one.life_gain(hospital.study.economics)
            for one in years
            if (one.record.maker != UNDISCLOSED) is known
        ]
        assert gains == sorted(gains, reverse=True)
    assert best.asked_wh == pytest.approx(75 * 1163.0 * 45 * 365, rel=1e-6)
    assert best.preheat_wh == pytest.approx(best.asked_wh * 28.5 / 45, rel=1e-6)
    for one in years:
        made, spent = one.cooling_wh + one.compressor_wh, one.used_wh + one.lost_wh
        assert made == pytest.approx(spent, rel=5e-3)
        assert one.used_wh <= one.preheat_wh * (1.0 + 1e-9)
        # The lift costs: the machine needs more than the others save, its heat comes on top.
        assert 0.0 < one.saved_wh < one.power_wh
        assert 3.0 < one.used_wh / one.extra_wh < 15.0
        assert one.before.energy_wh - one.after.energy_wh == pytest.approx(one.used_wh / 0.9)


def test_a_smaller_store_gives_no_more_heat(hospital: Selection) -> None:
    duty, load = hospital.duty, hospital.situation.load
    unit = unit_of(duty, take(able(hospital.columns, duty), np.array([0])))
    assert unit is not None
    water = hot_water(duty, load)
    used = []
    for share in (0.0, 0.5, 1.0):
        store = HeatStore(capacity_wh=share * water.store.capacity_wh, loss_per_h=0.0)
        done = recovered(unit, water.preheat_w, load.load_w, store, load.step_h)
        used.append(done.used_w.sum())
    assert used == sorted(used)
    assert used[-1] > used[0]


# 30XW-P 1012 with water entering the condenser at 40 °C, leaving the evaporator at 7 °C: COP 4.01
# by its maker's table.
def test_a_machine_of_the_catalog_at_the_warm_water(hospital: Selection) -> None:
    machines = able(hospital.columns, hospital.duty)
    row = [record.id for record in machines.records].index("W187")
    unit = unit_of(hospital.duty, take(machines, np.array([row])))
    assert unit is not None
    assert unit.cooling_w[-1] / unit.power_w[-1] == pytest.approx(4.01, rel=0.01)


# 900 kWh of heat in an hour at 1.15 CNY and 900 kWh at 0.32: a boiler of 0.9 burns 2,000 kWh of gas
# at 0.35, 700 CNY; a heat pump with a COP of 3 takes 300 kWh each, 300 · (1.15 + 0.32) = 441 CNY.
def test_what_warms_the_water_today_by_hand() -> None:
    prices = np.array([1.15, 0.32])
    heat = np.full(2, 900e3)
    economics = Economics(grid_factor_kg_per_kwh=0.5)
    boiler = ChillerDuty(boiler_efficiency=0.9, fuel_price_per_kwh=0.35)
    burnt = source_year(heat, boiler, economics, prices, 1.0)
    assert burnt.energy_wh == pytest.approx(2_000e3)
    assert burnt.cost == pytest.approx(700.0)
    assert burnt.carbon_kg == pytest.approx(2_000 * 15.3 * 0.99 * 44 / 12 * 3.6e-3)
    pump = ChillerDuty(hot_water_by=HotWaterBy.HEAT_PUMP, water_heater_cop=3.0)
    drawn = source_year(heat, pump, economics, prices, 1.0)
    assert drawn.energy_wh == pytest.approx(600e3)
    assert drawn.cost == pytest.approx(441.0)
    assert drawn.carbon_kg == pytest.approx(300.0)


def test_the_ranking_counts_hot_water(hospital: Selection) -> None:
    """Against the hours: electricity more, fuel for the rest, the machine with its upkeep."""
    first = hospital.candidates[0]
    own = first.outcome
    years = heat_recovery(hospital, first)
    best = ranked_with(years, first)
    assert device_name(best.record) == own.hot_water_machine
    assert own.hot_water_extra_wh == pytest.approx(best.extra_wh, rel=5e-3)
    assert own.hot_water_cost == pytest.approx(best.electricity_cost + best.after.cost, rel=2e-3)
    cooling_wh = float(hospital.situation.load.load_w.sum())
    assert own.cop_with_heat == pytest.approx(
        (cooling_wh + best.used_wh) / (own.annual_energy_wh + best.extra_wh), rel=1e-3
    )
    economics = hospital.study.economics
    grid, gas = economics.grid_kg_per_kwh, best.after.carbon_kg
    electricity = own.annual_energy_wh + own.hot_water_extra_wh
    assert own.carbon_kg == pytest.approx(electricity / 1e3 * grid + gas, rel=1e-6)
    rate, life = economics.discount_rate, economics.life_years
    assert own.life_cycle_cost == pytest.approx(
        own.investment * (1.0 + economics.maintenance_share * annuity(rate, life))
        + own.energy_cost * annuity(rate, life, economics.energy_price_rise)
    )
    told = [one.code for one in hospital.field_findings]
    assert "hot_water_ranked" in told


def test_plants_stand_in_the_order_of_cooling_and_hot_water(hospital: Selection) -> None:
    first = hospital.candidates[0]
    best = ranked_with(heat_recovery(hospital, first), first)
    found = hot_ranking(hospital, first, best)
    assert [one.candidate.place for one in found] == sorted(one.candidate.place for one in found)
    cheapest: dict[int, float] = {}  # of each place: within one, other rules put in order
    for one in found:
        place = one.candidate.place
        cheapest[place] = min(one.recovered, cheapest.get(place, one.recovered))
    assert list(cheapest.values()) == sorted(cheapest.values())
    economics = hospital.study.economics
    years = annuity(economics.discount_rate, economics.life_years, economics.energy_price_rise)
    # What warms the water today costs the same whatever cools.
    assert {round(one.today - one.cooling) for one in found} == {round(best.before.cost * years)}
    # A plant that cools with less saves less by what is recovered.
    assert len({round(one.today - one.recovered) for one in found}) > 1
    saved = best.before.cost - first.outcome.hot_water_cost
    upkeep = economics.maintenance_share * annuity(economics.discount_rate, economics.life_years)
    gain = saved * years - best.investment * (1.0 + upkeep)
    # But for the demand charge, which the machine raises by some per cent.
    assert found[0].today - found[0].recovered == pytest.approx(gain, rel=0.06)


def test_plants_of_two_models_are_ranked_with_hot_water(tmp_path: Path) -> None:
    study = msgspec.json.decode((EXAMPLES / "hospital-hot-water-guangzhou.json").read_bytes())
    study["plant"] |= {"models_max": 2, "units_max": 3, "redundancy": "none"}
    study["duty"]["hot_water_by"] = "water_heater_heat_pump"
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    selection = program().select_file(path)
    mixed = next(one for one in selection.candidates if one.is_mixed)
    found = heat_recovery(selection, mixed)
    best = ranked_with(found, mixed)
    # The heat pump for what is left draws at the price of the hour: part of the electricity.
    extra = best.extra_wh + best.after.energy_wh
    assert mixed.outcome.hot_water_extra_wh == pytest.approx(extra, rel=5e-3)
    assert mixed.outcome.hot_water_cost == pytest.approx(
        best.electricity_cost + best.after.cost, rel=5e-3
    )


def test_the_machine_and_its_store_are_among_the_equipment(hospital: Selection) -> None:
    """0.1718 m³/h of chilled water a kW; heat / (994.4 · 4.178 · 5 K) of warm water; by hand."""
    pieces = {one.tag: one for one in equipment(hospital, hospital.candidates[0])}
    machine, chilled, warm = pieces["HRC-1"], pieces["HCHP-1"], pieces["HWP-1"]
    assert machine.thermal_w is not None
    heat_kw = (machine.thermal_w + machine.power_w) / 1e3
    assert machine.flow_m3s == chilled.flow_m3s
    assert machine.flow_m3s * 3600.0 == pytest.approx(0.1718 * machine.thermal_w / 1e3, rel=2e-3)
    assert warm.flow_m3s * 3600.0 == pytest.approx(heat_kw * 3600 / 994.4 / 4.178 / 5)
    assert warm.power_w / 1e3 == pytest.approx(
        0.002725 * warm.flow_m3s * 3600.0 * 25.0 * 0.9944 / 0.7, rel=2e-3
    )
    assert {"HWX-1", "HWT-1", "CH-1–3"} <= pieces.keys()
