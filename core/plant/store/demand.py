"""Where the highest power is charged: what each month is best held to.

Below the highest power H that a month is held to, its energy costs E(H), which falls as H rises.
E(H) + price · H is least somewhere between the lowest H that the store allows and that at which the
energy costs least. Between two values of H that were tried no better one can lie than E of the
upper with the charge of the lower, so the span with the least such bound is halved next, for all
months at once, until no span can hold anything better by more than the tolerance.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.plant.store.course import Ways, cost_of_each_day, each_day, least_highest_w

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """highest_w: what each group of days is held to, (groups,); cost: of energy and charge.

    bound: no way of the days, each by itself, costs less.
    """

    highest_w: FloatArray
    cost: FloatArray
    bound: FloatArray


def best_held(
    ways: Ways, group: IntArray, price_per_w: FloatArray, rounds: int = 12, within: float = 1e-4
) -> Held:
    """group: (days,), which days are charged together; price_per_w: (groups,), of their highest."""
    groups = len(price_per_w)
    free = each_day(ways)
    most = _most(free.power_w.max(axis=1), group, groups)
    least = np.minimum(_most(least_highest_w(ways), group, groups), most)

    def energy(highest: FloatArray) -> FloatArray:
        held = np.broadcast_to(highest[group][:, None], ways.days.load_w.shape)
        cost = np.zeros(groups)
        np.add.at(cost, group, cost_of_each_day(ways, held))
        return cost

    tried = [{float(most[one]): cost} for one, cost in enumerate(energy(most).tolist())]
    for one, cost in enumerate(energy(least).tolist()):
        tried[one].setdefault(float(least[one]), cost)
    for _ in range(rounds):
        spans = [
            _span(known, price, within)
            for known, price in zip(tried, price_per_w.tolist(), strict=True)
        ]
        if not any(spans):
            break
        middle = np.array(
            [sum(span) / 2.0 if span else high for span, high in zip(spans, most, strict=True)]
        )
        for one, cost in enumerate(energy(middle).tolist()):
            tried[one].setdefault(float(middle[one]), cost)
    return _found(tried, price_per_w)


def _most(values: FloatArray, group: IntArray, groups: int) -> FloatArray:
    found = np.zeros(groups)
    np.maximum.at(found, group, values)
    return found


def _bounds(known: dict[float, float], price: float) -> list[tuple[float, float, float]]:
    """Every span between two tried values: its bound, its ends."""
    tried = sorted(known)
    return [(known[high] + price * low, low, high) for low, high in pairwise(tried)]


def _best(known: dict[float, float], price: float) -> tuple[float, float]:
    return min((cost + price * highest, highest) for highest, cost in known.items())


def _span(known: dict[float, float], price: float, within: float) -> tuple[float, float] | None:
    """The span that may hold something better; None: none by more than a share of the cost."""
    spans = _bounds(known, price)
    if not spans:
        return None
    bound, low, high = min(spans)
    cost, _ = _best(known, price)
    return (low, high) if bound < cost - within * abs(cost) else None


def _found(tried: list[dict[float, float]], price_per_w: FloatArray) -> Held:
    best = [_best(known, price) for known, price in zip(tried, price_per_w.tolist(), strict=True)]
    bounds = [
        min([cost, *(bound for bound, _, _ in _bounds(known, price))])
        for (cost, _), known, price in zip(best, tried, price_per_w.tolist(), strict=True)
    ]
    return Held(
        highest_w=np.array([highest for _, highest in best]),
        cost=np.array([cost for cost, _ in best]),
        bound=np.array(bounds),
    )
