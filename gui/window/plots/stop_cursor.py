"""The cursor of a plot: it goes from stop to stop by mouse and by key, and says what lies there."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent

from gui.window.plots.painting import Cursor
from gui.window.plots.plot_view import PlotView
from gui.window.plots.read_out import ReadOut

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the read-out says of one stop of the cursor."""

    cursor: Cursor
    at: tuple[float, float]  # beside which place, in view coordinates
    lines: tuple[str, ...]


class Stops(Protocol):
    """The stops of a plot, as the plot answers for them."""

    filled: bool

    def stops(self) -> int:
        """How many there are."""
        ...

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:
        """The stop nearest to a place, given in view coordinates and in px."""

    def moved(self, stop: int | None, across: int, up: int) -> int | None:
        """The stop after a step by key."""

    def reading(self, stop: int) -> Reading:
        """What to say of a stop."""
        ...

    def step_to(self, stop: int) -> None:
        """A stop was gone to by key."""

    def pick(self, stop: int) -> None:
        """A stop was clicked."""


class StopCursor(QObject):
    """Where the cursor stands on a view. `summary` is what the view says while it is nowhere."""

    def __init__(self, plot: Stops, view: PlotView, read_out: ReadOut) -> None:
        super().__init__(view)
        self._plot, self._view, self._read_out = plot, view, read_out
        self.stop: int | None = None
        self.summary = ""
        view.hovered.connect(self._hover)
        view.left.connect(self.clear)
        view.clicked.connect(self._click)

    def read(self, stop: int, beside: QPointF | None = None) -> None:
        """Say what lies at a stop, beside the mouse or the place itself."""
        reading = self._plot.reading(stop)
        self.stop = stop
        self._view.point_at(reading.cursor)
        self._read_out.say(reading.lines, beside or self._view.frame.to_pixel(*reading.at))
        if beside is None:
            self._view.setAccessibleDescription("; ".join(reading.lines))

    @Slot()
    def clear(self) -> None:
        """Take the cursor and the read-out away."""
        self.stop = None
        self._read_out.hide()
        self._view.point_at(None)
        self._view.setAccessibleDescription(self.summary)

    def key(self, event: QKeyEvent) -> bool:
        """Arrows, Home and End move the cursor, Escape takes it away; whether it was such a key."""
        key = Qt.Key(event.key())
        count = self._plot.stops() if self._plot.filled else 0
        if key == Qt.Key.Key_Escape and self.stop is not None:
            self.clear()
            return True
        if not count or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in _STEPS:
            stop = self._plot.moved(self.stop, *_STEPS[key])
        elif key == Qt.Key.Key_Home:
            stop = 0
        elif key == Qt.Key.Key_End:
            stop = count - 1
        else:
            return False
        if stop is not None:
            self._plot.step_to(stop)
        return True

    @Slot(QPointF)
    def _hover(self, at: QPointF) -> None:
        room = self._view.frame.room.adjusted(-8, -8, 8, 8) if self._plot.filled else QRectF()
        stop = self._stop_at(at) if room.contains(at) else None
        if stop is None:
            self.clear()
        else:
            self.read(stop, at)

    @Slot(QPointF)
    def _click(self, at: QPointF) -> None:
        stop = self._stop_at(at) if self._plot.filled else None
        if stop is not None:
            self._plot.pick(stop)

    def _stop_at(self, at: QPointF) -> int | None:
        return self._plot.stop_near(self._view.frame.from_pixel(at), at)
