"""Whether a plant carries the whole load of its year: one rule for every family.

An hour is carried where no more than a millionth of its load is missing, by whatever the duty
counts: the units, a backup beside them, a boiler that stays. An hour that cannot be computed is
not carried. What misses an hour does not carry the whole load, and ranks behind what does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.selection.outcome import Outcome, ReserveOutcome
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

ROUNDING = 1e-6  # of the load at an operating point: less than that is not missing
# Shares of the year's load up to which shortfalls count as alike; assumed. Within a step the
# order is by the criterion: nobody buys a larger plant for a last ten-thousandth of the load.
STEPS = (0.001, 0.01, 0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """Load of a year that is not carried."""

    hours: float
    energy_wh: float


def carries_load(columns: Mapping[str, FloatArray]) -> BoolArray:
    """Whether the whole load is carried, (pairs,); columns: outcomes by field name."""
    carried: BoolArray = columns["unmet_hours"] <= 0.0
    return carried


def shortfall_steps(columns: Mapping[str, FloatArray], asked_wh: float) -> IntArray:
    """0 where the whole load of `asked_wh` is carried, then rising with the share missing."""
    share = columns["unmet_energy_wh"] / asked_wh if asked_wh > 0.0 else 0.0
    step = 1 + np.searchsorted(STEPS, np.broadcast_to(share, columns["unmet_hours"].shape))
    return np.where(carries_load(columns), 0, step)


def carry_alike(
    columns: Mapping[str, FloatArray],
    one: int,
    others: Mapping[str, FloatArray],
    other: int,
    asked_wh: float,
) -> bool:
    """Whether two pairs, each of an evaluation, carry the same load: only then a saving is told.

    Both the whole of it; or, of two that fall short, the same to a thousandth.
    """
    carries = carries_load(columns)[one], carries_load(others)[other]
    if any(carries):
        return all(carries)
    missing = columns["unmet_energy_wh"][one] - others["unmet_energy_wh"][other]
    return bool(abs(missing) <= STEPS[0] * asked_wh)


def both_ways(
    standby: bool,
    alone: tuple[FloatArray, FloatArray],
    helped: tuple[FloatArray, FloatArray],
) -> dict[str, FloatArray]:
    """Hours and energy not met without and with the standby unit's help, by outcome, (pairs,)."""
    nothing = np.full_like(alone[0], np.nan)
    keys = ("unmet_alone_hours", "unmet_alone_wh", "unmet_helped_hours", "unmet_helped_wh")
    values = (*alone, *helped) if standby else (nothing,) * 4
    return dict(zip(keys, values, strict=True))


def standby_finding(outcome: ReserveOutcome) -> Iterator[Finding]:
    """What the standby unit would carry, where without it something is not met."""
    if outcome.unmet_alone_hours is None or outcome.unmet_alone_hours <= 0.0:
        return
    yield finding(
        "standby_both_ways", Severity.INFO,
        figure("alone", outcome.unmet_alone_hours, Kind.HOURS),
        figure("alone_energy", outcome.unmet_alone_wh or 0.0, Kind.ENERGY),
        figure("helped", outcome.unmet_helped_hours or 0.0, Kind.HOURS),
        figure("helped_energy", outcome.unmet_helped_wh or 0.0, Kind.ENERGY),
    )  # fmt: skip


def shortfall_of(outcome: Outcome) -> Shortfall | None:
    """What a candidate does not carry; None where it carries the whole load."""
    if outcome.unmet_hours <= 0.0:
        return None
    return Shortfall(hours=outcome.unmet_hours, energy_wh=outcome.unmet_energy_wh)
