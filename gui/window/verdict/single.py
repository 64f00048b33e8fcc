"""One device of any product: its figures on the left, what the standards say on the right."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.standards.governing import rulings
from core.standards.judge import judge
from core.standards.library import Standards
from core.standards.project import Project, admit, answer_of
from core.standards.verdict import Outcome, Verdict
from core.standards.wording import Wording
from core.vocabulary.language import opened
from gui.window.parts import look
from gui.window.parts.strips import Strips, selectable
from gui.window.study.rows import QuietBox
from gui.window.verdict.form import InputForm
from gui.window.verdict.ladder import Ladder
from gui.window.verdict.products import ProductList
from gui.window.verdict.verdict_list import VerdictList

_WIDTHS_PX, _NARROW_WIDTHS_PX, _NARROW_PX = (250, 430), (170, 360), 1060  # list and form
_FIRST = "chiller"
_ROLES = {
    "verdict.admitted": "strip-good",
    "verdict.to_be_proved": "strip-warning",
    "verdict.excluded": "strip-bad",
}


class SinglePage(QWidget):
    """Search a product, type its figures, read the verdict; nothing needs to be pressed."""

    judged = Signal()

    def __init__(
        self, standards: Standards, wording: Wording, others: Wording, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._standards, self._wording = standards, wording
        self.verdicts: tuple[Verdict, ...] = ()
        self.products = ProductList(standards, wording, others, self)
        self.title = selectable(self, "heading")
        self.form = InputForm(standards, wording, self)
        self.rule = _Rule(wording, self)
        self.answer = _Answer(wording, self)
        middle = QVBoxLayout()
        middle.setSpacing(2 * look.STEP_PX)
        middle.addWidget(self.title)
        middle.addWidget(self.form, 1)
        middle.addWidget(self.rule)
        self._middle = holder = QWidget(self)
        holder.setLayout(middle)
        middle.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(4 * look.STEP_PX)
        row.addWidget(self.products)
        row.addWidget(holder)
        row.addWidget(self.answer, 1)
        self.products.chosen.connect(self._show_product)
        self.form.changed.connect(self._judge)
        self.rule.changed.connect(self._judge)
        self.products.choose(_FIRST if _FIRST in standards.products else standards.products[0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """In a narrow window list and form leave the answer its width."""
        super().resizeEvent(event)
        widths = _NARROW_WIDTHS_PX if self.width() < _NARROW_PX else _WIDTHS_PX
        for widget, width in zip((self.products, self._middle), widths, strict=True):
            widget.setFixedWidth(width)

    @Slot(str)
    def _show_product(self, product: str) -> None:
        self.title.setText(self._wording.name("product", product))
        self.form.show_product(product)

    @Slot()
    def _judge(self) -> None:
        product = self.products.product
        if not product:
            return
        day = self.rule.day
        self.verdicts = judge(self._standards, product, self.form.figures, day)
        self.answer.show_verdicts(self._standards, self.verdicts, self.rule)
        self.judged.emit()


class _Rule(QFrame):
    """The day, the kind of project, the tiers moved up, the written reason."""

    changed = Signal()

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        words = wording.language
        self.setProperty("role", "card")
        self.day_line = QLineEdit(date.today().isoformat(), self)
        self.day_line.setMinimumHeight(look.FIELD_PX)
        self.reason_of_day = selectable(self, "wrong-word")
        self.reason_of_day.setText(words.text("study.reason.no_date"))
        self.reason_of_day.hide()
        self.project_box = QuietBox(self)
        self.project_box.fill([(one.value, words.text(f"choice.{one}")) for one in Project])
        self.project_box.choose(Project.ORDINARY)
        self.moved_up = QCheckBox(words.text("field.tiers_move_up"), self)
        self.moved_up.setToolTip(words.text("help.tiers_move_up"))
        self.reason_line = QLineEdit(self)
        self.reason_line.setMinimumHeight(look.FIELD_PX)
        self.reason_line.setToolTip(words.text("help.override_reason"))
        form = QFormLayout(self)
        form.setContentsMargins(12, 10, 12, 10)
        for key, field in (
            ("judged_on", self.day_line), ("project_class", self.project_box),
            ("override_reason", self.reason_line),
        ):  # fmt: skip
            title = words.text(f"field.{key}")
            field.setAccessibleName(title)
            form.addRow(title, field)
            if field is self.day_line:
                form.addRow("", self.reason_of_day)
        form.addRow("", self.moved_up)
        self.day = date.today()
        self.day_line.textEdited.connect(self._read_day)
        self.project_box.activated.connect(self.changed)
        self.moved_up.toggled.connect(self.changed)
        self.reason_line.textEdited.connect(self.changed)

    @property
    def project(self) -> Project:
        """The kind of project."""
        return Project(self.project_box.currentData())

    @Slot(str)
    def _read_day(self, text: str) -> None:
        try:
            self.day = date.fromisoformat(text.strip().replace("/", "-").replace(".", "-"))
        except ValueError:
            self.reason_of_day.show()
            return
        self.reason_of_day.hide()
        self.changed.emit()


class _Answer(QScrollArea):
    """What governs in large words, the ladder, the project's answer, then every edition."""

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._wording = wording
        words = wording.language
        inside = QFrame(self)
        inside.setProperty("role", "panel")
        self.outcome = selectable(inside, "heading")
        self.why = selectable(inside, "muted")
        self.ladder = Ladder(wording, inside)
        self.admission = Strips(words, inside)
        self.answer = selectable(inside, "strip-good")
        self.verdict_list = VerdictList(words, inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2 * look.STEP_PX)
        for widget in (
            self.outcome, self.why, self.ladder, self.answer, self.admission, self.verdict_list,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(inside)

    def show_verdicts(
        self, standards: Standards, verdicts: tuple[Verdict, ...], rule: _Rule
    ) -> None:
        """Show what the editions say, and whether the project may use it."""
        wording, words = self._wording, self._wording.language
        found = rulings(verdicts)
        asked = [one for one in verdicts if one.outcome is Outcome.CANNOT_BE_JUDGED]
        main = found[0].governs if found else (asked[0] if asked else None)
        if main is None:
            self.outcome.setText(words.text("verdict_page.nothing"))
            self.why.setText("")
        else:
            beside = [one for one in found[0].beside if found[0].side_by_side] if found else []
            said = dict.fromkeys(map(wording.outcome, (main, *beside)))
            self.outcome.setText(opened(" · ".join(said)))
            self.why.setText(wording.reason(main))
        self.ladder.show_verdict(main if main is not None and main.judged else None)
        admission = admit(
            verdicts, rule.project,
            override_reason=rule.reason_line.text(), stage_up=rule.moved_up.isChecked(),
        )  # fmt: skip
        judged = bool(found) or rule.project is not Project.ORDINARY
        answer = words.text(answer_of(admission))
        project = words.text(f"choice.{rule.project}")
        self.answer.setText(words.text("report.named", title=project, value=answer))
        role = _ROLES[answer_of(admission)]
        if self.answer.property("role") != role:
            self.answer.setProperty("role", role)
            self.answer.style().unpolish(self.answer)
            self.answer.style().polish(self.answer)
        self.answer.setVisible(judged)
        self.admission.show_findings(admission.findings if judged else ())
        self.verdict_list.show_verdicts(standards, verdicts, said=admission.findings)
