"""Stations of GB 50736-2012 Annex A."""

import re
from collections.abc import Mapping

import pytest

from core.climate.stations import search, station, stations
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem


def test_the_annex_has_294_stations_in_31_provinces() -> None:
    assert len(stations()) == 294
    assert len({s.id for s in stations()}) == 294
    assert len({s.province for s in stations()}) == 31


def test_shanghai_has_the_figures_of_the_annex() -> None:
    # GB 50736-2012 Annex A, 上海 徐家汇 58367
    shanghai = station("58367")
    assert shanghai.title == "上海 徐汇 上海徐家汇"
    assert (shanghai.summer_db_c, shanghai.summer_wb_c, shanghai.summer_day_c) == (34.4, 27.9, 30.8)
    assert (shanghai.summer_pressure_pa, shanghai.winter_rh) == (100_540.0, 0.75)


def test_design_temperatures_rise_in_the_order_of_their_definitions() -> None:
    for s in stations():
        order = (
            s.extreme_min_c, s.winter_ac_c, s.heating_c, s.annual_mean_c,
            s.summer_day_c, s.summer_db_c, s.extreme_max_c,
        )  # fmt: skip
        assert list(order) == sorted(order), s.title
        assert s.summer_wb_c is None or s.summer_wb_c < s.summer_db_c


def test_six_stations_have_no_summer_wet_bulb() -> None:
    without = {s.name for s in stations() if s.summer_wb_c is None}
    assert without == {"罗甸", "武功", "精河", "阿克苏", "塔城", "乌恰"}


def test_doubts_and_corrections_are_said_where_a_station_is_used(
    languages: Mapping[str, Language],
) -> None:
    told = {s.id: s.findings() for s in stations() if s.findings()}
    assert len(told) == 13  # nine doubts, four corrected misprints
    for language in languages.values():
        for findings in told.values():
            assert all(language.finding(said) for said in findings)
    corrected = languages["en"].finding(station("58424").findings()[0])
    assert "2.9 °C" in corrected
    assert "−2.9 °C" in corrected
    assert "9,280 m" in languages["zh"].finding(station("55690").findings()[0])


@pytest.mark.parametrize("key", ["54511", " 54511 ", "北京"])
def test_a_station_is_found_by_number_or_by_a_name_of_its_own(key: str) -> None:
    assert station(key).id == "54511"


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("54512", "54511"), ("浙江", "58457"), ("乌鲁木其", "51463")],
)
def test_an_unknown_station_is_refused_with_the_nearest(key: str, nearest: str) -> None:
    with pytest.raises(Problem) as refused:
        station(key)
    assert refused.value.code == "station_not_found"
    assert nearest in str(refused.value.figures[1].value)


@pytest.mark.parametrize("key", ["xyz", "99999", ""])
def test_where_none_is_near_none_is_named(key: str, languages: Mapping[str, Language]) -> None:
    """Two numbers that share two digits are not near each other."""
    with pytest.raises(Problem) as refused:
        station(key)
    assert refused.value.code == "station_unknown"
    line = languages["en"].problem(refused.value)
    assert f"no station “{key}”. Enter the five-digit number" in line


def test_the_list_of_those_near_ends_as_a_sentence(languages: Mapping[str, Language]) -> None:
    with pytest.raises(Problem) as refused:
        station("54512")
    assert re.search(r"\S+[.] Enter one of these", languages["en"].problem(refused.value))
    assert "。请填写其中一个编号" in languages["zh"].problem(refused.value)


def test_search_puts_the_exact_name_first_and_knows_parts_of_names() -> None:
    assert search("临河")[0].name == "临河"
    assert {s.name for s in search("广西 桂")} == {"桂林"}
    assert len(search("", limit=300)) == 294
    assert search("苏州")[0].city == "苏州"
