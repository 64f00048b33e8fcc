"""The study's panel at the hands of a person: typing, choosing, taking back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catalog.files.shapes import shapes
from core.load.kinds import LoadSynthesised
from core.machines.condenser import Condenser
from core.study.economics import TimeOfUseTariff
from gui.program.study_file import example
from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.study.lists import HoursRow, MonthsRow, NamesRow
from gui.window.study.panel import StudyPanel
from tests.gui.window.study_form import Open, choose, line, open_panel, panel, restore, type_over

__all__ = ["open_panel", "panel"]  # fixtures


def test_a_peak_that_is_typed_is_in_the_study_at_every_key(
    panel: StudyPanel, session: Session
) -> None:
    row = line(panel, "duty.peak_w")
    assert row.line.text() == "1,300"
    type_over(row, "15")
    assert session.document.study.duty.peak_w == 15_000.0
    QTest.keyClicks(row.line, "00")
    assert session.document.study.duty.peak_w == 1_500_000.0
    assert session.document.undo_stack.count() == 1
    assert row.line.text() == "1500"
    QTest.keyClick(row.line, Qt.Key.Key_Return)
    assert row.line.text() == "1,500"


def test_nonsense_is_marked_with_the_reason_and_never_reaches_the_study(
    panel: StudyPanel, session: Session
) -> None:
    before, row = session.document.study, line(panel, "duty.leaving_chilled_c")
    type_over(row, "abc")
    assert session.document.study is before
    assert row.reason.text() == "Not a number."
    assert row.reason.isVisible()
    assert row.editor.property("role") == "wrong"
    assert row.editor.accessibleDescription() == "Not a number."
    line(panel, "duty.margin").line.setFocus()
    session.document.edit("project", "customer", "somebody")
    assert row.line.text() == "abc"  # not lost
    row.line.setFocus()
    QTest.keyClick(row.line, Qt.Key.Key_Escape)
    assert row.line.text() == "7.0"
    assert not row.wrong


def test_a_value_out_of_range_is_told_its_range(panel: StudyPanel, session: Session) -> None:
    row = line(panel, "duty.margin")
    before = session.document.study
    type_over(row, "120")
    # 1, 12 and 120 % are typed one after the other; only the last is too much.
    assert row.reason.text() == "Out of range: 0.0 to 100.0%."
    assert session.document.study.duty.margin == pytest.approx(0.12)
    session.document.undo_stack.undo()
    assert session.document.study == before
    assert row.line.text() == "5.0"


def test_a_value_below_one_is_typed_by_way_of_zero_without_a_word(
    panel: StudyPanel, session: Session
) -> None:
    row = line(panel, "duty.peak_w")
    before = session.document.study.duty.peak_w
    row.line.setFocus()
    row.line.selectAll()
    for key in "0.":
        QTest.keyClicks(row.line, key)
        assert not row.reason.text()
        assert session.document.study.duty.peak_w == before
    QTest.keyClicks(row.line, "75")
    assert session.document.study.duty.peak_w == pytest.approx(750.0)
    row.line.selectAll()
    QTest.keyClicks(row.line, "0")
    assert not row.reason.text()
    QTest.keyClick(row.line, Qt.Key.Key_Return)
    assert row.reason.text()


def test_values_that_do_not_go_together_are_refused_until_the_other_fits(
    panel: StudyPanel, session: Session
) -> None:
    leaving, entering = (line(panel, f"duty.{k}_chilled_c") for k in ("leaving", "entering"))
    type_over(leaving, "13")
    assert leaving.reason.text() == "Chilled water must enter warmer than it leaves."
    type_over(entering, "18")
    assert not leaving.wrong
    duty = session.document.study.duty
    assert (duty.leaving_chilled_c, duty.entering_chilled_c) == (13.0, 18.0)


def test_an_assumed_value_is_marked_becomes_given_and_can_go_back(
    panel: StudyPanel, session: Session
) -> None:
    row = line(panel, "duty.tower_approach_k")
    assert row.editor.property("role") == "assumed"
    assert row.line.shown_word() == "assumed"
    type_over(row, "5")
    assert session.document.study.duty.tower_approach_k == 5.0
    assert "duty.tower_approach_k" not in session.document.study.assumed
    assert row.editor.property("role") == ""
    assert row.line.shown_word() == ""
    restore(row)
    assert session.document.study.duty.tower_approach_k == 4.0
    assert "duty.tower_approach_k" in session.document.study.assumed
    assert row.line.text() == "4.0"
    assert row.editor.property("role") == "assumed"


def test_a_given_peak_can_be_cleared(qtbot: QtBot, panel: StudyPanel, session: Session) -> None:
    row = line(panel, "duty.peak_w")
    type_over(row, "900")
    with qtbot.waitSignal(session.selected):
        type_over(row, "")
    assert session.document.study.duty.peak_w is None
    assert row.line.placeholderText() == "150"  # found from the load
    assert row.line.shown_word() == "derived"


def test_undo_and_redo_go_through_the_editors(panel: StudyPanel, session: Session) -> None:
    before, stack = session.document.study, session.document.undo_stack
    type_over(line(panel, "duty.peak_w"), "2000")
    type_over(line(panel, "project.name"), "Depot")
    choose(panel.row("plant.redundancy"), "n_plus_1")
    after = session.document.study
    for _ in range(3):
        stack.undo()
    assert session.document.study is before
    assert line(panel, "project.name").line.text() == before.project.name
    assert line(panel, "duty.peak_w").line.text() == "1,300"
    for _ in range(3):
        stack.redo()
    assert session.document.study is after
    assert stack.count() == 3  # showing is no edit
    assert line(panel, "duty.peak_w").line.text() == "2,000"


def test_undo_in_a_field_is_the_documents(panel: StudyPanel, session: Session) -> None:
    undo = session.document.undo_stack.createUndoAction(panel.window())
    undo.setShortcut("Ctrl+Z")
    panel.window().addAction(undo)
    row = line(panel, "duty.peak_w")
    type_over(row, "2000")
    QTest.keyClick(row.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.document.study.duty.peak_w == 1.3e6
    assert row.line.text() == "1,300"


def test_in_another_system_the_field_shows_and_takes_other_units(
    open_panel: Open, session: Session, settings: Settings
) -> None:
    settings.set("system", "ip")
    row = line(open_panel(), "duty.leaving_chilled_c")
    assert row.line.text() == "44.6"
    assert "°F" in row.editor.accessibleName()
    type_over(row, "45.5")
    assert session.document.study.duty.leaving_chilled_c == pytest.approx(7.5)


def test_the_load_shows_its_year_its_peak_and_its_hours(panel: StudyPanel) -> None:
    shape = next(shape for shape in shapes() if shape.key == "medium_office_3a")
    assert "1,300 kW" in panel.load_view.figures.text()  # the peak of the duty
    assert f"{shape.full_load_hours:,.0f} h" in panel.load_view.figures.text()


def test_another_kind_of_load_is_one_step_with_a_peak_of_its_own(
    qtbot: QtBot, panel: StudyPanel, session: Session
) -> None:
    with qtbot.waitSignal(session.selected):
        type_over(line(panel, "duty.peak_w"), "")
    before = session.document.study
    with qtbot.waitSignal(session.selected):
        panel.load.box.setCurrentIndex(2)
        panel.load.box.activated.emit(2)
    study = session.document.study
    assert isinstance(study.load, LoadSynthesised)
    assert study.duty.peak_w == pytest.approx(149_567, rel=1e-3)  # that of the shape
    assert "load.balance_c" in study.assumed
    row = line(panel, "load.balance_c")
    type_over(row, "12")
    assert session.document.study.load.balance_c == 12.0
    session.document.undo_stack.undo()
    session.document.undo_stack.undo()
    assert session.document.study is before
    assert panel.row("load.shape") is not None


def test_a_synthesised_load_keeps_its_peak(panel: StudyPanel, session: Session) -> None:
    panel.load.box.activated.emit(2)
    row = line(panel, "duty.peak_w")
    type_over(row, "")
    assert row.reason.text() == "A load made from hours or the climate needs a peak load."
    assert session.document.study.duty.peak_w is not None


def test_prices_by_the_hour_come_from_the_flat_one(panel: StudyPanel, session: Session) -> None:
    panel.folds["economics"].open()
    panel.tariff.box.activated.emit(1)
    tariff = session.document.study.economics.tariff
    assert isinstance(tariff, TimeOfUseTariff)
    assert tariff.prices_per_kwh == (0.75,) * 24
    assert isinstance(panel.row("economics.tariff.prices_per_kwh"), HoursRow)
    assert "economics.tariff.price_per_kwh" not in session.document.study.assumed


def test_months_are_typed_as_numbers(panel: StudyPanel, session: Session) -> None:
    panel.tariff.box.activated.emit(1)
    row = panel.row("economics.tariff.summer_months")
    assert isinstance(row, MonthsRow)
    type_over(row, "6-8, 10")
    assert session.document.study.economics.tariff.summer_months == (6, 7, 8, 10)
    type_over(row, "13")
    assert row.wrong
    assert session.document.study.economics.tariff.summer_months == (1,)


def test_makers_are_ticked_in_a_list(panel: StudyPanel, session: Session) -> None:
    row = panel.row("criteria.makers_left_out")
    assert isinstance(row, NamesRow)
    row.button.click()
    trane = next(action for action in row.names.actions() if action.text() == "Trane")
    trane.trigger()
    row.names.close()
    assert session.document.study.criteria.makers_left_out == ("Trane",)
    assert row.button.text().startswith("Trane")


def test_ranking_by_weights_begins_with_equal_ones(panel: StudyPanel, session: Session) -> None:
    assert panel.weights.isHidden()
    choose(panel.row("criteria.rank_by"), "weights")
    assert set(session.document.study.criteria.weights.values()) == {1.0}
    assert not panel.weights.isHidden()
    row = panel.weights.rows["carbon"]
    type_over(row, "2")
    assert session.document.study.criteria.weights["carbon"] == 2.0
    type_over(row, "-1")
    assert row.wrong


def test_folds_are_remembered(open_panel: Open, settings: Settings) -> None:
    first = open_panel()
    assert first.folds["duty"].is_open
    assert not first.folds["economics"].is_open
    QTest.mouseClick(first.folds["duty"].button, Qt.MouseButton.LeftButton)
    QTest.keyClick(first.folds["economics"].button, Qt.Key.Key_Space)
    again = open_panel()
    assert not again.folds["duty"].is_open
    assert again.folds["economics"].is_open


def test_another_document_replaces_what_was_typed_and_refused(
    panel: StudyPanel, session: Session
) -> None:
    type_over(line(panel, "duty.leaving_chilled_c"), "abc")
    session.document.replace(example("hospital-guangzhou"), None)
    assert line(panel, "duty.leaving_chilled_c").line.text() == "7.0"
    assert line(panel, "duty.peak_w").line.text() == "2,800"
    assert session.document.undo_stack.count() == 0


def test_every_field_says_what_it_means_and_has_a_name(panel: StudyPanel) -> None:
    for row in panel.all_rows():
        assert row.editor.accessibleName()
        assert row.toolTip()
    tip = line(panel, "duty.tower_approach_k").toolTip()
    assert "1.0 to 15.0 K" in tip
    assert "3 to 5 K" in tip or "3–5 K" in tip  # the basis of the assumption


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_panel_opens_in_both_languages_and_clips_no_title(
    open_panel: Open, settings: Settings, language: str
) -> None:
    settings.set("language", language)
    panel = open_panel()
    for row in panel.all_rows():
        if row.title.isVisible():
            assert row.title.height() >= row.title.heightForWidth(row.title.width())


def test_towers_are_not_asked_of_machines_cooled_by_air(
    panel: StudyPanel, session: Session
) -> None:
    tower = panel.row("duty.tower_approach_k")
    assert tower.isVisible()
    session.document.edit("duty", "condenser", Condenser.AIR)
    assert not tower.isVisible()
    session.document.undo_stack.undo()
    assert tower.isVisible()


def test_the_day_of_judgement_is_typed_as_a_date(panel: StudyPanel, session: Session) -> None:
    row = panel.row("compliance.judged_on")
    row.line.setText("")
    row._typed("2025/1/31")
    assert session.document.study.compliance.judged_on == date(2025, 1, 31)
    row._typed("31 January")
    assert row.wrong
    assert session.document.study.compliance.judged_on == date(2025, 1, 31)
    row._typed("")
    assert session.document.study.compliance.judged_on is None
