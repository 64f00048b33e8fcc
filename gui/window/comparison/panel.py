"""The panel that puts two to four candidates side by side."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.report.wording import cell
from core.report.yardstick import machine_name, yardstick_name
from core.selection.savings import Yardstick, yardstick
from core.selection.selection import Candidate, Selection
from gui.window.comparison.heads import Heads, name_of
from gui.window.comparison.model import BEST, ComparisonModel
from gui.window.comparison.rows import rows_of
from gui.window.comparison.table import ComparisonTable
from gui.window.document.session import COMPARED_MOST, Session
from gui.window.parts import look
from gui.window.parts.elided_box import ElidedBox
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings

LEAST = 2
_FIRST = 3
_ADD_CHARACTERS = 14
_LOW_PX = 360  # less high, the heads would leave the table a row or two


class ComparisonPanel(QWidget):
    """Candidates as columns, figures as rows, one of them the reference."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._words = settings.reader_of(session.document.study)
        self._said_in_table = False  # what savings are measured against heads its first rows
        words = self._words
        self.model = ComparisonModel(words, self)
        self.differences = QCheckBox(words.text("comparison.differences"), self)
        self.best = PlainLabel(f"{BEST} {words.text('comparison.best')}", self)
        self.best.setProperty("role", "muted")
        self.add = ElidedBox(self)
        self.add.setPlaceholderText(words.text("comparison.add"))
        self.add.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.add.setMinimumContentsLength(_ADD_CHARACTERS)
        self.add.setAccessibleName(words.text("comparison.add"))
        self.automatic = QPushButton(words.text("comparison.automatic"), self)
        self.automatic.setToolTip(words.text("help.reference"))
        self.against = PlainLabel(self)
        self.against.setProperty("role", "muted")
        self.missing = PlainLabel(self)
        self.missing.setProperty("role", "strip-warning")
        self.heads = Heads(words, self)
        self.table = ComparisonTable(self.model, self)
        self.table.setAccessibleName(words.text("tab.comparison"))
        self.how = PlainLabel(self)
        self.first_three = QPushButton(words.text("comparison.first_three"), self)
        self.first_three.setProperty("role", "main")
        for label in (self.against, self.missing, self.how):
            label.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        step = look.STEP_PX
        top = QHBoxLayout()
        top.setSpacing(2 * step)
        top.addWidget(self.add)
        top.addWidget(self.differences)
        top.addWidget(self.best)
        top.addStretch(1)
        top.addWidget(self.automatic)
        self.side_by_side = QWidget(self)
        column = QVBoxLayout(self.side_by_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * step)
        column.addLayout(top)
        column.addWidget(self.against)
        column.addWidget(self.heads)
        column.addWidget(self.table, 1)
        self.too_few = QWidget(self)
        sentence = QVBoxLayout(self.too_few)
        sentence.setContentsMargins(4 * step, 6 * step, 4 * step, 0)
        sentence.setSpacing(3 * step)
        sentence.addWidget(self.how)
        button = QHBoxLayout()
        button.addWidget(self.first_three)
        button.addStretch(1)
        sentence.addLayout(button)
        sentence.addStretch(1)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.side_by_side)
        self.pages.addWidget(self.too_few)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * step, 2 * step, 3 * step, 3 * step)
        whole.setSpacing(2 * step)
        whole.addWidget(self.missing)
        whole.addWidget(self.pages, 1)

    def _connect(self) -> None:
        session = self._session
        session.selected.connect(self._show)
        session.compared_changed.connect(self._show)
        self.differences.toggled.connect(self.model.keep_differences)
        self.add.activated.connect(self._add)
        self.automatic.clicked.connect(self._choose_reference_automatically)
        self.first_three.clicked.connect(self._compare_first)
        self.heads.remove_wanted.connect(self._remove)
        self.heads.reference_wanted.connect(self._refer)
        self.table.room_changed.connect(self.heads.stand_above)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where it is low the figures go before what their first row says again."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        low = self.height() < _LOW_PX
        self.heads.stand_low(low)
        self.against.setHidden(low and self._said_in_table)

    @Slot()
    def _show(self) -> None:
        selection = self._session.selection
        if selection is None:
            self.missing.hide()
            self.how.setText("")
            self.first_three.hide()
            self.pages.setCurrentWidget(self.too_few)
            return
        machines = self._session.compared
        self._tell_missing(selection)
        if len(machines) < LEAST:
            self._tell_how(selection, machines)
            self.pages.setCurrentWidget(self.too_few)
            return
        self.heads.show_machines(machines, selection.reference)
        self.model.show([name_of(c) for c in machines], rows_of(selection, machines, self._words))
        self._fill_add(selection, machines)
        self._tell_reference(selection)
        self.pages.setCurrentWidget(self.side_by_side)

    def _tell_how(self, selection: Selection, machines: tuple[Candidate, ...]) -> None:
        words, fit = self._words, len(selection.candidates)
        text = words.text("comparison.how")
        if machines:
            chosen = words.text("comparison.chosen", machine=name_of(machines[0]))
            text = f"{text}\n{chosen}"
        self.how.setText(text if fit >= LEAST else words.text("comparison.too_few"))
        self.first_three.setVisible(fit >= LEAST)

    def _tell_missing(self, selection: Selection) -> None:
        """Say which marked machines are no candidates at present, and why."""
        present = {c.id for c in self._session.compared}
        lost = [
            self._words.text(
                "comparison.left_out",
                machine=machine_name(one.record).text,
                why=self._words.finding(one.findings[0]),
            )
            for one in selection.left_out
            if one.record.id in self._session.marked and one.record.id not in present
        ]
        self.missing.setText("\n".join(lost))
        self.missing.setVisible(bool(lost))

    def _tell_reference(self, selection: Selection) -> None:
        wanted, which = selection.study.economics.reference, yardstick(selection)
        self.automatic.setVisible(wanted is not None)
        name = yardstick_name(selection)
        lost = wanted is not None and which is not Yardstick.CHOSEN
        self._said_in_table = which is not None and name is not None and not lost
        self._fold()
        if which is None or name is None:
            self.against.setText(self._words.text("comparison.against.none"))
            return
        key = "lost" if lost else str(which)
        self.against.setText(
            self._words.text(f"comparison.against.{key}", machine=cell(name, self._words))
        )

    def _fill_add(self, selection: Selection, machines: tuple[Candidate, ...]) -> None:
        compared = {c.id for c in machines}
        others = [c for c in selection.candidates if c.id not in compared]
        self.add.clear()
        for candidate in others:
            self.add.addItem(name_of(candidate), candidate.id)
        widest = self.add.view().sizeHintForColumn(0)
        self.add.view().setMinimumWidth(widest + 2 * look.FIELD_PX)
        self.add.setCurrentIndex(-1)
        self.add.setEnabled(bool(others) and len(machines) < COMPARED_MOST)

    @Slot(int)
    def _add(self, index: int) -> None:
        self._session.compare(str(self.add.itemData(index)), True)

    @Slot(str)
    def _remove(self, device_id: str) -> None:
        self._session.compare(device_id, False)

    @Slot(str)
    def _refer(self, device_id: str) -> None:
        self._session.document.edit("economics", "reference", device_id)

    @Slot()
    def _choose_reference_automatically(self) -> None:
        self._session.document.edit("economics", "reference", None)

    @Slot()
    def _compare_first(self) -> None:
        selection = self._session.selection
        if selection:
            for candidate in selection.candidates[:_FIRST]:
                self._session.compare(candidate.id, True)
