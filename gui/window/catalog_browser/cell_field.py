"""A field of the device editor: one column of the record, typed or chosen."""

from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from catalog.devices.columns import BadCell, Column, Form, parse
from core.machines.device import OWN_SOURCE
from core.vocabulary.field_range import shown_number
from core.vocabulary.language import Language
from gui.window.manual.topics import FIELD
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import FieldLine, set_role
from gui.window.study.rows import QuietBox
from gui.window.study.typed import Reading, read_number

FIELD_PX = 158


class TypedCells(Protocol):
    """What is being typed: values by column, and what is wrong with them."""

    faults: dict[str, str]

    def cell(self, column: str) -> Any:
        """The value of a column."""

    def set_cell(self, column: str, value: object) -> None:
        """Take a typed value."""

    def set_unread(self, name: str, unread: bool) -> None:
        """Note that a field holds a text that cannot be read, or no longer."""


class CellField(QWidget):
    """Title and field, and under them the reason where the value cannot be."""

    def __init__(
        self, column: Column, title: str, draft: TypedCells, words: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.column, self._draft, self._words = column, draft, words
        self._reason = ""
        self._begun = False  # the text is no value yet, and may become one
        self._typing = False  # the text is being typed: it stays as it is
        self.setObjectName(column.name)
        self.setProperty(FIELD, column.field.key)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * look.STEP_PX)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self.title = PlainLabel(title, self)
        self.title.setProperty("role", "muted")
        self.title.setWordWrap(True)
        self.editor: FieldLine | QuietBox = self._box() if column.field.choices else self._line()
        self.editor.setFixedWidth(FIELD_PX)
        self.editor.setAccessibleName(title)
        self.title.setBuddy(self.editor)
        self.setFocusProxy(self.editor)
        self.reason = PlainLabel(self)
        self.reason.setProperty("role", "wrong-word")
        self.reason.setWordWrap(True)
        self.reason.hide()
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.editor, 0, 1)
        grid.addWidget(self.reason, 1, 0, 1, 2)
        meaning = f"help.{column.field.key}"
        if len(column.path) == 1 and words.has(meaning):
            self.setToolTip(words.text(meaning))
        self.follow()

    def _line(self) -> FieldLine:
        line = FieldLine(self)
        line.setMinimumHeight(look.FIELD_PX)
        kind = self.column.field.kind
        line.set_unit(self._words.unit(kind) if kind else "")
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self._finished)
        line.given_up.connect(self._give_up)
        return line

    def _box(self) -> QuietBox:
        box = QuietBox(self)
        names = self.column.field.choices
        named = [(value, self._words.text(f"choice.{value}")) for value in names]
        box.fill([*([("", "–")] if self.column.nullable else []), *named])
        box.activated.connect(self._chosen)
        return box

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        if isinstance(self.editor, FieldLine):
            self.editor.setReadOnly(locked)
            set_role(self.editor, "locked" if locked else "")
            focus = Qt.FocusPolicy.ClickFocus if locked else Qt.FocusPolicy.StrongFocus
            self.editor.setFocusPolicy(focus)
        else:
            self.editor.setEnabled(not locked)

    def follow(self) -> None:
        """Show what the draft holds, and what is wrong with it."""
        name = self.column.name
        if isinstance(self.editor, QuietBox):
            self.editor.choose(self._draft.cell(name) or "")
        elif not (self._reason or self._typing):
            self._put_text()
        reason = "" if self._begun else self._reason
        self._mark(reason or self._draft.faults.get(name, ""))

    def _put_text(self) -> None:
        text = self._shown()
        if isinstance(self.editor, FieldLine) and self.editor.text() != text:
            self.editor.setText(text)
            self.editor.setCursorPosition(0)

    def _shown(self) -> str:
        value = self._draft.cell(self.column.name)
        if value is None:
            return ""
        if value == OWN_SOURCE and self.column.name == "source":
            return self._words.text("source.own")
        if isinstance(value, str):
            return value
        if self.column.field.kind is None:
            return f"{value:.10g}"
        return shown_number(value, self.column.field, self._words)

    def _read(self, text: str) -> Reading:
        column = self.column
        if column.form is Form.NUMBER:
            return read_number(text, column.field, self._words)
        try:
            return Reading(value=parse(column, text) or "")
        except BadCell as bad:
            figures = self._words.figures(bad.figures)
            return Reading(reason=self._words.text(f"fault.{bad.code}", **figures))

    @Slot(str)
    def _typed(self, text: str) -> None:
        reading = self._read(text)
        self._reason = reading.reason
        self._begun = reading.begun
        if reading.reason:
            self._mark("" if reading.begun else reading.reason)
            self._draft.set_unread(self.column.name, True)
            return
        self._typing = True
        try:
            self._draft.set_cell(self.column.name, reading.value)
        finally:
            self._typing = False

    @Slot()
    def _finished(self) -> None:
        self._begun = False
        self._mark(self._reason or self._draft.faults.get(self.column.name, ""))
        if not self._reason:
            self._put_text()

    @Slot()
    def _give_up(self) -> None:
        self._reason = ""
        self._draft.set_unread(self.column.name, False)
        self._put_text()
        self.follow()

    @Slot(int)
    def _chosen(self, index: int) -> None:
        assert isinstance(self.editor, QuietBox)  # noqa: S101  connected to boxes only
        self._draft.set_cell(self.column.name, str(self.editor.itemData(index)) or None)

    def _mark(self, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.editor.setAccessibleDescription(reason)
        if isinstance(self.editor, FieldLine):
            self.editor.wrong = bool(self._reason)
            locked = self.editor.isReadOnly()
            set_role(self.editor, "wrong" if reason else "locked" if locked else "")


def heading(text: str, parent: QWidget) -> QLabel:
    """A heading over fields."""
    label = PlainLabel(text, parent)
    label.setProperty("role", "group")
    label.setWordWrap(True)
    return label
