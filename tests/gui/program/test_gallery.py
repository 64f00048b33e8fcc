"""Examples and blank studies of the start page: none missing, none stale, each is found."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from core.families.registry import FAMILIES, family_of
from gui.command.example import content_of, examples
from gui.program.gallery.drawing import picture_of
from gui.program.gallery.gallery import (
    blank_studies,
    digest_of,
    entries,
    example_ledgers,
    found_by,
    ledger_entries,
)
from gui.program.program import Program
from gui.program.reader import open_language
from gui.program.study_file import blank, example
from tests import kept

BLANKS = [name for names in blank_studies().values() for name in names]


def test_every_example_has_a_picture_of_the_study_as_it_is() -> None:
    """After a change of an example: `make gallery`."""
    assert {one.name: one.digest for one in entries()} == {
        name: digest_of(content_of(name)) for name in examples()
    }


def test_the_example_ledger_has_a_card_of_the_table_as_it_is() -> None:
    assert {one.name: one.digest for one in ledger_entries()} == {
        name: digest_of(path.read_bytes()) for name, path in example_ledgers().items()
    }
    assert all(one.picture.marks for one in ledger_entries())


@pytest.fixture(scope="module")
def program() -> Program:
    """The program on the shipped catalog."""
    return kept.program()


@pytest.mark.parametrize("name", ["data-hall-power-beijing", "vrf-nanjing", "petro-distillation"])
def test_a_picture_shows_what_is_computed(name: str, program: Program) -> None:
    """`.ci/write_gallery.py --check` compares all of them."""
    kept = next(one.picture for one in entries() if one.name == name)
    made = picture_of(program.select(example(name), Path()))
    assert len(made.marks) >= 2
    assert made.distance(kept) < 40


def test_only_what_nothing_fits_has_no_picture() -> None:
    bare = {one.name for one in entries() if not one.picture.marks}
    assert bare == {"too-far-beijing", "hydrogen-compression"}


def test_every_family_has_a_blank_study_with_an_icon() -> None:
    begun = {family_of(blank(name)).key for name in BLANKS}
    assert begun == set(FAMILIES)
    icons = Path(str(files("resources"))) / "icons" / "blank"
    assert {*BLANKS, "ledger"} == {path.stem for path in icons.glob("*.svg")}


@pytest.mark.parametrize("name", BLANKS)
def test_a_blank_study_is_answered(name: str, program: Program) -> None:
    """What nobody entered is assumed, and something fits."""
    study = blank(name)
    assert study.assumed
    assert program.select(study, Path(), preview=True).candidates


@pytest.mark.parametrize(
    "text",
    [
        "变压器",
        "bianyaqi",
        "byq",
        "transformer",
        "Suzhou",
        "suzhou",
        "苏州 变压",
        "gongchang",
        "factory",
    ],
)
def test_the_transformers_of_a_factory_are_found_by(text: str) -> None:
    assert "factory-suzhou" in found(text)


def test_what_is_something_else_is_not_found() -> None:
    assert found("shuibeng") == found("水泵") != set()
    assert "factory-suzhou" not in found("水泵")
    assert found("qqq") == set()


def found(text: str) -> set[str]:
    """Names of the examples that a text finds among titles and places in both languages."""
    languages = [open_language(code) for code in ("zh", "en")]
    said = {
        one.name: " ".join(
            words.text(key)
            for words in languages
            for key in (f"example.{one.name}", f"family.{one.family}", f"place.{one.place}")
            if words.has(key)
        )
        for one in entries()
    }
    return {name for name, names in said.items() if found_by(text, names)}


def test_every_chinese_letter_of_a_title_has_a_reading() -> None:
    words = open_language("zh")
    keys = {f"example.{one.name}" for one in entries()} | {f"family.{key}" for key in FAMILIES}
    letters = set(re.findall("[\u4e00-\u9fff]", "".join(words.text(key) for key in keys)))
    readings = (Path(str(files("resources"))) / "gallery" / "pinyin.txt").read_text("utf-8")
    assert letters - set(readings) == set()
