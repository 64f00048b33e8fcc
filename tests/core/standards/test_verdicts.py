"""Verdicts beside the tier list: chillers, motors, heat pumps, pumps; dates, methods, gates."""

from datetime import date
from math import log, sqrt

import pytest

from core.standards.governing import rulings
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict

TODAY = date(2026, 6, 1)
LAST_DAY_OF_2015 = date(2025, 1, 31)
FIRST_DAY_OF_2024 = date(2025, 2, 1)
CHILLER = {"condenser": "water", "cooling_capacity": 700.0, "iplv": 7.2,
           "iplv_method": "gb_18430_1_2007"}  # fmt: skip
NDRC = "发改环资规〔2024〕127号"


def verdicts(
    product: str, figures: dict[str, float | str], day: date = TODAY
) -> dict[str, Verdict]:
    """Verdicts by edition, and by edition and path where it has several."""
    found = judge(shipped_standards(), product, figures, day)
    return {f"{one.edition} {one.path}".strip(): one for one in found}


def codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


def test_a_700_kw_chiller_of_iplv_7_2_saves_energy_by_the_list_and_is_grade_3_by_the_standard() -> (
    None
):
    found = judge(shipped_standards(), "chiller", CHILLER, TODAY)
    tier, grade = found
    # list: 8.80/7.00/5.50 for 528–1163 kW; GB 19577-2024 table 1: 8.1/7.5/6.2
    assert (tier.edition, tier.level, tier.row, tier.required, tier.margin) == (
        NDRC, "saving", "T23-04", 7.0, 0.2,
    )  # fmt: skip
    assert (grade.edition, grade.level, grade.row, grade.required) == (
        "GB 19577-2024", "3", "T1-03", 6.2,
    )  # fmt: skip
    (ruling,) = rulings(found)
    assert ruling.governs is grade
    assert [finding.code for finding in ruling.findings] == ["verdict_stricter_governs"]


def test_on_the_day_before_the_new_edition_the_old_one_holds() -> None:
    found = verdicts("chiller", CHILLER, LAST_DAY_OF_2015)
    assert set(found) == {NDRC, "GB 19577-2015 table_1", "GB 19577-2015 table_2"}
    old = found["GB 19577-2015 table_1"]
    # Its limits (7.50/7.00/5.50) were recalled, not read: no grade rests on them.
    assert (old.outcome, old.trace[-2].code) == (Outcome.CANNOT_BE_JUDGED, "recalled")
    assert "verdict_unverified" in codes(old)
    (ruling,) = rulings(judge(shipped_standards(), "chiller", CHILLER, LAST_DAY_OF_2015))
    assert ruling.governs.edition == NDRC


def test_from_its_first_day_the_new_edition_holds() -> None:
    assert set(verdicts("chiller", CHILLER, FIRST_DAY_OF_2024)) == {NDRC, "GB 19577-2024 table_1"}


def test_before_the_list_was_in_force_only_the_standard_speaks() -> None:
    before = verdicts("chiller", CHILLER, date(2024, 3, 31))
    assert set(before) == {"GB 19577-2015 table_1", "GB 19577-2015 table_2"}
    assert NDRC in verdicts("chiller", CHILLER, date(2024, 4, 1))


@pytest.mark.parametrize("method", ["ahri_551_591", "ahri_550_590", "gb_50189_2015"])
def test_an_iplv_by_another_method_is_not_held_against_a_chinese_limit(method: str) -> None:
    found = verdicts("chiller", {**CHILLER, "iplv_method": method})
    tier, grade = found[NDRC], found["GB 19577-2024 table_1"]
    for one in (tier, grade):
        assert one.outcome is Outcome.CANNOT_BE_JUDGED
        assert (one.method_given, one.missing, one.actual) == (method, ("iplv",), None)
    assert tier.method_needed == "GB/T 18430.1-2007"
    assert grade.method_needed == "GB/T 18430.1"
    assert not rulings(tuple(found.values()))


