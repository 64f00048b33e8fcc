"""Everything the program says, it can say in every language."""

import csv
import importlib.util
import re
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from core.families.registry import FAMILIES
from core.vocabulary.language import LANGUAGES, Language
from tests.house.keys import asked_by_code, declared_fields
from tests.house.tree import ROOT


def _compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "compile_messages", ROOT / ".ci" / "compile_messages.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


compiler = _compiler()
Texts = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def texts() -> Texts:
    """The texts of the .po files, by language and key."""
    return {code: compiler.texts_of(code)[0] for code in LANGUAGES}


def test_the_compiler_knows_the_languages_of_the_program() -> None:
    assert set(compiler.LANGUAGES) == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_fuzzy_empty_or_given_twice(code: str) -> None:
    _, faults = compiler.texts_of(code)
    assert faults == []


def test_the_languages_have_the_same_keys_and_names(texts: Texts) -> None:
    assert compiler.differences(texts) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_read_is_what_the_texts_give(code: str, texts: Texts) -> None:
    """After a change of a .po file: `make messages`."""
    read = files("resources").joinpath("i18n", f"{code}.mo").read_bytes()
    assert read == compiler.compiled(code, texts[code])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        # 冷凝温度 is the saturation temperature of the refrigerant (GB/T 18430.1 names the water).
        ("冷凝温度", "冷却水进水温度、冷凝器进风温度、冷凝器进口温度"),
        # The matching rules stand in the action plan, not in the notice on tiers.
        ("《通知》专栏3", "《节能装备高质量发展实施方案（2026—2028年）》专栏3"),
    ],
)
def test_no_text_uses_a_term_that_means_something_else(
    wrong: str, right: str, texts: Texts
) -> None:
    assert {key: right for key, text in texts["zh"].items() if wrong in text} == {}


def test_an_english_apostrophe_is_the_narrow_one(texts: Texts) -> None:
    """Our font is a Chinese one: it sets the curly one as wide as a character."""
    assert {key for key, text in texts["en"].items() if "\u2019" in text} == set()


def test_every_source_has_a_short_name(texts: Texts) -> None:
    """Without one its key would stand in reports."""
    with (ROOT / "catalog" / "figures" / "sources.csv").open(encoding="utf-8-sig") as file:
        keys = {f"source_short.{row['key']}" for row in csv.DictReader(file)}
    assert {key for key in texts["en"] if key.startswith("source_short.")} == keys


def test_every_key_in_the_code_has_a_text(texts: Texts) -> None:
    keys = set(texts["en"])
    asked = asked_by_code(frozenset(key.split(".")[0] for key in keys))
    missing = [f"{place}: {key}" for key, place in asked.keys.items() if key not in keys]
    missing += [
        f"{place}: {beginning}…"
        for beginning, place in asked.beginnings.items()
        if not any(key.startswith(beginning) for key in keys)
    ]
    assert not missing, "\n".join(sorted(missing))


def test_every_declared_field_has_a_title(texts: Texts) -> None:
    keys = set(texts["en"])
    assert {f"field.{key}" for _, key, _, _ in declared_fields()} - keys == set()


def test_every_bundled_study_has_a_name(texts: Texts) -> None:
    """The window lists them where a new study begins."""
    studies = {path.stem for path in (ROOT / "resources" / "examples").glob("*.json")}
    assert len(studies) > 10
    assert {f"example.{study}" for study in studies} - set(texts["en"]) == set()


def test_every_choice_of_a_field_has_a_name(texts: Texts) -> None:
    keys = set(texts["en"])
    named = {f"choice.{c}" for _, _, choices, _ in declared_fields() for c in choices}
    named |= {f"choice.{c}" for family in FAMILIES.values() for c in family.duty.rankings()}
    assert named - keys == set()


def test_every_value_that_may_be_assumed_says_what_it_rests_on(texts: Texts) -> None:
    keys = set(texts["en"])
    assert {f"basis.{key}" for _, key, _, assumed in declared_fields() if assumed} - keys == set()


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    return tmp_path


