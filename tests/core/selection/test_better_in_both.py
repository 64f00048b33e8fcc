"""What costs less to buy and to run is not shown behind what it betters."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.selection.better_in_both import better_first


def test_a_cheaper_plant_is_pulled_before_what_it_betters() -> None:
    # Investment and energy a year, the order by models: two of one model, one of several. The last
    # costs 15 % less than the first and 1 % less to run; the second one is cheaper to buy.
    investment, energy = [511_500.0, 360_000.0, 434_500.0], [959_953.0, 1_035_404.0, 949_299.0]
    costs = np.array([investment, energy])
    assert better_first([0, 1, 2], costs, [(0,)] * 3) == [2, 0, 1]


def test_what_is_nearly_alike_or_less_sure_stays_where_it_is() -> None:
    costs = np.array([[100.0, 99.5, 80.0], [100.0, 99.9, 80.0]])
    assert better_first([0, 1], costs, [(0,), (0,)]) == [0, 1]
    assert better_first([0, 2], costs, [(0,), (1,)]) == [0, 2]
    assert better_first([1, 2], costs, [(1,), (0,)]) == [2, 1]


def test_what_is_not_known_moves_nothing() -> None:
    costs = np.array([[100.0, np.nan], [100.0, 50.0]])
    assert better_first([0, 1], costs, [(0,), (0,)]) == [0, 1]


_COSTS = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=12)


@given(_COSTS)
def test_nothing_stands_behind_what_it_betters(costs: list[tuple[int, int]]) -> None:
    """Steps of a ninth and more are no near likeness."""
    table = np.array(costs, dtype=float).T
    found = better_first(list(range(len(costs))), table, [(0,)] * len(costs))
    assert sorted(found) == list(range(len(costs)))
    for place, one in enumerate(found):
        for before in found[:place]:
            worse = all(a >= b for a, b in zip(costs[before], costs[one], strict=True))
            assert not (worse and costs[before] != costs[one])
