"""Weather files in EnergyPlus format, whole and broken."""

from collections.abc import Callable

import numpy as np
import psychrolib
import pytest

from core.climate.epw import parse_epw
from core.climate.year import ClimateOrigin, ClimateYear
from core.vocabulary.problem import Problem

LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
HEADER = [
    "LOCATION,Testville,-,CHN,Test,545110,39.80,116.47,8.0,31.3",
    *(f"{name},0" for name in ("DESIGN CONDITIONS", "TYPICAL/EXTREME PERIODS")),
    *(f"{name},0" for name in ("GROUND TEMPERATURES", "HOLIDAYS/DAYLIGHT SAVINGS")),
    "COMMENTS 1,",
    "COMMENTS 2,",
    "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
]


def line(
    month: int, day: int, hour: int, dry: object = 25.0, dew: object = 15.0,
    humidity: object = 54, pressure: object = 100_000,
) -> str:  # fmt: skip
    return f"2005,{month},{day},{hour},60,?9?9,{dry},{dew},{humidity},{pressure},0,0"


def epw(change: Callable[[list[str]], None] | None = None, leap: bool = False) -> str:
    lengths = [n + (leap and m == 1) for m, n in enumerate(LENGTHS)]
    lines = [
        line(month + 1, day + 1, hour + 1, dry=round(month + hour / 10, 1), dew=-5.0)
        for month, length in enumerate(lengths)
        for day in range(length)
        for hour in range(24)
    ]
    if change:
        change(lines)
    return "\r\n".join([*HEADER, *lines]) + "\r\n"


def parsed(change: Callable[[list[str]], None] | None = None, leap: bool = False) -> ClimateYear:
    return parse_epw(epw(change, leap), "a.epw", "a.epw")


def refused(text: str) -> Problem:
    with pytest.raises(Problem) as caught:
        parse_epw(text, "a.epw", "a.epw")
    return caught.value


def set_line(index: int, **cells: object) -> Callable[[list[str]], None]:
    def change(lines: list[str]) -> None:
        month, day, hour = (int(cell) for cell in lines[index].split(",")[1:4])
        lines[index] = line(month, day, hour, **cells)  # type: ignore[arg-type]

    return change


def test_a_whole_file_gives_its_hours_and_their_wet_bulb() -> None:
    year = parsed(set_line(4000, dry=30.0, dew=20.0))
    assert year.origin is ClimateOrigin.EPW
    assert year.label == "Testville (a.epw)"
    assert year.findings == ()
    assert year.pressure_pa == 100_000.0
    assert year.dry_bulb_c[:3].tolist() == [0.0, 0.1, 0.2]
    psychrolib.SetUnitSystem(psychrolib.SI)
    theirs = psychrolib.GetTWetBulbFromTDewPoint(30.0, 20.0, 100_000.0)
    assert year.wet_bulb_c[4000] == pytest.approx(theirs, abs=2e-3)


def test_a_leap_year_loses_its_29_february_and_says_so() -> None:
    year = parsed(leap=True)
    assert year.dry_bulb_c.size == 8760
    assert [f.code for f in year.findings] == ["epw_leap_day"]
    assert np.array_equal(year.dry_bulb_c, parsed().dry_bulb_c)


def test_missing_values_are_bridged_and_reported() -> None:
    def change(lines: list[str]) -> None:
        for index in (10, 11):
            set_line(index, dry=99.9, dew=99.9, humidity=999)(lines)
        set_line(9, dry=1.0, dew=-5.0)(lines)
        set_line(12, dry=4.0, dew=-2.0)(lines)

    year = parsed(change)
    assert year.dry_bulb_c[9:13] == pytest.approx([1.0, 2.0, 3.0, 4.0])
    assert [f.code for f in year.findings] == ["epw_dry_bulb_filled", "epw_dew_point_filled"]
    assert [f.value for f in year.findings[0].figures] == [2, 2]


