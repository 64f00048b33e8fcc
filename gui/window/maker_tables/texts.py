"""Tables of texts that change, with or without a box to tick in each row."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from gui.window.catalog_browser.import_dialog import TableOfTexts
from gui.window.parts import look

_LEAST_PX = 52  # of the column that takes the room left, where there is none
_BOX_PX = 40  # the box with what stands free about it and the text

Index = QModelIndex | QPersistentModelIndex


class ChangingTexts(TableOfTexts):
    """Rows that are read anew."""

    def put(self, rows: Sequence[Sequence[object]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class TickedTexts(ChangingTexts):
    """Rows that are wanted or not; `ticked` tells which row, and whether it is wanted now."""

    ticked = Signal(int, bool)

    def __init__(self, header: tuple[str, ...], numeric: frozenset[int], parent: QObject) -> None:
        super().__init__(header, [], numeric, parent)
        self._wanted: Sequence[bool] = ()

    def put_wanted(self, rows: Sequence[Sequence[object]], wanted: Sequence[bool]) -> None:
        """Show other rows, and which of them are wanted."""
        self._wanted = wanted
        self.put(rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first cell has the box."""
        flags = super().flags(index)
        if index.isValid() and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell, and its box, which Qt measures smaller than the style draws it."""
        if index.isValid() and role == Qt.ItemDataRole.SizeHintRole and index.column() == 0:
            text = str(self.rows[index.row()][0])
            wide = QFontMetrics(QApplication.font()).horizontalAdvance(text)
            return QSize(wide + _BOX_PX, look.ROW_PX)
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            wanted = self._wanted[index.row()]
            return Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take a tick."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def text_table(model: TableOfTexts, name: str, stretched: int, parent: QWidget) -> QTableView:
    """A table of texts in which rows are chosen; one column takes the room that is left."""
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    rows, header = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(look.ROW_PX)
    header.setHighlightSections(False)
    header.setMinimumSectionSize(_LEAST_PX)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table
