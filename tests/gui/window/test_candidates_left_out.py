"""Excluded machines, no candidate at all, a study that cannot be selected for."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.machines.device import UNNAMED
from core.report.left_out import by_reason
from core.report.nearest_misses import nearest_misses
from core.study.compliance import Least
from gui.window.candidates.left_out import NEAREST
from gui.window.candidates.panel import CandidatesPanel
from gui.window.document.session import Session
from gui.window.settings import Settings
from tests.gui.window.ranking import (
    CTRL,
    LEFT,
    holder,
    ids,
    panel,
)

__all__ = ["holder", "panel"]  # fixtures


# What was left out


def test_the_switch_lists_machines_left_out_with_their_sentences(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    count = len(session.selection.left_out)
    assert panel.bar.left_out.text().startswith(f"Excluded {count} ▸")
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


def test_below_the_list_stands_what_would_admit_the_machine_of_the_focus(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    panel.list_left_out("oversized")
    page = panel.left_out
    page.table.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        machine = page.model.rows[page.table.currentIndex().row()]
        assert page.way_out.text().startswith(machine.record.model)
        assert "→ Widen the maximum oversizing" in page.way_out.text()


def test_the_nearest_are_those_that_a_small_change_would_admit(
    panel: CandidatesPanel, session: Session, edit: Any
) -> None:
    """One that was too large by least is admitted when its limit gives way by so much."""
    panel.list_left_out(NEAREST)
    near = [left.record.id for left in panel.left_out.model.rows]
    assert near == [left.record.id for left in nearest_misses(session.selection)]
    first = session.selection.left_out[
        [left.record.id for left in session.selection.left_out].index(near[0])
    ]
    assert [one.code for one in first.findings] == ["oversized"]
    ratio = next(f.value for f in first.findings[0].figures if f.name == "ratio")
    edit("criteria", "oversizing_max", float(ratio) * 1.001)
    assert near[0] in [c.record.id for c in session.selection.candidates]


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
    edit("duty", "peak_w", 1.3e6)
    assert panel.pages.currentWidget() is panel.splitter


def test_without_a_candidate_the_limit_that_binds_and_the_nearest_machine_are_said(
    panel: CandidatesPanel, edit: Any
) -> None:
    # Grade 1 of GB 19577-2024 T1-04 asks for an IPLV of 8.5: (8.5 − 7.915) / 8.5 = 6.9 %.
    edit("criteria", "makers_left_out", (UNNAMED, "(undisclosed)"))  # classes have what is asked
    edit("compliance", "tiers_move_up", True)
    edit("compliance", "least_tier", Least.ADVANCED)
    assert panel.pages.currentWidget() is panel.nothing
    inside = panel.nothing.widget().findChildren(QWidget)
    texts = [w.text().replace("\u00a0", " ") for w in inside if hasattr(w, "text")]
    (said,) = (text for text in texts if "YT 1881" in text)
    for words in ("T1-04", "IPLV", "required 8.50", "actual 7.915", "short by 6.9%"):
        assert words in said
    assert any("IPLV 8.50 (1 of 8)" in text for text in texts)
    assert panel._words.text("way_out.tier_below_least_advanced") in "\n".join(texts)


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
        "project_below_access", "project_needs_access", "project_needs_saving",
        "project_needs_advanced", "grade_below_least",
        *(f"tier_below_least_{tier}" for tier in Least if tier is not Least.NONE),
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


def test_the_list_of_left_out_machines_is_a_sound_model(
    qtmodeltester: ModelTester, panel: CandidatesPanel, edit: Any
) -> None:
    panel.bar.left_out.setChecked(True)
    qtmodeltester.check(panel.left_out.model)
    panel.left_out.model.filter(reason="oversized")
    edit("duty", "margin", 0.2)
    panel.left_out.model.filter(reason="")
    assert panel.left_out.model.rowCount() > 0


def test_a_reason_is_never_cut(panel: CandidatesPanel, holder: QWidget) -> None:
    """A row was as high as one line where its sentence was drawn on a line and a bit."""
    panel.bar.left_out.setChecked(True)
    table = panel.left_out.table
    why = panel.left_out.model.columnCount() - 1
    for width in range(640, 1000, 20):
        panel.resize(width, 700)
        QApplication.processEvents()
        table.resizeRowsToContents()
        room = table.columnWidth(why) - 8
        for row in range(8):
            text = str(panel.left_out.model.index(row, why).data())
            lines = table.fontMetrics().boundingRect(
                QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), text
            )
            assert table.rowHeight(row) >= lines.height()
