"""Work on many devices that is done once for all that are alike to it.

    courses = Courses(work)
    done = courses.of(device)

`work` is given a device with watched figures (core.standards.watched). What it asks of them leads,
answer by answer, from fork to fork to what it made; a device with the same answers is led to the
same end without any work.
"""

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from core.standards.judge import Device
from core.standards.watched import Question, Watch

Made = TypeVar("Made")

_ENDS = 20_000  # of a few kilobytes each
_BRANCHES = 256  # where the exact figure was asked for, each has its own


class _Fork(Generic[Made]):
    """A question and where each of its answers leads."""

    __slots__ = ("bound", "branches", "key", "take")

    def __init__(self, question: Question) -> None:
        self.key = question.key
        self.take = question.take
        self.bound = question.bound
        self.branches: dict[Hashable, _Fork[Made] | _End[Made]] = {}


class _End(Generic[Made]):
    """What was made for all devices that come here."""

    __slots__ = ("made",)

    def __init__(self, made: Made) -> None:
        self.made = made


class Courses(Generic[Made]):
    """What `work` makes of devices; kept for those that are alike, as long as they are few."""

    def __init__(self, work: Callable[[Device], Made]) -> None:
        self._work = work
        self._roots: dict[Hashable, _Fork[Made] | _End[Made]] = {}
        self._ends = 0

    def of(self, device: Device) -> Made | None:
        """What holds for all devices like this one; None: it must be looked at by itself."""
        figures = device.figures
        words = tuple([one if type(one) is str else None for one in figures.values()])
        root = (device.product, tuple(figures), words)
        branches = self._roots
        at = branches.get(root)
        known: dict[str, Any] = dict(figures)
        while type(at) is _Fork:
            branches = at.branches
            bound = at.bound
            if bound is None:
                at = branches.get(at.take(figures))
                continue
            value = known.get(at.key)
            if value is None:
                value = known[at.key] = at.take(figures)
            # As watched.order, without the time of a call.
            if value > bound:
                at = branches.get(1)
            elif value < bound:
                at = branches.get(-1)
            else:
                at = branches.get(0 if value == bound else 2)
        if at is not None:
            return at.made  # type: ignore[union-attr]  # no fork
        if self._ends >= _ENDS or (branches is not self._roots and len(branches) >= _BRANCHES):
            return None
        return self._explored(root, device)

    def _explored(self, root: Hashable, device: Device) -> Made | None:
        if any(one != one for one in device.figures.values()):
            return None  # what is no number compares with nothing, not even with itself
        watch = Watch()
        made = self._work(Device(device.product, watch.figures(device.figures)))
        self._mark(root, watch.asked, made)
        return made

    def _mark(self, root: Hashable, asked: list[Question], made: Made) -> None:
        """Set up the way from the root to what was made."""
        branches, answer = self._roots, root
        for question in asked:
            at = branches.get(answer)
            if not isinstance(at, _Fork):
                at = branches[answer] = _Fork(question)
            branches, answer = at.branches, question.answer
        branches[answer] = _End(made)
        self._ends += 1
