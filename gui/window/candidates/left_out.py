"""Machines left out: counted by reason, listed with the sentences that say why."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.report.left_out import by_reason, reason_of
from core.report.nearest_misses import nearest_misses
from core.selection.selection import LeftOut, Selection
from core.vocabulary.field import value_of
from core.vocabulary.language import Language, as_typed
from gui.window.parts import look
from gui.window.parts.elided_box import ElidedBox
from gui.window.parts.plain_text import PlainLabel, tip
from gui.window.parts.strips import selectable
from gui.window.parts.unparted import unparted

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLUMNS = ("model", "maker", "id", "why")
_SEARCHED = ("maker", "model", "id", "refrigerant")
_PATIENCE_MS = 60
_PADDING_PX = 14  # of a cell, which the style leaves out of its measure
_LEAST_PX, _NAMES_SHARE = 64, 0.48  # of a name's column; of the width for all of them
NEAREST = "nearest misses"  # no code of a finding has a blank


class LeftOutModel(QAbstractTableModel):
    """Machines that left the way, filtered by reason and by text."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._all: Sequence[LeftOut] = ()
        self._nearest: Sequence[LeftOut] = ()
        self.rows: list[LeftOut] = []
        self._reason, self._text = "", ""

    def show(self, machines: Sequence[LeftOut], nearest: Sequence[LeftOut] = ()) -> None:
        """Show other machines under the filters as they are; nearest: those out by least."""
        self._all, self._nearest = machines, nearest
        self._arrange()

    def filter(self, *, reason: str | None = None, text: str | None = None) -> None:
        """Keep machines left out for `reason` first that hold every word.

        An empty reason is any; NEAREST keeps those that were left out by least.
        """
        self._reason = self._reason if reason is None else reason
        self._text = self._text if text is None else text
        self._arrange()

    def _arrange(self) -> None:
        wanted = self._text.casefold().split()
        rows = [
            machine
            for machine in (self._nearest if self._reason == NEAREST else self._all)
            if self._reason in ("", NEAREST, reason_of(machine))
            and all(word in _searched(machine) for word in wanted)
        ]
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many machines are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """Model, maker, number, and why."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            key = _COLUMNS[section]
            return self._words.text("report.left_out.why" if key == "why" else f"field.{key}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; the last one holds a sentence for every finding."""
        if not index.isValid():
            return None
        key = _COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), key)
            case Qt.ItemDataRole.ToolTipRole if key == "why":
                return tip(f"{self.text(index.row(), key)}\n{self.way_out(index.row())}".rstrip())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.text(index.row(), key))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: " + (
                    self.text(index.row(), key)
                )
            case Qt.ItemDataRole.ForegroundRole if key in ("maker", "id"):
                return QBrush(QColor(look.colours().muted))
        return None

    def text(self, row: int, key: str) -> str:
        """What a cell says."""
        machine = self.rows[row]
        if key == "why":
            return "\n".join(self._words.finding(finding) for finding in machine.findings)
        return str(value_of(machine.record, key))

    def way_out(self, row: int) -> str:
        """What would admit a machine, a line for each of its findings that says so."""
        words = self._words
        keys = [f"way_out.{finding.code}" for finding in self.rows[row].findings]
        return "\n".join(f"→ {words.text(key)}" for key in dict.fromkeys(keys) if words.has(key))


def _searched(machine: LeftOut) -> str:
    return "\n".join(str(value_of(machine.record, key)) for key in _SEARCHED).casefold()


