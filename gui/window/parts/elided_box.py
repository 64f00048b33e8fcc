"""A combo box that ends a name it has no room for with three dots, and tells the whole above it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from gui.window.parts.plain_text import tip

_ROUNDED_PX = 2  # by which a text may be wider than its letters say
_ANY_PX = 200  # of a box that is measured
_BY_NAMES = (
    QComboBox.SizeAdjustPolicy.AdjustToContents,
    QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow,
)


class ElidedBox(QComboBox):
    """What Qt draws of a styled box ends in the middle of a letter."""

    def edges_px(self) -> int:
        """What a box needs beside its text; Qt's own hints leave out a part of it."""
        self.ensurePolished()  # it may be asked before it is shown
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, _ANY_PX, self.height())
        return _ANY_PX - self._edit_px(option) + _ROUNDED_PX

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Wide enough for the longest name, where the box goes by its names."""
        self.ensurePolished()
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() not in _BY_NAMES:
            return hint
        names = (self.itemText(at) for at in range(self.count()))
        longest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        return hint.expandedTo(QSize(longest + self.edges_px(), 0))

    def shown(self) -> str:
        """The chosen name as far as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._shown(option)

    def _shown(self, option: QStyleOptionComboBox) -> str:
        room = self._edit_px(option)
        ends = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), ends, room)

    def _edit_px(self, option: QStyleOptionComboBox) -> int:
        return (
            self.style()
            .subControlRect(
                QStyle.ComplexControl.CC_ComboBox,
                option,
                QStyle.SubControl.SC_ComboBoxEditField,
                self,
            )
            .width()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """The box as its style has it, the name shortened."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
            option.currentText = self.placeholderText()
        else:
            option.currentText = self._shown(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """A shortened name is told whole where nothing else is to be told."""
        if isinstance(event, QHelpEvent) and not self.toolTip():
            whole = self.currentText()
            QToolTip.showText(event.globalPos(), tip(whole) if self.shown() != whole else "", self)
            return True
        return super().event(event)
