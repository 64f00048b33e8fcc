"""A dialog that fits the screen: what is larger than a small one is scrolled within it.

A screen of 1280 × 720 pixels at 200 % has room for 640 × 360, frame included.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QStyle, QVBoxLayout, QWidget

from gui.window.parts import look


def room_of(widget: QWidget) -> QSize:
    """What a window may take of the screen, without its frame."""
    title = widget.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    free = widget.screen().availableSize()
    return QSize(free.width() - 2 * look.STEP_PX, free.height() - title)


class FittingDialog(QDialog):
    """On a screen that is large enough it is any dialog."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Before it is seen, see whether there is room for it."""
        super().showEvent(event)
        layout = self.layout()
        if event.spontaneous() or layout is None:
            return
        room = room_of(self)
        least = self.minimumSizeHint().expandedTo(self.minimumSize())
        if least.width() > room.width() or least.height() > room.height():
            self._scroll(layout, least)
        self.resize(self.size().boundedTo(room))

    def _scroll(self, layout: QLayout, least: QSize) -> None:
        """Put all there is into an area that scrolls."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        inside = QWidget(area)
        inside.setLayout(layout)  # which takes its widgets with it
        inside.setMinimumSize(least)
        area.setWidget(inside)
        self.setMinimumSize(0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        area.show()
