"""Work off the window's thread: one line of jobs of which only the latest matters.

A job is a plain function that gets a Ticket first; it may ask `ticket.cancelled` at its
leisure and tell its progress. Results come back to the thread of the Work object, and only
those of the latest job; a job that was overtaken ends unheard.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from core.vocabulary.problem import Problem

P = ParamSpec("P")


class Ticket:
    """What a job holds of its order: whether it is still wanted, and where it tells of its way."""

    def __init__(
        self,
        number: int,
        tell: Callable[[int, float], None],
        hand_on: Callable[[int, object], None],
    ) -> None:
        self.number = number
        self._cancelled = Event()
        self._tell = tell
        self._hand_on = hand_on

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for this job any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Let the job know that nobody waits for it."""
        self._cancelled.set()

    def progress(self, share: float) -> None:
        """Tell how far the job is, 0 … 1."""
        self._tell(self.number, share)

    def preview(self, result: object) -> None:
        """Hand on a first result; the whole one follows."""
        self._hand_on(self.number, result)


class Work(QObject):
    """A line of background jobs; the latest wins."""

    done = Signal(object)
    failed = Signal(object)  # a Problem; anything else that is raised is a bug and is raised here
    busy_changed = Signal(bool)
    progressed = Signal(float)
    previewed = Signal(object)  # a first result of the job under way

    _returned = Signal(int, object, object)
    _told = Signal(int, float)
    _handed_on = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ticket: Ticket | None = None
        self._number = 0
        # These signals are emitted in the worker's thread; as methods of this QObject the
        # slots run in the window's.
        self._returned.connect(self._receive)
        self._told.connect(self._hear)
        self._handed_on.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._ticket is not None

    def start(
        self, job: Callable[Concatenate[Ticket, P], object], *arguments: P.args, **named: P.kwargs
    ) -> None:
        """Begin `job(ticket, *arguments)`; whatever was under way is overtaken."""
        was_busy = self.busy
        if self._ticket:
            self._ticket.cancel()
        self._pool.clear()
        self._number += 1
        self._ticket = Ticket(self._number, self._told.emit, self._handed_on.emit)
        self._pool.start(
            _Job(self._ticket, partial(job, self._ticket, *arguments, **named), self._returned.emit)
        )
        if not was_busy:
            self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Forget the job under way."""
        if self._ticket:
            self._ticket.cancel()
            self._ticket = None
            self.busy_changed.emit(False)

    def wait(self) -> None:
        """Wait until no thread works for this object; for the end of the program."""
        self.cancel()
        self._pool.clear()
        self._pool.waitForDone()

    def finish(self) -> None:
        """Let the job under way come to its end, begun or not; nobody hears of it."""
        self._pool.waitForDone()
        self.cancel()

    @Slot(int, object, object)
    def _receive(self, number: int, result: object, error: object) -> None:
        if self._ticket is None or number != self._ticket.number:
            return
        self._ticket = None
        self.busy_changed.emit(False)
        if error is None:
            self.done.emit(result)
        elif isinstance(error, Problem):
            self.failed.emit(error)
        elif isinstance(error, BaseException):
            raise error

    @Slot(int, float)
    def _hear(self, number: int, share: float) -> None:
        if self._ticket and number == self._ticket.number:
            self.progressed.emit(share)

    @Slot(int, object)
    def _look(self, number: int, result: object) -> None:
        if self._ticket and number == self._ticket.number:
            self.previewed.emit(result)


class _Job(QRunnable):
    def __init__(
        self,
        ticket: Ticket,
        job: Callable[[], object],
        give_back: Callable[[int, object, object], None],
    ) -> None:
        super().__init__()
        self._ticket = ticket
        self._job = job
        self._give_back = give_back

    def run(self) -> None:
        result, error = None, None
        try:
            if not self._ticket.cancelled:
                result = self._job()
        except BaseException as caught:
            error = caught
        # The Work may be gone with the panel it belonged to, and with it whoever waited.
        with suppress(RuntimeError):
            self._give_back(self._ticket.number, result, error)
