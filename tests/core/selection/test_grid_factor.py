"""The grid factor nobody entered is that of the site, and says whose it is.

Expected figures: MEE and NBS notices 2024 No. 12 (year 2021), 2024 No. 33 (2022) and 2025 No. 47
(2023), averages, kg/kWh, by secondary transcription.
"""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from core.climate.stations import station, stations
from core.climate.synthesis import climate_year
from core.families.registry import decode
from core.families.selection_json import selection_json
from core.selection.grid_factor import PATH, with_grid_factor
from core.study.economics import Economics
from core.study.grid_factors import average, grid_factors
from core.study.study import Study, encode
from core.vocabulary.field import fields_of
from gui.program.study_file import example
from gui.window.document.amend import amended, restored
from tests.kept import program

SHANGHAI, HARBIN, LHASA = "58367", "50953", "55591"
FACTOR = "economics.grid_factor_kg_per_kwh"


def settled(study: Study) -> tuple[Economics, tuple[str, ...]]:
    site = station(study.site.station)
    filled, said = with_grid_factor(study, site, climate_year(site))
    return filled.economics, tuple(one.code for one in said)


@pytest.mark.parametrize(
    ("province", "year", "kg"),
    [
        ("北京", 2023, 0.5554), ("广东", 2023, 0.4419), ("四川", 2023, 0.1564),
        ("河北", 2021, 0.7901), ("黑龙江", 2022, 0.5368), ("西藏", 2023, 0.5306),
        ("", 2022, 0.5366), ("", 2021, 0.5568),
        ("上海", 2030, 0.5737), ("上海", 2010, 0.5834),
    ],
)  # fmt: skip
def test_published_averages(province: str, year: int, kg: float) -> None:
    assert average(province, year).kg_per_kwh == kg


def test_every_province_of_the_stations_but_one_has_three_years() -> None:
    have = {(one.name, one.year) for one in grid_factors() if one.scope == "province"}
    provinces = {one.province for one in stations()} - {"西藏"}
    assert have == {(name, year) for name in provinces for year in (2021, 2022, 2023)}


def test_an_average_of_a_grid_lies_among_its_provinces() -> None:
    """The northern grid of 2023: Beijing, Tianjin, Hebei, Shanxi, Shandong, Inner Mongolia."""
    of = {one.name: one.kg_per_kwh for one in grid_factors()
          if one.year == 2023 and one.basis == "average"}  # fmt: skip
    grids = {
        "华北": ("北京", "天津", "河北", "山西", "山东", "内蒙古"),
        "东北": ("辽宁", "吉林", "黑龙江", "内蒙古"),
        "华东": ("上海", "江苏", "浙江", "安徽", "福建"),
        "华中": ("江西", "河南", "湖北", "湖南"),
        "西北": ("陕西", "甘肃", "青海", "宁夏", "新疆"),
        "南方": ("广东", "广西", "海南", "贵州", "云南"),
        "西南": ("四川", "重庆"),
    }
    for grid, provinces in grids.items():
        inside = [of[name] for name in provinces]
        assert min(inside) <= of[grid] <= max(inside), grid


def test_an_open_factor_is_that_of_the_province_and_follows_the_station() -> None:
    office = example("office-shanghai")
    assert PATH in office.assumed
    economics, said = settled(office)
    assert (economics.grid_kg_per_kwh, economics.grid_factor_year) == (0.5737, 2023)
    assert said == ("grid_factor_from_site",)
    moved, _ = settled(amended(office, "site.station", HARBIN))
    assert moved.grid_kg_per_kwh == 0.5229


def test_the_year_may_be_chosen_and_an_unpublished_one_is_told() -> None:
    office = amended(example("office-shanghai"), "economics.grid_factor_year", 2021)
    assert settled(office)[0].grid_kg_per_kwh == 0.5834
    later = amended(office, "economics.grid_factor_year", 2026)
    economics, said = settled(later)
    assert (economics.grid_kg_per_kwh, economics.grid_factor_year) == (0.5737, 2023)
    assert "grid_factor_other_year" in said


def test_what_was_entered_stays_and_is_no_assumption() -> None:
    office = amended(example("office-shanghai"), FACTOR, 0.31)
    moved = amended(office, "site.station", HARBIN)
    economics, said = settled(moved)
    assert (economics.grid_kg_per_kwh, said) == (0.31, ())
    field = next(f for f in fields_of(Economics) if f.key == "grid_factor_kg_per_kwh")
    assert settled(restored(moved, FACTOR, field))[0].grid_kg_per_kwh == 0.5229


def old_file() -> Study:
    """A file of an earlier release: the country's figure of 2022, written down as assumed."""
    raw = msgspec.json.decode(encode(example("office-shanghai")))
    raw["economics"] |= {"grid_factor_kg_per_kwh": 0.5366, "grid_factor_year": 2022}
    return decode(msgspec.json.encode(raw), "old.json")


def test_an_older_file_is_computed_as_it_was_until_its_station_changes() -> None:
    economics, said = settled(old_file())
    assert (economics.grid_kg_per_kwh, economics.grid_factor_year) == (0.5366, 2022)
    assert said == ("grid_factor_kept",)
    economics, said = settled(amended(old_file(), "site.station", HARBIN))
    assert (economics.grid_kg_per_kwh, economics.grid_factor_year) == (0.5229, 2023)
    assert said == ("grid_factor_from_site",)


def test_a_weather_file_names_its_station_and_one_abroad_is_told() -> None:
    site = replace(station(HARBIN), province="CHN", city="Harbin", name="Harbin")
    climate = replace(climate_year(station(HARBIN)), country="CHN")
    study = example("office-shanghai")
    filled, _ = with_grid_factor(study, site, climate)
    assert filled.economics.grid_kg_per_kwh == 0.5229
    filled, said = with_grid_factor(
        study, replace(site, id="103840"), replace(climate, country="DEU")
    )
    assert filled.economics.grid_kg_per_kwh == 0.5306
    assert [one.code for one in said] == ["grid_factor_from_site", "grid_factor_abroad"]


def test_a_year_is_computed_with_it_and_the_document_says_whose_it_is() -> None:
    chosen = program().select(example("office-shanghai"), Path())
    first = chosen.candidates[0].outcome
    assert first.carbon_kg == pytest.approx(first.annual_energy_wh / 1e3 * 0.5737)
    written = msgspec.json.decode(selection_json(chosen))
    assert written["study"]["economics"]["grid_factor_kg_per_kwh"] == 0.5737
    (said,) = [one for one in written["findings"] if one["code"] == "grid_factor_from_site"]
    told = {one["name"]: one["value"] for one in said["figures"]}
    assert (told["region"], told["year"], told["notice"]) == ("shanghai", 2023, "mee_2025_47")


def test_an_open_factor_is_no_figure() -> None:
    with pytest.raises(ValueError, match="open"):
        _ = Economics().grid_kg_per_kwh
