"""The bundled chillers in plants: the same year as the family's own, and a known case."""

import numpy as np
import pytest

from core.plant.rules import Rules
from core.plant.search import search
from core.plant.year import year_of
from core.selection.family import Pairs
from core.study.plant import Staging
from tests.core.plant.chillers import chillers, costs_of_the_family
from tests.core.plant.machines import discretisation

PEAK_W = 8e6


def costs(here, staging, machine, count):
    rules = Rules(design_w=here.design_w, least_w=0.0)
    year = year_of(here.units, here.asked(), rules, staging)
    return year.cost(np.array([[machine]]), np.array([[count]]))[0]


def test_four_of_a_kind_by_each_staging():
    """4 × W101 (2,233 kW, variable speed) at 8 MW.

    Known from a calculation of its own: 16.77 M one after the other, 15.46 M all together,
    15.06 M with the best number at each point. That was another year; the shares hold.
    """
    here = chillers(PEAK_W)
    row = here.row("W101")
    year = {staging: costs(here, staging, row, 4) for staging in Staging}
    least = year[Staging.OPTIMUM]
    assert least < year[Staging.EQUAL_SPLIT] < year[Staging.SEQUENTIAL] < year[Staging.IN_ORDER]
    assert year[Staging.EQUAL_SPLIT] / year[Staging.SEQUENTIAL] == pytest.approx(
        15.46 / 16.77, abs=0.005
    )
    assert least / year[Staging.SEQUENTIAL] == pytest.approx(15.06 / 16.77, abs=0.005)


@pytest.mark.parametrize("staging", [Staging.SEQUENTIAL, Staging.EQUAL_SPLIT, Staging.OPTIMUM])
def test_one_group_costs_what_the_family_says(staging):
    """Within the error of the table, for 40 machines in one to six units."""
    here = chillers(PEAK_W)
    chosen = np.arange(0, len(here.design_w), max(1, len(here.design_w) // 40))
    pairs = Pairs(machine=np.repeat(chosen, 6), units=np.tile(np.arange(1, 7), len(chosen)))
    own = costs_of_the_family(here, staging, pairs)
    year = year_of(here.units, here.asked(), Rules(design_w=here.design_w, least_w=0.0), staging)
    cost = year.cost(pairs.machine[:, None], pairs.units[:, None])
    assert cost == pytest.approx(own, rel=3e-4)
    assert np.abs(cost / own - 1.0).mean() < 3e-5


def test_the_best_of_two_models_beats_the_best_of_one():
    here = chillers(PEAK_W)
    rules = Rules(design_w=here.design_w, least_w=1.05 * PEAK_W, most_w=1.5 * PEAK_W, groups=2)
    for staging in Staging:
        found = search(here.units, here.asked(), rules, staging)
        assert len(found.cost) == 10
        assert found.carries.all()
        assert found.cost[0] <= found.single_cost[found.single_carries].min()
        assert found.proof.next_bound >= found.cost[-1]
        assert found.proof.computed < 0.1 * found.proof.considered


def test_how_far_tables_are_from_the_curves():
    from core.families.chillers.performance import part_load

    here = chillers(PEAK_W)
    machines = len(here.design_w)
    worst = discretisation(
        lambda plr: (
            part_load(here.columns, np.tile(plr, (machines, 1)), 7.0, np.zeros(1)).power_ratio
        ),
        here.units.table[0],
    )
    assert np.median(worst) < 5e-5
