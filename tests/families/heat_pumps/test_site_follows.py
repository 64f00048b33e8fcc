"""What nobody entered follows the site: the heating season, by days, and the cold water."""

import msgspec
import numpy as np
import pytest

from core.climate.stations import station
from core.content.charts import load_duration
from core.families.heat_pumps.duty import HeatPumpDuty
from core.families.heat_pumps.situation import cold_water_c
from core.families.registry import decode
from core.load.heating import LoadHeating
from core.load.heating_season import day_number, day_text, last_of_month, of_site
from core.load.profile import asked_w
from core.selection.selection import Selection
from core.study.study import Study, at_station, disagreements, encode
from gui.program.study_file import example as example_study
from gui.window.document.amend import amended
from tests.families.heat_pumps.cases import BEIJING, example, selected

HARBIN, SHANGHAI = "50953", "58367"
DAY = np.arange(365)


def course(mean_c: float, swing_k: float) -> np.ndarray:
    """A year of hours whose days run as a cosine, coldest on 20 January (day 19)."""
    return np.repeat(mean_c - swing_k * np.cos(2.0 * np.pi * (DAY - 19) / 365.0), 24)


@pytest.mark.parametrize(
    ("mean_c", "swing_k", "below_c"),
    [(4.2, 20.0, 5.0), (12.0, 15.0, 5.0), (16.5, 12.0, 8.0), (22.0, 8.0, 15.0)],
)
def test_the_season_is_where_the_years_course_is_cold(
    mean_c: float, swing_k: float, below_c: float
) -> None:
    """Of a cosine the days below T are 365/π · arccos((mean − T)/swing), around the coldest."""
    season = of_site(course(mean_c, swing_k), 15.0)
    expected = 365.0 / np.pi * np.arccos(np.clip((mean_c - below_c) / swing_k, -1.0, 1.0))
    assert season.below_c == below_c
    assert season.days.sum() == pytest.approx(expected, abs=1.5)
    middle = (season.first + (season.days.sum() - 1) / 2.0) % 365
    assert middle == pytest.approx(19, abs=1.0)


def test_a_low_cop_in_the_cold_is_said_with_the_heat_it_concerns() -> None:
    """Harbin, −24.2 °C at design: below 2, with the share of the heat within 5 K of it."""
    study = example_study("clinic-shenyang")
    site = msgspec.structs.replace(study.site, station=HARBIN)
    found = selected(msgspec.structs.replace(study, site=site))
    assert found.leading is not None
    said = next(one for one in found.leading.findings if one.code == "design_cop_low")
    told = {one.name: one.value for one in said.figures}
    assert told["cop"] == found.leading.outcome.design_cop
    assert told["near"] == pytest.approx(-24.2 + 5.0)
    heat = found.profile.columns["load_w"] @ found.profile.hours.sum(axis=1)
    cold = found.profile.columns["outdoor_c"] <= -19.2
    near = found.profile.columns["load_w"][cold] @ found.profile.hours[cold].sum(axis=1)
    assert told["share"] == pytest.approx(near / heat)


def test_weather_of_a_week_does_not_break_the_season() -> None:
    year = course(10.0, 14.0)
    warm = year.copy()
    warm[24 * 360 : 24 * 364] += 12.0  # four days of thaw at the end of December
    assert of_site(warm, 15.0).days.sum() == pytest.approx(of_site(year, 15.0).days.sum(), abs=3)


def test_days_are_read_and_written_month_day() -> None:
    assert [day_text(day_number(text)) for text in ("01-01", "2-28", "12-31")] == [
        "01-01", "02-28", "12-31",
    ]  # fmt: skip
    assert day_number("02-29") == day_number("02-28")
    assert [last_of_month(one) for one in (2, 11, 12)] == ["02-28", "11-30", "12-31"]


