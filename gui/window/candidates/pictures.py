"""Cells kept as pictures: a list that is scrolled shows again most of what it showed before.

A picture is drawn once and copied from then on, which takes a tenth of the time. Where a point of
the screen is no whole number of its pixels, cells begin between two of them and are drawn as ever.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.keeping.keeping import Latest
from gui.window.parts import look

_KEPT = 4096  # cells: some twenty pages of a window
_SHOWN = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus).value
Draw = Callable[[QPainter, QStyleOptionViewItem], None]


class Pictures:
    """Pictures of cells, by what is in them and how they are seen."""

    def __init__(self) -> None:
        self._kept = Latest[Hashable, QPixmap](_KEPT)
        self._font = QFont()
        self._drawn_with: Hashable = None

    def show(
        self, painter: QPainter, option: QStyleOptionViewItem, content: Hashable, draw: Draw
    ) -> None:
        """Show a cell of that content; `draw` draws it where there is no picture of it."""
        scale = painter.device().devicePixelRatioF()
        if not scale.is_integer():
            draw(painter, option)
            return
        drawn_with, font = (scale, look.colours().surface), painter.font()
        if drawn_with != self._drawn_with or self._font != font:
            self._kept.forget()
            self._drawn_with, self._font = drawn_with, QFont(font)
        rect = option.rect
        key = content, option.state.value & _SHOWN, rect.width(), rect.height()
        picture = self._kept.of(key, lambda: _drawn(painter, option, int(scale), draw))
        painter.drawPixmap(rect.topLeft(), picture)


def _drawn(painter: QPainter, option: QStyleOptionViewItem, scale: int, draw: Draw) -> QPixmap:
    """A cell on the ground of its list: only there are letters as sharp as they can be."""
    there = QStyleOptionViewItem(option)
    there.rect = QRect(QPoint(0, 0), option.rect.size())
    picture = QPixmap(option.rect.size() * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(look.paint(look.colours().surface))
    within = QPainter(picture)
    within.setFont(painter.font())
    within.setRenderHints(painter.renderHints())
    try:
        draw(within, there)
    finally:
        within.end()
    return picture
