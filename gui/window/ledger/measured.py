"""Measured energy against what is expected: a file read, its periods, the days outside."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import Diagnosed
from gui.program.ledger.measured_found import MeasuredFound, of_ledger
from gui.program.ledger.measured_text import COLUMNS, headline, heads, model_said, rows
from gui.window.ledger.session import LedgerSession
from gui.window.parts import look
from gui.window.parts.empty_state import EmptyState
from gui.window.parts.strips import selectable
from gui.window.parts.work import Ticket, Work

_ROWS_MOST = 5000
_TABLES = "CSV, XLSX, Parquet (*.csv *.txt *.xlsx *.xls *.parquet)"
_RIGHT = frozenset(["measured", "expected", "deviation", "band"])


class MeasuredTab(QWidget):
    """Held against the diagnosis as it stands; read anew with every edit."""

    read = Signal()  # a file was chosen
    failed = Signal(object)  # a Problem

    def __init__(self, session: LedgerSession, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.shown: MeasuredFound | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2 * look.STEP_PX)
        self.empty = EmptyState(
            "meter", words.text("ledger_measured.empty"), words.text("ledger_measured.hint"),
            words.text("action.import_measured"), self,
        )  # fmt: skip
        self.empty.wanted.connect(self.ask)
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        self.choose = QPushButton(words.text("action.import_measured"), self)
        self.choose.clicked.connect(self.ask)
        self.replaced = QLineEdit(self)
        self.replaced.setPlaceholderText(words.text("ledger_measured.replaced"))
        self.replaced.setToolTip(words.text("ledger_measured.replaced.help"))
        self.replaced.setAccessibleName(words.text("ledger_measured.replaced"))
        self.replaced.editingFinished.connect(self.refresh)
        row.addWidget(self.choose)
        row.addWidget(self.replaced, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._head)
        self.said = selectable(self, "muted")
        column.addWidget(self.said)
        self.table = _table(words, self)
        column.addWidget(self.table, 1)
        for widget in (self._head, self.said, self.table):
            widget.hide()
        self._work = Work(self)
        self._work.done.connect(self._show)
        self._work.failed.connect(self.failed)
        session.diagnosed.connect(self.refresh)
        self.refresh()

    @Slot()
    def ask(self) -> None:
        """Ask for a file of measured energy."""
        folder = str(self._session.document.folder)
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), folder, _TABLES)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Hold that file against what is expected."""
        self._session.measured = path
        self.read.emit()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Hold the file against the diagnosis there is."""
        found, path = self._session.found, self._session.measured
        if found is not None and path is not None:
            ids = frozenset(self.replaced.text().replace(",", " ").split())
            self._work.start(_compare, path, found, ids)

    @Slot(object)
    def _show(self, made: MeasuredFound) -> None:
        words, found = self._words, self._session.found
        self.shown = made
        names = {} if found is None else {one.asset.id: one.asset.name for one in found.found}
        models = [
            f"{one.asset_id}: {said}" for one in made.found if (said := model_said(one, words))
        ]
        parts = [f"{made.name} – {headline(made.found, words)}", *models]
        if made.file.faults:
            count = str(len(made.file.faults))
            parts.append(words.text("ledger_measured.faults", count=count))
        if made.file.other_columns:
            others = ", ".join(made.file.other_columns)
            parts.append(words.text("ledger_measured.others", columns=others))
        self.said.setText("\n".join([*parts, words.text("ledger_measured.note")]))
        colours = look.colours()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        several = list(rows(made.found, names, words))[:_ROWS_MOST]
        every = [said for one in made.found for said in (one.whole, *one.months, *one.later)]
        self.table.setRowCount(len(several))
        for at, (cells, one) in enumerate(zip(several, every, strict=False)):
            for place, (key, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
                text = words.number(cell) if isinstance(cell, int | float) else str(cell)
                item = QTableWidgetItem(text)
                if key in _RIGHT:
                    item.setTextAlignment(right)
                if key == "says" and one.is_outside:
                    item.setForeground(QColor(colours.bad))
                item.setToolTip(str(cell))
                self.table.setItem(at, place, item)
        self.empty.hide()
        for widget in (self._head, self.said, self.table):
            widget.show()


def _table(words: Language, parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, len(COLUMNS), parent)
    table.setHorizontalHeaderLabels(heads(words))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(look.ROW_PX)
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAccessibleName(words.text("tab.measured"))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def _compare(_: Ticket, path: Path, found: Diagnosed, ids: frozenset[str]) -> MeasuredFound:
    return of_ledger(path, found, ids)
