"""What a person keeps: by text, by maker; devices chosen, marked, copied."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.report.left_out import by_reason
from gui.window.candidates.panel import CandidatesPanel
from gui.window.document.session import Session
from gui.window.settings import Settings
from tests.gui.window.ranking import (
    CTRL,
    LEFT,
    check,
    click,
    holder,
    ids,
    made_in,
    panel,
    shown,
)

__all__ = ["holder", "panel"]  # fixtures


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
    assert (
        panel.bar.makers.text() == "Makers 7/8 ▾"
    )  # with that of classes and the undisclosed one, which are nobody
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
        actions[f"Exclude {record.maker}"].trigger()
    assert session.document.study.criteria.makers_left_out == (record.maker,)


def test_insert_chooses_the_row_of_the_focus_and_again_no_longer(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    """What is chosen the documents are about; chosen anew it is the first of the ranking again."""
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    wanted = panel.model.rows[panel.table.currentIndex().row()].id
    assert session.picked is None
    qtbot.keyClick(panel.table, Qt.Key.Key_Insert)
    assert session.picked is not None
    assert session.picked.id == wanted
    qtbot.keyClick(panel.table, Qt.Key.Key_Insert)
    assert session.picked is None
