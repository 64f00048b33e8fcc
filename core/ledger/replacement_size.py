"""The rating of the motor that would stand in a motor's place: one rule for the plan and studies.

    load rate known     least rated power of the table at which the load is no more than 85 %,
                        never above today's; of a motor that is overloaded the next that carries it
    not known           today's rated power

Everything but motors keeps its rating: the load rates of ledgers are means, and the greatest load
of a transformer, a chiller or a boiler is not among its columns.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from core.ledger.asset import Asset

LOAD_SHARE_MAX = 0.85  # of the new rating, where the peak is not known; a choice
BELIEVED = (0.2, 1.15)  # load rates outside are asked about, and size nothing
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """Rated power of one motor, and whether the load rate made it so."""

    kw: float
    by_load: bool


def is_believed(load: float) -> bool:
    """Whether a load rate is none that is asked about."""
    return BELIEVED[0] <= load <= BELIEVED[1]


def size_of_motor(asset: Asset, ratings_kw: Sequence[float]) -> Sized | None:
    """By the rule above; ratings_kw: of the table, ascending. None without a rated power."""
    today, load = asset.size, asset.load_factor
    if today is None:
        return None
    if load is None or not is_believed(load):
        return Sized(kw=today, by_load=False)
    if load > 1.0:
        at = bisect_left(ratings_kw, today * load * (1.0 - _ROUNDING))
        larger = at < len(ratings_kw)
        return Sized(kw=ratings_kw[at] if larger else today, by_load=larger)
    at = bisect_left(ratings_kw, today * load / LOAD_SHARE_MAX * (1.0 - _ROUNDING))
    if at < len(ratings_kw) and ratings_kw[at] < today:
        return Sized(kw=ratings_kw[at], by_load=True)
    return Sized(kw=today, by_load=True)
