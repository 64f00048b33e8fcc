"""Staging tables, starts, and what is left with the largest unit out."""

from dataclasses import replace

import numpy as np
import pytest

from core.plant.arrangement import arrangements
from core.plant.dispatch import operate
from core.plant.optimum import optimum
from core.plant.reserve import reserve, with_standby
from core.plant.search import search
from core.plant.stages import staging_tables
from core.plant.starts import Clock, held, not_counted, started
from core.plant.unit import Units
from core.study.plant import Staging
from tests.core.plant.test_search import instance

PLR = np.linspace(0.0, 1.0, 101)


def two_quadratic_units(points):
    """A unit takes A + (x q)² / 2 with A = 0.2: two are better than one from x² / 4 = A on."""
    return Units(
        capacity_w=np.ones((1, points)),
        scale_w=np.ones((1, points)),
        auxiliary_w=np.full((1, 1), 0.1),
        off_w=np.zeros((1, 1)),
        table=(0.1 + PLR**2 / 2)[None, None],
        kind=np.zeros(points, dtype=np.int64),
    )


def test_the_second_unit_comes_where_two_need_less():
    """A + q²/2 = 2 A + q²/4, so q = 2 √A = 0.894 of one unit's capacity."""
    best = optimum(two_quadratic_units(1), np.array([1.0]), 2)
    plants = [arrangements([[(0, 2, 0)]], way) for way in (Staging.OPTIMUM, Staging.SEQUENTIAL)]
    table, fewest = staging_tables(best, plants, 0, 0)
    assert [stage.running for stage in table.stages] == [(1,), (2,)]
    assert table.stages[1].from_w == pytest.approx(0.894, abs=0.006)
    assert table.stages[1].part[0, 1] == pytest.approx(1.0)
    assert fewest.stages[1].from_w == pytest.approx(1.0, abs=0.006)
    assert (table.input_w <= fewest.input_w * (1 + 1e-9)).all()


def test_stages_follow_each_other_up_to_the_whole_capacity():
    best = optimum(two_quadratic_units(1), np.array([1.0]), 4)
    (table,) = staging_tables(best, [arrangements([[(0, 4, 0)]], Staging.OPTIMUM)], 0, 0)
    ends = [stage.to_w for stage in table.stages]
    assert [stage.from_w for stage in table.stages[1:]] == pytest.approx(ends[:-1])
    assert ends[-1] == pytest.approx(4.0)


def test_units_run_their_least_time():
    """Wanted 1 1 0 0 1 0 0 0, three steps at least: the first has run before and may stop."""
    running, starts = held(np.array([0.0, 1, 0, 0, 0, 1, 0, 0, 0]), 3)
    assert running.tolist() == [0, 1, 1, 1, 0, 1, 1, 1, 0]
    assert starts.tolist() == [0, 1, 0, 0, 0, 1, 0, 0, 0]
    again, starts = held(np.array([1.0, 0, 1, 0, 2, 1, 1, 1]), 2)
    # The one held at the fourth step has run two when the sixth wants one less.
    assert again.tolist() == [1, 0, 1, 1, 2, 1, 1, 1]
    assert starts.sum() == 2


def test_without_load_none_is_held_on():
    """Wanted 1 at steps 0, 1 and 4; three steps at least, but no load at steps 2 and 3."""
    wanted, idle = np.array([0.0, 1, 0, 0, 1, 0]), np.array([0, 0, 1, 1, 0, 0], dtype=bool)
    running, starts = held(wanted, 3, idle)
    assert running.tolist() == [0, 1, 0, 0, 1, 1]
    assert starts.tolist() == [0, 1, 0, 0, 1, 0]


@pytest.mark.parametrize("least", [1, 2, 5])
def test_a_longer_least_time_never_means_more_starts(least):
    wanted = np.random.default_rng(3).integers(0, 4, 400).astype(float)
    running, starts = held(wanted, least)
    assert (running >= wanted).all()
    often = held(wanted, 1)[1].sum()
    assert starts.sum() <= often == np.maximum(np.diff(wanted), 0).sum()


def test_starts_are_paid_and_units_held_on_share_the_load():
    """Hourly 0, 1.5, 0.5, 0.5 W on two units of 1 W that run two hours at least.

    In the third hour both are held on at 0.25: 2 · (0.2 + 0.03125).
    """
    load = np.array([0.0, 1.5, 0.5, 0.5])
    best = optimum(two_quadratic_units(4), load, 2)
    plain = operate(best, arrangements([[(0, 2, 0)]], Staging.SEQUENTIAL), 0, standby_helps=False)
    assert plain.running[0].tolist() == [0, 2, 1, 1]
    clock = Clock(step=np.arange(4), steps=4, step_h=1.0, least_run_h=2.0, start_h=0.5)
    found = started(best.units, plain, clock)
    assert found.operation.running[0].tolist() == [0, 2, 2, 1]
    assert found.operation.input_w[0, 2] == pytest.approx(2 * (0.2 + 0.03125), abs=1e-4)
    assert found.operation.input_w[0, 3] == pytest.approx(0.2 + 0.125)
    assert found.starts.tolist() == [2.0]
    # Two starts in the second hour, each half an hour at full load: 0.1 + 0.5 W.
    assert found.start_w[0].tolist() == pytest.approx([0.0, 2 * 0.5 * 0.6, 0.0, 0.0])
    assert found.operation.input_w[0, 1] == pytest.approx(2 * (0.2 + 0.28125) + 0.6, abs=1e-4)
    assert not_counted().code == "starts_not_counted"


def test_what_is_left_without_the_largest_unit():
    """2 × 100 + 1 × 150: 200 left of 300 asked; with a second 150 there are 350."""
    unit = np.array([100.0, 150.0])
    plants = arrangements([[(0, 2, 0), (1, 1, 0)], [(0, 2, 0), (1, 2, 1)]], Staging.SEQUENTIAL)
    found = reserve(plants, unit, 300.0)
    assert found.left_w.tolist() == [200.0, 350.0]
    assert found.group.tolist() == [1, 1]
    assert found.carried().tolist() == [False, True]
    assert found.carried(0.65).tolist() == [True, True]


def test_the_unit_in_reserve_is_one_of_the_largest():
    plants = with_standby([[(1, 1), (0, 2)], [(0, 3)]], np.array([100.0, 150.0]), 1,
                          Staging.OPTIMUM)  # fmt: skip
    assert plants.count.tolist() == [[2, 2], [4, 0]]
    assert plants.standby.tolist() == [[1, 0], [1, 0]]
    assert plants.duty.tolist() == [[1, 2], [3, 0]]
    assert plants.units.tolist() == [4, 4]


@pytest.mark.parametrize("seed", range(12))
def test_with_any_unit_out_a_plant_with_a_reserve_carries_what_is_asked(seed):
    """Of every plant the search keeps, whichever unit fails: N + 1 by design capacity."""
    units, asked, rules = instance(seed, groups=3, units_max=5)
    rules = replace(rules, spare=1)
    found = search(units, asked, rules, Staging.OPTIMUM, keep=6)
    assert reserve(found.best, rules.design_w, rules.least_w).carried()[found.carries].all()
    rows = zip(found.best.machine[found.carries], found.best.count[found.carries], strict=True)
    for machine, count in rows:
        there = machine >= 0
        have = count[there] @ rules.design_w[machine[there]]
        for failed in machine[there]:
            assert have - rules.design_w[failed] >= rules.least_w * (1.0 - 1e-9)
