"""The devices found, as a table that reads the rows it is asked for."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Qt

from catalog.devices.laid_out import Places
from catalog.devices.listing import Listing, in_order
from core.machines.device import Device
from core.vocabulary.language import Language
from gui.window.catalog_browser.columns import MODEL, Column
from gui.window.catalog_browser.pages import Pages
from gui.window.parts.sorted_table import Drawn, Index, RowsTable, alignment


class DeviceModel(RowsTable[Device | None, Column]):
    """Rows are devices in the order of a column; without one in the catalog's order.

    A row whose device is gone since it was listed says nothing.
    """

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(words, parent)
        self._pages: Pages | None = None
        self._found: Places = np.zeros(0, dtype=np.int64)

    def show(self, columns: Sequence[Column], listing: Listing, found: Places) -> None:
        """Show other devices or columns; the order stays."""
        self.beginResetModel()
        self._columns, self._found = tuple(columns), found
        self._rows = self._pages = Pages(listing, self._ordered(listing))
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; what is not stated stands last."""
        if 0 <= column < len(self._columns) and self._pages is not None:
            self.sort_key = self._columns[column].key
            self.descending = order == Qt.SortOrder.DescendingOrder
            self._put(self._pages, self._ordered(self._pages.listing))

    @property
    def shown(self) -> tuple[Listing, Places] | None:
        """What is shown: the listing, and the places of what was found in it."""
        return None if self._pages is None else (self._pages.listing, self._found)

    def device(self, row: int) -> Device | None:
        """The device of a row, where there is one."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, device_id: str) -> int:
        """Where a device is shown, −1 where it is not."""
        return -1 if self._pages is None or not device_id else self._pages.row_of(device_id)

    def drawn(self, row: int, place: int) -> Drawn:
        """All the delegate needs of a cell, at one go."""
        column, device = self._columns[place], self._rows[row]
        return Drawn(
            text=column.text(device) if device else "",
            alignment=alignment(column),
            muted=column.muted,
            flagged=column.key == MODEL and device is not None and bool(device.flags),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; nothing of a device that is gone."""
        gone = index.isValid() and self._rows[index.row()] is None
        return None if gone else super().data(index, role)

    def identity(self, row: Device | None) -> str:
        """The device's id."""
        return row.id if row else ""

    def records(self, row: Device | None) -> Sequence[Device]:
        """The device itself."""
        return (row,) if row else ()

    def head(self, column: Column) -> str:
        """What the column is."""
        return column.help

    def tip(self, column: Column, row: Device | None) -> str:
        """What its flags mean, at the model."""
        flags = self.flag_tip(row) if column.key == MODEL else ""
        return flags or self.spoken(column, row)

    def _ordered(self, listing: Listing) -> Places:
        column = next((one for one in self._columns if one.key == self.sort_key), None)
        if column is None:
            return self._found
        return in_order(self._found, column.values(listing), descending=self.descending)

    def _put(self, pages: Pages, order: Places) -> None:
        """Show the same devices in another order; what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        row_of = np.empty(len(pages.listing), dtype=np.int64)
        row_of[order] = np.arange(len(order))
        now = [int(row_of[pages.places[index.row()]]) for index in before]
        self._rows = self._pages = Pages(pages.listing, order)
        after = [self.index(row, old.column()) for row, old in zip(now, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
