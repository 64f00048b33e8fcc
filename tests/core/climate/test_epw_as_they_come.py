"""Weather files as they come: names, records within the hour, humidity, other places."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from catalog.files.weather_files import read_epw
from core.climate.epw import parse_epw
from core.climate.epw_checks import station_findings
from core.climate.epw_header import Location, location_of
from core.climate.stations import station
from core.climate.year import ClimateYear
from core.vocabulary.finding import Finding, Severity
from core.vocabulary.problem import Problem
from tests.core.climate.weather_text import Air, seasons, weather


def parsed(text: str) -> ClimateYear:
    return parse_epw(text, "a.epw", "a.epw")


def warned(year: ClimateYear) -> dict[str, Finding]:
    return {one.code: one for one in year.findings if one.severity is Severity.WARNING}


def test_a_file_without_contradiction_is_read_without_a_word() -> None:
    year = parsed(weather())
    assert year.findings == ()
    assert station_findings(year, station("58367")) == ()


# Names and the LOCATION line


@pytest.mark.parametrize("city", ["São Paulo", "Belém", "Málaga", "ÉVORA", "Zürich", "Ñuñoa"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_western_names_are_read_as_they_are_written(
    tmp_path: Path, city: str, encoding: str
) -> None:
    text = weather(location=f"LOCATION,{city},SP,BRA,INMET,837810,-23.50,-46.62,-3.0,792.0")
    (tmp_path / "a.epw").write_bytes(text.encode(encoding))
    assert read_epw(tmp_path / "a.epw").label == f"{city} (a.epw)"


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ('LOCATION,"São Paulo, Congonhas",SP,BRA,INMET,837810,-23.5,-46.62,-3.0,792.0',
         "São Paulo, Congonhas"),
        ("LOCATION,São Paulo, Congonhas,SP,BRA,INMET,837810,-23.5,-46.62,-3.0,792.0",
         "São Paulo, Congonhas"),
        ('"LOCATION","Paris, Orly","-","BRA","x","837810","-23.5","-46.62","-3.0","792.0"',
         "Paris, Orly"),
        ('LOCATION, "Denver, Golden, NREL" ,CO,BRA,TMY3,837810,-23.5,-46.62,-3.0,792.0\r',
         "Denver, Golden, NREL"),
        ("LOCATION,Nowhere,SP,BRA,INMET,837810,-23.5,-46.62,-3.0,792.0,,,", "Nowhere"),
        ("LOCATION,Washington, D.C., Dulles,VA,BRA,x,837810,-23.5,-46.62,-3.0,792.0",
         "Washington, D.C., Dulles"),
    ],
)  # fmt: skip
def test_a_comma_in_a_name_does_not_shift_the_figures(line: str, city: str) -> None:
    found = location_of(line)
    assert (found.city, found.country, found.wmo) == (city, "BRA", "837810")
    assert (found.latitude_deg, found.longitude_deg) == (-23.5, -46.62)
    assert (found.time_zone_h, found.elevation_m) == (-3.0, 792.0)


def test_the_elevation_behind_a_quoted_comma_gives_the_pressure() -> None:
    def air(record: int) -> Air:
        return replace(seasons(record), pressure=999999)

    line = 'LOCATION,"La Paz, El Alto",-,BOL,x,852010,-16.5,-68.2,-4.0,4061'
    # Standard atmosphere: 101,325 Pa x (1 - 2.25577e-5 x 4061)^5.2559 = 61,200 Pa
    assert parsed(weather(air, line)).pressure_pa == pytest.approx(61_170.0, abs=100.0)


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("LOCATION,A,-,CHN,x,1,91,10,8,5", "latitude_deg"),
        ("LOCATION,A,-,CHN,x,1,10,190,8,5", "longitude_deg"),
        ("LOCATION,A,-,CHN,x,1,10,10,east,5", "time_zone_h"),
        ("LOCATION,A,-,CHN,x,1,10,10,8,-9999", "elevation_m"),
        ("LOCATION,A,-,CHN,x,1,10,10,8,nan", "elevation_m"),
        ("LOCATION,A,-,CHN,x,1,10,10,8", "elevation_m"),
        ('LOCATION,"A,-,CHN,x,1,10,10,8,5', "elevation_m"),
    ],
)
def test_what_is_no_place_on_earth_is_not_known(line: str, missing: str) -> None:
    found = location_of(line)
    figures = {"latitude_deg": found.latitude_deg, "longitude_deg": found.longitude_deg,
               "time_zone_h": found.time_zone_h, "elevation_m": found.elevation_m}  # fmt: skip
    assert figures[missing] is None


def test_letters_behind_the_elevation_do_not_shift_the_figures() -> None:
    """Some programs add the climate zone after Köppen behind the last field of the format."""
    place = location_of('LOCATION,"VAN-NUYS-AP",CA,USA,Custom,722886,34.212,-118.491,-8.0,235,Csb')
    assert place == Location(
        city="VAN-NUYS-AP", country="USA", wmo="722886", latitude_deg=34.212,
        longitude_deg=-118.491, time_zone_h=-8.0, elevation_m=235.0,
    )  # fmt: skip


# Records within the hour


@pytest.mark.parametrize("steps", [2, 3, 4, 6, 12])
def test_records_within_the_hour_are_averaged(steps: int) -> None:
    """Records that rise by 2 K each within the hour: their mean is known."""

    def air(record: int) -> Air:
        hour, step = divmod(record, steps)
        base = seasons(hour)
        assert isinstance(base.dry, float)
        return replace(base, dry=base.dry + 2.0 * step, dew=base.dew, humidity=999)

    year = parsed(weather(air, steps=steps))
    plain = parsed(weather())
    assert year.dry_bulb_c == pytest.approx(plain.dry_bulb_c + (steps - 1), abs=1e-6)
    assert [(one.code, one.figures[0].value) for one in year.findings] == [("epw_averaged", steps)]


def test_a_missing_record_leaves_the_others_of_its_hour() -> None:
    def air(record: int) -> Air:
        return Air(99.9 if record == 4001 else 20.0 + record % 4, 10.0, 999)

    year = parsed(weather(air, steps=4))
    assert year.dry_bulb_c[1000] == pytest.approx((20 + 22 + 23) / 3)
    assert year.dry_bulb_c[1001] == pytest.approx(21.5)
    assert warned(year) == {}


@pytest.mark.parametrize(("steps", "stated"), [(4, "1"), (1, "4"), (2, "60"), (6, "x")])
def test_a_header_that_says_another_number_of_records_is_told(steps: int, stated: str) -> None:
    year = parsed(weather(lambda _: Air(20.0, 10.0, 53), steps=steps, stated=stated))
    assert year.dry_bulb_c.size == 8760
    assert "epw_steps_differ" in warned(year)


def test_a_minute_that_comes_twice_is_refused_with_its_line() -> None:
    with pytest.raises(Problem) as caught:
        parsed(weather(steps=2, minutes=lambda step: 30))
    assert (caught.value.code, caught.value.place) == ("epw_minutes", "a.epw:10")


# Humidity


@pytest.mark.parametrize(
    ("dew", "humidity"),
    [("999.9", "0"), ("99.9", "999"), ("", ""), ("9999", "0.0"), ("99.9", "0.52"), ("99.9", "1")],
)
def test_a_file_that_gives_no_humidity_is_refused(dew: str, humidity: str) -> None:
    with pytest.raises(Problem) as caught:
        parsed(weather(lambda hour: Air(seasons(hour).dry, dew, humidity)))
    assert (caught.value.code, caught.value.place) == ("epw_no_humidity", "a.epw:9")


def test_a_humidity_of_0_for_some_hours_is_a_gap_and_told() -> None:
    def air(hour: int) -> Air:
        return Air(seasons(hour).dry, 99.9, 0 if 2000 <= hour < 2004 else 52)

    year = parsed(weather(air))
    found = warned(year)["epw_dew_point_filled"]
    assert found.figures[0].value == 4
    # The air before and after has a humidity of 52 %: its wet bulb lies some 4 K below.
    assert 2.0 < float(year.dry_bulb_c[2002] - year.wet_bulb_c[2002]) < 7.0


@pytest.mark.parametrize(
    ("above", "first", "hours"), [(3.0, 0, 8760), (0.6, 0, 8760), (20.0, 100, 1), (2.0, 5000, 300),
                                  (1.0, 8000, 760)],
)  # fmt: skip
def test_a_dew_point_above_the_air_is_told_with_its_hours(
    above: float, first: int, hours: int
) -> None:
    def air(hour: int) -> Air:
        one = seasons(hour)
        assert isinstance(one.dry, float)
        if first <= hour < first + hours:
            return replace(one, dew=round(one.dry + above, 1), humidity=66)
        return one

    year = parsed(weather(air))
    told = warned(year)["epw_dew_point_above_air"]
    assert [one.value for one in told.figures] == [hours, pytest.approx(above, abs=0.01)]
    assert bool(np.all(year.wet_bulb_c <= year.dry_bulb_c + 1e-9))


def test_fog_rounded_to_a_tenth_is_no_contradiction() -> None:
    def air(hour: int) -> Air:
        one = seasons(hour)
        assert isinstance(one.dry, float)
        return replace(one, dew=round(one.dry + 0.2, 1), humidity=100)

    assert warned(parsed(weather(air))) == {}


@pytest.mark.parametrize("humidity", [0.52, 20, 75, 90, 5])
def test_a_humidity_that_is_not_the_dew_points_is_told(humidity: float) -> None:
    """10 K between air and dew point are 48 to 57 % (Magnus), whatever the season here."""
    year = parsed(weather(lambda hour: replace(seasons(hour), humidity=humidity)))
    assert list(warned(year)) == ["epw_humidity_contradicts"]


def test_a_humidity_of_0_beside_a_dew_point_is_not_given_and_no_contradiction() -> None:
    year = parsed(weather(lambda hour: replace(seasons(hour), humidity=0)))
    assert year.findings == ()
    assert year.wet_bulb_c == pytest.approx(parsed(weather()).wet_bulb_c)


# Places that contradict


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("LOCATION,Xi'an,-,CHN,x,570360,34.3,108.93,8.0,2.6", "epw_station_far"),
        ("LOCATION,Shanghai,-,CHN,x,583670,31.17,121.43,8.0,397.5", "epw_station_elevation"),
        ("LOCATION,Shanghai,-,CHN,x,583670,31.17,121.43,9.0,2.6", "epw_station_time_zone"),
        ("LOCATION,Shanghai,-,CHN,x,583670,-31.17,121.43,8.0,2.6", "epw_station_far"),
        ("LOCATION,Shanghai,-,CHN,x,583670,21.17,121.43,8.0,2.6", "epw_station_far"),
    ],
)
def test_a_file_from_another_place_than_the_station_is_told(location: str, told: str) -> None:
    year = parsed(weather(location=location))
    assert told in {one.code for one in station_findings(year, station("58367"))}


def test_the_distance_to_the_station_is_that_of_the_great_circle() -> None:
    """Xi'an to Shanghai (58367 at 31.17 N 121.43 E): 1,220 km by road atlas, ± 1 %."""
    line = "LOCATION,Xi'an,-,CHN,x,570360,34.30,108.93,8.0,2.6"
    found = station_findings(parsed(weather(location=line)), station("58367"))
    assert [one.code for one in found] == ["epw_station_far"]
    assert found[0].figures[1].value == pytest.approx(1220, rel=0.01)


