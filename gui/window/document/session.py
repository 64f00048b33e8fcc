"""The session: the latest selection for the document, and what the user looks at.

Panels listen to it and never compute: it selects off the window's thread after every edit,
and the latest edit wins.
"""

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.selection.selection import Candidate, Selection
from core.vocabulary.problem import Problem
from gui.program.program import Program
from gui.window.document.document import Document
from gui.window.parts.work import Ticket, Work

COMPARED_MOST = 4
SLOW_MS = 500


class Session(QObject):
    """What all panels share."""

    ranked = Signal()  # another selection; the ranking shows it at once
    selected = Signal()  # the same, when the ranking is on the screen: for everything else
    failed = Signal()  # the study cannot be selected for; `problem` says why
    chosen_changed = Signal()
    compared_changed = Signal()
    slow_changed = Signal(bool)  # a selection has been under way for half a second, or is over

    def __init__(self, document: Document, program: Program, parent: QObject | None = None):
        super().__init__(parent)
        self.document = document
        self.program = program
        self.selection: Selection | None = None
        self.problem: Problem | None = None
        self._chosen = ""
        self._compared: tuple[str, ...] = ()
        self._work = Work(self)
        self._work.done.connect(self._receive)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self._tell_busy)
        self._begun = 0.0
        self.milliseconds = 0.0  # the latest selection took
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self._tell_slow)
        # Painting comes before a timer's turn: plots and texts do not keep the ranking waiting.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.selected)
        document.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Select anew for the document as it stands."""
        self._begun = time.perf_counter()
        self._work.start(_select, self.program, self.document.study, self.document.folder)

    @property
    def chosen(self) -> Candidate | None:
        """The candidate being looked at: the user's choice, else the first."""
        candidates = self.selection.candidates if self.selection else ()
        for candidate in candidates:
            if candidate.id == self._chosen:
                return candidate
        return candidates[0] if candidates else None

    @property
    def compared(self) -> tuple[Candidate, ...]:
        """Candidates side by side, in the order they were added."""
        candidates = {c.id: c for c in self.selection.candidates} if self.selection else {}
        return tuple(candidates[i] for i in self._compared if i in candidates)

    @property
    def marked(self) -> tuple[str, ...]:
        """Ids put into the comparison, also of devices that are no candidates at present."""
        return self._compared

    def choose(self, device_id: str) -> None:
        """Look at another candidate."""
        if device_id != self._chosen:
            self._chosen = device_id
            self.chosen_changed.emit()

    def compare(self, device_id: str, wanted: bool) -> None:
        """Put a candidate beside the others, or take it away; four at most."""
        others = tuple(i for i in self._compared if i != device_id)
        self._compared = (*others, device_id)[-COMPARED_MOST:] if wanted else others
        self.compared_changed.emit()

    def close(self) -> None:
        """End the work under way."""
        self._rest.stop()
        self._work.wait()

    @Slot(bool)
    def _tell_busy(self, busy: bool) -> None:
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self.slow_changed.emit(False)

    @Slot()
    def _tell_slow(self) -> None:
        self.slow_changed.emit(True)

    @Slot(object)
    def _receive(self, selection: Selection) -> None:
        self.milliseconds = (time.perf_counter() - self._begun) * 1e3
        self.selection, self.problem = selection, None
        self.ranked.emit()
        self._rest.start(0)

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.selected.emit()
        self.problem = problem
        self.failed.emit()


def _select(_: Ticket, program: Program, study: object, folder: object) -> Selection:
    return program.select(study, folder)  # type: ignore[arg-type]