def test_an_iplv_without_a_method_asks_for_it() -> None:
    given = {name: value for name, value in CHILLER.items() if name != "iplv_method"}
    assert verdicts("chiller", given)[NDRC].missing == ("iplv_method",)


def test_the_new_standard_says_that_its_method_is_not_confirmed() -> None:
    found = verdicts("chiller", CHILLER)
    assert "verdict_method_unconfirmed" in codes(found["GB 19577-2024 table_1"])
    assert "verdict_method_unconfirmed" not in codes(found[NDRC])


def test_grade_3_holds_only_with_its_cop() -> None:
    open_one = verdicts("chiller", CHILLER)["GB 19577-2024 table_1"]
    assert (open_one.level, open_one.conditional, open_one.gates[0].met) == ("3", True, None)
    assert "verdict_gate_open" in codes(open_one)
    passed = verdicts("chiller", {**CHILLER, "cop_c": 5.4})["GB 19577-2024 table_1"]
    assert (passed.level, passed.conditional, passed.gates[0].required) == ("3", False, 5.4)
    missed = verdicts("chiller", {**CHILLER, "cop_c": 5.39})["GB 19577-2024 table_1"]
    assert (missed.outcome, missed.gates[0].met) == (Outcome.BELOW_ACCESS, False)


def test_a_better_grade_with_a_cop_below_the_floor_of_grade_3_is_warned_of() -> None:
    found = verdicts("chiller", {**CHILLER, "iplv": 7.6, "cop_c": 5.0})["GB 19577-2024 table_1"]
    assert found.level == "2"
    assert "verdict_lower_gate" in codes(found)


def test_the_second_table_goes_by_cop_with_an_iplv_as_its_floor() -> None:
    # table 2, 528–1163 kW: COPc 6.2/6.0/5.4, IPLV at least 6.2 for grade 3
    by_cop = verdicts("chiller", {**CHILLER, "cop_c": 6.05})["GB 19577-2024 table_2"]
    assert (by_cop.level, by_cop.row, by_cop.metric) == ("2", "T2-03", "cop_c")
    only_cop = {"condenser": "water", "cooling_capacity": 700.0, "cop_c": 5.5}
    grade_3 = verdicts("chiller", only_cop)["GB 19577-2024 table_2"]
    assert (grade_3.level, grade_3.conditional) == ("3", True)


def test_an_iplv_by_another_method_leaves_a_gate_open() -> None:
    figures = {**CHILLER, "iplv_method": "ahri_551_591", "cop_c": 5.5}
    assert verdicts("chiller", figures)["GB 19577-2024 table_2"].gates[0].met is None


def test_air_cooled_chillers_have_a_tier_by_iplv_beside_a_grade_by_cspf() -> None:
    figures = {"condenser": "air", "cooling_capacity": 700.0, "iplv": 4.6,
               "iplv_method": "gb_18430_1_2007", "cspf": 3.4, "cop_c": 2.9}  # fmt: skip
    found = verdicts("chiller", figures)
    tier, grade = found[NDRC], found["GB 19577-2024 table_1"]
    assert (tier.metric, tier.actual, tier.level) == ("iplv", 4.6, "advanced")  # 4.50
    assert (grade.metric, grade.actual, grade.level) == ("cspf", 3.4, "3")  # 4.3/3.85/3.3
    (ruling,) = rulings(tuple(found.values()))
    assert ruling.side_by_side
    assert ruling.governs is tier
    assert {finding.code for finding in ruling.findings} == {"verdict_not_comparable"}


def test_without_a_cspf_only_the_tier_of_an_air_cooled_chiller_can_be_said() -> None:
    figures = {**CHILLER, "condenser": "air"}
    found = verdicts("chiller", figures)
    assert found[NDRC].outcome is Outcome.LEVEL
    # no figure for GB 19577-2024 was given: it says what it needs
    assert found["GB 19577-2024 table_1"].missing == ("cspf",)


