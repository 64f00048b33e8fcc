"""Grades by GB 19153-2019 and tiers, by rows read off the tables by hand."""

import itertools
from datetime import date
from typing import Any

import pytest

from core.families.compressors.classes import sizes
from core.families.compressors.grading import grade_compressors
from core.families.compressors.record import J_M3, AirControl, AirCooling, CompressorKind
from core.machines.device import ClassLevel
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict
from tests.families.compressors.cases import machine

DAY = date(2026, 11, 30)
EDITION = "GB 19153-2019"
A, W = AirCooling.AIR, AirCooling.LIQUID
FIXED, SPEED = AirControl.LOAD_UNLOAD, AirControl.SPEED
SCREW, PISTON = CompressorKind.SCREW, CompressorKind.PISTON
OIL_FREE = CompressorKind.PISTON_OIL_FREE

# kind, control, cooling, kW, MPa, kW/(m³/min), and the grade by the printed limits beside it
TEN: list[tuple[Any, Any, Any, float, float, float, str]] = [
    (SCREW, FIXED, A, 37.0, 0.7, 6.2, "1"),  # 6.2, 6.7, 7.4
    (SCREW, FIXED, A, 37.0, 0.7, 6.25, "2"),
    (SCREW, FIXED, W, 37.0, 0.7, 6.2, "2"),  # 5.9, 6.4, 7.1
    (SCREW, FIXED, A, 110.0, 0.7, 6.9, ""),  # 5.7, 6.2, 6.8
    (SCREW, FIXED, W, 250.0, 0.7, 5.8, "2"),  # 5.3, 5.8, 6.4
    (SCREW, SPEED, A, 37.0, 0.7, 6.5, "1"),  # 6.5, 7.0, 7.8
    (SCREW, SPEED, W, 75.0, 0.7, 7.2, "3"),  # 6.0, 6.5, 7.2
    (SCREW, FIXED, A, 2.2, 1.25, 13.2, "3"),  # 11.8, 13.1, 15.0
    (PISTON, FIXED, A, 1.1, 0.7, 9.65, "2"),  # table 3: 9.6, 10.7, 12.1
    (OIL_FREE, FIXED, A, 0.75, 0.7, 11.5, "2"),  # table 4: 11.4, 12.1, 13.6
]  # fmt: skip


def judged(kind: Any, control: Any, cooling: Any, kw: float, mpa: float, e: float) -> Verdict:
    other = {"weighted_specific_power": e * J_M3} if control is SPEED else {}
    record = machine(
        1.0, e, control, compressor_kind=kind, package_cooling=cooling, motor_rating_w=kw * 1e3,
        discharge_pa=mpa * 1e6, **other,
    )  # fmt: skip
    (verdicts,) = grade_compressors(shipped_standards(), [record], DAY)
    return next(one for one in verdicts if one.edition == EDITION)


@pytest.mark.parametrize("row", TEN, ids=[str(n) for n in range(len(TEN))])
def test_ten_verdicts_by_hand(row: Any) -> None:
    *figures, grade = row
    verdict = judged(*figures)
    assert verdict.level == grade
    assert verdict.outcome is (Outcome.LEVEL if grade else Outcome.BELOW_ACCESS)
    assert verdict.trace


def test_the_tier_follows_the_grade() -> None:
    record = machine(1.0, 6.25, package_cooling=A, motor_rating_w=37e3, discharge_pa=0.7e6)
    (verdicts,) = grade_compressors(shipped_standards(), [record], DAY)
    tier = next(one for one in verdicts if one.edition != EDITION)
    assert tier.level == "saving"


@pytest.mark.parametrize(("kw", "mpa"), [(40.0, 0.7), (37.0, 0.75), (37.28, 0.7), (37.0, 0.69)])
def test_nothing_is_read_between_sizes_or_pressures(kw: float, mpa: float) -> None:
    verdict = judged(SCREW, FIXED, A, kw, mpa, 6.0)
    assert verdict.level == ""
    assert verdict.outcome not in (Outcome.LEVEL, Outcome.BELOW_ACCESS)


def test_variable_speed_is_not_judged_by_its_full_load() -> None:
    record = machine(1.0, 6.0, SPEED, package_cooling=A, motor_rating_w=37e3, discharge_pa=0.7e6)
    (verdicts,) = grade_compressors(shipped_standards(), [record], DAY)
    assert all(one.outcome is Outcome.CANNOT_BE_JUDGED for one in verdicts)


def test_a_motor_rating_over_the_flow_is_no_specific_power() -> None:
    """37 kW over 6.4 m³/min would be 5.8, grade 1; the package takes 42.9 kW: 6.7, grade 2."""
    record = machine(6.4, 6.7, package_cooling=A, motor_rating_w=37e3, discharge_pa=0.7e6)
    assert record.motor_rating_w / 1e3 / 6.4 < 6.2
    (verdicts,) = grade_compressors(shipped_standards(), [record], DAY)
    assert next(one for one in verdicts if one.edition == EDITION).level == "2"


def test_tables_that_are_not_carried_and_machines_without_one() -> None:
    screw = judged(CompressorKind.SCREW_OIL_FREE, FIXED, A, 37.0, 0.7, 7.5)
    assert screw.outcome is Outcome.CANNOT_BE_JUDGED
    turbo = machine(100.0, 5.5, compressor_kind=CompressorKind.TURBO)
    assert list(grade_compressors(shipped_standards(), [turbo], DAY)) == [()]


ROWS = list(shipped_standards().by_code[EDITION].rows)


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_every_bound_belongs_to_its_grade_and_just_worse_does_not(row: Any) -> None:
    class_ = {c.key: c.words[0] if c.words else c.equals for c in row.when}
    for grade in ("1", "2", "3"):
        limit = row.limits[grade]
        for value, met in ((limit, True), (limit + 1e-6, False)):
            said = judge(shipped_standards(), "air_compressor",
                         {**class_, "specific_power": value}, DAY)  # fmt: skip
            level = next(one for one in said if one.edition == EDITION).level
            reached = bool(level) and level <= grade
            assert reached is met


def test_the_tables_are_in_order() -> None:
    """Limits rise with the grade and the pressure, fall with the size."""
    for control, cooling in ((FIXED, A), (FIXED, W), (SPEED, A), (SPEED, W)):
        for level in (ClassLevel.GRADE_1, ClassLevel.GRADE_2, ClassLevel.GRADE_3):
            by_pressure = [sizes(control, cooling, mpa * 1e6, level) for mpa in (0.5, 0.7, 0.8, 1)]
            for found in by_pressure:
                limits = [one.specific_power for one in found]
                assert limits == sorted(limits, reverse=True)
            for low, high in itertools.pairwise(by_pressure):
                for one, two in zip(low, high, strict=True):
                    assert one.specific_power < two.specific_power


def test_a_class_has_the_sizes_of_the_table_alone() -> None:
    found = sizes(SPEED, W, 0.7e6, ClassLevel.GRADE_1)
    assert [one.motor_w / 1e3 for one in found][:3] == [18.5, 22.0, 30.0]  # liquid from 18.5 kW
    assert found[-1].motor_w == 315e3
    one = next(size for size in found if size.motor_w == 75e3)
    assert one.specific_power / J_M3 == 6.0
    assert one.flow_m3s * 60.0 == pytest.approx(1.15 * 75.0 / 6.0)
