"""Rows for the plain kinds of values: text, number, choice, yes or no."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from core.selection.selection import Selection
from core.vocabulary.field import value_if_declared
from core.vocabulary.field_range import shown_number
from gui.window.parts import look
from gui.window.parts.elided_box import ElidedBox
from gui.window.parts.plain_text import tip
from gui.window.study.row import FIELD_PX, Desk, LineRow, Place, Row
from gui.window.study.typed import Reading, read_number

_FIGURES_PX = 54  # what a figure needs at least
_PADDING_PX = 26


class TextRow(LineRow[str | None]):
    """Free text; an open value that is found from the site says so."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        if place.field.optional and place.field.assumed:
            self.line.setPlaceholderText(self.words.text("study.by_site"))

    def read(self, text: str) -> Reading:
        """Any text will do; an empty one is an open value where that is allowed."""
        return Reading(value=None if self.place.field.optional and not text.strip() else text)

    def shown(self, value: str | None) -> str:
        """The text itself."""
        return value or ""


class FileRow(TextRow):
    """The name of a file that is chosen elsewhere."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.line.setReadOnly(True)

    def show_value(self, value: str | None, assumed: bool) -> None:
        """Show the name; the whole path a hover away."""
        super().show_value(value, assumed)
        self.line.setToolTip(tip(str(value)))

    def shown(self, value: str | None) -> str:
        """The file's name."""
        return Path(str(value)).name


class DateRow(LineRow[date | None]):
    """A day, typed as 2026-11-21; 2026/11/21 and 2026.11.21 will do."""

    def read(self, text: str) -> Reading:
        """A day, or open where that is allowed."""
        plain = text.strip()
        if not plain and self.place.field.optional:
            return Reading()
        try:
            return Reading(value=date(*map(int, re.split("[-/.]", plain))))
        except (ValueError, TypeError):
            return Reading(reason=self.words.text("study.reason.no_date"))

    def shown(self, value: date | None) -> str:
        """The day as it is typed."""
        return "" if value is None else str(value.isoformat())


class NumberRow(LineRow[float | None]):
    """A number in the reader's unit; the unit at the right edge, or under the title if long."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self._found = ""
        kind = place.field.kind
        symbol = self.words.unit(kind) if kind else ""
        if symbol and not self._fits(symbol):
            self.title.setText(
                self.words.text("plots.header", title=self.title.text(), unit=symbol)
            )
        else:
            self.line.set_unit(symbol)

    def _fits(self, symbol: str) -> bool:
        metrics = self.line.fontMetrics()
        taken = metrics.horizontalAdvance(symbol)
        if self.place.field.assumed:
            taken += metrics.horizontalAdvance(self.words.text("study.assumed"))
        return taken + _FIGURES_PX + _PADDING_PX <= FIELD_PX

    def read(self, text: str) -> Reading:
        """A number within the field's limits."""
        return read_number(text, self.place.field, self.words)

    def shown(self, value: float | None) -> str:
        """The number, or nothing where it is open."""
        return "" if value is None else shown_number(value, self.place.field, self.words)

    def show_selection(self, selection: Selection | None) -> None:
        """An open value shows in grey what load and site made of it."""
        found = self._found_by(selection) if selection else None
        text = "" if found is None else self._plain(found)
        if text != self._found:
            self._found = text
            self.line.setPlaceholderText(text)
            self._show_standing()

    def _found_by(self, selection: Selection) -> float | None:
        """What the selection has in the place of an open value."""
        section, _, key = self.place.path.rpartition(".")
        known = {"duty": selection.design, "economics": selection.study.economics}
        found: float | None = value_if_declared(known[section], key) if section in known else None
        return found

    def _plain(self, found: float) -> str:
        kind = self.place.field.kind
        return self.words.value(found, kind) if kind else f"{found:g}"

    def _show_standing(self) -> None:
        super()._show_standing()
        if self.assumed and not self.wrong:
            self.line.set_word(self.words.text("study.assumed"))
        elif self.value is None and self._found and not self.wrong:
            self.line.set_word(self.words.text("study.found"), "found-word")
        else:
            self.line.set_word("")


class QuietBox(ElidedBox):
    """A combo box that the wheel does not change while the panel is scrolled over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(look.FIELD_PX)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Leave the wheel to the panel."""
        event.ignore()

    def fill(self, choices: Sequence[tuple[str | None, str]]) -> None:
        """Offer values with their names."""
        self.clear()
        for value, name in choices:
            self.addItem(name, value)
            self.setItemData(self.count() - 1, name, Qt.ItemDataRole.ToolTipRole)

    def showPopup(self) -> None:  # noqa: N802  Qt's name
        """Open the list wide enough for all names."""
        metrics = self.fontMetrics()
        names = (self.itemText(at) for at in range(self.count()))
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        self.view().setMinimumWidth(widest + 32)
        super().showPopup()

    def choose(self, value: str | None) -> None:
        """Show a value as chosen."""
        index = self.findData(value)
        self.setCurrentIndex(index)
        self.setToolTip(tip(self.itemText(index) if index >= 0 else ""))


class ChoiceRow(Row[str | None]):
    """One of several words."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.box = QuietBox(self)
        self.put_editor(self.box)
        self.box.fill(self.choices())
        self.box.activated.connect(self._chosen)

    def choices(self) -> Sequence[tuple[str | None, str]]:
        """The values and their names."""
        field = self.place.field
        found = [(value, self.words.text(f"choice.{value}")) for value in field.choices]
        if field.optional:
            return [(None, self.words.text("study.choice.found")), *found]
        return found

    def show_value(self, value: str | None, assumed: bool) -> None:
        """Show the choice."""
        super().show_value(value, assumed)
        self.box.choose(value)

    def shown(self, value: str | None) -> str:
        """The name of a choice."""
        return self.box.itemText(self.box.findData(value))

    @Slot(int)
    def _chosen(self, index: int) -> None:
        chosen = self.box.itemData(index)
        value = None if chosen is None else self.typed(str(chosen))
        reason = self.desk.enter(self.place.path, value)
        self.refuse(reason)
        if reason:
            self.box.choose(self.value)

    def typed(self, chosen: str) -> Any:
        """The choice as the study holds it."""
        kind = self.place.field.type
        return kind(chosen) if isinstance(kind, type) else chosen


class YesNoRow(Row[bool]):
    """Yes or no."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.box = QCheckBox(self)
        self.box.setMinimumHeight(look.FIELD_PX)
        self.put_editor(self.box)
        self.box.clicked.connect(self._clicked)

    def show_value(self, value: bool, assumed: bool) -> None:
        """Show the mark and the word."""
        super().show_value(value, assumed)
        self.box.setChecked(bool(value))
        self.box.setText(self.words.text("choice.yes" if value else "choice.no"))

    @Slot(bool)
    def _clicked(self, checked: bool) -> None:
        self.refuse(self.desk.enter(self.place.path, checked))
