"""What a file would bring into the catalog, or what keeps it out, by row and column."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from catalog.files.bad_cells import number_of
from catalog.files.devices import Preview
from core.vocabulary.field import fields_of, value_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.faults_text import told
from gui.window.parts import look
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_text import PlainLabel, tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_USUAL_PX = (720, 460)


class ImportDialog(FittingDialog):
    """The preview of a file; all of its devices are taken, or none."""

    wanted = Signal(object)  # the preview, accepted

    def __init__(self, preview: Preview, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = preview
        self.setWindowTitle(words.text("browser.import.title"))
        self.resize(*_USUAL_PX)
        faulty = bool(preview.faults)
        count = number_of(preview.faults) if faulty else len(preview.records)
        key = "browser.import.faulty" if faulty else "browser.import.sound"
        heading = self._label("heading", words.text(key, count=words.number(count)))
        place = self._label("muted", preview.place)
        self.model = (
            TableOfTexts(*_faults(preview, words), self)
            if faulty
            else TableOfTexts(*_devices(preview, words), self)
        )
        self.table = self._table(heading.text(), stretched=2 if faulty else 3)
        remedy = words.text("problem.devices_faulty.remedy") if faulty else ""
        self.take = QPushButton(
            words.text("browser.import.take", count=words.number(len(preview.records))), self
        )
        self.take.setProperty("role", "main")
        self.take.setEnabled(not faulty)
        self.take.setVisible(not faulty)
        self.take.clicked.connect(self._accept)
        self.leave = QPushButton(words.text("answer.close" if faulty else "answer.cancel"), self)
        self.leave.clicked.connect(self.reject)
        (self.leave if faulty else self.take).setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(2 * look.STEP_PX)
        row.addWidget(self._label("muted", remedy), 1)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(2 * look.STEP_PX)
        column.addWidget(heading)
        column.addWidget(place)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def _label(self, role: str, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _table(self, name: str, stretched: int) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(name)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setMinimumSectionSize(look.ROW_PX)
        return table

    def _accept(self) -> None:
        self.wanted.emit(self.preview)
        self.accept()


Texts = tuple[tuple[str, ...], list[tuple[str, ...]], frozenset[int]]


def _faults(preview: Preview, words: Language) -> Texts:
    header = tuple(words.text(f"catalog.{key}") for key in ("row", "column", "fault"))
    rows: list[tuple[str, ...]] = [
        (str(one.row), _column(one.column, words), one.reason)
        for one in told(preview.faults, preview.family, words)
    ]
    return header, rows, frozenset({0})


def _column(name: str, words: Language) -> str:
    """A column by its title, and as it is headed in the file."""
    key = f"field.{name}"
    if not words.has(key):
        return name
    return words.text(key) + words.text("text.in_brackets", text=name)


def _devices(preview: Preview, words: Language) -> Texts:
    size = preview.family.size_column
    kind = next(f.kind for f in fields_of(preview.family.record) if f.key == size) or Kind.COUNT
    title = f"{words.text(f'field.{size}')} {words.unit(kind)}"
    header = (
        *(words.text(f"field.{key}") for key in ("maker", "model")),
        title,
        words.text("catalog.flags"),
    )
    rows: list[tuple[str, ...]] = []
    for device in preview.records:
        flags = [words.text(f"flag_short.{flag}") for flag in device.flags]
        value = words.value(value_of(device, size), kind)
        said = words.text("catalog.separator").join(flags) or "–"
        rows.append((device.maker, device.model, value, said))
    return header, rows, frozenset({2})


class TableOfTexts(QAbstractTableModel):
    """Rows that are only read; a cell becomes a text when it is shown."""

    def __init__(
        self,
        header: tuple[str, ...],
        rows: Sequence[Sequence[object]],
        numeric: frozenset[int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._header, self._numeric = header, numeric
        self.rows = rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(self._header)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._header):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._header[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid():
            return None
        text = str(self.rows[index.row()][index.column()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return tip(text)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._header[index.column()]}: {text}"
        return None

    def _alignment(self, column: int) -> int:
        right = column in self._numeric
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
