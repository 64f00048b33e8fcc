"""How a plant runs, counted by hand, and laws that hold for every plant."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.plant.arrangement import arrangements
from core.plant.dispatch import operate
from core.plant.optimum import optimum
from core.plant.unit import Units, tabulated
from core.study.plant import Staging
from tests.core.plant.machines import discretisation, random_units
from tests.core.plant.plain import Plain

PLR = np.linspace(0.0, 1.0, 101)


def units(points, *, auxiliary=0.0):
    """Large: 100 W from 20 W of input, 0.2 + 0.8 x. Small: 50 W, 10 W, x²."""
    return Units(
        capacity_w=np.repeat([[100.0], [50.0]], points, axis=1),
        scale_w=np.repeat([[20.0], [10.0]], points, axis=1),
        auxiliary_w=np.full((2, 1), auxiliary),
        off_w=np.zeros((2, 1)),
        table=np.stack([0.2 + 0.8 * PLR, PLR**2])[None],
        kind=np.zeros(points, dtype=np.int64),
    )


def run(plant, load, staging, *, auxiliary=0.0, standby_helps=False):
    load = np.array(load, dtype=float)
    best = optimum(units(len(load), auxiliary=auxiliary), load, 4)
    return operate(best, arrangements([plant], staging), 0, standby_helps=standby_helps)


def test_the_fewest_units_at_one_part_load():
    """150 W: 100 alone is not enough, both at 1.0; 120 W: 0.8, 16.8 + 6.4 W."""
    found = run([(0, 1, 0), (1, 1, 0)], [90.0, 120.0, 150.0], Staging.SEQUENTIAL)
    assert found.running.tolist() == [[1, 1, 1], [0, 1, 1]]
    assert found.output_w[:, 1] == pytest.approx([80.0, 40.0])
    assert found.input_w[:, 1] == pytest.approx([20.0 * 0.84, 10.0 * 0.64])


def test_all_units_share_equally():
    found = run([(0, 2, 0)], [50.0], Staging.EQUAL_SPLIT)
    assert found.running[0, 0] == 2
    assert found.input_w[0, 0] == pytest.approx(2 * 20.0 * (0.2 + 0.8 * 0.25))


def test_each_is_full_before_the_next():
    """130 W of three: 50 + 50 + 30 W of the small ones, 10 + 10 + 10 · 0.36."""
    found = run([(1, 3, 0), (0, 1, 0)], [130.0], Staging.IN_ORDER)
    assert found.running[:, 0].tolist() == [3, 0]
    assert found.input_w[0, 0] == pytest.approx(23.6)


def test_the_optimum_runs_more_small_ones_than_needed():
    """60 W: three small ones at 0.4 need 4.8 W, two at 0.6 7.2 W, the large one 13.6 W."""
    found = run([(0, 1, 0), (1, 3, 0)], [60.0], Staging.OPTIMUM)
    assert found.running[:, 0].tolist() == [0, 3]
    assert found.input_w[:, 0] == pytest.approx([0.0, 4.8])
    # A pump of 4 W a unit turns it: one unit would need 13.6 + 4, two 7.2 + 8.
    pumped = run([(0, 1, 0), (1, 3, 0)], [60.0], Staging.OPTIMUM, auxiliary=4.0)
    assert pumped.running[:, 0].tolist() == [0, 2]


def test_groups_share_where_both_need_as_much_for_the_next_watt():
    """70 W: the large one 0.16 W a W, the small one 0.008 W a W and W: 20 W, 12.0 + 1.6 W.

    That share is no twentieth: of those 21 W come nearest, which need 13.604 W.
    """
    found = run([(0, 1, 0), (1, 1, 0)], [70.0], Staging.OPTIMUM)
    assert found.output_w[:, 0] == pytest.approx([50.0, 20.0], abs=0.25)
    assert found.input_w[:, 0].sum() == pytest.approx(13.6, abs=2e-4)


def test_what_is_missing_and_what_standby_units_add():
    plant = [(0, 2, 1)]
    alone = run(plant, [80.0, 150.0], Staging.SEQUENTIAL)
    assert alone.unmet_w == pytest.approx([0.0, 50.0])
    assert alone.unmet_hours(np.array([5.0, 7.0])) == 7.0
    helped = run(plant, [80.0, 150.0], Staging.SEQUENTIAL, standby_helps=True)
    assert helped.unmet_w.tolist() == [0.0, 0.0]
    assert helped.running[0].tolist() == [1, 2]
    assert helped.energy_wh(np.array([1.0, 1.0]))[0] == pytest.approx(
        20 * (0.2 + 0.64) + 2 * 20 * (0.2 + 0.6)
    )


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), staging=st.sampled_from(Staging))
@example(seed=9, staging=Staging.OPTIMUM)
def test_output_and_what_is_missing_add_up_and_input_is_that_of_a_plain_run(seed, staging):
    rng = np.random.default_rng(seed)
    here = random_units(rng, 3, 6, classes=2)
    load = rng.uniform(0.0, 6.0, 6) * (rng.random(6) > 0.2)
    which = rng.permutation(3)[: rng.integers(1, 4)]
    plant = [(int(m), int(rng.integers(1, 3)), 0) for m in which]
    found = operate(
        optimum(here, load, 2), arrangements([plant], staging), 0, standby_helps=False
    )  # fmt: skip
    assert found.output_w.sum(axis=0) + found.unmet_w == pytest.approx(load, abs=6e-6)
    able = found.running * here.capacity_w[found.machine]
    assert (found.output_w <= able * (1 + 1e-9) + 1e-12).all()
    plain = Plain(here, load)
    pairs = [(m, n) for m, n, _ in plant]
    for point in range(6):
        off = sum(n * plain.off[m][point] for m, n in pairs)
        needed = found.input_w[:, point].sum() - off
        if staging is Staging.OPTIMUM:
            given = zip(pairs, found.output_w[:, point].tolist(), strict=True)
            drawn = sum(plain.group(m, n, point, output) for (m, n), output in given)
            least = plain.optimum(pairs, point) if load[point] > 0 else 0.0
            assert needed <= least * (1.0 + 1e-9) + 1e-12
        else:
            drawn = plain.by_rule(pairs, point, staging) if load[point] > 0 else 0.0
        assert needed == pytest.approx(drawn, rel=1e-9, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_of_one_machine_with_equal_loads_no_rule_needs_less_than_the_optimum(seed):
    rng = np.random.default_rng(seed)
    here = random_units(rng, 1, 8, steps=10)
    best = optimum(here, rng.uniform(0.05, 4.0, 8), 4)
    least = operate(best, arrangements([[(0, 4, 0)]], Staging.OPTIMUM), 0, standby_helps=False)
    for staging in (Staging.SEQUENTIAL, Staging.EQUAL_SPLIT):
        other = operate(best, arrangements([[(0, 4, 0)]], staging), 0, standby_helps=False)
        assert (least.input_w <= other.input_w * (1 + 1e-9) + 1e-12).all()


def test_the_table_says_how_far_it_is_from_its_curve():
    """x² over a step of 0.01: the chord lies h²/4 = 2.5e-5 above it at most, half way."""
    assert discretisation(lambda x: x[None] ** 2, tabulated(lambda x: x[None] ** 2))[
        0
    ] == pytest.approx(2.5e-5)


def test_machines_are_refused_that_gain_by_running_for_nothing():
    with pytest.raises(ValueError, match="off_w"):
        replace(units(2), off_w=np.full((2, 1), 5.0))
    with pytest.raises(ValueError, match="capacity_w"):
        replace(units(2), capacity_w=np.full((2, 2), np.nan))
