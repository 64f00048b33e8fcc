"""The second part of a two-part tariff: by hand, in a selection, and where a family has none."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.chillers.plant import operation_of
from core.selection.demand_charge import demand_charge
from core.selection.selection import Selection
from core.study.economics import DemandBy, Economics
from tests.core.selection.examples import FOLDER, program


def test_by_hand() -> None:
    """Months of 400 and 200 kW: (6 · 400 + 6 · 200) · 40; 400 kW / 0.8 = 500 kVA · 12 · 26."""
    peak = np.array([[400e3] * 6 + [200e3] * 6])
    by_kw = Economics(demand_by=DemandBy.DEMAND, demand_price_per_kw=40.0)
    assert demand_charge(peak, by_kw) == pytest.approx([144_000.0])
    by_kva = Economics(
        demand_by=DemandBy.CAPACITY, demand_price_per_kva=26.0, demand_power_factor=0.8
    )
    assert demand_charge(peak, by_kva) == pytest.approx([156_000.0])
    assert demand_charge(peak, Economics()) == pytest.approx([0.0])


def _selected(tmp_path: Path, name: str, **economics: object) -> Selection:
    study = msgspec.json.decode((FOLDER / f"{name}.json").read_bytes())
    study["economics"] = {**study.get("economics", {}), **economics}
    study["criteria"] = {**study.get("criteria", {}), "resolution": "hourly"}
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


def test_chillers_pay_for_the_highest_hour_of_each_month(tmp_path: Path) -> None:
    charged = _selected(tmp_path, "hospital-guangzhou", demand_by="by_demand")
    first = charged.candidates[0]
    operation = operation_of(first.record, first.units, charged.situation)
    hours = charged.profile.hours
    highest = [operation.power_w[hours[:, month] > 0.0].max() for month in range(12)]
    by_hand = sum(highest) / 1e3 * 38.0
    assert first.outcome.demand_cost == pytest.approx(by_hand, rel=1e-9)
    free = _selected(tmp_path, "hospital-guangzhou")
    same = next(one for one in free.candidates if one.id == first.id)
    assert same.outcome.demand_cost is None
    assert first.outcome.energy_cost == pytest.approx(same.outcome.energy_cost + by_hand)
    assert first.outcome.life_cycle_cost > same.outcome.life_cycle_cost
    assert first.minimum is not None  # what it is told against pays as well
    assert first.minimum.outcome.demand_cost > 0.0
    codes = {found.code for found in charged.findings}
    assert "demand_by_kw" in codes


def test_a_family_that_tells_no_highest_power_says_so(tmp_path: Path) -> None:
    heat = _selected(tmp_path, "school-beijing", demand_by="by_capacity")
    assert "demand_not_counted" in {found.code for found in heat.findings}
    assert all(one.outcome.demand_cost is None for one in heat.candidates[:3])
