"""Months, hours and time stamps of a series."""

from datetime import datetime, timedelta

import numpy as np
import pytest

from core.load.calendar import Calendar, calendar_of, hours_in_climate, interval_of, slot_minutes
from core.load.series import LoadOrigin, LoadSeries


@pytest.mark.parametrize(
    ("rows", "days", "per_hour"),
    [(8760, 365, 1), (8784, 366, 1), (8759, 365, 1), (35040, 365, 4), (35136, 366, 4)],
)
def test_the_number_of_rows_names_the_year_and_the_step(
    rows: int, days: int, per_hour: int
) -> None:
    calendar = calendar_of(rows, interval_of(rows))
    assert calendar == Calendar(days=days, steps_per_hour=per_hour)


@pytest.mark.parametrize("rows", [0, 1, 365, 8758, 8761, 17521, 35039])
def test_any_other_number_of_rows_names_none(rows: int) -> None:
    assert calendar_of(rows, interval_of(rows)) is None


@pytest.mark.parametrize(("year", "days"), [(2023, 365), (2024, 366)])
@pytest.mark.parametrize("per_hour", [1, 4])
def test_months_and_hours_are_those_of_the_calendar(year: int, days: int, per_hour: int) -> None:
    calendar = Calendar(days=days, steps_per_hour=per_hour)
    minutes = 60 // per_hour
    instants = [
        datetime(year, 1, 1) + timedelta(minutes=minutes * step) for step in range(calendar.steps)
    ]
    assert instants[-1].year == year
    assert calendar.month().tolist() == [instant.month - 1 for instant in instants]
    assert calendar.hour_of_day().tolist() == [instant.hour for instant in instants]
    assert calendar.step_h == 1 / per_hour


def series(calendar: Calendar) -> LoadSeries:
    return LoadSeries(
        load_w=np.ones(calendar.steps),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.FILE,
        label="",
    )


def test_steps_lie_in_the_hours_of_a_common_year() -> None:
    quarter = hours_in_climate(series(Calendar(days=365, steps_per_hour=4)))
    assert quarter[:5].tolist() == [0, 0, 0, 0, 1]
    assert quarter[-1] == 8759
    leap = hours_in_climate(series(Calendar(days=366, steps_per_hour=1)))
    assert leap[59 * 24] == 58 * 24  # 29 February takes the weather of the 28th
    assert leap[-1] == 8759
    assert np.array_equal(np.unique(leap), np.arange(8760))


def test_stamps_of_two_years_share_one_grid() -> None:
    stamps = np.array(["2023-07-01T00:00", "2024-03-01T00:00"], dtype="datetime64[m]")
    minutes, days = slot_minutes(stamps)
    # day 181 of the year; 1 March is day 59 on a grid without 29 February
    assert (minutes.tolist(), days) == ([181 * 1440, 59 * 1440], 365)
    leap = np.array(["2023-07-01T00:00", "2024-02-29T00:00"], dtype="datetime64[m]")
    minutes, days = slot_minutes(leap)
    assert (minutes.tolist(), days) == ([182 * 1440, 59 * 1440], 366)
