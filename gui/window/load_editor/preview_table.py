"""The first rows of a table of load as they stand in the file, with what each column holds."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from catalog.files.load import LoadPreview
from catalog.files.load_columns import Role
from core.vocabulary.language import Language
from gui.window.parts import look

_Persistent = QPersistentModelIndex
_Index = QModelIndex | _Persistent
_NO_INDEX = QModelIndex()


class Marked(QStyledItemDelegate):
    """Paints a cell's own ground, which the style sheet of tables leaves out."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | _Persistent
    ) -> None:
        """The ground, then the cell."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class PreviewModel(QAbstractTableModel):
    """Cells as texts; the header says the column's name and what it is taken for."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._preview: LoadPreview | None = None
        self._bad: dict[tuple[int, str], str] = {}

    def show_preview(self, preview: LoadPreview | None) -> None:
        """Show another table, or none."""
        self.beginResetModel()
        self._preview = preview
        errors = preview.errors if preview else ()
        self._bad = {(e.row, e.column): e.code for e in errors}
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802  Qt's name
        """The first rows."""
        return 0 if parent.isValid() or self._preview is None else len(self._preview.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802  Qt's name
        """All columns of the table."""
        return 0 if parent.isValid() or self._preview is None else len(self._preview.roles)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name and role of a column; the row's number in the file."""
        shown = self._preview
        if shown is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(shown.table.row[section]) if section < len(shown.rows) else None
        if section >= len(shown.roles):
            return None
        held = shown.roles[section]
        name = shown.table.name(section)
        if held is Role.OTHER:
            return f"{name}\n "
        unit = f" {shown.unit}" if held is Role.LOAD and shown.unit else ""
        return f"{name}\n▸ {self._words.text(f'role.{held.value}')}{unit}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell; the load's column stands out, wrong cells are marked."""
        shown = self._preview
        if shown is None or not index.isValid():
            return None
        cell, column = shown.rows[index.row()][index.column()], index.column()
        wrong = self._bad.get((shown.table.row[index.row()], shown.table.name(column)))
        colours = look.colours()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{shown.table.name(column)}: {cell}"
            case Qt.ItemDataRole.BackgroundRole if wrong:
                return QColor(colours.bad_soft)
            case Qt.ItemDataRole.BackgroundRole if shown.roles[column] is Role.LOAD:
                return QColor(colours.accent_soft)
            case Qt.ItemDataRole.ForegroundRole if wrong:
                return QColor(colours.bad)
            case Qt.ItemDataRole.ToolTipRole if wrong:
                return self._words.text(f"load_editor.error.{wrong}")
            case Qt.ItemDataRole.TextAlignmentRole if shown.roles[column] is not Role.STAMP:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None
