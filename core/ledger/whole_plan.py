"""One optimum over all years: each machine in the year, or in none, in which all is worth most.

    max Σ v(i, t)·x(i, t)    Σ_t x(i, t) ≤ 1    Σ_i c(i)·x(i, t) ≤ budget(t)
                             machines of a place in a year ≤ `most_a_place`

v is the net present value of a replacement, discounted from its year to the first: each counts over
its own life. A listed machine that is to be gone by a year has more weight in it than all others
together, so that as many as the money allows are. The bound is the Lagrangian one: with a price λ
on the money of each year (and on places) every machine chooses for itself, and no plan is worth
more than that. From it a plan is made, improved year by year as an exact knapsack, and searched
depth first among what is not shown to be worse; `gap` is what is not proved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.ledger.plan import Item, TooManySteps, best_subset, filled

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_NEVER = -1
_ROUNDS = 600  # of the prices; then they hardly move
_NODES = 60_000  # of the search
_CORE = 150  # machines of a year's knapsack beside its own: those whose choice is not clear
_STEPS = 4_000  # of the money of a year in such a knapsack
_KNAPSACKS = 8  # rounds of them for the bound
_MOST_IN_A_KNAPSACK = 30_000  # machines
_CLOSE = 1e-4  # of the value: a bound so near is good enough
_TURNS = 6  # of improving year by year
_SAME = 1e-9  # of the value: less is rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What can be bought; value: (items, years); allowed: the same, whether it may be that year."""

    cost: FloatArray
    value: FloatArray
    allowed: NDArray[np.bool_]
    place: IntArray
    budget: FloatArray
    most_a_place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """year: of each item, −1 is never; bound: no plan is worth more.

    finished: the search came to its end, none is better; price: of the money of each year, what
    one more yuan of it would be worth.
    """

    year: IntArray
    value: float
    bound: float
    finished: bool
    price: FloatArray


@dataclass(slots=True)
class _State:
    """A plan as it grows: money and room of places that are left."""

    year: IntArray
    money: FloatArray
    room: NDArray[np.int64]  # (places, years)

    @classmethod
    def empty(cls, wanted: Wanted) -> "_State":
        items, years = wanted.value.shape
        places = int(wanted.place.max(initial=0)) + 1
        most = items if wanted.most_a_place is None else wanted.most_a_place
        return cls(
            year=np.full(items, _NEVER),
            money=wanted.budget.copy(),
            room=np.full((places, years), most),
        )

    def fits(self, wanted: Wanted, item: int, year: int) -> bool:
        return bool(
            wanted.cost[item] <= self.money[year] + _SAME * wanted.budget[year]
            and self.room[wanted.place[item], year] > 0
        )

    def put(self, wanted: Wanted, item: int, year: int, sign: int = 1) -> None:
        self.year[item] = year if sign > 0 else _NEVER
        self.money[year] -= sign * wanted.cost[item]
        self.room[wanted.place[item], year] -= sign

    def copy(self) -> "_State":
        return _State(year=self.year.copy(), money=self.money.copy(), room=self.room.copy())

    def value(self, wanted: Wanted) -> float:
        bought = np.flatnonzero(self.year != _NEVER)
        return float(wanted.value[bought, self.year[bought]].sum())


def best_plan(wanted: Wanted) -> Choice:
    """The best plan found and the bound on all; exact where the search comes to its end."""
    if not wanted.value.size:
        nothing = np.full(len(wanted.cost), _NEVER)
        return Choice(
            year=nothing, value=0.0, bound=0.0, finished=True, price=np.zeros(len(wanted.budget))
        )
    price, place_price, bound = _prices(wanted)
    reduced = _reduced(wanted, price, place_price)
    found = _greedy(wanted, reduced)
    if wanted.most_a_place is None:
        found = _year_by_year(wanted, found, reduced)
    search = _Search(wanted, reduced, bound, found)
    search.run()
    value = search.best.value(wanted)
    finished = search.nodes < _NODES
    proved = value if finished else _bound_by_knapsacks(wanted, reduced, bound, value)
    return Choice(year=search.best.year, value=value, bound=proved, finished=finished, price=price)


def _reduced(wanted: Wanted, price: FloatArray, place_price: FloatArray) -> FloatArray:
    """What is left of each value after the prices, −inf where it may not be, (items, years)."""
    left = wanted.value - wanted.cost[:, None] * price - place_price[wanted.place]
    return np.where(wanted.allowed, left, -np.inf)


