"""The tiers of 2024: every record, each of its limits, each bound of its classes."""

from datetime import date
from itertools import product as combine

import pytest

from core.standards.edition import Scale
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict
from tests.core.standards.tier_list import (
    BOUNDS,
    CHARGERS,
    GRADES,
    MULTIPLIED,
    NUMBERS,
    Bound,
    Record,
)

DAY = date(2026, 6, 1)
TIERS = ("advanced", "saving", "access")
STEP = 1e-6  # as little as a reader could print


def tier(product: str, figures: dict[str, float | str], row: str | None) -> Verdict:
    """The verdict of the tier list by that row (None: whatever it says)."""
    verdicts = [
        one for one in judge(shipped_standards(), product, figures, DAY) if one.scale is Scale.TIER
    ]
    chosen = [one for one in verdicts if one.row == row] if row else verdicts
    assert len(chosen) == 1, verdicts
    return chosen[0]


def test_the_list_has_113_records_of_43_products() -> None:
    written = [one.id for one in NUMBERS] + [*GRADES, *MULTIPLIED]
    rows = {row.id: row for row in shipped_standards().by_code["发改环资规〔2024〕127号"].rows}
    assert len(written) == len(set(written)) == 113
    assert set(rows) == set(written)
    assert len({row.product for row in rows.values()}) == 43


NAMED = [
    (one, at, side)
    for one, at, side in combine(NUMBERS, range(3), ("better", "equal", "worse"))
    if one.limits[at] is not None
]


@pytest.mark.parametrize(
    ("record", "at", "side"), NAMED, ids=[f"{r.id}-{TIERS[a]}-{s}" for r, a, s in NAMED]
)
def test_a_limit_belongs_to_its_tier_and_just_worse_does_not(
    record: Record, at: int, side: str
) -> None:
    limit = record.limits[at]
    assert limit is not None
    better = STEP if record.better == "higher" else -STEP
    value = limit + {"better": better, "equal": 0.0, "worse": -better}[side]
    verdict = tier(record.product, {**record.class_, record.metric: float(value)}, record.id)
    reached = at if side != "worse" else at + 1
    if reached < 3 and record.limits[reached] is not None:
        assert (verdict.outcome, verdict.level) == (Outcome.LEVEL, TIERS[reached])
        assert verdict.required == record.limits[reached]
    elif record.limits[2] is None:
        assert verdict.outcome is Outcome.NO_LEVEL  # a recommended standard sets no access
    else:
        assert verdict.outcome is Outcome.BELOW_ACCESS
        assert verdict.margin is not None
        assert verdict.margin < 0
    assert verdict.actual == pytest.approx(value)
    assert verdict.trace[-1].code == f"outcome_{verdict.outcome}"


# The tables of motors, air compressors and fans are in the library: judged by their figure below.
IN_LIBRARY = ("T01-01", "T03-01", "T06-01", "T07-01")


@pytest.mark.parametrize("row", [row for row in GRADES if row not in IN_LIBRARY])
@pytest.mark.parametrize("grade", [1, 2, 3, 4, 5, 6])
def test_where_the_list_names_grades_the_grade_decides(row: str, grade: int) -> None:
    product, grades = GRADES[row]
    verdict = tier(product, {**CHARGERS.get(row, {}), "grade": float(grade)}, row)
    reached = next((t for t, g in zip(TIERS, grades, strict=True) if g and grade <= g), None)
    if reached:
        assert (verdict.outcome, verdict.level) == (Outcome.LEVEL, reached)
    else:
        none = Outcome.NO_LEVEL if grades[2] is None else Outcome.BELOW_ACCESS
        assert verdict.outcome is none


FAN = {"fan_form": "centrifugal", "pressure_coefficient": 1.4, "specific_speed": 50.0,
       "fan_size": 2.4}  # fmt: skip  # GB 19761-2020 table 1, first line: 61, 58, 43 %
# GB 19153-2019 table 1, 37 kW, 0.7 MPa, air-cooled: 6.2, 6.7, 7.4 kW/(m³/min)
COMPRESSOR = {"compressor_design": "oil_injected_rotary", "compressor_control": "fixed_speed",
              "compressor_cooling": "air", "rated_power": 37.0,
              "discharge_pressure": 0.7}  # fmt: skip
MOTOR = {"poles": 4.0, "rated_power": 30.0}  # GB 18613-2020 table 1: 95.9, 94.9, 93.6 %


@pytest.mark.parametrize(
    ("row", "product", "class_", "value", "level"),
    [
        ("T01-01", "induction_motor", MOTOR, 95.9, "advanced"),
        ("T01-01", "induction_motor", MOTOR, 95.89, "saving"),
        ("T01-01", "induction_motor", MOTOR, 94.9, "saving"),
        ("T01-01", "induction_motor", MOTOR, 94.89, "access"),
        ("T01-01", "induction_motor", MOTOR, 93.6, "access"),
        ("T01-01", "induction_motor", MOTOR, 93.59, ""),
        ("T06-01", "air_compressor", COMPRESSOR, 6.2, "advanced"),
        ("T06-01", "air_compressor", COMPRESSOR, 6.21, "saving"),
        ("T06-01", "air_compressor", COMPRESSOR, 6.7, "saving"),
        ("T06-01", "air_compressor", COMPRESSOR, 6.71, "access"),
        ("T06-01", "air_compressor", COMPRESSOR, 7.4, "access"),
        ("T06-01", "air_compressor", COMPRESSOR, 7.41, ""),
        ("T07-01", "fan", FAN, 61.0, "advanced"),
        ("T07-01", "fan", FAN, 60.9, "saving"),
        ("T07-01", "fan", FAN, 58.0, "saving"),
        ("T07-01", "fan", FAN, 57.9, "access"),
        ("T07-01", "fan", FAN, 43.0, "access"),
        ("T07-01", "fan", FAN, 42.9, ""),
    ],
)
def test_grades_of_a_standard_in_the_library_are_looked_up(
    row: str, product: str, class_: dict[str, float | str], value: float, level: str
) -> None:
    metric = "specific_power" if product == "air_compressor" else "efficiency"
    verdict = tier(product, {**class_, metric: value}, row)
    assert verdict.level == level
    assert verdict.outcome is (Outcome.LEVEL if level else Outcome.BELOW_ACCESS)


