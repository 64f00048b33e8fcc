"""What narrows the catalog down: words, choices, a range of sizes, two switches."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.machines.table import DeviceTable
from core.vocabulary.field import Field, fields_of
from core.vocabulary.language import Language
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import FieldLine, set_role
from gui.window.study.rows import QuietBox
from gui.window.study.typed import read_number

PATIENCE_MS = 120  # after the last key a search begins
_SIZE_PX = 104
MAKER = "maker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; `chosen` by field, sizes in SI."""

    text: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    size_min: float | None = None
    size_max: float | None = None
    own_only: bool = False
    flagged_only: bool = False


class Filters(QWidget):
    """Two rows above the list; `changed` comes a moment after the last key, else at once."""

    changed = Signal()

    def __init__(
        self, family: DeviceTable, makers: Sequence[str], words: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        fields = {one.key: one for one in fields_of(family.record)}
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
        column.addLayout(self._second_row(family, fields, makers))

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(
            text=self.search.text(),
            chosen={key: str(box.currentData()) for key, box in self.boxes.items()
                    if box.currentData() is not None},
            size_min=self._sizes["from"],
            size_max=self._sizes["to"],
            own_only=self.own.isChecked(),
            flagged_only=self.flagged.isChecked(),
        )  # fmt: skip

    def put(self, wanted: Wanted) -> None:
        """Set the filters as they were, telling nobody."""
        with QSignalBlocker(self):
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
        self.put(Wanted())
        for line in self.lines.values():
            self._mark(line, "")
        self.changed.emit()

    def set_makers(self, makers: Sequence[str]) -> None:
        """Offer other makers; the one chosen stays chosen if it is there."""
        box = self.boxes[MAKER]
        chosen = box.currentData()
        box.fill([(None, self._any(MAKER)), *((maker, maker) for maker in makers)])
        box.choose(chosen if chosen in makers else None)

    def _any(self, key: str) -> str:
        return self._words.text("browser.any", field=self._words.text(f"field.{key}"))

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
        for box, key in ((self.own, "browser.own_only"), (self.flagged, "browser.flagged_only")):
            box.setText(words.text(key))
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
        for widget in (self.own, self.flagged, self.reset):
            row.addWidget(widget)
        return row

    def _second_row(
        self, family: DeviceTable, fields: dict[str, Field], makers: Sequence[str]
    ) -> QGridLayout:
        words = self._words
        choices = [key for key in family.listed if fields[key].choices]
        row = QGridLayout()
        row.setHorizontalSpacing(2 * look.STEP_PX)
        for number, key in enumerate((MAKER, *choices)):
            box = self.boxes[key] = QuietBox(self)
            box.setAccessibleName(words.text(f"field.{key}"))
            if key != MAKER:
                named = [(value, words.text(f"choice.{value}")) for value in fields[key].choices]
                box.fill([(None, self._any(key)), *named])
            box.activated.connect(self.changed)
            row.addWidget(box, 0, number)
            row.setColumnStretch(number, 1)
        self.set_makers(makers)
        title = PlainLabel(words.text("browser.size"), self)
        title.setProperty("role", "muted")
        title.setToolTip(words.text(f"field.{family.size_column}"))
        row.addWidget(title, 0, row.columnCount())
        for number, key in enumerate(("from", "to")):
            line = self.lines[key] = FieldLine(self)
            line.setFixedSize(_SIZE_PX, look.FIELD_PX)
            line.setAccessibleName(words.text(f"browser.size.{key}"))
            line.setPlaceholderText(words.text(f"browser.size.{key}"))
            line.set_unit(words.unit(self._size.kind) if self._size.kind else "")
            line.setProperty("end", key)
            line.textEdited.connect(self._read_size)
            if number:
                row.addWidget(PlainLabel("–", self), 0, row.columnCount())
            row.addWidget(line, 0, row.columnCount())
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
