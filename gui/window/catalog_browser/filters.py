"""What narrows the catalog down: words, choices and how many have them, sizes, switches."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from catalog.devices.listing import Wanted
from core.machines.table import DeviceTable
from core.vocabulary.field import fields_of
from core.vocabulary.language import Language
from gui.window.candidates.columns import title_of
from gui.window.catalog_browser.columns import word_shown
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel, tip
from gui.window.study.line import FieldLine, set_role
from gui.window.study.rows import QuietBox
from gui.window.study.typed import read_number

PATIENCE_MS = 120  # after the last key a search begins
_SIZE_PX = 104
_BOXES = 5  # in a row
MAKER = "maker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the filters: what is looked for, and whether among marked devices only."""

    wanted: Wanted
    favourites: bool = False
    approved: bool = False


class Filters(QWidget):
    """Two rows above the list; `changed` comes a moment after the last key, else at once."""

    changed = Signal()

    def __init__(self, family: DeviceTable, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        fields = self._fields = {one.key: one for one in fields_of(family.record)}
        self._size = replace(
            fields[family.size_column], optional=True, minimum=0.0, minimum_excluded=False
        )
        self._sizes: dict[str, float | None] = {"from": None, "to": None}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.changed)
        self.boxes: dict[str, QuietBox] = {}
        self.lines: dict[str, FieldLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.STEP_PX)
        column.addLayout(self._first_row())
        column.addLayout(self._choices(family))

    @property
    def asked(self) -> Asked:
        """What is asked now."""
        favourites, approved = self.favourites.isChecked(), self.approved.isChecked()
        return Asked(wanted=self._wanted(), favourites=favourites, approved=approved)

    def _wanted(self) -> Wanted:
        return Wanted(
            text=self.search.text(),
            chosen={key: str(box.currentData()) for key, box in self.boxes.items()
                    if box.currentData() is not None},
            size_min=self._sizes["from"],
            size_max=self._sizes["to"],
            own_only=self.own.isChecked(),
            flagged_only=self.flagged.isChecked(),
        )  # fmt: skip

    def put(self, asked: Asked) -> None:
        """Set the filters as they were, telling nobody."""
        wanted = asked.wanted
        with QSignalBlocker(self):
            self.favourites.setChecked(asked.favourites)
            self.approved.setChecked(asked.approved)
            self.search.setText(wanted.text)
            for key, box in self.boxes.items():
                box.choose(wanted.chosen.get(key))
            self.own.setChecked(wanted.own_only)
            self.flagged.setChecked(wanted.flagged_only)
            for key, value in (("from", wanted.size_min), ("to", wanted.size_max)):
                self._sizes[key] = value
                kind = self._size.kind
                text = "" if value is None or kind is None else self._words.value(value, kind)
                self.lines[key].setText(text)
        self._patience.stop()

    @Slot()
    def clear(self) -> None:
        """Look for everything."""
        self.put(Asked(wanted=Wanted()))
        for line in self.lines.values():
            self._mark(line, "")
        self.changed.emit()

    def tell(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Offer in every box what there is, and how many devices there would be with it."""
        words = self._words
        for key, box in self.boxes.items():
            chosen, field = box.currentData(), self._fields[key]
            offered: list[tuple[str | None, str]] = [(None, self._any(key))]
            for value in dict.fromkeys((*(field.choices or counts[key]), chosen or "")):
                count = counts[key].get(value, 0)
                if value and (count or value == chosen):
                    name = word_shown(value, field, words)
                    offered.append((value, f"{name}  ({words.number(count)})"))
            box.fill(offered)
            box.choose(chosen)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where a box has no room for "any" it says its title alone, and none is cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for key, box in self.boxes.items():
            whole, title = self._any(key), title_of(self._fields[key], self._words)
            room = box.width() - box.edges_px()
            fits = box.fontMetrics().horizontalAdvance(whole) <= room
            box.setItemText(0, whole if fits else title)
            box.setToolTip(tip(whole))

    def _any(self, key: str) -> str:
        return self._words.text("browser.any", field=title_of(self._fields[key], self._words))

    def _first_row(self) -> QHBoxLayout:
        words = self._words
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(words.text("browser.search"))
        self.search.setAccessibleName(words.text("browser.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedHeight(look.FIELD_PX)
        self.search.textChanged.connect(self._patience.start)
        self.search.returnPressed.connect(self.changed)
        self.own, self.flagged = QCheckBox(self), QCheckBox(self)
        self.favourites, self.approved = QCheckBox(self), QCheckBox(self)
        switches = {
            "favourites_only": self.favourites,
            "approved_only": self.approved,
            "own_only": self.own,
            "flagged_only": self.flagged,
        }
        for key, box in switches.items():
            box.setText(words.text(f"browser.{key}"))
            box.toggled.connect(self.changed)
        self.reset = QToolButton(self)
        self.reset.setText(words.text("browser.clear"))
        self.reset.setProperty("role", "link")
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset.clicked.connect(self.clear)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self.window(), self._find)
        row = QHBoxLayout()
        row.setSpacing(3 * look.STEP_PX)
        row.addWidget(self.search, 1)
        for widget in (*switches.values(), self.reset):
            row.addWidget(widget)
        return row

    def _choices(self, family: DeviceTable) -> QGridLayout:
        """A box for the maker and one for every declared choice, then the range of sizes."""
        words = self._words
        keys = [
            MAKER,
            *(key for key, one in self._fields.items() if one.choices or one.type is bool),
        ]
        row = QGridLayout()
        row.setHorizontalSpacing(2 * look.STEP_PX)
        row.setVerticalSpacing(2 * look.STEP_PX)
        for number, key in enumerate(keys):
            box = self.boxes[key] = QuietBox(self)
            box.setObjectName(key)
            box.setAccessibleName(words.text(f"field.{key}"))
            box.fill([(None, self._any(key))])
            box.activated.connect(self.changed)
            row.addWidget(box, number // _BOXES, number % _BOXES)
            row.setColumnStretch(number % _BOXES, 1)
        at, beside = divmod(len(keys), _BOXES)
        row.addLayout(self._sizes_row(family), at, beside, 1, _BOXES - beside)
        return row

    def _sizes_row(self, family: DeviceTable) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(2 * look.STEP_PX)
        title = PlainLabel(words.text("browser.size"), self)
        title.setProperty("role", "muted")
        title.setToolTip(words.text(f"field.{family.size_column}"))
        row.addWidget(title)
        for number, key in enumerate(("from", "to")):
            line = self.lines[key] = FieldLine(self)
            line.setFixedSize(_SIZE_PX, look.FIELD_PX)
            line.setAccessibleName(words.text(f"browser.size.{key}"))
            line.setPlaceholderText(words.text(f"browser.size.{key}"))
            line.set_unit(words.unit(self._size.kind) if self._size.kind else "")
            line.setProperty("end", key)
            line.textEdited.connect(self._read_size)
            if number:
                row.addWidget(PlainLabel("–", self))
            row.addWidget(line)
        row.addStretch(1)
        return row

    @Slot()
    def _read_size(self) -> None:
        line = self.sender()
        assert isinstance(line, FieldLine)  # noqa: S101  connected to lines only
        reading = read_number(line.text(), self._size, self._words)
        self._mark(line, reading.reason)
        if not reading.reason:
            self._sizes[str(line.property("end"))] = reading.value
            self._patience.start()

    def _mark(self, line: FieldLine, reason: str) -> None:
        set_role(line, "wrong" if reason else "")
        line.setToolTip(reason)
        line.setAccessibleDescription(reason)

    @Slot()
    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