def test_other_bins_of_the_same_metric_are_not_compared() -> None:
    # 400 kW: the list has one bin up to 528 kW, GB 19577-2024 one of 300–528 kW
    found = judge(shipped_standards(), "chiller", {**CHILLER, "cooling_capacity": 400.0}, TODAY)
    (ruling,) = rulings(found)
    assert ruling.side_by_side


@pytest.mark.parametrize(
    ("capacity", "row"),
    [(300.0, "T1-01"), (300.1, "T1-02"), (528.0, "T1-02"), (528.1, "T1-03"), (1163.0, "T1-03"),
     (1163.1, "T1-04")],
)  # fmt: skip
def test_upper_bounds_of_the_new_standard_belong_to_their_bin(capacity: float, row: str) -> None:
    figures = {**CHILLER, "cooling_capacity": capacity}
    assert verdicts("chiller", figures)["GB 19577-2024 table_1"].row == row


def test_chillers_for_data_centres_go_by_accop_and_others_are_assumed_to_be_for_comfort() -> None:
    figures = {"condenser": "water", "cooling_capacity": 700.0, "accop": 8.5, "cop_c": 6.6}
    centre = verdicts("chiller", {**figures, "application": "data_centre"})["GB 19577-2024 table_1"]
    assert (centre.row, centre.level) == ("T1-10", "2")  # 10.0/8.0/7.4
    comfort = verdicts("chiller", CHILLER)["GB 19577-2024 table_1"]
    assert "assumed" in [step.code for step in comfort.trace]


@pytest.mark.parametrize(
    ("efficiency", "level", "above"),
    [(96.0, "1", True), (95.9, "1", False), (94.9, "2", False), (93.6, "3", False)],
)
def test_a_4_pole_motor_of_30_kw(efficiency: float, level: str, above: bool) -> None:
    figures = {"poles": 4.0, "rated_power": 30.0, "efficiency": efficiency}
    grade = verdicts("induction_motor", figures)["GB 18613-2020"]
    assert (grade.outcome, grade.level, grade.above_grade_1) == (Outcome.LEVEL, level, above)
    assert grade.row == "T1 4P 30 kW"


def test_a_motor_of_93_5_percent_is_below_access() -> None:
    figures = {"poles": 4.0, "rated_power": 30.0, "efficiency": 93.5}
    grade = verdicts("induction_motor", figures)["GB 18613-2020"]
    assert (grade.outcome, grade.required, grade.margin) == (Outcome.BELOW_ACCESS, 93.6, -0.1)


def test_a_motor_has_its_ie_class_beside_its_grade() -> None:
    figures = {"poles": 4.0, "rated_power": 30.0, "efficiency": 95.9}
    found = verdicts("induction_motor", figures)
    assert found["IEC 60034-30-1:2025"].level == "IE5"
    assert found["EU 2019/1781"].level == "IE4"
    assert found["IEC 60034-30-1:2025"].stage is None  # a class stands for no tier
    earlier = verdicts("induction_motor", figures, date(2024, 6, 1))
    assert earlier["IEC 60034-30-1:2014"].level == "IE4"


def test_a_power_between_the_lines_is_not_judged_but_the_eu_formula_knows_it() -> None:
    found = verdicts("induction_motor", {"poles": 4.0, "rated_power": 33.0, "efficiency": 95.0})
    assert found["GB 18613-2020"].outcome is Outcome.CANNOT_BE_JUDGED
    assert found["GB 18613-2020"].trace[-2].code == "between_rows"
    assert found[NDRC].trace[-2].code == "between_rows"
    lg = log(33.0) / log(10.0)  # EU 2019/1781 annex I, IE3, 4 poles
    limit = 0.0773 * lg**3 - 1.8951 * lg**2 + 9.2984 * lg + 83.7025
    assert found["EU 2019/1781"].required == round(limit, 1)
    assert found["EU 2019/1781"].level == "IE3"


def test_a_motor_beyond_the_table_is_out_of_scope() -> None:
    found = verdicts("induction_motor", {"poles": 4.0, "rated_power": 1200.0, "efficiency": 96.0})
    assert {one.outcome for one in found.values()} == {Outcome.OUT_OF_SCOPE}


