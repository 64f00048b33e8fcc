"""Background jobs: the collector rests while one runs, and goes on after the last."""

import gc
from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.window.work import Ticket, Work


def test_no_garbage_is_collected_in_a_job(qtbot: QtBot) -> None:
    """Widgets in a cycle would be taken down off the window's thread: a stand-still."""
    owner = QObject()
    work = Work(owner)
    assert gc.isenabled()
    with qtbot.waitSignal(work.done, timeout=5000) as told:
        work.start(lambda _: gc.isenabled())
    assert told.args == [False]
    qtbot.waitUntil(gc.isenabled, timeout=5000)


def test_of_two_jobs_at_once_the_last_to_end_lets_it_go_on(qtbot: QtBot) -> None:
    owner = QObject()
    one, other, go = Work(owner), Work(owner), Event()

    def waiting(_: Ticket) -> bool:
        go.wait(5)
        return gc.isenabled()

    one.start(waiting)
    with qtbot.waitSignal(other.done, timeout=5000):
        other.start(lambda _: None)
    assert not gc.isenabled()
    with qtbot.waitSignal(one.done, timeout=5000) as told:
        go.set()
    assert told.args == [False]
    qtbot.waitUntil(gc.isenabled, timeout=5000)
