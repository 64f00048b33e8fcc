"""The whole main job without a mouse."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.families.registry import family_of
from gui.window.shell import MainWindow
from gui.window.windows import Windows
from tests.gui.window.conftest import PATIENCE_MS
from tests.gui.window.test_windows import windows

__all__ = ["windows"]
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
HARBIN = "50953"


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, where the keys go at the moment."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert target is not None, "no widget has the keys"
    QTest.keyClick(target, key, modifiers)


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def tab_to(wanted: QWidget, back: bool = False) -> None:
    """Go from control to control; nobody presses a key a hundred times."""
    for _ in range(100):
        if QApplication.focusWidget() is wanted:
            return
        press(KEY.Key_Backtab if back else KEY.Key_Tab)
    raise AssertionError(f"{wanted.parentWidget().objectName()} is not reached")


def came_back(qtbot: QtBot, window: QWidget) -> None:
    """What the desktop does when a dialog or a list that was open is gone."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and window.isActiveWindow())


def field(window: MainWindow, path: str) -> QLineEdit:
    """The line of a value of the study."""
    row = window.study_panel.findChild(QWidget, path)
    assert row is not None, path
    line = row.findChild(QLineEdit)
    assert line is not None, path
    return line


def test_the_main_job_by_keys_alone(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    """New study of another family, its site, its load, the machine, and the report as a file."""
    windows.settings.keep("tour", "seen")
    window = windows.study
    window.show()
    window.resize(1440, 900)
    came_back(qtbot, window)
    press(KEY.Key_N, CTRL)
    start = windows.start
    came_back(qtbot, start)
    qtbot.waitUntil(start.page.search.hasFocus)
    write("school")
    tab_to(next(card for card in start.page.cards if card.key == "school-beijing"))
    session = window.session
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        press(KEY.Key_Space)
    assert family_of(session.document.study).key == "heat_pumps"
    came_back(qtbot, window)
    assert window.focusWidget() is window.candidates_panel.table, "all was built anew"

    station = field(window, "site.station")
    tab_to(station, back=True)
    press(KEY.Key_A, CTRL)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        write("harbin")
        press(KEY.Key_Down)
        press(KEY.Key_Return)
    assert session.document.study.site.station == HARBIN
    came_back(qtbot, window)
    qtbot.waitUntil(lambda: station.text() == "Harbin", timeout=1000)

    for path, text in (("duty.peak_w", "420"), ("load.last_hour", "20")):
        tab_to(field(window, path))
        press(KEY.Key_A, CTRL)
        write(text)
        with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
            press(KEY.Key_Return)
    assert session.document.study.duty.peak_w == 420_000
    assert session.document.study.load.last_hour == 20

    press(KEY.Key_1, CTRL)
    tab_to(window.candidates_panel.table)
    press(KEY.Key_Home, CTRL)
    press(KEY.Key_Down)
    press(KEY.Key_Insert)
    chosen = session.selection.candidates[1]
    assert session.chosen is not None
    assert session.chosen.id == chosen.id

    press(KEY.Key_P, CTRL)
    panel = window.report_panel
    qtbot.waitUntil(lambda: panel.pages.count > 0, timeout=PATIENCE_MS)
    came_back(qtbot, window)
    tab_to(panel.pdf_button)
    press(KEY.Key_Space)
    (asked,) = panel.findChildren(QFileDialog)
    came_back(qtbot, asked)
    press(KEY.Key_A, CTRL)
    write(str(tmp_path / "report"))
    if QApplication.activePopupWidget():  # what lies in the folder is offered
        press(KEY.Key_Escape)
        came_back(qtbot, asked)
    with qtbot.waitSignal(panel.files.done, timeout=PATIENCE_MS):
        press(KEY.Key_Return)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    assert "Harbin" in text
    assert chosen.record.model in text
    assert "420" in text
