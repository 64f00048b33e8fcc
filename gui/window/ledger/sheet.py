"""The ledger's table as it is, cell by cell: every column of the file, edited in place."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QTableView, QWidget

from catalog.files.bad_cells import Fault
from catalog.files.ledger_tables import FIRST_ROW
from core.ledger.document import Cell, LedgerDocument
from core.ledger.naming import key_of
from core.vocabulary.language import Language
from gui.program.verdict_table import reason_of_fault
from gui.window.candidates.cells import RankingCells
from gui.window.ledger.session import LedgerSession
from gui.window.parts import look
from gui.window.parts.plain_text import tip
from gui.window.parts.sorted_table import NOWHERE, Drawn, Index, alignment_of

_WIDEST_PX, _NARROWEST_PX = 240, 60
_LOOKED_AT = 200  # rows, to see what a column holds


class SheetModel(QAbstractTableModel):
    """The cells of the document; what cannot be used is marked with its reason."""

    def __init__(self, session: LedgerSession, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._ledger: LedgerDocument = session.document.ledger
        self._faults: Mapping[tuple[int, str], Fault] = {}
        self._unknown = _unknown(self._ledger)
        self._figures = _of_figures(self._ledger)

    def follow(self) -> None:
        """Show the document as it stands, with the faults that were found in it."""
        old, new = self._ledger, self._session.document.ledger
        found = self._session.found
        faults = found.ledger.faults if found is not None and found.document is new else ()
        told = {(fault.row - FIRST_ROW, fault.column): fault for fault in faults}
        same = (old.header, len(old.rows)) == (new.header, len(new.rows))
        if not same:
            self.beginResetModel()
        self._ledger, self._faults = new, told
        self._unknown, self._figures = _unknown(new), _of_figures(new)
        if not same:
            self.endResetModel()
        elif new.rows:
            last = self.index(len(new.rows) - 1, len(new.header) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def faulty_rows(self) -> list[int]:
        """Rows that cannot be used, from the top."""
        return sorted({row for row, _ in self._faults})

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  Qt's name
        """Rows of the ledger."""
        return 0 if parent.isValid() else len(self._ledger.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  Qt's name
        """Columns of the file."""
        return 0 if parent.isValid() else len(self._ledger.header)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The file's own names; rows count as they will in the file that is written."""
        if orientation == Qt.Orientation.Vertical:
            return section + FIRST_ROW if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self._ledger.header):
            return None
        heading = self._ledger.header[section]
        key = key_of(heading)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return heading
            case Qt.ItemDataRole.ToolTipRole:
                name = "known" if key else "unknown"
                return tip(f"{heading}\n{self._words.text(f'ledger_window.sheet.{name}')}")
            case Qt.ItemDataRole.ForegroundRole if key is None:
                return QBrush(look.paint(look.colours().muted))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; a fault says its reason when asked."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        cell = self._ledger.rows[row][column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return str(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment_of(numeric=column in self._figures)
        if role == Qt.ItemDataRole.ToolTipRole:
            fault = self._fault(row, column)
            return None if fault is None else tip(reason_of_fault(fault, self._words))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell may be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Put into the document what was typed; a figure stays one where it was one."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        before = self._ledger.rows[index.row()][index.column()]
        typed = str(value).strip()
        if typed == str(before):
            return False
        self._session.document.edit_cell(index.row(), index.column(), _as_before(typed, before))
        return True

    def drawn(self, row: int, place: int) -> Drawn:
        """A cell whole, as it is drawn; one that cannot be used on a ground of its own."""
        cell = self._ledger.rows[row][place]
        return Drawn(
            text=str(cell),
            alignment=alignment_of(numeric=place in self._figures),
            muted=place in self._unknown,
            flagged=False,
            badge="bad" if self._faults and self._fault(row, place) else None,
        )

    def _fault(self, row: int, column: int) -> Fault | None:
        heading = self._ledger.header[column]
        return self._faults.get((row, heading))


class Sheet(QTableView):
    """Shows a SheetModel."""

    def __init__(self, session: LedgerSession, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = SheetModel(session, words, self)
        self.setModel(self.cells)
        self.setItemDelegate(RankingCells(self))
        self.setShowGrid(False)
        self.setAccessibleName(words.text("tab.sheet"))
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(look.ROW_PX)
        self.cells.modelReset.connect(self._spread)
        session.document.changed.connect(self.cells.follow)
        session.diagnosed.connect(self.cells.follow)
        self.selectionModel().currentRowChanged.connect(self._look)
        self._session = session
        self._spread()

    def go_to(self, row: int, column: int = 0) -> None:
        """Look at a cell, with the keys on it."""
        index = self.cells.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        self.setFocus()

    def go_to_first_fault(self) -> None:
        """Look at the first row that cannot be used."""
        if self.cells.faulty_rows:
            self.go_to(self.cells.faulty_rows[0])

    @Slot(QModelIndex, QModelIndex)
    def _look(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._session.choose(current.row())

    def _spread(self) -> None:
        """Widths by the names and the first rows."""
        metrics = self.fontMetrics()
        for column in range(self.cells.columnCount()):
            texts = [str(self.cells.headerData(column, Qt.Orientation.Horizontal))]
            texts += [
                str(self.cells.data(self.cells.index(row, column)))
                for row in range(min(self.cells.rowCount(), 20))
            ]
            wide = max(metrics.horizontalAdvance(text) for text in texts) + 24
            self.setColumnWidth(column, min(max(wide, _NARROWEST_PX), _WIDEST_PX))


def _unknown(ledger: LedgerDocument) -> frozenset[int]:
    """Columns that mean nothing here."""
    return frozenset(at for at, heading in enumerate(ledger.header) if key_of(heading) is None)


def _of_figures(ledger: LedgerDocument) -> frozenset[int]:
    """Columns whose first cells are figures: a date that is a year stands as dates do."""
    first = ledger.rows[:_LOOKED_AT]
    return frozenset(
        at
        for at in range(len(ledger.header))
        if (filled := [row[at] for row in first if row[at] != ""]) and all(map(_is_figure, filled))
    )


def _is_figure(cell: Cell) -> bool:
    try:
        float(str(cell))
    except ValueError:
        return False
    return True


def _as_before(typed: str, before: Cell) -> Cell:
    """A figure where a workbook held one, so that it is written as one again."""
    if isinstance(before, bool) or not isinstance(before, int | float):
        return typed
    try:
        return int(typed)
    except ValueError:
        pass
    try:
        return float(typed)
    except ValueError:
        return typed
