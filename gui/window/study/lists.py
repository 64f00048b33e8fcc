"""Rows for values that are lists: makers, months, 24 hours; and choices found at run time."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from catalog.files.shapes import shapes
from core.report.wording import cell
from core.report.yardstick import machine_name, yardstick_mark
from core.selection.selection import Selection
from core.vocabulary.quantity import Kind
from gui.window.parts import look
from gui.window.parts.plain_text import tip
from gui.window.study.hours import HOURS, HoursDialog
from gui.window.study.row import Desk, LineRow, Place, Row
from gui.window.study.rows import ChoiceRow
from gui.window.study.typed import Reading

CURRENCIES = ("CNY", "USD", "EUR")
_MONTHS = 12
_TEXT_PX = 116  # of a field that opens a list


class _OpenMenu(QMenu):
    """A menu that stays open while several entries are ticked."""

    def mouseReleaseEvent(self, event: Any) -> None:  # noqa: N802  Qt's name
        """Tick without closing."""
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Space ticks without closing."""
        if event.key() != Qt.Key.Key_Space or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class NamesRow(Row[tuple[str, ...]]):
    """Names ticked in a list of those the catalog has, as makers."""

    plain_role = "field"

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.button = QPushButton(self)
        self.button.setMinimumHeight(look.FIELD_PX)
        self.names = _OpenMenu(self)
        self.button.clicked.connect(self.open_names)
        self._known: tuple[str, ...] = ()
        self.put_editor(self.button)

    def show_selection(self, selection: Selection | None) -> None:
        """Learn the names from the devices there are."""
        if selection:
            makers = {one.record.maker for one in selection.candidates}
            makers |= {one.record.maker for one in selection.left_out}
            self._known = tuple(sorted(makers, key=str.casefold))

    def show_value(self, value: tuple[str, ...], assumed: bool) -> None:
        """Show the names one after the other."""
        super().show_value(value, assumed)
        text = self.shown(value)
        metrics = self.button.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _TEXT_PX)
        self.button.setText(f"{shown} …" if shown == text else shown)
        self.button.setToolTip(tip(text if value else ""))

    def shown(self, value: tuple[str, ...]) -> str:
        """The names, or the word for none."""
        return ", ".join(value) or self.words.text("choice.none")

    @Slot()
    def open_names(self) -> None:
        """Open the list of names to tick."""
        self.names.clear()
        for name in dict.fromkeys((*self._known, *self.value)):
            action = QAction(name.replace("&", "&&"), self.names)
            action.setCheckable(True)
            action.setChecked(name in self.value)
            action.setData(name)
            action.triggered.connect(self._ticked)
            self.names.addAction(action)
        self.names.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    @Slot()
    def _ticked(self) -> None:
        names = [a.data() for a in self.names.actions() if a.isChecked()]
        self.refuse(self.desk.enter(self.place.path, tuple(names)))


class MonthsRow(LineRow[tuple[int, ...]]):
    """Months by their numbers: 7, 8, 9 or 6-9."""

    def read(self, text: str) -> Reading:
        """Numbers from 1 to 12, each once."""
        months: list[int] = []
        for part in text.replace("，", ",").replace("、", ",").replace("–", "-").split(","):
            first, _, last = part.strip().partition("-")
            if not part.strip():
                continue
            if not (first.strip().isdecimal() and (last or first).strip().isdecimal()):
                return Reading(reason=self.words.text("study.reason.months"))
            months += range(int(first), int(last or first) + 1)
        if not months or not all(1 <= month <= _MONTHS for month in months):
            return Reading(reason=self.words.text("study.reason.months"))
        return Reading(value=tuple(dict.fromkeys(months)))

    def shown(self, value: tuple[int, ...]) -> str:
        """The numbers, one after the other."""
        return ", ".join(str(month) for month in value)


class HoursRow(Row[tuple[float, ...] | None]):
    """24 values, summed up by their range; a click opens the table."""

    plain_role = "field"

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.button = QPushButton(self)
        self.button.setMinimumHeight(look.FIELD_PX)
        self.button.clicked.connect(self.open_table)
        self.title.setText(f"{self.title.text()} ({self.words.unit(self.kind)})")
        self.put_editor(self.button)

    @property
    def kind(self) -> Kind:
        """Prices, or shares of the peak."""
        return Kind.ENERGY_PRICE if "price" in self.place.field.key else Kind.SHARE

    def show_value(self, value: tuple[float, ...] | None, assumed: bool) -> None:
        """Show the lowest and the highest."""
        super().show_value(value, assumed)
        self.button.setText(f"{self.shown(value)} …")

    def shown(self, value: tuple[float, ...] | None) -> str:
        """The range of the values, or the word for an open one."""
        if value is None:
            return self.words.text("study.choice.found")
        low = self.words.value(min(value), self.kind)
        high = self.words.value(max(value), self.kind)
        return low if low == high else f"{low} – {high}"

    @Slot()
    def open_table(self) -> None:
        """Open the 24 values for editing."""
        usual = self.value or (0.0 if self.kind is Kind.ENERGY_PRICE else 1.0,) * HOURS
        dialog = HoursDialog(self.words, self.title.text(), self.kind, usual, self)
        dialog.chosen.connect(self._take)
        dialog.open()

    @Slot(object)
    def _take(self, values: tuple[float, ...]) -> None:
        self.refuse(self.desk.enter(self.place.path, values))


class ShapeRow(ChoiceRow):
    """One of the bundled load shapes."""

    def choices(self) -> Sequence[tuple[str | None, str]]:
        """The shapes by their titles."""
        return [(shape.key, self.words.text(shape.title_key)) for shape in shapes()]


class CurrencyRow(ChoiceRow):
    """The currency of all prices."""

    def choices(self) -> Sequence[tuple[str | None, str]]:
        """The currencies that have a name."""
        return [(code, f"{code} {self.words.text(f'currency.{code}')}") for code in CURRENCIES]


class ReferenceRow(ChoiceRow):
    """The candidate that savings are measured against."""

    def choices(self) -> Sequence[tuple[str | None, str]]:
        """Nothing but the usual reference, until there are candidates."""
        return [(None, self.words.text("study.reference.usual"))]

    def show_selection(self, selection: Selection | None) -> None:
        """Offer the candidates of the latest selection."""
        offered = list(self.choices())
        mark = yardstick_mark(selection) if selection else None
        if mark is not None and self.value is None:
            usual = self.words.text("study.reference.found", what=cell(mark, self.words))
            offered = [(None, usual)]
        if selection:
            devices = [one.record for one in selection.candidates]
            offered += [(device.id, machine_name(device).text) for device in devices]
        box = self.box
        known = [(box.itemData(at), box.itemText(at)) for at in range(box.count())]
        if self.value is not None and self.value not in [value for value, _ in offered]:
            offered.append((self.value, self.value))
        if known != offered and not self.box.view().isVisible():
            self.box.fill(offered)
            self.box.choose(self.value)

    def show_value(self, value: str | None, assumed: bool) -> None:
        """Show the reference, offered or not."""
        if value is not None and self.box.findData(value) < 0:
            self.box.addItem(value, value)
        super().show_value(value, assumed)
