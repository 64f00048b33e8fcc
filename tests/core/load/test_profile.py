"""Bins keep what the year holds: hours by month, prices, and every product with a column."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.load.calendar import Calendar
from core.load.profile import Profile, binned, hourly, load_duration

YEAR = Calendar(days=365, steps_per_hour=1)


def year(seed: int = 0, calendar: Calendar = YEAR) -> Profile:
    random = np.random.default_rng(seed)
    load = np.maximum(random.normal(3e5, 4e5, calendar.steps), 0.0)
    return hourly(
        {"load_w": load, "condenser_c": random.uniform(-5.0, 32.0, calendar.steps)},
        calendar.step_h,
        calendar.month(),
        random.uniform(0.3, 1.2, calendar.steps),
    )


def test_hourly_points_are_the_steps_of_the_year() -> None:
    quarter = Calendar(days=366, steps_per_hour=4)
    profile = year(calendar=quarter)
    assert profile.hours.shape == (35136, 12)
    assert profile.hours.sum() == pytest.approx(8784.0)
    assert profile.hours.sum(axis=0)[1] == pytest.approx(29 * 24)
    assert not profile.binned


@given(
    seed=st.integers(0, 10**6),
    load_width=st.floats(1e3, 1e6),
    condenser_width=st.floats(0.1, 50.0),
)
def test_bins_conserve_hours_prices_and_energy(
    seed: int, load_width: float, condenser_width: float
) -> None:
    points = year(seed)
    bins = binned(points, {"load_w": load_width, "condenser_c": condenser_width})
    assert bins.binned
    assert bins.hours.sum(axis=0) == pytest.approx(points.hours.sum(axis=0), rel=1e-9)
    assert bins.price_hours.sum() == pytest.approx(points.price_hours.sum(), rel=1e-9)
    for key in ("load_w", "condenser_c"):
        before = (points.columns[key] * points.hours.sum(axis=1)).sum()
        after = (bins.columns[key] * bins.hours.sum(axis=1)).sum()
        assert after == pytest.approx(before, rel=1e-9)


@given(seed=st.integers(0, 10**6))
def test_each_point_lies_in_its_own_bin(seed: int) -> None:
    widths = {"load_w": 2e4, "condenser_c": 1.0}
    bins = binned(year(seed), widths)
    cells = [np.floor(bins.columns[key] / width) for key, width in widths.items()]
    cells.append(bins.columns["load_w"] > 0)
    assert len(np.unique(np.stack(cells), axis=1).T) == bins.price_hours.size


def test_hours_without_load_stay_apart_from_the_least_load() -> None:
    points = hourly(
        {"load_w": np.array([0.0, 0.0, 1.0, 2.0])}, 1.0, np.zeros(4, dtype=np.int8), np.ones(4)
    )
    bins = binned(points, {"load_w": 100.0})
    assert bins.columns["load_w"].tolist() == [0.0, 1.5]
    assert bins.hours.sum(axis=1).tolist() == [2.0, 2.0]


def test_temperatures_below_zero_are_binned_like_any_other() -> None:
    points = hourly(
        {"condenser_c": np.array([-0.5, 0.0, 0.5, -1.5])}, 1.0, np.zeros(4, np.int8), np.ones(4)
    )
    assert sorted(binned(points, {"condenser_c": 1.0}).columns["condenser_c"]) == [
        -1.5,
        -0.5,
        0,
        0.5,
    ]


def test_a_column_without_a_width_is_averaged_and_does_not_divide() -> None:
    points = hourly(
        {"load_w": np.array([1.0, 2.0]), "condenser_c": np.array([20.0, 30.0])},
        1.0, np.array([0, 6], dtype=np.int8), np.ones(2),
    )  # fmt: skip
    bins = binned(points, {"load_w": 100.0})
    assert bins.columns["condenser_c"].tolist() == [25.0]
    assert bins.hours[0, [0, 6]].tolist() == [1.0, 1.0]


def test_the_load_duration_curve_falls_and_ends_with_the_year() -> None:
    for profile in (year(), binned(year(), {"load_w": 1e4, "condenser_c": 1.0})):
        hours, load = load_duration(profile)
        assert hours[-1] == pytest.approx(8760.0)
        assert (np.diff(load) <= 0).all()
        above = profile.hours.sum(axis=1)[profile.columns["load_w"] >= load[100]].sum()
        assert hours[100] == pytest.approx(above)
