"""What narrows the table of assets down: words, kind, what is found of it, place, status."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from core.ledger.asset import KINDS
from core.ledger.columns import STATES, STATUSES, TIERS, Columns, counts
from core.ledger.state import State
from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import Diagnosed
from gui.window.catalog_browser.filters import PATIENCE_MS
from gui.window.ledger.filter_row import FilterRow
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel

_PLACES_MOST = 12  # lines; others are found by words
_WIDTH_PX = 190
IN_USE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A line of the filters: the group it belongs to, and the code it asks for."""

    group: str
    code: int


class AssetFilters(QScrollArea):
    """A column of lines; one of each group may be pressed. Machines in use unless others are."""

    changed = Signal()
    faults_wanted = Signal()

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._found: Columns | None = None
        self.rows: dict[Key, FilterRow] = {}
        self.setWidgetResizable(True)
        self.setFixedWidth(_WIDTH_PX)
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(10, 10, 6, 10)
        self._column.setSpacing(0)
        self.search = QLineEdit(inner)
        self.search.setPlaceholderText(words.text("ledger_window.search"))
        self.search.setAccessibleName(words.text("ledger_window.search"))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.changed)
        self.search.textChanged.connect(self._patience.start)
        self._column.addWidget(self.search)
        self._lines: QWidget | None = None
        self._column.addStretch(1)
        self.setWidget(inner)

    def put(self, found: Diagnosed) -> None:
        """Show the lines of what was found; what was pressed stays so."""
        pressed = self._asked()
        self._found = found.columns
        old, self._lines = self._lines, QWidget(self.widget())
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = {}
        used = found.columns.status == IN_USE
        self._kinds(column, found.columns, used)
        self._states(column, found.columns, used)
        self._tiers(column, found.columns, used)
        self._places(column, found.columns, used)
        self._others(column, found)
        for key, row in self.rows.items():
            row.setChecked(pressed.get(key.group) == key.code)
            row.clicked.connect(self._press)
        self._column.insertWidget(1, self._lines)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def among(self) -> NDArray[np.intp]:
        """The places of what answers to all that is asked."""
        assert self._found is not None  # noqa: S101  nothing is asked before
        asked = self._asked()
        return self._found.where(
            kind=asked.get("kind"), state=asked.get("state"), tier=asked.get("tier"),
            place=asked.get("place"),
            status=asked.get("status", IN_USE), words=self.search.text(),
        )  # fmt: skip

    def press(self, group: str, code: int) -> None:
        """Narrow down to one line, as by the mouse."""
        self.rows[Key(group=group, code=code)].click()

    def _asked(self) -> dict[str, int]:
        return {key.group: key.code for key, row in self.rows.items() if row.isChecked()}

    @Slot()
    def _press(self) -> None:
        pressed = self.sender()
        mine = next(key for key, row in self.rows.items() if row is pressed)
        for key, row in self.rows.items():
            if key.group == mine.group and key != mine:
                row.setChecked(False)
        self.changed.emit()

    def _kinds(self, column: QVBoxLayout, found: Columns, used: NDArray[np.bool_]) -> None:
        self._heading(column, "kind")
        for code, count in sorted(counts(found.kind, used).items()):
            name = KINDS[code] if code >= 0 else "unknown"
            text = self._words.text(f"ledger_window.kind.{name}")
            self._line(column, Key(group="kind", code=code), text, count)

    def _states(self, column: QVBoxLayout, found: Columns, used: NDArray[np.bool_]) -> None:
        self._heading(column, "state")
        for code, count in sorted(counts(found.state, used).items()):
            text = self._words.text(f"ledger_window.state.{STATES[code].value}")
            colour = colour_of(STATES[code])
            self._line(column, Key(group="state", code=code), text, count, colour)

    def _tiers(self, column: QVBoxLayout, found: Columns, used: NDArray[np.bool_]) -> None:
        self._heading(column, "tier")
        for code, count in sorted(counts(found.tier, used).items()):
            text = self._words.text(f"ledger_window.tier.{TIERS[code] or 'none'}")
            self._line(column, Key(group="tier", code=code), text, count)

    def _places(self, column: QVBoxLayout, found: Columns, used: NDArray[np.bool_]) -> None:
        many = sorted(counts(found.place, used).items(), key=lambda one: -one[1])
        named = [(code, count) for code, count in many if found.places[code]][:_PLACES_MOST]
        if named:
            self._heading(column, "place")
        for code, count in named:
            self._line(column, Key(group="place", code=code), found.places[code], count)

    def _others(self, column: QVBoxLayout, found: Diagnosed) -> None:
        every = np.ones(found.columns.row.size, dtype=np.bool_)
        others = [(code, count) for code, count in counts(found.columns.status, every).items()
                  if code != IN_USE]  # fmt: skip
        faulty = found.ledger.left_out + found.ledger.in_part
        if others or faulty:
            self._heading(column, "others")
        for code, count in others:
            text = self._words.text(f"ledger_window.status.{STATUSES[code]}")
            self._line(column, Key(group="status", code=code), text, count)
        if faulty:
            text = self._words.text("ledger_window.faulty")
            row = FilterRow(text, look.colours().bad, self)
            row.setCheckable(False)
            row.count(self._words.number(faulty))
            row.clicked.connect(self.faults_wanted)
            column.addWidget(row)

    def _heading(self, column: QVBoxLayout, key: str) -> None:
        label = PlainLabel(self._words.text(f"ledger_window.group.{key}"), column.parentWidget())
        label.setProperty("role", "group")
        label.setContentsMargins(8, 12, 0, 4)
        column.addWidget(label)

    def _line(self, column: QVBoxLayout, key: Key, text: str, count: int, colour: str = "") -> None:
        row = FilterRow(text, colour, self)
        row.count(self._words.number(count))
        column.addWidget(row)
        self.rows[key] = row


def colour_of(state: State) -> str:
    """The colour that stands for a state, never alone."""
    colours = look.colours()
    return {
        State.HIT: colours.bad, State.SUSPECT: colours.series[5], State.BELOW: colours.series[1],
        State.ENCOURAGED: colours.series[3], State.TEN: colours.series[0],
        State.OTHER: colours.series[4], State.OPEN: colours.muted, State.KEEP: colours.good,
    }[state]  # fmt: skip