def test_a_motor_without_its_class_names_what_is_missing() -> None:
    found = verdicts("induction_motor", {"efficiency": 95.0})
    assert found["GB 18613-2020"].missing == ("poles", "rated_power")
    assert found[NDRC].missing == ("poles", "rated_power")


def test_a_clean_water_pump_is_held_against_the_formula_of_its_standard() -> None:
    flow, head, speed = 100.0, 32.0, 2900.0
    ns = 3.65 * speed * sqrt(flow / 3600.0) / head**0.75
    x, y = log(ns), log(flow)
    # GB 19762-2025, single stage and suction, 5–300 m³/h: C 161.33, 163.33, 168.33
    grade_2 = -8.44 * x**2 - 0.48 * y**2 + 0.09 * x * y + 84.63 * x + 8.5 * y - 163.33
    figures = {"pump_duty": "clean_water", "pump_form": "single_suction", "flow": flow,
               "head": head, "speed": speed}  # fmt: skip
    reached = verdicts("centrifugal_pump", {**figures, "efficiency": grade_2 + 1e-6})[
        "GB 19762-2025"
    ]
    missed = verdicts("centrifugal_pump", {**figures, "efficiency": grade_2 - 1e-6})[
        "GB 19762-2025"
    ]
    assert reached.required == pytest.approx(grade_2)
    assert (reached.level, missed.level) == ("2", "3")


def test_double_suction_halves_the_flow_and_stages_share_the_head() -> None:
    def grade(**figures: float | str) -> float | None:
        given = {"pump_duty": "clean_water", "speed": 1480.0, "efficiency": 99.0, **figures}
        return verdicts("centrifugal_pump", given)["GB 19762-2025"].required

    ns = 3.65 * 1480.0 * sqrt(400.0 / 3600.0 / 2) / 50.0**0.75
    assert grade(pump_form="double_suction", flow=400.0, head=50.0) == pytest.approx(
        grade(pump_form="double_suction", flow=400.0, specific_speed=ns)
    )
    ns = 3.65 * 1480.0 * sqrt(50.0 / 3600.0) / (150.0 / 5) ** 0.75
    assert grade(pump_form="multistage", flow=50.0, head=150.0, stages=5.0) == pytest.approx(
        grade(pump_form="multistage", flow=50.0, specific_speed=ns)
    )


def test_a_petrochemical_pump_between_120_and_210_has_no_correction() -> None:
    flow = 200.0
    y = log(flow)
    base = sum(c * y**p for p, c in zip(range(6, -1, -1), (
        4.7057338e-05, -0.0066320555, 0.15115754, -1.4023278, 5.5234828, -0.83298912, 41.951745,
    ), strict=True))  # fmt: skip
    figures = {"pump_duty": "petrochemical", "stage_form": "single_stage", "flow": flow,
               "specific_speed": 150.0, "efficiency": base + 2.0}  # fmt: skip
    grade = verdicts("centrifugal_pump", figures)["GB 19762-2025"]
    assert (grade.level, grade.required) == ("2", pytest.approx(base + 1.0))  # offsets 3, 1, −6


def test_a_pump_without_its_specific_speed_says_so() -> None:
    figures = {"pump_duty": "clean_water", "pump_form": "inline", "flow": 50.0, "efficiency": 70.0}
    assert verdicts("centrifugal_pump", figures)["GB 19762-2025"].missing == ("specific_speed",)


def test_a_low_ambient_heat_pump_must_pass_its_floors_for_every_grade() -> None:
    figures = {"heating_capacity": 30.0, "terminal": "floor", "hspf": 3.7, "cop_dh": 2.0,
               "cop_h": 2.3}  # fmt: skip
    passed = verdicts("low_ambient_heat_pump", figures)["GB 19577-2024"]
    assert (passed.level, passed.above_grade_1) == ("1", True)  # 3.6/3.2/2.8
    missed = verdicts("low_ambient_heat_pump", {**figures, "cop_dh": 1.9})["GB 19577-2024"]
    assert missed.outcome is Outcome.BELOW_ACCESS


