"""Figures, dates and sentences as the reader's language writes them."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from core.families.registry import FAMILIES
from core.selection.family import subjects_of
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.language import Language, as_typed
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind, System
from gui.program.reader import open_language
from tests.house.test_messages import compiler

DAY = date(2026, 11, 21)


def words(code: str, **options) -> Language:
    return open_language(code, **options)


def test_thousands_are_grouped_and_years_are_not():
    assert words("en").quantity(1_327_500.0, Kind.COOLING_POWER) == "1,328 kW"
    assert words("zh").quantity(2022, Kind.YEAR) == "2022"


def test_the_same_capacity_in_tons():
    """1,406.74 kW are 400.0 RT."""
    assert words("en", system=System.IP).quantity(1_406_741.0, Kind.COOLING_POWER) == "400.0 RT"


def test_a_number_below_zero_has_a_true_minus_and_a_table_to_be_pasted_that_of_the_keys():
    assert words("en").quantity(-24.2, Kind.TEMPERATURE) == "−24.2 °C"
    assert as_typed("−24.2\t5–7") == "-24.2\t5–7"


def test_per_cent_stands_at_the_figure():
    assert words("zh").quantity(0.312, Kind.SHARE) == "31.2%"
    assert words("en").quantity(0.312, Kind.SHARE) == "31.2%"


def test_what_cannot_be_said_is_a_dash():
    assert words("zh").quantity(None, Kind.COP) == "–"


def test_decimals_follow_the_preference_but_counts_stay_whole():
    exact = words("en", decimals=1)
    assert exact.value(5.678, Kind.COP) == "5.678"
    assert exact.value(3, Kind.COUNT) == "3"
    assert words("en", decimals=-1).value(1234.0, Kind.COOLING_POWER) == "1"


def test_money_carries_its_currency():
    assert words("zh").quantity(3_900_372.4, Kind.MONEY) == "3,900,372 元"
    assert words("en").quantity(700.0, Kind.CAPACITY_PRICE) == "700 CNY/kW"
    assert words("en", currency="HKD").quantity(5.0, Kind.MONEY) == "5 HKD"


def test_dates_in_words():
    assert words("zh").date(DAY) == "2026年11月21日"
    assert words("en").date(DAY) == "21 November 2026"


def test_a_finding_is_a_sentence_with_its_figures():
    found = finding("unmet", Severity.WARNING, figure("hours", 12.0, Kind.HOURS),
                    figure("energy", 3.4e6, Kind.ENERGY))  # fmt: skip
    assert words("en").finding(found) == "3.4 MWh of load in 12 h are not met."


def test_a_finding_has_sums_of_money_in_few_figures():
    """In sentences three to four figures (wording rules); tables have them in full."""
    loses = finding("furnace_loses_money", Severity.WARNING, figure("cost", 127_444.2, Kind.MONEY))
    assert "127,000" in words("en").finding(loses).replace("\u00a0", " ")
    assert "12.7 万元" in words("zh").finding(loses).replace("\u00a0", " ")


def test_a_range_has_its_unit_once():
    """10～60 K in Chinese, −20 to 35 °C in English (wording rules)."""
    said = {"value": "78.0 °C", "low": "−20.0 °C", "high": "35.0 °C"}
    sink = "finding.sink_outside"
    assert "outside −20.0 to 35.0 °C" in words("en").text(sink, **said)
    assert "超出范围 −20.0～35.0 °C" in words("zh").text(sink, **said)
    other = {**said, "low": "20.0 K"}
    assert "20.0 K to 35.0 °C" in words("en").text(sink, **other)


def test_a_problem_is_one_line_with_place_reason_and_way_out():
    line = words("en").problem(Problem("study_missing", "a.json"))
    assert line.startswith("a.json: There is no such study file.")
    assert "\n" not in line


def test_an_unknown_key_is_a_bug():
    with pytest.raises(KeyError, match="nonsense"):
        words("en").text("nonsense")
    with pytest.raises(KeyError):
        open_language("fr")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("LANG", "zh_CN.UTF-8", "zh"), ("LC_ALL", "C", "en"), ("LANG", "de_DE.UTF-8", "en")],
)
def test_the_usual_language_is_the_systems(monkeypatch, name, value, expected):
    from gui.program.reader import usual_language

    for other in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    assert usual_language() == expected


def test_words_follow_what_is_spoken_of():
    """The same field is called by what the family's capacity is; families of heat share words."""
    common = words("en")
    for family, title in (
        ("chillers", "Cooling capacity of one unit"),
        ("motors", "Rated power"),
        ("industrial_heat", "Heating capacity of one unit"),
    ):
        spoken = common.about(subjects_of(FAMILIES[family]))
        assert spoken.text("field.unit_capacity_w") == title
    assert common.text("field.unit_capacity_w") == "Capacity of one unit at design"
    assert common.about(("unheard_of",)).text("field.maker") == common.text("field.maker")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_words_of_one_subject_have_a_common_name_too(code):
    """Whoever does not say what he speaks of finds a word."""
    subjects = {subject for family in FAMILIES.values() for subject in subjects_of(family)}
    texts = compiler.texts_of(code)[0]
    rooms = compiler.texts_of(code)[0].keys()
    own = [key for key in rooms if key.startswith(("field.", "help.", "problem.", "report.result"))
           and key.rpartition(".")[2] in subjects]  # fmt: skip
    assert len(own) > 40
    assert [key for key in own if key.rpartition(".")[0] not in texts] == []
    prices = {spoken: words(code).about((spoken,)).text("field.price_per_kw") for spoken in subjects
              if spoken.endswith("_power")}  # fmt: skip
    assert len(set(prices.values())) == len(prices)


def test_for_a_reader_of_fields_a_path_of_the_study_is_its_title() -> None:
    """Paths of files and what only looks like one stay as they are."""
    words = open_language("zh").of_fields()
    problem = Problem("load_unit_unknown", "/data/load.csv:3 [cooling]")
    assert "“单位”" in words.problem(problem)
    assert "load.unit" not in words.problem(problem)
    assert "/data/load.csv:3" in words.problem(problem)
    english = open_language("en").of_fields()
    assert english.text("problem.load_dates_unclear.remedy").count("“") == 3
    assert "load.unit" in open_language("zh").problem(problem)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_no_message_names_a_key_of_the_file_to_a_reader_of_fields(code: str) -> None:
    """Every problem and finding of the messages, with a key where it says where."""
    words = open_language(code).of_fields()
    folder = Path(str(files("resources.i18n"))) / code
    for path in sorted(folder.glob("*.po")):
        for key in re.findall(
            r'^msgid "((?:problem|finding|help)\.[^"]+)"', path.read_text("utf-8"), re.M
        ):
            figures = dict.fromkeys(re.findall(r"{(\w+)}", words.text(key)), "load.column")
            said = words.text(key, **figures)
            left = re.findall(r"\b(?:site|duty|load|criteria|economics)\.[a-z_]+", said)
            assert not left, (key, said)
            assert not re.findall(r"\b(?:day_first|month_first|true)\b", said), (key, said)
