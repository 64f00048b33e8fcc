"""The comparison as a table: the first column names a figure, the others are machines."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from core.vocabulary.language import Language
from gui.window.comparison.rows import Row, only_differences
from gui.window.parts import look
from gui.window.parts.plain_text import tip

Index = QModelIndex | QPersistentModelIndex
BEST = "✓"
_NOWHERE = QModelIndex()


class ComparisonModel(QAbstractTableModel):
    """Rows of a comparison; all of them, or those that differ."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._all: list[Row] = []
        self.rows: list[Row] = []
        self._machines: tuple[str, ...] = ()
        self.differences_only = False

    def show(self, machines: Sequence[str], rows: list[Row]) -> None:
        """Show other machines or other figures of the same ones."""
        self._all = rows
        self._put(tuple(machines))

    def keep_differences(self, wanted: bool) -> None:
        """Hide the rows in which all machines are alike, or show them again."""
        self.differences_only = wanted
        self._put(self._machines)

    def _put(self, machines: tuple[str, ...]) -> None:
        rows = only_differences(self._all) if self.differences_only else self._all
        same_keys = [row.key for row in rows] == [row.key for row in self.rows]
        if same_keys and machines == self._machines:
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(machines))
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows, self._machines = rows, machines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many figures are shown, headings included."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """The names and the machines."""
        return 0 if parent.isValid() else 1 + len(self._machines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The machines; the heads above the table show them, this is for who listens."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._machines[section - 1] if 0 < section <= len(self._machines) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid():
            return None
        row, machine = self.rows[index.row()], index.column() - 1
        best, colours = machine in row.best, look.colours()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), machine)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, machine)
            case Qt.ItemDataRole.ToolTipRole:
                spoken = self._spoken(row, machine)
                return tip(f"{spoken}\n{row.help}" if row.help else spoken)
            case Qt.ItemDataRole.TextAlignmentRole:
                # Words too: a column of which half stands left and half right is none.
                side = Qt.AlignmentFlag.AlignRight if machine >= 0 else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.BackgroundRole if best:
                return QBrush(QColor(colours.good_soft))
            case Qt.ItemDataRole.ForegroundRole if best:
                return QBrush(QColor(colours.good))
            case Qt.ItemDataRole.ForegroundRole if row.heading or machine < 0 or not row.differs:
                return QBrush(QColor(colours.muted))
            case Qt.ItemDataRole.FontRole if row.heading:
                font = QFont()
                font.setPixelSize(look.GROUP_PX)
                font.setWeight(QFont.Weight.DemiBold)
                return font
        return None

    def text(self, row_at: int, machine: int) -> str:
        """What a cell says; the best one is marked. Machine −1 is the name."""
        row = self.rows[row_at]
        if machine < 0:
            return row.title
        if row.heading:
            return ""
        text = row.texts[machine]
        return f"{BEST} {text}" if machine in row.best else text

    def _spoken(self, row: Row, machine: int) -> str:
        if machine < 0 or row.heading:
            return row.title
        best = f", {self._words.text('comparison.best')}" if machine in row.best else ""
        return f"{self._machines[machine]}, {row.title}: {row.texts[machine]}{best}"
