"""The panel of a study in a window of its own, and what a person does to its rows."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.study.panel import StudyPanel
from gui.window.study.row import LineRow, Row
from gui.window.study.rows import ChoiceRow

Open = Callable[[], StudyPanel]


@pytest.fixture
def open_panel(qtbot: QtBot, session: Session, settings: Settings) -> Open:
    """Opens a panel in a window of its own, in the words and units of the settings."""
    hosts: list[QWidget] = []  # pytest-qt holds them but weakly

    def do() -> StudyPanel:
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        panel = StudyPanel(session, settings, host)
        host.resize(300, 900)
        panel.resize(300, 900)
        host.show()
        qtbot.waitExposed(host)
        return panel

    return do


@pytest.fixture
def panel(open_panel: Open) -> Iterator[StudyPanel]:
    return open_panel()


def line(panel: StudyPanel, path: str) -> LineRow:
    row = panel.row(path)
    assert isinstance(row, LineRow)
    return row


def type_over(row: LineRow, text: str) -> None:
    """Click into the field, choose all of it and type."""
    row.line.setFocus()
    row.line.selectAll()
    QTest.keyClicks(row.line, text) if text else QTest.keyClick(row.line, Qt.Key.Key_Delete)


def choose(row: Row | None, value: str) -> None:
    """Choose from a box by its arrow keys, as its list does."""
    assert isinstance(row, ChoiceRow)
    index = row.box.findData(value)
    row.box.setCurrentIndex(index)
    row.box.activated.emit(index)


def restore(row: Row) -> None:
    """The last entry of the field's menu."""
    menu = row.menu()
    action = menu.findChild(QAction, "restore")
    assert action.isEnabled()
    action.trigger()
    menu.close()
