"""What was detected in a table, each open to change: sheet, column, unit, separator, marks."""

from dataclasses import replace
from typing import Any

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from catalog.files.load import LoadPreview
from catalog.files.separators import BLANKS, NO_SEPARATOR
from core.load.reading import LoadReading
from core.vocabulary.language import Language
from gui.window.load_editor.choices import Choices
from gui.window.load_editor.reading import Asked
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.fold import Fold
from gui.window.study.rows import QuietBox

_SEPARATOR_NAMES = {
    "\t": "tab", ";": "semicolon", ",": "comma", "|": "bar", BLANKS: "blanks",
    NO_SEPARATOR: "none",
}  # fmt: skip
_DECIMAL_NAMES = {".": "point", ",": "comma"}
_ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB 18030 (GBK)",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
}
_ENCODING_KIN = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
_UNITS = (
    "W", "kW", "MW", "RT", "Btu/h", "MJ/h", "GJ/h", "kcal/h", "kWh", "MWh", "RT·h", "MJ", "GJ",
    "W/m²",
)  # fmt: skip
_OTHER_COLUMNS = ("sheet", "separator", "encoding")  # change these, and the columns are others
_OF_READING = ("separator", "decimal", "encoding")
_KEYS = ("sheet", "column", "unit", "separator", "decimal", "encoding")


class Detected(QWidget):
    """One box for each thing; the first entry lets the program find it and says what it found."""

    changed = Signal(object)  # another Asked

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._asked = Asked()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setHorizontalSpacing(8)
        self.boxes: dict[str, QuietBox] = {}
        self._titles: dict[str, QLabel] = {}
        for key in _KEYS:
            box = QuietBox(self)
            box.setObjectName(key)
            title = PlainLabel(words.text(f"load_editor.{key}"), self)
            title.setProperty("role", "muted")
            title.setBuddy(box)
            box.setAccessibleName(title.text())
            box.activated.connect(self._chosen)
            form.addRow(title, box)
            self.boxes[key], self._titles[key] = box, title
        self.more = Fold("load_editor.more", words.text("load_editor.more"), False, self, "more")
        self.choices = Choices(words, self.more.body)
        self.choices.changed.connect(self._reading_changed)
        self.more.rows.addWidget(self.choices)
        form.addRow(self.more)

    def show_asked(self, asked: Asked) -> None:
        """Begin with another file or text: nothing of it is known yet."""
        self._asked = asked
        self.show_preview(None)

    def show_preview(self, found: LoadPreview | None, asked: Asked | None = None) -> None:
        """Offer what the table has, and name what was found."""
        self._asked = asked or self._asked
        table = found.table if found else None
        names = tuple(table.name(i) for i in range(len(table.header))) if table else ()
        encoding = table.encoding if table else None
        encoding = _ENCODING_KIN.get(encoding, encoding) if encoding else None
        column = self._load_column(found)
        is_text = table is None or table.separator is not None
        has_file = self._asked.path is not None
        sheets = table.sheets if table else ()
        self._fill("sheet", [(name, name) for name in sheets], table.sheet if table else None)
        self._fill("column", [(name, name) for name in names], column)
        self._fill("unit", [(unit, unit) for unit in _UNITS], found.unit if found else None)
        self._fill(
            "separator",
            [(mark, self._word("separator", _SEPARATOR_NAMES[mark])) for mark in _SEPARATOR_NAMES],
            table.separator if table else None,
        )
        self._fill(
            "decimal",
            [(mark, self._word("decimal", word)) for mark, word in _DECIMAL_NAMES.items()],
            found.decimal if found else None,
        )
        self._fill("encoding", list(_ENCODINGS.items()), encoding)
        self.choices.show_reading(self._asked.reading)
        self._show("sheet", bool(sheets))
        for key in ("separator", "decimal"):
            self._show(key, is_text)
        self._show("encoding", is_text and has_file)

    def _load_column(self, found: LoadPreview | None) -> str | None:
        for index, role in enumerate(found.roles if found else ()):
            if found and role.value == "load":
                return found.table.name(index)
        return None

    def _word(self, key: str, name: str) -> str:
        return self._words.text(f"load_editor.{key}.{name}")

    def _show(self, key: str, visible: bool) -> None:
        self.boxes[key].setVisible(visible)
        self._titles[key].setVisible(visible)

    def _fill(self, key: str, choices: list[tuple[str, str]], found: str | None) -> None:
        box, chosen = self.boxes[key], said(self._asked, key)
        named = dict(choices).get(found, found) if found is not None else None
        automatic = self._words.text("study.choice.found")
        first = automatic
        if named and chosen is None:
            first = self._words.text("load_editor.found", value=named)
        if chosen is not None and chosen not in dict(choices):
            choices = [*choices, (chosen, chosen)]
        box.fill([(None, first), *choices])
        box.choose(chosen)

    @Slot(object)
    def _reading_changed(self, reading: LoadReading) -> None:
        self._asked = replace(self._asked, reading=reading)
        self.changed.emit(self._asked)

    @Slot(int)
    def _chosen(self, _: int) -> None:
        values: dict[str, Any] = {key: box.currentData() for key, box in self.boxes.items()}
        old = self._asked
        ours = {key: values[key] for key in _OF_READING if key in values}
        rest = {key: value for key, value in values.items() if key not in _OF_READING}
        new = replace(old, **rest, reading=msgspec.structs.replace(old.reading, **ours))
        if any(said(old, key) != said(new, key) for key in _OTHER_COLUMNS):
            new = replace(new, column=None)
        self._asked = new
        self.changed.emit(self._asked)


def said(asked: Asked, key: str) -> Any:
    """What the user said of a file under a key; None where it is to be found."""
    return getattr(asked.reading if key in _OF_READING else asked, key)
