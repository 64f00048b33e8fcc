"""Tables of points to which curves are fitted: typed, pasted, added and taken out."""

import re
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor

from core.content.browsing import Rows
from core.vocabulary.field import fields_of
from core.vocabulary.field_range import shown_number
from core.vocabulary.language import Language
from gui.window.candidates.columns import title_of
from gui.window.parts import look
from gui.window.study.typed import read_number

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CELLS = re.compile(r"\t|;|,(?=\s)|\s{2,}")
_MOST_ROWS = 400


class PointsModel(QAbstractTableModel):
    """Rows of figures in SI, shown and typed in the reader's units.

    A row that is not complete does not count; a text that cannot be read stays, marked.
    """

    edited = Signal()

    def __init__(
        self,
        row: type[msgspec.Struct],
        rows: Rows,
        words: Language,
        editable: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._row, self._words, self.editable = row, words, editable
        self.fields = fields_of(row)
        self._rows: list[list[float | None]] = [list(one) for one in rows]
        self._wrong: dict[tuple[int, int], tuple[str, str]] = {}  # text and reason

    @property
    def complete(self) -> Rows:
        """The rows in which every figure is given."""
        return [tuple(v for v in row if v is not None) for row in self._rows if None not in row]

    @property
    def told(self) -> Sequence[tuple[float | None, ...]]:
        """The rows in which every figure is given that may not be left open."""
        needed = [at for at, field in enumerate(self.fields) if not field.optional]
        return [tuple(row) for row in self._rows if all(row[at] is not None for at in needed)]

    @property
    def sound(self) -> bool:
        """Whether every text can be read."""
        return not self._wrong

    def put(self, rows: Rows) -> None:
        """Show other points."""
        self.beginResetModel()
        self._rows, self._wrong = [list(one) for one in rows], {}
        self.endResetModel()

    def add_row(self, after: int) -> int:
        """Add an empty row behind another; returns its place."""
        at = min(after, len(self._rows) - 1) + 1
        self._shift(at, 1)
        self.beginInsertRows(_NOWHERE, at, at)
        self._rows.insert(at, [None] * len(self.fields))
        self.endInsertRows()
        return at

    def take_row(self, at: int) -> None:
        """Take a row out."""
        if not 0 <= at < len(self._rows):
            return
        self.beginRemoveRows(_NOWHERE, at, at)
        del self._rows[at]
        self._wrong = {(r, c): v for (r, c), v in self._wrong.items() if r != at}
        self._shift(at, -1)
        self.endRemoveRows()
        self.edited.emit()

    def paste(self, row: int, column: int, text: str) -> None:
        """Put a block of cells, as spreadsheets copy it, from a cell on; rows are added."""
        lines = [line for line in text.splitlines() if line.strip()][:_MOST_ROWS]
        while len(self._rows) < row + len(lines):
            self.add_row(len(self._rows) - 1)
        for down, line in enumerate(lines):
            for across, cell in enumerate(_CELLS.split(line.strip("\r\n"))):
                if column + across < len(self.fields):
                    self._take(row + down, column + across, cell)
        self._tell()

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be typed into, unless nothing may be changed."""
        flags = super().flags(index)
        if index.isValid() and self.editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def title(self, column: int) -> str:
        """A column's title with its unit."""
        field = self.fields[column]
        unit = self._words.unit(field.kind) if field.kind else ""
        return f"{title_of(field, self._words)} {unit}".strip()

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles with their units."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            # The unit below the title: a column of figures is narrow.
            title, _, unit = self.title(section).rpartition(" ")
            return f"{title}\n{unit}" if title else unit
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words.text(f"field.{self.fields[section].key}")
        return _ALIGNED if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid():
            return None
        place = index.row(), index.column()
        wrong = self._wrong.get(place)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return wrong[0] if wrong else self._shown(*place)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGNED
            case Qt.ItemDataRole.ToolTipRole:
                return wrong[1] if wrong else None
            case Qt.ItemDataRole.BackgroundRole if wrong:
                return QBrush(QColor(look.colours().bad_soft))
            case Qt.ItemDataRole.ForegroundRole if None in self._rows[place[0]]:
                return QBrush(QColor(look.colours().muted))
            case Qt.ItemDataRole.AccessibleTextRole:
                text = f"{self.title(place[1])}: {wrong[0] if wrong else self._shown(*place)}"
                return f"{text} ({wrong[1]})" if wrong else text
        return None

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what was typed."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        place = index.row(), index.column()
        if place not in self._wrong and str(value) == self._shown(*place):
            return True  # opened and closed: the figure keeps the digits that are not shown
        self._take(*place, str(value))
        self._tell()
        return True

    # Inside

    def _take(self, row: int, column: int, text: str) -> None:
        self._wrong.pop((row, column), None)
        if not text.strip():
            self._rows[row][column] = None
            return
        reading = read_number(text, self.fields[column], self._words)
        if reading.reason:
            self._wrong[row, column] = text, reading.reason
        else:
            self._rows[row][column] = reading.value

    def _tell(self) -> None:
        last = self.index(len(self._rows) - 1, len(self.fields) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.edited.emit()

    def _shown(self, row: int, column: int) -> str:
        value = self._rows[row][column]
        if value is None:
            return ""
        field = self.fields[column]
        kind = field.kind
        return self._words.value(value, kind) if kind else shown_number(value, field, self._words)

    def _shift(self, at: int, by: int) -> None:
        self._wrong = {
            (row + by if row >= at else row, column): value
            for (row, column), value in self._wrong.items()
        }


_ALIGNED = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
