"""Weather files whose year is not January to December in one piece, and their header's design."""

import numpy as np
import pytest

from core.climate.epw import parse_epw
from core.climate.epw_design import design_conditions
from core.climate.epw_header import cells_of
from core.climate.epw_site import site_findings, station_from_epw
from core.climate.year import ClimateYear
from core.vocabulary.problem import Problem
from tests.core.climate.weather_text import LENGTHS, Air, weather

JULY = sum(LENGTHS[:6]) * 24
# The Chicago TMY3 file's line, cut behind the wet bulb; of ASHRAE 2009, 14.
CHICAGO = (
    "DESIGN CONDITIONS,1,Climate Design Data 2009 ASHRAE Handbook,,Heating,1,-20,-16.6,-25.7,0.4,"
    "-19.2,-22.1,0.5,-15.7,12.4,-3.5,11.4,-3.2,4.9,270,Cooling,7,10.5,33.3,23.7,31.6,23,30.1,22.1,"
    "25.5,31.2,24.5,29.6,Extremes,11.1"
)


def parsed(text: str) -> ClimateYear:
    return parse_epw(text, "a.epw", "a.epw")


def codes(year: ClimateYear) -> list[str]:
    return [one.code for one in year.findings]


def rearranged(*runs: tuple[int, int], periods: str) -> str:
    """Records in the order of the runs of hours, under a DATA PERIODS line."""
    lines = weather(lambda hour: Air(round(hour / 500, 2), -30.0, 20)).split("\n")
    records = lines[8:-1]
    cut = [line for first, last in runs for line in records[first:last]]
    return "\n".join([*lines[:7], f"DATA PERIODS,{periods}", *cut]) + "\n"


def test_a_year_from_july_to_june_is_turned_to_the_calendar() -> None:
    turned = parsed(rearranged((JULY, 8760), (0, JULY), periods="1,1,Data,Saturday,7/1,6/30"))
    assert turned.dry_bulb_c == pytest.approx(np.arange(8760) / 500, abs=0.006)
    assert {one.code: one for one in turned.findings}["epw_turned"].figures[0].value == "7-1"


def test_periods_that_make_a_year_together() -> None:
    """Three in any order; as many pieces as the header names, no more."""
    runs = ((2000, 5000), (0, 2000), (5000, 8760))
    stated = "3,1,B,Sunday,3/25,7/27,A,Sunday,1/1,3/25,C,Sunday,7/28,12/31"
    year = parsed(rearranged(*runs, periods=stated))
    assert year.dry_bulb_c == pytest.approx(np.arange(8760) / 500, abs=0.006)
    with pytest.raises(Problem) as caught:
        parsed(rearranged(*runs, periods="1,1,Data,Sunday,1/1,12/31"))
    assert (caught.value.code, caught.value.place) == ("epw_sequence", "a.epw:3009")


def test_a_period_that_is_there_twice_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        parsed(
            rearranged((0, JULY), (0, 8760 - JULY), periods="2,1,A,Sunday,1/1,7/1,B,Sunday,1/1,7/2")
        )
    assert caught.value.code == "epw_sequence"


def test_the_line_of_a_gap_is_the_files_own() -> None:
    """Eight hours from 1 January on are missing: they stand behind the half year from July."""
    lines = rearranged((JULY, 8760), (0, JULY), periods="1,1,Data,Sunday,7/1,6/30").split("\n")
    first = 8 + 8760 - JULY
    for at in range(first, first + 8):
        cells = lines[at].split(",")
        cells[6] = "99.9"
        lines[at] = ",".join(cells)
    with pytest.raises(Problem) as caught:
        parsed("\n".join(lines))
    assert (caught.value.code, caught.value.place) == ("epw_gap", f"a.epw:{first + 1}")


# --- design conditions of the header ---


def test_the_positions_behind_heating_and_cooling() -> None:
    found = design_conditions(cells_of(CHICAGO))
    assert found is not None
    assert (found.heating_996_c, found.heating_99_c) == (-20.0, -16.6)
    assert (found.cooling_dry_c, found.cooling_wet_c) == (33.3, 25.5)
    assert found.edition == "Climate Design Data 2009 ASHRAE Handbook"


@pytest.mark.parametrize(
    "line",
    ["DESIGN CONDITIONS,0", "", "DESIGN CONDITIONS,1,x,,Heating,1,-20,Cooling,7",
     "DESIGN CONDITIONS,1,x,,Heating,1,,-16.6,Cooling,7,10.5,33.3,2,3,4,5,6,25.5",
     "DESIGN CONDITIONS,1,x,,Heating,1,30,31,Cooling,7,10,20,1,1,1,1,1,15"],
)  # fmt: skip
def test_a_line_that_is_not_whole_states_nothing(line: str) -> None:
    assert design_conditions(cells_of(line)) is None


def with_design(country: str, shift: float = 0.0) -> ClimateYear:
    """A year from -18 to 32 °C at 50 % or so, near Chicago's; shifted away from it."""

    def air(hour: int) -> Air:
        season = np.sin((hour / 24 - 110) / 365 * 2 * np.pi)
        dry = round(7.0 + 25.0 * float(season) + shift, 1)
        return Air(dry, round(dry - 9.0, 1), 55)

    line = f"LOCATION,Chicago,IL,{country},TMY3,725300,41.98,-87.92,-6.0,201.0"
    return parsed(weather(air, line).replace("DESIGN CONDITIONS,0", CHICAGO))


def test_outside_china_the_header_gives_the_design_conditions() -> None:
    year = with_design("USA")
    site = station_from_epw(year)
    assert (site.heating_c, site.winter_ac_c) == (-16.6, -20.0)
    assert (site.summer_db_c, site.summer_wb_c) == (33.3, 25.5)
    assert [one.code for one in site_findings(year, site)] == ["site_from_epw_header"]


def test_in_china_they_are_those_of_the_standard() -> None:
    year = with_design("CHN")
    site = station_from_epw(year)
    assert site.heating_c > -18.5
    assert site.heating_c != -16.6
    assert [one.code for one in site_findings(year, site)] == ["site_from_epw"]


def test_a_header_of_another_place_is_told_and_left_aside() -> None:
    """The hours of a warm place under the header of a cold one, as files put together have it."""
    year = with_design("JPN", shift=12.0)
    site = station_from_epw(year)
    assert site.heating_c > -10.0
    assert [one.code for one in site_findings(year, site)] == [
        "site_from_epw", "epw_design_differs",
    ]  # fmt: skip
