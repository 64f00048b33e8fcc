"""Ranking: the order of candidates by one criterion or by weights; ties are disclosed.

Every criterion becomes a burden, lower is better: a cost or an energy as it is, a COP or a
coverage as its reciprocal. With weights each burden is taken relative to the best one, so
a weight says how much a given percentage matters. Equal burdens share a place; the order
within a place is by life-cycle cost, units, maker, model and id, and so is the same on
every machine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.economics import Prices
from core.family import Evaluation
from core.study import Criteria

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_SAME = 1e-9  # relative difference below which two burdens are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One machine's best pair: its row in the pairs, and its place."""

    pair: int
    place: int
    tied: bool


def burdens(evaluation: Evaluation, prices: Prices, criteria: Criteria) -> FloatArray:
    """What each pair is ranked by, lower is better, inf where it cannot be said, (pairs,)."""
    single = _single_burdens(evaluation, prices)
    if criteria.rank_by != "weights":
        return single[criteria.rank_by]
    weights = {key: weight for key, weight in criteria.weights.items() if weight > 0}
    total = sum(weights.values())
    relative = [weight / total * _relative(single[key]) for key, weight in weights.items()]
    combined: FloatArray = np.sum(relative, axis=0)
    return combined


def _single_burdens(evaluation: Evaluation, prices: Prices) -> Mapping[str, FloatArray]:
    columns = evaluation.columns
    nothing = np.full(len(evaluation.pairs.machine), np.nan)
    return {
        "life_cycle_cost": prices.life_cycle_cost,
        "annual_energy": columns["annual_energy_wh"],
        "carbon": prices.carbon_kg,
        "nplv": _reciprocal(columns.get("nplv", nothing)),
        "coverage": _reciprocal(columns["coverage_hours"]),
    }


def _reciprocal(value: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore"):
        return np.where(np.isnan(value), np.inf, 1.0 / value)


def _relative(burden: FloatArray) -> FloatArray:
    best = burden.min(initial=np.inf)
    return burden / best if np.isfinite(best) and best > 0 else burden


def rank(
    evaluation: Evaluation,
    prices: Prices,
    criteria: Criteria,
    records: Sequence[Any],
    preferred: Sequence[bool],
) -> tuple[Ranked, ...]:
    """The best pair of every machine, in order; machines a project prefers come first.

    preferred: (machines,).
    """
    burden = burdens(evaluation, prices, criteria)
    machine, units = evaluation.pairs.machine, evaluation.pairs.units

    def order(pair: int) -> tuple[Any, ...]:
        record = records[machine[pair]]
        tie_break = (float(prices.life_cycle_cost[pair]), int(units[pair]))
        first = 0 if preferred[machine[pair]] else 1
        return (first, float(burden[pair]), *tie_break, record.maker, record.model, record.id)

    best: dict[int, int] = {}
    for pair in range(len(machine)):
        rival = best.get(int(machine[pair]))
        if rival is None or order(pair) < order(rival):
            best[int(machine[pair])] = pair
    return _places(sorted(best.values(), key=order), burden, preferred, machine)


def _places(
    pairs: list[int], burden: FloatArray, preferred: Sequence[bool], machine: IntArray
) -> tuple[Ranked, ...]:
    """Places 1, 2, 2, 4 …: as many candidates share a place as cannot be told apart."""
    places: list[int] = []
    for position, pair in enumerate(pairs):
        before = pairs[position - 1]
        same = (
            position > 0
            and preferred[machine[pair]] == preferred[machine[before]]
            and _equal(burden[pair], burden[before])
        )
        places.append(places[-1] if same else position + 1)
    return tuple(
        Ranked(pair=pair, place=place, tied=places.count(place) > 1)
        for pair, place in zip(pairs, places, strict=True)
    )


def _equal(one: float, other: float) -> bool:
    if np.isinf(one) or np.isinf(other):
        return bool(one == other)
    return abs(one - other) <= _SAME * max(abs(one), abs(other))
