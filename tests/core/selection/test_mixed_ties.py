"""What the search cannot tell apart shares a place, and the simpler plant stands first in it."""

from itertools import groupby, pairwise

import pytest

from core.selection.selection import Candidate, Selection
from tests.core.selection.examples import selection
from tests.core.selection.test_mixed_plants import chosen


@pytest.fixture(params=["example", "documented"])
def found(request: pytest.FixtureRequest) -> Selection:
    """The air-cooled plant in Beijing, as it is bundled and with fewer units."""
    return selection("plant-beijing") if request.param == "example" else chosen(2)


def test_within_a_place_plants_of_one_model_stand_first(found: Selection):
    for _, several in groupby(found.candidates, key=lambda one: one.place):
        alike = list(several)
        worst = [max(record.evidence for record in one.records) for one in alike]
        order = [(evidence, one.is_mixed) for evidence, one in zip(worst, alike, strict=True)]
        for place, one in enumerate(alike):
            behind = order[place] > min(order[place:])
            assert not behind or any(_betters(one, other) for other in alike[place + 1 :])


def _betters(one: Candidate, other: Candidate) -> bool:
    """Whether it costs no more to buy and to run, and clearly less in one."""
    mine = one.outcome.investment, one.outcome.energy_cost
    its = other.outcome.investment, other.outcome.energy_cost
    no_worse = all(a <= b for a, b in zip(mine, its, strict=True))
    return no_worse and any(a < 0.99 * b for a, b in zip(mine, its, strict=True))


def test_what_differs_by_less_than_the_search_tells_shares_a_place(found: Selection):
    """0.1 % of the life-cycle cost, between the best of a place and what follows it.

    Plants with a class in them share the place of what their band does not tell them from.
    """
    told = [one for one in found.candidates if one.outcome.energy_band is None]
    places = [list(several) for _, several in groupby(told, key=lambda c: c.place)]
    for one, following in pairwise(places):
        best = min(one, key=lambda c: c.outcome.life_cycle_cost)
        after = min(following, key=lambda c: c.outcome.life_cycle_cost)
        near = after.outcome.life_cycle_cost <= best.outcome.life_cycle_cost * (1.0 + 1e-3)
        if near and best.standing.admission == after.standing.admission:
            assert {best.is_mixed, after.is_mixed} == {False}


def test_a_gain_smaller_than_the_search_tells_is_not_called_one(found: Selection):
    (said,) = [
        one.code
        for one in found.field_findings
        if one.code in ("mixed_better", "mixed_no_better", "mixed_alike")
    ]
    first = next(one for one in found.candidates if one.is_mixed)
    plant = min(
        (one for one in found.candidates if one.is_mixed and _as_sure(one) == _as_sure(first)),
        key=lambda one: one.outcome.life_cycle_cost,
    )  # which of a place is shown first goes by more than its cost
    alone = next(one for one in found.candidates if not one.is_mixed)
    saving = 1.0 - plant.outcome.life_cycle_cost / alone.outcome.life_cycle_cost
    assert (said == "mixed_alike") is (abs(saving) <= 1e-3)
    assert (said == "mixed_better") is (saving > 1e-3)


def _as_sure(one: Candidate) -> tuple[object, ...]:
    return one.place, max(record.evidence for record in one.records), one.shortfall is None
