"""The plan as one optimum: what trying all finds, the bound no plan is above, its conditions."""

from itertools import product

import numpy as np
import pytest

from core.ledger.diagnosis import diagnose
from core.ledger.plan import TooManySteps, plan
from core.ledger.plan_as_whole import plan_as_whole
from core.ledger.whole_plan import Choice, Wanted, best_plan
from core.ledger.worth import MoneyTerms, worths
from core.standards.library import shipped_standards
from tests.core.ledger.plant import ASSETS, RULES


def _wanted(items: int, years: int, seed: int, share: float, most: int | None = None) -> Wanted:
    draw = np.random.default_rng(seed)
    cost = draw.integers(5, 90, items) * 1000.0
    value = cost * draw.uniform(-0.3, 1.5, items)
    return Wanted(
        cost=cost,
        value=value[:, None] * 1.08 ** -np.arange(years),
        allowed=np.ones((items, years), dtype=np.bool_),
        place=draw.integers(0, 3, items),
        budget=np.full(years, cost.sum() * share),
        most_a_place=most,
    )


def _best_of_all(wanted: Wanted) -> float:
    """Every choice of the first half beside every one of the second, money and places held to."""
    items, years = wanted.value.shape
    half = items // 2
    places = int(wanted.place.max()) + 1

    def sums(among: range) -> tuple[np.ndarray, np.ndarray]:
        each = np.array(list(product(range(-1, years), repeat=len(among))))
        worth, used = np.zeros(len(each)), np.zeros((len(each), years * (1 + places)))
        for at, item in enumerate(among):
            for year in range(years):
                takes = each[:, at] == year
                worth += takes * wanted.value[item, year]
                used[:, year] += takes * wanted.cost[item]
                used[:, years + places * year + wanted.place[item]] += takes
        return worth, used

    most = items if wanted.most_a_place is None else wanted.most_a_place
    limit = np.concatenate([wanted.budget, np.full(years * places, most)]) + 1e-6
    first, used = sums(range(half))
    second, others = sums(range(half, items))
    best = 0.0
    for worth, here in zip(first, used, strict=True):
        fits = (others + here <= limit).all(axis=1)
        if fits.any():
            best = max(best, worth + second[fits].max())
    return best


@pytest.mark.parametrize(
    ("items", "years", "seed", "most"),
    [(20, 1, 1, None), (12, 2, 2, None), (12, 2, 3, 2), (8, 3, 4, None), (8, 3, 5, 1)],
)
def test_no_plan_is_better_where_all_are_tried(
    items: int, years: int, seed: int, most: int | None
) -> None:
    wanted = _wanted(items, years, seed, 0.22, most)
    found = best_plan(wanted)
    assert found.finished
    assert found.value == pytest.approx(_best_of_all(wanted), rel=1e-9)
    _holds(wanted, found)


def _holds(wanted: Wanted, found: Choice) -> None:
    """Money, places and the value are as they are said."""
    value = 0.0
    for year, budget in enumerate(wanted.budget):
        mine = found.year == year
        assert wanted.cost[mine].sum() <= budget + 1e-6
        if wanted.most_a_place is not None:
            assert np.bincount(wanted.place[mine], minlength=1).max() <= wanted.most_a_place
        value += wanted.value[mine, year].sum()
    assert found.value == pytest.approx(value)
    assert found.bound >= value - 1e-6 * abs(value)


def test_of_many_the_gap_is_proved_to_a_thousandth() -> None:
    wanted = _wanted(400, 3, 6, 0.05)
    found = best_plan(wanted)
    _holds(wanted, found)
    assert found.bound / found.value - 1.0 < 1e-3
    assert found.price[0] > 0.0  # more money would be worth something


def test_a_plan_of_the_plant_buys_listed_machines_by_their_year() -> None:
    """Money for all of them by 2028: A01, A03, A08, A09, A10, A14, A17 of the case."""
    found = diagnose(ASSETS, shipped_standards(), RULES)
    npv = {id_: one.npv for id_, one in worths(found, MoneyTerms(), RULES).items()}
    terms = {"max_payback_years": 6.0, "rate": 0.08}
    budgets = [(2027, 300_000.0), (2028, 400_000.0), (2029, 760_000.0)]
    free = plan_as_whole(found, budgets, npv, **terms)
    due = plan_as_whole(found, budgets, npv, hits_by=2028, **terms)
    early = {id_ for year in due.years[:2] for id_ in year.ids}
    assert {"A01", "A03", "A08", "A09", "A10", "A14", "A17"} <= early
    assert free.whole is not None
    assert due.whole is not None
    assert free.whole.gap == due.whole.gap == 0.0
    assert free.whole.value >= due.whole.value  # a condition gains nothing
    assert free.whole.by_class is not None
    assert free.whole.value >= free.whole.by_class  # nor does a rule
    by_hand = sum(npv[id_] / 1.08**at for at, year in enumerate(free.years) for id_ in year.ids)
    assert free.whole.value == pytest.approx(by_hand)
    assert all(npv[id_] <= 0.0 for id_ in free.loses)


def test_money_in_too_many_steps_for_the_plan_by_class_is_planned_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("core.ledger.plan._LARGEST_TABLE", 100)
    found = diagnose(ASSETS, shipped_standards(), RULES)
    npv = {id_: one.npv for id_, one in worths(found, MoneyTerms(), RULES).items()}
    budgets = [(2027, 300_000.0), (2028, 400_000.0)]
    with pytest.raises(TooManySteps):
        plan(found, budgets)
    made = plan_as_whole(found, budgets, npv, max_payback_years=6.0, rate=0.08)
    assert made.whole is not None
    assert made.whole.by_class is None
    assert made.whole.gap == 0.0


def test_nothing_to_plan_is_a_plan() -> None:
    made = plan_as_whole([], [(2027, 1e6)], {}, max_payback_years=6.0, rate=0.08)
    assert made.years[0].ids == ()
    assert made.whole is not None
    assert made.whole.gap == 0.0
