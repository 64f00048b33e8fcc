"""What is mended in a measured load, what is reported, and what is refused."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.climate.gaps import bridged, runs
from core.load.cleaning import LONGEST_GAP_H, RawLoad, clean
from core.vocabulary.problem import Problem

HOURS = np.datetime64("2023-01-01T00:00", "m") + np.arange(8760) * np.timedelta64(60, "m")


def ramp(rows: int = 8760) -> NDArray[np.float64]:
    return 1000.0 + np.arange(rows, dtype=np.float64)


def raw(load: NDArray[np.float64], **more: Any) -> RawLoad:
    return RawLoad(
        load_w=load, row=np.arange(load.size) + 2, place="a.csv", column="kW", label="a", **more
    )


def refused(given: RawLoad) -> Problem:
    with pytest.raises(Problem) as caught:
        clean(given)
    return caught.value


def codes(given: RawLoad) -> list[str]:
    return [f.code for f in clean(given).findings]


def test_a_gap_of_six_hours_is_bridged_by_a_straight_line_and_reported() -> None:
    load = ramp()
    load[100:106] = np.nan
    load[200] = np.nan
    series = clean(raw(load))
    assert series.load_w == pytest.approx(ramp())
    said = series.findings[-1]
    assert said.code == "load_gaps_filled"
    assert {f.name: f.value for f in said.figures} == {
        "count": 2, "hours": 7.0, "longest": 6.0, "from": "01-05 04:00",
    }  # fmt: skip


def test_a_gap_of_seven_hours_is_refused_with_its_row() -> None:
    load = ramp()
    load[100:107] = np.nan
    problem = refused(raw(load))
    assert (problem.code, problem.place) == ("load_gap_long", "a.csv:102 [kW]")
    assert problem.figures[1].value == 7.0
    assert problem.figures[2].value == LONGEST_GAP_H == 6.0


def test_a_quarter_hourly_gap_is_measured_in_hours() -> None:
    load = ramp(35040)
    load[100:124] = np.nan  # 24 quarter-hours are 6 h
    assert clean(raw(load)).load_w == pytest.approx(ramp(35040))
    load[124] = np.nan
    assert refused(raw(load)).code == "load_gap_long"


def test_too_many_short_gaps_are_refused() -> None:
    load = ramp()
    load[::10] = np.nan
    problem = refused(raw(load))
    assert problem.code == "load_gaps_many"
    assert problem.figures[0].value == 876.0


def test_gaps_at_both_ends_hold_the_nearest_value() -> None:
    assert bridged(np.array([np.nan, 2.0, np.nan, 4.0, np.nan])).tolist() == [2, 2, 3, 4, 4]
    starts, lengths = runs(np.array([True, False, True, True]))
    assert (starts.tolist(), lengths.tolist()) == ([0, 2], [1, 2])


@pytest.mark.parametrize(
    ("value", "code"),
    [(-1.0, "load_negative"), (np.inf, "load_infinite"), (-np.inf, "load_infinite")],
)
def test_what_no_load_can_be_is_refused_with_its_row(value: float, code: str) -> None:
    load = ramp()
    load[7] = value
    problem = refused(raw(load))
    assert (problem.code, problem.place) == (code, "a.csv:9 [kW]")


def test_a_load_of_zeros_or_of_nothing_is_refused() -> None:
    assert refused(raw(np.zeros(8760))).code == "load_zero"
    assert refused(raw(np.full(8760, np.nan))).code == "load_empty"
    assert refused(raw(np.zeros(0))).code == "load_empty"


def test_rows_that_make_no_year_are_refused() -> None:
    assert refused(raw(ramp(8000))).code == "load_row_count"


def test_8759_rows_lack_the_last_hour_which_repeats_the_one_before() -> None:
    series = clean(raw(ramp(8759)))
    assert series.load_w.size == 8760
    assert series.load_w[-1] == series.load_w[-2]
    assert "load_last_hour" in [f.code for f in series.findings]


def test_rows_in_any_order_are_sorted_by_their_stamps() -> None:
    order = np.argsort(np.sin(np.arange(8760) * 7.0))
    series = clean(raw(ramp()[order], stamps=HOURS[order]))
    assert np.array_equal(series.load_w, ramp())
    assert [f.code for f in series.findings] == ["load_sorted"]


def test_the_clock_set_forward_leaves_a_gap_and_set_back_an_hour_twice() -> None:
    stamps = np.delete(HOURS, 2090)
    load = np.delete(ramp(), 2090)
    stamps = np.insert(stamps, 7000, HOURS[7000])
    load = np.insert(load, 7000, 500.0)
    series = clean(raw(load, stamps=stamps))
    assert series.load_w[2090] == pytest.approx(ramp()[2090])
    assert series.load_w[7000] == pytest.approx((ramp()[7000] + 500.0) / 2)
    assert [f.code for f in series.findings] == ["load_hour_twice", "load_gaps_filled"]


def test_a_day_given_twice_is_refused() -> None:
    stamps = HOURS.copy()
    stamps[24:48] = HOURS[:24]
    problem = refused(raw(ramp(), stamps=stamps))
    assert (problem.code, problem.place) == ("load_stamps_repeated", "a.csv:26 [kW]")


def test_stamps_at_the_ends_of_the_hours_are_moved_to_the_starts() -> None:
    series = clean(raw(ramp(), stamps=HOURS + np.timedelta64(60, "m")))
    assert np.array_equal(series.load_w, ramp())
    assert [f.code for f in series.findings] == ["load_stamps_end"]


def test_a_year_from_july_to_june_is_turned_to_begin_in_january() -> None:
    from_july = np.datetime64("2022-07-01T00:00", "m") + np.arange(8760) * np.timedelta64(60, "m")
    series = clean(raw(np.roll(ramp(), -4344), stamps=from_july))  # 1 July is hour 4,344
    assert np.array_equal(series.load_w, ramp())
    assert [f.code for f in series.findings] == ["load_turned"]
    assert series.findings[0].figures[0].value == "2022-07-01"


def test_a_leap_year_keeps_its_29_february() -> None:
    stamps = np.datetime64("2024-01-01T00:00", "m") + np.arange(8784) * np.timedelta64(60, "m")
    series = clean(raw(ramp(8784), stamps=stamps))
    assert series.load_w.size == 8784
    assert np.bincount(series.month)[1] == 29 * 24


def test_a_missing_day_is_named_by_the_row_before_it() -> None:
    stamps, load = np.delete(HOURS, np.s_[100:124]), np.delete(ramp(), np.s_[100:124])
    problem = refused(raw(load, stamps=stamps))
    assert (problem.code, problem.place) == ("load_gap_long", "a.csv:101 [kW]")


def test_more_than_a_year_and_other_steps_are_refused() -> None:
    long = np.datetime64("2022-01-01T00:00", "m") + np.arange(9000) * np.timedelta64(60, "m")
    assert refused(raw(ramp(9000), stamps=long)).code == "load_beyond_year"
    of_seven = HOURS[0] + np.arange(70_000) * np.timedelta64(7, "m")
    problem = refused(raw(ramp(70_000), stamps=of_seven))
    assert problem.code == "load_step"
    assert problem.figures[0].value == 7
    assert refused(raw(ramp(1), stamps=HOURS[:1])).code == "load_step"


def test_temperatures_go_with_the_load_and_their_gaps_are_filled() -> None:
    dry = np.linspace(0.0, 30.0, 8760)
    wet = dry - 2.0
    holed = dry.copy()
    holed[50:53] = np.nan
    wet[60] = dry[60] + 1.0
    series = clean(raw(ramp(), dry_bulb_c=holed, wet_bulb_c=wet))
    assert series.dry_bulb_c == pytest.approx(dry)
    assert series.wet_bulb_c is not None
    assert series.wet_bulb_c[60] == pytest.approx(dry[60])
    assert [f.code for f in series.findings[1:]] == ["dry_bulb_filled", "wet_bulb_above_dry"]


def test_a_temperature_with_long_gaps_is_left_aside_and_the_load_kept() -> None:
    wet = np.full(8760, 20.0)
    wet[100:200] = np.nan
    series = clean(raw(ramp(), wet_bulb_c=wet))
    assert series.wet_bulb_c is None
    assert series.findings[-1].code == "wet_bulb_left_aside"


def test_an_impossible_temperature_is_refused_with_its_row() -> None:
    dry = np.full(8760, 20.0)
    dry[3] = 95.0
    problem = refused(raw(ramp(), dry_bulb_c=dry))
    assert (problem.code, problem.place) == ("temperature_impossible", "a.csv:5")


def test_what_the_reader_found_is_kept() -> None:
    given = raw(ramp())
    found = clean(raw(ramp(8759))).findings
    assert clean(replace(given, findings=found)).findings[: len(found)] == found
    assert codes(given) == ["load_without_stamps"]
