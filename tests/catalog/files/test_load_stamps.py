"""Time stamps of a load file, as people and programs write them."""

from datetime import date, datetime, time

import numpy as np
import pytest

from catalog.files.load import read_text
from catalog.files.stamp_columns import BadStamp
from catalog.files.stamps import stamps
from tests.catalog.files.load_texts import (
    HOURS,
    LOAD,
    SPEC,
    codes,
    column,
    refused,
    stamped,
)  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M", "%Y年%m月%d日%H时",
        "%d.%m.%Y %H:%M", "%m/%d/%Y %H:%M", "%d/%m/%y %H:%M", "%m/%d/%Y %I:%M %p", "%Y%m%d%H%M",
        "%Y%m%d %H:%M", " %m/%d  %H:%M:%S", "%d.%m %H:%M",
    ],
)  # fmt: skip
def test_time_stamps_are_read_as_they_are_written(form: str) -> None:
    text = stamped(form)
    head, *body = text.split("\n")
    shuffled = "\n".join([head, *body[4000:], *body[:4000]])
    series = read_text(shuffled, SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


def test_chinese_half_days_are_read() -> None:
    lines = [
        f"{t:%Y/%m/%d} {'上午' if t.hour < 12 else '下午'}{t:%I:%M},{x}"
        for t, x in zip(HOURS, LOAD, strict=True)
    ]
    series = read_text(column("时间,冷负荷kW", lines[::-1]), SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


def test_hours_of_energyplus_run_from_1_to_24() -> None:
    lines = [f" {t:%m/%d}  {t.hour + 1:02d}:00:00,{x}" for t, x in zip(HOURS, LOAD, strict=True)]
    series = read_text(column("Date/Time,Cooling [W]", lines), SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD))
    assert codes(series) == ["load_stamps_end"]


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("日期,时刻,冷负荷kW", "{t:%Y-%m-%d},{t.hour}"),
        ("date,time,load kW", "{t:%Y-%m-%d},{t:%H:%M}"),
        ("date,hour,load kW", "{t:%d.%m.%Y},{h1}"),
        ("month,day,hour,load kW", "{t.month},{t.day},{t.hour}"),
        ("月,日,时,冷负荷kW", "{t.month},{t.day},{h1}"),
    ],
)
def test_date_and_time_may_stand_in_columns_of_their_own(header: str, form: str) -> None:
    lines = [f"{form.format(t=t, h1=t.hour + 1)},{x}" for t, x in zip(HOURS, LOAD, strict=True)]
    series = read_text(column(header, lines[::-1]), SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


@pytest.mark.parametrize(
    "wrong", ["2023-02-30 00:00", "2023-13-01 00:00", "yesterday", "2023", "12345-01-01 00:00"]
)
def test_a_stamp_that_is_none_is_refused_with_its_row(wrong: str) -> None:
    lines = stamped("%Y-%m-%d %H:%M").split("\n")
    lines[1500] = f"{wrong},5"
    problem = refused("\n".join(lines))
    assert (problem.code, problem.place) == ("load_stamp", "clipboard:1501 [time]")


def test_a_word_for_a_month_or_an_hour_is_refused_with_its_row() -> None:
    lines = [f"{t.month},{t.day},{t.hour},5" for t in HOURS]
    lines[99] = "Jan,5,3,5"
    problem = refused(column("month,day,hour,load kW", lines))
    assert (problem.code, problem.place) == ("load_stamp", "clipboard:101 [month]")
    lines = [f"{t:%Y-%m-%d},{t:%H:%M},5" for t in HOURS]
    lines[99] = "2023-01-05,noon,5"
    problem = refused(column("date,time,load kW", lines))
    assert (problem.code, problem.place) == ("load_stamp", "clipboard:101 [date]")


def test_instants_of_a_workbook_are_rounded_to_the_minute() -> None:
    noon = np.datetime64("2023-01-01T12:00", "m")
    almost = datetime(2023, 1, 1, 11, 59, 59, 600_000)  # as fractions of a day come out
    for days, times in (
        ([44927.5], None),
        ([almost], None),
        ([date(2023, 1, 1)], [0.5]),
        ([date(2023, 1, 1)], [time(12, 0)]),
        (["2023-01-01"], ["12:00 pm"]),
        ([2023010112], None),
        (["44927.5"], None),
    ):
        assert stamps(days, times).shown.tolist() == [noon.item()]
    assert stamps(["1/2/2023 12:00 AM", "1/31/2023 1:30 PM"]).shown.tolist() == [
        datetime(2023, 1, 2), datetime(2023, 1, 31, 13, 30),
    ]  # fmt: skip
    assert stamps(["2/29 01:00", "2/29 02:00", "3/1 24:00"]).shown.tolist() == [
        datetime(2024, 2, 29, 1), datetime(2024, 2, 29, 2), datetime(2024, 3, 2),
    ]  # fmt: skip
    for wrong in (True, None, "", "123456789012345", 12):
        with pytest.raises(BadStamp):
            stamps([wrong])


def test_rows_without_stamp_and_load_do_not_count() -> None:
    lines = stamped("%Y-%m-%d %H:%M").split("\n")
    lines.insert(500, ",")
    lines.insert(600, "")
    series = read_text("\n".join(lines) + "\n\n", SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (
            ["2025年1月31日 13时05分", "2025年1月31日24时00分"],
            ["2025-01-31T13:05", "2025-02-01T00:00"],
        ),
        (["2025/1/31 下午 1:05", "2025/1/31 上午 12:05"], ["2025-01-31T13:05", "2025-01-31T00:05"]),
        (["202501311305", "202501312400"], ["2025-01-31T13:05", "2025-02-01T00:00"]),
        (["20250131130559", "20250131130600"], ["2025-01-31T13:06", "2025-01-31T13:06"]),
        (["45688.5", "45688.545139"], ["2025-01-31T12:00", "2025-01-31T13:05"]),
        ([45688.5, 45689], ["2025-01-31T12:00", "2025-02-01T00:00"]),
        ([datetime(2025, 1, 31, 23, 59, 59, 900_000), date(2025, 2, 1)], ["2025-02-01T00:00"] * 2),
        (["2025-01-31", "2025-01-31 0:15"], ["2025-01-31T00:00", "2025-01-31T00:15"]),
    ],
)
def test_a_column_read_at_once_says_the_same_as_its_cells(
    cells: list[object], shown: list[str]
) -> None:
    """Also in a column longer than what is read in one go, and with a cell of no such form."""
    assert stamps(cells).shown.tolist() == np.array(shown, dtype="datetime64[m]").tolist()
    long = stamps(cells * 5_000).shown
    assert (long == np.tile(np.array(shown, dtype="datetime64[m]"), 5_000)).all()
    with pytest.raises(BadStamp) as bad:
        stamps([*cells * 5_000, "no time"])
    assert bad.value.index == 10_000