def test_a_missing_dew_point_comes_from_the_humidity() -> None:
    year = parsed(set_line(4000, dry=30.0, dew=99.9, humidity=50))
    psychrolib.SetUnitSystem(psychrolib.SI)
    theirs = psychrolib.GetTWetBulbFromRelHum(30.0, 0.5, 100_000.0)
    assert year.wet_bulb_c[4000] == pytest.approx(theirs, abs=3e-3)
    assert year.findings == ()


def test_without_pressure_the_standard_atmosphere_is_taken_and_marked() -> None:
    def change(lines: list[str]) -> None:
        lines[:] = [row.replace(",100000,", ",999999,") for row in lines]

    year = parsed(change)
    assert year.pressure_pa == pytest.approx(101_325.0 * (1 - 2.25577e-5 * 31.3) ** 5.2559)
    assert [f.code for f in year.findings] == ["epw_pressure_assumed"]


def test_a_file_cut_short_names_its_last_line() -> None:
    text = "\n".join(epw().splitlines()[: 8 + 5000])
    problem = refused(text)
    assert (problem.code, problem.place) == ("epw_short", "a.epw:5008")
    assert problem.figures[0].value == 5000
    assert refused("\n".join(HEADER)).code == "epw_short"
    assert refused("\n".join(HEADER[:1])).code == "epw_short"


@pytest.mark.parametrize("text", ["", "hour,load\n0,1\n", "\x00\x01"])
def test_what_is_no_weather_file_is_refused(text: str) -> None:
    assert refused(text).code == "epw_not_epw"


def delete_then_add(lines: list[str]) -> None:
    lines.append(lines.pop(100))


def cut_line(lines: list[str]) -> None:
    lines[7] = "2005,1,1,8,60"


def word_for_month(lines: list[str]) -> None:
    lines[7] = lines[7].replace("2005,1,1,8", "2005,Jan,1,8")


def long_gap(lines: list[str]) -> None:
    for index in range(2000, 2007):
        set_line(index, dry=99.9)(lines)


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (delete_then_add, "epw_sequence", "a.epw:109"),
        (cut_line, "epw_columns", "a.epw:16"),
        (word_for_month, "epw_value", "a.epw:16"),
        (set_line(7, dry="warm"), "epw_value", "a.epw:16 [7]"),
        (set_line(7, dry=85.0), "epw_range", "a.epw:16 [7]"),
        (set_line(7, humidity=150), "epw_range", "a.epw:16 [9]"),
        (set_line(7, dry=-80.0), "epw_range", "a.epw:16 [7]"),
        (set_line(7, dry="-inf"), "epw_range", "a.epw:16 [7]"),
        (long_gap, "epw_gap", "a.epw:2009"),
    ],
)
def test_each_fault_is_named_with_its_line(
    change: Callable[[list[str]], None], code: str, place: str
) -> None:
    problem = refused(epw(change))
    assert (problem.code, problem.place) == (code, place)


def test_a_gap_after_the_leap_day_is_named_by_its_line_in_the_file() -> None:
    assert refused(epw(long_gap, leap=True)).place == "a.epw:2009"


def test_an_elevation_that_is_missing_counts_as_sea_level() -> None:
    def change(lines: list[str]) -> None:
        lines[:] = [row.replace(",100000,", ",999999,") for row in lines]

    text = epw(change).replace(HEADER[0], "LOCATION")
    year = parse_epw(text, "a.epw", "a.epw")
    assert year.pressure_pa == pytest.approx(101_325.0)
    assert year.label == "a.epw"


def test_an_empty_cell_counts_as_missing() -> None:
    year = parsed(set_line(100, dry=""))
    assert [f.code for f in year.findings] == ["epw_dry_bulb_filled"]


def test_a_word_beside_empty_cells_is_still_found() -> None:
    def change(lines: list[str]) -> None:
        set_line(100, dry=" ")(lines)
        set_line(101, dry="?")(lines)

    assert refused(epw(change)).place == "a.epw:110 [7]"
