"""Plants of two models on power that comes as it comes: the least cost for what they give.

Cost over output: what units cost at once and what their input costs, over what they give. No ramp,
start or full buffer makes a plant give more than the most it could take at every step, so the cost
of that is a bound; plants are run best first until the bound left exceeds the last one kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from core.plant.available_power import PowerGroup, most_given
from core.plant.plant_year import PlantYear
from core.plant.rules import Rules
from core.plant.search import Proof

FloatArray = NDArray[np.float64]
_BINS = 200  # of the power: each counts at its upper end
_MODELS = 2

# (row of the search, units on duty) of each model
Plant = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPower:
    """What a family says of its machines on power.

    power_w, weight: (steps,), power that is there, and what a W of input costs in each step;
    fixed: (machines,), what a unit costs at once; step_h: length of a step; asked: output times h
    that is taken in the year at most, inf: all; criterion: the outcome that is sought by.
    group: units of a machine as a group; run: input and output of a plant, W · cost and output
    times h in the year, told as (cost of input, output); year: the same plant over its year.
    """

    power_w: FloatArray
    weight: FloatArray
    fixed: FloatArray
    step_h: float
    asked: float
    criterion: str
    group: Callable[[int, int], PowerGroup]
    run: Callable[[Plant], tuple[float, float]]
    year: Callable[[Plant], PlantYear]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOnPower:
    """Plants of two models, each set of machines in its best numbers, cheapest first.

    cost: over output, (plants,); alone: that of the best of one model, inf: there is none.
    """

    plants: tuple[Plant, ...]
    cost: tuple[float, ...]
    alone: float
    proof: Proof


def search_on_power(on: OnPower, rules: Rules, keep: int) -> FoundOnPower:
    """The `keep` pairs of machines that cost least for what they give."""
    alone = min((_cost(on, one) for one in _singles(rules)), default=np.inf)
    asked = list(_pairs(rules))
    bounds = _bounds(on, asked)
    found: dict[tuple[int, ...], tuple[float, Plant]] = {}
    computed, next_bound = 0, np.inf
    for at in np.argsort(bounds, kind="stable").tolist():
        limit = _limit(found, keep)
        if bounds[at] > limit:
            next_bound = float(bounds[at])
            break
        computed += 1
        cost, plant = _cost(on, asked[at]), asked[at]
        models = tuple(row for row, _ in plant)
        if cost < found.get(models, (np.inf, plant))[0]:
            found[models] = cost, plant
    best = sorted(found.values())[:keep]
    limit = _limit(found, keep)
    return FoundOnPower(
        plants=tuple(plant for _, plant in best),
        cost=tuple(cost for cost, _ in best),
        alone=alone,
        proof=Proof(
            considered=len(asked),
            computed=computed,
            next_bound=next_bound,
            gap=next_bound / limit - 1.0 if np.isfinite(next_bound) else 0.0,
        ),
    )


def _limit(found: dict[tuple[int, ...], tuple[float, Plant]], keep: int) -> float:
    costs = sorted(cost for cost, _ in found.values())
    return costs[keep - 1] if len(costs) >= keep else np.inf


def _cost(on: OnPower, plant: Plant) -> float:
    paid, given = on.run(plant)
    fixed = sum(float(on.fixed[row]) * units for row, units in plant)
    return (fixed + paid) / given if given > 0.0 else np.inf


def _singles(rules: Rules) -> Iterator[Plant]:
    machine, duty = rules.singles()
    for row, units in zip(machine.tolist(), duty.tolist(), strict=True):
        yield ((row, units),)


def _pairs(rules: Rules) -> Iterator[Plant]:
    """Two machines in every number the rules admit."""
    for (one, two), (first, second) in product(
        combinations(rules.mixing().tolist(), _MODELS), rules.counts(_MODELS)
    ):
        size = np.array([rules.design_w[one] * first + rules.design_w[two] * second])
        if rules.holds(size)[0]:
            yield (one, first), (two, second)


def _bounds(on: OnPower, plants: list[Plant]) -> FloatArray:
    """What no plant costs less than, (plants,)."""
    edges = np.linspace(0.0, float(on.power_w.max()), _BINS + 1)[1:]
    at = np.minimum(np.searchsorted(edges, on.power_w), _BINS - 1)
    hours = np.bincount(at, minlength=_BINS) * on.step_h
    cheapest = float(on.weight[on.power_w > 0.0].min(initial=np.inf)) / on.step_h
    found = np.empty(len(plants))
    for index, plant in enumerate(plants):
        groups = [on.group(row, units) for row, units in plant]
        most = min(float(most_given((groups[0], groups[1]), edges) @ hours), on.asked)
        least = min(_least_input(group) for group in groups)
        fixed = sum(float(on.fixed[row]) * units for row, units in plant)
        found[index] = fixed / most + least * cheapest if most > 0.0 else np.inf
    return found


def _least_input(group: PowerGroup) -> float:
    """W for a unit of output, at the best share."""
    share = np.linspace(0.0, 1.0, len(group.given))
    some = share >= group.least
    return float((share[some] * group.full_w / group.given[some]).min(initial=np.inf))
