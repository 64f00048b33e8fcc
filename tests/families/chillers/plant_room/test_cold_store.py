"""A store of cold: the lowest peak by hand, the course against trying all, a room's year."""

from itertools import product
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.chillers.plant_room.beside.cold_store import StorageYear, storage_year
from core.families.chillers.plant_room.report.cold_store import cold_store_plot
from core.plant.storage import PlantPower, Storage, best_course, least_peak_w
from core.selection.demand_charge import demand_charge
from core.study.economics import DemandBy, Economics
from gui.program.program import Program

EXAMPLE = (
    Path(__file__).resolve().parents[4] / "resources/examples/hospital-hot-water-guangzhou.json"
)
# A day of cooling loads, kW, a store of 3,000 kWh, EER 5, 40 a month for a kW. Filling it up to
# 1,437.5 kW takes off what lies above: 62.5 + 262.5 + 362.5 + 462.5 + 562.5 + 562.5 + 462.5 + 262.5
# = 3,000 kWh; below it there is room for 13,900 kWh. (2,000 - 1,437.5) / 5 · 40 = 4,500 a month.
LOAD_KW = (
    300, 300, 300, 300, 300, 300, 300, 600, 900, 1200, 1500, 1700,
    1800, 1900, 2000, 2000, 1900, 1700, 1400, 1000, 700, 500, 400, 300,
)  # fmt: skip


def test_the_lowest_peak_of_a_day_by_hand() -> None:
    load = 1e3 * np.array(LOAD_KW)
    lowest = least_peak_w(load, 3e6)
    assert lowest == pytest.approx(1_437_500.0)
    assert np.maximum(lowest - load, 0.0).sum() == pytest.approx(13_900e3)
    by_kw = Economics(demand_by=DemandBy.DEMAND, demand_price_per_kw=40.0)
    highest = np.array([[2_000e3 / 5] * 12, [lowest / 5] * 12])
    before, after = demand_charge(highest, by_kw) / 12
    assert before - after == pytest.approx(4_500.0)
    assert least_peak_w(load, 0.0) == pytest.approx(2_000e3)


def _plant(power: list[float], steps: int) -> PlantPower:
    """Outputs 0, 100 … W."""
    return PlantPower(
        output_w=100.0 * np.arange(len(power)),
        power_w=np.array([power]),
        kind=np.zeros(steps, dtype=np.int64),
        beside_w=np.zeros(steps),
    )


@settings(max_examples=40, deadline=None)
@given(
    load=st.lists(st.sampled_from([0.0, 100.0, 200.0, 300.0]), min_size=4, max_size=4),
    price=st.lists(st.sampled_from([1.0, 2.0, 5.0]), min_size=4, max_size=4),
    power=st.lists(st.floats(5.0, 60.0), min_size=5, max_size=5),
)
def test_no_other_way_through_the_levels_costs_less(
    load: list[float], price: list[float], power: list[float]
) -> None:
    storage = Storage(capacity_wh=200.0, levels=2)
    curve = [0.0, *np.cumsum(power).tolist()]
    plant = _plant(curve, 4)
    found = best_course(storage, plant, np.array(load), np.array(price), 1.0)
    costs = []
    for levels in product((0, 1, 2), repeat=4):
        output = np.array(load) + 100.0 * np.diff(np.array((0, *levels)))
        if (output >= 0.0).all() and (output <= 500.0).all():
            costs.append(np.interp(output, plant.output_w, curve) @ np.array(price))
    assert found.cost == pytest.approx(min(costs))
    assert found.output_w.sum() == pytest.approx(sum(load) + found.level_wh[-1])
    assert (found.output_w >= 0.0).all()


def test_losses_are_made_up() -> None:
    """A full store of 200 Wh loses 20 Wh in each of the two hours in which it waits."""
    storage = Storage(capacity_wh=200.0, loss_per_h=0.1, levels=1)
    found = best_course(
        storage, _plant([0.0, 10.0, 20.0, 30.0], 4), np.array([0.0, 0.0, 0.0, 200.0]),
        np.array([1.0, 9.0, 9.0, 90.0]), 1.0,
    )  # fmt: skip
    assert found.level_wh == pytest.approx([200.0, 200.0, 200.0, 0.0])
    assert found.output_w == pytest.approx([200.0, 20.0, 20.0, 20.0])


def _year(tmp_path: Path, **economics: object) -> StorageYear:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["duty"] |= {"cold_store": "chilled_water_store", "cold_store_m3": 1500.0}
    study["economics"] |= economics
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    selection = Program().select_file(path)
    first = selection.candidates[0]
    chart = cold_store_plot(selection, first).chart
    assert chart.lines[0].y.max() == pytest.approx(selection.design.peak_w, rel=0.02)
    return storage_year(selection, first)


def test_a_room_shifts_to_the_valley_and_keeps_its_peak_down(tmp_path: Path) -> None:
    """1,500 m³ · 1.164 kWh/m³K · 5 K · 0.9 = 7.86 MWh; prices of 0.32, 0.72 and 1.15."""
    charged = _year(tmp_path, demand_by="by_demand")
    assert charged.capacity_wh == pytest.approx(7.86e6, rel=1e-3)
    assert charged.after.demand_cost < charged.before.demand_cost
    assert charged.after.output_w < charged.before.output_w
    assert 0.1 < charged.saving / charged.before.cost < 0.35
    # No more is to be had than every kWh of cold at the span of the prices and an EER of 5.
    assert charged.before.energy_cost - charged.after.energy_cost < (
        charged.filled_wh / 1e3 * (1.15 - 0.32) / 5.0
    )
    assert charged.payback_years is None
    free = _year(tmp_path, demand_by="no_demand_charge")
    # Without a charge on it the highest power does not matter, and the energy costs less.
    assert free.after.energy_cost <= charged.after.energy_cost
    assert free.after.highest_w > charged.after.highest_w


def test_one_price_leaves_little_to_a_store(tmp_path: Path) -> None:
    flat = _year(
        tmp_path, tariff={"kind": "flat", "price_per_kwh": 0.7}, demand_by="no_demand_charge"
    )
    assert 0.0 <= flat.saving < 0.08 * flat.before.cost
