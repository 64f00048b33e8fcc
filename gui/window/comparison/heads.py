"""The heads of the comparison's columns: the machine, whether it is the reference, a way out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import Language
from core.quantity import Kind
from core.selection import Candidate
from gui.window import look
from gui.window.session import COMPARED_MOST

_GAP_PX = 2 * look.STEP_PX


def name_of(candidate: Candidate) -> str:
    """A candidate in one line."""
    return f"{candidate.place} · {candidate.record.maker} {candidate.record.model}"


class Head(QFrame):
    """One machine above its column."""

    remove_wanted = Signal(str)
    reference_wanted = Signal(str)

    def __init__(self, words: Language, group: QButtonGroup, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._id = words, ""
        self.setProperty("role", "card")
        self.model = _label(self, "title")
        self.maker = _label(self, "muted")
        self.units = _label(self, "muted")
        self.reference = QRadioButton(words.text("comparison.reference"), self)
        self.reference.setToolTip(words.text("help.reference"))
        self.reference.clicked.connect(lambda: self.reference_wanted.emit(self._id))
        group.addButton(self.reference)
        self.remove = QToolButton(self)
        self.remove.setText("×")
        self.remove.setProperty("role", "link")
        self.remove.setToolTip(words.text("comparison.remove"))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._id))
        top = QHBoxLayout()
        top.setSpacing(look.STEP_PX)
        top.addWidget(self.model, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 8)
        column.setSpacing(2)
        column.addLayout(top)
        for widget in (self.maker, self.units, self.reference):
            column.addWidget(widget)

    def show_machine(self, candidate: Candidate, is_reference: bool) -> None:
        """Show another machine, or the same with other figures."""
        self._id = candidate.record.id
        self.model.setText(f"{candidate.place} · {candidate.record.model}")
        self.maker.setText(f"{candidate.record.maker} · {candidate.record.id}")
        capacity = self._words.quantity(candidate.outcome.unit_capacity_w, Kind.COOLING_POWER)
        self.units.setText(
            self._words.text("report.units_of", units=str(candidate.units), capacity=capacity)
        )
        self.reference.setChecked(is_reference)
        name = name_of(candidate)
        self.reference.setAccessibleName(f"{self._words.text('comparison.reference')}: {name}")
        self.remove.setAccessibleName(f"{self._words.text('comparison.remove')}: {name}")


class Heads(QWidget):
    """As many heads as there are machines, above columns of the same width."""

    remove_wanted = Signal(str)
    reference_wanted = Signal(str)

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self.heads = [Head(words, self._group, self) for _ in range(COMPARED_MOST)]
        for head in self.heads:
            head.remove_wanted.connect(self.remove_wanted)
            head.reference_wanted.connect(self.reference_wanted)
            self._row.addWidget(head, 1)

    def show_machines(self, machines: Sequence[Candidate], reference: Candidate | None) -> None:
        """Show these machines; none is checked where the reference is not among them."""
        self._group.setExclusive(False)
        for head, machine in zip(self.heads, machines, strict=False):
            head.show_machine(
                machine, reference is not None and machine.record.id == reference.record.id
            )
        for at, head in enumerate(self.heads):
            head.setVisible(at < len(machines))
        self._group.setExclusive(True)

    def stand_above(self, names_px: int, bar_px: int) -> None:
        """Stand above the machines' columns, between the names and the scroll bar."""
        self._row.setContentsMargins(names_px, 0, bar_px, 0)


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