@pytest.mark.parametrize("shift", [5.0, -5.0, 15.0])
def test_a_file_of_another_climate_than_the_station_is_told(shift: float) -> None:
    def air(hour: int) -> Air:
        one = seasons(hour)
        assert isinstance(one.dry, float)
        assert isinstance(one.dew, float)
        return replace(one, dry=one.dry + shift, dew=one.dew + shift)

    found = station_findings(parsed(weather(air)), station("58367"))
    assert [one.code for one in found] == ["epw_station_climate"]


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("LOCATION,A,-,USA,x,1,31.17,121.43,-8.0,2.6", "epw_time_zone_longitude"),
        ("LOCATION,A,-,CHN,x,1,31.17,-121.43,8.0,2.6", "epw_time_zone_longitude"),
        ("LOCATION,A,-,CHN,x,1,-31.17,121.43,8.0,2.6", "epw_seasons_latitude"),
        ("LOCATION,A,-,CHN,x,1,31.17,121.43,8.0,3650", "epw_pressure_elevation"),
    ],
)
def test_a_file_that_contradicts_itself_is_told(location: str, told: str) -> None:
    assert told in warned(parsed(weather(location=location)))


@pytest.mark.parametrize(
    "location",
    [
        "LOCATION,Kashgar,-,CHN,x,517090,39.48,75.75,8.0,2.6",  # 2.95 h before the sun
        "LOCATION,Apia,-,WSM,x,917620,-13.8,-171.8,13.0,2.6",  # beyond the date line
        "LOCATION,Vigo,-,ESP,x,80450,42.2,-8.6,1.0,2.6",
    ],
)
def test_clocks_ahead_of_the_sun_are_no_contradiction(location: str) -> None:
    assert warned(parsed(weather(location=location))) == {}
