"""The ranking as a table: which candidates, in which order, in which columns."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot

from core.machines.device import Device, is_doubtful
from core.selection.selection import Candidate
from core.vocabulary.language import Language
from gui.window.candidates.columns import COMPARED, MODEL, PLACE, Column
from gui.window.document.session import Session
from gui.window.parts.sorted_table import Drawn, Index, SortedTable, alignment

# Put together once: Qt asks twice for every cell it paints.
_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_MARKED = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_SEARCHED = ("maker", "model", "id", "refrigerant")


class RankingModel(SortedTable[Candidate, Column]):
    """Rows are candidates, filtered and sorted here; columns are those the user chose."""

    def __init__(self, session: Session, words: Language, parent: QObject) -> None:
        super().__init__(words, parent)
        self._session = session
        self._candidates: Sequence[Candidate] = ()
        self._compared: frozenset[str] = frozenset()
        self._stale = False
        self._drawn: dict[tuple[int, int], Drawn] = {}  # by row and column, made when painted
        self.filter_text = ""
        self.sort_key = PLACE
        session.compared_changed.connect(self._mark_compared)

    # What is shown

    def show(self, columns: Sequence[Column], candidates: Sequence[Candidate]) -> None:
        """Show other candidates or columns; order and filter stay as they are."""
        self._candidates, self._stale = candidates, False
        self._drawn.clear()
        self._compared = frozenset(c.id for c in self._session.compared)
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

    # What is drawn

    def drawn(self, row: int, place: int) -> Drawn:
        """All the delegate needs of a cell, at one go: it asks for every cell it paints."""
        cell = self._drawn.get((row, place))
        if cell is None:
            column, candidate = self._columns[place], self._rows[row]
            compared = column.key == COMPARED
            cell = self._drawn[row, place] = Drawn(
                text=column.text(candidate),
                alignment=alignment(column),
                muted=self._stale or column.muted,
                share=column.value(candidate) if column.bar else None,
                flagged=column.key == MODEL and any(map(is_doubtful, candidate.records)),
                checked=candidate.id in self._compared if compared else None,
                badge=column.badge(candidate) if column.badge else None,
                blocks=column.blocks(candidate) if column.blocks else (),
            )
        return cell

    # Qt's questions

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be selected; the first column is marked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _MARKED if self._columns[index.column()].key == COMPARED else _PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; that of the comparison has a mark."""
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole:
            if self._columns[index.column()].key != COMPARED:
                return None
            marked = self._rows[index.row()].id in self._compared
            return Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Mark a candidate for the comparison, or take the mark away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self._session.compare(self._rows[index.row()].id, wanted)
        return True

    # Inside

    def _arranged(self) -> list[Candidate]:
        wanted = self.filter_text.casefold().split()
        rows = [c for c in self._candidates if all(word in _searched(c) for word in wanted)]
        return self.sorted(rows)

    def _put(self, rows: list[Candidate]) -> None:
        """Take other rows; where only order or figures are other ones, nothing is reset."""
        self._drawn.clear()
        old = [c.id for c in self._rows]
        new = [c.id for c in rows]
        if old == new:
            self._rows = rows
            self._tell_changed(0, self.columnCount() - 1)
        elif sorted(old) == sorted(new):
            self.put_in_order(rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _tell_changed(self, first: int, last: int) -> None:
        if self._rows and self._columns:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))

    @Slot()
    def _mark_compared(self) -> None:
        self._compared = frozenset(c.id for c in self._session.compared)
        self._drawn.clear()
        column = self.column_of(COMPARED)
        if column >= 0:
            self._tell_changed(column, column)

    def identity(self, row: Candidate) -> str:
        """What a candidate is identified by."""
        return row.id

    def records(self, row: Candidate) -> Sequence[Device]:
        """The records of all its machines."""
        return row.records

    def head(self, column: Column) -> str:
        """The column's name in full and what it is."""
        return "\n".join(part for part in (column.name, column.help) if part)

    def tip(self, column: Column, row: Candidate) -> str:
        """What flags mean, at the model; why a place is shared and who is first, at the place."""
        if column.key == PLACE and row.tied:
            return f"{self._words.text('cli.ties')}\n{column.help}"
        flags = self.flag_tip(row) if column.key == MODEL else ""
        return flags or self.spoken(column, row)

    def spoken(self, column: Column, row: Candidate) -> str:
        """The column in full; of the comparison what a mark does."""
        if column.key == COMPARED:
            return self._words.text("candidates.compared.help")
        return f"{column.name}: {column.text(row)}"

    def is_muted(self, column: Column) -> bool:
        """All of it while it is not of the study as it stands."""
        return self._stale or column.muted


def _searched(candidate: Candidate) -> str:
    said = (str(getattr(one, key, "")) for one in candidate.records for key in _SEARCHED)
    return "\n".join(said).casefold()
