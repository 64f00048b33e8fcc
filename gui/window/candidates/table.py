"""The view of the ranking: rows are chosen, marked, sorted and copied by mouse and keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from core.selection.selection import Candidate
from core.vocabulary.language import as_typed
from gui.window.candidates.cells import RankingCells
from gui.window.candidates.columns import ARRANGED, COMPARED, MODEL, Column
from gui.window.candidates.model import RankingModel
from gui.window.candidates.widths import ColumnWidths
from gui.window.document.session import Session
from gui.window.parts.sorted_table import lay_out

_COPIED_APART = (COMPARED, ARRANGED)


class RankingTable(QTableView):
    """The ranking. Keeps the device, the scroll position and the order through every edit."""

    menu_wanted = Signal(str, object)  # the column's key, and where on the screen

    def __init__(self, model: RankingModel, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._session = model, session
        self._restoring = False
        self._kept = (0, 0, -1)  # scroll positions and the column of the focus
        self.cells = RankingCells(self)
        self._widths = ColumnWidths(self, model, self.cells)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        self._lay_out()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._choose)
        session.chosen_changed.connect(self._follow)

    def _lay_out(self) -> None:
        header = lay_out(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        header.customContextMenuRequested.connect(self._ask_header_menu)
        header.sectionClicked.connect(self._sort_clicked)
        header.sectionResized.connect(self._note_width)

    # Order

    def sort(self, key: str, *, descending: bool) -> None:
        """Sort by a column and show it in the header."""
        self._model.sort_by(key, descending=descending)
        self.show_order()
        self.fit_columns(giving_way=self._widths.giving_way)

    def turn(self, key: str) -> None:
        """Sort by a column, the best first; where it is sorted by already, the other way."""
        column = self._column(key)
        if column is None or key == COMPARED:
            self.show_order()
            return
        same = key == self._model.sort_key
        usual = column.lower_is_better is False
        self.sort(key, descending=not self._model.descending if same else usual)

    def show_order(self) -> None:
        """Put the arrow on the column sorted by."""
        order = Qt.SortOrder.DescendingOrder if self._model.descending else (
            Qt.SortOrder.AscendingOrder
        )  # fmt: skip
        self.horizontalHeader().setSortIndicator(self._model.column_of(self._model.sort_key), order)

    @Slot(int)
    def _sort_clicked(self, section: int) -> None:
        self.turn(self._model.columns[section].key)

    # The device looked at

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._restoring:
            self._session.choose(self._model.rows[current.row()].id)

    @Slot()
    def _follow(self) -> None:
        """Go to a device that was chosen elsewhere."""
        row = self._chosen_row()
        if row >= 0 and row != self.currentIndex().row():
            self._go_to(row)
            self.scrollTo(self._model.index(row, 0))

    def point_at_chosen(self) -> None:
        """Mark the row of the device looked at without scrolling."""
        row = self._chosen_row()
        if row >= 0 and row != self.currentIndex().row():
            self._go_to(row)

    def paint_now(self) -> None:
        """Paint before anything else of the window follows the session."""
        self.executeDelayedItemsLayout()
        self.viewport().repaint()

    def _chosen_row(self) -> int:
        chosen = self._session.chosen
        return self._model.row_of(chosen.id) if chosen else -1

    def _go_to(self, row: int) -> None:
        column = max(self.currentIndex().column(), self._kept[2])
        column = column if column >= 0 else self._model.column_of(MODEL)
        index = self._model.index(row, min(column, self._model.columnCount() - 1))
        self._restoring = True
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.setAutoScroll(True)
        self._restoring = False

    @Slot()
    def _keep(self) -> None:
        self._restoring = True
        self._kept = (
            self.verticalScrollBar().value(),
            self.horizontalScrollBar().value(),
            self.currentIndex().column(),
        )

    @Slot()
    def _restore(self) -> None:
        self._restoring = False
        self.point_at_chosen()
        self.show_order()
        # The scroll bars learn of the new number of rows only when the view is laid out.
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._kept[0])
        self.horizontalScrollBar().setValue(self._kept[1])

    # Marks, copies, menus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Space marks, Insert chooses, Ctrl+C copies, Ctrl+Return sorts by the focus's column."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.mark(index.row())
        elif event.key() == Qt.Key.Key_Insert and index.isValid():
            self.pick(index.row())
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and index.isValid()
        ):
            self.turn(self._model.columns[index.column()].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Ctrl and a click mark a row for the comparison."""
        index = self.indexAt(event.position().toPoint())
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.mark(index.row())
        else:
            super().mousePressEvent(event)

    def mark(self, row: int) -> None:
        """Put a row into the comparison, or take it out."""
        wanted = self._model.rows[row].id
        compared = [c.id for c in self._session.compared]
        self._session.compare(wanted, wanted not in compared)

    def pick(self, row: int) -> None:
        """Choose a row for the documents; chosen already, the first of the ranking again."""
        wanted, picked = self._model.rows[row].id, self._session.picked
        self._session.pick(None if picked is not None and picked.id == wanted else wanted)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, tab-separated, with their header."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        if chosen:
            rows = [self._model.rows[row] for row in chosen]
            QGuiApplication.clipboard().setText(tab_separated(self._model.columns, rows))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """The menu of a cell; by keyboard it opens at the cell of the focus."""
        index = self.currentIndex()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            index = self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).bottomLeft()
            if event.reason() != QContextMenuEvent.Reason.Keyboard:
                place = event.pos()
            key = self._model.columns[index.column()].key
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(place))

    @Slot(object)
    def _ask_header_menu(self, place: object) -> None:
        header = self.horizontalHeader()
        section = header.logicalIndexAt(place)  # type: ignore[call-overload]
        key = self._model.columns[section].key if section >= 0 else MODEL
        self.menu_wanted.emit(key, header.mapToGlobal(place))  # type: ignore[call-overload]

    # Widths

    def fit_columns(self, *, giving_way: Sequence[str] = ()) -> None:
        """Make every column wide enough; a width set by hand stays, and none ever shrinks.

        The columns `giving_way` are hidden while there is no room for all of them.
        """
        self._widths.giving_way = tuple(giving_way)
        self._widths.measure()

    def forget_widths(self) -> None:
        """Begin with the widths of other columns."""
        self._widths.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The model's column takes what the others leave."""
        super().resizeEvent(event)
        self._widths.share()

    @Slot(int, int, int)
    def _note_width(self, section: int, _: int, __: int) -> None:
        self._widths.note(section)

    def _column(self, key: str) -> Column | None:
        return next((c for c in self._model.columns if c.key == key), None)


def tab_separated(columns: Sequence[Column], rows: Sequence[Candidate]) -> str:
    """A header and rows for a spreadsheet; figures without separators of thousands, and bands."""
    kept = [column for column in columns if column.key not in _COPIED_APART]
    lines = [[column.title for column in kept]]
    for row in rows:
        texts = [(column, " ".join(column.text(row).split())) for column in kept]
        lines.append([_bare(t) if column.numeric else t for column, t in texts])
    return as_typed("\n".join("\t".join(line) for line in lines) + "\n")


def _bare(figure: str) -> str:
    """A figure that a spreadsheet takes for a number; its band has a column of its own."""
    return figure.partition(" ±")[0].replace(",", "")
