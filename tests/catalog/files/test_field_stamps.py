# ruff: noqa: E501  tables of spellings, one case a line
"""Stamps, intervals, years and gaps of files as people keep them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest

from tests.catalog.files.field_year import KW, at, codes, holds, read, refused, table, year

# --- stamps ---

FORMS: dict[str, Callable[[datetime], str]] = {
    "words": lambda t: f'"{t:%b} {t.day}, {t.year} {t:%I:%M %p}"',
    "day-word-year": lambda t: f"{t:%d-%b-%Y %H:%M}",
    "two digits": lambda t: f"{t:%d-%b-%y %H:%M:%S}",
    "weekday": lambda t: f'"{t:%A, %d %B %Y %H:%M}"',
    "german": lambda t: f"{t.day}. {['Jan', 'Feb', 'März', 'Apr', 'Mai', 'Juni', 'Juli', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'][t.month - 1]} {t.year} {t:%H:%M}",
    "12 hours": lambda t: f"{t.month}/{t.day}/{t.year} {t:%I:%M:%S %p}",
    "dots": lambda t: f"{t:%Y-%m-%d %I:%M} {'p.m.' if t.hour > 11 else 'a.m.'}",
    "chinese": lambda t: f"{t.year}年{t.month}月{t.day}日 {t:%H:%M}",
    "chinese halves": lambda t: f"{t.year}/{t.month}/{t.day} {'下午' if t.hour > 11 else '上午'} {t:%I:%M}",
    "chinese hours": lambda t: (
        f"{t.year}年{t.month}月{t.day}日{'下午' if t.hour > 11 else '上午'}{(t.hour - 1) % 12 + 1}时"
    ),
    "capitals": lambda t: f"{t:%d-%b-%Y %H:%M:%S}".upper(),
    "offset": lambda t: f"{t:%Y-%m-%dT%H:%M:%S}+08:00",
    "offset of zone": lambda t: f"{t:%Y-%m-%d %H:%M} GMT+8",
    "year of two digits first": lambda t: f"{t:%y-%m-%d %H:%M}",
    "seconds that waver": lambda t: f"{t + timedelta(seconds=3 + t.hour):%Y-%m-%d %H:%M:%S}",
    "milliseconds": lambda t: f"{t:%Y-%m-%d %H:%M:%S}.000",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_stamps_are_read_as_they_are_written(form: str) -> None:
    """From July to June, so that a stamp passed over would put July's load into January."""
    order = [*range(181 * 24, 8760), *range(181 * 24)]
    lines = [
        f"{FORMS[form](at(i, start=datetime(2022 + (i < 181 * 24), 1, 1)))},{KW[i]}" for i in order
    ]
    series = read("\n".join(["Time,Cooling load (kW)", *lines]))
    assert holds(series, KW, 1e-6)


@pytest.mark.parametrize(
    "stamp", ["tomorrow", "Smarch 1, 2023 1:00 AM", "2023-13-01 00:00", "第1时"]
)
def test_a_column_called_time_that_cannot_be_read_is_refused(stamp: str) -> None:
    lines = [f'"{stamp}",{x}' for x in KW]
    assert refused("\n".join(["Time,Cooling load (kW)", *lines])).code in (
        "load_stamp",
        "load_step",
    )


def test_utc_is_asked_about_and_then_moved() -> None:
    """The first hour in China, 0:00 on 1 January, is 16:00 on 31 December in UTC."""
    utc = [f"{at(i) - timedelta(hours=8):%Y-%m-%dT%H:%M:%S}Z,{x}" for i, x in enumerate(KW)]
    text = "\n".join(["Time,Cooling load (kW)", *utc])
    assert refused(text).code == "load_zone_unclear"
    assert holds(read(text, utc_offset_h=8.0), KW, 1e-6)
    for heading in ("Timestamp (UTC)", "time_utc", "Time GMT"):
        plain = "\n".join(
            [
                f"{heading},Cooling load (kW)",
                *(line.replace("Z,", ",").replace("T", " ") for line in utc),
            ]
        )
        assert refused(plain).code == "load_zone_unclear", heading


