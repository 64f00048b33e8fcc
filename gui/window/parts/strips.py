"""Findings and other sentences as strips with a coloured edge by their weight."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.vocabulary.finding import Finding, Severity
from core.vocabulary.finding_subjects import Subject, by_subject, rank_of
from core.vocabulary.language import Language
from gui.window.manual.topics import FINDING
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel

_ROLES = {
    Severity.EXCLUDES: "strip-bad",
    Severity.WARNING: "strip-warning",
    Severity.ASSUMED: "strip-warning",
    Severity.INFO: "strip-info",
}
_ALERTS = (Severity.EXCLUDES, Severity.WARNING)
_Strip = tuple[str, str, str]  # its role, its text, and the code of its finding


class Strips(QWidget):
    """Sentences under each other, each with a coloured edge; their labels are used again."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._pools: dict[str, list[QLabel]] = {}
        self._shown: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.STEP_PX)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, the weightiest first."""
        self._show(
            [(_ROLES[one.severity], self._said(one), one.code)
             for one in sorted(findings, key=rank_of)]
        )  # fmt: skip

    def show_warnings(self, sentences: Sequence[str]) -> None:
        """Show sentences as cautions."""
        self._show([("strip-warning", f"▲ {sentence}", "") for sentence in sentences])

    def say(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Show sentences in their order, as pairs of role and text."""
        self._show([(role, text, "") for role, text in sentences])

    def texts(self) -> list[str]:
        """What is shown, from the top."""
        return [label.text() for label in self._shown]

    def _said(self, finding: Finding) -> str:
        """What, with its figures, and by which source."""
        sentence = self._words.finding(finding)
        if finding.severity in _ALERTS:
            sentence = f"▲ {sentence}"
        elif finding.severity is Severity.ASSUMED:
            word = self._words.text(f"severity.{finding.severity.value}")
            sentence = self._words.text("device.assumed", word=word, sentence=sentence)
        return f"{sentence}\n{self._words.cited(finding.source)}" if finding.source else sentence

    def _show(self, strips: Sequence[_Strip]) -> None:
        used = Counter[str]()
        labels = []
        for role, text, code in strips:
            label = self._of_role(role, used[role])
            used[role] += 1
            label.setProperty(FINDING, code)
            if label.text() != text:
                label.setText(text)
                label.setAccessibleName(text)
            labels.append(label)
        if labels != self._shown:
            self._put(labels)
        self.setVisible(bool(labels))

    def _of_role(self, role: str, at: int) -> QLabel:
        """The one so far down of a role: a label keeps its role, for the padding comes with it."""
        pool = self._pools.setdefault(role, [])
        if at == len(pool):
            pool.append(selectable(self, role))
        return pool[at]

    def _put(self, labels: list[QLabel]) -> None:
        for label in self._shown:
            self._column.removeWidget(label)
            label.setVisible(label in labels)
        for label in labels:
            self._column.addWidget(label)
            label.show()
        self._shown = labels


class BySubject(QWidget):
    """Strips under a heading for each subject that something is to be said of."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        self._parts: dict[Subject, tuple[QLabel, Strips]] = {}
        for subject in Subject:
            heading, strips = selectable(self, "small"), Strips(words, self)
            heading.setText(words.text(f"subject.{subject.value}"))
            column.addWidget(heading)
            column.addWidget(strips)
            self._parts[subject] = heading, strips

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these by subject, the weightiest of each first."""
        found = by_subject(findings)
        for subject, (heading, strips) in self._parts.items():
            several = found.get(subject, ())
            strips.show_findings(several)
            for widget in (heading, strips):
                widget.setVisible(bool(several))

    def texts(self) -> list[str]:
        """What is shown, from the top, without the headings."""
        return [text for _, strips in self._parts.values() for text in strips.texts()]


def selectable(parent: QWidget, role: str) -> QLabel:
    """A label whose text wraps and can be selected and copied."""
    label = PlainLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label
