"""The read-out: what is said of a place on a plot, beside that place."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from gui.window.parts.plain_text import PlainLabel

_GAP_PX = 14


class ReadOut(PlainLabel):
    """A small card upon a view; it takes no clicks, and never reaches beyond the view."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setProperty("role", "readout")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, lines: Sequence[str], beside: QPointF) -> None:
        """Show lines beside a place, px; at its left where there is no room at its right."""
        self.setText("\n".join(lines))
        self.adjustSize()
        size, view = self.size(), self._view
        x = beside.x() + _GAP_PX
        if x + size.width() > view.width():
            x = beside.x() - _GAP_PX - size.width()
        y = min(max(beside.y() - size.height() / 2, 0.0), view.height() - size.height())
        x = min(max(x, 0.0), max(view.width() - size.width(), 0.0))
        self.move(int(x), int(max(y, 0.0)))
        self.show()
