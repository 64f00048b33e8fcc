"""Stations by pinyin, initials, English names; what an atlas of China calls them."""

import pytest

from core.climate.stations import stations
from core.vocabulary.language import Language
from gui.program.station_names import found_by, named, romanised_station


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("guangzhou", "59287"),
        ("Guangzhou", "59287"),
        ("gz", "59287"),
        ("haerbin", None),  # an atlas writes Harbin
        ("Harbin", "50953"),
        ("xian", "57036"),
        ("xi'an", "57036"),
        ("baotou", "53446"),
        ("bt", "53446"),
        ("58367", "58367"),
        ("上海", "58367"),
        ("hohhot", "53463"),
    ],
)
def test_a_station_is_found(typed: str, number: str | None) -> None:
    found = [one.id for one in found_by(typed, 12)]
    assert (number in found) if number else found == []


def test_the_station_of_that_very_name_comes_first() -> None:
    assert found_by("suzhou")[0].title in ("江苏 苏州", "安徽 宿州")
    assert found_by("nanjing")[0].title == "江苏 南京"


def test_one_name_is_one_station_and_two_of_a_name_are_none() -> None:
    """Suzhou is 苏州 in Jiangsu and 宿州 in Anhui, if both are stations."""
    nanjing = romanised_station("Nanjing")
    assert nanjing is not None
    assert nanjing.id == "58238"
    both = [s for s in stations() if "宿州" in s.title or "苏州" in s.title]
    assert (romanised_station("suzhou") is None) == (len(both) > 1)


def test_every_station_is_found_by_its_own_romanised_name(languages: dict[str, Language]) -> None:
    english = languages["en"]
    lost = [
        named(one, english)
        for one in stations()
        if one not in found_by(named(one, english).split(",")[0], 400)
    ]
    assert lost == []