def test_floors_may_differ_by_grade() -> None:
    # GB 21454-2021 table 1 up to 14 kW: SEER 5.5/5.1/4.8, EERmin 3.6/2.9/2.1
    figures = {
        "type": "air_cooled_cooling_only",
        "cooling_capacity": 10.0,
        "seer": 5.6,
        "eer_min": 3.0,
    }
    assert verdicts("multi_split", figures)["GB 21454-2021"].level == "2"


def test_water_heaters_have_five_grades_and_all_below_saving_stand_for_access() -> None:
    figures = {"heating_capacity": 12.0, "ambient_type": "normal", "heating_method": "once_through",
               "cop": 3.9}  # fmt: skip
    grade = verdicts("heat_pump_water_heater", figures)["GB 29541-2013"]
    assert (grade.level, grade.stage) == ("4", 3)  # 4.6/4.4/4.1/3.9/3.7


def test_where_lower_is_better_the_margin_is_the_saving() -> None:
    figures = {"firing": "steam_0_6", "heat_source_use": 1.04}
    grade = verdicts("absorption_chiller", figures)["GB 19577-2024"]
    assert (grade.level, grade.required, grade.margin) == ("2", 1.05, 0.01)


def test_a_fan_in_the_gap_of_the_table_cannot_be_judged() -> None:
    figures = {"fan_form": "centrifugal", "pressure_coefficient": 0.4, "specific_speed": 60.0,
               "fan_size": 3.5, "efficiency": 80.0}  # fmt: skip
    assert verdicts("fan", figures)["GB 19761-2020"].outcome is Outcome.CANNOT_BE_JUDGED


def test_an_american_limit_is_met_by_full_and_part_load_together() -> None:
    # 90.1-2022 table 6.8.1-3, centrifugal, 150–300 tons, path A: 0.61 and 0.55 kW/ton
    figures = {"condenser": "water", "compressor": "centrifugal", "cooling_capacity": 700.0,
               "full_load_kw_per_ton": 0.60, "iplv_kw_per_ton": 0.55,
               "iplv_kw_per_ton_method": "ahri_550_590"}  # fmt: skip
    found = verdicts("chiller", figures)
    assert found["ASHRAE 90.1-2022 path_a"].level == "meets"
    assert found["ASHRAE 90.1-2022 path_b"].outcome is Outcome.BELOW_ACCESS  # IPLV 0.40
    worse = verdicts("chiller", {**figures, "iplv_kw_per_ton": 0.56})
    assert worse["ASHRAE 90.1-2022 path_a"].outcome is Outcome.BELOW_ACCESS


def test_a_class_named_by_no_row_is_out_of_scope() -> None:
    figures = {"type": "heat_pump", "compressor_control": "fixed_speed", "cooling_capacity": 5.0,
               "apf": 5.0}  # fmt: skip
    found = verdicts("room_air_conditioner", figures)
    assert found[NDRC].outcome is Outcome.OUT_OF_SCOPE
    assert found[NDRC].trace[-2].code == "outside"


def test_a_combination_the_table_leaves_out_cannot_be_judged() -> None:
    # GB 30253-2024 has 16 poles only from 11 to 37 kW
    figures = {"motor_form": "line_start", "poles": 16.0, "rated_power": 12.0, "efficiency": 90.0}
    assert (
        verdicts("permanent_magnet_motor", figures)["GB 30253-2024"].trace[-2].code
        == "between_rows"
    )


def test_the_last_word_of_a_trace_is_its_outcome_and_the_first_its_edition() -> None:
    for one in judge(shipped_standards(), "chiller", CHILLER, TODAY):
        assert one.trace[0].code.startswith("edition")
        assert one.trace[-1].code == "outcome_level"
        assert [step.code for step in one.trace].index("row") < len(one.trace) - 2
