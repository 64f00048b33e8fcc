"""One store for every plant: by hand, against trying all ways, against a linear programme."""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.plant.store.course import (
    Course,
    Ways,
    each_day,
    least_highest_w,
    tied,
    ways_of,
    without,
)
from core.plant.store.demand import best_held
from core.plant.store.keeping import kept
from core.plant.store.power import Days, LinearPower, TablePower, cheapest_begins, days_of
from core.plant.store.store import Levels, Store
from core.plant.store.worth import gains_nothing

FloatArray = NDArray[np.float64]

# A day of loads, kW, from midnight, and three prices of which the lowest is from 23 to 7 h.
LOAD_KW = (
    300, 300, 300, 300, 300, 300, 300, 600, 900, 1200, 1500, 1700,
    1800, 1900, 2000, 2000, 1900, 1700, 1400, 1000, 700, 500, 400, 300,
)  # fmt: skip
PRICE = (*[0.32] * 7, *[0.72] * 3, *[1.15] * 5, *[0.72] * 3, *[1.15] * 3, *[0.72] * 2, 0.32)


def _days(*loads: float, price: tuple[float, ...]) -> Days:
    steps = len(price)
    load = np.array(loads, dtype=np.float64).reshape(-1, steps)
    return Days(load_w=load, price_per_wh=np.tile(price, (len(load), 1)), step_h=24.0 / steps)


def _hand_day() -> Days:
    return days_of(np.array(LOAD_KW, dtype=np.float64), np.array(PRICE), 1.0)


def _ways(days: Days, store: Store, power: LinearPower | TablePower, count: int) -> Ways:
    levels = Levels(store=store, steps=days.steps, step_h=days.step_h, count=count)
    return ways_of(levels, days, power)


def test_a_day_begins_with_its_cheapest_hours() -> None:
    assert cheapest_begins(np.array(PRICE), 1.0) == 23
    assert cheapest_begins(np.full(48, 0.7), 1.0) == 0
    days = _hand_day()
    assert days.load_w[0, :2].tolist() == [300.0, 300.0]
    assert days.in_time(days.load_w).tolist() == list(LOAD_KW)


def test_the_lowest_peak_of_a_day_by_hand() -> None:
    """3,000 kWh lie above 1,437.5 kW: 62.5 + 262.5 + 362.5 + 462.5 + 562.5 · 2 + 462.5 + 262.5."""
    assert sum(max(one - 1437.5, 0.0) for one in LOAD_KW) == 3000.0
    ways = _ways(_hand_day(), Store(capacity_wh=3000.0), LinearPower(efficiency=1.0), 240)
    assert least_highest_w(ways) == pytest.approx([1437.5])


def test_what_waits_is_less_by_its_losses() -> None:
    """200 Wh stored in the first of four steps are 180, 162 and, when wanted, 145.8 Wh."""
    days = Days(
        load_w=np.array([[0.0, 0.0, 0.0, 200.0]]),
        price_per_wh=np.array([[1.0, 99.0, 99.0, 90.0]]),
        step_h=1.0,
    )
    store = Store(capacity_wh=200.0, loss_per_h=0.1)
    found = each_day(_ways(days, store, LinearPower(efficiency=1.0), 9))
    assert found.held_wh[0] == pytest.approx([200.0, 180.0, 162.0, 0.0])
    assert found.output_w[0] == pytest.approx([200.0, 0.0, 0.0, 200.0 - 145.8])
    assert found.lost_w.sum() == pytest.approx(200.0 - 145.8)


@dataclass(frozen=True)
class Case:
    """A linear programme of the hand day, solved by HiGHS (scipy 1.17.1): the least cost."""

    store: Store
    power: LinearPower
    per_kw: float  # of the day's highest
    cost: float
    within: float


LOSSLESS = Store(capacity_wh=3000.0)
LIMITED = Store(capacity_wh=3000.0, charge_w=600.0, discharge_w=700.0)
LOSING = Store(
    capacity_wh=6000.0, charge_w=900.0, discharge_w=1000.0, loss_per_h=0.004,
    charge_efficiency=0.95, discharge_efficiency=0.96,
)  # fmt: skip
COOLING, HEATING = LinearPower(efficiency=5.0), LinearPower(efficiency=0.97, highest_w=2300.0)
CASES = (
    # Everything is a whole number of levels of 25: not even rounding is between the two.
    Case(LOSSLESS, COOLING, 0.0, 3482.4, 1e-9),
    Case(LIMITED, COOLING, 0.0, 3585.6, 1e-9),
    Case(LOSSLESS, COOLING, 4.0 / 3.0, 4234.458333, 1e-5),
    Case(LOSING, HEATING, 0.0, 16865.590792, 2e-3),
    Case(LOSING, HEATING, 4.0 / 3.0, 19831.529122, 2e-3),
)


