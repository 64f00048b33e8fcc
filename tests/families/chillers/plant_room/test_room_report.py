"""What a plant room tells of its year: parts, boundaries, control table, equipment; by hand."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from openpyxl import load_workbook

from core.content.blocks import Quantity, Table
from core.content.curves import Curves
from core.families.chillers.duty import Auxiliaries, ChillerDuty
from core.families.chillers.plant_room.report.equipment import equipment
from core.families.chillers.plant_room.report.side_by_side import arrangements_of
from core.families.chillers.plant_room.report.year import (
    bands_table,
    eer_by_boundary,
    energies_wh,
    monthly_plot,
    months_table,
)
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.year.controls import control_table, stages
from core.families.chillers.plant_room.year.operation import chilled_water, room_of_year
from core.families.chillers.plant_room.year.shared_cells import shared_cells
from core.report.drawing_table import drawing_table
from core.report.equipment_list import as_texts, equipment_list
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from gui.command.main import main
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/plant-room-shanghai.json"


@pytest.fixture(scope="module")
def selection() -> Selection:
    return program().select_file(EXAMPLE)


@pytest.fixture(scope="module", params=["alone", "mixed"])
def candidate(request: pytest.FixtureRequest, selection: Selection) -> Candidate:
    mixed = request.param == "mixed"
    return next(one for one in selection.candidates if one.is_mixed is mixed and one.units > 1)


def test_parts_at_the_points_come_to_the_outcome(
    selection: Selection, candidate: Candidate
) -> None:
    """The outcome is summed elsewhere, machine by machine: both must agree."""
    year, outcome = room_of_year(selection, candidate), candidate.outcome
    parts = energies_wh(year)
    assert sum(parts.values()) == pytest.approx(outcome.annual_energy_wh, rel=1e-6)
    assert parts["chilled_pumps"] == pytest.approx(outcome.chilled_pump_energy_wh, rel=1e-6)
    assert parts["condenser_pumps"] == pytest.approx(outcome.condenser_pump_energy_wh, rel=1e-6)
    assert parts["tower_fans"] == pytest.approx(outcome.tower_fan_energy_wh, rel=1e-6)
    eer = eer_by_boundary(year)
    assert eer["unit"] == pytest.approx(outcome.seasonal_cop, rel=1e-6)
    assert eer["room"] == pytest.approx(outcome.system_cop, rel=1e-6)
    assert eer["unit"] > eer["source"] > eer["room"]
    assert eer["unit"] > eer["pumps"] > eer["room"]


def test_pumps_and_towers_are_in_the_list_and_in_the_drawing(
    selection: Selection, languages: dict[str, Language]
) -> None:
    """Each once, beside the chillers; 0.1718 m³/h a kW and 0.002725 · Q · H / 0.7 by hand."""
    assert selection.leading is not None
    sheet = equipment_list(selection, languages["en"])
    assert sheet is not None
    head, *rows = as_texts(sheet, languages["en"])
    by_kind = {row[0].partition("-")[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert {"CH", "CHP", "CWP", "CT"} <= by_kind.keys()
    chillers = [row for row in rows if row[0].startswith("CH-")]
    assert len(chillers) == len(selection.leading.groups)
    pump = by_kind["CHP"]
    flow = next(float(cell) for title, cell in pump.items() if title.startswith("Flow"))
    power = next(float(cell) for title, cell in pump.items() if title.startswith("Input, each"))
    capacity_kw = selection.leading.groups[-1].unit_capacity_w / 1e3
    assert flow == pytest.approx(0.1718 * capacity_kw, rel=3e-3)
    assert power == pytest.approx(0.002725 * flow * 32.0 / 0.7, rel=5e-3)
    drawing = drawing_table(selection, languages["en"])
    assert drawing is not None
    assert all(f"\n{tag}-1".encode() in drawing for tag in by_kind)


def _figures(table: Table, column: int) -> list[float]:
    return [row[column].value for row in table.rows if isinstance(row[column], Quantity)]


def test_months_and_bands_hold_the_same_year(selection: Selection, candidate: Candidate) -> None:
    year = room_of_year(selection, candidate)
    months, bands = months_table(year), bands_table(selection, year)
    for table, energy in ((months, 2), (bands, 3)):
        assert sum(_figures(table, energy)) == pytest.approx(
            candidate.outcome.annual_energy_wh, rel=5e-3
        )
    for cooling, energy, eer in zip(*(_figures(months, at) for at in (1, 2, 3)), strict=True):
        assert eer == pytest.approx(cooling / energy)
    chart = monthly_plot(candidate, year).chart
    assert isinstance(chart, Curves)
    tops = chart.bars[-1].high
    assert tops == pytest.approx(np.array(candidate.monthly_energy_wh), rel=1e-6)
    for below, above in zip(chart.bars, chart.bars[1:], strict=False):
        assert below.high == pytest.approx(above.low)


# 500 m³/h of chilled water at 32 m, of which 12 m are the set-point, at 60 % of the flow: the
# system asks for 12 + 20 · 0.6² = 19.2 m; a pump with 1.25 · 32 m at no flow, a parabola over the
# flow, gives them at a speed of 0.743 (worked out by another hand; not the 0.6 of a cube).
def test_speed_of_chilled_water_pumps_by_hand(selection: Selection) -> None:
    capacity = 500.0 / 3600.0 * 999.6 * 4193.0 * 5.0
    duty = ChillerDuty(auxiliaries=Auxiliaries.PLANT_ROOM, chilled_flow_least=0.5)
    design = msgspec.structs.replace(selection.design, peak_w=capacity)
    load, one = np.array([0.6 * capacity]), np.ones((1, 1))
    flow, speed = chilled_water(
        Pumping(duty=duty, design=design), load, one, load[None], np.array([[capacity]])
    )
    assert flow[0] * 3600.0 == pytest.approx(300.0)
    assert speed[0] == pytest.approx(0.743, abs=5e-4)


def test_equipment_by_hand(selection: Selection, candidate: Candidate) -> None:
    """0.172 m³/h of chilled water a kW at 5 K; P = 0.002725 · Q · H / η; heat = cooling + input."""
    pieces = equipment(selection, candidate)
    groups = len(candidate.groups)
    assert len(pieces) == 4 * groups
    for at, group in enumerate(candidate.groups):
        chiller, chilled, condenser, tower = pieces[at::groups]
        assert {one.count for one in (chiller, chilled, condenser, tower)} == {group.units}
        cooling_kw = group.unit_capacity_w / 1e3
        assert chilled.flow_m3s * 3600.0 == pytest.approx(0.1718 * cooling_kw, rel=2e-3)
        assert chilled.power_w / 1e3 == pytest.approx(
            0.002725 * chilled.flow_m3s * 3600.0 * 32.0 / 0.7, rel=2e-3
        )
        heat_kw = cooling_kw + chiller.power_w / 1e3
        assert tower.thermal_w == pytest.approx(heat_kw * 1e3, rel=1e-9)
        assert condenser.flow_m3s * 3600.0 == pytest.approx(heat_kw * 3600 / 994.4 / 4.178 / 5)
        assert tower.power_w / 1e3 == pytest.approx(0.035 * tower.flow_m3s * 3600.0, rel=1e-9)


def test_control_tables(selection: Selection, candidate: Candidate) -> None:
    table = control_table(selection, candidate)
    known = table.carried & table.seen
    assert known.any()
    assert not table.seen.all()  # the highest load never comes with the coldest air
    runs = np.isfinite(table.set_c)
    warmer = table.set_c > table.wet_bulb_c
    assert warmer[runs].all()
    assert ((table.air[runs] >= selection.duty.tower_air_least) & (table.air[runs] <= 1.001)).all()
    assert (table.eer[known] > 2.0).all()
    assert (table.eer[known] < 9.0).all()
    told = stages(room_of_year(selection, candidate))
    loaded = selection.profile.columns["load_w"] > 0.0
    hours = selection.profile.hours[loaded].sum()
    assert 0.9 * hours < sum(stage.hours for stage in told) <= hours
    assert [sum(s.load_w) for s in told] == sorted(sum(s.load_w) for s in told)


def test_cells_on_a_header_save_on_fans_alone(selection: Selection) -> None:
    alone = next(one for one in selection.candidates if not one.is_mixed and one.units > 1)
    found = shared_cells(selection, alone)
    assert found.energy_wh == pytest.approx(alone.outcome.annual_energy_wh, rel=1e-6)
    assert found.own_fan_wh == pytest.approx(alone.outcome.tower_fan_energy_wh, rel=1e-6)
    assert 0.3 * found.own_fan_wh < found.shared_fan_wh < found.own_fan_wh


def test_arrangements_are_told_apart_by_their_units(selection: Selection) -> None:
    found = arrangements_of(selection)
    assert len({one.units for one in found}) == len(found) >= 3
    costs = [one.candidate.outcome.life_cycle_cost for one in found]
    assert costs == sorted(costs)
    assert any(one.candidate.is_mixed for one in found)


def test_terminal_and_workbook_tell_of_the_room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "room.xlsx"
    given = ["select", str(EXAMPLE), "--own", "--language", "zh", "--xlsx", str(file)]
    assert main(given) == 0
    printed = capsys.readouterr().out
    for words in ("全年能效比（按边界）", "群控策略表：按负荷", "机房设备表", "方案比较"):
        assert words in printed
    book = load_workbook(file, read_only=True)
    assert {"群控策略", "机房设备表", "机房能效", "方案比较"} <= set(book.sheetnames)
    rows = list(book["机房设备表"].iter_rows(values_only=True))
    assert rows[1][0].startswith("CH-1")
    assert isinstance(rows[1][4], float)
