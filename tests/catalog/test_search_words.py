"""Devices are found by what makers and kinds are called, in Chinese too.

How many there are is counted in the shipped figures themselves, not by the catalog.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.devices.store import Catalog, open_catalog
from gui.command.main import main
from gui.program.reader import every_language
from tests.house.tree import ROOT

FIGURES = ROOT / "catalog" / "figures"


def rows(name: str) -> list[dict[str, str]]:
    with (FIGURES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def speaking(own_folder: Path) -> Iterator[Catalog]:
    with open_catalog(languages=every_language) as opened:
        yield opened


def ids(**wanted: str) -> set[str]:
    return {
        row["id"]
        for row in (*rows("chillers.csv"), *rows("chiller_classes.csv"))
        if all(row[column] == value for column, value in wanted.items())
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("螺杆", {"compressor": "screw"}),
        ("螺杆机", {"compressor": "screw"}),
        ("离心", {"compressor": "centrifugal"}),
        ("风冷", {"condenser": "air"}),
        ("水冷", {"condenser": "water"}),
        ("约克", {"maker": "York"}),
        ("特灵", {"maker": "Trane"}),
        ("开利 螺杆", {"maker": "Carrier", "compressor": "screw"}),
        ("约克螺杆机", {"maker": "York", "compressor": "screw"}),
        ("风冷螺杆式冷水机组", {"condenser": "air", "compressor": "screw"}),
        ("约克 screw", {"maker": "York", "compressor": "screw"}),
    ],
)
def test_makers_and_kinds_are_found_in_chinese(
    speaking: Catalog, text: str, wanted: dict[str, str]
) -> None:
    expected = ids(**wanted)
    assert expected
    assert {one.id for one in speaking.find(text, family="chillers")} == expected
    speaking.devices("chillers")  # and no other ones of the records at hand
    assert {one.id for one in speaking.find(text, family="chillers")} == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("类型机", {}),
        ("class machine", {}),
        ("离心类型机", {"compressor": "centrifugal"}),
        ("1级类型机 螺杆", {"compressor": "screw", "class_level": "grade_1"}),
    ],
)
def test_classes_of_machines_are_found_by_what_they_are_called(
    speaking: Catalog, text: str, wanted: dict[str, str]
) -> None:
    expected = {
        row["id"]
        for row in rows("chiller_classes.csv")
        if all(row[column] == value for column, value in wanted.items())
    }
    assert expected
    assert {one.id for one in speaking.find(text, family="chillers")} == expected


@pytest.mark.parametrize("text", ["约克 特灵", "螺杆 离心", "约克螺杆泵", "盾安", "——"])
def test_what_no_machine_is_finds_none(speaking: Catalog, text: str) -> None:
    assert speaking.find(text, family="chillers") == ()


def test_a_record_of_the_users_own_is_found_by_its_kind(speaking: Catalog) -> None:
    (screw, *_) = sorted(ids(compressor="screw"))
    own = speaking.duplicate(screw)
    assert own.id in {one.id for one in speaking.find("螺杆", family="chillers")}
    assert own.id not in {one.id for one in speaking.find("离心", family="chillers")}


def test_every_name_is_that_of_a_maker_and_has_a_source() -> None:
    makers = " ".join(
        row["maker"].casefold()
        for file in ("chillers.csv", "heat_pumps.csv", "motors.csv", "drives.csv")
        for row in rows(file)
    )
    sources = {row["key"] for row in rows("sources.csv")}
    for row in rows("maker_names.csv"):
        assert row["maker"].casefold() in makers
        assert row["source"] in sources


def test_the_command_finds_them(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "search", "约克", "螺杆", "--language", "zh"]) == 0
    expected = len(ids(maker="York", compressor="screw"))
    assert capsys.readouterr().out.startswith(f"共 {expected} 台")
