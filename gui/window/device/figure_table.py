"""A small table of figures as high as its rows: read, selected and copied, never scrolled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.vocabulary.language import as_typed
from gui.window.candidates.cells import paint_ground
from gui.window.parts import look
from gui.window.parts.plain_text import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PADDING_PX = 4
_LINE_PX = 6  # above and below wrapped text
_ROW_PX = look.ROW_PX - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """One cell; a wide one takes the rest of its row and wraps."""

    text: str
    tip: str = ""
    right: bool = True
    strong: bool = False
    wide: bool = False


class FigureModel(QAbstractTableModel):
    """Titles and rows of cells, given whole."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.titles: tuple[str, ...] = ()
        self.rows: tuple[tuple[FigureCell, ...], ...] = ()

    def show(self, titles: Sequence[str], rows: Sequence[tuple[FigureCell, ...]]) -> None:
        """Show other figures; where the form is the same nothing is reset."""
        new_titles, new_rows = tuple(titles), tuple(rows)
        if (new_titles, new_rows) == (self.titles, self.rows):
            return
        if new_titles == self.titles and _form(new_rows) == _form(self.rows):
            self.rows = new_rows
            last = self.index(len(new_rows) - 1, len(new_titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.titles, self.rows = new_titles, new_rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles, with the unit in a line of its own."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            column = [row[section] for row in self.rows[:1] if section < len(row)]
            return _RIGHT if all(cell.right or cell.wide for cell in column) else _LEFT
        return None

    def cell(self, index: Index) -> FigureCell | None:
        """The cell; None where a wide one covers it."""
        row = self.rows[index.row()]
        return row[index.column()] if index.column() < len(row) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        cell = self.cell(index) if index.isValid() else None
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.AccessibleTextRole:
                title = " ".join(self.titles[index.column()].split())
                return cell.text if cell.wide else f"{title}: {cell.text}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(cell.tip) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(cell)
            case Qt.ItemDataRole.ForegroundRole if cell.wide:
                return QBrush(QColor(look.colours().muted))
        return None


def _form(rows: tuple[tuple[FigureCell, ...], ...]) -> list[list[bool]]:
    return [[cell.wide for cell in row] for row in rows]


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = _LEFT | int(Qt.TextFlag.TextWordWrap)


def _alignment(cell: FigureCell) -> int:
    return _RIGHT if cell.right and not cell.wide else _LEFT


class FigurePainter(QStyledItemDelegate):
    """Draws the cells; wide ones wrap."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the text."""
        model = index.model()
        cell = model.cell(index) if isinstance(model, FigureModel) else None
        if cell is None:
            return
        paint_ground(painter, option)
        colours = look.colours()
        font = option.font
        font.setBold(cell.strong)
        painter.setFont(font)
        painter.setPen(look.paint(colours.muted if cell.wide else colours.text))
        inner = option.rect.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        painter.drawText(inner, _WRAPPED if cell.wide else _alignment(cell), cell.text)


class FigureTable(QTableView):
    """The view: every row is seen, columns are as wide as they need to be, Ctrl+C copies."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figures = FigureModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(FigurePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; border-radius: 0; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(16)
        header.setStyleSheet(f"QHeaderView::section {{ padding: 4px {_PADDING_PX}px; }}")
        self.figures.modelReset.connect(self._fit)
        self.figures.dataChanged.connect(self._fit)

    def show_rows(self, titles: Sequence[str], rows: Sequence[tuple[FigureCell, ...]]) -> None:
        """Show other figures."""
        self.figures.show(titles, rows)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As high as the rows."""
        rows = sum(self.rowHeight(row) for row in range(self.figures.rowCount()))
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Never narrower than a few columns, never lower than the rows."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Ctrl+C copies the selected rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            head = [" ".join(title.split()) for title in self.figures.titles]
            lines = [head, *([cell.text for cell in self.figures.rows[row]] for row in rows)]
            text = "\n".join("\t".join(line) for line in lines) + "\n"
            QGuiApplication.clipboard().setText(as_typed(text))
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fit(self) -> None:
        """Widths by need, what is left shared; heights by wrapped text."""
        columns = self.figures.columnCount()
        if not columns:
            return
        needed = [self._needed_px(column) for column in range(columns)]
        spare = max(self.viewport().width() - sum(needed), 0)
        for column, width in enumerate(needed):
            more = spare * (column + 1) // columns - spare * column // columns
            self.setColumnWidth(column, width + more)
        self.clearSpans()
        for at, row in enumerate(self.figures.rows):
            height = _ROW_PX
            for column, cell in enumerate(row):
                if cell.wide:
                    if columns - column > 1:
                        self.setSpan(at, column, 1, columns - column)
                    height = max(height, self._wrapped_px(cell, column))
                elif "\n" in cell.text:
                    lines = cell.text.count("\n") + 1
                    height = max(height, lines * self.fontMetrics().lineSpacing() + _LINE_PX)
            self.setRowHeight(at, height)
        self.updateGeometry()

    def _needed_px(self, column: int) -> int:
        metrics = self.fontMetrics()
        lines = self.figures.titles[column].split("\n")
        texts = [
            line
            for row in self.figures.rows
            if column < len(row) and not row[column].wide
            for line in row[column].text.split("\n")
        ]
        widest = max((metrics.horizontalAdvance(text) for text in [*lines, *texts]), default=0)
        return widest + 2 * _PADDING_PX + 1

    def _wrapped_px(self, cell: FigureCell, column: int) -> int:
        width = sum(self.columnWidth(c) for c in range(column, self.figures.columnCount()))
        room = QRect(0, 0, max(width - 2 * _PADDING_PX, 40), 10_000)
        font = self.font()
        font.setBold(cell.strong)  # as it is painted
        wrapped = int(Qt.TextFlag.TextWordWrap)
        bounds = QFontMetrics(font).boundingRect(room, wrapped, cell.text)
        return bounds.height() + 2 * _LINE_PX
