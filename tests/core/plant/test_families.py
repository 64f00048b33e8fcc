"""What holds of every family whose machines stand in plants, with its own tables."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.plant.bound import gains
from core.plant.rules import Rules, needs
from core.plant.search import search
from core.plant.year import year_of
from core.study.plant import EQUAL_LOADS, Staging
from tests.core.plant.families import EXAMPLES, OWN, family_case, instance, many
from tests.core.plant.plain import best_sets
from tests.core.plant.test_search import lifted

UNITS = 6
TABLE = 1e-3  # of the year's input at most: what lies between two part loads of a table


@pytest.mark.parametrize(
    ("example", "staging"),
    [(e, s) for e in EXAMPLES for s in EQUAL_LOADS if e != OWN or s is Staging.SEQUENTIAL],
)
def test_a_plant_of_one_model_needs_what_the_family_says(example, staging):
    """Within the error the family states: of its classes of temperature, and of the table."""
    case = family_case(example, staging)
    pairs = many(case, UNITS)
    own = case.evaluate(pairs).columns["annual_energy_wh"]
    mixing, rows = case.mixing, case.row(pairs.machine)
    rules = Rules(design_w=mixing.design_w, least_w=0.0, units_max=UNITS)
    year = year_of(mixing.units, case.energy(), rules, staging)
    needed = year.cost(rows[:, None], pairs.units[:, None])
    stated = np.full(len(rows), TABLE)
    if mixing.error is not None:
        stated += np.repeat(mixing.error(np.arange(len(mixing.machine))), UNITS)
    apart = np.abs(needed / own - 1.0)
    assert (apart <= stated).all()
    assert apart.mean() < 3e-4


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_plants_kept_are_those_of_trying_all(example, seed):
    units, asked, rules = instance(family_case(example), seed)
    true = best_sets(units, asked, rules, Staging.OPTIMUM)
    found = search(units, asked, rules, Staging.OPTIMUM, keep=4)
    kept = int(found.carries.sum())
    assert kept == min(4, len(true))
    assert found.cost[:kept] == pytest.approx([cost for cost, _ in true[:4]], rel=1e-9)
    assert found.proof.next_bound >= found.cost[:kept].max(initial=0.0) * (1 - 1e-12)


@settings(max_examples=80, deadline=None)
@given(
    example=st.sampled_from(EXAMPLES),
    seed=st.integers(0, 10**6),
    staging=st.sampled_from(EQUAL_LOADS),
    far=st.floats(0.2, 3.0),
)
def test_no_bound_lies_above_the_truth(example, seed, staging, far):
    """At prices about the mean input of the machines, for plants of one to three of them."""
    rng = np.random.default_rng(seed)
    units, asked, rules = instance(family_case(example), seed, groups=3)
    year = year_of(units, asked, rules, staging)
    hard = needs(asked.must_w, units.capacity_w, 1e-6)
    table = gains(units, asked.load_w, asked.weight, staging, dearest=asked.dearest)
    mean = (units.scale_w / np.maximum(units.capacity_w, 1.0)).mean(axis=0)
    price = far * mean * rng.uniform(0.5, 1.5, len(mean))
    cut = table.cut(price, year.standing, np.arange(4))
    for groups in (1, 2, 3):
        machine = np.array([rng.choice(4, groups, replace=False) for _ in range(8)])
        count = rng.integers(1, 3, (8, groups))
        kept = hard.carries(machine, count)
        if not kept.any():
            continue
        machine, count = machine[kept], count[kept]
        cost = year.cost(machine, count) - year.reserve(machine)
        assert (cut.of(machine, count) <= cost + 1e-9 * np.abs(cost)).all()
        assert (lifted(year, table, price, machine, count) <= cost + 1e-9 * np.abs(cost)).all()
