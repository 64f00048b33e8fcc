"""Order, ties and weights."""

from dataclasses import fields, replace
from typing import Annotated

import numpy as np
import pytest

from core.families.chillers.outcome import ChillerOutcome
from core.families.registry import FAMILIES
from core.selection.availability import HeldBack, said_of_ranking
from core.selection.family import Evaluation, Pairs
from core.selection.prices import Prices
from core.selection.ranking import burdens, rank, tolerances
from core.study.criteria import Criteria
from core.vocabulary.field import criteria_of, declare
from core.vocabulary.quantity import Kind
from tests.families.chillers.machines import machine

ZERO = np.zeros(4)
NONE = np.nan  # no band


def evaluation(energy, nplv=None, coverage=None, units=(1, 1, 1, 1)) -> Evaluation:
    return Evaluation(
        pairs=Pairs(machine=np.arange(4), units=np.array(units)),
        columns={
            "annual_energy_wh": np.array(energy, float),
            "nplv": np.array([np.nan] * 4 if nplv is None else nplv),
            "coverage_hours": np.array([1.0] * 4 if coverage is None else coverage),
            "unmet_hours": ZERO,
            "unmet_energy_wh": ZERO,
        },
        monthly_energy_wh=np.zeros((4, 12)),
        energy_cost=ZERO,
        priced_w=ZERO,
        listed_price=ZERO,
        ratings={},
        asked_wh=1.0,
    )


def prices(cost) -> Prices:
    told = dict.fromkeys((one.name for one in fields(Prices)), ZERO)
    told |= {
        "price_assumed": ZERO > 0,
        "life_cycle_cost": np.array(cost, float),
        "life_cycle_energy_cost": np.array(cost, float) * 0.9,
    }
    return Prices(**told)


RECORDS = [machine(id=f"T{i}", maker=maker) for i, maker in enumerate("BACD")]

ANY = np.zeros(4, dtype=np.int64)


def places(criteria, **columns) -> list[tuple[int, int, bool]]:
    cost = columns.pop("cost", [1.0, 1.0, 1.0, 1.0])
    ranked = rank(evaluation(**columns), prices(cost), criteria, ChillerOutcome, RECORDS, ANY)
    return [(one.pair, one.place, one.tied) for one in ranked]


def by_energy(year: Evaluation, cost=1, classes=ANY):
    criteria = Criteria(rank_by="annual_energy")
    return rank(year, prices([cost] * 4), criteria, ChillerOutcome, RECORDS, classes)


def test_the_least_life_cycle_cost_comes_first():
    ranked = places(Criteria(), energy=[1] * 4, cost=[4, 2, 3, 1])
    assert ranked == [(3, 1, False), (1, 2, False), (2, 3, False), (0, 4, False)]


def test_identical_figures_share_a_place_and_say_so():
    """Places 1, 2, 2, 4; within a place the maker's name decides the order."""
    ranked = places(Criteria(rank_by="annual_energy"), energy=[5, 5, 9, 1])
    assert ranked == [(3, 1, False), (1, 2, True), (0, 2, True), (2, 4, False)]


def test_a_coverage_counts_the_more_the_better():
    ranked = places(Criteria(rank_by="coverage"), energy=[1] * 4, coverage=[0.2, 0.9, 0.0, 0.5])
    assert [pair for pair, _, _ in ranked] == [1, 3, 0, 2]


def test_a_machine_without_nplv_comes_last():
    ranked = places(Criteria(rank_by="nplv"), energy=[1] * 4, nplv=[5, np.nan, 9, np.nan])
    assert ranked == [(2, 1, False), (0, 2, False), (1, 3, True), (3, 3, True)]


def test_weights_compare_with_the_best_of_each_criterion():
    """Energy 2 against 1 (ratio 2), cost 1 against 1.5: 0.5·2 + 0.5·1 against 0.5·1 + 0.5·1.5."""
    criteria = Criteria(rank_by="weights", weights={"annual_energy": 1, "life_cycle_cost": 1})
    burden = burdens(evaluation([2, 1, 1, 1]), prices([1, 1.5, 3, 4]), criteria, ChillerOutcome)
    assert burden == pytest.approx([1.5, 1.25, 2.0, 2.5])


def test_of_one_machine_only_the_best_number_of_units_is_ranked():
    year = evaluation([3, 2, 1, 1], units=(1, 2, 3, 4))
    one = Evaluation(
        pairs=Pairs(machine=np.zeros(4, int), units=year.pairs.units),
        columns=year.columns, monthly_energy_wh=year.monthly_energy_wh, energy_cost=ZERO,
        priced_w=ZERO, listed_price=ZERO, ratings={}, asked_wh=1.0,
    )  # fmt: skip
    ranked = rank(
        one, prices([2] * 4), Criteria(rank_by="annual_energy"), ChillerOutcome, RECORDS, ANY
    )
    assert [(r.pair, r.place) for r in ranked] == [(2, 1)]


