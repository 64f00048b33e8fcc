"""Cooling-water pumps whose flow is chosen: powers by hand, waters by the tower, and a year."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.chillers.columns import take
from core.families.chillers.duty import CondenserPumping
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant import at_design
from core.families.chillers.plant_room.report.pumping import condenser_pumping_table
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.room import tower_of
from core.families.chillers.plant_room.units.served import full_heat_w
from core.families.chillers.plant_room.year.controls import by_condenser_pumping
from core.families.chillers.plant_room.year.operation import laid, room_of_year, run_at
from core.selection.selection import Candidate, Selection
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/plant-room-shanghai.json"


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["plant"]["models_max"] = 1
    study["duty"] |= {"condenser_pumping": "variable_cooling_pumps"}
    path = tmp_path_factory.mktemp("slow") / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


# 25 m at full flow, 5 m of them lifted: at 60 % 5 + 20 · 0.36 = 12.2 m, 0.6 · 12.2 / 25 = 0.2928 of
# the power; at 80 % 17.8 m and 0.5696.
def test_powers_by_hand(slow: Selection) -> None:
    pumping = Pumping(duty=slow.duty, design=slow.design)
    heat = np.array([1e6])
    full = pumping.condenser_w(heat)
    assert pumping.condenser_base_w(heat) / full == pytest.approx(0.2928)
    assert pumping.condenser_more_w(heat, 0.8) / full == pytest.approx(0.5696 - 0.2928)
    assert pumping.condenser_more_w(heat, 0.6) == pytest.approx(0.0)
    more = pumping.condenser_more_w(heat, np.array([0.6, 0.8, 1.0]))
    assert pumping.condenser_share(heat[:, None], more[None])[0] == pytest.approx([0.6, 0.8, 1.0])


def test_the_tower_gives_the_water_and_the_condenser_takes_it(slow: Selection) -> None:
    """Straight from the Merkel tower, and by the rise of so much less water."""
    candidate = slow.leading
    assert candidate is not None
    wet = np.array([24.0, 20.0, 16.0, 26.0])
    points = {"load_w": np.array([0.25, 0.4, 0.6, 0.9]) * slow.design.peak_w, "wet_bulb_c": wet}
    at = run_at(slow, candidate, points)
    states = laid(slow, candidate, points).states
    share = at.condenser_flow[0]
    assert (share >= 0.6 - 1e-6).all()
    assert (share < 0.999).any()
    design_w = _design_heat(slow, candidate)
    heat = (at.output_w[0] + at.chiller_w[0]) / at.running[0] / design_w
    alike = states.condenser_c(at.plr)[0]
    rise = slow.duty.tower_range_k * heat
    # Read between part loads of 2 %, at which the flow may be another one: half a kelvin.
    assert at.set_c[0] == pytest.approx(alike - rise * (1.0 / share - 1.0), abs=0.5)
    tower = tower_of(slow.duty, slow.design)
    runs = at.air[0] > slow.duty.tower_air_least + 0.02  # by turns below it
    leaving = tower.leaving_c(heat, wet, at.air[0], share)
    assert runs.any()
    assert at.set_c[0][runs] == pytest.approx(leaving[runs], abs=0.6)


def test_the_best_of_all_waters_and_flows(slow: Selection) -> None:
    """Every 0.5 K and flow, straight from curves and tower; what a table has lies between loads."""
    candidate = slow.leading
    assert candidate is not None
    wet = 20.0
    load = np.array([0.2, 0.35, 0.5]) * slow.design.peak_w
    at = run_at(slow, candidate, {"load_w": load, "wet_bulb_c": np.full(3, wet)})
    machine = take(slow.columns, np.array([candidate.groups[0].machine]))
    pumping, tower = Pumping(duty=slow.duty, design=slow.design), tower_of(slow.duty, slow.design)
    design_w, duty = _design_heat(slow, candidate), slow.duty
    alike = slow.design.entering_condenser_c + 0.5 * np.arange(-30, 12)
    full = full_load(machine, slow.design.leaving_chilled_c, alike, 2.0)
    least = np.maximum(machine.condenser_min_c[0], duty.condenser_floor_c)
    for point in range(3):
        each = load[point] / at.running[0, point]
        plr = each / full.capacity_w
        ratio = part_load(machine, plr, slow.design.leaving_chilled_c, alike).power_ratio
        drawn = (ratio * full.power_w)[0]
        heat = (each + drawn) / design_w
        best = np.inf
        for share in np.linspace(0.6, 1.0, 5):
            water = alike - duty.tower_range_k * heat * (1.0 / share - 1.0)
            able = (water > wet + 0.1) & (water >= least)
            air = tower.air(heat[able], wet, water[able], share)
            turned = np.minimum(air / duty.tower_air_least, 1.0)
            fan = np.maximum(air, duty.tower_air_least) ** 3 * turned
            fan = np.where(air <= 1.0, fan * pumping.fan_w(np.array([design_w]))[0], np.inf)
            pump = pumping.condenser_at_w(np.array([design_w]), share)[0]
            best = min(best, float((drawn[able] + fan).min() + pump))
        spent = at.chiller_w + at.fan_w + at.condenser_pump_w
        assert spent[0, point] / at.running[0, point] == pytest.approx(best, rel=1e-3)


def _design_heat(selection: Selection, candidate: Candidate) -> float:
    columns = take(selection.columns, np.array([candidate.groups[0].machine]))
    one = at_design(columns, selection.design, 2.0)
    return float(full_heat_w(columns, one)[0])


def test_a_year_needs_less_and_never_more(slow: Selection) -> None:
    candidate = slow.leading
    assert candidate is not None
    year = room_of_year(slow, candidate)
    outcome = candidate.outcome
    assert float(year.at.power_w @ year.hours) == pytest.approx(outcome.annual_energy_wh, rel=1e-6)
    assert float(year.at.parts["condenser_pumps"] @ year.hours) == pytest.approx(
        outcome.condenser_pump_energy_wh, rel=1e-6
    )
    both = by_condenser_pumping(slow, candidate)
    constant, variable = (both[way] for way in CondenserPumping)
    assert variable.energy_wh == pytest.approx(outcome.annual_energy_wh, rel=1e-6)
    assert variable.energy_wh < constant.energy_wh
    # No less than 29 % of full power while it runs; chillers and fans pay for some of it.
    assert 0.29 * constant.condenser_pump_wh < variable.condenser_pump_wh
    assert variable.condenser_pump_wh < 0.9 * constant.condenser_pump_wh
    saved = constant.energy_wh - variable.energy_wh
    assert saved < constant.condenser_pump_wh - variable.condenser_pump_wh
    assert condenser_pumping_table(slow, candidate).marked == frozenset((1,))
