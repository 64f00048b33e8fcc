"""How a file of load is read beyond what was detected: every choice the study declares.

Made from the declared fields: a box for words, a tick for yes or no, a line for the rest.
"""

from typing import get_origin

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from core.load.reading import AS_FOUND, FileReading, LoadReading
from core.vocabulary.field import Field, fields_of
from core.vocabulary.language import Language
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.rows import QuietBox

_ELSEWHERE = frozenset(field.key for field in fields_of(FileReading))  # boxes of the detection
_APART = ";"  # between the names of several columns, which hold commas


class Choices(QWidget):
    """One line for each choice; an empty one lets the program find it."""

    changed = Signal(object)  # another LoadReading

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._reading = words, AS_FOUND
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setHorizontalSpacing(8)
        self.editors: dict[str, QuietBox | QCheckBox | QLineEdit] = {}
        self._fields = {f.key: f for f in fields_of(LoadReading) if f.key not in _ELSEWHERE}
        for key, field in self._fields.items():
            editor = self._editor(field)
            editor.setObjectName(f"reading.{key}")
            title = PlainLabel(words.text(f"field.{key}"), self)
            title.setProperty("role", "muted")
            title.setBuddy(editor)
            title.setWordWrap(True)
            editor.setAccessibleName(title.text())
            editor.setToolTip(words.text(f"help.{key}"))
            form.addRow(title, editor)
            self.editors[key] = editor

    def _editor(self, field: Field) -> QuietBox | QCheckBox | QLineEdit:
        if field.type is bool:
            tick = QCheckBox(self)
            tick.clicked.connect(self._edited)
            return tick
        if field.choices:
            box = QuietBox(self)
            named = [(word, self._words.text(f"choice.{word}")) for word in field.choices]
            box.fill([(None, self._words.text("study.choice.found")), *named])
            box.activated.connect(self._edited)
            return box
        line = QLineEdit(self)
        line.editingFinished.connect(self._edited)
        return line

    def show_reading(self, reading: LoadReading) -> None:
        """Show what the study says."""
        self._reading = reading
        for key, editor in self.editors.items():
            value = self._fields[key].of(reading)
            if isinstance(editor, QuietBox):
                editor.choose(value)
            elif isinstance(editor, QCheckBox):
                editor.setChecked(bool(value))
            else:
                editor.setText(_shown(value))

    @Slot()
    def _edited(self) -> None:
        """Take what was entered; what is out of its limits is put back as it was."""
        values = {key: self._value(key) for key in self.editors}
        raw = {**msgspec.to_builtins(self._reading), **values}
        try:
            reading = msgspec.convert(raw, LoadReading, strict=False)
        except msgspec.ValidationError:
            self.show_reading(self._reading)
            return
        if reading != self._reading:
            self._reading = reading
            self.changed.emit(reading)

    def _value(self, key: str) -> object:
        editor, field = self.editors[key], self._fields[key]
        if isinstance(editor, QuietBox):
            return editor.currentData()
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        text = editor.text().strip()
        if get_origin(field.type) is tuple:
            return [part.strip() for part in text.split(_APART) if part.strip()]
        return text or None


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f"{_APART} ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