def test_preferred_machines_come_first_those_to_be_proved_last_whatever_the_criterion():
    """Preferred (0), otherwise admitted (1), to be proved (2); no place is shared between them."""
    criteria = Criteria(rank_by="annual_energy")
    ranked = rank(
        evaluation([5, 5, 9, 1]), prices([1] * 4), criteria, ChillerOutcome, RECORDS, [0, 1, 0, 2]
    )
    assert [(r.pair, r.place, r.tied) for r in ranked] == [
        (0, 1, False), (2, 2, False), (1, 3, False), (3, 4, False),
    ]  # fmt: skip


def with_tolerance(energy, size, share) -> Evaluation:
    year = evaluation(energy)
    return replace(
        year, energy_tolerance=np.array(share),
        columns={**year.columns, "installed_w": np.array(size, float)},
    )  # fmt: skip


def test_within_the_tolerance_of_the_best_the_smaller_goes_first():
    """100 with 2 % reaches to 102; 103 opens a place of its own, which reaches to 105.06."""
    year = with_tolerance([100, 102, 103, 105], [4, 3, 2, 1], [0.02] * 4)
    ranked = rank(
        year, prices([1] * 4), Criteria(rank_by="annual_energy"), ChillerOutcome, RECORDS, ANY
    )
    assert [(r.pair, r.place, r.within_tolerance) for r in ranked] == [
        (1, 1, True), (0, 1, True), (3, 3, True), (2, 3, True),
    ]  # fmt: skip


def test_life_cycle_costs_have_the_tolerance_of_their_energy():
    """Nine tenths are energy: 2 % of them is 1.8 of 100; 101.7 is within, 101.9 is not."""
    year = with_tolerance([1] * 4, [4, 3, 2, 1], [0.02] * 4)
    ranked = rank(year, prices([100, 101.7, 101.9, 110]), Criteria(), ChillerOutcome, RECORDS, ANY)
    assert [(r.pair, r.place) for r in ranked] == [(1, 1), (0, 1), (2, 3), (3, 4)]


def test_weights_weigh_the_tolerance_too():
    """Half cost, half energy, the bests 100 and 10: 0.5 · 1.8/100 + 0.5 · 0.2/10 = 0.019."""
    criteria = Criteria(rank_by="weights", weights={"annual_energy": 1, "life_cycle_cost": 1})
    year = with_tolerance([10, 10, 12, 14], [4, 3, 2, 1], [0.02] * 4)
    found = tolerances(
        year, prices([100, 120, 120, 120]), criteria, ChillerOutcome, year.energy_tolerance
    )
    assert found[0] == pytest.approx(0.019)


def test_a_coverage_has_no_tolerance():
    year = with_tolerance([1, 2, 3, 4], [4, 3, 2, 1], [0.02] * 4)
    criteria = Criteria(rank_by="coverage")
    share = year.energy_tolerance
    assert not tolerances(year, prices([1] * 4), criteria, ChillerOutcome, share).any()


class OtherOutcome(ChillerOutcome, frozen=True, kw_only=True, tag="others"):
    """Two criteria more than a chiller has."""

    low_load_hours: Annotated[
        float, declare(Kind.HOURS, lower_is_better=True, criterion="low_load")
    ]
    system_cop: Annotated[
        float | None, declare(Kind.COP, lower_is_better=False, criterion="system_cop")
    ] = None


@pytest.mark.parametrize(
    ("key", "criterion", "order"),
    [("low_load_hours", "low_load", [2, 0, 1, 3]), ("system_cop", "system_cop", [1, 0, 2, 3])],
)
def test_what_is_declared_as_a_criterion_ranks(key, criterion, order):
    """Hours of 20, 30, 10: the fewest first; a COP of 20, 30, 10: the highest; the unknown last."""
    year = evaluation([1] * 4)
    year = replace(year, columns={**year.columns, key: np.array([20, 30, 10, np.nan])})
    ranked = rank(year, prices([1] * 4), Criteria(rank_by=criterion), OtherOutcome, RECORDS, ANY)
    assert [one.pair for one in ranked] == order


def test_a_criterion_says_which_way_is_better():
    with pytest.raises(ValueError, match="lower better, or higher"):
        declare(Kind.COP, criterion="system_cop")
    with pytest.raises(ValueError, match="one to be high"):
        declare(Kind.COP, lower_is_better=False, criterion="cop", energy_part="system_cop")


def test_two_fields_are_not_one_criterion():
    class Twice(ChillerOutcome, frozen=True, kw_only=True, tag="twice"):
        iplv: Annotated[
            float | None, declare(Kind.COP, lower_is_better=False, criterion="nplv")
        ] = None

    with pytest.raises(ValueError, match="nplv"):
        criteria_of(Twice)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=list(FAMILIES))
def test_the_duty_is_ranked_by_what_its_family_says_of_a_candidate(family):
    assert family.duty.outcome is family.outcome
    assert family.duty.ranked_by()[0] == Criteria().rank_by


