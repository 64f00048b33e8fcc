"""A sentence on a coloured ground that is one line where there is little height."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.window.parts.plain_text import PlainLabel, tip

_EDGES_PX = 24  # of the ground around the text, as the style has them


class FoldingStrip(PlainLabel):
    """Whole where there is room; folded only its beginning, and a click shows the rest."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.whole = ""
        self._low, self._opened = False, False
        self.setProperty("role", role)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fit()

    def say(self, text: str) -> None:
        """Show another sentence; an empty one hides the strip."""
        if text != self.whole:
            self.whole, self._opened = text, False
            self._fit()
        self.setVisible(bool(text))

    def stand_low(self, low: bool) -> None:
        """Leave the height to what stands below."""
        if low != self._low:
            self._low, self._opened = low, False
            self._fit()

    @property
    def folded(self) -> bool:
        """Whether only the beginning is shown."""
        return self._low and not self._opened

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Folded it has no width of its own."""
        least = super().minimumSizeHint()
        return QSize(0, least.height()) if self.folded else least

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width, another beginning."""
        super().resizeEvent(event)
        if self.folded:
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click that selects nothing folds or unfolds."""
        super().mouseReleaseEvent(event)
        if self._low and not self.hasSelectedText():
            self._opened = not self._opened
            self._fit()

    def _fit(self) -> None:
        self.setWordWrap(not self.folded)
        across = QSizePolicy.Policy.Ignored if self.folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if self._low else Qt.CursorShape.IBeamCursor
        )
        room, shown = self.width() - _EDGES_PX, self.whole
        if self.folded:
            line = " ".join(self.whole.split("\n"))
            shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(tip(self.whole) if self.folded else "")
        self.setAccessibleName(self.whole)
