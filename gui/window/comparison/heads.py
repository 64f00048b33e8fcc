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

from core.machines.device import UNNAMED, is_class
from core.report.cells import makers_of, models_of, units_of
from core.report.wording import cell
from core.selection.selection import Candidate
from core.vocabulary.language import Language
from gui.window.document.session import COMPARED_MOST
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel, tip

_GAP_PX = look.STEP_PX
_CLOSE_PX = 20


def name_of(candidate: Candidate) -> str:
    """A candidate in one line."""
    return f"{candidate.place} · {candidate.name}"


class Head(QFrame):
    """One machine above its column."""

    remove_wanted = Signal(str)
    reference_wanted = Signal(str)

    def __init__(self, words: Language, group: QButtonGroup, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._id, self._low = words, "", False
        self.setProperty("role", "card")
        self.place = _label(self, "small")
        self.model = _label(self, "title")
        self.maker = _label(self, "muted")
        self.units = _label(self, "muted")
        self.reference = QRadioButton(words.text("comparison.reference"), self)
        self.reference.setToolTip(words.text("help.reference"))
        self.reference.clicked.connect(lambda: self.reference_wanted.emit(self._id))
        group.addButton(self.reference)
        self.remove = QToolButton(self)
        self.remove.setText("×")
        self.remove.setFixedSize(_CLOSE_PX, _CLOSE_PX)
        self.remove.setProperty("role", "link")
        self.remove.setToolTip(words.text("comparison.remove"))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._id))
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.place)
        names.addWidget(self.model)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 4, 3, 6)
        column.setSpacing(1)
        column.addLayout(top)
        for widget in (self.maker, self.units):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.reference)

    def show_machine(self, candidate: Candidate, is_reference: bool) -> None:
        """Show another machine, or the same with other figures."""
        self._id = candidate.id
        place = f"{candidate.place}{'=' if candidate.tied else ''}"
        # The id of a class is a key of the program's; that of a device is in the maker's lists.
        plain = candidate.is_mixed or is_class(candidate.record)
        self.place.setText(place if plain else f"{place} · {candidate.id}")
        self.model.setText(models_of(candidate))
        makers = [one for one in makers_of(candidate) if one != UNNAMED]
        self.maker.setText(" + ".join(makers))
        self._fold()
        self.units.setText(cell(units_of(candidate), self._words))
        beside = (self.place, self.maker, self.units)
        self.model.setToolTip(tip("\n".join(one.text() for one in beside if one.text())))
        self.reference.setChecked(is_reference)
        self.reference.setVisible(not candidate.is_mixed)  # savings are measured against a machine
        name = name_of(candidate)
        self.reference.setAccessibleName(f"{self._words.text('comparison.reference')}: {name}")
        self.remove.setAccessibleName(f"{self._words.text('comparison.remove')}: {name}")

    def stand_low(self, low: bool) -> None:
        """Where there is little height the rest stands in the tooltip of the model."""
        self._low = low
        self._fold()

    def _fold(self) -> None:
        self.place.setHidden(self._low)
        self.maker.setHidden(self._low or not self.maker.text())
        self.units.setHidden(self._low)


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
            head.show_machine(machine, reference is not None and machine.id == reference.id)
        for at, head in enumerate(self.heads):
            head.setVisible(at < len(machines))
        self._group.setExclusive(True)

    def stand_low(self, low: bool) -> None:
        """Leave the height to the table, of each machine only its model."""
        for head in self.heads:
            head.stand_low(low)

    def stand_above(self, names_px: int, bar_px: int) -> None:
        """Stand above the machines' columns, between the names and the scroll bar."""
        self._row.setContentsMargins(names_px, 0, bar_px, 0)


def _label(parent: QWidget, role: str) -> QLabel:
    label = PlainLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
