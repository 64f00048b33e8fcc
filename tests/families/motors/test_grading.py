"""Grades and tiers of motors by the standards in force."""

from datetime import date

import pytest

from core.families.motors.grading import grade_motors, graded
from core.families.motors.record import Flag, Motor, Supply, Technology
from core.machines.device import Evidence
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict
from tests.families.motors.machines import motor

DAY = date(2026, 6, 1)
TIERS = "发改环资规〔2024〕127号"


def verdicts(made: Motor) -> dict[str, Verdict]:
    return {one.edition: one for one in grade_motors(shipped_standards(), [made], DAY)[0]}


@pytest.mark.parametrize(
    ("per_cent", "grade", "above", "tier"),
    [  # GB 18613-2020 table 1, 30 kW, 4 poles: 95.9, 94.9, 93.6
        (96.0, "1", True, "advanced"),
        (95.9, "1", False, "advanced"),
        (94.9, "2", False, "saving"),
        (93.6, "3", False, "access"),
        (93.5, "", False, ""),
    ],
)
def test_30_kw_4_poles(per_cent: float, grade: str, above: bool, tier: str) -> None:
    found = verdicts(motor(efficiency_100=per_cent / 100))
    gb = found["GB 18613-2020"]
    assert (gb.level, bool(gb.above_grade_1), found[TIERS].level) == (grade, above, tier)
    assert (gb.outcome is Outcome.BELOW_ACCESS) == (not grade)


def test_a_share_times_100_does_not_miss_the_limit_it_equals() -> None:
    assert 0.959 * 100 < 95.9
    assert graded(motor(efficiency_100=0.959)).figures["efficiency"] == 95.9


def test_line_start_permanent_magnets_are_graded_by_gb_30253() -> None:
    made = motor(technology=Technology.LINE_START_PM, efficiency_100=0.95)
    assert verdicts(made)["GB 30253-2024"].outcome is Outcome.LEVEL


def test_permanent_magnets_on_a_converter_are_graded_by_their_speed() -> None:
    """GB 30253-2024 tables 8 to 10, 55 kW, above 1200 to 1800 r/min: 96.4, 96.0, 95.1."""
    magnets = {"technology": Technology.PM_RELUCTANCE, "fed_by": Supply.CONVERTER, "poles": None,
               "power_w": 55e3}  # fmt: skip

    def own(**more: object) -> Verdict:
        return verdicts(motor(**(magnets | more)))["GB 30253-2024"]

    at = {per_cent: own(speed_rpm=1500.0, efficiency_100=per_cent / 100).level
          for per_cent in (96.4, 96.3, 96.0, 95.1)}  # fmt: skip
    assert at == {96.4: "1", 96.3: "2", 96.0: "2", 95.1: "3"}
    between = own(speed_rpm=550.0, efficiency_100=0.96)
    assert (between.outcome, between.trace[-2].code) == (Outcome.CANNOT_BE_JUDGED, "between_rows")
    high = own(speed_rpm=1500.0, power_w=560e3, voltage_v=6e3, efficiency_100=0.96)
    assert "cooling_form" in high.missing
    lift = {"motor_form": "lift", "rated_power": 11.0, "rated_speed": 150.0, "efficiency": 90.0}
    (one,) = [one for one in judge(shipped_standards(), "permanent_magnet_motor", lift, DAY)
              if one.edition == "GB 30253-2024"]  # fmt: skip
    # table 29, 11 kW, above 140 to 180 r/min: 91.3, 87.8, 83.4
    assert (one.outcome, one.level) == (Outcome.LEVEL, "2")


def test_high_voltage_is_graded_by_gb_30254_where_its_cooling_is_known() -> None:
    made = motor(power_w=500e3, voltage_v=6e3, efficiency_100=0.95, cooling_code="IC81W")
    assert verdicts(made)["GB 30254-2024"].outcome is Outcome.LEVEL
    unknown = motor(power_w=500e3, voltage_v=6e3, efficiency_100=0.95)
    assert "cooling_form" in verdicts(unknown)["GB 30254-2024"].missing
    closed = graded(motor(voltage_v=10e3, cooling_code="IC 611")).figures
    assert (closed["voltage_class"], closed["cooling_form"]) == ("10kv", "ic511_516_611_616")


def test_a_motor_for_60_hz_is_held_against_its_own_table_only() -> None:
    """IEC 60034-30-1, 60 Hz, 30 kW, 4 poles: IE3 94.1."""
    found = verdicts(motor(frequency_hz=60.0, voltage_v=460.0, efficiency_100=0.941))
    assert {edition: one.level for edition, one in found.items()} == {"IEC 60034-30-1:2025": "IE3"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"flags": (Flag.POLE_CHANGING,)}, "motor_pole_changing"),
        ({"frequency_hz": 87.0}, "motor_frequency_no_standard"),
        ({"technology": Technology.SERVO}, "motor_no_standard"),
    ],
)
def test_what_no_standard_at_hand_speaks_of_has_a_reason(changes, code: str) -> None:
    made = motor(**changes)
    assert [one.code for one in graded(made).findings] == [code]
    assert verdicts(made) == {}


def test_without_an_efficiency_it_cannot_be_judged() -> None:
    found = verdicts(motor(efficiency_100=None))["GB 18613-2020"]
    assert found.outcome is Outcome.CANNOT_BE_JUDGED
    assert found.missing == ("efficiency",)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"flags": (Flag.AT_CLASS_LIMIT,)}, "verdict_at_class_limit"),
        ({"flags": (Flag.EFFICIENCY_OF_TWIN,)}, "verdict_of_mains_rating"),
        ({"evidence": Evidence.D}, "verdict_evidence_d"),
    ],
)
def test_a_verdict_says_what_it_rests_on(changes, code: str) -> None:
    found = verdicts(motor(efficiency_100=0.96, **changes))["GB 18613-2020"]
    assert code in {one.code for one in found.findings}
