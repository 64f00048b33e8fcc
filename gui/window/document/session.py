"""The session: the latest selection for the document, and what the user looks at.

Panels listen to it and never compute: it selects off the window's thread after every edit,
and the latest edit wins.
"""

import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from statistics import median

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.selection.selection import Candidate, Selection
from core.study.choice import Choice
from core.study.study import Study
from core.vocabulary.problem import Problem
from gui.program.program import STEPS, Program
from gui.window.document.document import Document
from gui.window.parts.work import Ticket, Work

COMPARED_MOST = 4
SLOW_MS = 500
PREVIEW_FROM_MS = 100  # a selection that is likely to take as long shows a first look before
_LOOKED_BACK = 5  # selections that say how long the next one is likely to take


class Session(QObject):
    """What all panels share."""

    ranked = Signal()  # another selection; the ranking shows it at once
    selected = Signal()  # the same, when the ranking is on the screen: for everything else
    previewed = Signal(object)  # a first look, a Selection, while the whole is under way
    failed = Signal()  # the study cannot be selected for; `problem` says why
    chosen_changed = Signal()
    compared_changed = Signal()
    progressed = Signal(float)  # how much of a selection's steps lies behind, 0 … 1
    slow_changed = Signal(bool)  # a selection has been under way for half a second, or is over

    def __init__(self, document: Document, program: Program, parent: QObject | None = None):
        super().__init__(parent)
        self.document = document
        self.program = program
        self.selection: Selection | None = None
        self.problem: Problem | None = None
        self._chosen = ""
        self._answered: tuple[Study, Path] | None = None  # what the selection was made for
        self._asked: tuple[Study, Path] | None = None
        self._of_another = False  # the selection is of a document that is no longer open
        self._work = Work(self)
        self._work.done.connect(self._receive)
        self._work.previewed.connect(self.previewed)
        self._work.progressed.connect(self.progressed)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self._tell_busy)
        self._begun = 0.0
        self.took_ms: deque[float] = deque([0.0], maxlen=_LOOKED_BACK)  # selections, each
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self._tell_slow)
        # Painting comes before a timer's turn: plots and texts do not keep the ranking waiting.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.selected)
        document.changed.connect(self._follow)
        document.replaced.connect(self._leave)

    @Slot()
    def refresh(self) -> None:
        """Select anew for the document as it stands, whatever it was that changed."""
        self._asked = self.document.study, self.document.folder
        self._begun = time.perf_counter()
        look = max(self.milliseconds, median(self.took_ms)) > PREVIEW_FROM_MS
        self._work.start(_select, self.program, *self._asked, look=look)

    @property
    def milliseconds(self) -> float:
        """The latest selection took, from the edit on."""
        return self.took_ms[-1]

    def begin(self) -> None:
        """Select for the document, unless that was asked for already."""
        if self._asked is None:
            self.refresh()

    @Slot()
    def _follow(self) -> None:
        """Take up what the document says; a choice alone changes no figure."""
        asked = self.document.study, self.document.folder
        answered = self._answered if self._answered == self._asked and not self.problem else None
        if answered is not None and _but_for_the_choice(asked) == _but_for_the_choice(answered):
            self._take_choice(asked[0])
            self._answered = self._asked = asked
            return
        self.refresh()

    @property
    def answers_document(self) -> bool:
        """Whether the selection is that of the study as it stands."""
        return self._answered is not None and self._answered[0] == self.document.study

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
        return tuple(candidates[i] for i in self.marked if i in candidates)

    @property
    def marked(self) -> tuple[str, ...]:
        """Ids put into the comparison, also of devices that are no candidates at present."""
        return self.document.study.choice.compared

    @property
    def picked(self) -> Candidate | None:
        """What the person chose for the documents; None: nothing, so they are about the first."""
        return self.selection.chosen if self.selection else None

    def pick(self, candidate_id: str | None) -> None:
        """Choose what documents are about; None: the first of the ranking again."""
        study = self.document.study
        if candidate_id != study.choice.chosen:  # the reason was that of another
            choice = msgspec.structs.replace(study.choice, chosen=candidate_id, reason="")
            self.document.swap(msgspec.structs.replace(study, choice=choice), "chosen")

    def choose(self, device_id: str) -> None:
        """Look at another candidate."""
        if device_id != self._chosen:
            self._chosen = device_id
            self.chosen_changed.emit()

    def compare(self, device_id: str, wanted: bool) -> None:
        """Put a candidate beside the others, or take it away; four at most."""
        others = tuple(i for i in self.marked if i != device_id)
        compared = (*others, device_id)[-COMPARED_MOST:] if wanted else others
        self.document.edit("choice", "compared", compared)

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
        self.took_ms.append((time.perf_counter() - self._begun) * 1e3)
        before = self._answered
        self.selection, self.problem, self._answered = selection, None, self._asked
        self._of_another = False
        self.ranked.emit()
        self._rest.start(0)
        if before is None or before[0].choice.compared != self.marked:
            self.compared_changed.emit()

    def _take_choice(self, study: Study) -> None:
        """Put the choice of a study into the selection there is."""
        assert self.selection is not None  # noqa: S101  it was answered
        before, situation = self.selection.study.choice, self.selection.situation
        chosen = msgspec.structs.replace(situation.study, choice=study.choice)
        self.selection = replace(self.selection, situation=replace(situation, study=chosen))
        if study.choice.compared != before.compared:
            self.compared_changed.emit()
        if (study.choice.chosen, study.choice.reason) != (before.chosen, before.reason):
            self.ranked.emit()
            self._rest.start(0)

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.selected.emit()
        self.problem = problem
        if self._of_another:
            self._forget()
        self.failed.emit()

    @Slot()
    def _leave(self) -> None:
        """Another document is there; the ranking of the old one stays until its own is."""
        self._of_another = self._answered != self._asked

    def _forget(self) -> None:
        """Nothing is shown, or written to a report, of a document that is no longer open."""
        self._of_another, self._answered, self.selection = False, None, None
        self.ranked.emit()
        self.selected.emit()
        self.compared_changed.emit()


def _but_for_the_choice(asked: tuple[Study, Path]) -> tuple[Study, Path]:
    study, folder = asked
    return msgspec.structs.replace(study, choice=Choice()), folder


def _select(ticket: Ticket, program: Program, study: Study, folder: Path, *, look: bool) -> object:
    """The selection; look: with a first look before it."""
    if look:
        ticket.preview(program.select(study, folder, preview=True))
        if ticket.cancelled:
            return None
    return program.select(
        study, folder, begin=lambda step: ticket.progress(STEPS.index(step) / len(STEPS))
    )
