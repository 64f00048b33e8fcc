"""A table of devices in rows: what the ranking and the catalog share, and order among rows."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from core.machines.device import Device
from core.vocabulary.language import Language
from gui.window.parts import look
from gui.window.parts.plain_text import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
R = TypeVar("R")  # what a row is of


class AnyColumn(Protocol):
    """What the table asks of a column."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> Callable[[Any], str]: ...  # noqa: D102
    @property
    def numeric(self) -> bool: ...  # noqa: D102
    @property
    def muted(self) -> bool: ...  # noqa: D102


class ValuedColumn(AnyColumn, Protocol):
    """A column that is sorted by what it says of a row, None where nothing is said."""

    @property
    def value(self) -> Callable[[Any], Any]: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is drawn of a cell; `share` is a bar, `checked` a mark, None where there is none."""

    text: str
    alignment: int
    muted: bool
    flagged: bool
    share: float | None = None
    checked: bool | None = None
    badge: str | None = None  # role of the badge the text stands on
    blocks: tuple[tuple[float, int], ...] = ()  # drawn instead of a text: width, series of each


C = TypeVar("C", bound=AnyColumn)
V = TypeVar("V", bound=ValuedColumn)


class RowsTable(QAbstractTableModel, Generic[R, C]):
    """Rows of devices in columns that the user chose."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: Sequence[R] = []
        self._columns: tuple[C, ...] = ()
        self.sort_key = ""
        self.descending = False

    @abstractmethod
    def identity(self, row: R) -> str:
        """What a row is identified by."""

    @abstractmethod
    def records(self, row: R) -> Sequence[Device]:
        """The records of a row's devices."""

    @abstractmethod
    def head(self, column: C) -> str:
        """What the header says of a column when asked."""

    @abstractmethod
    def tip(self, column: C, row: R) -> str:
        """What a cell says when asked."""

    def spoken(self, column: C, row: R) -> str:
        """What a screen reader says of a cell."""
        return f"{column.title}: {column.text(row)}"

    def is_muted(self, column: C) -> bool:
        """Whether a column is written in the quiet colour."""
        return bool(column.muted)

    # What panels ask

    @property
    def rows(self) -> Sequence[R]:
        """What is shown, from the top."""
        return self._rows

    @property
    def columns(self) -> Sequence[C]:
        """The columns shown, from the left."""
        return self._columns

    def row_of(self, device_id: str) -> int:
        """Where a device is shown, −1 where it is not."""
        ids = (self.identity(row) for row in self._rows)
        return next((place for place, one in enumerate(ids) if one == device_id), -1)

    def column_of(self, key: str) -> int:
        """Where a column is shown, −1 where it is not."""
        return next((place for place, one in enumerate(self._columns) if one.key == key), -1)

    def flag_tip(self, row: R) -> str:
        """The model and what its flags mean; empty without flags."""
        lines: list[str] = []
        for record in self.records(row):
            said = [f"▲ {self._words.text(f'flag.{flag}')}" for flag in record.flags]
            lines += [record.model, *said] if said else []
        return "\n".join(lines)

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles with their units."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.AccessibleTextRole:  # signs and empty heads are read as words
                return self.head(column).partition("\n")[0] or column.title
            case Qt.ItemDataRole.ToolTipRole:
                said = (self.head(column), self._words.text("candidates.sort.help"))
                return "\n".join(part for part in said if part)
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.tip(column, row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(column, row)
            case Qt.ItemDataRole.ForegroundRole if self.is_muted(column):
                return QBrush(QColor(look.colours().muted))
        return None


class SortedTable(RowsTable[R, V]):
    """Rows at hand in the order of a column; without one in the order they came."""

    def sorted(self, rows: list[R]) -> list[R]:
        """The rows in the order of the column; what cannot be said stands last."""
        column = next((one for one in self._columns if one.key == self.sort_key), None)
        if column is None:
            return rows
        said = [row for row in rows if column.value(row) is not None]
        unsaid = [row for row in rows if column.value(row) is None]
        return sorted(said, key=column.value, reverse=self.descending) + unsaid

    def put_in_order(self, rows: list[R]) -> None:
        """Show the same rows in another order; what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        old, before = self._rows, self.persistentIndexList()
        self._rows = rows
        place = {self.identity(row): number for number, row in enumerate(rows)}
        after = [self.index(place[self.identity(old[i.row()])], i.column()) for i in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def lay_out(table: QTableView) -> QHeaderView:
    """Rows that are chosen whole, without a grid; gives the header, by which they are sorted."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(look.ROW_PX)
    header = table.horizontalHeader()
    header.setSectionsClickable(True)
    header.setHighlightSections(False)
    header.setSortIndicatorShown(True)
    header.setMinimumSectionSize(28)
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return header


def alignment(column: AnyColumn) -> int:
    """Figures to the right, words to the left."""
    return alignment_of(numeric=column.numeric)


def alignment_of(*, numeric: bool) -> int:
    """Figures to the right, words to the left."""
    return _RIGHT if numeric else _LEFT