def _with_classes(energy, band, made) -> tuple[Evaluation, list]:
    """Four machines, of which some are classes with a band of their energy."""
    year = evaluation(energy)
    year = replace(year, columns={**year.columns, "energy_band": np.array(band, float)})
    records = [
        machine(id=f"T{i}", maker="–", evidence="D", class_from_w=1e3) if one
        else machine(id=f"T{i}", maker="M")
        for i, one in enumerate(made)
    ]  # fmt: skip
    return year, records


@pytest.mark.parametrize(
    ("energy", "band", "made", "order"),
    [
        # A class that needs 5 % less within its band of 8 %: tied, the documented one first.
        ([100, 105, 200, 300], [0.08, NONE, NONE, NONE], "1000", [(1, 1), (0, 1), (2, 3), (3, 4)]),
        # One that needs 5 % more: tied with the documented one it follows.
        ([105, 100, 200, 300], [0.08, NONE, NONE, NONE], "1000", [(1, 1), (0, 1), (2, 3), (3, 4)]),
        # One that is better by more than its band stands in front; one that is worse behind.
        ([90, 100, 120, 300], [0.08, NONE, 0.08, NONE], "1010", [(0, 1), (1, 2), (2, 3), (3, 4)]),
        # Two documented machines have no band, whatever a class behind them has.
        ([100, 103, 106, 300], [NONE, NONE, 0.05, NONE], "0010", [(0, 1), (1, 2), (2, 2), (3, 4)]),
        # Equal figures: the documented one first.
        ([100, 100, 200, 300], [0.0, NONE, NONE, NONE], "1000", [(1, 1), (0, 1), (2, 3), (3, 4)]),
    ],
)
def test_a_class_is_tied_within_its_band_and_never_before_a_documented_machine_alike(
    energy, band, made, order
):
    year, records = _with_classes(energy, band, [one == "1" for one in made])
    criteria = Criteria(rank_by="annual_energy")
    ranked = rank(year, prices([1] * 4), criteria, ChillerOutcome, records, ANY)
    assert [(one.pair, one.place) for one in ranked] == order


def test_the_sizes_of_a_class_are_one_candidate():
    """Machines 0 and 1 are a series: the better of them is ranked, the other not."""
    criteria = Criteria(rank_by="annual_energy")
    year = evaluation([5, 4, 9, 1])
    series = np.array([0, 0, 2, 3])
    ranked = rank(year, prices([1] * 4), criteria, ChillerOutcome, RECORDS, ANY, series)
    assert [(one.pair, one.place) for one in ranked] == [(3, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize(
    ("energy", "uneven", "first"),
    [
        # One unit too large for its hours, two of the same class 5 % dearer, its band 8 %: two.
        ([100, 105, 300, 300], [1, 0, 0, 0], 1),
        # Beyond its band it stays; and where it is not too large.
        ([100, 109, 300, 300], [1, 0, 0, 0], 0),
        ([100, 105, 300, 300], [0, 0, 0, 0], 0),
    ],
)
def test_of_a_class_as_many_units_are_shown_as_run_evenly_where_it_is_tied(energy, uneven, first):
    year, records = _with_classes(energy, [0.08] * 4, [True] * 4)
    year = replace(
        year,
        pairs=Pairs(machine=np.arange(4), units=np.array([1, 2, 1, 1])),
        unsteady=np.array(uneven, float),
    )
    criteria, series = Criteria(rank_by="annual_energy"), np.array([0, 0, 2, 3])
    ranked = rank(year, prices([1] * 4), criteria, ChillerOutcome, records, ANY, series)
    assert ranked[0].pair == first


def test_of_a_place_what_runs_unevenly_goes_last():
    """All within the band of 8 %: one unit that is too large stands behind what costs more."""
    year, records = _with_classes([100, 103, 106, 300], [0.08] * 4, [True] * 4)
    year = replace(year, unsteady=np.array([1.0, 0.0, 0.0, 0.0]))
    assert [one.pair for one in rank(
        year, prices([1] * 4), Criteria(rank_by="annual_energy"), ChillerOutcome, records, ANY
    )] == [1, 2, 0, 3]  # fmt: skip


def test_what_claims_more_than_its_label_stands_behind_whatever_it_needs():
    year = replace(evaluation([5, 4, 9, 1]), doubted=np.array([False, False, False, True]))
    assert [(one.pair, one.place) for one in by_energy(year)] == [(1, 1), (0, 2), (2, 3), (3, 4)]


@pytest.mark.parametrize(
    ("away", "said"),
    [([1, 1, 1, 1], "all_sold_elsewhere"), ([0, 1, 1, 1], "others_sold_elsewhere")],
)
def test_where_nothing_is_sold_at_the_site_it_is_said(away, said):
    held = HeldBack(elsewhere=np.array(away, dtype=bool), most=None, carrying=int)
    found = said_of_ranking(held, evaluation([1] * 4).pairs, range(4))
    assert [one.code for one in found] == [said]