@pytest.mark.parametrize("case", CASES)
def test_linear_costs_come_to_the_linear_programme(case: Case) -> None:
    ways = _ways(_hand_day(), case.store, case.power, 240)
    if case.per_kw:
        held = best_held(ways, np.zeros(1, dtype=np.int64), np.array([case.per_kw]), 20, 1e-3)
        found = float(held.cost[0])
        assert held.bound[0] <= found * (1.0 + 1e-12)
        assert held.bound[0] == pytest.approx(found, rel=5e-3)
    else:
        found = each_day(ways).cost
    assert case.cost * (1.0 - 1e-9) <= found <= case.cost * (1.0 + case.within)


def _table(rise: list[float], days: Days) -> TablePower:
    """Outputs 0, 100 … W; the first of `rise` is what running at all takes."""
    output = 100.0 * np.arange(len(rise) + 1)
    return TablePower(
        output_w=output,
        power_w=np.array([[0.0, *np.cumsum(rise)]]),
        kind=np.zeros(days.load_w.shape, dtype=np.int64),
        beside_w=np.zeros(days.load_w.shape),
    )


LOADS = st.lists(st.sampled_from([0.0, 100.0, 200.0, 250.0, 300.0]), min_size=6, max_size=6)
PRICES = st.lists(st.sampled_from([1.0, 2.0, 5.0]), min_size=3, max_size=3).map(tuple)
RISES = st.lists(st.floats(5.0, 60.0), min_size=6, max_size=6)


def _tried(ways: Ways, loads: FloatArray, curve: TablePower, per_w: float) -> tuple[float, float]:
    """All ways of a store of two levels of 100 through two days of three hours: tied, apart."""
    least, apart = np.inf, [np.inf, np.inf]
    steps = len(loads)
    for levels in product((0, 1, 2), repeat=steps):
        output = loads + 100.0 * np.diff(np.array((0, *levels)))
        if (output <= -100.0).any() or (output > 600.0).any():
            continue
        power = np.interp(np.maximum(output, 0.0), curve.output_w, curve.power_w[0])
        cost = power * ways.days.price_per_wh.ravel()
        least = min(least, cost.sum() + per_w * power.max())
        for day in range(2):
            hours = slice(3 * day, 3 * day + 3)
            if levels[3 * day + 2] == 0 and (day == 0 or levels[2] == 0):
                one = cost[hours].sum() + per_w * power[hours].max()
                apart[day] = min(apart[day], one)
    return least, sum(apart)


def _balance(course: Course, days: Days) -> None:
    into = course.output_w.sum() * days.step_h
    out = days.load_w.sum() + course.lost_w.sum() + course.spilled_w.sum()
    assert into == pytest.approx(out * days.step_h + course.held_wh[-1, -1])
    assert (course.output_w >= -1e-9).all()
    assert (course.held_wh >= -1e-9).all()


@settings(max_examples=25, deadline=None)
@given(load=LOADS, price=PRICES, rise=RISES, per_w=st.sampled_from([3.0, 20.0]))
def test_no_other_way_through_the_levels_costs_less(
    load: list[float], price: tuple[float, ...], rise: list[float], per_w: float
) -> None:
    days = Days(
        load_w=np.array(load).reshape(2, 3), price_per_wh=np.tile(price, (2, 1)), step_h=1.0
    )
    power = _table(rise, days)
    ways = _ways(days, Store(capacity_wh=200.0), power, 2)
    whole, apart = _tried(ways, np.array(load), power, 0.0)
    together, alone = tied(ways), each_day(ways)
    assert together.cost == pytest.approx(whole)
    assert alone.cost == pytest.approx(apart)
    assert together.cost <= alone.cost + 1e-9
    assert alone.cost <= without(ways).cost + 1e-9
    _balance(together, days)
    _balance(alone, days)
    _, charged = _tried(ways, np.array(load), power, per_w)
    held = best_held(ways, np.arange(2), np.array([per_w, per_w]), 60, 1e-9)
    assert held.cost.sum() == pytest.approx(charged, rel=1e-6)