def _prices(wanted: Wanted) -> tuple[FloatArray, FloatArray, float]:
    """Prices of money and places that make the bound low, by subgradients, and the bound."""
    items, years = wanted.value.shape
    places = int(wanted.place.max(initial=0)) + 1
    limited = wanted.most_a_place is not None
    most = float(wanted.most_a_place or 0)
    price, place_price = np.zeros(years), np.zeros((places, years))
    best = (price, place_price, np.inf)
    target = _greedy(wanted, _reduced(wanted, price, place_price)).value(wanted)
    step, since = 1.0, 0
    rows = np.arange(items)
    for _ in range(_ROUNDS):
        reduced = _reduced(wanted, price, place_price)
        at = np.argmax(reduced, axis=1)
        gain = reduced[rows, at]
        takes = gain > 0.0
        bound = float(gain[takes].sum() + price @ wanted.budget)
        bound += float(place_price.sum()) * most if limited else 0.0
        since += 1
        if bound < best[2] - _SAME * abs(bound):
            best, since = (price, place_price, bound), 0
        if since >= 20:  # too long a step: shorter, from the best prices there are
            step, since = step * 0.5, 0
            price, place_price = best[0], best[1]
            if step < 1e-7:
                break
            continue
        used = np.bincount(at[takes], weights=wanted.cost[takes], minlength=years)
        slope = wanted.budget - used
        room = np.zeros_like(place_price)
        if limited:
            np.add.at(room, (wanted.place[takes], at[takes]), -1.0)
            room += most
        # Money and places are of different sizes: each in the unit of its own constraint.
        scale = np.maximum(wanted.budget, 1.0)
        norm = float(((slope / scale) ** 2).sum() + (room**2).sum() / max(most, 1.0) ** 2)
        if norm <= 0.0:
            break
        move = step * max(bound - target, _SAME * abs(bound)) / norm
        price = np.maximum(price - move * slope / scale**2, 0.0)
        if limited:
            place_price = np.maximum(place_price - move * room / max(most, 1.0) ** 2, 0.0)
    return best


def _bound_by_knapsacks(wanted: Wanted, reduced: FloatArray, bound: float, value: float) -> float:
    """A lower bound: each machine has a price u of its own, and each year is a whole knapsack.

    Σ u(i) + Σ_t max Σ_i (v(i, t) − u(i))·x, where money does not go into fractions of machines.
    Costs are rounded down to steps, so that no plan is forbidden that there is.
    """
    items, years = wanted.value.shape
    if items > _MOST_IN_A_KNAPSACK:  # of so many the first bound is near, and these are slow
        return bound
    step = max(float(np.gcd.reduce(np.floor(wanted.cost).astype(np.int64))), 1.0)
    step = max(step, float(wanted.budget.max()) / _STEPS)
    weights = np.floor(wanted.cost / step).astype(np.int64)
    rooms = np.floor(wanted.budget / step * (1.0 + _SAME)).astype(np.int64)
    own = np.maximum(reduced.max(axis=1), 0.0)
    best, pace = bound, 1.0
    for _ in range(_KNAPSACKS):
        total, times = float(own.sum()), np.zeros(items)
        for year in range(years):
            gain = np.where(wanted.allowed[:, year], wanted.value[:, year] - own, 0.0)
            some = np.flatnonzero((gain > 0.0) & (weights <= rooms[year]))
            most, chosen = filled(weights[some].tolist(), gain[some].tolist(), int(rooms[year]))
            total += most
            times[some[chosen]] += 1.0
        best = min(best, total)
        slope = 1.0 - times
        slope[(own <= 0.0) & (slope > 0.0)] = 0.0
        norm = float((slope**2).sum())
        if best - value <= _CLOSE * abs(value) or norm == 0.0:
            break
        own = np.maximum(own - pace * max(total - value, 0.0) / norm * slope, 0.0)
        pace *= 0.8
    return best


def _greedy(wanted: Wanted, reduced: FloatArray) -> _State:
    """Each machine in its best year that has room, the one that gains most for its cost first."""
    state = _State.empty(wanted)
    order = np.argsort(-reduced.max(axis=1) / wanted.cost, kind="stable")
    years = np.argsort(-reduced, axis=1, kind="stable")
    for item in order.tolist():
        for year in years[item].tolist():
            worth = wanted.allowed[item, year] and wanted.value[item, year] > 0.0
            if worth and state.fits(wanted, item, year):
                state.put(wanted, item, year)
                break
    return state


def _year_by_year(wanted: Wanted, state: _State, reduced: FloatArray) -> _State:
    """Each year's best set, over and over, machines of other years among them: the best of all.

    One that is taken from another year leaves money there at that year's price, for whose turn it
    is next; so what a round ends with may be worth less than the round before.
    """
    best = state.copy()
    for _ in range(_TURNS):
        for year in range(len(wanted.budget)):
            _best_of_year(wanted, state, reduced, year, others=True)
        for year in range(len(wanted.budget)):
            _best_of_year(wanted, state, reduced, year, others=False)
        if state.value(wanted) > best.value(wanted):
            best = state.copy()
    return best


