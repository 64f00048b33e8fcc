"""The verdicts on one device: what governs, then every edition with its look-up to unfold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.report.compliance import gates_of
from core.report.wording import cell
from core.standards import evidence
from core.standards.governing import rulings
from core.standards.library import Standards
from core.standards.verdict import Outcome, Verdict
from core.standards.wording import Wording, alike
from core.vocabulary.finding import Finding
from core.vocabulary.finding_subjects import by_cause
from core.vocabulary.language import Language
from core.vocabulary.quantity import with_unit
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.strips import selectable
from gui.window.verdict.badge import ground_of


class VerdictList(QWidget):
    """Editions below each other; the widgets are used again and again."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: list[Entry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * look.STEP_PX)
        self.governs = selectable(self, "plain")
        self.notes = selectable(self, "muted")
        self._column.addWidget(self.governs)
        self._column.addWidget(self.notes)

    def show_verdicts(
        self, standards: Standards, verdicts: Sequence[Verdict], said: Sequence[Finding] = ()
    ) -> None:
        """Show what speaks of the device; editions that do not are left away.

        said: findings that are shown elsewhere and need not be repeated.
        """
        wording = Wording(self._words, standards)
        shown = [one for one in verdicts if one.outcome is not Outcome.OUT_OF_SCOPE] or [*verdicts]
        while len(self._entries) < len(shown):
            entry = Entry(self._words, self)
            self._entries.append(entry)
            self._column.insertWidget(self._column.count() - 1, entry)
        for at, entry in enumerate(self._entries):
            entry.setVisible(at < len(shown))
            if at < len(shown):
                entry.show_verdict(shown[at], wording)
        self._say_what_governs(verdicts, wording)
        findings = [one for verdict in shown for one in verdict.findings if one not in said]
        notes = list(map(self._words.finding, by_cause(evidence.own(findings))))
        concerned = evidence.concerned(shown)
        if concerned:
            listed = ", ".join(map(self._words.cited, concerned))
            notes.append(self._words.text("report.evidence.limits", concerned=listed))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def _say_what_governs(self, verdicts: Sequence[Verdict], wording: Wording) -> None:
        text = self._words.text
        lines = [
            text(
                "report.compliance.beside" if ruling.side_by_side else "report.compliance.governs",
                edition=self._words.cited(ruling.governs.edition),
                outcome=wording.outcome(ruling.governs),
            )
            for ruling in rulings(verdicts)
        ]
        self.governs.setText("\n".join(lines))
        self.governs.setVisible(bool(lines))

    def texts(self) -> list[str]:
        """What is shown, from the top."""
        shown = [entry for entry in self._entries if not entry.isHidden()]
        told = [text for entry in shown for text in entry.texts()]
        return [self.governs.text(), *told, self.notes.text()]


class Entry(QFrame):
    """One edition: its badge, required and actual, and the look-up to unfold."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.badge = PlainLabel(self)
        self.badge.setProperty("role", "badge")
        self.edition = selectable(self, "plain")
        self.figures = selectable(self, "muted")
        self.notes = selectable(self, "muted")
        self.trace = selectable(self, "muted")
        self.unfold = QToolButton(self)
        self.unfold.setProperty("role", "link")
        self.unfold.setCheckable(True)
        self.unfold.setText(words.text("verdict.trace"))
        self.unfold.toggled.connect(self._unfold)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2 * look.STEP_PX)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.edition, 1)
        head.addWidget(self.unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        column.addLayout(head)
        for widget in (self.figures, self.notes, self.trace):
            column.addWidget(widget)
        self.trace.hide()

    def show_verdict(self, verdict: Verdict, wording: Wording) -> None:
        """Show what an edition says."""
        words = wording.language
        outcome = wording.outcome(verdict)
        self.badge.setText(outcome)
        _set_role(self.badge, f"badge-{ground_of(verdict)}")
        place = " · ".join(part for part in (evidence.marked(verdict), verdict.place) if part)
        place = words.cited(place)
        self.edition.setText(place)
        self.figures.setText(_figures(verdict, wording))
        notes = [mark] if (mark := wording.mark(verdict)) else []
        notes += [words.text("verdict.on_condition")] if verdict.conditional else []
        if verdict.decided_by not in ("", verdict.row):
            notes.append(words.text("verdict.other_path", row=words.cited(verdict.decided_by)))
        notes += wording.doubts(verdict)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        lines = [f"{n}. {step}" for n, step in enumerate(wording.trace(verdict), 1)]
        self.trace.setText("\n".join(lines))
        self.unfold.setAccessibleName(f"{self.unfold.text()}: {place}")
        self.setAccessibleName(f"{place}: {outcome}")

    @Slot(bool)
    def _unfold(self, on: bool) -> None:
        self.trace.setVisible(on)

    def texts(self) -> list[str]:
        """What is shown of the edition."""
        labels = (self.badge, self.edition, self.figures, self.notes, self.trace)
        return [label.text() for label in labels if not label.isHidden()]


def _set_role(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
        label.updateGeometry()


def _figures(verdict: Verdict, wording: Wording) -> str:
    words = wording.language
    if not verdict.judged:
        return wording.reason(verdict)
    said = [wording.name("metric", verdict.metric)]
    values = (verdict.required, verdict.actual, verdict.margin)
    shown = alike(values, verdict.unit)
    for key, value, number in zip(("required", "actual", "margin"), values, shown, strict=True):
        if value is not None:
            said.append(f"{words.text(f'verdict.{key}')} {with_unit(number, verdict.unit)}")
    said += [cell(gate, words) for gate in gates_of(wording.standards, verdict)]
    return words.text("verdict.separator").join(said)
