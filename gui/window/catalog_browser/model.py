"""The devices found, as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from core.language import Language
from gui.window import look
from gui.window.candidates.model import Drawn
from gui.window.catalog_browser.columns import MODEL, Column

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DeviceModel(QAbstractTableModel):
    """Rows are devices in the order of a column; without one in the catalog's order."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._devices: tuple[Any, ...] = ()
        self._rows: list[Any] = []
        self._columns: tuple[Column, ...] = ()
        self.sort_key = ""
        self.descending = False

    def show(self, columns: Sequence[Column], devices: tuple[Any, ...]) -> None:
        """Show other devices or columns; the order stays."""
        self.beginResetModel()
        self._columns, self._devices = tuple(columns), devices
        self._rows = self._arranged()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; what is not stated stands last."""
        if 0 <= column < len(self._columns):
            self.sort_key = self._columns[column].key
            self.descending = order == Qt.SortOrder.DescendingOrder
            self._reorder()

    @property
    def rows(self) -> Sequence[Any]:
        """The devices shown, from the top."""
        return self._rows

    @property
    def columns(self) -> Sequence[Column]:
        """The columns shown, from the left."""
        return self._columns

    def row_of(self, device_id: str) -> int:
        """Where a device is shown, −1 where it is not."""
        return next((row for row, device in enumerate(self._rows) if device.id == device_id), -1)

    def column_of(self, key: str) -> int:
        """Where a column is shown, −1 where it is not."""
        return next((n for n, column in enumerate(self._columns) if column.key == key), -1)

    def drawn(self, row: int, place: int) -> Drawn:
        """All the delegate needs of a cell, at one go."""
        column, device = self._columns[place], self._rows[row]
        return Drawn(
            text=column.text(device),
            alignment=_alignment(column),
            muted=column.muted,
            flagged=column.key == MODEL and bool(device.flags),
        )

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many devices are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self._columns)

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
                return f"{column.help}\n{self._words.text('candidates.sort.help')}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        column, device = self._columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(device)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(column, device)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {column.text(device)}"
            case Qt.ItemDataRole.ForegroundRole if column.muted:
                return QBrush(QColor(look.colours().muted))
        return None

    def _arranged(self) -> list[Any]:
        column = next((c for c in self._columns if c.key == self.sort_key), None)
        if column is None:
            return list(self._devices)
        said = [d for d in self._devices if column.value(d) is not None]
        unsaid = [d for d in self._devices if column.value(d) is None]
        return sorted(said, key=column.value, reverse=self.descending) + unsaid

    def _reorder(self) -> None:
        self.layoutAboutToBeChanged.emit()
        old, before = self._rows, self.persistentIndexList()
        self._rows = self._arranged()
        place = {id(device): row for row, device in enumerate(self._rows)}
        after = [self.index(place[id(old[i.row()])], i.column()) for i in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _tip(self, column: Column, device: Any) -> str:
        if column.key == MODEL and device.flags:
            said = [self._words.text(f"flag.{flag}") for flag in device.flags]
            return "\n".join([device.model, *(f"▲ {text}" for text in said)])
        return f"{column.title}: {column.text(device)}"


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
