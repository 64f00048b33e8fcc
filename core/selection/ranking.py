"""Ranking: the order of candidates by one criterion or by weights; ties are disclosed.

A criterion is an outcome that is declared as one (core.vocabulary.field). Each becomes a
burden, lower is better: a cost or an energy as it is, a COP or a coverage as its reciprocal.
With weights each burden is taken relative to the best one, so a weight says how much a given
percentage matters. Equal burdens share a place; the order within a place is by evidence,
life-cycle cost, units, band, maker, model and id, and so is the same on every machine.

Before any criterion: what does not carry the whole load (carried) stands behind what does,
and among those the larger shortfall behind the smaller; then grade and tier as the project asks;
then what is not sold at the site behind what is, and plants of too many units of one model behind
others (availability); then estimates (evidence D) behind documented machines, and what claims more
than its own label vouches for behind what does not. Documented machines
keep the places that they have among themselves. A class made to size, or a plant with one, stands
behind all of them that its figures do not beat by more than its band, and shares the place of the
last of these that it cannot be told from: else a band of five per cent would make one place of all
motors. A plant of several models shares a place with what differs from it by less than the steps
of its search. Within a place documented machines stand first, of these what runs evenly (uneven),
then plants of one model; of classes that are nearly alike the one of fewer units (fewer_units),
then the better known kind, and so is the number of units of each class chosen: where it runs
unevenly another that its band does not tell from it. What is cheaper to buy and to run is pulled
before what it betters (better_in_both).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isinf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.machines.device import Device, is_estimate, is_made_to_size
from core.selection.availability import HeldBack
from core.selection.better_in_both import better_first
from core.selection.carried import shortfall_steps
from core.selection.family import Evaluation
from core.selection.fewer_units import fewer_first, units_shown
from core.selection.outcome import Outcome
from core.selection.prices import Prices
from core.study.criteria import BY_WEIGHTS, Criteria
from core.vocabulary.field import Field, criteria_of

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
SEARCH_SHARE = 1e-3  # of a criterion: the shares of the load in a search are as coarse
_SAME = 1e-9  # relative difference below which two burdens are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One machine's best pair: its row in the pairs, and its place."""

    pair: int
    place: int
    tied: bool
    within_tolerance: bool = False  # tied, though the burdens differ
    with_classes: bool = False  # with classes of machines alone


@dataclass(frozen=True, slots=True)
class _Figures:
    """What pairs can be ranked by: the criteria an outcome declares, on columns of the pairs."""

    evaluation: Evaluation
    prices: Prices
    outcome: type[Outcome]

    def criterion(self, word: str) -> Field:
        return criteria_of(self.outcome)[word]

    def column(self, key: str) -> FloatArray:
        """A figure of the year or of the money, (pairs,)."""
        money = self.prices.columns
        return money[key] if key in money else self.evaluation.columns[key]

    def burden(self, word: str) -> FloatArray:
        """One criterion, lower is better, inf where it cannot be said, (pairs,)."""
        field = self.criterion(word)
        value = self.column(field.key)
        return _known(value) if field.lower_is_better else _reciprocal(value)

    def tolerance(self, word: str, share: FloatArray) -> FloatArray | None:
        """By how much its burden differs where the energy does by a share, (pairs,)."""
        part = self.criterion(word).energy_part
        return None if part is None else share * np.abs(self.column(part))


def burdens(
    evaluation: Evaluation, prices: Prices, criteria: Criteria, outcome: type[Outcome]
) -> FloatArray:
    """What each pair is ranked by, lower is better, inf where it cannot be said, (pairs,)."""
    figures = _Figures(evaluation, prices, outcome)
    if criteria.rank_by != BY_WEIGHTS:
        return figures.burden(criteria.rank_by)
    relative = [
        share * _relative(figures.burden(word)) for word, share in _shares(criteria.weights)
    ]
    combined: FloatArray = np.sum(relative, axis=0)
    return combined


def tolerances(
    evaluation: Evaluation,
    prices: Prices,
    criteria: Criteria,
    outcome: type[Outcome],
    of_energy: FloatArray | None,
) -> FloatArray:
    """By how much each pair's burden differs where its energy does by so much, (pairs,).

    of_energy: (pairs,), as a share, nan where it does not; None: of none.
    """
    figures = _Figures(evaluation, prices, outcome)
    nothing = np.zeros(len(evaluation.pairs.machine))
    if of_energy is None:
        return nothing
    by = np.nan_to_num(of_energy)
    if criteria.rank_by != BY_WEIGHTS:
        single = figures.tolerance(criteria.rank_by, by)
        return nothing if single is None else single
    combined = nothing
    for word, share in _shares(criteria.weights):
        single, best = figures.tolerance(word, by), figures.burden(word).min(initial=np.inf)
        if single is not None and np.isfinite(best) and best > 0:
            combined = combined + share * single / best
    return combined


