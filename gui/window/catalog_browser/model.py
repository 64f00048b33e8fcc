"""The devices found, as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from core.machines.device import Device
from core.vocabulary.language import Language
from gui.window.catalog_browser.columns import MODEL, Column
from gui.window.parts.sorted_table import Drawn, SortedTable, alignment


class DeviceModel(SortedTable[Device, Column]):
    """Rows are devices in the order of a column; without one in the catalog's order."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(words, parent)
        self._devices: tuple[Device, ...] = ()

    def show(self, columns: Sequence[Column], devices: tuple[Device, ...]) -> None:
        """Show other devices or columns; the order stays."""
        self.beginResetModel()
        self._columns, self._devices = tuple(columns), devices
        self._rows = self.sorted(list(devices))
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; what is not stated stands last."""
        if 0 <= column < len(self._columns):
            self.sort_key = self._columns[column].key
            self.descending = order == Qt.SortOrder.DescendingOrder
            self.put_in_order(self.sorted(list(self._devices)))

    def drawn(self, row: int, place: int) -> Drawn:
        """All the delegate needs of a cell, at one go."""
        column, device = self._columns[place], self._rows[row]
        return Drawn(
            text=column.text(device),
            alignment=alignment(column),
            muted=column.muted,
            flagged=column.key == MODEL and bool(device.flags),
        )

    def identity(self, row: Device) -> str:
        """The device's id."""
        return str(row.id)

    def records(self, row: Device) -> Sequence[Device]:
        """The device itself."""
        return (row,)

    def head(self, column: Column) -> str:
        """What the column is."""
        return column.help

    def tip(self, column: Column, row: Device) -> str:
        """What its flags mean, at the model."""
        flags = self.flag_tip(row) if column.key == MODEL else ""
        return flags or self.spoken(column, row)
