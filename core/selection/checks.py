"""Screening on columns: what speaks against machines, each a mask and the finding it gives.

What no number of units helps against is asked first; else each number has its reason, or none. A
machine that fits in no number is left out with the nearest reason, as the family orders them: that
it is too large is nearer than that it is too small, and of numbers that are too small the largest
is the nearest. Findings are put into words for those that somebody looks at.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.selection.at_need import Reasons
from core.selection.family import Pairs, Screening
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Said:
    """A finding of a code, with the figures of a machine."""

    code: str
    figures_of: Callable[[int], list[Figure]]

    def __call__(self, machine: int) -> Finding:
        """The finding on a machine."""
        return finding(self.code, Severity.EXCLUDES, *self.figures_of(machine))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Machines that fail, (machines,), and what to say of one."""

    failed: BoolArray
    say: Said

    @property
    def code(self) -> str:
        """The code of what it says."""
        return self.say.code


def excludes(
    code: str, *figures: tuple[str, FloatArray | IntArray | float | str, Kind | None]
) -> Said:
    """A finding whose figures are taken from columns."""

    def figures_of(machine: int) -> list[Figure]:
        return [
            figure(
                name,
                value[machine].item() if isinstance(value, np.ndarray) else value,
                kind,
            )
            for name, value, kind in figures
        ]

    return Said(code, figures_of)


def worded(code: str, name: str, word: Callable[[int], str]) -> Said:
    """A finding with a kind of the machine, which is said by the word of a choice."""
    return Said(code, lambda machine: [figure(name, word(machine), word="choice")])


def screened_by_checks(
    never: Sequence[Check],
    of_number: Mapping[int, Sequence[Check]],
    *,
    nearest: Sequence[str],
    mixes: bool = False,
) -> Screening:
    """Machines that go on, in which numbers of units.

    never: what speaks against a machine whatever the number; of_number: against each number;
    nearest: codes of the reasons that come closest to fitting, the first number of which each is
    said; of reasons without it the last number's; mixes: whether a machine that is not left out
    whatever the number may stand beside others.
    """
    numbers = tuple(of_number)
    out = _first(never)
    why = np.stack([_first(of_number[number]) for number in numbers], axis=1)
    none_fits = (why >= 0).all(axis=1)
    near = np.stack(
        [_nearness(of_number[number], nearest)[why[:, at]] for at, number in enumerate(numbers)],
        axis=1,
    )
    which_one = np.where(near.min(axis=1) < len(nearest), near.argmin(axis=1), len(numbers) - 1)
    left = np.flatnonzero((out >= 0) | none_fits)

    def of(machine: int, at: int) -> Check:
        return of_number[numbers[at]][int(why[machine, at])]

    def of_machine(machine: int) -> Check:
        own = int(out[machine])
        return never[own] if own >= 0 else of(machine, int(which_one[machine]))

    goes_on = (out < 0) & ~none_fits
    machine, at = np.nonzero((why < 0) & goes_on[:, None])
    others, which = np.nonzero((why >= 0) & goes_on[:, None])
    refused = {
        (one, numbers[place]): of(one, place).code
        for one, place in zip(others.tolist(), which.tolist(), strict=True)
    }
    return Screening(
        pairs=Pairs(machine=machine.astype(np.int64), units=np.array(numbers, dtype=np.int64)[at]),
        left_out=Reasons(
            {one: of_machine(one).code for one in left.tolist()},
            lambda one: (of_machine(one).say(one),),
        ),
        refused=Reasons(refused, lambda pair: (of(pair[0], numbers.index(pair[1])).say(pair[0]),)),
        mixing=frozenset(np.flatnonzero(out < 0).tolist()) if mixes else frozenset(),
    )


def _first(checks: Sequence[Check]) -> IntArray:
    """The first check that each machine fails, (machines,); −1 where it fails none."""
    failed = np.stack([check.failed for check in checks])
    return np.where(failed.any(axis=0), failed.argmax(axis=0), -1)


def _nearness(checks: Sequence[Check], nearest: Sequence[str]) -> IntArray:
    """How near to fitting each check leaves a machine, (checks,); 0: the nearest."""
    codes = [nearest.index(one.code) if one.code in nearest else len(nearest) for one in checks]
    return np.array(codes, dtype=np.int64)
