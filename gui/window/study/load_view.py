"""The year of load at a glance: a strip of its days, its peak and its full-load hours."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.load.series import LoadSeries
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel, tip

_TALL_PX = 32
_HOURS_PER_DAY = 24
FloatArray = NDArray[np.float64]


def days_of(load: LoadSeries) -> tuple[FloatArray, FloatArray]:
    """Highest and mean load of each day, W."""
    per_day = round(_HOURS_PER_DAY / load.step_h)
    whole = load.load_w[: load.load_w.size // per_day * per_day].reshape(-1, per_day)
    return whole.max(axis=1), whole.mean(axis=1)


class Sparkline(QWidget):
    """The days of the year: their highest loads light, their means dark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._highest: FloatArray = np.zeros(0)
        self._mean: FloatArray = np.zeros(0)
        self.setFixedHeight(_TALL_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as there is room."""
        return QSize(200, _TALL_PX)

    def show_load(self, load: LoadSeries | None) -> None:
        """Draw another year."""
        none = np.zeros(0)
        highest, mean = days_of(load) if load else (none, none)
        if np.array_equal(highest, self._highest) and np.array_equal(mean, self._mean):
            return
        self._highest, self._mean = highest, mean
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Two fields over a base line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = look.colours()
        foot = self.height() - 1.0
        painter.setPen(QColor(colours.border))
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))
        if self._highest.size:
            painter.setPen(Qt.PenStyle.NoPen)
            light, dark = QColor(colours.series[0]), QColor(colours.series[0])
            light.setAlphaF(0.4)
            self._fill(painter, self._highest, light)
            self._fill(painter, self._mean, dark)
        painter.end()

    def _fill(self, painter: QPainter, days: FloatArray, colour: QColor) -> None:
        foot, top = self.height() - 1.0, 2.0
        highest = float(self._highest.max()) or 1.0
        x = (np.arange(days.size) + 0.5) / days.size * self.width()
        y = foot - days / highest * (foot - top)
        points = [QPointF(0, foot), *map(QPointF, x.tolist(), y.tolist())]
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([*points, QPointF(self.width(), foot)]))


class LoadView(QWidget):
    """The strip and the figures under it."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        self.strip = Sparkline(self)
        self.strip.setAccessibleName(words.text("study.load.year"))
        self.figures = PlainLabel(self)
        self.figures.setProperty("role", "muted")
        self.figures.setWordWrap(True)
        self.reason = PlainLabel(self)
        self.reason.setProperty("role", "wrong-word")
        self.reason.setWordWrap(True)
        self.reason.hide()
        for widget in (self.strip, self.figures, self.reason):
            column.addWidget(widget)

    def show_load(self, load: LoadSeries | None, kind: Kind) -> None:
        """Show a year of load of a kind of power, or none."""
        self.strip.show_load(load)
        text = ""
        if load is not None and load.load_w.size:
            highest = float(load.load_w.max())
            hours = float(load.load_w.sum()) * load.step_h / highest if highest else 0.0
            text = self._words.text(
                "study.load.figures",
                peak=self._words.quantity(highest, kind),
                hours=self._words.quantity(hours, Kind.HOURS),
            )
        self.figures.setText(text)
        self.strip.setToolTip(tip(text))
        self.strip.setAccessibleDescription(text)

    def refuse(self, reason: str) -> None:
        """Say why there is no load; nothing with an empty reason."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
