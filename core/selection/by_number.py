"""Screening of machines that each fit, or do not, in a number of units: one loop for families.

What no number helps against is asked first; else each number has its reason, or none. A machine
that fits in no number is left out with the nearest reason: that it is too large is nearer than
that it is too small, and of numbers that are too small the largest is the nearest.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from core.machines.device import Device, is_made_to_size
from core.selection.family import Pairs, Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_ROUNDING = 1e-9
R = TypeVar("R", bound=Device)


def screened(
    machines: int,
    numbers: Iterable[int],
    *,
    never: Callable[[int], Finding | None],
    of_number: Callable[[int, int], Finding | None],
    too_large: str,
    mixes: Callable[[int], bool] = lambda _: False,
) -> Screening:
    """Of so many machines those that go on, in which numbers; too_large: the code of its finding.

    never: why a machine is left out whatever the number; of_number: why in that number; mixes:
    whether a machine that is not left out so may stand beside others.
    """
    tried = tuple(numbers)
    left_out: dict[int, tuple[Finding, ...]] = {}
    refused: dict[tuple[int, int], tuple[Finding, ...]] = {}
    admitted: list[tuple[int, int]] = []
    mixing: set[int] = set()
    for machine in range(machines):
        reason = never(machine)
        if reason is not None:
            left_out[machine] = (reason,)
            continue
        if mixes(machine):
            mixing.add(machine)
        said = {number: of_number(machine, number) for number in tried}
        if all(said.values()):
            left_out[machine] = (_nearest([one for one in said.values() if one], too_large),)
            continue
        admitted += [(machine, number) for number, one in said.items() if one is None]
        refused |= {(machine, number): (one,) for number, one in said.items() if one is not None}
    pairs = np.array(admitted, dtype=np.int64).reshape(-1, 2)
    return Screening(
        pairs=Pairs(machine=pairs[:, 0], units=pairs[:, 1]),
        left_out=left_out,
        refused=refused,
        mixing=frozenset(mixing),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeFindings:
    """What is said of a number of units whose output together does not do.

    below, above: codes; given_below, given_above: the figure that says what they give.
    """

    below: str
    above: str
    given_below: str
    given_above: str
    kind: Kind


def screened_by_size(
    records: Sequence[R],
    given: Callable[[R], float],
    situation: Situation,
    never: Callable[[R, Situation], Finding | None],
    said: SizeFindings,
    *,
    mixes: bool = False,
    least_in_mix: float = 0.0,
) -> Screening:
    """Those of which units on duty carry the peak and are no waste.

    given: what one unit gives, in what the family gives; never: why a machine is left out whatever
    the number; mixes: machines with a size of their own may stand beside others; least_in_mix: of
    what is needed, what a unit must give for that.
    """
    least = least_in_mix * situation.design.required_w
    return screened(
        len(records),
        situation.plant.numbers,
        never=lambda machine: never(records[machine], situation),
        of_number=lambda machine, units: _size_finding(
            given(records[machine]), units, situation, said
        ),
        too_large=said.above,
        mixes=lambda machine: (
            mixes and not is_made_to_size(records[machine]) and given(records[machine]) >= least
        ),
    )


def _size_finding(
    unit_w: float, units: int, situation: Situation, said: SizeFindings
) -> Finding | None:
    """Why the units on duty are too small or too large together; None: neither."""
    design, most = situation.design, situation.study.criteria.oversizing_max
    carrying = situation.plant.carrying(units)
    given = carrying * unit_w
    count = figure("units", carrying, Kind.COUNT)
    if given < design.required_w * (1.0 - _ROUNDING):
        return finding(
            said.below, Severity.EXCLUDES, count,
            figure(said.given_below, given, said.kind),
            figure("required", design.required_w, said.kind),
        )  # fmt: skip
    if given > most * design.peak_w * (1.0 + _ROUNDING):
        return finding(
            said.above, Severity.EXCLUDES, count,
            figure(said.given_above, given, said.kind),
            figure("ratio", given / design.peak_w, Kind.RATIO),
            figure("limit", most, Kind.RATIO),
        )  # fmt: skip
    return None


def _nearest(said: Sequence[Finding], too_large: str) -> Finding:
    large = [one for one in said if one.code == too_large]
    return large[0] if large else said[-1]
