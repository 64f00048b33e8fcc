"""What does not carry the whole load never stands before what does, whatever the criterion."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.chillers.outcome import ChillerOutcome
from core.selection.carried import carries_load, shortfall_steps
from core.selection.ranking import rank
from core.study.criteria import Criteria
from tests.core.selection.test_ranking import evaluation, prices
from tests.families.chillers.machines import machine

CRITERIA = ("life_cycle_cost", "annual_energy", "carbon", "nplv", "coverage", "weights")
RECORDS = [machine(id=f"T{i}") for i in range(4)]
HOURS = st.sampled_from([0.0, 0.0, 1.0, 3.0, 400.0])
FOUR = st.lists(st.floats(0.1, 100.0), min_size=4, max_size=4)


@given(
    hours=st.lists(HOURS, min_size=4, max_size=4),
    share=st.lists(st.floats(1e-9, 0.9), min_size=4, max_size=4),
    figures=st.tuples(FOUR, FOUR, FOUR),
    criterion=st.sampled_from(CRITERIA),
    classes=st.lists(st.integers(0, 3), min_size=4, max_size=4),
    tolerance=st.floats(0.0, 0.5),
)
def test_the_first_carries_the_load_if_any_does(
    hours: list[float],
    share: list[float],
    figures: tuple[list[float], list[float], list[float]],
    criterion: str,
    classes: list[int],
    tolerance: float,
) -> None:
    """By every criterion, in any class, with and without a tolerance."""
    energy, nplv, cost = figures
    year = evaluation(energy, nplv=nplv, coverage=[n / 100.0 for n in nplv])
    missing = np.where(np.array(hours) > 0.0, share, 0.0)
    year = replace(
        year,
        columns={
            **year.columns,
            "unmet_hours": np.array(hours),
            "unmet_energy_wh": missing,
            "installed_w": np.arange(4.0),
        },
        energy_tolerance=np.full(4, tolerance),
    )
    weights = {"annual_energy": 1.0, "coverage": 2.0}
    criteria = Criteria(rank_by=criterion, weights=weights)
    ranked = rank(year, prices(cost), criteria, ChillerOutcome, RECORDS, classes)
    carries = [hours[one.pair] <= 0.0 for one in ranked]
    assert carries == sorted(carries, reverse=True)
    assert len({one.place for one in ranked if hours[one.pair] <= 0.0}
               & {one.place for one in ranked if hours[one.pair] > 0.0}) == 0  # fmt: skip


def test_of_those_that_fall_short_the_larger_shortfall_stands_behind() -> None:
    """Of 1 GWh: 0.05 % and 0.09 % are alike and go by cost; 0.5 % stands behind, 20 % last."""
    year = evaluation([1] * 4)
    columns = {
        **year.columns,
        "unmet_hours": np.array([5.0, 9.0, 50.0, 900.0]),
        "unmet_energy_wh": np.array([0.05e-2, 0.09e-2, 0.5e-2, 0.2]) * 1e9,
    }
    year = replace(year, columns=columns, asked_wh=1e9)
    assert shortfall_steps(columns, 1e9).tolist() == [1, 1, 2, 4]
    ranked = rank(year, prices([9, 8, 2, 1]), Criteria(), ChillerOutcome, RECORDS, [0] * 4)
    assert [one.pair for one in ranked] == [1, 0, 2, 3]


def test_an_hour_without_a_figure_is_not_carried() -> None:
    """However little load it holds."""
    columns = {"unmet_hours": np.array([0.0, 1.0]), "unmet_energy_wh": np.array([0.0, 0.0])}
    assert carries_load(columns).tolist() == [True, False]
    assert shortfall_steps(columns, 1e9).tolist() == [0, 1]


def test_of_one_machine_the_number_of_units_that_carries_the_load_is_ranked() -> None:
    """Fewer units cost less and leave load: the larger plant is the machine's candidate."""
    year = evaluation([1, 2, 3, 4], units=(1, 2, 3, 4))
    pairs = replace(year.pairs, machine=np.zeros(4, int))
    columns = {**year.columns, "unmet_hours": np.array([9.0, 3.0, 0.0, 0.0]),
               "unmet_energy_wh": np.array([0.3, 0.1, 0.0, 0.0])}  # fmt: skip
    year = replace(year, pairs=pairs, columns=columns)
    (found,) = rank(year, prices([1, 2, 3, 4]), Criteria(), ChillerOutcome, RECORDS, [0] * 4)
    assert found.pair == 2


def test_no_load_is_carried_by_everything() -> None:
    columns = {"unmet_hours": np.zeros(2), "unmet_energy_wh": np.zeros(2)}
    assert shortfall_steps(columns, 0.0) == pytest.approx([0, 0])