def test_daylight_saving_named_by_its_offsets_is_brought_to_standard_time() -> None:
    lines = []
    for i, x in enumerate(KW):
        summer = 2089 <= i < 7129  # 26 March 2:00 … 29 October 2:00 standard time, in 2023
        shown = at(i) + timedelta(hours=int(summer))
        lines.append(f"{shown:%Y-%m-%dT%H:%M:%S}+0{1 + summer}:00,{x}")
    series = read("\n".join(["Time,Kühllast (kW)", *lines]))
    assert holds(series, KW, 1e-6)
    assert "load_zone_standard" in codes(series)


def test_design_days_before_the_year_are_left_out() -> None:
    def line(t: datetime, hour: int, kw: float) -> str:
        return f" {t:%m/%d}  {hour + 1:02d}:00:00,{kw * 1e3:.1f}"

    for days in ([(12, 21), (7, 21)], [(7, 21)], [(1, 21), (7, 21), (8, 21)]):
        before = [line(datetime(2023, m, d), h, 880.0) for m, d in days for h in range(24)]
        lines = [line(at(i), i % 24, x) for i, x in enumerate(KW)]
        series = read(
            "\n".join(["Date/Time,Cooling Coil Total Cooling Rate [W](Hourly)", *before, *lines])
        )
        assert holds(series, KW, 1e-6)
        assert "load_design_days" in codes(series)


@pytest.mark.parametrize("heading", ["Hour Ending", "HE", "hour_ending", "结束时刻", "Hour End"])
def test_hours_named_by_their_ends(heading: str) -> None:
    lines = [f"{at(i):%Y-%m-%d},{i % 24 + 1},{x}" for i, x in enumerate(KW)]
    assert holds(read("\n".join([f"Date,{heading},Cooling load (kW)", *lines])), KW, 1e-6)


def test_several_years_are_asked_about_chosen_or_averaged() -> None:
    lines = [f"{at(i):%Y-%m-%d %H:%M},{KW[i % 8760] * (1 + i // 8760)}" for i in range(2 * 8760)]
    text = "\n".join(["Time,Cooling load (kW)", *lines])
    problem = refused(text)
    assert problem.code == "load_beyond_year"
    assert any(f.value == "2023, 2024" for f in problem.figures)
    assert holds(read(text, year=2023), KW, 1e-6)
    typical = read(text, typical_year=True)
    assert typical.load_w[:24] / 1e3 == pytest.approx(1.5 * KW[:24])
    assert refused(text, year=2019).code == "load_year_missing"


@pytest.mark.parametrize(
    ("minutes", "step"), [(5, 15), (10, 10), (15, 15), (20, 20), (30, 30), (1, 15)]
)
def test_any_interval_that_divides_the_hour_is_read(minutes: int, step: int) -> None:
    kw = year(60 // minutes)
    series = read(table("Time,Cooling load (kW)", kw, 60 // minutes))
    assert holds(series, kw.reshape(-1, step // minutes).mean(axis=1), 1e-6)
    without = read("\n".join(["n,Cooling load (kW)", *(f"{i},{x}" for i, x in enumerate(kw))]))
    assert without.load_w == pytest.approx(series.load_w)


def test_a_gap_of_days_is_filled_from_like_days_only_where_the_user_agrees() -> None:
    """Every working day alike, every day off alike: what is filled is what was there."""
    day = np.arange(365)
    free = (day + 6) % 7 >= 5  # 1 January 2023 was a Sunday
    kw = np.where(free, 100.0, 400.0)[:, None] + np.arange(24.0)[None, :]
    lines = table("Time,Cooling load (kW)", kw.ravel().tolist()).split("\n")
    text = "\n".join(lines[: 1 + 100 * 24] + lines[1 + 104 * 24 :])
    assert refused(text).code == "load_gap_long"
    series = read(text, like_days=True)
    assert series.load_w / 1e3 == pytest.approx(kw.ravel())
    assert "load_gaps_like_days" in codes(series)
