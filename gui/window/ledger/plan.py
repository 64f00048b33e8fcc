"""The plan year by year: its settings, what is bought, and what the plant comes to."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.ledger.disposal import outgoing
from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import Diagnosed, Planned
from gui.program.ledger.disposal_text import heads, rows
from gui.program.ledger.ledger_text import LedgerText
from gui.program.ledger.plan_rows import PlanTable, plan_table, spent_by_state
from gui.window.ledger.plan_bars import PlanBars
from gui.window.ledger.session import LedgerSession
from gui.window.ledger.settings_form import SettingsForm
from gui.window.parts import look
from gui.window.parts.strips import selectable

_FORM_PX = 284
_OUTGOING_MOST = 200  # rows of the disposal list; all are in the command's table


class PlanTab(QWidget):
    """Settings at the left, the plan at the right; it follows every edit."""

    def __init__(self, session: LedgerSession, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.form = SettingsForm(session.document, words, self)
        scrolled = QScrollArea(self)
        scrolled.setWidgetResizable(True)
        bar = scrolled.verticalScrollBar().sizeHint().width()
        scrolled.setFixedWidth(max(_FORM_PX, self.form.minimumSizeHint().width() + bar))
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self.form)
        row.addWidget(scrolled)
        self._shown = QScrollArea(self)
        self._shown.setWidgetResizable(True)
        row.addWidget(self._shown, 1)
        self.table: QTableWidget | None = None
        self.outgoing: QTableWidget | None = None  # what goes out
        session.diagnosed.connect(self.show_plan)
        self.show_plan()

    @Slot()
    def show_plan(self) -> None:
        """Show the plan that was made, or why there is none."""
        inner = QWidget(self._shown)
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2 * look.STEP_PX)
        found = self._session.found
        self.table = None
        if found is None or found.planned is None:
            key = "too_many" if found is not None and found.too_many else "no_budget"
            self._say(column, inner, self._words.text(f"ledger_plan.{key}"), "strip-info")
        else:
            self._fill(column, inner, found, found.planned)
        column.addStretch(1)
        self._shown.setWidget(inner)

    def _fill(self, column: QVBoxLayout, inner: QWidget, found: Diagnosed, made: Planned) -> None:
        words, plan = self._words, made.plan
        text = LedgerText(words, self._session.program.grader.standards, found.rules)
        for line in text.unplaced(found.found, plan):
            self._say(column, inner, line, "strip-warning")
        if plan.hits_lacking:
            yuan = words.sum_said(plan.hits_lacking)
            self._say(column, inner, words.text("ledger_plan.lacking", yuan=yuan), "strip-warning")
        years = [one.year for one in plan.years]
        budgets = [one.budget for one in plan.years]
        column.addWidget(PlanBars(years, budgets, spent_by_state(found, made), words, inner))
        first = words.text("ledger_report.plan")
        self.table = _table(first, plan_table(found, made, words), inner)
        self.table.setAccessibleName(words.text("tab.plan"))
        column.addWidget(self.table)
        self._say(column, inner, text.rule(plan, found.document.settings, found.found), "muted")
        for key, ids in (
            ("left", plan.left), ("not_planned", tuple(plan.not_planned)), ("loses", plan.loses),
        ):  # fmt: skip
            if ids:
                listed = " ".join(ids[:40]) + (" …" if len(ids) > 40 else "")
                said = words.text(f"ledger_plan.{key}", count=words.number(len(ids)), ids=listed)
                self._say(column, inner, said, "muted")
        several = outgoing(found.found, plan)
        if several:
            self._say(column, inner, words.text("ledger_disposal.title"), "group")
            shown = [tuple(map(str, row)) for row in rows(several[:_OUTGOING_MOST], text)]
            first, *others = heads(text)
            content = PlanTable(heads=tuple(others), rows=tuple(shown))
            self.outgoing = _table(first, content, inner, of_texts=True)
            self.outgoing.setAccessibleName(words.text("ledger_disposal.title"))
            column.addWidget(self.outgoing)
            self._say(column, inner, words.text("ledger_disposal.note"), "muted")

    @staticmethod
    def _say(column: QVBoxLayout, inner: QWidget, text: str, role: str) -> None:
        label = selectable(inner, role)
        label.setText(text)
        column.addWidget(label)


def _table(
    first: str, content: PlanTable, parent: QWidget, *, of_texts: bool = False
) -> QTableWidget:
    """All rows at once; a column is as wide as its widest figure or text, and none is shortened.

    first: head of the titles of the rows. Where the columns are wider than the room they are
    scrolled sideways.
    """
    table = QTableWidget(len(content.rows), len(content.heads) + 1, parent)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    side = Qt.AlignmentFlag.AlignLeft if of_texts else Qt.AlignmentFlag.AlignRight
    for column, text in enumerate((first, *content.heads)):
        head = QTableWidgetItem(text)
        at = side if column else Qt.AlignmentFlag.AlignLeft
        head.setTextAlignment(at | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalHeaderItem(column, head)
    for row, texts in enumerate(content.rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)
    header, modes = table.horizontalHeader(), QHeaderView.ResizeMode
    header.setSectionResizeMode(modes.ResizeToContents)
    table.setTextElideMode(Qt.TextElideMode.ElideNone)
    table.verticalHeader().setDefaultSectionSize(look.ROW_PX)
    high = header.sizeHint().height() + look.ROW_PX * len(content.rows) + 4
    high += table.horizontalScrollBar().sizeHint().height()
    header.setStretchLastSection(of_texts)
    table.setFixedHeight(high)
    return table