def _best_of_year(
    wanted: Wanted, state: _State, reduced: FloatArray, year: int, *, others: bool
) -> None:
    """An exact knapsack of those whose choice is not clear, in the money that the others leave."""
    now = state.year
    free = (now == _NEVER) | (now == year)
    gain = wanted.value[:, year].copy()
    if others:
        elsewhere = np.flatnonzero(~free)
        gain[elsewhere] -= np.maximum(reduced[elsewhere, now[elsewhere]], 0.0)
        free[:] = True
    free &= wanted.allowed[:, year] & (gain > 0.0)
    at = np.flatnonzero(free)
    other = np.where(now == year, 0.0, np.maximum(reduced.max(axis=1), 0.0))[at]
    unclear = np.argsort((other - reduced[at, year]) / wanted.cost[at], kind="stable")
    mine = at[now[at] == year]
    core = at[np.sort(unclear[: _CORE + len(mine)])]
    core = np.union1d(core, mine)
    money = float(state.money[year] + wanted.cost[mine].sum())
    items = [
        Item(id=f"{one:09d}", cost=float(wanted.cost[one]), saving=float(gain[one]))
        for one in core.tolist()
    ]
    try:
        chosen = [int(name) for name in best_subset(items, money)]
    except TooManySteps:
        return
    if float(gain[chosen].sum()) <= float(gain[mine].sum()) * (1.0 + _SAME):
        return
    for item in (*mine.tolist(), *chosen):
        if state.year[item] != _NEVER:
            state.put(wanted, item, int(state.year[item]), -1)
    for item in chosen:
        state.put(wanted, item, year)


class _Search:
    """Depth first among choices whose loss against the bound is not too much to be better."""

    def __init__(self, wanted: Wanted, reduced: FloatArray, bound: float, best: _State) -> None:
        self.wanted, self.bound = wanted, bound
        self.best, self.nodes = best, 0
        self._value = best.value(wanted)
        # The last column is never; a choice loses what it is below the best of its machine.
        each = np.hstack([reduced, np.zeros((len(reduced), 1))])
        self._loss = each.max(axis=1)[:, None] - each
        self._state = _State.empty(wanted)

    def run(self) -> None:
        """From the machines whose second choice loses most, so that early cuts are deep."""
        slack = self._slack()
        viable = self._loss < slack
        clear = viable.sum(axis=1) <= 1
        for item in np.flatnonzero(clear & (viable.sum(axis=1) == 1)).tolist():
            option = int(np.argmax(viable[item]))
            if option == self.wanted.value.shape[1]:
                continue
            if not self._state.fits(self.wanted, item, option):
                return  # no better plan than the one there is
            self._state.put(self.wanted, item, option)
        second = np.sort(self._loss, axis=1)[:, 1]
        unclear = np.flatnonzero(~clear)
        order = unclear[np.argsort(-second[unclear], kind="stable")].tolist()
        self._down(order, 0.0)

    def _slack(self) -> float:
        return self.bound - self._value - _SAME * max(abs(self._value), 1.0)

    def _down(self, order: Sequence[int], lost: float) -> None:
        """An own stack: thousands of machines are deeper than Python's."""
        years = self.wanted.value.shape[1]
        stack: list[tuple[int, list[int], float]] = []
        options = np.argsort(self._loss, axis=1, kind="stable")

        def choices(at: int) -> list[int]:
            found: list[int] = options[order[at]].tolist()
            return found[::-1]

        if not order:
            self._keep()
            return
        stack.append((0, choices(0), lost))
        while stack and self.nodes < _NODES:
            at, rest, lost = stack[-1]
            item = order[at]
            if self._state.year[item] != _NEVER:  # back from below
                self._state.put(self.wanted, item, int(self._state.year[item]), -1)
            if not rest:
                stack.pop()
                continue
            option = rest.pop()
            now = lost + float(self._loss[item, option])
            if now >= self._slack():
                rest.clear()  # the others lose more
                continue
            if option != years:
                if not self._state.fits(self.wanted, item, option):
                    continue
                self._state.put(self.wanted, item, option)
            self.nodes += 1
            if at + 1 == len(order):
                self._keep()
            else:
                stack.append((at + 1, choices(at + 1), now))

    def _keep(self) -> None:
        value = self._state.value(self.wanted)
        if value > self._value + _SAME * max(abs(self._value), 1.0):
            self._value = value
            self.best = self._state.copy()
