"""What the customer's view shows in one language: inputs, cards, one plot, the saving."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.families.registry import family_of
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from gui.window.consultation.cards import CandidateCard
from gui.window.consultation.inputs import Inputs
from gui.window.consultation.saving import SavingView
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.plots.cost_energy import CostEnergyPlot
from gui.window.settings import Settings

CARDS = 3
NARROW_PX = 900  # a stage less wide puts the plot under the saving
_GAP_PX, _EDGE_PX = 16, 28
_PLOT_PX = 220  # of height, where the stage scrolls


class Stage(QWidget):
    """Seven things: the inputs, three cards, the plot, the saving, the line of keys."""

    report_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        words: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        family = family_of(session.document.study).window.consultation
        self.inputs = Inputs(family.inputs, session, words, self)
        self.cards = [CandidateCard(family.figures, words, self) for _ in range(CARDS)]
        self.plot = CostEnergyPlot(session, settings, self, compact=True)
        self.plot.view.enlarge(look.LARGE)
        # No menu here; the plot shows its button whenever there are figures.
        self.plot.menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.menu_button.setMaximumSize(0, 0)
        self.saving = SavingView(words, self)
        self.saving.report_wanted.connect(self.report_wanted)
        self.nothing = PlainLabel(self)
        self.nothing.setProperty("role", "big-title")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.keys = PlainLabel(self._keys(), self)
        self.keys.setProperty("role", "big-small")
        self._lay_out()
        for card in self.cards:
            card.picked.connect(session.choose)
        session.selected.connect(self.follow)
        session.failed.connect(self.follow)
        session.chosen_changed.connect(self.follow)
        session.document.changed.connect(self.inputs.follow)
        self.follow()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE_PX, 18, _EDGE_PX, 8)
        column.setSpacing(_GAP_PX)
        column.addWidget(self.inputs)
        self.pages = QStackedWidget(self)
        page = QWidget(self.pages)
        self._narrow, self._factor = False, look.LARGE
        grid = self._grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP_PX)
        cards = QHBoxLayout()
        cards.setSpacing(_GAP_PX)
        for card in self.cards:
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            cards.addWidget(card, 1)
        frame = self._frame = QFrame(page)
        frame.setProperty("role", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(20, 10, 16, 10)
        inner.addWidget(self.plot)
        grid.addLayout(cards, 0, 0, 1, 2)
        grid.addWidget(frame, 1, 0)
        grid.addWidget(self.saving, 1, 1)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.saving.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.pages.addWidget(page)
        self.pages.addWidget(self.nothing)
        column.addWidget(self.pages, 1)
        column.addWidget(self.keys)

    def _keys(self) -> str:
        words = self._words
        return words.text("consultation.keys", first=self.inputs.first.name())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as the screen, whatever that is; less high only where it cannot be scrolled."""
        return QSize(0, super().minimumSizeHint().height() if self._narrow else 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Of the screen too: lines of text that wrap ask for more than there is."""
        return super().heightForWidth(width) if self._narrow else 0

    def fold(self, *, narrow: bool) -> None:
        """In little room inputs stand in two rows, and the plot under the saving."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.inputs.fold(narrow=narrow)
        self._fold_cards()
        self._grid.removeWidget(self.saving)
        self._grid.removeWidget(self._frame)
        self._grid.addWidget(self._frame, 2 if narrow else 1, 0, 1, 2 if narrow else 1)
        self._grid.addWidget(self.saving, 1, 0 if narrow else 1, 1, 2 if narrow else 1)
        self._frame.setMinimumHeight(_PLOT_PX if narrow else 0)
        self.keys.setWordWrap(narrow)
        edge = _EDGE_PX // 2 if narrow else _EDGE_PX
        self._column.setContentsMargins(edge, edge if narrow else 18, edge, 8)
        self.follow()

    def _fold_cards(self) -> None:
        for card in self.cards:
            card.fold(narrow=self._narrow, tight=self._factor <= look.LOW)

    def enlarge(self, factor: float) -> None:
        """Set the plot's texts in another size; all others have theirs from the style."""
        self._factor = factor
        self._fold_cards()
        self.plot.view.enlarge(factor)
        self.saving.ways.setVisible(factor > look.LOW)  # the line of keys names theirs
        self.inputs.fit()
        self.follow()

    # Following the session

    @Slot()
    def follow(self) -> None:
        """Show the selection as it stands."""
        self.inputs.follow()
        selection, chosen = self._session.selection, self._session.chosen
        if self._session.problem:
            self._say_nothing(self._words.problem(self._session.problem))
        elif selection is None:
            self._say_nothing(self._words.text("plots.empty.waiting"))
        elif chosen is None:
            self._say_nothing(self._words.text("problem.no_candidates"))
        else:
            self.pages.setCurrentIndex(0)
            self._show_cards(selection, chosen)
            self.saving.show_candidate(selection, chosen)

    def _say_nothing(self, text: str) -> None:
        self.nothing.setText(text)
        self.pages.setCurrentIndex(1)

    def _show_cards(self, selection: Selection, chosen: Candidate) -> None:
        shown = cards_of(selection, chosen)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(shown))
            if number < len(shown):
                candidate = shown[number]
                is_chosen = candidate.id == chosen.id
                card.show_candidate(selection, candidate, chosen=is_chosen)


def cards_of(selection: Selection, chosen: Candidate) -> tuple[Candidate, ...]:
    """The first three; a chosen one further down stands in the place of the third."""
    first = tuple(selection.candidates[:CARDS])
    if any(c.id == chosen.id for c in first):
        return first
    return (*first[: CARDS - 1], chosen)
