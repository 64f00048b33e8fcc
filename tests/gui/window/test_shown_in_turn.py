"""After an edit the ranking is on the screen first; plots, device and forms follow."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.window.document.session import Session
from gui.window.shell import MainWindow

PATIENCE_MS = 20_000


class Painted(QObject):
    """Notes the paintings of a widget in one diary with signals."""

    def __init__(self, diary: list[str], name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._diary, self._name = diary, name

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Paint:
            self._diary.append(self._name)
        return False


def test_the_ranking_is_painted_before_anything_else_follows(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, table = window.session, window.candidates_panel.table
    session.took_ms.extend([0.0] * 5)  # on a slow machine a first look would be painted as well
    for _ in range(5):
        QApplication.processEvents()
    diary: list[str] = []
    table.viewport().installEventFilter(Painted(diary, "table", window))
    session.ranked.connect(lambda: diary.append("ranked"))
    session.selected.connect(lambda: diary.append("selected"))
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.edit("economics", "discount_rate", 0.031)
    assert diary == ["table", "ranked", "selected"]


def test_what_follows_is_not_lost_when_the_next_study_fails(qtbot: QtBot, session: Session) -> None:
    told: list[str] = []
    session.selected.connect(lambda: told.append("selected"))
    session.failed.connect(lambda: told.append("failed"))

    def break_it() -> None:
        session.document.edit("site", "station", "no such place")
        session._work._pool.waitForDone()

    session.ranked.connect(break_it)
    with qtbot.waitSignal(session.failed, timeout=PATIENCE_MS):
        session.refresh()
    assert told == ["selected", "failed"]


def test_a_tab_that_says_the_same_is_not_laid_out_again(window: MainWindow) -> None:
    tabs = window.tabs
    for _ in range(5):
        QApplication.processEvents()
    diary: list[str] = []
    window.candidates_panel.table.viewport().installEventFilter(Painted(diary, "table", window))
    tabs.setTabText(0, tabs.tabText(0))
    window.candidates_panel.bar.updateGeometry()
    for _ in range(3):
        QApplication.processEvents()
    assert not diary
    tabs.setTabText(0, "another word, and a longer one")
    QApplication.processEvents()
    assert tabs.tabBar().tabRect(0).width() > 150
