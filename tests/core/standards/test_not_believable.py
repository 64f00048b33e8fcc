"""No verdict rests on figures that cannot be true, whatever is entered and of whatever product."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.standards.inputs import Input, InputKind, figures_of, inputs_of
from core.standards.judge import Device, judge, judge_batch
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict
from core.standards.wording import Wording
from core.vocabulary.language import Language

TODAY = date(2026, 6, 1)
ABSURD = (0.0, -1.0, -1e308, 1e308, float("inf"), float("-inf"), float("nan"))
PUMP = {
    "pump_duty": "clean_water", "pump_form": "single_suction", "flow": 100.0, "head": 32.0,
    "speed": 1450.0, "efficiency": 75.0,
}  # fmt: skip
MOTOR = {"poles": 4.0, "rated_power": 30.0}
CHILLER = {"condenser": "water", "cooling_capacity": 700.0, "iplv_method": "gb_18430_1_2007"}


def verdicts(product: str, figures: dict[str, float | str]) -> tuple[Verdict, ...]:
    return judge(shipped_standards(), product, figures, TODAY)


def outcomes(product: str, figures: dict[str, float | str]) -> set[Outcome]:
    return {one.outcome for one in verdicts(product, figures)}


@pytest.mark.parametrize(
    ("product", "figures"),
    [
        ("induction_motor", {**MOTOR, "efficiency": 939.0}),
        ("induction_motor", {**MOTOR, "efficiency": 99.1}),
        # Grade 1 of 30 kW and 4 poles is 95.9 (IE5): half of its losses leave 97.95.
        ("induction_motor", {**MOTOR, "efficiency": 98.2}),
        ("induction_motor", {**MOTOR, "poles": 3.0, "efficiency": 94.0}),
        ("induction_motor", {**MOTOR, "poles": 4.5, "efficiency": 94.0}),
        ("centrifugal_pump", {**PUMP, "speed": 145.0}),  # a nought is missing
        ("centrifugal_pump", {**PUMP, "speed": 0.0}),
        ("centrifugal_pump", {**PUMP, "head": 0.0}),
        ("centrifugal_pump", {**PUMP, "stages": 0.0}),
        ("centrifugal_pump", {**PUMP, "stages": 1.5}),
        ("centrifugal_pump", {**PUMP, "specific_speed": 0.0}),
        ("chiller", {**CHILLER, "cop_c": 14.9}),  # Carnot 12.18 at 7 and 30 °C
        ("chiller", {**CHILLER, "cop_c": 4.0, "iplv": 10.1}),  # 2.5 · 4.0 is 10
        ("chiller", {**CHILLER, "iplv": 12.5}),  # 0.7 of the weighted Carnot of 16.9 is 11.8
        ("data_centre", {"energy_ratio": 0.9, "grade": 1.0}),
        ("storage_water_heater", {"standing_loss_coefficient": 0.0}),
        ("server", {"grade": 1.5}),
        ("rice_cooker", {"limit_1": 80.0, "limit_2": 84.0, "thermal_efficiency": 85.0}),
        # Grade 1 is given, and the figures miss grade 2.
        ("rice_cooker", {"grade": 1.0, "limit_2": 82.0, "thermal_efficiency": 80.0}),
        ("rice_cooker", {"grade": 3.0, "limit_2": 82.0, "thermal_efficiency": 83.0}),
        # A gas condenses and still gives no more than its higher heating value.
        ("gas_boiler", {"grade": 1.0, "thermal_efficiency": 120.0}),
    ],
)
def test_what_cannot_be_is_not_judged_and_says_why(
    product: str, figures: dict[str, float | str], language: Language
) -> None:
    found = verdicts(product, figures)
    assert {one.outcome for one in found} == {Outcome.NOT_BELIEVABLE}
    wording = Wording(language, shipped_standards())
    for one in found:
        assert (one.level, one.stage, one.above_grade_1, one.margin) == ("", None, False, None)
        assert wording.reason(one)
        assert wording.outcome(one) in ("不可信", "is not plausible")


@pytest.mark.parametrize(
    ("product", "figures"),
    [
        ("induction_motor", {**MOTOR, "efficiency": 96.5}),  # better than IE5's 95.9
        ("centrifugal_pump", {**PUMP, "efficiency": 82.0}),
        ("chiller", {**CHILLER, "cop_c": 7.2, "iplv": 11.0}),
        ("gas_boiler", {"grade": 1.0, "thermal_efficiency": 107.0}),
        ("data_centre", {"energy_ratio": 1.08, "grade": 1.0}),
    ],
)
def test_what_is_very_good_is_believed(product: str, figures: dict[str, float | str]) -> None:
    assert Outcome.NOT_BELIEVABLE not in outcomes(product, figures)


def numbers(one: Input) -> st.SearchStrategy[float | str]:
    if one.words:
        return st.sampled_from(one.words)
    return st.sampled_from(ABSURD) | st.floats() | st.floats(0.5, 100.0) | st.just(2.0)


@st.composite
def anything(draw: st.DrawFn) -> Device:
    """Any product, some of its inputs missing, others absurd."""
    product = draw(st.sampled_from(shipped_standards().products))
    inputs = inputs_of(shipped_standards(), product)
    chosen = [one for one in inputs if draw(st.integers(0, 9))]
    return Device(product, {one.name: draw(numbers(one)) for one in chosen})


@settings(max_examples=300)
@given(anything(), st.dates(date(2010, 1, 1), date(2040, 1, 1)))
def test_whatever_is_entered_nothing_absurd_reaches_a_level(device: Device, day: date) -> None:
    """No figure below nought, not finite or of an absurd size beside a level that is reached."""
    for one in judge(shipped_standards(), device.product, device.figures, day):
        assert one.trace
        if one.outcome is Outcome.LEVEL:
            for value in device.figures.values():
                assert isinstance(value, str) or 0.0 < value < 1e9


@settings(max_examples=300)
@given(anything(), st.sampled_from(ABSURD))
def test_one_absurd_figure_is_enough(device: Device, absurd: float) -> None:
    inputs = inputs_of(shipped_standards(), device.product)
    for one in inputs:
        if one.kind is InputKind.METRIC:
            broken = {**device.figures, one.name: absurd}
            assert outcomes(device.product, broken) <= {Outcome.NOT_BELIEVABLE}


def test_a_batch_goes_on_where_a_row_cannot_be_believed() -> None:
    entered = [{"efficiency": "nan"}, {"efficiency": "-3"}, {"efficiency": "94.0"}]
    devices = [
        Device("induction_motor", MOTOR | figures_of(shipped_standards(), "induction_motor", one))
        for one in entered
    ]
    first, second, third = judge_batch(shipped_standards(), devices, TODAY)
    assert {one.outcome for one in (*first, *second)} == {Outcome.NOT_BELIEVABLE}
    assert Outcome.LEVEL in {one.outcome for one in third}


def test_a_table_that_is_not_carried_is_not_outside_the_standard() -> None:
    """GB 21454-2021 grades heat pumps above 28 kW too; GB 30253 may grade larger lift motors."""
    for product, figures, code in (
        ("multi_split", {"type": "air_cooled_heat_pump", "cooling_capacity": 45.0, "apf": 4.9},
         "GB 21454-2021"),
        ("permanent_magnet_motor", {"motor_form": "lift", **MOTOR, "rated_power": 132.0,
                                    "rated_speed": 150.0, "efficiency": 95.0},
         "GB 30253-2024"),
    ):  # fmt: skip
        (own,) = [one for one in verdicts(product, figures) if one.edition == code]
        assert (own.outcome, own.trace[-2].code) == (Outcome.CANNOT_BE_JUDGED, "not_carried")


@pytest.mark.parametrize(
    ("product", "begins"), [("server", date(2025, 1, 1)), ("display", date(2024, 6, 1))]
)
def test_no_tier_before_its_standard_is_in_force(product: str, begins: date) -> None:
    figures: dict[str, float | str] = {"grade": 1.0}
    day_before = date.fromordinal(begins.toordinal() - 1)
    (before,) = judge(shipped_standards(), product, figures, day_before)
    (then,) = judge(shipped_standards(), product, figures, begins)
    assert (before.outcome, before.level) == (Outcome.CANNOT_BE_JUDGED, "")
    assert before.trace[-2].code == "not_yet_in_force"
    assert then.level == "advanced"
