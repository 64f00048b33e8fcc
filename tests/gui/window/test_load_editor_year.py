"""A year of load laid out for its charts."""

import numpy as np
import pytest

from core.load.calendar import Calendar
from core.load.series import LoadOrigin, LoadSeries
from gui.window.load_editor.year import free_days, year_of


def series(load_w: np.ndarray, steps_per_hour: int = 1, days: int = 365) -> LoadSeries:
    calendar = Calendar(days=days, steps_per_hour=steps_per_hour)
    return LoadSeries(
        load_w=load_w.astype(float),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.FILE,
        label="test",
    )


def test_hours_stand_over_days() -> None:
    year = year_of(series(np.arange(8760)))
    assert year.by_day.shape == (24, 365)
    assert year.by_day[5, 100] == 100 * 24 + 5
    assert year.month_starts[:3] == (0, 31, 59)


def test_quarters_of_an_hour_in_a_leap_year() -> None:
    year = year_of(series(np.full(366 * 96, 4000.0), steps_per_hour=4, days=366))
    assert year.by_day.shape == (96, 366)
    assert year.month_starts[2] == 60  # 31 + 29
    assert year.energy_wh == pytest.approx(4000.0 * 8784)
    assert year.full_load_h == pytest.approx(8784)


def test_free_days_are_found_where_the_load_shows_them() -> None:
    day = np.arange(365)
    quiet = np.isin(day % 7, (6, 0))  # the pair may lie over the end of the counted week
    found = free_days(np.where(quiet, 10.0, 100.0))
    assert found is not None
    np.testing.assert_array_equal(found, quiet)
    assert free_days(np.full(365, 50.0)) is None


def test_typical_days_are_means_of_their_season() -> None:
    month = np.repeat(np.arange(12), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    summer = np.isin(month, (5, 6, 7))
    load = np.repeat(np.where(summer, 300.0, 100.0), 24)
    typical = {one.season: one for one in year_of(series(load)).typical}
    assert set(typical) == {"winter", "spring", "summer", "autumn"}
    assert typical["summer"].free is None
    np.testing.assert_allclose(typical["summer"].load_w, 300.0)
    np.testing.assert_allclose(typical["winter"].load_w, 100.0)
