"""An absorption chiller beside a room: its class by hand, and that it runs when it pays."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.chillers.plant_room.beside.absorption import AbsorptionYear, absorption_year
from core.families.chillers.plant_room.report.blocks import room_blocks
from core.families.registry import decode
from core.plant.absorption import Absorption
from core.selection.selection import Selection
from tests.core.selection.examples import program

EXAMPLE = (
    Path(__file__).resolve().parents[4] / "resources/examples/hospital-hot-water-guangzhou.json"
)


# Full at 32 °C: 1,400 / 1.4 = 1,000 kW. By the code's curves at 25 °C: 0.60533 + 0.012333 · 25 =
# 0.91367; at half load 0.0744286 + 0.7578143 / 2 + 0.1677572 / 4 = 0.495275.
def test_the_class_by_hand() -> None:
    machine = Absorption(capacity_w=1.4e6, cop=1.4)
    heat = machine.heat_w(np.array([1.0, 1.0, 0.5, 0.0]), np.array([32.0, 25.0, 32.0, 32.0]))
    assert heat == pytest.approx([1.0e6, 913_667.0, 495_275.0, 0.0], rel=1e-5)
    assert np.isnan(machine.heat_w(np.array([1.0]), np.array([33.0]))).all()
    assert machine.rejected_w == pytest.approx(2.4e6)


@pytest.fixture(scope="module")
def room() -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["duty"] |= {
        "heat_recovery": "no_heat_recovery",
        "absorption": "direct_fired_absorption",
        "fuel_price_per_kwh": 0.45,
    }
    return program().select(decode(msgspec.json.encode(study), EXAMPLE.name), EXAMPLE.parent)


def _year(room: Selection, price: float) -> AbsorptionYear:
    """Of the plant that stands first; the price of its fuel is no part of the ranking."""
    duty = msgspec.structs.replace(room.duty, fuel_price_per_kwh=price)
    study = msgspec.structs.replace(room.study, duty=duty)
    other = replace(room, situation=replace(room.situation, study=study))
    return absorption_year(other, room.candidates[0])


def test_the_report_tells_of_it(room: Selection) -> None:
    assert len(room_blocks(room, room.candidates[0])) > 6


def test_it_runs_below_the_price_that_is_told_and_not_above(room: Selection) -> None:
    """Gas at 0.45 CNY/kWh: 0.45 / 1.4 = 0.32 a kWh of cold, electricity at most 1.15 / 4 = 0.29."""
    dear = _year(room, 0.45)
    assert dear.hours == 0.0
    assert dear.saving == 0.0
    assert 0.15 < dear.break_even < 0.45
    above = _year(room, dear.break_even * 1.001)
    below = _year(room, dear.break_even * 0.98)
    assert above.hours == 0.0
    assert below.hours > 0.0
    cheap = _year(room, 0.05)
    assert cheap.hours > below.hours
    assert cheap.saving > 0.0
    assert cheap.electricity_saved > cheap.fuel_cost  # every hour that runs pays by itself
    assert 1.2 < cheap.cooling_wh / cheap.heat_wh < 1.7
    # Six kWh of cold for a kWh of electricity, against one and a half for a kWh of fuel.
    assert cheap.primary_saved_wh < 0.0
    assert cheap.carbon_saved_kg < 0.0
