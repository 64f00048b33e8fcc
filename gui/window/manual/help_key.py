"""F1 in every window of the program: the page of what the keys are in.

A window gets the key when it first has the keys. One shortcut for the whole program would not do:
it is silent while a dialog waits for an answer.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_KEY = "F1"
_NAME = "help-key"


class HelpKey(QObject):
    """Calls `open_for` with the widget that has the keys."""

    def __init__(self, open_for: Callable[[QWidget], None], parent: QObject) -> None:
        super().__init__(parent)
        self._open_for = open_for
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self.give(now.window())

    def give(self, window: QWidget) -> None:
        """Give a window the key, once; the main window has it from its menu."""
        if window is not self.parent() and window.findChild(QShortcut, _NAME) is None:
            key = QShortcut(QKeySequence(_KEY), window)
            key.setObjectName(_NAME)
            key.activated.connect(lambda: self._open_for(_innermost(window)))


def _innermost(window: QWidget) -> QWidget:
    return window.focusWidget() or window
