"""The plants kept are those of a search through all of them, and the bound never lies."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.plant.arrangement import NONE
from core.plant.bound import gains
from core.plant.cuts import Plants, least_with
from core.plant.proving import Leftover
from core.plant.rules import Rules, needs
from core.plant.search import search
from core.plant.year import Asked, year_of
from core.study.plant import Staging
from tests.core.plant.machines import random_units
from tests.core.plant.plain import Plain, best_sets


def instance(seed, *, machines=4, points=5, groups=2, units_max=5):
    """Machines, a load and rules by chance; capacity at design is that of the hottest point."""
    rng = np.random.default_rng(seed)
    units = random_units(rng, machines, points, classes=int(rng.integers(1, 3)))
    load = rng.uniform(0.05, 3.5, points)
    asked = Asked(
        load_w=load,
        weight=rng.uniform(0.0, 100.0, points),
        fixed=rng.choice([0.0, 1.0]) * rng.uniform(0.0, 40.0, machines),
    )
    rules = Rules(
        design_w=np.maximum(units.capacity_w.max(axis=1), 0.1),
        least_w=float(load.max()) * rng.uniform(0.5, 1.1),
        most_w=float(load.max()) * rng.choice([1.6, 3.0, np.inf]),
        units_max=units_max,
        units_min=int(rng.integers(1, 3)),
        groups=groups,
        spare=int(rng.integers(0, 2)),
    )
    return units, asked, rules


def plants_of(found):
    """Machines and units on duty of the plants kept, groups in their order."""
    rows = zip(found.best.machine.tolist(), found.best.duty.tolist(), strict=True)
    return [tuple((m, n) for m, n in zip(*row, strict=True) if m != NONE) for row in rows]


@pytest.mark.parametrize("staging", Staging)
@pytest.mark.parametrize("seed", range(24))
def test_two_models_as_by_trying_all(seed, staging):
    units, asked, rules = instance(seed, units_max=6 if staging is not Staging.OPTIMUM else 5)
    true = best_sets(units, asked, rules, staging)
    found = search(units, asked, rules, staging, keep=4)
    kept = int(found.carries.sum())
    assert kept == min(4, len(true))
    assert found.cost[:kept] == pytest.approx([cost for cost, _ in true[:4]], rel=1e-9)
    for plant, cost in zip(plants_of(found)[:kept], found.cost, strict=False):
        again = Plain(units, asked.load_w).cost(list(plant), asked, staging)
        largest = max((m for m, _ in plant), key=lambda m: rules.design_w[m])
        spare = rules.spare * Plain(units, asked.load_w).standing(largest, asked)
        assert again + spare == pytest.approx(cost, rel=1e-9)
    assert found.proof.next_bound >= found.cost[:kept].max(initial=0.0) * (1 - 1e-12)
    assert found.proof.gap >= -1e-12
    assert found.proof.computed <= found.proof.considered * (2 if staging.ordered else 1)


@pytest.mark.parametrize("staging", Staging)
@pytest.mark.parametrize("seed", range(200, 220))
def test_with_something_beside_the_plant_as_by_trying_all(seed, staging):
    """A heater gives what is left, dear or cheap, without limit or up to one; noise is limited."""
    units, asked, rules = with_rest(seed)
    true = best_sets(units, asked, rules, staging)
    found = search(units, asked, rules, staging, keep=4)
    kept = int(found.carries.sum())
    assert kept == min(4, len(true))
    assert found.cost[:kept] == pytest.approx([cost for cost, _ in true[:4]], rel=1e-9)
    assert found.proof.next_bound >= found.cost[:kept].max(initial=0.0) * (1 - 1e-12)


def with_rest(seed, **how):
    units, asked, rules = instance(seed, **how)
    rng = np.random.default_rng(seed)
    highest = float(asked.load_w.max())
    asked = replace(
        asked,
        rest=asked.weight * rng.choice([0.05, 0.3, 1.0]) + rng.choice([0.0, 5.0]),
        rest_max_w=highest * rng.choice([0.2, 0.5, np.inf]),
    )
    rules = replace(
        rules,
        least_w=rules.least_w * rng.choice([0.0, 0.7]),
        burden=rng.uniform(0.1, 0.6, len(rules.design_w)) if rng.random() < 0.5 else None,
    )
    return units, asked, rules


@pytest.mark.parametrize("staging", Staging)
@pytest.mark.parametrize("seed", range(100, 106))
def test_three_models_as_by_trying_all(seed, staging):
    units, asked, rules = instance(seed, points=3, groups=3, units_max=4)
    true = best_sets(units, asked, rules, staging)
    found = search(units, asked, rules, staging, keep=4)
    kept = int(found.carries.sum())
    assert kept == min(4, len(true))
    assert found.cost[:kept] == pytest.approx([cost for cost, _ in true[:4]], rel=1e-9)


@settings(max_examples=80, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    staging=st.sampled_from(Staging),
    far=st.floats(0.2, 3.0),
    beside=st.booleans(),
)
def test_the_bound_never_exceeds_the_cost(seed, staging, far, beside):
    """At any price whatever, for every plant and staging, with and without a heater beside it."""
    rng = np.random.default_rng(seed)
    units, asked, rules = (with_rest if beside else instance)(seed, groups=3)
    year = year_of(units, asked, rules, staging)
    hard = needs(asked.must_w, units.capacity_w, 1e-6)
    table = gains(units, asked.load_w, asked.weight, staging, dearest=asked.dearest)
    price = far * 0.25 * rng.uniform(0.5, 1.5, len(asked.load_w))
    cut = table.cut(price, year.standing, np.arange(4))
    with_each = least_with(rules, cut, np.arange(4))
    for groups in (1, 2, 3):
        machine = np.array([rng.choice(4, groups, replace=False) for _ in range(8)])
        count = rng.integers(1, 3, (8, groups))
        kept = hard.carries(machine, count)
        machine, count = machine[kept], count[kept]
        if not len(machine):
            continue
        cost = year.cost(machine, count) - year.reserve(machine)
        assert (cut.of(machine, count) <= cost + 1e-9 * np.abs(cost)).all()
        bound = lifted(year, table, price, machine, count)
        assert (bound <= cost + 1e-9 * np.abs(cost)).all()
        design = (count * rules.design_w[machine]).sum(axis=1)
        fits = rules.holds(design) & (count.sum(axis=1) <= rules.duty_max)
        lowest = with_each[machine].max(axis=1)
        assert (lowest[fits] <= cost[fits] * (1 + 1e-9)).all()


def lifted(year, table, price, machine, count):
    """Bounds of plants whose leftover is known, at a price however high; no reserve.

    Of plants without the capacity asked for nothing is said: the search never lists them.
    """
    plants = Plants(machine=machine, count=count, bound=np.full(len(machine), -np.inf))
    leftover = Leftover(year=year)
    leftover.add(table, price, np.arange(len(year.standing)))
    leftover.lift(plants)
    bound = plants.bound - year.reserve(machine)
    design_w = (count * year.rules.design_w[machine]).sum(axis=1)
    return np.where(design_w >= year.rules.least_w * (1.0 - 1e-9), bound, -np.inf)


@pytest.mark.parametrize("seed", [300, 302, 304])
def test_a_load_of_next_to_nothing_keeps_no_plant_from_being_ruled_out(seed):
    """What carries 1e-6 W in an hour of the year needs a thousand times as much to run at all.

    Such an output has a price beyond all others; a unit that could give more of it must not gain.
    """
    units, asked, rules = instance(seed, machines=24, points=30)
    found = search(units, asked, rules, Staging.OPTIMUM, keep=3)
    hardly = replace(asked, load_w=np.where(np.arange(30) < 2, 1e-6, asked.load_w))
    other = search(units, hardly, rules, Staging.OPTIMUM, keep=3)
    assert other.proof.computed <= 2 * found.proof.computed
    assert other.proof.gap >= 0.0


def test_points_that_decide_carry_all_others():
    rng = np.random.default_rng(7)
    load, capacity = rng.uniform(0.1, 4.0, 300), rng.uniform(0.5, 1.0, (6, 300))
    hard = needs(load, capacity, 0.0)
    assert 0 < len(hard.load_w) < 60
    for _ in range(300):
        machine, count = rng.choice(6, (1, 2), replace=False), rng.integers(1, 6, (1, 2))
        able = (count[0][:, None] * capacity[machine[0]]).sum(axis=0)
        assert hard.carries(machine, count)[0] == (able >= load).all()


def test_who_cannot_carry_stands_behind_who_can():
    """One model falls short in any number allowed; it is kept last, though it needs least."""
    units, asked, rules = instance(3, machines=3)
    load = np.full(5, 3.0)
    capacity = np.full((3, 5), [[2.0], [1.0], [2.0]])
    units = replace(units, capacity_w=capacity, scale_w=0.2 * capacity * [[5.0], [1.0], [5.0]])
    asked = replace(asked, load_w=load)
    rules = replace(rules, design_w=capacity[:, 0], least_w=0.0, most_w=np.inf, groups=1,
                    units_max=2, units_min=1, spare=0)  # fmt: skip
    found = search(units, asked, rules, Staging.SEQUENTIAL, keep=3)
    assert found.carries.tolist() == [True, True, False]
    assert found.best.machine[2, 0] == 1
    assert found.cost[2] < found.cost[0]