def _shares(weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """The criteria that weigh something, each with its share of all weights."""
    weighing = {word: weight for word, weight in weights.items() if weight > 0}
    total = sum(weighing.values())
    return [(word, weight / total) for word, weight in weighing.items()]


def _known(value: FloatArray) -> FloatArray:
    return np.where(np.isnan(value), np.inf, value)


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
    outcome: type[Outcome],
    records: Sequence[Device],
    classes: IntArray,
    series: IntArray | None = None,
    held: HeldBack | None = None,
) -> tuple[Ranked, ...]:
    """The best pair of every series, and every plant of several models, in order.

    outcome: the family's, which declares the criteria; classes: (machines,), by grade and tier
    (core.selection.admission.classes), lower first. A plant is as good as the worst of its
    machines. series: (machines,), of machines that are one candidate (core.selection.made_to_size),
    None: each is one. held: what stands behind others, None: nothing does.
    """
    burdened = burdens(evaluation, prices, criteria, outcome)
    pairs, alone = evaluation.pairs, evaluation.pairs.alone
    machine: list[int] = pairs.machine.tolist()
    units: list[int] = pairs.units.tolist()
    burden: list[float] = burdened.tolist()
    standing = _standings(evaluation, classes, records, held)
    each: list[tuple[int, ...]] = [(which,) for which in machine[:alone]]
    each += [pairs.machines(pair) for pair in range(alone, len(machine))]
    known = {which: records[which] for which in {*machine, *pairs.in_plants}}
    several = {
        which: getattr(one, "class_band_several", None) or 0.0 for which, one in known.items()
    }
    unsure = [max(several[which] for which in group) for group in each]
    evidence = [max(known[which].evidence for which in group) for group in each]
    largest = [known[which] for which in machine]
    # Of two classes alike in all figures the better known kind goes first.
    order = [
        *zip(
            standing, burden, prices.life_cycle_cost.tolist(), units, unsure,
            [one.maker for one in largest],
            [one.model for one in largest],
            [one.id for one in largest],
            strict=True,
        )
    ].__getitem__  # fmt: skip

    classed = _with_classes(evaluation).tolist()
    own: dict[int, list[int]] = {}
    candidate = pairs.machine if series is None else series[pairs.machine]
    for pair, which in enumerate(candidate[:alone].tolist()):
        own.setdefault(which, []).append(pair)

    two_before_one = held is not None and held.most is not None
    number = [*map(units_shown(pairs, two_before_one=two_before_one), range(len(machine)))]

    def fewer(those: list[int]) -> list[int]:
        return fewer_first(those, burden, standing, lambda pair: (*number[pair], unsure[pair]))

    more, band = (
        tolerances(evaluation, prices, criteria, outcome, share)
        for share in (evaluation.energy_tolerance, evaluation.columns.get("energy_band"))
    )
    unsteady = evaluation.unsteady
    uneven = [False] * len(machine) if unsteady is None else (unsteady > 0.0).tolist()

    def best_of_class(those: list[int]) -> int:
        """The number of units a class is shown with: one that runs evenly, where it is tied."""
        ordered = sorted(those, key=order)
        first = fewer(ordered)[0]
        if not uneven[first]:
            return first
        alike = [
            pair
            for pair in ordered
            if not uneven[pair]
            and units[pair] != units[first]
            and standing[pair] == standing[first]
            and burden[pair] <= burden[first] + band[first]
        ]
        return fewer(alike)[0] if alike else first

    best = [
        best_of_class(those) if classed[those[0]] else min(those, key=order)
        for those in own.values()
    ]
    searched = np.where(np.isfinite(burdened), SEARCH_SHARE * np.abs(burdened), 0.0)
    searched[:alone] = 0.0
    every = sorted((*best, *range(alone, len(machine))), key=order)
    groups = _groups(
        [one for one in every if not classed[one]],
        burden, more.tolist(), searched.tolist(), standing,
    )  # fmt: skip
    groups = _with_estimates(
        groups,
        [one for one in every if classed[one]],
        burden, np.maximum(band, searched).tolist(), standing,
    )  # fmt: skip
    size = np.zeros(len(machine))
    if evaluation.energy_tolerance is not None:
        size = evaluation.columns["installed_w"]

    def sure(pair: int) -> tuple[Any, ...]:
        # Nothing is carried without one unit that stands alone: dearer ones may be preferred.
        is_one_unit, _ = number[pair]
        return (
            *standing[pair], evidence[pair], uneven[pair], classed[pair], is_one_unit, unsure[pair],
        )  # fmt: skip

    within = [*zip(
        evidence, uneven, [pair >= alone for pair in range(len(machine))], size.tolist(), classed,
        strict=True,
    )].__getitem__  # fmt: skip
    costs = np.stack([burdened, prices.columns["investment"], prices.columns["energy_cost"]])

    def shown(group: list[int]) -> list[int]:
        """A place in the order in which it is shown."""
        ordered = sorted(group, key=lambda pair: (within(pair), order(pair)))
        units_seen = [
            one
            for (*_, of_class), alike in groupby(ordered, within)
            for one in (fewer([*alike]) if of_class else alike)
        ]
        if evaluation.energy_tolerance is not None:  # what no energy tells apart goes by its size
            return units_seen
        return better_first(units_seen, costs, [sure(pair) for pair in units_seen])

    return tuple(
        one
        for place, group in _placed(groups)
        for one in _shared(place, shown(group), burden, classed)
    )


