"""The site in the form: stations by their names, weather files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.window.document.session import Session
from gui.window.study.chosen_file import WeatherFileRow
from gui.window.study.panel import StudyPanel
from gui.window.study.site import StationRow
from tests.gui.window.mouse import choose_file, click
from tests.gui.window.study_form import line, open_panel, panel, type_over
from tests.gui.window.weather import write_weather

__all__ = ["open_panel", "panel"]  # fixtures


def test_a_station_is_found_by_its_chinese_name(
    qtbot: QtBot, panel: StudyPanel, session: Session
) -> None:
    row = panel.row("site.station")
    assert isinstance(row, StationRow)
    design = panel.site_figures.design.text()
    row.line.setFocus()
    row.line.selectAll()
    row.line.insert("广州")
    row.line.textEdited.emit("广州")  # as an input method commits it
    assert any("59287" in offer for offer in row.offers())
    with qtbot.waitSignal(session.selected):
        assert session.document.study.site.station == "59287"
    QTest.keyClick(row.line, Qt.Key.Key_Return)
    assert row.line.text() == "Guangzhou"  # as far as there is room
    assert row.line.toolTip() == "Guangzhou, Guangdong"
    assert panel.site_figures.design.text() != design
    assert panel.site_figures.weather.text() != "–"


def test_a_station_row_that_closes_with_its_window_marks_nothing(
    qtbot: QtBot, panel: StudyPanel
) -> None:
    """Its line loses the keys while it is taken down: nobody has left it."""
    row = panel.row("site.station")
    assert isinstance(row, StationRow)
    row.line.setFocus()
    row.line.selectAll()
    row.line.insert("广")
    row.line.textEdited.emit("广")
    row.line.completer().popup().hide()
    with qtbot.assertNotEmitted(row.refused):
        panel.hide()
        row.line.editingFinished.emit()
    assert not row.wrong
    panel.show()


def test_an_unknown_station_is_refused(panel: StudyPanel, session: Session) -> None:
    row = line(panel, "site.station")
    type_over(row, "Atlantis")
    assert row.reason.text().startswith("No such station.")
    assert session.document.study.site.station == "58367"


def test_the_beginning_of_a_name_is_wrong_only_when_it_is_left(
    panel: StudyPanel, session: Session
) -> None:
    row = line(panel, "site.station")
    row.line.setFocus()
    row.line.selectAll()
    row.line.insert("广")
    row.line.textEdited.emit("广")
    assert not row.wrong
    assert session.document.study.site.station == "58367"
    row.line.completer().popup().hide()
    QTest.keyClick(row.line, Qt.Key.Key_Return)
    assert row.wrong
    QTest.keyClick(row.line, Qt.Key.Key_Escape)
    assert row.line.text() == "Shanghai Xujiahui"
    assert row.line.toolTip() == "Shanghai Xujiahui, Xuhui, Shanghai"
    assert not row.wrong


def test_a_weather_file_that_is_not_there_is_refused(
    panel: StudyPanel, session: Session, tmp_path: Path
) -> None:
    row = panel.row("site.epw")
    assert isinstance(row, WeatherFileRow)
    type_over(row, "nowhere.epw")
    assert row.reason.text() == "There is no such file."
    assert session.document.study.site.epw is None


def test_a_weather_file_that_cannot_be_read_is_told_at_its_field(
    qtbot: QtBot, panel: StudyPanel, session: Session, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.epw"
    broken.write_text("no weather in here")
    row = panel.row("site.epw")
    assert isinstance(row, WeatherFileRow)
    with qtbot.waitSignal(session.failed):
        row.take(broken)
    assert session.document.study.site.epw == str(broken)
    assert row.wrong
    with qtbot.waitSignal(session.selected):
        session.document.undo_stack.undo()
    assert not row.wrong


def test_a_place_of_ones_own_by_mouse(
    qtbot: QtBot,
    panel: StudyPanel,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The dots beside the weather file, the file in the chooser, open; the year is that file's."""
    monkeypatch.chdir(tmp_path)
    write_weather(tmp_path / "own.epw")
    row = panel.row("site.epw")
    QTimer.singleShot(0, lambda: choose_file(row, "own.epw", qtbot))
    with qtbot.waitSignal(session.selected, timeout=60_000):
        click(row.line.findChildren(QToolButton)[-1])
    assert Path(session.document.study.site.epw or "").name == "own.epw"
    assert session.selection is not None
    assert "own.epw" in session.selection.situation.climate.label
