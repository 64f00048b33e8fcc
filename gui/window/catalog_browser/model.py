"""The devices found, as a table that reads the rows it is asked for."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Qt, Slot

from catalog.devices.laid_out import Places
from catalog.devices.listing import Listing, in_order
from core.machines.device import Device
from core.vocabulary.language import Language
from gui.window.catalog_browser.cells import DrawnDevice
from gui.window.catalog_browser.columns import (
    APPROVED,
    CURVE,
    MARKS,
    MODEL,
    STAR,
    TICK,
    Column,
)
from gui.window.catalog_browser.marks import Marks
from gui.window.catalog_browser.pages import Pages
from gui.window.catalog_browser.thumbnails import NO_CURVE, Thumbnails
from gui.window.parts.sorted_table import Drawn, Index, RowsTable, alignment

# Asked for twice at every painting of a cell.
_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_LIVELY = (*MARKS, CURVE)  # columns that change while they are shown
_REMEMBERED = 4096  # cells
_MARKED = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable


class DeviceModel(RowsTable[Device | None, Column]):
    """Rows are devices in the order of a column; without one in the catalog's order.

    A row whose device is gone since it was listed says nothing.
    """

    def __init__(
        self, words: Language, marks: Marks, thumbnails: Thumbnails, parent: QObject
    ) -> None:
        super().__init__(words, parent)
        self._marks, self._thumbnails = marks, thumbnails
        marks.changed.connect(self._tell_marks)
        thumbnails.ready.connect(self._tell_curves)
        self._pages: Pages | None = None
        self._found: Places = np.zeros(0, dtype=np.int64)
        self._drawn: dict[tuple[int, int], Drawn] = {}
        self._without_curve: dict[str, int] = {}  # rows that were drawn so, by the device's id

    def show(self, columns: Sequence[Column], listing: Listing, found: Places) -> None:
        """Show other devices or columns; the order stays."""
        self.beginResetModel()
        self._columns, self._found = tuple(columns), found
        self._forget()
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
        at = row, place
        known = self._drawn.get(at)
        if known is None:
            known = self._drawn_anew(self._columns[place], self._rows[row], row)
            if self._columns[place].key not in _LIVELY:
                if len(self._drawn) >= _REMEMBERED:
                    self._drawn.clear()
                self._drawn[at] = known
        return known

    def _forget(self) -> None:
        """What is known by row."""
        self._drawn.clear()
        self._without_curve.clear()

    def _drawn_anew(self, column: Column, device: Device | None, row: int) -> Drawn:
        curve = self._thumbnails.of(device) if device and column.key == CURVE else None
        if device and curve == NO_CURVE:
            self._without_curve[device.id] = row
        marked = device is not None and column.key in MARKS and self._is_marked(column, device)
        return DrawnDevice(
            text=column.text(device) if device and column.key not in _LIVELY else "",
            alignment=alignment(column),
            muted=column.muted,
            flagged=column.key == MODEL and device is not None and bool(device.flags),
            checked=marked if device and column.key in (TICK, APPROVED) else None,
            starred=marked if device and column.key == STAR else None,
            curve=curve,
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be selected; marks are set."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _MARKED if self._columns[index.column()].key in MARKS else _PLAIN

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Set a mark, or take it away."""
        device = self.device(index.row()) if index.isValid() else None
        if device is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        key, wanted = self._columns[index.column()].key, Qt.CheckState(value)
        return key in MARKS and self._marks.set(key, device.id, wanted is Qt.CheckState.Checked)

    def _is_marked(self, column: Column, device: Device) -> bool:
        return device.id in self._marks.ids(column.key)

    @Slot()
    def _tell_marks(self) -> None:
        self._tell(MARKS)

    @Slot(list)
    def _tell_curves(self, ids: list[str]) -> None:
        """Cell by cell: of a range of them a view paints anew all that it shows."""
        place = self.column_of(CURVE)
        for row in (self._without_curve.pop(one, len(self._rows)) for one in ids):
            if place >= 0 and row < len(self._rows):
                at = self.index(row, place)
                self.dataChanged.emit(at, at)

    def _tell(self, keys: Sequence[str]) -> None:
        """What is drawn of some columns has changed; what is not seen is not painted."""
        for place in (self.column_of(key) for key in keys):
            if place >= 0 and self._rows:
                last = self.index(len(self._rows) - 1, place)
                self.dataChanged.emit(self.index(0, place), last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; nothing of a device that is gone."""
        device = self._rows[index.row()] if index.isValid() else None
        if device is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.key in MARKS:
            marked = self._is_marked(column, device)
            return Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole and column.key in MARKS:
            return ""
        return super().data(index, role)

    def identity(self, row: Device | None) -> str:
        """The device's id."""
        return row.id if row else ""

    def records(self, row: Device | None) -> Sequence[Device]:
        """The device itself."""
        return (row,) if row else ()

    def head(self, column: Column) -> str:
        """What the column is."""
        return column.help

    def spoken(self, column: Column, row: Device | None) -> str:
        """The column and what stands in it; of marks and curves what they are."""
        return column.help if column.key in _LIVELY else super().spoken(column, row)

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
        self._forget()
        now = [int(row_of[pages.places[index.row()]]) for index in before]
        self._rows = self._pages = Pages(pages.listing, order)
        after = [self.index(row, old.column()) for row, old in zip(now, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