def _standings(
    evaluation: Evaluation, classes: IntArray, records: Sequence[Device], held: HeldBack | None
) -> list[tuple[int, ...]]:
    """What goes before any criterion, the weightiest first, lower is better, of every pair."""
    short = shortfall_steps(evaluation.columns, evaluation.asked_wh)
    met, doubted, pairs = evaluation.asked_for, evaluation.doubted, evaluation.pairs
    level, behind = np.asarray(classes, dtype=np.int64), np.zeros(len(classes), dtype=bool)
    for machine in {*pairs.machine.tolist(), *pairs.in_plants}:
        behind[machine] = _is_behind(records[machine])
    worst, last = level[pairs.machine], behind[pairs.machine]
    for pair in range(pairs.alone, len(worst)):
        each = list(pairs.machines(pair))
        worst[pair], last[pair] = level[each].max(), behind[each].any()
    unmet = np.zeros(len(worst), dtype=bool) if met is None else ~met
    steps = () if held is None else held.steps(pairs)
    unsure = np.zeros(len(worst), dtype=bool) if doubted is None else np.asarray(doubted)
    columns = (short, worst, *steps, unmet, last, unsure)
    return [*zip(*(column.astype(np.int64).tolist() for column in columns), strict=True)]


def _is_behind(record: Device) -> bool:
    """Whether it stands behind documented machines whatever its figures: an estimate does."""
    return is_estimate(record) and not is_made_to_size(record)


def _with_classes(evaluation: Evaluation) -> NDArray[np.bool_]:
    """Whether a class made to size is in each pair: its year has a band."""
    bands = evaluation.columns.get("energy_band")
    return np.zeros(len(evaluation.pairs.machine), bool) if bands is None else ~np.isnan(bands)


def _groups(
    pairs: list[int],
    burden: Sequence[float],
    tolerance: Sequence[float],
    band: Sequence[float],
    standing: Sequence[tuple[int, ...]],
) -> list[list[int]]:
    """Pairs in order of their burden, those together that cannot be told apart.

    tolerance: by how much a burden may be greater; band: by how much it may be off either way;
    standing: (pairs,).
    """
    groups: list[list[int]] = []
    for pair in pairs:
        if groups:
            best = groups[-1][0]
            reach = burden[best] + max(tolerance[best], band[best], band[pair])
            alike = burden[pair] <= reach or _equal(burden[pair], burden[best])
            if alike and standing[pair] == standing[best]:
                groups[-1].append(pair)
                continue
        groups.append([pair])
    return groups


def _with_estimates(
    groups: list[list[int]],
    classed: list[int],
    burden: Sequence[float],
    band: Sequence[float],
    standing: Sequence[tuple[int, ...]],
) -> list[list[int]]:
    """The groups of documented pairs with those in which there are classes, in their order.

    Each stands behind every group that its burden less its band does not beat, in the last of
    them if it cannot be told from that, else with classes alone.
    """

    def before(group: list[int], pair: int) -> bool:
        best = group[0]
        if standing[best] != standing[pair]:
            return standing[best] < standing[pair]
        alike = burden[best] <= burden[pair] + band[pair]
        return bool(alike or _equal(burden[best], burden[pair]))

    behind: list[list[int]] = [[] for _ in range(len(groups) + 1)]  # of so many groups
    for pair in classed:
        behind[bisect_left(groups, True, key=lambda one: not before(one, pair))].append(pair)
    found: list[list[int]] = []
    for place, pairs in enumerate(behind):
        own = list(groups[place - 1]) if place else []
        alone: list[int] = []
        for pair in pairs:
            told_apart = not own or standing[own[0]] != standing[pair] or not (
                burden[pair] <= burden[own[0]] + band[pair] or _equal(burden[pair], burden[own[0]])
            )  # fmt: skip
            (alone if told_apart else own).append(pair)
        found += [own] if own else []
        found += _groups(alone, burden, [0.0] * len(band), band, standing)
    return found


def _placed(groups: list[list[int]]) -> Iterator[tuple[int, list[int]]]:
    """Places 1, 2, 2, 4 … of groups."""
    place = 1
    for group in groups:
        yield place, group
        place += len(group)


def _shared(
    place: int, pairs: list[int], burden: Sequence[float], classed: Sequence[bool]
) -> list[Ranked]:
    """Those of one place: as many as cannot be told apart."""
    documented = [pair for pair in pairs if not classed[pair]]
    apart, documented_apart = (
        any(not _equal(burden[pair], burden[several[0]]) for pair in several)
        for several in (pairs, documented)
    )
    return [
        Ranked(
            pair=pair,
            place=place,
            tied=len(pairs) > 1,
            within_tolerance=apart,
            with_classes=apart and not classed[pair] and not documented_apart,
        )
        for pair in pairs
    ]


def _equal(one: float, other: float) -> bool:
    if isinf(one) or isinf(other):
        return one == other
    return abs(one - other) <= _SAME * max(abs(one), abs(other))
