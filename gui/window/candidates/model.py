"""The ranking as a table: which candidates, in which order, in which columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QBrush, QColor

from core.language import Language
from core.selection import Candidate
from gui.window import look
from gui.window.candidates.columns import COMPARED, MODEL, PLACE, Column
from gui.window.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
# Put together once: Qt asks twice for every cell it paints.
_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_MARKED = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_SEARCHED = ("maker", "model", "id", "refrigerant")


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


class RankingModel(QAbstractTableModel):
    """Rows are candidates, filtered and sorted here; columns are those the user chose."""

    def __init__(self, session: Session, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._candidates: tuple[Candidate, ...] = ()
        self._rows: list[Candidate] = []
        self._columns: tuple[Column, ...] = ()
        self._compared: frozenset[str] = frozenset()
        self._stale = False
        self._drawn: dict[tuple[int, int], Drawn] = {}  # by row and column, made when painted
        self.filter_text = ""
        self.sort_key = PLACE
        self.descending = False
        session.compared_changed.connect(self._mark_compared)

    # What is shown

    def show(self, columns: Sequence[Column], candidates: tuple[Candidate, ...]) -> None:
        """Show other candidates or columns; order and filter stay as they are."""
        self._candidates, self._stale = candidates, False
        self._drawn.clear()
        self._compared = frozenset(c.record.id for c in self._session.compared)
        old, new = self._columns, tuple(columns)
        if [c.key for c in old] != [c.key for c in new]:
            self.beginResetModel()
            self._columns = new
            self._rows = self._arranged()
            self.endResetModel()
            return
        self._columns = new
        if [c.title for c in old] != [c.title for c in new]:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(new) - 1)
        self._put(self._arranged())

    def filter(self, text: str) -> None:
        """Keep the candidates that hold every word of `text`."""
        self.filter_text = text
        self._put(self._arranged())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; what cannot be said stands last."""
        if 0 <= column < len(self._columns):
            descending = order == Qt.SortOrder.DescendingOrder
            self.sort_by(self._columns[column].key, descending=descending)

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Put the rows in the order of the column `key`."""
        self.sort_key, self.descending = key, descending
        self._put(self._arranged())

    def show_stale(self) -> None:
        """Grey what is shown: it is not of the study as it stands."""
        self._stale = True
        self._drawn.clear()
        self._tell_changed(0, self.columnCount() - 1)

    # What panels ask

    @property
    def rows(self) -> Sequence[Candidate]:
        """The candidates shown, from the top."""
        return self._rows

    @property
    def columns(self) -> Sequence[Column]:
        """The columns shown, from the left."""
        return self._columns

    def row_of(self, device_id: str) -> int:
        """Where a device is shown, −1 where it is not."""
        ids = [c.record.id for c in self._rows]
        return ids.index(device_id) if device_id in ids else -1

    def column_of(self, key: str) -> int:
        """Where a column is shown, −1 where it is not."""
        keys = [c.key for c in self._columns]
        return keys.index(key) if key in keys else -1

    def drawn(self, row: int, place: int) -> Drawn:
        """All the delegate needs of a cell, at one go: it asks for every cell it paints."""
        cell = self._drawn.get((row, place))
        if cell is None:
            column, candidate = self._columns[place], self._rows[row]
            compared = column.key == COMPARED
            cell = self._drawn[row, place] = Drawn(
                text=column.text(candidate),
                alignment=_alignment(column),
                muted=self._stale or column.muted,
                share=column.value(candidate) if column.bar else None,
                flagged=column.key == MODEL and bool(candidate.record.flags),
                checked=candidate.record.id in self._compared if compared else None,
                badge=column.badge(candidate) if column.badge else None,
            )
        return cell

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many candidates are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be selected; the first column is marked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _MARKED if self._columns[index.column()].key == COMPARED else _PLAIN

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles with their units."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                parts = (column.name, column.help, self._words.text("candidates.sort.help"))
                return "\n".join(part for part in parts if part)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        column, candidate = self._columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(candidate)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(column, candidate)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(column, candidate)
            case Qt.ItemDataRole.ForegroundRole if self._stale or column.muted:
                return QBrush(QColor(look.colours().muted))
            case Qt.ItemDataRole.CheckStateRole if column.key == COMPARED:
                marked = candidate.record.id in self._compared
                return Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked
        return None

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Mark a candidate for the comparison, or take the mark away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self._session.compare(self._rows[index.row()].record.id, wanted)
        return True

    # Inside

    def _arranged(self) -> list[Candidate]:
        wanted = self.filter_text.casefold().split()
        rows = [c for c in self._candidates if all(word in _searched(c) for word in wanted)]
        column = next((c for c in self._columns if c.key == self.sort_key), None)
        if column is None:
            return rows
        said = [c for c in rows if column.value(c) is not None]
        unsaid = [c for c in rows if column.value(c) is None]
        return sorted(said, key=column.value, reverse=self.descending) + unsaid

    def _put(self, rows: list[Candidate]) -> None:
        """Take other rows; where only order or figures are other ones, nothing is reset."""
        self._drawn.clear()
        old = [c.record.id for c in self._rows]
        new = [c.record.id for c in rows]
        if old == new:
            self._rows = rows
            self._tell_changed(0, self.columnCount() - 1)
        elif sorted(old) == sorted(new):
            self._reorder(rows, old, new)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _reorder(self, rows: list[Candidate], old: list[str], new: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {device_id: row for row, device_id in enumerate(new)}
        before = self.persistentIndexList()
        self._rows = rows
        after = [self.index(place[old[i.row()]], i.column()) for i in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _tell_changed(self, first: int, last: int) -> None:
        if self._rows and self._columns:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))

    @Slot()
    def _mark_compared(self) -> None:
        self._compared = frozenset(c.record.id for c in self._session.compared)
        self._drawn.clear()
        column = self.column_of(COMPARED)
        if column >= 0:
            self._tell_changed(column, column)

    def _tip(self, column: Column, candidate: Candidate) -> str:
        if column.key == MODEL and candidate.record.flags:
            said = [self._words.text(f"flag.{flag}") for flag in candidate.record.flags]
            return "\n".join([candidate.record.model, *(f"▲ {text}" for text in said)])
        if column.key == PLACE and candidate.tied:
            return self._words.text("cli.ties")
        return self._spoken(column, candidate)

    def _spoken(self, column: Column, candidate: Candidate) -> str:
        if column.key == COMPARED:
            return self._words.text("candidates.compared.help")
        return f"{column.name}: {column.text(candidate)}"


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _alignment(column: Column) -> int:
    return _RIGHT if column.numeric else _LEFT


def _searched(candidate: Candidate) -> str:
    record = candidate.record
    return "\n".join(str(getattr(record, key, "")) for key in _SEARCHED).casefold()
