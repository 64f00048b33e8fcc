"""A line of the filters: a square of its colour, its words, how many there are."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.window.parts import look

_ROW_PX, _SQUARE_PX = 26, 8


class FilterRow(QAbstractButton):
    """Pressed, it narrows the table down to what it counts."""

    def __init__(self, text: str, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour, self._count = colour, ""
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def count(self, text: str) -> None:
        """Say how many there are."""
        self._count = text
        self.setAccessibleName(f"{self.text()} {text}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """One line."""
        return QSize(160, _ROW_PX)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw it, on a ground of its own where it is pressed."""
        colours, painter = look.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if self.isChecked() else colours.field))
            painter.drawRoundedRect(ground, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 4, 4)
        left = 8
        if self._colour:
            top = (self.height() - _SQUARE_PX) / 2
            painter.fillRect(QRectF(left, top, _SQUARE_PX, _SQUARE_PX), QColor(self._colour))
            left += _SQUARE_PX + 8
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        figures = painter.fontMetrics().horizontalAdvance(self._count)
        room = self.rect().adjusted(left, 0, -figures - 14, 0)
        painter.setPen(QColor(colours.text))
        how = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(self.text(), how, room.width())
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignLeft), words)
        painter.setPen(QColor(colours.muted))
        right = self.rect().adjusted(0, 0, -8, 0)
        painter.drawText(right, middle | int(Qt.AlignmentFlag.AlignRight), self._count)