def _room(folder: Path, name: str, content: str) -> None:
    (folder / "en" / f"{name}.po").write_text(HEADER + content, "utf-8")


def test_rooms_are_merged(folder: Path) -> None:
    _room(folder, "load", 'msgid "a"\nmsgstr "one"\n')
    _room(folder, "site", 'msgid "b"\nmsgstr "two"\n')
    assert compiler.texts_of("en", folder) == ({"a": "one", "b": "two"}, [])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n', "en/load.po: a: given twice"),
        ('#, fuzzy\nmsgid "a"\nmsgstr "1"\n', "en/load.po: a: fuzzy"),
        ('msgid "a"\nmsgstr ""\n', "en/load.po: a: no text"),
        ('msgid "a"\nmsgstr "1\n', "en/load.po: a: no text"),
        ('msgid "a"\nmsgstr "1"\nb\n', "en/load.po: cannot be read"),
    ],
)
def test_a_faulty_room_is_refused(folder: Path, content: str, fault: str) -> None:
    _room(folder, "load", content)
    _, faults = compiler.texts_of("en", folder)
    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_key_of_two_rooms_is_refused(folder: Path) -> None:
    _room(folder, "load", 'msgid "a"\nmsgstr "1"\n')
    _room(folder, "site", 'msgid "a"\nmsgstr "1"\n')
    assert compiler.texts_of("en", folder)[1] == ["en/site.po: a: given already in en/load.po"]


@pytest.mark.parametrize(
    ("en", "zh", "fault"),
    [
        ({"a": "x"}, {}, "zh: a: missing"),
        ({}, {"a": "x"}, "en: a: missing"),
        (
            {"a": "{peak} at {place}"},
            {"a": "{peak}"},
            "a: other names in another language: {peak, place} against {peak}",
        ),
        ({"a": "{peak"}, {"a": "{peak}"}, "en: a: expected '}' before end of string"),
    ],
)
def test_languages_that_do_not_match_are_refused(
    en: Mapping[str, str], zh: Mapping[str, str], fault: str
) -> None:
    assert compiler.differences({"en": en, "zh": zh}) == [fault]


def test_names_may_stand_in_another_order() -> None:
    assert compiler.differences({"en": {"a": "{x} of {y}"}, "zh": {"a": "{y}中的{x}"}}) == []


def test_the_program_reads_what_was_compiled() -> None:
    content = compiler.compiled("zh", {"unit.years": "年", "a.b": "{n} 台"})
    language = Language("zh", BytesIO(content))
    assert language.text("a.b", n="3") == "3 台"


def test_the_same_texts_give_the_same_bytes() -> None:
    texts = {"b": "2", "a": "1"}
    turned = dict(reversed(texts.items()))
    assert compiler.compiled("en", texts) == compiler.compiled("en", turned)


AVOIDED = {  # in English messages: a word an engineer stumbles over -> what to write
    r"\bmend(s|ed|ing)?\b": "correct",
    r"\byardstick\b": "baseline",
    r"\bhouse rule\b": "program default",
    r"\bthe book\b": "the published standard",
    r"\b(is|are|was|were) left out\b": "excluded",
    r"\basked for\b": "required",
    r"\bcannot be (judged|believed)\b": "not determined, not plausible",
    r"\bworked out\b": "calculated",
    r"\bcarried on\b": "extrapolated",
    r"\bis no (number|product|valid)\b": "is not a …",
    r"\bstands still\b": "is off",
    r"\bevidence grade\b": "data grade",
    r"\} a year\b": "per year",
}


def test_english_messages_use_plain_words(texts: Texts) -> None:
    found = [
        f"{key}: write “{better}” in “{text}”"
        for key, text in texts["en"].items()
        for word, better in AVOIDED.items()
        if re.search(word, text, re.IGNORECASE)
    ]
    assert not found, "\n".join(found)
