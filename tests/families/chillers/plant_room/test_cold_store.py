"""A store of cold beside a plant room: a room's year with it."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.content.blocks import Beside
from core.families.chillers.plant_room.beside.cold_store import storage_year
from core.families.chillers.plant_room.report.cold_store import cold_store_blocks
from core.families.registry import decode
from core.selection.demand_charge import demand_charge
from core.selection.selection import Selection
from core.selection.stored_year import StoredYear
from core.study.economics import DemandBy, Economics
from tests.families.registered import program

EXAMPLE = (
    Path(__file__).resolve().parents[4] / "resources/examples/hospital-hot-water-guangzhou.json"
)


def test_what_a_lower_peak_saves_by_hand() -> None:
    """2,000 kW of cold come down to 1,437.5 kW: 562.5 / EER 5 · 40 = 4,500 a month."""
    by_kw = Economics(demand_by=DemandBy.DEMAND, demand_price_per_kw=40.0)
    before, after = (
        float(demand_charge(np.full((1, 12), peak_w / 5.0), by_kw)[0]) / 12.0
        for peak_w in (2_000e3, 1_437.5e3)
    )
    assert before - after == pytest.approx(4_500.0)


def _selected(**economics: object) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["duty"] |= {"cold_store": "chilled_water_store", "cold_store_m3": 1500.0}
    study["economics"] |= economics
    study["plant"] = {"units_min": 2, "units_max": 3}
    return program().select(decode(msgspec.json.encode(study), EXAMPLE.name), EXAMPLE.parent)


def _year(**economics: object) -> StoredYear:
    selection = _selected(**economics)
    return storage_year(selection, selection.candidates[0])


def test_a_room_shifts_to_the_valley_and_keeps_its_peak_down() -> None:
    """1,500 m³ · 1.164 kWh/m³K · 5 K · 0.9 = 7.86 MWh; prices of 0.32, 0.72 and 1.15."""
    selection = _selected(demand_by="by_demand")
    first = selection.candidates[0]
    charged = storage_year(selection, first)
    (beside,) = (one for one in cold_store_blocks(selection, first) if isinstance(one, Beside))
    chart = beside.right[0].chart
    assert chart.lines[0].y.max() == pytest.approx(selection.design.peak_w, rel=0.02)
    assert charged.store.capacity_wh == pytest.approx(7.86e6, rel=1e-3)
    assert charged.after.demand_cost < charged.before.demand_cost
    assert charged.after.output_w < charged.before.output_w
    assert 0.1 < charged.saving / charged.before.cost < 0.35
    # No more is to be had than every kWh of cold at the span of the prices and an EER of 5.
    assert charged.before.energy_cost - charged.after.energy_cost < (
        charged.charged_wh / 1e3 * (1.15 - 0.32) / 5.0
    )
    assert charged.payback_years is None
    free = _year(demand_by="no_demand_charge")
    # Without a charge on it the highest power does not matter, and the energy costs less.
    assert free.after.energy_cost <= charged.after.energy_cost
    assert free.after.highest_w > charged.after.highest_w


def test_one_price_leaves_little_to_a_store() -> None:
    flat = _year(tariff={"kind": "flat", "price_per_kwh": 0.7}, demand_by="no_demand_charge")
    assert 0.0 <= flat.saving < 0.08 * flat.before.cost
