"""Findings as strips with a coloured edge by severity; the strips are used again and again."""

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
_Strip = tuple[str, str]  # its text, and the code of its finding


class Strips(QWidget):
    """A column of strips; more are made when needed and hidden when not."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._pools: dict[str, list[QLabel]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        self._columns = {}
        for role in dict.fromkeys(_ROLES.values()):
            part = QVBoxLayout()
            part.setSpacing(look.STEP_PX)
            column.addLayout(part)
            self._columns[role] = part
            self._pools[role] = []

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, the weightiest first."""
        texts: dict[str, list[_Strip]] = {role: [] for role in self._pools}
        for finding in sorted(findings, key=rank_of):
            texts[_ROLES[finding.severity]].append((self._said(finding), finding.code))
        self._show(texts)

    def show_warnings(self, sentences: Sequence[str]) -> None:
        """Show sentences as cautions."""
        self._show({"strip-warning": [(f"▲ {sentence}", "") for sentence in sentences]})

    def texts(self) -> list[str]:
        """What is shown, from the top."""
        labels = [label for pool in self._pools.values() for label in pool]
        return [label.text() for label in labels if not label.isHidden()]

    def _said(self, finding: Finding) -> str:
        """What, with its figures, and by which source."""
        sentence = self._words.finding(finding)
        if finding.severity in _ALERTS:
            sentence = f"▲ {sentence}"
        elif finding.severity is Severity.ASSUMED:
            word = self._words.text(f"severity.{finding.severity.value}")
            sentence = self._words.text("device.assumed", word=word, sentence=sentence)
        return f"{sentence}\n{self._words.cited(finding.source)}" if finding.source else sentence

    def _show(self, texts: dict[str, list[_Strip]]) -> None:
        for role, pool in self._pools.items():
            wanted = texts.get(role, [])
            while len(pool) < len(wanted):
                pool.append(self._strip(role))
            for at, label in enumerate(pool):
                if at < len(wanted):
                    text, code = wanted[at]
                    label.setProperty(FINDING, code)
                    if label.text() != text:
                        label.setText(text)
                        label.setAccessibleName(text)
                if label.isHidden() == (at < len(wanted)):
                    label.setVisible(at < len(wanted))

    def _strip(self, role: str) -> QLabel:
        label = selectable(self, role)
        self._columns[role].addWidget(label)
        return label


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
