"""What a person sees in the ranking, and how it is put in order."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.vocabulary.quantity import Kind, System, to_shown
from gui.window.candidates.cells import PADDING_PX, cut_name
from gui.window.candidates.panel import CandidatesPanel
from gui.window.document.session import Session
from gui.window.settings import Settings
from tests.gui.window.ranking import (
    CTRL,
    LEFT,
    check,
    click,
    click_header,
    holder,
    ids,
    made_in,
    panel,
    shown,
)

__all__ = ["holder", "panel"]  # fixtures


# What is shown


def test_the_usual_columns_are_those_the_report_sets_large(panel: CandidatesPanel) -> None:
    assert [column.key for column in panel.model.columns] == [
        "compared", "place", "shortfall", "model", "maker", "units",
        "standing", "nplv", "coverage_hours", "annual_energy_wh", "life_cycle_cost",
    ]  # fmt: skip
    assert ids(panel) == [c.record.id for c in panel._session.selection.candidates]


@pytest.mark.parametrize("system", list(System))
def test_figures_are_those_of_the_selection_in_both_systems_of_units(
    qtbot: QtBot, holder: QWidget, session: Session, settings: Settings, system: System
) -> None:
    settings.set("system", system.value)
    panel = made_in(holder, session, settings)
    first = session.selection.candidates[0]
    outcome = first.outcome
    # 3,516.85 W are one ton of refrigeration: 12,000 Btu/h.
    capacity = outcome.unit_capacity_w / (1000.0 if system is System.SI else 3516.8528420667)
    decimals = 0 if system is System.SI else 1
    assert shown(panel, "units")[0] == f"{first.units} × {capacity:,.{decimals}f}"
    assert shown(panel, "nplv")[0] == f"{outcome.nplv:.2f}"
    assert shown(panel, "coverage_hours")[0] == f"{outcome.coverage_hours * 100:.1f}"
    band = f" ±{100 * outcome.energy_band:.0f}%"  # the first is a class
    assert shown(panel, "annual_energy_wh")[0] == f"{outcome.annual_energy_wh / 1e6:,.1f}{band}"
    assert shown(panel, "life_cycle_cost")[0] == f"{outcome.life_cycle_cost / 1e6:.2f}"
    titles = [column.title for column in panel.model.columns]
    unit = "kW" if system is System.SI else "RT"
    assert titles[5:] == [
        f"Units × {unit}", "Tier · grade", "NPLV", "Coverage %", "Energy MWh", "LCC M CNY"
    ]  # fmt: skip


def test_a_capacity_beyond_the_limits_of_the_machine_is_marked(
    panel: CandidatesPanel, session: Session
) -> None:
    """31.9 °C enter the condensers of the office; the curves of many end below."""
    panel.choose_columns(["units", "unit_capacity_w", "oversizing", "annual_energy_wh"])
    outside = [c.record.condenser_limits_c[1] < 31.9 for c in session.selection.candidates]
    assert any(outside)
    assert not all(outside)
    for key in ("units", "unit_capacity_w", "oversizing"):
        assert ["†" in text for text in shown(panel, key)] == outside
    assert not any("†" in text for text in shown(panel, "annual_energy_wh"))


def test_every_column_one_can_choose_shows_the_figure_of_its_field(
    panel: CandidatesPanel,
) -> None:
    panel.choose_columns([column.key for column in panel._all_columns])
    row = next(i for i, c in enumerate(panel.model.rows) if c.record.evaporator_flow_m3s)
    words, candidate = panel._words, panel.model.rows[row]
    for column in panel.model.columns:
        text = column.text(candidate)
        assert text or column.key in ("compared", "record.supply", "record.safety_class")
        assert words.has(f"field.{column.key.removeprefix('record.')}") or column.name
    index = panel.model.index(row, panel.model.column_of("oversizing"))
    assert index.data() == f"{candidate.outcome.oversizing:.2f}"
    evaporator = candidate.record.evaporator_flow_m3s
    index = panel.model.index(row, panel.model.column_of("record.evaporator_flow_m3s"))
    assert index.data() == words.number(to_shown(evaporator, Kind.WATER_FLOW), 1)


def test_candidates_that_cannot_be_told_apart_share_a_place_and_say_so(
    panel: CandidatesPanel, session: Session
) -> None:
    first, second, *rest = session.selection.candidates
    rest = [replace(c, place=3, tied=False) for c in rest]
    tied = (replace(first, tied=True), replace(second, place=1, tied=True), *rest)
    session.selection = replace(session.selection, candidates=tied)
    session.ranked.emit()
    assert shown(panel, "place")[:3] == ["1=", "1=", "3"]
    tip = panel.model.index(0, panel.model.column_of("place")).data(Qt.ItemDataRole.ToolTipRole)
    assert "tied by" in tip


def test_a_machine_with_defects_says_which_in_its_tooltip(panel: CandidatesPanel) -> None:
    flagged = next(row for row, c in enumerate(panel.model.rows) if c.record.flags)
    index = panel.model.index(flagged, panel.model.column_of("model"))
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    for flag in panel.model.rows[flagged].record.flags:
        assert panel._words.text(f"flag.{flag}") in tip


def test_a_share_is_drawn_as_a_bar_beside_its_figure(panel: CandidatesPanel) -> None:
    model = panel.model
    cell = model.drawn(0, model.column_of("coverage_hours"))
    assert cell.share == model.rows[0].outcome.coverage_hours
    assert model.drawn(0, model.column_of("nplv")).share is None


def test_every_cell_has_words_for_who_listens(panel: CandidatesPanel) -> None:
    for column in range(panel.model.columnCount()):
        assert panel.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)


# Order


def test_a_click_on_a_title_sorts_the_best_first_and_another_turns_it(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    click_header(qtbot, panel, "nplv")
    values = [c.outcome.nplv for c in panel.model.rows]
    assert values == sorted(values, reverse=True)
    click_header(qtbot, panel, "nplv")
    assert [c.outcome.nplv for c in panel.model.rows] == sorted(values)


def test_ctrl_return_sorts_by_the_column_of_the_focus(qtbot: QtBot, panel: CandidatesPanel) -> None:
    click(qtbot, panel, 0, "life_cycle_cost")
    qtbot.keyClick(panel.table, Qt.Key.Key_Return, CTRL)
    values = [c.outcome.life_cycle_cost for c in panel.model.rows]
    assert values == sorted(values)
    assert panel.model.sort_key == "life_cycle_cost"


def test_what_cannot_be_said_stands_last_in_either_order(panel: CandidatesPanel, edit: Any) -> None:
    """The reference saves nothing; of what does not carry the load no saving is told."""
    edit("economics", "reference", panel.model.rows[3].record.id)
    panel.choose_columns(["saving_wh"])
    selection = panel._session.selection
    reference = selection.reference.record.id
    short = [c.record.id for c in selection.candidates if c.shortfall]
    for descending in (False, True):
        panel.table.sort("saving_wh", descending=descending)
        last = ids(panel)[-1 - len(short) :]
        assert set(last) == {reference, *short}


def test_an_edit_keeps_the_device_the_order_and_the_scroll_position(
    qtbot: QtBot, panel: CandidatesPanel, session: Session, edit: Any
) -> None:
    panel.resize(1300, 800)  # room for makers
    QApplication.processEvents()
    panel.splitter.setSizes([200, 100, 100])
    click_header(qtbot, panel, "maker")
    click(qtbot, panel, 8)
    chosen = session.chosen.record.id
    panel.table.verticalScrollBar().setValue(3)
    edit("duty", "margin", 0.04)
    edit("criteria", "gwp_max", 1500.0)
    edit("criteria", "gwp_max", None)
    assert session.chosen.record.id == chosen
    assert ids(panel)[panel.table.currentIndex().row()] == chosen
    assert panel.table.verticalScrollBar().value() == 3
    makers = [m.casefold() for m in shown(panel, "maker")]
    assert makers == sorted(makers)


def test_order_and_columns_are_as_they_were_left(
    qtbot: QtBot, panel: CandidatesPanel, session: Session, settings: Settings
) -> None:
    panel.choose_columns(["maker", "oversizing"])
    panel.table.sort("oversizing", descending=True)
    again = QWidget()
    qtbot.addWidget(again)
    other = made_in(again, session, settings)
    keys = [column.key for column in other.model.columns]
    assert keys == ["compared", "place", "model", "maker", "oversizing"]
    assert ids(other) == ids(panel)
    assert other.model.descending


def test_hiding_the_column_sorted_by_goes_back_to_the_places(panel: CandidatesPanel) -> None:
    panel.table.sort("nplv", descending=True)
    panel.choose_columns(["maker"])
    assert panel.model.sort_key == "place"
    assert ids(panel) == [c.record.id for c in panel._session.selection.candidates]


def test_columns_are_chosen_in_a_menu_that_stays_open(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.columns.popup(panel.mapToGlobal(QPoint(20, 40)))
    carbon = check(panel.columns, "carbon_kg")
    qtbot.mouseClick(panel.columns, LEFT, pos=panel.columns.actionGeometry(carbon).center())
    assert panel.columns.isVisible()
    assert panel.model.column_of("carbon_kg") > 0
    panel.columns.setActiveAction(carbon)
    qtbot.keyClick(panel.columns, Qt.Key.Key_Space)
    assert panel.model.column_of("carbon_kg") < 0
    panel.columns.close()


def test_the_menu_of_a_column_sorts_hides_and_chooses(panel: CandidatesPanel) -> None:
    actions = panel.menu_of("nplv").actions()
    actions[1].trigger()
    assert (panel.model.sort_key, panel.model.descending) == ("nplv", True)
    actions[2].trigger()
    assert panel.model.column_of("nplv") < 0


def test_the_maker_and_the_bars_give_way_where_there_is_no_room(
    qtbot: QtBot, panel: CandidatesPanel, holder: QWidget
) -> None:
    maker = panel.model.column_of("maker")
    panel.resize(1300, 700)
    QApplication.processEvents()
    assert not panel.table.isColumnHidden(maker)
    panel.resize(588, 700)  # what a window of 1,280 px leaves
    QApplication.processEvents()
    assert panel.table.isColumnHidden(maker)
    assert panel.table.horizontalHeader().length() <= panel.table.viewport().width()
    panel.resize(1300, 700)
    QApplication.processEvents()
    assert not panel.table.isColumnHidden(maker)


def test_a_column_that_says_nothing_gives_way_before_a_name_is_cut(
    panel: CandidatesPanel, holder: QWidget
) -> None:
    """The first rows are classes of machines, which have no maker."""
    for width in range(1300, 588, -24):
        panel.resize(width, 700)
        QApplication.processEvents()
        model = panel.model.column_of("model")
        names = {panel.model.columns[model].text(one) for one in panel.model.rows[:12]}
        widest = max(map(panel.table.fontMetrics().horizontalAdvance, names))
        cut = panel.table.columnWidth(model) < widest
        if not panel.table.isColumnHidden(panel.model.column_of("maker")):
            assert not cut


@pytest.mark.parametrize("opened", ["plant-beijing", "textile-suzhou"])
def test_what_is_ranked_by_is_in_sight_at_every_width(
    panel: CandidatesPanel, holder: QWidget
) -> None:
    table = panel.table
    for width in range(588, 1100, 16):
        panel.resize(width, 700)
        QApplication.processEvents()
        assert not table.isColumnHidden(panel.model.column_of("life_cycle_cost"))
        assert table.horizontalHeader().length() <= table.viewport().width() + 1
        if width > 620:
            assert not table.isColumnHidden(panel.model.column_of("standing"))


def test_names_are_not_cut_until_two_are_one(panel: CandidatesPanel, holder: QWidget) -> None:
    for width in (588, 640, 700, 760):
        panel.resize(width, 700)
        QApplication.processEvents()
        model = panel.model.column_of("model")
        room = panel.table.columnWidth(model) - 2 * PADDING_PX - 18  # the mark of a defect
        names = {panel.model.columns[model].text(one) for one in panel.model.rows[:12]}
        metrics = panel.table.fontMetrics()
        assert len({cut_name(name, metrics, room) for name in names}) == len(names)


def test_no_other_column_is_hidden_in_the_place_of_one_that_gave_way(
    panel: CandidatesPanel, holder: QWidget
) -> None:
    """Hidden is a place, not a column: others that come to it have to be seen."""
    panel.resize(588, 700)
    QApplication.processEvents()
    table = panel.table
    assert any(table.isColumnHidden(place) for place in range(panel.model.columnCount()))
    panel.menu_of("nplv").actions()[2].trigger()  # columns of one's own: none gives way
    assert not any(table.isColumnHidden(place) for place in range(panel.model.columnCount()))


# The models by Qt's own tester


def test_the_ranking_is_a_sound_model_through_edits_filters_and_sorts(
    qtmodeltester: ModelTester, panel: CandidatesPanel, edit: Any
) -> None:
    qtmodeltester.check(panel.model)
    panel.model.filter("york")
    panel.model.sort(panel.model.column_of("nplv"), Qt.SortOrder.DescendingOrder)
    panel.model.filter("")
    edit("duty", "margin", 0.2)
    panel.choose_columns(["maker", "nplv", "record.refrigerant"])
    panel.model.filter("no such machine")
    assert panel.model.rowCount() == 0
    assert panel.model.rowCount(QModelIndex()) == 0