class _Sentences(QStyledItemDelegate):
    """Cells with room above and below their lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        """A step more on either side; measured a little narrower than it is drawn."""
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -_PADDING_PX, 0)
        return super().sizeHint(narrow, index) + QSize(0, 2 * look.STEP_PX)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802  Qt's name
        """No line ends between a number and its unit."""
        super().initStyleOption(option, index)
        option.text = unparted(option.text)


class LeftOutTable(QTableView):
    """The list, with rows as high as their sentences."""

    def __init__(self, model: LeftOutModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted_px: list[int] = []
        self.setItemDelegate(_Sentences(self))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(look.ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.resizeRowsToContents)
        model.modelReset.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Sentences wrap anew."""
        super().resizeEvent(event)
        self._share()
        self._patience.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Ctrl+C copies the selected rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            lines = [
                "\t".join(" ".join(self._model.text(row, key).split()) for key in _COLUMNS)
                for row in rows
            ]
            QGuiApplication.clipboard().setText(as_typed("\n".join(lines) + "\n"))
        else:
            super().keyPressEvent(event)

    def _share(self) -> None:
        """The reasons have more than half of the width: names are cut before they are."""
        room = self.viewport().width() * _NAMES_SHARE
        share = min(room / sum(self._wanted_px), 1.0) if self._wanted_px else 1.0
        for section, wanted in enumerate(self._wanted_px):
            self.setColumnWidth(section, max(round(wanted * share), _LEAST_PX))

    @Slot()
    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self._wanted_px = []
        for key in _COLUMNS[:-1]:
            texts = [self._model.text(row, key) for row in range(self._model.rowCount())]
            longest = max(texts, key=len, default="")
            self._wanted_px.append(max(metrics.horizontalAdvance(longest) + 20, _LEAST_PX))
        self._share()
        if self.isVisible():
            self.resizeRowsToContents()
        else:
            self._patience.start()


class LeftOutPage(QWidget):
    """The list of machines left out, filtered by reason."""

    back_wanted = Signal()

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.model = LeftOutModel(words, self)
        self.title = PlainLabel(self)
        self.title.setProperty("role", "title")
        self.reasons = ElidedBox(self)
        self.reasons.setAccessibleName(words.text("report.left_out.reason"))
        self.reasons.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.reasons.currentIndexChanged.connect(self._filter)
        self.back = QPushButton(words.text("candidates.left_out.back"), self)
        self.back.clicked.connect(self.back_wanted)
        self.table = LeftOutTable(self.model, self)
        self.table.setAccessibleName(words.text("report.section.left_out"))
        top = QHBoxLayout()
        top.setSpacing(2 * look.STEP_PX)
        top.addWidget(self.title)
        top.addWidget(self.reasons)
        top.addStretch(1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.STEP_PX)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.way_out = selectable(self, "strip-info")
        self.way_out.hide()
        column.addWidget(self.way_out)
        self.table.selectionModel().currentRowChanged.connect(self._say_way_out)
        self.model.modelReset.connect(self._say_way_out)

    @Slot()
    def _say_way_out(self) -> None:
        """What would admit the machine of the focus, the first where there is none."""
        row = max(self.table.currentIndex().row(), 0)
        text = self.model.way_out(row) if row < self.model.rowCount() else ""
        self.way_out.setText(f"{self.model.text(row, 'model')}\n{text}" if text else "")
        self.way_out.setVisible(bool(text))

    def show_selection(self, selection: Selection) -> None:
        """List what this selection left out; the reason filtered by stays where it exists."""
        chosen = str(self.reasons.currentData() or "")
        self.reasons.blockSignals(True)
        self.reasons.clear()
        self.reasons.addItem(self._words.text("candidates.left_out.all"), "")
        near = nearest_misses(selection)
        if near:
            count = self._words.number(len(near))
            self.reasons.addItem(self._words.text("left_out.nearest", count=count), NEAREST)
        for code, machines in by_reason(selection).items():
            self.reasons.addItem(_counted(code, machines, self._words), code)
        self.reasons.setCurrentIndex(max(self.reasons.findData(chosen), 0))
        self.reasons.blockSignals(False)
        self.title.setText(
            self._words.text(
                "candidates.left_out.title", count=self._words.number(len(selection.left_out))
            )
        )
        self.model.filter(reason=str(self.reasons.currentData()))
        self.model.show(selection.left_out, near)

    def show_reason(self, code: str) -> None:
        """Keep those left out for one reason."""
        self.reasons.setCurrentIndex(max(self.reasons.findData(code), 0))

    @Slot()
    def _filter(self) -> None:
        self.model.filter(reason=str(self.reasons.currentData() or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Escape goes back to the ranking."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)


def _counted(code: str, machines: Sequence[LeftOut], words: Language) -> str:
    return f"{words.text(f'reason.{code}')} {words.number(len(machines))}"


def summary(selection: Selection, words: Language) -> tuple[str, list[str]]:
    """How many were left out, and each reason with its number, the most frequent first."""
    count = words.number(len(selection.left_out))
    reasons = [_counted(code, machines, words) for code, machines in by_reason(selection).items()]
    return words.text("candidates.left_out.count", count=count), reasons
