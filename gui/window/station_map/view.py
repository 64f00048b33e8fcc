"""The stations on a map, drawn from their coordinates alone: points and names, no borders.

A point is chosen by a click, or by the arrow keys, which go to the next station in their
direction. The map shows where stations are, nothing else.
"""

from collections.abc import Iterator, Mapping
from math import cos, hypot, radians

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from core.climate.stations import Station
from core.vocabulary.language import Language
from gui.program.station_names import named
from gui.window.parts import look

_MIDDLE_DEG = 36.0  # of latitude, where east and north are to one scale
_EDGE_PX, _NEAR_PX = 28.0, 14.0
_DOT_PX, _FOUND_PX, _CHOSEN_PX = 2.6, 4.0, 6.0
_APART_PX = 3.0  # between two names
# Where the name of a province may stand, in its widths and heights from the middle of its stations.
_BESIDE = ((0.0, 0.0), (0.0, -0.8), (0.0, 0.8), (0.5, 0.0), (-0.5, 0.0), (0.5, -0.8), (-0.5, 0.8))
_SIDEWAYS = 1.6  # how much farther off a station to the side counts
_STEPS: Mapping[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class StationMap(QWidget):
    """Stations as points, names of provinces where their stations are; one may be chosen."""

    chosen_changed = Signal(str)  # the number of a station
    accepted = Signal()  # the one that is chosen is meant

    def __init__(self, stations: tuple[Station, ...], words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._stations, self._words = stations, words
        self.chosen: Station | None = None
        self.found: frozenset[str] = frozenset()
        self._over: Station | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.text("map.title"))
        # An English name ends with that of its province.
        self._provinces = {
            one.province: one.province if words.code == "zh" else named(one, words).split(", ")[-1]
            for one in stations
        }
        east = [one.longitude_deg for one in stations]
        north = [one.latitude_deg for one in stations]
        self._box = min(east), max(east), min(north), max(north)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for points that do not hide each other."""
        return QSize(820, 560)

    def choose(self, station: Station | None) -> None:
        """Mark a station."""
        self.chosen = station
        self.setAccessibleDescription("" if station is None else named(station, self._words))
        self.update()

    def mark(self, found: frozenset[str]) -> None:
        """Mark the stations that a search found, by number."""
        self.found = found
        self.update()

    def place(self, station: Station) -> QPointF:
        """Where a station lies on the widget."""
        west, east, south, north = self._box
        wide = (east - west) * cos(radians(_MIDDLE_DEG))
        scale = min(
            (self.width() - 2 * _EDGE_PX) / wide, (self.height() - 2 * _EDGE_PX) / (north - south)
        )
        left = (self.width() - scale * wide) / 2.0
        top = (self.height() - scale * (north - south)) / 2.0
        x = left + (station.longitude_deg - west) * cos(radians(_MIDDLE_DEG)) * scale
        return QPointF(x, top + (north - station.latitude_deg) * scale)

    def nearest(self, at: QPointF) -> Station | None:
        """The station nearest to a place, none farther than a finger is wide."""
        far = [(_distance(self.place(one), at), n) for n, one in enumerate(self._stations)]
        distance, which = min(far)
        return self._stations[which] if distance <= _NEAR_PX else None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Points, names of provinces, the station under the mouse and the chosen one."""
        c, painter = look.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(c.surface))
        painter.setPen(Qt.PenStyle.NoPen)
        small = _DOT_PX * min(1.0, max(0.4, self.height() / self.sizeHint().height()))
        for one in self._stations:
            hit = one.id in self.found
            painter.setBrush(QColor(c.accent if hit else c.muted))
            size = _FOUND_PX if hit else small
            painter.drawEllipse(self.place(one), size, size)
        self._paint_provinces(painter)
        for named_one in (self._over, self.chosen):
            if named_one is not None:
                self._paint_named(painter, named_one)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_provinces(self, painter: QPainter) -> None:
        """Over the points, with the ground about each letter."""
        c, centred = look.colours(), Qt.AlignmentFlag.AlignCenter
        for room, text in self.names(QFontMetrics(self.font())):
            painter.setPen(QColor(c.surface))
            for x, y in ((-1, -1), (-1, 1), (1, -1), (1, 1), (-2, 0), (2, 0)):
                painter.drawText(room.translated(x, y), centred, text)
            painter.setPen(QColor(c.text))
            painter.drawText(room, centred, text)

    def _paint_named(self, painter: QPainter, one: Station) -> None:
        c, at = look.colours(), self.place(one)
        painter.setPen(QPen(QColor(c.surface), 1.5))
        painter.setBrush(QColor(c.accent if one is self.chosen else c.text))
        painter.drawEllipse(at, _CHOSEN_PX, _CHOSEN_PX)
        text, metrics = named(one, self._words), QFontMetrics(self.font())
        width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
        left = at.x() + 10 if at.x() + 10 + width < self.width() else at.x() - 10 - width
        room = QRectF(left, at.y() - height / 2.0, width, height)
        painter.setPen(QColor(c.border))
        painter.setBrush(QColor(c.surface))
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(QColor(c.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def names(self, metrics: QFontMetrics) -> Iterator[tuple[QRectF, str]]:
        """Names of provinces at the middle of their stations, or beside it; none hides another."""
        taken: list[QRectF] = []
        by_province: dict[str, list[QPointF]] = {}
        for one in self._stations:
            by_province.setdefault(self._provinces[one.province], []).append(self.place(one))
        for text, places in sorted(by_province.items(), key=lambda item: -len(item[1])):
            width, height = metrics.horizontalAdvance(text), metrics.height()
            x = sum(p.x() for p in places) / len(places)
            y = sum(p.y() for p in places) / len(places)
            middle = QRectF(x - width / 2.0, y - height / 2.0, width, height)
            for aside, down in _BESIDE:  # the nearest place that is free
                room = middle.translated(aside * width, down * height)
                around = room.adjusted(-_APART_PX, 0, _APART_PX, 0)
                if not any(around.intersects(other) for other in taken):
                    taken.append(room)
                    yield room, text
                    break

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Name the station under the mouse."""
        over = self.nearest(event.position())
        if over is not self._over:
            self._over = over
            hand = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Choose the station that is clicked."""
        if (one := self.nearest(event.position())) is not None:
            self._take(one)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Take it at once."""
        if self.nearest(event.position()) is self.chosen is not None:
            self.accepted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Arrows go from station to station; Enter takes the one that is chosen."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            one = self._next(*step)
            if one is not None:
                self._take(one)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def _next(self, right: int, down: int) -> Station | None:
        """The nearest station in a direction; from nowhere the one in the middle."""
        if self.chosen is None:
            middle = QPointF(self.width() / 2.0, self.height() / 2.0)
            return min(self._stations, key=lambda one: _distance(self.place(one), middle))
        here = self.place(self.chosen)
        ahead = []
        for number, one in enumerate(self._stations):
            away = self.place(one) - here
            forward = away.x() * right + away.y() * down
            aside = abs(away.x() * down) + abs(away.y() * right)
            if forward > 0.0 and aside <= _SIDEWAYS * forward:
                ahead.append((forward + _SIDEWAYS * aside, number))
        return self._stations[min(ahead)[1]] if ahead else None

    def _take(self, one: Station) -> None:
        self.choose(one)
        self.chosen_changed.emit(one.id)


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
