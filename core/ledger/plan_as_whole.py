"""The plan as one optimum over all years, in place of class by class."""

from collections.abc import Mapping, Sequence

import numpy as np

from core.ledger.diagnosis import HIT, Diagnosis, natural
from core.ledger.plan import (
    Item,
    Plan,
    PlanYear,
    Proof,
    TooManySteps,
    hits_lacking,
    plan,
    waiting_of,
)
from core.ledger.whole_plan import Wanted, best_plan


def plan_as_whole(
    found: Sequence[Diagnosis],
    budgets: Sequence[tuple[int, float]],
    npv: Mapping[str, float],
    *,
    max_payback_years: float,
    rate: float,
    hits_by: int | None = None,
    most_a_place: int | None = None,
) -> Plan:
    """What is worth most over all years, each replacement in its best one.

    npv: of each replacement in the year it is bought, by id;
    hits_by: the year by which what the lists name is to be gone; most_a_place: machines of a place
    in one year.
    """
    waiting, not_planned = waiting_of(found, max_payback_years)
    hits = waiting.get(HIT, {})
    items = sorted((one for several in waiting.values() for one in several.values()),
                   key=lambda one: one.id)  # fmt: skip
    years = [year for year, _ in budgets]
    factor = np.array([(1.0 + rate) ** (years[0] - year) for year in years])
    value = np.array([npv[one.id] for one in items])[:, None] * factor
    value = value.reshape(len(items), len(years))
    due = np.array([hits_by is not None and one.id in hits for one in items], dtype=np.bool_)
    in_time = due[:, None] & np.array([year <= (hits_by or 0) for year in years])
    weight = float(np.abs(value).max(axis=1, initial=0.0).sum()) + 1.0
    place_of = {one.asset.id: one.asset.place for one in found}
    places = sorted({place_of[one.id] for one in items})
    wanted = Wanted(
        cost=np.array([max(one.cost, 1.0) for one in items]),
        value=value + weight * in_time,
        allowed=~due[:, None] | in_time,
        place=np.array([places.index(place_of[one.id]) for one in items], dtype=np.int64),
        budget=np.array([yuan for _, yuan in budgets]),
        most_a_place=most_a_place,
    )
    choice = best_plan(wanted)
    bought = choice.year >= 0
    extra = weight * float(in_time[bought, choice.year[bought]].sum())
    loses = tuple(
        one.id for one, gain, is_due in zip(items, value.max(axis=1, initial=-np.inf), due,
                                            strict=True)
        if gain <= 0.0 and not is_due
    )  # fmt: skip
    never = {one.id for one, is_bought in zip(items, bought, strict=True) if not is_bought}
    return Plan(
        years=tuple(
            _year(year, yuan, [items[one] for one in np.flatnonzero(choice.year == at)])
            for at, (year, yuan) in enumerate(budgets)
        ),
        left=tuple(sorted(never.difference(loses), key=natural)),
        not_planned=not_planned,
        hits_lacking=hits_lacking(waiting, budgets),
        loses=loses,
        whole=Proof(
            value=choice.value - extra,
            bound=choice.bound - extra,
            by_class=_by_class(found, budgets, npv, factor.tolist(), max_payback_years),
            next_yuan=tuple(choice.price.tolist()),
        ),
    )


def _year(year: int, budget: float, items: Sequence[Item]) -> PlanYear:
    return PlanYear(
        year=year,
        budget=budget,
        ids=tuple(sorted((one.id for one in items), key=natural)),
        spent=sum(one.cost for one in items),
        saving_kwh=sum(one.saving for one in items),
    )


def _by_class(
    found: Sequence[Diagnosis],
    budgets: Sequence[tuple[int, float]],
    npv: Mapping[str, float],
    factor: Sequence[float],
    max_payback_years: float,
) -> float | None:
    """Net present value at the first year of the plan class by class; None: too many steps."""
    try:
        made = plan(found, budgets, max_payback_years=max_payback_years)
    except TooManySteps:
        return None
    each = (sum(npv[id_] for id_ in year.ids) for year in made.years)
    return float(sum(value * times for value, times in zip(each, factor, strict=True)))
