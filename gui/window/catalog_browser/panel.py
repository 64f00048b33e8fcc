"""Filters and the list at the left, the device at the right, what can be done below."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from catalog.devices.listing import Wanted
from catalog.devices.store import Catalog
from core.families.registry import family_of_table
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from gui.window.candidates.menus import CheckMenu
from gui.window.catalog_browser.approved import ApprovedButton
from gui.window.catalog_browser.columns import (
    ALWAYS,
    APPROVED,
    CURVE,
    MARKS,
    STAR,
    TICK,
    columns_of,
)
from gui.window.catalog_browser.device_view import DeviceView
from gui.window.catalog_browser.filters import Filters
from gui.window.catalog_browser.marks import Marks
from gui.window.catalog_browser.model import DeviceModel
from gui.window.catalog_browser.side_by_side import SideBySide
from gui.window.catalog_browser.table import DeviceTableView
from gui.window.catalog_browser.thumbnails import Thumbnails
from gui.window.parts import look
from gui.window.parts.foot import DialogFoot
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings

LIST_PX, DEVICE_PX = 950, 410
_NARROW_PX, _NARROW_DEVICE_PX = 1100, 340  # less wide, the list takes from the device
BUTTONS = (
    "new", "nameplate", "duplicate", "edit", "delete", "import", "export", "template", "close",
)  # fmt: skip
_KEPT = "catalog_columns"


class BrowserPanel(QWidget):
    """What the catalog browser shows in one language; `pressed` tells the button's key."""

    pressed = Signal(str)

    def __init__(
        self,
        catalog: Catalog,
        family: DeviceTable,
        marks: Marks,
        settings: Settings,
        words: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._catalog, self._family = catalog, family
        self._settings, self._words = settings, words
        browsing = family_of_table(family.name).window.browsing[family.name]
        self._marks, self._browsing = marks, browsing
        self.all_columns = columns_of(family, words, browsing.columns, marks)
        self._usual = (TICK, STAR, APPROVED, *browsing.columns, CURVE)
        self.comparison: SideBySide | None = None
        self._narrow = False
        self._among: Collection[str] | None = None
        self.filters = Filters(family, words, self)
        self.model = DeviceModel(words, marks, Thumbnails(browsing, self), self)
        self.table = DeviceTableView(self.model, self)
        self.table.setAccessibleName(words.text("browser.list"))
        self.device = DeviceView(catalog, family, browsing, words, self)
        self.found = PlainLabel(self)
        self.found.setProperty("role", "muted")
        self.nothing = PlainLabel(words.text("browser.nothing"), self)
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.filters.changed.connect(self.search)
        marks.changed.connect(self._follow_marks)
        self._follow_marks()
        self.table.device_changed.connect(self._show_device)
        self.table.opened.connect(self._open)
        header = self.table.horizontalHeader()
        header.customContextMenuRequested.connect(self._offer_columns)
        self.search()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QFrame(self)
        top.setProperty("role", "bar")
        top_column = QVBoxLayout(top)
        top_column.setContentsMargins(16, 12, 16, 12)
        top_column.addWidget(self.filters)
        column.addWidget(top)
        column.addWidget(self._middle(), 1)
        column.addWidget(self._foot())

    def _middle(self) -> QSplitter:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        left = QWidget(self.splitter)
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(16, 8, 12, 12)
        left_column.setSpacing(look.STEP_PX)
        row = QHBoxLayout()
        row.setSpacing(2 * look.STEP_PX)
        row.addWidget(self.found, 1)
        row.addWidget(self._compare_button(left))
        self.approved = ApprovedButton(self._marks, self._words, left)
        self.approved.found_ids = self._found_ids
        row.addWidget(self.approved)
        row.addWidget(self._columns_button(left))
        left_column.addLayout(row)
        left_column.addWidget(self.table, 1)
        left_column.addWidget(self.nothing, 1)
        right = QFrame(self.splitter)
        right.setProperty("role", "panel")
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(0, 8, 0, 0)
        right_column.addWidget(self.device)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([LIST_PX, DEVICE_PX])
        return self.splitter

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """On a small screen the list has room for the figures that one looks for."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        if narrow != self._narrow:
            self._narrow = narrow
            device = _NARROW_DEVICE_PX if narrow else DEVICE_PX
            self.splitter.setSizes([max(self.width() - device, 1), device])

    def _foot(self) -> DialogFoot:
        foot = DialogFoot(self)
        for key in BUTTONS:
            if key == "import":
                foot.row.addStretch(1)
            button = foot.button(self._words.text(f"browser.{key}"), self._press)
            button.setObjectName(key)
            button.setToolTip(self._words.text(f"browser.{key}.help"))
            self.buttons[key] = button
        self.buttons["new"].setVisible(self._family.fresh is not None)
        self.buttons["nameplate"].setVisible(self._family.nameplates is not None)
        return foot

    # Finding

    @Slot()
    def search(self) -> None:
        """Show what the filters leave; the device looked at stays if it is found."""
        wanted = self._wanted()
        listing = self._catalog.listing(self._family.name)
        found, counts = listing.find_and_count(wanted, tuple(self.filters.boxes))
        self.filters.tell(counts)
        kept = self.table.device_id
        keys, self._among = self.column_keys(), wanted.among
        self.model.show([c for c in self.all_columns if c.key in keys], listing, found)
        self.table.fit_columns(giving_way=not self._settings.kept(_KEPT))
        self.table.look_at(kept)
        words, count = self._words, len(found)
        self.found.setText(
            words.text("candidates.found", shown=words.number(count), of=words.number(len(listing)))
        )
        self.table.setVisible(bool(count))
        self.nothing.setVisible(not count)

    def look_at(self, device_id: str) -> None:
        """Show a device, widening the filters where they hide it."""
        if self.model.row_of(device_id) < 0:
            self.filters.clear()
        self.table.look_at(device_id)

    def refresh(self, device_id: str) -> None:
        """Take up what was written to the user's own records, and show one of them."""
        self.search()
        if device_id:
            self.look_at(device_id)
        self._show_device(self.table.device_id)

    @Slot(str)
    def _show_device(self, device_id: str) -> None:
        row = self.model.row_of(device_id)
        self.device.show_device(self.model.device(row))
        own = bool(device_id) and self._catalog.is_own(device_id)
        words = self._words
        for key in ("duplicate", "edit", "delete"):
            self.buttons[key].setEnabled(row >= 0)
        self.buttons["delete"].setEnabled(own)
        # What cannot be changed can still be looked into.
        edit = "browser.edit" if own or row < 0 else "browser.view"
        self.buttons["edit"].setText(words.text(edit))
        self.buttons["edit"].setToolTip(words.text(f"{edit}.help"))

    @Slot()
    def _press(self) -> None:
        self.pressed.emit(self.sender().objectName())

    @Slot()
    def _open(self) -> None:
        self.pressed.emit("edit")

    # Marks

    def _wanted(self) -> Wanted:
        """What is looked for, among marked devices where that is asked."""
        asked, marks = self.filters.asked, self._marks
        among = [marks.favourites] if asked.favourites else []
        among += [marks.approved.devices] if asked.approved and marks.approved else []
        ids = frozenset.intersection(*among) if among else None
        return replace(asked.wanted, among=ids)

    def _found_ids(self) -> list[str]:
        shown = self.model.shown
        return [] if shown is None else shown[0].ids(shown[1])

    def _compare_button(self, parent: QWidget) -> QToolButton:
        self.compare = QToolButton(parent)
        self.compare.setProperty("role", "link")
        self.compare.setToolTip(self._words.text("browser.compare.help"))
        self.compare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.compare.clicked.connect(self.open_comparison)
        return self.compare

    @Slot()
    def _follow_marks(self) -> None:
        """Show what the marks offer now; what is filtered by them is looked for again."""
        ticked, listed = self._marks.ticked, self._marks.approved is not None
        self.compare.setText(self._words.text("browser.compare", count=str(len(ticked))))
        self.compare.setEnabled(len(ticked) > 1)
        self.filters.approved.setVisible(listed)
        known = self.model.column_of(APPROVED) >= 0
        if self.model.shown and (known != listed or self._wanted().among != self._among):
            self.search()
        if self.comparison is not None:
            self._fill_comparison()

    @Slot()
    def open_comparison(self) -> None:
        """Put the ticked devices beside each other."""
        self.comparison = SideBySide(self._family, self._browsing, self._words, self)
        self.comparison.removed.connect(self._untick)
        self.comparison.finished.connect(self._forget_comparison)
        self._fill_comparison()
        self.comparison.open()

    @Slot()
    def _forget_comparison(self) -> None:
        self.comparison = None

    @Slot(str)
    def _untick(self, device_id: str) -> None:
        self._marks.tick(device_id, False)

    def _fill_comparison(self) -> None:
        listing = self._catalog.listing(self._family.name)
        places = [listing.place_of(device_id) for device_id in self._marks.ticked]
        devices = [one for one in listing.page([at for at in places if at >= 0]) if one]
        if self.comparison is not None and devices:
            self.comparison.show_devices(devices)
        elif self.comparison is not None:
            self.comparison.close()

    # Columns

    def column_keys(self) -> tuple[str, ...]:
        """The columns shown: those the user chose, else the usual ones."""
        known = {column.key for column in self.all_columns}
        kept = [key for key in self._settings.kept(_KEPT).split() if key in known]
        listed = self._marks.approved is not None
        return tuple(
            key
            for key in dict.fromkeys((*ALWAYS, *(kept or self._usual)))
            if listed or key != APPROVED
        )

    def _columns_button(self, parent: QWidget) -> QToolButton:
        self.columns = QToolButton(parent)
        self.columns.setText(f"{self._words.text('candidates.columns')} ▾")
        self.columns.setProperty("role", "link")
        self.columns.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.columns.clicked.connect(self._open_columns)
        return self.columns

    @Slot()
    def _open_columns(self) -> None:
        self.columns_menu().popup(self.columns.mapToGlobal(QPoint(0, self.columns.height())))

    @Slot(QPoint)
    def _offer_columns(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.popup(self.table.horizontalHeader().mapToGlobal(at))

    def columns_menu(self) -> CheckMenu:
        """A menu of checks: which columns are shown."""
        menu = CheckMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self.column_keys()
        for column in (one for one in self.all_columns if one.key not in MARKS):
            action = menu.add_check(column.title, column.key in shown, lambda _: None)
            action.setEnabled(column.key not in ALWAYS)
            action.setData(column.key)
        menu.triggered.connect(self._choose_columns)
        return menu

    @Slot(object)
    def _choose_columns(self, action: object) -> None:
        key, shown = action.data(), action.isChecked()  # type: ignore[attr-defined]
        keys = {*self.column_keys(), key} if shown else set(self.column_keys()) - {key}
        self._settings.keep(_KEPT, " ".join(c.key for c in self.all_columns if c.key in keys))
        self.search()
