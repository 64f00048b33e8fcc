"""What is found of the ledger as it stands, made off the window's thread; the latest edit wins."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from catalog.collection import kept
from core.ledger.diagnosis import Diagnosis
from core.ledger.document import LedgerDocument
from core.standards.library import Standards
from core.vocabulary.problem import Problem
from gui.program.ledger.diagnosed import Diagnosed, diagnosed, with_plan
from gui.program.program import Program
from gui.window.ledger.document import HeldLedger
from gui.window.parts.work import Ticket, Work


class LedgerSession(QObject):
    """What all panels share."""

    diagnosed = Signal()  # another result; the plan may follow in one more
    failed = Signal()  # `problem` says why
    chosen_changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(float)

    def __init__(self, document: HeldLedger, program: Program, parent: QObject | None = None):
        super().__init__(parent)
        self.document, self.program = document, program
        self.found: Diagnosed | None = None
        self.problem: Problem | None = None
        self.chosen_row = -1  # of the ledger
        self.measured: Path | None = None  # a file of measured energy
        self._work = Work(self)
        self._work.done.connect(self._receive)
        self._work.previewed.connect(self._receive)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self.busy_changed)
        self._work.progressed.connect(self.progressed)
        document.changed.connect(self.refresh)
        document.replaced.connect(self._forget)

    @property
    def chosen(self) -> Diagnosis | None:
        """The asset being looked at."""
        if self.found is None or not 0 <= self.chosen_row < len(self.found.by_row):
            return None
        return self.found.by_row[self.chosen_row]

    def choose(self, row: int) -> None:
        """Look at another row of the ledger."""
        if row != self.chosen_row:
            self.chosen_row = row
            self.chosen_changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Diagnose the ledger as it stands."""
        ledger = self.document.ledger
        place = str(self.document.path or ledger.name)
        standards = self.program.grader.standards
        self._work.start(_diagnose, ledger, place, standards, date.today(), self.found)

    def close(self) -> None:
        """End the work under way."""
        self._work.wait()

    @Slot()
    def _forget(self) -> None:
        self.chosen_row = -1
        self.chosen_changed.emit()

    @Slot(object)
    def _receive(self, found: Diagnosed | None) -> None:
        if found is not None:
            self.found, self.problem = found, None
            self.diagnosed.emit()

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        self.problem = problem
        self.failed.emit()


def _diagnose(
    ticket: Ticket, ledger: LedgerDocument, place: str, standards: Standards, today: date,
    before: Diagnosed | None,
) -> Diagnosed | None:  # fmt: skip
    def told(share: float) -> bool:
        ticket.progress(share)
        return not ticket.cancelled

    with kept():
        found = diagnosed(ledger, place, standards, today, before, told)
    if found is None or not ledger.settings.budgets:
        return found
    ticket.preview(found)
    return with_plan(found)
