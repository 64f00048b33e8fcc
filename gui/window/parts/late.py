"""Room for what need not be there before the first ranking is."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.window.document.session import Session


class Late(QWidget):
    """A place in the window, whose panel is made when the ranking is on the screen.

    Or earlier, where somebody asks for it. make: imports the panel and makes it in its place.
    """

    def __init__(
        self, session: Session, make: Callable[[QWidget], QWidget], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._panel: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if session.selection is not None or session.problem is not None:
            self._come()
        else:
            session.selected.connect(self._come)
            session.failed.connect(self._come)

    @property
    def panel(self) -> QWidget:
        """What stands in this place."""
        if self._panel is None:
            self._panel = self._make(self)
            self._column.addWidget(self._panel)
            self.setFocusProxy(self._panel)
        return self._panel

    @Slot()
    def _come(self) -> None:
        _ = self.panel
