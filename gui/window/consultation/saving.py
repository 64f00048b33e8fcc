"""What the chosen candidate saves against the reference, very large."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import Language
from core.quantity import Kind
from core.selection import Candidate, Selection
from gui.window.plots.elided import Elided
from gui.window.study.line import set_role

_WH_PER_MWH = 1e6
_AT_ONCE_YEARS = 0.05  # would be shown as 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Against the reference, a year; below 0 where it costs more."""

    money: float
    energy_wh: float
    payback_years: float | None


def saving_of(selection: Selection, candidate: Candidate) -> Saving | None:
    """The saving in energy and in running cost; None for the reference itself."""
    reference = selection.reference
    if reference is None or reference.record.id == candidate.record.id:
        return None
    own, other = candidate.outcome, reference.outcome
    running = other.energy_cost + other.maintenance_cost
    return Saving(
        money=running - own.energy_cost - own.maintenance_cost,
        energy_wh=other.annual_energy_wh - own.annual_energy_wh,
        payback_years=own.payback_years,
    )


class Amount(QWidget):
    """A very large figure, and beside it what it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figure, self.word = QLabel(self), QLabel(self)
        self.figure.setProperty("role", "huge-good")
        self.word.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.figure)
        row.addWidget(self.word, 1, Qt.AlignmentFlag.AlignBottom)

    def say(self, figure: str, word: str, *, saves: bool) -> None:
        """Show another figure."""
        self.figure.setText(figure)
        self.word.setText(word)
        self.figure.setAccessibleName(f"{figure} {word}")
        set_role(self.figure, "huge-good" if saves else "huge-bad")
        # Both on one line of writing, though their sizes differ.
        self.word.ensurePolished()
        lower = self.figure.fontMetrics().descent() - self.word.fontMetrics().descent()
        self.word.setContentsMargins(0, 0, 0, max(lower, 0))


class SavingView(QFrame):
    """Money, energy, payback, and the way to the report."""

    report_wanted = Signal()

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "card")
        self.against = Elided(self)
        self.against.setProperty("role", "muted")
        self.money, self.energy = Amount(self), Amount(self)
        self.payback = QLabel(self)
        self.payback.setProperty("role", "big-title")
        self.payback.setWordWrap(True)
        self.report = QPushButton(words.text("consultation.report"), self)
        self.report.setProperty("role", "main")
        self.report.setAutoDefault(False)
        self.report.clicked.connect(self.report_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(2)
        column.addWidget(self.against)
        column.addStretch(1)
        column.addWidget(self.money)
        column.addWidget(self.energy)
        column.addSpacing(4)
        column.addWidget(self.payback)
        column.addStretch(2)
        column.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)

    def show_candidate(self, selection: Selection, candidate: Candidate) -> None:
        """Show the saving of a candidate."""
        words, reference = self._words, selection.reference
        saving = saving_of(selection, candidate)
        for amount in (self.money, self.energy):
            amount.setVisible(saving is not None)
        if saving is None or reference is None:
            self.against.say("")
            self.payback.setText(words.text("consultation.is_reference"))
            return
        name = f"{reference.record.maker} {reference.record.model}"
        self.against.say(words.text("consultation.against", name=name))
        money = words.quantity(_said(abs(saving.money)), Kind.MONEY)
        energy = words.number(_said(abs(saving.energy_wh) / _WH_PER_MWH))
        self._say(self.money, "money", money, saving.money)
        energy = f"{energy} {words.unit(Kind.ENERGY)}"
        self._say(self.energy, "energy", energy, saving.energy_wh)
        self.payback.setText(self._payback(saving))

    def _say(self, amount: Amount, key: str, figure: str, value: float) -> None:
        saves = value >= 0.0
        word = self._words.text(f"consultation.{key}.{'saved' if saves else 'more'}")
        amount.say(figure, word, saves=saves)

    def _payback(self, saving: Saving) -> str:
        if saving.payback_years is None:
            return self._words.text("consultation.no_payback")
        if saving.payback_years < _AT_ONCE_YEARS:
            return self._words.text("consultation.payback.at_once")
        years = self._words.quantity(saving.payback_years, Kind.YEARS)
        return self._words.text("consultation.payback", years=years)


def _said(value: float) -> float:
    """Three digits, as one says a figure: more would be more than is known."""
    return float(f"{value:.3g}")