LIMITS = {1: 95.0, 2: 94.0, 3: 93.0, 5: 60.0}  # as if read in the book
OF_A_HOOD = 0.25  # of them: what moves air in a kitchen has 20 to 25 %


@pytest.mark.parametrize("row", MULTIPLIED)
@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("side", [1, 0, -1])
def test_a_factor_multiplies_the_limit_of_the_grade(row: str, at: int, side: int) -> None:
    product, metric, tiers = MULTIPLIED[row]
    part = OF_A_HOOD if product == "range_hood" else 1.0
    limits = {grade: part * LIMITS[grade] for grade, _ in tiers}
    book = {f"limit_{grade}": limit for grade, limit in limits.items()}
    grade, times = tiers[at]
    limit = limits[grade] * times  # 95.0 × 1.01 = 95.95
    verdict = tier(product, {**book, metric: limit + side * STEP}, row)
    reached = at if side >= 0 else at + 1
    assert verdict.level == (*TIERS, "")[reached]
    if reached < 3:
        assert verdict.required == pytest.approx(limits[tiers[reached][0]] * tiers[reached][1])


def test_grade_1_of_95_needs_95_95() -> None:
    book = {"limit_1": 95.0, "limit_2": 94.0, "limit_3": 93.0}
    reached = tier("high_voltage_motor", {**book, "efficiency": 95.95}, "T10-01")
    missed = tier("high_voltage_motor", {**book, "efficiency": 95.94}, "T10-01")
    assert (reached.level, reached.required, reached.margin) == ("advanced", 95.95, 0.0)
    assert missed.level == "saving"


def test_a_grade_alone_does_not_show_a_multiplied_limit() -> None:
    assert tier("range_hood", {"grade": 5.0}, "T36-01").level == "access"
    assert tier("range_hood", {"grade": 6.0}, "T36-01").outcome is Outcome.BELOW_ACCESS
    open_one = tier("range_hood", {"grade": 1.0}, "T36-01")
    assert open_one.outcome is Outcome.CANNOT_BE_JUDGED
    assert open_one.missing == ("limit_1", "total_pressure_efficiency")


@pytest.mark.parametrize("bound", BOUNDS, ids=[f"{b.row_on}-{b.key}-{b.on}" for b in BOUNDS])
def test_a_class_bound_is_open_or_closed_as_the_text_says(bound: Bound) -> None:
    for value, row in ((bound.on, bound.row_on), (bound.beyond, bound.row_beyond)):
        figures = {**bound.class_, bound.key: float(value), bound.metric: 1.0}
        verdict = tier(bound.product, figures, None)
        if row is None:
            assert verdict.outcome is Outcome.OUT_OF_SCOPE
            assert verdict.row == ""
        else:
            assert verdict.row == row


def test_every_range_of_the_list_is_tried_at_its_bounds() -> None:
    bounds = {(one.product, one.key) for one in BOUNDS}
    rows = shipped_standards().by_code["发改环资规〔2024〕127号"].rows
    ranged = {
        (row.product, condition.key)
        for row in rows
        for condition in row.when
        if not condition.words and condition.equals is None
    }
    assert ranged == {one for one in bounds if one != ("low_ambient_heat_pump", "cooling_capacity")}


@pytest.mark.parametrize(
    ("cri", "efficacy", "level"),
    [(89.9, 95.0, "advanced"), (89.9, 94.9, "saving"), (90.0, 85.0, "advanced"),
     (90.0, 84.9, "saving"), (95.0, 50.0, "access"), (95.0, 49.9, "")],
)  # fmt: skip
def test_lamps_of_high_colour_rendering_may_give_10_lm_per_w_less(
    cri: float, efficacy: float, level: str
) -> None:
    figures = {"lamp_power": 5.0, "cct": 3000.0, "cri": cri, "luminous_efficacy": efficacy}
    assert tier("led_downlight", figures, "T41-01").level == level


def test_without_a_colour_rendering_index_the_trace_says_so() -> None:
    verdict = tier(
        "led_downlight", {"lamp_power": 5.0, "cct": 3000.0, "luminous_efficacy": 90.0}, None
    )
    assert "adjustment_not_taken" in [step.code for step in verdict.trace]


def test_heating_and_cooling_capacity_in_different_classes_take_the_stricter_row() -> None:
    figures = {"heating_capacity": 30.0, "cooling_capacity": 60.0, "outlet_temperature": 41.0,
               "iplv_h": 3.2}  # fmt: skip
    verdict = tier("low_ambient_heat_pump", figures, None)
    # 3.40 asked up to 35 kW of heat, 3.00 above 50 kW of cold: advanced by one, not by the other
    assert (verdict.row, verdict.level) == ("T19-02", "saving")
    assert "verdict_class_ambiguous" in [finding.code for finding in verdict.findings]
