"""The panel of candidates in a window of its own, and what a person does to it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window.candidates.panel import CandidatesPanel
from gui.window.document.session import Session
from gui.window.settings import Settings

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(860, 800)
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
