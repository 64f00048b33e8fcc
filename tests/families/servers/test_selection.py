"""Servers: benchmark figures, consolidation and the room's energy against figures by hand."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from catalog.devices.build import open_shipped
from catalog.devices.figures_file import shipped_figures
from catalog.devices.store import Catalog
from core.content.blocks import Quantity
from core.families.registry import decode
from core.families.servers.plausibility import OVERALL_APART, defects, faults
from core.families.servers.record import Server, ServerFlag, overall_of, work_by_overall
from core.families.servers.row_coolers import row_cooler_blocks, row_cooler_table, row_coolers
from core.machines.device import Evidence
from core.selection.selection import Selection
from core.vocabulary.quantity import Kind
from gui.program.program import Program

EXAMPLE = Path(str(files("resources"))) / "examples" / "servers-langfang.json"


@pytest.fixture(scope="module")
def every() -> tuple[Server, ...]:
    return tuple(Catalog(*open_shipped(shipped_figures())).devices("servers"))


@pytest.fixture(scope="module")
def selection() -> Selection:
    program = Program(Catalog(*open_shipped(shipped_figures())))
    return program.select(decode(EXAMPLE.read_bytes(), EXAMPLE.name), EXAMPLE.parent)


def server(**changes: Any) -> Server:
    """100 W idle, 300 W full, a million ssj_ops; a straight line."""
    plain = Server(
        id="test", maker="Maker", model="M", idle_input_w=100.0, full_input_w=300.0,
        overall_work=2500.0, full_work=1e6, source="own", source_year="2024",
        evidence=Evidence.B, flags=(ServerFlag.STRAIGHT_LINE,),
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def test_the_overall_figure_is_all_work_over_all_power() -> None:
    """5.5 · 1e6 over 11 · (100 + 300)/2 = 2,200 W: 2,500 ssj_ops/W; and back again."""
    assert overall_of(server()) == pytest.approx(2500.0, rel=1e-12)
    assert work_by_overall(2500.0, 100.0, 300.0) == pytest.approx(1e6, rel=1e-12)


def test_both_lists_agree(every: tuple[Server, ...]) -> None:
    """618 servers stand in both lists: each overall figure follows from its loads within 0.5 %."""
    with_loads = [one for one in every if one.step_inputs_w]
    assert len(every) == 1088
    assert len(with_loads) == 618
    apart = [abs(overall_of(one) / one.overall_work - 1.0) for one in with_loads]
    assert max(apart) < OVERALL_APART


def test_a_straight_line_is_told_how_far_it_is_off(every: tuple[Server, ...]) -> None:
    """Of the 618 with loads: power at half load by a straight line, against the measured one.

    resources/documentation/servers.md prints these figures.
    """
    half = np.array([one.step_inputs_w[4] for one in every if one.step_inputs_w])
    line = np.array([(one.idle_input_w + one.full_input_w) / 2.0 for one in every
                     if one.step_inputs_w])  # fmt: skip
    off = np.abs(line / half - 1.0)
    assert np.median(off) == pytest.approx(0.076, abs=0.001)
    assert np.quantile(off, 0.9) == pytest.approx(0.249, abs=0.001)


def test_shipped_figures_hold_their_rules(every: tuple[Server, ...]) -> None:
    for one in every:
        assert not list(faults(one)), one.id
        assert set(defects(one)) <= set(one.flags), one.id


def test_sixty_servers_become_few(selection: Selection) -> None:
    """By hand: today 60 · (110 + 210 · 0.18) W · 1.4 · 8,760 h = 108.8 MWh.

    Work: 18 M ssj_ops from 8 to 22 o'clock, 35 % of it else: 24-hour mean 0.729167 of the peak.
    """
    today = 60 * (110.0 + 210.0 * 0.18) * 1.4 * 8760.0
    assert today == pytest.approx(108.8e6, rel=1e-3)
    for one in selection.candidates[:5]:
        record, outcome, plant = one.record, one.outcome, selection.study.plant
        assert outcome.existing_saving_wh == pytest.approx(today - outcome.annual_energy_wh)
        full = record.full_work * one.units
        assert outcome.mean_utilisation == pytest.approx(18e6 * 0.729167 / full, rel=1e-4)
        least = int(np.ceil(18e6 / 0.6 / record.full_work - 1e-9))
        assert one.units == max(least + 1, plant.units_min)
        watts = [float(np.interp(use, np.linspace(0.0, 1.0, 11), record.curve_w))
                 for use in (18e6 / full, 0.35 * 18e6 / full)]  # fmt: skip
        mean = (14.0 * watts[0] + 10.0 * watts[1]) / 24.0
        assert outcome.server_energy_wh == pytest.approx(one.units * mean * 8760.0, rel=1e-3)
        assert outcome.annual_energy_wh == pytest.approx(outcome.server_energy_wh * 1.4)


def test_nothing_is_graded_by_the_benchmark(selection: Selection) -> None:
    """ssj_ops/W is not the metric of GB 43630-2023."""
    for one in selection.candidates[:20]:
        assert one.standing.tier is None
        assert one.standing.grade is None
        assert "server_no_grade" in [finding.code for finding in one.findings]


def test_the_pue_is_made_of_its_parts_where_the_cooling_is_known(selection: Selection) -> None:
    """1 + 0.10 of the plant room + 0.06 of the supply + 0.05 of fans and light = 1.21."""
    assert selection.duty.pue == 1.4
    known = msgspec.structs.replace(selection.duty, cooling_factor=0.10)
    assert known.pue == pytest.approx(1.21)
    assert "duty.room_pue" in known.without_effect()
    assert "duty.supply_loss_share" in selection.duty.without_effect()


def test_row_coolers_take_the_heat_and_one_stands_by() -> None:
    """Brochure: 54.7 kW at 12 to 18 °C and 37 °C; the maker's selection 1/1.06 of it.

    200 kW / 51.6 kW = 3.9, so four and one more; 154.8 kW are just three of them.
    """
    largest = max(
        (one for one in row_coolers() if one.water_in_c == 12.0), key=lambda one: one.cooling_w
    )
    assert largest.cooling_w == 54_700.0
    assert largest.needed(200e3) == 5
    assert largest.needed(3 * 54_700.0 / 1.06) == 4
    table = row_cooler_table(200e3)
    assert [len(row) for row in table.rows] == [5, 5, 5]  # the model and four conditions
    assert table.rows[-1][-1] == Quantity(value=5, kind=Kind.COUNT)


def test_a_room_that_one_cooler_serves_has_no_table_of_them(selection: Selection) -> None:
    """Three servers give off less than a kilowatt."""
    first = selection.candidates[0]
    assert row_cooler_blocks(selection, first) == ()
