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
        self._edge: _Edge | None = None  # made when there is something to show in it

    def set_unit(self, symbol: str) -> None:
        """Show a unit at the right edge."""
        if symbol or self._edge:
            edge = self._made_edge()
            edge.unit.setText(symbol)
            edge.unit.setVisible(bool(symbol))
            self._fit()

    def set_word(self, word: str, role: str = "assumed-word") -> None:
        """Show a word of standing behind the unit: assumed, found."""
        if word == self.shown_word() and not (word and self._edge and self._edge.role() != role):
            return
        edge = self._made_edge()
        edge.word.setText(word)
        edge.word.setVisible(bool(word))
        set_role(edge.word, role)
        self._fit()

    def shown_word(self) -> str:
        """The word of standing."""
        return self._edge.word.text() if self._edge else ""

    def _made_edge(self) -> "_Edge":
        self._edge = self._edge or _Edge(self)
        return self._edge

    def edge_menu(self) -> QMenu:
        """The usual menu of a line, without its own undo."""
        menu = self.createStandardContextMenu()
        for action in menu.actions()[:3]:  # undo, redo, separator
            menu.removeAction(action)
        return menu

    def _fit(self) -> None:
        edge = self._edge
        if edge is None:
            return
        width = edge.sizeHint().width() if edge.unit.text() or edge.word.text() else 0
        edge.setGeometry(self.width() - width, 0, width, self.height())
        edge.setVisible(bool(width))
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


class _Edge(QWidget):
    """The unit and the word of standing, over the line's right end."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _EDGE_PX, 0)
        row.setSpacing(_GAP_PX)
        self.unit, self.word = PlainLabel(self), PlainLabel(self)
        self.unit.setProperty("role", "muted")
        row.addWidget(self.unit)
        row.addWidget(self.word)
        self.unit.hide()
        self.word.hide()

    def role(self) -> object:
        """That of the word."""
        return self.word.property("role")


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will be
            widget.style().unpolish(widget)
            widget.style().polish(widget)
