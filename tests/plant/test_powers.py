"""The best way to share an output among identical units, against every way there is."""

from itertools import combinations_with_replacement

import numpy as np
import pytest

from core.plant.powers import FREE, powers
from tests.plant.machines import BENDS, table


def every_way(one, units):
    """Least input of so many units at every output of the grid, by trying all."""
    steps = len(one) - 1
    best = np.full(units * steps + 1, np.inf)
    for loads in combinations_with_replacement(range(steps + 1), units):
        best[sum(loads)] = min(best[sum(loads)], sum(one[node] for node in loads))
    return best


@pytest.mark.parametrize("bend", BENDS)
@pytest.mark.parametrize("seed", range(6))
def test_any_number_of_units_up_to_six_against_every_way(bend, seed):
    """A unit more that just runs is never better than none: the best of fewer counts too."""
    rng = np.random.default_rng(seed)
    one = table(rng, 6, bend)
    found = powers(one[None, None], 6)
    least, known = np.array([0.0]), np.array([0.0])
    for units in range(1, 7):
        true = every_way(one, units)
        longer = np.full(len(true), np.inf)
        longer[: len(least)] = least
        least = np.minimum(true, longer)
        shorter = np.full(len(true), np.inf)
        shorter[: len(known)] = known
        known = np.minimum(found[units][0, 0], shorter)
        assert known == pytest.approx(least, rel=1e-12)


def test_equal_loads_are_best_where_the_table_bends_up():
    """x² at 1.2 of three units: 3 · 0.4² = 0.48."""
    plr = np.linspace(0.0, 1.0, 11)
    assert powers((plr**2)[None, None], 3)[3][0, 0, 12] == pytest.approx(0.48)


def test_one_after_the_other_is_best_where_it_bends_down():
    """√x at 1.2 of three units, one just runs: 1 + √0.2."""
    plr = np.linspace(0.0, 1.0, 11)
    assert powers(np.sqrt(plr)[None, None], 3)[3][0, 0, 12] == pytest.approx(1 + np.sqrt(0.2))


def test_sixty_units_share_equally_or_are_full():
    plr = np.linspace(0.0, 1.0, 11)
    up = powers((0.1 + plr**2)[None, None], 60)
    assert len(up) == 61
    assert up[60][0, 0, 300] == pytest.approx(60 * (0.1 + 0.25))
    down = powers(np.sqrt(plr)[None, None], FREE + 4)
    assert down[FREE + 4][0, 0, 115] == pytest.approx(11 + np.sqrt(0.5))
