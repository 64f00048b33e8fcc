"""What a person does with the ranking: looks, sorts, filters, hides makers, marks, copies."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.quantity import Kind, System, to_shown
from core.report.left_out import by_reason
from gui.window.candidates.model import BAR_ROLE
from gui.window.candidates.panel import CandidatesPanel
from gui.window.session import Session
from gui.window.settings import Settings

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(760, 800)
    qtbot.addWidget(made)
    return made


def made_in(holder: QWidget, session: Session, settings: Settings) -> CandidatesPanel:
    panel = CandidatesPanel(session, settings, holder)
    panel.resize(holder.size())
    return panel


@pytest.fixture
def panel(
    qtbot: QtBot, holder: QWidget, session: Session, settings: Settings
) -> Iterator[CandidatesPanel]:
    made = made_in(holder, session, settings)
    holder.show()
    qtbot.waitExposed(holder)
    yield made
    made.setParent(None)
    made.deleteLater()


def shown(panel: CandidatesPanel, key: str) -> list[str]:
    """The texts of a column, from the top."""
    column = panel.model.column_of(key)
    return [panel.model.index(r, column).data() for r in range(panel.model.rowCount())]


def ids(panel: CandidatesPanel) -> list[str]:
    return [candidate.record.id for candidate in panel.model.rows]


def click(
    qtbot: QtBot,
    panel: CandidatesPanel,
    row: int,
    key: str = "model",
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    index = panel.model.index(row, panel.model.column_of(key))
    panel.table.scrollTo(index)
    place = panel.table.visualRect(index).center()
    qtbot.mouseClick(panel.table.viewport(), LEFT, held, place)


def click_header(qtbot: QtBot, panel: CandidatesPanel, key: str) -> None:
    header = panel.table.horizontalHeader()
    section = panel.model.column_of(key)
    place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)


def check(menu: QWidget, data: str) -> QAction:
    return next(action for action in menu.actions() if action.data() == data)


# What is shown


def test_the_usual_columns_are_those_the_report_sets_large(panel: CandidatesPanel) -> None:
    assert [column.key for column in panel.model.columns] == [
        "compared", "place", "model", "maker", "units",
        "nplv", "coverage_hours", "annual_energy_wh", "life_cycle_cost",
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
    assert shown(panel, "annual_energy_wh")[0] == f"{outcome.annual_energy_wh / 1e6:,.1f}"
    assert shown(panel, "life_cycle_cost")[0] == f"{outcome.life_cycle_cost / 1e6:.2f}"
    titles = [column.title for column in panel.model.columns]
    unit = "kW" if system is System.SI else "RT"
    assert titles[4:] == [f"Units × {unit}", "NPLV", "Coverage %", "Energy MWh", "LCC M CNY"]


def test_every_column_one_can_choose_shows_the_figure_of_its_field(
    panel: CandidatesPanel,
) -> None:
    panel.choose_columns([column.key for column in panel._all_columns])
    words, candidate = panel._words, panel.model.rows[0]
    for column in panel.model.columns:
        text = column.text(candidate)
        assert text or column.key in ("compared", "record.supply", "record.safety_class")
        assert words.has(f"field.{column.key.removeprefix('record.')}") or column.name
    index = panel.model.index(0, panel.model.column_of("oversizing"))
    assert index.data() == f"{candidate.outcome.oversizing:.2f}"
    evaporator = candidate.record.evaporator_flow_m3s
    index = panel.model.index(0, panel.model.column_of("record.evaporator_flow_m3s"))
    assert index.data() == words.number(to_shown(evaporator, Kind.WATER_FLOW), 1)


def test_candidates_that_cannot_be_told_apart_share_a_place_and_say_so(
    panel: CandidatesPanel, session: Session
) -> None:
    first, second, *rest = session.selection.candidates
    tied = (replace(first, tied=True), replace(second, place=1, tied=True), *rest)
    session.selection = replace(session.selection, candidates=tied)
    session.selected.emit()
    assert shown(panel, "place")[:3] == ["1=", "1=", "3"]
    tip = panel.model.index(0, panel.model.column_of("place")).data(Qt.ItemDataRole.ToolTipRole)
    assert "told apart" in tip


def test_a_machine_with_defects_says_which_in_its_tooltip(panel: CandidatesPanel) -> None:
    flagged = next(row for row, c in enumerate(panel.model.rows) if c.record.flags)
    index = panel.model.index(flagged, panel.model.column_of("model"))
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    for flag in panel.model.rows[flagged].record.flags:
        assert panel._words.text(f"flag.{flag}") in tip


def test_a_share_is_drawn_as_a_bar_beside_its_figure(panel: CandidatesPanel) -> None:
    index = panel.model.index(0, panel.model.column_of("coverage_hours"))
    assert index.data(BAR_ROLE) == panel.model.rows[0].outcome.coverage_hours
    assert panel.model.index(0, panel.model.column_of("nplv")).data(BAR_ROLE) is None


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
    click(qtbot, panel, 0, "annual_energy_wh")
    qtbot.keyClick(panel.table, Qt.Key.Key_Return, CTRL)
    values = [c.outcome.annual_energy_wh for c in panel.model.rows]
    assert values == sorted(values)
    assert panel.model.sort_key == "annual_energy_wh"


def test_what_cannot_be_said_stands_last_in_either_order(panel: CandidatesPanel) -> None:
    panel.choose_columns(["saving_wh"])
    reference = panel._session.selection.reference.record.id
    for descending in (False, True):
        panel.table.sort("saving_wh", descending=descending)
        assert ids(panel)[-1] == reference


def test_an_edit_keeps_the_device_the_order_and_the_scroll_position(
    qtbot: QtBot, panel: CandidatesPanel, session: Session, edit: Any
) -> None:
    panel.splitter.setSizes([200, 100, 100])
    click_header(qtbot, panel, "maker")
    click(qtbot, panel, 12)
    chosen = session.chosen.record.id
    panel.table.verticalScrollBar().setValue(9)
    edit("duty", "margin", 0.08)
    edit("criteria", "gwp_max", 1500.0)
    edit("criteria", "gwp_max", None)
    assert session.chosen.record.id == chosen
    assert ids(panel)[panel.table.currentIndex().row()] == chosen
    assert panel.table.verticalScrollBar().value() == 9
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
    assert not panel.table.isColumnHidden(maker)
    panel.resize(588, 700)  # what a window of 1,280 px leaves
    QApplication.processEvents()
    assert panel.table.isColumnHidden(maker)
    assert panel.table.horizontalHeader().length() <= panel.table.viewport().width()
    panel.resize(760, 700)
    QApplication.processEvents()
    assert not panel.table.isColumnHidden(maker)


# Filter and makers


def test_typing_words_keeps_the_machines_that_hold_them_all(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    qtbot.keyClicks(panel.bar.filter, "york vsd")
    assert ids(panel)
    assert all(c.record.maker == "York" and "VSD" in c.record.model for c in panel.model.rows)
    of = len(panel._session.selection.candidates)
    assert panel.bar.found.text() == f"{len(ids(panel))} of {of}"
    panel.bar.filter.clear()
    assert len(ids(panel)) == of
    assert panel.bar.found.isHidden()


def test_the_filter_outlives_a_change_of_language(
    qtbot: QtBot, panel: CandidatesPanel, session: Session, settings: Settings
) -> None:
    qtbot.keyClicks(panel.bar.filter, "trane")
    settings.set("language", "zh")
    again = QWidget()
    qtbot.addWidget(again)
    other = made_in(again, session, settings)
    assert other.bar.filter.text() == "trane"
    assert set(shown(other, "maker")) == {"Trane"}


def test_a_maker_is_hidden_by_an_edit_of_the_study_that_can_be_undone(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    panel.makers.popup(panel.mapToGlobal(QPoint(20, 40)))
    with qtbot.waitSignal(session.selected):
        york = check(panel.makers, "York")
        qtbot.mouseClick(panel.makers, LEFT, pos=panel.makers.actionGeometry(york).center())
    panel.makers.close()
    assert session.document.study.criteria.makers_left_out == ("York",)
    assert "York" not in shown(panel, "maker")
    assert panel.bar.makers.text() == "Makers 5/6 ▾"
    assert "maker_left_out" in by_reason(session.selection)
    with qtbot.waitSignal(session.selected):
        session.document.undo_stack.undo()
    assert "York" in shown(panel, "maker")


def test_all_makers_are_kept_again_by_one_entry(
    qtbot: QtBot, panel: CandidatesPanel, session: Session, edit: Any
) -> None:
    edit("criteria", "makers_left_out", ("Carrier", "York"))
    panel.makers.fill()
    with qtbot.waitSignal(session.selected):
        panel.makers.actions()[0].trigger()
    assert session.document.study.criteria.makers_left_out == ()


# What was left out


def test_the_switch_lists_machines_left_out_with_their_sentences(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    count = len(session.selection.left_out)
    assert panel.bar.left_out.text().startswith(f"Left out {count} ▸")
    for code, machines in by_reason(session.selection).items():
        said = f"{panel._words.text(f'reason.{code}')} {len(machines)}"
        assert said in panel.bar.left_out.toolTip()
    qtbot.mouseClick(panel.bar.left_out, LEFT)
    assert panel.pages.currentWidget() is panel.left_out
    assert panel.left_out.model.rowCount() == count
    why = panel.left_out.model.text(0, "why")
    assert why.split("\n") == [
        panel._words.finding(f) for f in session.selection.left_out[0].findings
    ]


def test_the_list_is_filtered_by_reason_and_by_text(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    panel.list_left_out("oversized")
    assert panel.left_out.model.rowCount() == len(by_reason(session.selection)["oversized"])
    qtbot.keyClicks(panel.bar.filter, "carrier")
    rows = panel.left_out.model.rows
    assert rows
    assert {machine.record.maker for machine in rows} == {"Carrier"}


def test_the_list_follows_an_edit_and_keeps_its_reason(
    panel: CandidatesPanel, session: Session, edit: Any
) -> None:
    panel.list_left_out("oversized")
    edit("criteria", "oversizing_max", 1.2)
    assert panel.pages.currentWidget() is panel.left_out
    assert panel.left_out.reasons.currentData() == "oversized"
    assert panel.left_out.model.rowCount() == len(by_reason(session.selection)["oversized"])


def test_escape_goes_back_to_the_ranking(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.bar.left_out.setChecked(True)
    qtbot.keyClick(panel.left_out.table, Qt.Key.Key_Escape)
    assert panel.pages.currentWidget() is panel.splitter
    assert not panel.bar.left_out.isChecked()


def test_rows_left_out_are_copied_with_their_reasons(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.bar.left_out.setChecked(True)
    panel.left_out.table.selectRow(0)
    qtbot.keyClick(panel.left_out.table, Qt.Key.Key_C, CTRL)
    cells = QGuiApplication.clipboard().text().strip().split("\t")
    machine = panel.left_out.model.rows[0]
    assert cells[:3] == [machine.record.model, machine.record.maker, machine.record.id]


def test_without_a_candidate_the_reasons_and_ways_out_are_said(
    qtbot: QtBot, panel: CandidatesPanel, session: Session, edit: Any
) -> None:
    edit("duty", "peak_w", 9e7)
    assert panel.pages.currentWidget() is panel.nothing
    inside = panel.nothing.widget()
    texts = [w.text() for w in inside.findChildren(QWidget) if hasattr(w, "text")]
    for code, machines in by_reason(session.selection).items():
        assert str(len(machines)) in texts
        assert panel._words.text(f"reason.{code}") in texts
    assert panel._words.text("way_out.capacity_below") in texts
    link = next(
        w for w in inside.findChildren(QWidget)
        if getattr(w, "text", str)() == panel._words.text("reason.capacity_below")
    )  # fmt: skip
    qtbot.mouseClick(link, LEFT)
    assert panel.left_out.reasons.currentData() == "capacity_below"
    panel.bar.left_out.setChecked(False)
    edit("duty", "peak_w", None)
    assert panel.pages.currentWidget() is panel.splitter


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_to_be_left_out_has_a_way_out_in_words(
    settings: Settings, language: str
) -> None:
    settings.set("language", language)
    words = settings.reader()
    reasons = [
        "condenser_differs", "maker_left_out", "no_capacity", "part_load_placeholder",
        "reference_off", "gwp_unknown", "gwp_above", "leaving_beyond_limits",
        "condenser_beyond_limits", "capacity_below", "capacity_below_with_one_out", "oversized",
    ]  # fmt: skip
    assert all(words.has(f"reason.{code}") for code in reasons)
    assert all(words.has(f"way_out.{code}") for code in reasons)


def test_a_study_that_cannot_be_selected_for_says_why_and_greys_the_last_result(
    qtbot: QtBot, panel: CandidatesPanel, session: Session, edit: Any
) -> None:
    before = ids(panel)
    with qtbot.waitSignal(session.failed):
        session.document.edit("site", "station", "nowhere at all")
    assert panel.problem.isVisible()
    assert panel.problem.text() == panel._words.problem(session.problem)
    assert ids(panel) == before
    grey = panel.model.index(0, panel.model.column_of("nplv")).data(Qt.ItemDataRole.ForegroundRole)
    assert grey is not None
    with qtbot.waitSignal(session.selected):
        session.document.undo_stack.undo()
    assert not panel.problem.isVisible()
    assert panel.model.index(0, panel.model.column_of("nplv")).data(
        Qt.ItemDataRole.ForegroundRole
    ) is None  # fmt: skip


# Choosing, marking, copying


def test_a_click_chooses_and_a_choice_made_elsewhere_is_followed(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    click(qtbot, panel, 3)
    assert session.chosen is panel.model.rows[3]
    session.choose(panel.model.rows[-1].record.id)
    row = panel.table.currentIndex().row()
    assert row == panel.model.rowCount() - 1
    rect = panel.table.visualRect(panel.table.currentIndex())
    assert panel.table.viewport().rect().intersects(rect)


def test_arrow_keys_choose(qtbot: QtBot, panel: CandidatesPanel, session: Session) -> None:
    click(qtbot, panel, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert session.chosen is panel.model.rows[2]


def test_space_ctrl_click_and_the_first_column_mark_for_the_comparison(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    click(qtbot, panel, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    click(qtbot, panel, 1, held=CTRL)
    click(qtbot, panel, 2, "compared")
    assert [c.record.id for c in session.compared] == ids(panel)[:3]
    column = panel.model.column_of("compared")
    states = [
        Qt.CheckState(panel.model.index(row, column).data(Qt.ItemDataRole.CheckStateRole))
        for row in range(4)
    ]
    assert states == [Qt.CheckState.Checked] * 3 + [Qt.CheckState.Unchecked]
    click(qtbot, panel, 1, held=CTRL)
    assert len(session.compared) == 2
    assert session.chosen is panel.model.rows[2]


def test_selected_rows_are_copied_as_a_table(qtbot: QtBot, panel: CandidatesPanel) -> None:
    click(qtbot, panel, 0)
    click(qtbot, panel, 2, held=Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
    assert len(lines) == 4
    header, first = lines[0].split("\t"), lines[1].split("\t")
    assert header == [c.title for c in panel.model.columns if c.key != "compared"]
    assert float(first[header.index("Energy MWh")]) == pytest.approx(
        panel.model.rows[0].outcome.annual_energy_wh / 1e6, abs=0.05
    )
    assert "," not in first[header.index("Units × kW")]


def test_the_menu_of_a_row_sets_the_reference_and_leaves_out_a_maker(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    click(qtbot, panel, 1)
    record = panel.model.rows[1].record
    actions = {action.text(): action for action in panel.menu_of("model").actions()}
    with qtbot.waitSignal(session.selected):
        actions["Make it the reference"].trigger()
    assert session.selection.reference.record.id == record.id
    with qtbot.waitSignal(session.selected):
        actions[f"Leave out {record.maker}"].trigger()
    assert session.document.study.criteria.makers_left_out == (record.maker,)


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


def test_the_list_of_left_out_machines_is_a_sound_model(
    qtmodeltester: ModelTester, panel: CandidatesPanel, edit: Any
) -> None:
    panel.bar.left_out.setChecked(True)
    qtmodeltester.check(panel.left_out.model)
    panel.left_out.model.filter(reason="oversized")
    edit("duty", "margin", 0.2)
    panel.left_out.model.filter(reason="")
    assert panel.left_out.model.rowCount() > 0
