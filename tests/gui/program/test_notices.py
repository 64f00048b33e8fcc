"""Every part the program is shipped with has its version and licence told."""

import re
import tomllib
from importlib.metadata import distribution

import pytest

from core.vocabulary.language import Language
from gui.program.notices import Group, Part, notices, parts
from tests.house.tree import ROOT


@pytest.fixture(scope="module")
def every() -> tuple[Part, ...]:
    return parts()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_each_dependency_has_its_notice(every: tuple[Part, ...]) -> None:
    """Those of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {_normal(one.partition("==")[0]) for one in project["dependencies"]}
    told = {_normal(part.name): part for part in every if part.group is Group.LIBRARY}
    assert asked - told.keys() == set()
    assert {"lxml", "shiboken6", "et-xmlfile", "python"} <= told.keys(), "theirs as well"
    for name in asked:
        part = told[name]
        assert part.version == distribution(name).version
        assert part.licence, name
        assert part.texts, name
        assert any(path.stat().st_size > 500 for path in part.texts), name


def test_qt_has_the_words_of_its_licence_though_its_package_brings_none(
    every: tuple[Part, ...],
) -> None:
    (qt,) = (part for part in every if _normal(part.name) == "pyside6-essentials")
    assert {path.name for path in qt.texts} == {"LGPL-3.0.txt", "GPL-3.0.txt"}, (
        "of which it is part"
    )
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.texts[1].read_text("utf-8")


def test_fonts_and_sources_of_data_are_there(every: tuple[Part, ...]) -> None:
    fonts = {part.name for part in every if part.group is Group.FONT}
    assert fonts == {path.stem for path in (ROOT / "resources" / "fonts").glob("*.ttf")}
    rows = (ROOT / "catalog" / "figures" / "sources.csv").read_text("utf-8").splitlines()
    assert sum(part.group is Group.DATA for part in every) == len(rows) - 1


def test_what_is_built_into_the_typesetter_is_named(every: tuple[Part, ...]) -> None:
    """hayagriva, which sets its references, is one of Typst's own parts."""
    inside = {part.name: part for part in every if part.group is Group.INSIDE}
    assert inside["hayagriva (typst)"].licence == "MIT OR Apache-2.0"


@pytest.mark.parametrize("whole", [False, True])
def test_they_are_told_as_a_text(language: Language, whole: bool) -> None:
    text = notices(language, whole=whole)
    assert "PySide6_Essentials · 6." in text
    assert "EnergyPlus dataset Chillers.idf" in text
    assert ("GNU LESSER GENERAL PUBLIC LICENSE" in text) is whole
    assert ("SIL OPEN FONT LICENSE" in text) is whole
