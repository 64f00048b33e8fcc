"""Waiting for a window: a picture of an unfinished page is worth nothing."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QTimer

PATIENCE_MS = 60_000
_STILL_MS = 300  # longer than any page waits after the last change of its size


def waited(signal, act: Callable[[], object]) -> None:
    """Act, and wait for a signal."""
    loop, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    signal.connect(loop.quit)
    late.start(PATIENCE_MS)
    act()
    if loop.exec():
        raise TimeoutError("the window does not answer")
    settle()


def settle() -> None:
    """Let timers run and pages be painted."""
    loop = QEventLoop()
    QTimer.singleShot(_STILL_MS, loop.quit)
    loop.exec()
    # Outside the program's own loop Qt keeps what is to be deleted.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until(there: Callable[[], object]) -> None:
    """Let the window work until something is there."""
    patience = QElapsedTimer()
    patience.start()
    while not there():
        if patience.hasExpired(PATIENCE_MS):
            raise TimeoutError("the window does not answer")
        settle()
