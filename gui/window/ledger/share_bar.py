"""A share as a bar: what is reached, what cannot be judged, the goal, and what the plan makes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.ledger.shares import Goal, Share
from gui.window.parts import look

_BAR_PX, _TICK_PX, _DOT_PX = 7.0, 13.0, 5.0


class ShareBar(QWidget):
    """Filled: the share; hatched: what cannot be judged; outlined: after the plan; tick: the goal.

    The dot under the tick is filled where the goal itself is enough, hollow where it must be
    passed.
    """

    def __init__(self, share: Share, goal: Goal, after_pct: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._share, self._goal, self._after_pct = share, goal, after_pct
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """One line."""
        return QSize(80, round(_TICK_PX + _DOT_PX))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw it."""
        colours, painter = look.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, top = float(self.width()), 3.0
        share, pct = self._share, self._share.by_power_pct
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.grid))
        painter.drawRect(QRectF(0.0, top, wide, _BAR_PX))
        if share.size:
            unknown = wide * share.unknown_pct / 100.0
            painter.setBrush(QBrush(QColor(colours.muted), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRectF(wide - unknown, top, unknown, _BAR_PX))
        reached = self._goal.reached(pct) and share.units > 0
        painter.setBrush(QColor(colours.good if reached else colours.accent))
        painter.drawRect(QRectF(0.0, top, wide * pct / 100.0, _BAR_PX))
        if self._after_pct is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1.0))
            painter.drawRect(QRectF(0.5, top, wide * self._after_pct / 100.0 - 1.0, _BAR_PX))
        at = wide * self._goal.pct / 100.0
        painter.setPen(QPen(QColor(colours.text), 1.4))
        painter.drawLine(round(at), 0, round(at), round(_TICK_PX))
        dot = QRectF(at - _DOT_PX / 2, _TICK_PX - 1.0, _DOT_PX, _DOT_PX)
        painter.setBrush(QColor(colours.surface if self._goal.open else colours.text))
        painter.drawEllipse(dot)
