"""A band of the horizontal axis whose edges can be dragged."""

import pyqtgraph as pg
from PySide6.QtCore import Qt

from gui.window.parts import look


class EfficientBand(pg.LinearRegionItem):  # type: ignore[misc]
    """The efficient band: its edges can be dragged, not the whole of it."""

    def __init__(self, colours: look.Colours) -> None:
        edge = pg.mkPen(colours.good, width=1.2)
        super().__init__(
            values=(0.0, 100.0),
            brush=pg.mkBrush(colours.good_soft),
            hoverBrush=pg.mkBrush(colours.good_soft),
            pen=edge,
            hoverPen=pg.mkPen(colours.good, width=3),
            bounds=(0.0, 100.0),
            swapMode="block",
        )
        for line in self.lines:
            line.setCursor(Qt.CursorShape.SizeHorCursor)

    def mouseDragEvent(self, event: object) -> None:  # noqa: N802  pyqtgraph's name
        """Leave it to the edges."""
        event.ignore()  # type: ignore[attr-defined]

    def hoverEvent(self, event: object) -> None:  # noqa: N802  pyqtgraph's name
        """Take no drags."""
