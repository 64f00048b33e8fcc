"""The house plot: a card with a title, a view, a read-out, a menu and a quiet word when empty."""

from PySide6.QtCore import QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.load.profile import leading_w
from core.report.cells import models_of
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from gui.window.document.session import Session
from gui.window.parts.elided import Elided
from gui.window.parts.plain_text import PlainLabel
from gui.window.plots.export import Sheetful
from gui.window.plots.files import PlotMenu
from gui.window.plots.placing import NO_ROOMS, Label
from gui.window.plots.plot_view import PlotView
from gui.window.plots.read_out import ReadOut
from gui.window.plots.reader_units import ReaderUnits
from gui.window.plots.scale import FloatArray
from gui.window.plots.stop_cursor import Reading, StopCursor
from gui.window.settings import Settings


class HousePlot(QFrame):
    """What all plots share. A plot tells its figures, draws them, and says what lies where."""

    title_key = ""
    name = ""  # of exported files
    of_candidate = True  # whether it shows the chosen candidate, or all of them

    def __init__(
        self,
        session: Session,
        settings: Settings,
        parent: QWidget,
        *,
        compact: bool = False,
        both_grids: bool = False,
    ) -> None:
        super().__init__(parent)
        self.session, self.settings, self.compact = session, settings, compact
        self.units = ReaderUnits(settings.reader())
        self.filled = False  # whether there are figures on the view
        self._stale = True
        self.setProperty("role", "panel" if compact else "card")
        self._build(both_grids)
        self.make_items()
        session.selected.connect(self.refresh)
        session.chosen_changed.connect(self.refresh)
        self._prepare()

    @property
    def words(self) -> Language:
        """The reader's language."""
        return self.units.words

    # What a plot answers

    def make_items(self) -> None:
        """Put the items on the view, once."""
        raise NotImplementedError

    def draw(self, selection: Selection, candidate: Candidate) -> None:
        """Set the items' data and the scales."""
        raise NotImplementedError

    def labels(self) -> list[Label]:
        """Texts at the lines and points."""
        return []

    def taken(self) -> FloatArray:
        """Rooms (n, 4) that labels should not cover, px."""
        return NO_ROOMS

    def stops(self) -> int:
        """How many places the cursor can stand at."""
        return 0

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:
        """The stop nearest to a place, given in view coordinates and in px."""
        raise NotImplementedError

    def reading(self, stop: int) -> Reading:
        """What to say of a stop."""
        raise NotImplementedError

    def moved(self, stop: int | None, across: int, up: int) -> int | None:
        """The stop after a step by key; where all lie in a row, up is the same as across."""
        if stop is None:
            return 0 if across + up > 0 else self.stops() - 1
        return min(max(stop + across + up, 0), self.stops() - 1)

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the plot; it has been followed then."""
        return self.stop_cursor.key(event)

    def step_to(self, stop: int) -> None:
        """A stop was gone to by key: it is read out."""
        self.stop_cursor.read(stop)

    def pick(self, stop: int) -> None:
        """A stop was clicked."""

    def table(self) -> Sheetful:
        """The figures shown, for a file."""
        raise NotImplementedError

    def summary(self) -> str:
        """The key figures in a sentence, for who cannot see the plot."""
        return ""

    def why_empty(self, selection: Selection | None) -> str:
        """The message key of why there is nothing to draw, or nothing."""
        if selection is None:
            return "plots.empty.waiting"
        if not selection.candidates:
            return "plots.empty.none"
        if not float(leading_w(selection.profile).max(initial=0.0)) > 0.0:
            return "plots.empty.no_load"
        return ""

    # Building

    @Slot()
    def _open_menu(self) -> None:
        button = self.menu_button
        self.menu.open_at(button.mapToGlobal(QPoint(0, button.height())))

    def _build(self, both_grids: bool) -> None:
        self.title = PlainLabel(self)
        self.title.setProperty("role", "group" if self.compact else "title")
        self.subject = Elided(self)
        self.subject.setProperty("role", "muted")
        self.menu_button = QToolButton(self)
        self.menu_button.setText("⋯")
        self.menu_button.setProperty("role", "link")
        self.menu_button.clicked.connect(self._open_menu)
        self.title_row = QHBoxLayout()
        self.title_row.setContentsMargins(0, 0, 0, 0)
        self.title_row.setSpacing(8)
        self.title_row.addWidget(self.title)
        self.title_row.addWidget(self.subject, 1)
        self.title_row.addWidget(self.menu_button)
        self.view = PlotView(self, both_grids=both_grids)
        self.view.on_key = self.key
        self.view.on_labels = lambda: self.labels() if self.filled else []
        self.view.on_taken = lambda: self.taken() if self.filled else NO_ROOMS
        self.empty = PlainLabel(self)
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        side = 0 if self.compact else 12
        column.setContentsMargins(side, 0 if self.compact else 6, side, 0 if self.compact else 8)
        column.setSpacing(4)
        column.addLayout(self.title_row)
        column.addLayout(self._stack, 1)
        self.readout = ReadOut(self.view)
        self.stop_cursor = StopCursor(self, self.view, self.readout)
        self.menu = PlotMenu(self, self)
        self.view.menu_wanted.connect(self.menu.open_at)

    def _prepare(self) -> None:
        """Names, before there is anything to show."""
        self._entitle()
        self.menu_button.setToolTip(self.words.text("plots.menu.hint"))
        self._show_empty("plots.empty.waiting")

    def _entitle(self) -> None:
        """The title in the words of the family: of a boiler it is fuel, not electricity."""
        title = self.words.text(self.title_key)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.view.setAccessibleName(title)
        self.menu_button.setAccessibleName(self.words.text("plots.menu.name", title=title))

    # Following the session

    @Slot()
    def refresh(self) -> None:
        """Draw what there is now; a plot nobody sees waits until it is seen."""
        self._stale = True
        if self.isVisible():
            self.redraw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Draw what came while the plot was hidden."""
        super().showEvent(event)
        if self._stale:
            self.redraw()

    def redraw(self) -> None:
        """Draw the session's selection and candidate."""
        self._stale = False
        selection, candidate = self.session.selection, self.session.chosen
        self.stop_cursor.clear()
        empty = self.why_empty(selection)
        if empty or selection is None or candidate is None:
            self._show_empty(empty)
            return
        self.units = ReaderUnits(self.settings.reader_of(selection.study))
        self._entitle()
        if self.of_candidate and not self.compact:
            self.subject.say(*_subject(candidate))
        else:
            self.subject.say("")
        self.filled = False  # so that labels are placed once, when all is set
        self.draw(selection, candidate)
        self.filled = True
        self._stack.setCurrentWidget(self.view)
        self.menu_button.show()
        self.view.redraw()
        self._describe(self.summary())

    def _show_empty(self, key: str) -> None:
        self.filled = False
        self.empty.setText(self.words.text(key or "plots.empty.waiting"))
        self._stack.setCurrentWidget(self.empty)
        self.subject.say("")
        self.menu_button.hide()
        self.setAccessibleDescription(self.empty.text())

    def _describe(self, summary: str) -> None:
        self.stop_cursor.summary = summary
        self.setAccessibleDescription(summary)
        self.view.setAccessibleDescription(summary)


def _subject(candidate: Candidate) -> tuple[str, tuple[str, ...]]:
    """The candidate with its number of units, and shorter."""
    if candidate.is_mixed:
        models = [f"{group.units} × {group.record.model}" for group in candidate.groups]
        return candidate.name, (" + ".join(models), models_of(candidate))
    record, units = candidate.record, candidate.units
    return f"{units} × {candidate.name}", (f"{units} × {record.model}", record.model)