@settings(max_examples=25, deadline=None)
@given(
    load=LOADS, price=PRICES, rise=RISES, loss=st.floats(0.0, 0.05),
    into=st.floats(0.6, 1.0), out=st.floats(0.6, 1.0), charge=st.floats(50.0, 400.0),
)  # fmt: skip
def test_a_store_never_costs_and_its_balance_closes(
    load: list[float],
    price: tuple[float, ...],
    rise: list[float],
    loss: float,
    into: float,
    out: float,
    charge: float,
) -> None:
    days = Days(
        load_w=np.array(load).reshape(2, 3), price_per_wh=np.tile(price, (2, 1)), step_h=1.0
    )
    store = Store(
        capacity_wh=330.0, charge_w=charge, loss_per_h=loss, charge_efficiency=into,
        discharge_efficiency=out,
    )  # fmt: skip
    power = _table(rise, days)
    ways = _ways(days, store, power, 15)
    bare, together = without(ways), tied(ways)
    assert bare.output_w == pytest.approx(days.load_w)
    held = kept(ways, power, together)
    assert held.cost <= together.cost + 1e-9
    for course in (each_day(ways), together, held):
        assert course.cost <= bare.cost + 1e-9
        assert course.charged_w.max() <= charge * (1.0 + 1e-9)
        assert course.held_wh.max() <= 330.0 * (1.0 + 1e-9)
        _balance(course, days)


@settings(max_examples=40, deadline=None)
@given(
    load=LOADS, price=PRICES, spread=st.floats(0.0, 1.0), loss=st.floats(0.0, 0.2),
    into=st.floats(0.6, 1.0), out=st.floats(0.6, 1.0),
)  # fmt: skip
def test_where_prices_promise_nothing_no_way_gains(
    load: list[float],
    price: tuple[float, ...],
    spread: float,
    loss: float,
    into: float,
    out: float,
) -> None:
    """Prices are drawn together, so that the losses outweigh their differences in about half."""
    near = tuple(1.0 + spread * (one - min(price)) for one in price)
    days = Days(load_w=np.array(load).reshape(2, 3), price_per_wh=np.tile(near, (2, 1)), step_h=1.0)
    store = Store(
        capacity_wh=330.0, loss_per_h=loss, charge_efficiency=into, discharge_efficiency=out
    )
    power = LinearPower(efficiency=0.97, highest_w=1000.0)
    ways = _ways(days, store, power, 30)
    bare, found = without(ways).cost, kept(ways, power, tied(ways)).cost
    if gains_nothing(store, days, power):
        assert found >= bare * (1.0 - 1e-9)


def test_when_prices_promise_something_by_hand() -> None:
    """A Wh at 1.0 is worth 1.21 an hour later where a tenth is lost, and 1.09 · 0.9 = 0.98."""
    power, store = (
        LinearPower(efficiency=1.0, highest_w=500.0),
        Store(loss_per_h=0.1, capacity_wh=1.0),
    )
    for later, nothing in ((1.21, False), (1.09, True)):
        days = Days(
            load_w=np.full((1, 2), 100.0), price_per_wh=np.array([[1.0, later]]), step_h=1.0
        )
        assert gains_nothing(store, days, power) is nothing
    paid = Days(load_w=np.full((1, 2), 100.0), price_per_wh=np.array([[-0.1, -0.2]]), step_h=1.0)
    assert not gains_nothing(store, paid, power)  # who is paid for what he draws may waste it
    assert not gains_nothing(store, replace(paid, load_w=np.full((1, 2), 600.0)), power)


def test_making_ice_draws_more_only_while_it_is_made() -> None:
    """Two hours: 100 Wh stored at 40 W in place of 20 W spare 30 W · 5 later: 40 < 50 · 2."""
    days = Days(load_w=np.array([[0.0, 100.0]]), price_per_wh=np.array([[1.0, 2.5]]), step_h=1.0)
    plain = _table([20.0, 20.0], days)
    ice = TablePower(
        output_w=plain.output_w, power_w=plain.power_w, kind=plain.kind, beside_w=plain.beside_w,
        charging_w=2.0 * plain.power_w,
    )  # fmt: skip
    store = Store(capacity_wh=100.0)
    assert each_day(_ways(days, store, plain, 1)).cost == pytest.approx(20.0)
    assert each_day(_ways(days, store, ice, 1)).cost == pytest.approx(40.0)
    assert without(_ways(days, store, ice, 1)).cost == pytest.approx(50.0)
