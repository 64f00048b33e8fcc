"""What a person may type into a field, and what comes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.chillers.duty import ChillerDuty
from core.families.motors.duty import MotorDuty
from core.study.economics import Economics
from core.study.plant import Plant
from core.vocabulary.field import fields_of
from core.vocabulary.field_range import range_of, shown_number
from core.vocabulary.language import Language
from core.vocabulary.quantity import System
from gui.program.reader import open_language
from gui.window.study.typed import read_number

DUTY = {field.key: field for part in (ChillerDuty, Plant) for field in fields_of(part)}
MOTOR = {field.key: field for field in fields_of(MotorDuty)}
ECONOMICS = {field.key: field for field in fields_of(Economics)}


@pytest.fixture(scope="module")
def si() -> Language:
    return open_language("en")


@pytest.fixture(scope="module")
def ip() -> Language:
    return open_language("en", System.IP)


@pytest.mark.parametrize(
    ("text", "peak_w"),
    [
        ("1328", 1_328_000.0),
        ("1,328", 1_328_000.0),
        (" 1 328 ", 1_328_000.0),
        ("1328.5", 1_328_500.0),
        ("1328,5", 1_328_500.0),
        ("1,328.5 kW", 1_328_500.0),
        ("１３２８", 1_328_000.0),  # full-width figures, as a Chinese keyboard gives them
        ("1.3e3", 1_300_000.0),
    ],
)
def test_a_power_may_be_written_in_many_ways(si: Language, text: str, peak_w: float) -> None:
    assert read_number(text, DUTY["peak_w"], si).value == pytest.approx(peak_w, rel=1e-12)


def test_a_unit_behind_the_figure_counts(si: Language) -> None:
    # 1 RT = 12,000 Btu(IT)/h = 3.516853 kW
    value = read_number("380 RT", DUTY["peak_w"], si).value
    assert value == pytest.approx(380 * 3516.853, rel=1e-6)


def test_temperatures_and_their_differences_are_told_apart(ip: Language) -> None:
    assert read_number("44.6", DUTY["leaving_chilled_c"], ip).value == pytest.approx(7.0)
    assert read_number("7.2", DUTY["tower_approach_k"], ip).value == pytest.approx(4.0)


@pytest.mark.parametrize("text", ["abc", "1..2", "1,2,3", "12 ft", "--1", "1 2 x", "1.2.3"])
def test_what_is_no_number_is_refused(si: Language, text: str) -> None:
    reading = read_number(text, DUTY["leaving_chilled_c"], si)
    assert reading.value is None
    assert reading.reason == "Not a number."


def test_the_range_is_told_in_the_unit_shown(si: Language, ip: Language) -> None:
    field = DUTY["leaving_chilled_c"]  # 2 … 25 °C
    assert read_number("26", field, si).reason == "Out of range: 2.0 to 25.0 °C."
    assert read_number("26", field, ip).reason == "Out of range: 35.6 to 77.0 °F."
    assert range_of(field, ip) == "35.6 to 77.0 °F"


def test_a_limit_that_is_itself_outside_is_refused(si: Language) -> None:
    efficiency = MOTOR["existing_efficiency"]  # above 30 %, below 100 %
    assert read_number("30", efficiency, si).reason == "Must not be 30.0%."
    assert read_number("100", efficiency, si).reason == "Must not be 100.0%."
    assert read_number("30.1", efficiency, si).value == pytest.approx(0.301)


def test_a_count_is_whole(si: Language) -> None:
    assert read_number("2", DUTY["units_max"], si).value == 2
    assert isinstance(read_number("2", DUTY["units_max"], si).value, int)
    assert read_number("2.5", DUTY["units_max"], si).reason == "A whole number is needed."


def test_an_empty_text_is_an_open_value_only_where_that_is_allowed(si: Language) -> None:
    assert read_number("", DUTY["peak_w"], si).reason == ""
    assert read_number("", DUTY["peak_w"], si).value is None
    assert read_number(" ", DUTY["margin"], si).reason.startswith("Needed.")


def test_figures_show_the_decimals_they_have(si: Language) -> None:
    assert shown_number(7.0, DUTY["leaving_chilled_c"], si) == "7.0"
    assert shown_number(7.25, DUTY["leaving_chilled_c"], si) == "7.25"
    assert shown_number(1_328_400.0, DUTY["peak_w"], si) == "1,328.4"
    assert shown_number(20, ECONOMICS["life_years"], si) == "20"
    assert shown_number(2022, ECONOMICS["grid_factor_year"], si) == "2022"


@given(st.floats(2.0, 20.0), st.sampled_from(System))
def test_what_is_shown_reads_back_as_what_it_shows(value: float, system: System) -> None:
    words, field = open_language("en", system), DUTY["leaving_chilled_c"]
    shown = shown_number(value, field, words)
    reading = read_number(shown, field, words)
    if not reading.reason:  # a rounded figure may lie outside by its last decimal
        assert shown_number(reading.value, field, words) == shown
        assert reading.value == pytest.approx(value, abs=0.051)


@pytest.mark.parametrize("text", ["0", "0.", "0.0", "0,", "-", "."])
def test_what_may_become_a_value_by_typing_on_is_only_begun(si: Language, text: str) -> None:
    """`0.75` is typed by way of `0` and `0.`, though no peak is zero."""
    reading = read_number(text, DUTY["peak_w"], si)
    assert (reading.begun, reading.value) == (True, None)
    assert reading.reason


@pytest.mark.parametrize("text", ["x", "-5", "0x", "1e99"])
def test_what_cannot_is_wrong_at_once(si: Language, text: str) -> None:
    reading = read_number(text, DUTY["peak_w"], si)
    assert (reading.begun, bool(reading.reason)) == (False, True)


def test_a_zero_that_is_allowed_is_a_value(si: Language) -> None:
    assert read_number("0", ECONOMICS["discount_rate"], si).value == 0.0
