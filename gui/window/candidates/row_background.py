"""The ground of a table's cell: the selection, a hairline under the row, the focus."""

from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.window.parts import look


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what lies under the content of a cell."""
    colours, rect, state = look.colours(), option.rect, option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, look.paint(colours.accent_soft))
    painter.setPen(look.paint(colours.grid))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(look.paint(colours.accent), 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
