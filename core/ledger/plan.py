"""The plan year by year: class by class, the subset that fits the money left and saves most.

Exact, by dynamic programming over what can be spent; of equal savings the cheaper, then the one
whose ids come first. Greedy by payback is not enough: what is left over may fit nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, gcd

import numpy as np

from core.ledger.diagnosis import HIT, INCOMPLETE, OTHER, TEN_YEARS, Diagnosis, natural

MAX_PAYBACK_YEARS = 6.0
_LARGEST_TABLE = 400_000_000  # items times steps of money
_CENTS = 100  # of a yuan
_WORTH_A_CENT = 1e-9  # of the saving: what is less is rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What can be bought: yuan, and kWh a year saved."""

    id: str
    cost: float
    saving: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYear:
    """One year: its money, what is bought, in the order of ids."""

    year: int
    budget: float
    ids: tuple[str, ...]
    spent: float
    saving_kwh: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All years; left: what there was no money for; not_planned: id and payback, over the limit.

    loses: what costs more than it is worth, where the plan goes by that; whole: how good it is.
    """

    years: tuple[PlanYear, ...]
    left: tuple[str, ...]
    not_planned: Mapping[str, float]
    hits_lacking: float  # yuan by which the first year cannot pay all hits
    loses: tuple[str, ...] = ()
    whole: "Proof | None" = None  # of a plan as one optimum


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Net present value of a plan at its first year, and what no plan is above.

    by_class: of the plan class by class with the same budgets, None where its money falls in too
    many steps; next_yuan: what one more yuan of
    each year's money would be worth.
    """

    value: float
    bound: float
    by_class: float | None
    next_yuan: tuple[float, ...]

    @property
    def gap(self) -> float:
        """What is not proved, as a share of the value; 0: none is better."""
        return max(self.bound - self.value, 0.0) / max(abs(self.value), 1.0)


class TooManySteps(ValueError):
    """The money falls into more steps than the exact method can hold."""


def best_subset(items: Sequence[Item], budget: float) -> tuple[str, ...]:
    """Ids of the subset that costs no more and saves most. Raises TooManySteps."""
    fitting = sorted((one for one in items if one.cost <= budget), key=lambda one: natural(one.id))
    if not fitting:
        return ()
    if sum(one.cost for one in fitting) <= budget:
        return tuple(one.id for one in fitting if one.saving > 0.0)
    weights, room = _in_steps([one.cost for one in fitting], budget)
    _, chosen = filled(weights, [one.saving for one in fitting], room)
    return tuple(fitting[at].id for at in chosen)


def filled(weights: Sequence[int], savings: Sequence[float], room: int) -> tuple[float, list[int]]:
    """The most that can be saved in that room, and by which: of equals the cheaper, the first."""
    taken = np.zeros((len(weights), room + 1), dtype=np.bool_)
    best = np.zeros(room + 1)
    # From the last to the first, so that the walk forward prefers the first.
    for at in range(len(weights) - 1, -1, -1):
        weight, saving = weights[at], savings[at]
        if saving <= 0.0 or weight > room:
            continue
        reached = best[: room + 1 - weight] + saving
        better = reached >= best[weight:] - _WORTH_A_CENT * abs(saving)
        taken[at, weight:] = better
        best[weight:] = np.where(better, np.maximum(reached, best[weight:]), best[weight:])
    most = float(best[room])
    left = int(np.argmax(best >= most - _WORTH_A_CENT * abs(most)))  # the cheaper of equals
    chosen = []
    for at, weight in enumerate(weights):
        if taken[at, left]:
            chosen.append(at)
            left -= weight
    return most, chosen


def _in_steps(costs: Sequence[float], budget: float) -> tuple[list[int], int]:
    """Costs, and the money there is, in the largest step that divides the costs: of whole yuan,
    else of cents, so that what spends just the money left is not refused. Raises TooManySteps.
    """
    for parts in (1, _CENTS) if _are_whole(costs) else (_CENTS, 1):
        weights = [_up(cost * parts) for cost in costs]
        step = gcd(*weights)
        room = floor(budget * parts + _WORTH_A_CENT * max(budget, 1.0)) // step
        if (room + 1) * len(costs) <= _LARGEST_TABLE:
            return [weight // step for weight in weights], room
    raise TooManySteps(str(room))


def _are_whole(costs: Sequence[float]) -> bool:
    return all(cost == floor(cost) for cost in costs)


def _up(amount: float) -> int:
    """Up, so that nothing is bought that a fraction would forbid, but for what is rounding."""
    return max(ceil(amount - _WORTH_A_CENT * max(amount, 1.0)), 1)


def plan(
    found: Sequence[Diagnosis],
    budgets: Sequence[tuple[int, float]],
    *,
    max_payback_years: float = MAX_PAYBACK_YEARS,
) -> Plan:
    """Year by year, class by class; money that is left over is not carried on.

    Classes 3 and 4 only with a payback within the limit. Raises TooManySteps.
    """
    waiting, not_planned = waiting_of(found, max_payback_years)
    lacking = hits_lacking(waiting, budgets)
    years = tuple(_year(year, budget, waiting) for year, budget in budgets)
    return Plan(
        years=years,
        left=tuple(sorted((id_ for items in waiting.values() for id_ in items), key=natural)),
        not_planned=not_planned,
        hits_lacking=lacking,
    )


def waiting_of(
    found: Sequence[Diagnosis], max_payback_years: float
) -> tuple[dict[int, dict[str, Item]], dict[str, float]]:
    """What can be bought, by class and id; and what is over the limit, with its payback."""
    waiting: dict[int, dict[str, Item]] = {}
    not_planned: dict[str, float] = {}
    for one in found:
        item = _item(one)
        if item is None or not isinstance(one.plan_class, int):
            continue
        long = one.payback_years is None or one.payback_years > max_payback_years
        if TEN_YEARS <= one.plan_class <= OTHER and long:
            not_planned[item.id] = one.payback_years or float("inf")
        else:
            waiting.setdefault(one.plan_class, {})[item.id] = item
    return waiting, not_planned


def is_undetermined(one: Diagnosis) -> bool:
    """Whether one in use is not planned as data are lacking, for its class or what is bought."""
    if one.plan_class == INCOMPLETE:
        return True
    return isinstance(one.plan_class, int) and _item(one) is None


def hits_lacking(
    waiting: Mapping[int, Mapping[str, Item]], budgets: Sequence[tuple[int, float]]
) -> float:
    """What the first year lacks to pay for all hits."""
    hits = sum(item.cost for item in waiting.get(HIT, {}).values())
    return max(hits - (budgets[0][1] if budgets else 0.0), 0.0)


def _year(year: int, budget: float, waiting: Mapping[int, dict[str, Item]]) -> PlanYear:
    """What is bought in a year; it waits no longer."""
    bought: list[Item] = []
    spent = 0.0
    for name in sorted(waiting):
        chosen = best_subset(tuple(waiting[name].values()), budget - spent)
        bought += [waiting[name].pop(id_) for id_ in chosen]
        spent = sum(item.cost for item in bought)
    return PlanYear(
        year=year,
        budget=budget,
        ids=tuple(sorted((item.id for item in bought), key=natural)),
        spent=spent,
        saving_kwh=sum(item.saving for item in bought),
    )


def _item(one: Diagnosis) -> Item | None:
    better, saving = one.asset.replacement, one.energy.saving_kwh
    if better is None or saving is None or one.asset.status != "in_use":
        return None
    return Item(id=one.asset.id, cost=better.cost, saving=saving)
