"""A store beside a plant over a year: what the tariff and the demand charge make of it.

Load and prices of the year are known to it. Where the highest power of a month is charged, each
month is held to what is best for days by themselves, found on coarser levels; of the ways found the
one is taken that costs least, or none of them where a store does not pay for its losses.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.money.present_value import annuity
from core.plant.store.course import Course, Ways, tied, ways_of, without
from core.plant.store.demand import best_held
from core.plant.store.keeping import kept
from core.plant.store.power import Days, Power, days_of
from core.plant.store.store import Levels, Store
from core.plant.store.worth import gains_nothing
from core.selection.demand_charge import demand_charge
from core.study.economics import DemandBy, Economics

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.integer]

_W_PER_KW = 1000.0
_DAY_H = 24
_MONTHS = 12
_ROUNDS, _WITHIN = 8, 2e-3  # of the search for what a month is held to


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Steps of a year in the order of time, (steps,); price_per_kwh: of what the plant draws."""

    load_w: FloatArray
    price_per_kwh: FloatArray
    month: IntArray  # 0 … 11
    step_h: float

    def highest_w(self, power_w: FloatArray) -> FloatArray:
        """The highest of each month of a power at the same steps, (12,)."""
        return np.array([power_w[self.month == month].max(initial=0.0) for month in range(_MONTHS)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """A year of the plant, with the store or without it; currency and Wh."""

    energy_wh: float
    energy_cost: float
    demand_cost: float
    highest_w: float  # of what it draws
    output_w: float  # the highest

    @property
    def cost(self) -> float:
        """All that is paid for what is drawn."""
        return self.energy_cost + self.demand_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDay:
    """The day of the highest load, (steps,): load, output of the plant, content of the store."""

    load_w: FloatArray
    output_w: FloatArray
    held_wh: FloatArray
    price_per_kwh: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredYear:
    """A year with a store; output_w, power_w: of the plant in the order of time, (steps,).

    given_wh: what the load had out of it; lost_wh: with what is lost on the way in and out;
    shifted_wh: what the plant no longer draws in the hours it drew it in.
    """

    store: Store
    before: Paid
    after: Paid
    output_w: FloatArray
    power_w: FloatArray
    charged_wh: float
    given_wh: float
    lost_wh: float
    shifted_wh: float
    day: StoredDay

    @property
    def saving(self) -> float:
        """Money a year, below 0: it loses."""
        return self.before.cost - self.after.cost

    def over_life(self, economics: Economics) -> float | None:
        """What it gains over the life, below 0: it loses; None where no price is entered.

        Present value of what is saved, less the price and its maintenance.
        """
        if self.store.price is None:
            return None
        rate, life = economics.discount_rate, economics.life_years
        kept = self.store.price * economics.maintenance_share * annuity(rate, life)
        saved = self.saving * annuity(rate, life, economics.energy_price_rise)
        return saved - self.store.price - kept

    @property
    def payback_years(self) -> float | None:
        """Of the store; None where no price is entered or it saves nothing."""
        if self.store.price is None or self.saving <= 0.0:
            return None
        return self.store.price / self.saving


def stored_year(
    store: Store,
    year: Year,
    power: Callable[[Days], Power],
    economics: Economics,
    levels: int = 60,
) -> StoredYear:
    """power: what the plant draws on days that begin where these do."""
    days = days_of(year.load_w, year.price_per_kwh / _W_PER_KW, year.step_h)
    drawn = power(days)
    fine = Levels(store=store, steps=days.steps, step_h=days.step_h, count=levels)
    if economics.demand_by is DemandBy.NONE and gains_nothing(store, days, drawn):
        bare = without(ways_of(replace(fine, count=1), days, drawn))
        alone = _paid(bare, days, year, economics)
        return _told(store, year, days, bare, alone, alone, 0.0)
    ways = ways_of(fine, days, drawn)
    bare = without(ways)
    tried = [bare, kept(ways, drawn, tied(ways))]
    if economics.demand_by is not DemandBy.NONE:
        coarse = ways_of(replace(fine, count=levels // 2), days, drawn)
        held = tied(ways, _held_to(coarse, year, economics))
        tried.append(kept(ways, drawn, held))
    paid = [_paid(one, days, year, economics) for one in tried]
    best = min(range(len(tried)), key=lambda one: paid[one].cost)
    shifted = np.maximum(bare.power_w - tried[best].power_w, 0.0).sum() * days.step_h
    return _told(store, year, days, tried[best], paid[0], paid[best], float(shifted))


def _held_to(ways: Ways, year: Year, economics: Economics) -> FloatArray:
    """The power that every step is held to, (days, steps)."""
    month = ways.days.laid(year.month).astype(np.int64)
    if economics.demand_by is DemandBy.DEMAND:
        price = np.full(_MONTHS, economics.demand_price_per_kw / _W_PER_KW)
    else:  # by capacity the highest of the year is charged in every month
        month = np.zeros_like(month)
        kva = economics.demand_price_per_kva / economics.demand_power_factor
        price = np.array([_MONTHS * kva / _W_PER_KW])
    held = best_held(ways, month[:, -1], price, _ROUNDS, _WITHIN)
    found: FloatArray = held.highest_w[month]
    return found


def _paid(course: Course, days: Days, year: Year, economics: Economics) -> Paid:
    power, output = days.in_time(course.power_w), days.in_time(course.output_w)
    return Paid(
        energy_wh=float(power.sum()) * year.step_h,
        energy_cost=float(power @ year.price_per_kwh) * year.step_h / _W_PER_KW,
        demand_cost=float(demand_charge(year.highest_w(power)[None], economics)[0]),
        highest_w=float(power.max()),
        output_w=float(output.max()),
    )


def _told(
    store: Store,
    year: Year,
    days: Days,
    course: Course,
    before: Paid,
    after: Paid,
    shifted_wh: float,
) -> StoredYear:
    def whole(values: FloatArray) -> float:
        return float(values.sum()) * year.step_h

    output, held = days.in_time(course.output_w), days.in_time(course.held_wh)
    day_steps = round(_DAY_H / year.step_h)
    start = int(year.load_w.argmax()) // day_steps * day_steps
    day = slice(start, start + day_steps)
    return StoredYear(
        store=store,
        before=before,
        after=after,
        output_w=output,
        power_w=days.in_time(course.power_w),
        charged_wh=whole(course.charged_w),
        given_wh=whole(course.given_w),
        lost_wh=whole(course.lost_w) + whole(course.spilled_w),
        shifted_wh=shifted_wh,
        day=StoredDay(
            load_w=year.load_w[day],
            output_w=output[day],
            held_wh=held[day],
            price_per_kwh=year.price_per_kwh[day],
        ),
    )
