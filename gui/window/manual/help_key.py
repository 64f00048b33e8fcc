"""F1 in every window of the program: the page of what the keys are in.

A window gets the key when it first has the keys. One shortcut for the whole program would not do:
it is silent while a dialog waits for an answer.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gui.window.manual.topics import place_of
from gui.window.manual.window import ManualWindow
from gui.window.settings import Settings

_KEY = "F1"
_NAME = "help-key"


class HelpKey(QObject):
    """The key of a main window, which has it from its menu, and of all that is opened over it.

    There is one manual, whatever window it was asked for in. family: of the study, where there
    is one, for the entries of its fields.
    """

    def __init__(self, settings: Settings, family: Callable[[], str], window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._family, self._window = settings, family, window
        self._made: ManualWindow | None = None  # it has no parent that would hold it
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def manual(self) -> ManualWindow | None:
        """The manual where it is open."""
        every = QApplication.topLevelWidgets()
        return next((one for one in every if isinstance(one, ManualWindow) and one.in_use), None)

    def open(self, about: QWidget | None = None) -> None:
        """Show the manual at what `about` lies in, else at what has the keys."""
        about = about or self._window.focusWidget() or self._window
        manual = self.manual
        if manual is None:
            manual = self._made = ManualWindow(self._settings)
        if about.window() is not manual:
            manual.open_at(place_of(about, manual.book, self._family()))
        manual.show()
        manual.raise_()
        manual.activateWindow()

    def close(self) -> None:
        """Close the manual."""
        if (manual := self.manual) is not None:
            manual.leave()
        self._made = None

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._give(now.window())

    def _give(self, window: QWidget) -> None:
        """Give a window the key, once; main windows have it from their menus."""
        if not isinstance(window, QMainWindow) and window.findChild(QShortcut, _NAME) is None:
            key = QShortcut(QKeySequence(_KEY), window)
            key.setObjectName(_NAME)
            key.activated.connect(lambda: self.open(window.focusWidget() or window))
