"""The line a person types into: unit and the word of its standing at the right edge, inside.

Undo is the document's. The line has none of its own: while it holds a wrong text, undo and
Escape put back what stands in the document.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from gui.window.parts.plain_text import PlainLabel

_EDGE_PX = 8
_GAP_PX = 6


class FieldLine(QLineEdit):
    """A line edit of the study's forms."""

    given_up = Signal()  # Escape, or undo while the text is wrong

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.wrong = False
        self._edge = QWidget(self)
        self._edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self._edge)
        row.setContentsMargins(0, 0, _EDGE_PX, 0)
        row.setSpacing(_GAP_PX)
        self._unit, self._word = PlainLabel(self._edge), PlainLabel(self._edge)
        self._unit.setProperty("role", "muted")
        row.addWidget(self._unit)
        row.addWidget(self._word)
        self._unit.hide()
        self._word.hide()

    def set_unit(self, symbol: str) -> None:
        """Show a unit at the right edge."""
        self._unit.setText(symbol)
        self._unit.setVisible(bool(symbol))
        self._fit()

    def set_word(self, word: str, role: str = "assumed-word") -> None:
        """Show a word of standing behind the unit: assumed, found."""
        if word == self._word.text() and (not word or role == self._word.property("role")):
            return
        self._word.setText(word)
        self._word.setVisible(bool(word))
        if self._word.property("role") != role:
            set_role(self._word, role)
        self._fit()

    def shown_word(self) -> str:
        """The word of standing."""
        return self._word.text()

    def edge_menu(self) -> QMenu:
        """The usual menu of a line, without its own undo."""
        menu = self.createStandardContextMenu()
        for action in menu.actions()[:3]:  # undo, redo, separator
            menu.removeAction(action)
        return menu

    def _fit(self) -> None:
        width = self._edge.sizeHint().width() if self._unit.text() or self._word.text() else 0
        self._edge.setGeometry(self.width() - width, 0, width, self.height())
        self._edge.setVisible(bool(width))
        self.setTextMargins(0, 0, max(width - _EDGE_PX + 2, 0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the unit at the edge."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, unless there is a wrong text to take back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(redo) or (event.matches(undo) and not self.wrong):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Escape and undo put back what was there."""
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        is_escape = event.key() == Qt.Key.Key_Escape
        if self.wrong and (is_escape or event.matches(undo)):
            self.given_up.emit()
        elif event.matches(undo) or event.matches(redo):
            event.ignore()
        else:
            super().keyPressEvent(event)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