@pytest.mark.parametrize("day", ["13-01", "11-31", "november", "", "11"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    load = LoadHeating(first_day=day, last_day="03-15")
    study = msgspec.structs.replace(example_study("school-beijing"), load=load)
    assert "load.first_day" in {key for key, _ in disagreements(study)}


def season(selection: Selection) -> tuple[str, str]:
    (said,) = (one for one in selection.findings if one.code == "season_from_site")
    figures = {one.name: str(one.value) for one in said.figures}
    return figures["first"], figures["last"]


def test_a_hotel_moved_from_shanghai_to_harbin_has_harbins_season_and_water() -> None:
    """Harbin: GB 50736-2012 Annex A, mean of the year 4.2 °C; heated from October to April."""
    hotel = example_study("hotel-shanghai")
    assert {"load.first_day", "load.last_day", "duty.cold_water_c"} <= set(hotel.assumed)
    here, there = selected(hotel), selected(amended(hotel, "site.station", HARBIN))
    assert here.design.cold_water_c == pytest.approx(16.1)
    assert there.design.cold_water_c == pytest.approx(4.2)
    first, last = season(there)
    assert (first[:2], last[:2]) == ("10", "04")
    first, last = season(here)
    assert (first[:2], last[:2]) == ("12", "02")


def test_one_day_alone_may_be_entered_the_other_follows_the_site() -> None:
    school = example_study("school-beijing")
    first, last = season(selected(school))
    assert (first[:2], last[:2]) == ("11", "03")
    assert season(selected(amended(school, "load.first_day", "11-01"))) == ("11-01", last)


def test_what_was_entered_stays_when_the_station_changes() -> None:
    hotel = example_study("hotel-shanghai")
    entered = amended(amended(hotel, "load.first_day", "12-01"), "load.last_day", "02-28")
    entered = amended(entered, "duty.cold_water_c", 15.0)
    moved = amended(entered, "site.station", HARBIN)
    assert (moved.load.first_day, moved.load.last_day) == ("12-01", "02-28")
    assert moved.duty.cold_water_c == 15.0


def old_file(*assumed: str) -> Study:
    """A study as it was written when seasons were whole months and cold water 10 °C."""
    raw = msgspec.json.decode(encode(example_study("hotel-shanghai")))
    for key in ("first_day", "last_day"):
        del raw["load"][key]
    raw["load"] |= {"first_month": 11, "last_month": 2}
    raw["duty"]["cold_water_c"] = 10.0
    raw["assumed"] = list(assumed)
    return decode(msgspec.json.encode(raw), "old.json")


def test_a_file_with_whole_months_reads_as_their_days() -> None:
    read = old_file()
    assert (read.load.first_day, read.load.last_day) == ("11-01", "02-28")
    assert not {"load.first_day", "duty.cold_water_c"} & set(read.assumed)
    assert at_station(read, HARBIN).load.first_day == "11-01"


def test_what_an_old_file_assumed_is_open_again_at_another_station() -> None:
    read = old_file("load.first_month", "load.last_month", "duty.cold_water_c")
    assert (read.load.first_day, read.duty.cold_water_c) == ("11-01", 10.0)  # as it was computed
    moved = at_station(read, HARBIN)
    assert (moved.load.first_day, moved.load.last_day) == (None, None)
    assert moved.duty.cold_water_c is None
    assert "duty.cold_water_c" in moved.assumed


def test_cold_water_is_as_warm_as_the_year_but_not_below_4_degrees() -> None:
    duty = HeatPumpDuty(peak_w=1e5)
    assert cold_water_c(duty, station(BEIJING)) == pytest.approx(12.3)
    coldest = min((station(one) for one in (HARBIN, "50745")), key=lambda s: s.annual_mean_c)
    assert cold_water_c(duty, coldest) == max(coldest.annual_mean_c, 4.0)


def test_the_duration_curve_carries_hot_water_too() -> None:
    """12 m³/d from 16.1 to 60 °C: 12 · 997 · 4.18 / 3600 · 43.9 / 24 = 25.4 kW, all year."""
    hotel = example("hotel-shanghai")
    profile = hotel.profile
    hours = profile.hours.sum(axis=1)
    asked = asked_w(profile)
    water = asked - profile.columns["load_w"]
    assert water == pytest.approx(np.full(water.size, 25.41e3), rel=1e-3)
    curve = load_duration(asked, hours, (), hotel.capacity_kind)
    assert curve.hours[-1] == pytest.approx(8760.0)
    assert curve.load_w.min() == pytest.approx(25.41e3, rel=1e-3)
    assert asked_w(example("school-beijing").profile).min() == 0.0
