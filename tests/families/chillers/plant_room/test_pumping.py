"""Ways of pumping the chilled water of a room: powers written out, the three beside each other."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.chillers.duty import Auxiliaries, ChilledPumping, ChillerDuty
from core.families.chillers.plant_room.report.equipment import equipment
from core.families.chillers.plant_room.report.notes import pumping_ratio
from core.families.chillers.plant_room.report.pumping import pumping_table
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.year.controls import by_pumping
from core.families.chillers.plant_room.year.operation import chilled_water, room_of_year
from core.selection.selection import Selection
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/plant-room-shanghai.json"


@pytest.fixture(scope="module")
def two_stages(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["plant"]["models_max"] = 1
    study["duty"] |= {"chilled_pumping": "primary_secondary", "chilled_pipe_m": 300.0}
    path = tmp_path_factory.mktemp("stages") / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


def _pumping(selection: Selection, capacity_w: float) -> Pumping:
    duty = ChillerDuty(
        auxiliaries=Auxiliaries.PLANT_ROOM, chilled_pumping=ChilledPumping.TWO_STAGES
    )
    design = msgspec.structs.replace(selection.design, peak_w=capacity_w)
    return Pumping(duty=duty, design=design)


# 500 m³/h and 32 m, 15 m of them for the primary pumps, 12 m held: at 60 % of the load the
# secondary pumps carry 300 m³/h against 12 + 5 · 0.6² = 13.8 m. With 0.7 of pumps and motors
# P = 9.80665 · 999.6 / 3600 · Q · H / 0.7 W: 29.18 kW primary, whatever the load, and 16.10 kW.
def test_powers_by_hand(two_stages: Selection) -> None:
    capacity = 500.0 / 3600.0 * 999.6 * 4193.0 * 5.0
    pumping = _pumping(two_stages, capacity)
    load = np.array([0.6 * capacity])
    work = 9.80665 * 999.6 / 3600.0 / 0.7
    assert pumping.chilled_w(np.array([capacity]))[0] == pytest.approx(work * 500.0 * 15.0)
    assert work * 500.0 * 15.0 == pytest.approx(29.18e3, rel=1e-3)
    assert pumping.shared_w(load)[0] == pytest.approx(work * 300.0 * 13.8)
    assert work * 300.0 * 13.8 == pytest.approx(16.10e3, rel=1e-3)
    assert pumping.bypass_w(load / 10.0, np.array([capacity]))[0] == 0.0
    assert pumping.flow_share(load, np.array([capacity]))[0] == 1.0
    # A secondary pump has 1.25 · 17 = 21.25 m at no flow: 13.8 = 21.25 · s² − 4.25 · 0.6².
    one = np.ones((1, 1))
    flow, speed = chilled_water(pumping, load / 10.0, one, load[None], np.array([[capacity]]))
    assert flow[0] * 3600.0 == pytest.approx(30.0)  # no least flow
    flow, speed = chilled_water(pumping, load, one, load[None], np.array([[capacity]]))
    assert speed[0] == pytest.approx(np.sqrt((13.8 + 4.25 * 0.36) / 21.25))


def test_a_room_of_two_stages(two_stages: Selection) -> None:
    candidate = two_stages.leading
    assert candidate is not None
    year = room_of_year(two_stages, candidate)
    assert float(year.at.power_w @ year.hours) == pytest.approx(
        candidate.outcome.annual_energy_wh, rel=1e-6
    )
    years = by_pumping(two_stages, candidate)
    pumps = {way: one.chilled_pump_wh for way, one in years.items()}
    variable, stages, constant = (
        pumps[way]
        for way in (ChilledPumping.VARIABLE, ChilledPumping.TWO_STAGES, ChilledPumping.CONSTANT)
    )
    assert variable < stages < constant
    assert stages == pytest.approx(candidate.outcome.chilled_pump_energy_wh, rel=1e-6)
    table = pumping_table(two_stages, candidate)
    assert table.marked == frozenset((list(years).index(ChilledPumping.TWO_STAGES),))
    pieces = equipment(two_stages, candidate)
    assert [one.tag.split("-")[0] for one in pieces] == ["CH", "PCHP", "SCHP", "CWP", "CT"]
    assert pieces[1].power_w / pieces[2].power_w == pytest.approx(15.0 / 17.0)
    ratio = pumping_ratio(two_stages, candidate)
    assert ratio is not None  # B 33 in place of 28, with 300 m of pipe
    assert ratio.limit == pytest.approx(0.003749 * (33.0 + 0.02 * 300.0) / 5.0, rel=0.03)


def test_heads_that_leave_nothing_are_refused() -> None:
    duty = ChillerDuty(
        auxiliaries=Auxiliaries.PLANT_ROOM, chilled_pumping=ChilledPumping.TWO_STAGES,
        primary_head_m=25.0,
    )  # fmt: skip
    (place, _why) = next(iter(duty.heads_that_disagree()))
    assert place == "duty.primary_head_m"
    assert not list(
        msgspec.structs.replace(duty, chilled_pumping=ChilledPumping.VARIABLE).heads_that_disagree()
    )
