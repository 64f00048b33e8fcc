"""Chilled water that leaves warmer at low load: flows written out, units by their curves."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.chillers.columns import take
from core.families.chillers.duty import Auxiliaries, ChillerDuty
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant_room.report.reset import reset_blocks
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.year.controls import by_reset, year_by
from core.families.chillers.plant_room.year.operation import chilled_water, run_at
from core.selection.selection import Selection
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/plant-room-shanghai.json"
SET_C = 28.0


def _selected(folder: Path, **duty: object) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["plant"]["models_max"] = 1
    study["duty"] |= {"condenser_control": "fixed_set_point", "condenser_set_c": SET_C, **duty}
    path = folder / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    return _selected(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def warmer(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    return _selected(tmp_path_factory.mktemp("warmer"), chilled_reset_k=2.0)


def test_tables_that_begin_alike_share_the_year(plain: Selection) -> None:
    first, second = plain.candidates[0], plain.candidates[-1]
    own = year_by(plain, first)
    assert year_by(plain, first, chilled_reset_k=0.0) is own
    assert year_by(plain, first, chilled_reset_k=2.0) is not own
    assert year_by(plain, second).energy_wh != own.energy_wh
    assert year_by(plain, first).energy_wh == own.energy_wh


# 7/12 °C, 2 K warmer below 60 %, of which the return follows the half: 9/13 °C, 4 K in place of 5.
# 500 m³/h at the peak; at 30 % 150 · 5/4 = 187.5 m³/h against 12 + 20 · 0.375² = 14.8125 m; at 60 %
# all is as without: 300 m³/h against 19.2 m. A unit with half of its flow at least lets no more
# than 250 - 187.5 m³/h through the bypass, at 12 m.
def test_flows_by_hand(plain: Selection) -> None:
    capacity = 500.0 / 3600.0 * 999.6 * 4193.0 * 5.0
    duty = ChillerDuty(auxiliaries=Auxiliaries.PLANT_ROOM, chilled_reset_k=2.0)
    design = msgspec.structs.replace(plain.design, peak_w=capacity)
    pumping = Pumping(duty=duty, design=design, warmer_k=2.0)
    load = np.array([0.3, 0.6]) * capacity
    work = 9.80665 * 999.6 / 3600.0 / 0.7
    shared = [work * 187.5 * 14.8125, work * 300.0 * 19.2]
    assert pumping.shared_w(load) == pytest.approx(shared)
    bypass = pumping.bypass_w(load[:1], np.array([capacity]))
    assert bypass == pytest.approx(work * 62.5 * 12.0)
    one = np.ones((1, 2))
    flow, _ = chilled_water(pumping, load, one, load[None], np.array([[capacity]]))
    assert flow * 3600.0 == pytest.approx([250.0, 300.0])


def test_units_run_by_their_curves_at_warmer_water(plain: Selection, warmer: Selection) -> None:
    """At a given cooling water, below the load and above it; straight from the curves."""
    candidate = next(one for one in plain.candidates if one.units == 2)
    same = next(one for one in warmer.candidates if one.id == candidate.id)
    share = np.array([0.15, 0.3, 0.45, 0.7, 0.9])
    points = {"load_w": share * plain.design.peak_w, "wet_bulb_c": np.full(5, 18.0)}
    before = run_at(plain, candidate, points)
    after = run_at(warmer, same, points)
    low = share < 0.6
    machine = take(warmer.columns, np.array([same.groups[0].machine]))
    entering = np.full(5, SET_C)
    assert after.set_c[0] == pytest.approx(SET_C, abs=0.01)
    for leaving, here in ((9.0, low), (7.0, ~low)):
        full = full_load(machine, leaving, entering, 2.0)
        each = points["load_w"] / after.running[0] / full.capacity_w[0]
        ratio = part_load(machine, each[None], leaving, entering).power_ratio[0]
        wanted = after.running[0] * ratio * full.power_w[0]
        assert after.chiller_w[0][here] == pytest.approx(wanted[here], rel=5e-3)
    assert after.power_w[~low] == pytest.approx(before.power_w[~low], rel=1e-9)
    equal = low & (after.running[0] == before.running[0])
    assert equal.any()
    assert (after.chiller_w[0][equal] < before.chiller_w[0][equal]).all()


def test_both_ends_are_told(plain: Selection, warmer: Selection) -> None:
    candidate = plain.leading
    assert candidate is not None
    (none, _), (stays, follows) = by_reset(plain, candidate, (0.0, 2.0))
    assert none.energy_wh == pytest.approx(candidate.outcome.annual_energy_wh, rel=1e-6)
    # With the difference kept less is drawn; with the return kept, pumps take more than without.
    assert follows.energy_wh < none.energy_wh
    assert follows.energy_wh < stays.energy_wh
    assert stays.chilled_pump_wh > follows.chilled_pump_wh
    assert follows.chilled_pump_wh == pytest.approx(none.chilled_pump_wh, rel=0.01)
    # 0.5 to 4.6 % a kelvin of the chillers, at a part of the hours (curves of the catalog).
    assert 0.0 < 1.0 - follows.energy_wh / none.energy_wh < 2 * 0.046
    same = warmer.leading
    assert same is not None
    _, table = reset_blocks(warmer, same)
    assert table.marked == frozenset((2,))
    assert len(reset_blocks(plain, candidate)) == 1


def test_a_reset_that_leaves_no_difference_is_refused(plain: Selection) -> None:
    duty = ChillerDuty(auxiliaries=Auxiliaries.PLANT_ROOM, chilled_reset_k=5.0)
    places = [place for place, _ in duty.disagreements(plain.study.load)]
    assert places == ["duty.chilled_reset_k"]
