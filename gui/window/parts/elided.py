"""A label that gives way to what stands beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.window.parts.plain_text import PlainLabel, tip

_LEAST_PX = 64  # below it a beginning of the text says nothing


class Elided(PlainLabel):
    """Shortened where there is no room for the whole; the whole is a tooltip away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.whole = ""
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str, shorter: Sequence[str] = ()) -> None:
        """Show another text; with shorter ones the first that fits, and never half of one."""
        self.whole, self._shorter = text, tuple(shorter)
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self._shorten()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """No width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Shorten for the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room, metrics = max(self.width() - 2, 0), self.fontMetrics()
        if self._shorter:
            texts = (self.whole, *self._shorter)
            self.setText(next((t for t in texts if metrics.horizontalAdvance(t) <= room), ""))
            return
        shown = metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown if shown == self.whole or room >= _LEAST_PX else "")
