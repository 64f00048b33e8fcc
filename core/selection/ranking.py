"""Ranking: the order of candidates by one criterion or by weights; ties are disclosed.

Every criterion becomes a burden, lower is better: a cost or an energy as it is, a COP or a
coverage as its reciprocal. With weights each burden is taken relative to the best one, so
a weight says how much a given percentage matters. Equal burdens share a place; the order
within a place is by evidence, life-cycle cost, units, maker, model and id, and so is the same
on every machine.

Before any criterion: what does not carry the whole load (carried) stands behind what does,
and among those the larger shortfall behind the smaller; then grade and tier as the project asks;
then estimates (evidence D) behind documented machines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.machines.device import is_estimate
from core.selection.carried import shortfall_steps
from core.selection.family import Evaluation
from core.selection.prices import Prices
from core.study.criteria import Criteria

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_SAME = 1e-9  # relative difference below which two burdens are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One machine's best pair: its row in the pairs, and its place."""

    pair: int
    place: int
    tied: bool
    within_tolerance: bool = False  # tied, though the burdens differ


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


def tolerances(evaluation: Evaluation, prices: Prices, criteria: Criteria) -> FloatArray:
    """By how much each pair's burden may be greater within its tolerance, (pairs,)."""
    share = evaluation.energy_tolerance
    nothing = np.zeros(len(evaluation.pairs.machine))
    if share is None:
        return nothing
    single = {
        "life_cycle_cost": share * np.abs(prices.life_cycle_energy_cost),
        "annual_energy": share * np.abs(evaluation.columns["annual_energy_wh"]),
        "carbon": share * np.abs(prices.carbon_kg),
    }
    if criteria.rank_by != "weights":
        return single.get(criteria.rank_by, nothing)
    burden = _single_burdens(evaluation, prices)
    total = sum(weight for weight in criteria.weights.values() if weight > 0)
    for key, weight in criteria.weights.items():
        best = burden[key].min(initial=np.inf)
        if weight > 0 and key in single and np.isfinite(best) and best > 0:
            nothing = nothing + weight / total * single[key] / best
    return nothing


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
    classes: Sequence[int],
) -> tuple[Ranked, ...]:
    """The best pair of every machine, in order; machines of a lower class come first.

    classes: (machines,), by grade and tier (core.selection.admission.classes).
    """
    burden = burdens(evaluation, prices, criteria)
    machine, units = evaluation.pairs.machine, evaluation.pairs.units
    standing = _standings(evaluation, classes, records)

    def order(pair: int) -> tuple[Any, ...]:
        record = records[machine[pair]]
        tie_break = (float(prices.life_cycle_cost[pair]), int(units[pair]))
        return (
            standing[pair],
            float(burden[pair]),
            *tie_break,
            record.maker,
            record.model,
            record.id,
        )

    best: dict[int, int] = {}
    for pair in range(len(machine)):
        rival = best.get(int(machine[pair]))
        if rival is None or order(pair) < order(rival):
            best[int(machine[pair])] = pair
    groups = _groups(
        sorted(best.values(), key=order),
        burden,
        tolerances(evaluation, prices, criteria),
        standing,
    )
    size = np.zeros(len(machine))
    if evaluation.energy_tolerance is not None:
        size = evaluation.columns["installed_w"]

    def within(pair: int) -> tuple[Any, ...]:
        return (records[machine[pair]].evidence, size[pair], order(pair))

    return tuple(
        one for place, group in groups for one in _shared(place, sorted(group, key=within), burden)
    )


def _standings(
    evaluation: Evaluation, classes: Sequence[int], records: Sequence[Any]
) -> list[tuple[int, ...]]:
    """What goes before any criterion, the weightiest first, lower is better, of every pair."""
    short = shortfall_steps(evaluation.columns, evaluation.asked_wh)
    met = evaluation.asked_for
    return [
        (
            int(short[pair]),
            int(classes[machine]),
            0 if met is None or met[pair] else 1,
            int(is_estimate(records[machine])),
        )
        for pair, machine in enumerate(evaluation.pairs.machine)
    ]


def _groups(
    pairs: list[int],
    burden: FloatArray,
    tolerance: FloatArray,
    standing: Sequence[tuple[int, ...]],
) -> list[tuple[int, list[int]]]:
    """Pairs in order of their burden, by places 1, 2, 2, 4 …; standing: (pairs,)."""
    groups: list[tuple[int, list[int]]] = []
    for position, pair in enumerate(pairs):
        if groups:
            best = groups[-1][1][0]
            reach = burden[best] + tolerance[best]
            alike = burden[pair] <= reach or _equal(burden[pair], burden[best])
            if alike and standing[pair] == standing[best]:
                groups[-1][1].append(pair)
                continue
        groups.append((position + 1, [pair]))
    return groups


def _shared(place: int, pairs: list[int], burden: FloatArray) -> list[Ranked]:
    """Those of one place: as many as cannot be told apart."""
    within = any(not _equal(burden[pair], burden[pairs[0]]) for pair in pairs)
    return [
        Ranked(pair=pair, place=place, tied=len(pairs) > 1, within_tolerance=within)
        for pair in pairs
    ]


def _equal(one: float, other: float) -> bool:
    if np.isinf(one) or np.isinf(other):
        return bool(one == other)
    return abs(one - other) <= _SAME * max(abs(one), abs(other))
