"""Classes of pumps against the formula of GB 19762-2025 written out, and their average shape."""

from datetime import date
from math import log, sqrt

import numpy as np
import pytest

from core.families.flow_stations.record import PowerBasis
from core.families.pumps.classes import (
    BestPoint,
    class_machines,
    least_efficiency,
    made,
    shapes,
    specific_speed,
    stages_for,
)
from core.families.pumps.columns import columns_of
from core.families.pumps.grading import figures_of, grade_pumps
from core.families.pumps.record import PumpKind
from core.machines.device import ClassLevel
from core.standards.library import shipped_standards
from tests.families.registered import shipped

DAY = date(2026, 11, 29)
# kind, m³/h, m, r/min, and the constant C of the three grades for that form and flow
DUTIES = [
    (PumpKind.END_SUCTION, 50.0, 32.0, 2950.0, (161.33, 163.33, 168.33)),
    (PumpKind.END_SUCTION, 100.0, 32.0, 1480.0, (161.33, 163.33, 168.33)),
    (PumpKind.END_SUCTION, 200.0, 50.0, 2950.0, (161.33, 163.33, 168.33)),
    (PumpKind.END_SUCTION, 300.0, 20.0, 1480.0, (161.33, 163.33, 168.33)),
    (PumpKind.END_SUCTION, 301.0, 20.0, 1480.0, (162.33, 163.33, 168.33)),
    (PumpKind.END_SUCTION, 1200.0, 25.0, 980.0, (162.33, 163.33, 168.33)),
    (PumpKind.SPLIT_CASE, 600.0, 32.0, 1480.0, (161.33, 163.33, 168.33)),
    (PumpKind.SPLIT_CASE, 800.0, 32.0, 1480.0, (162.33, 163.33, 168.33)),
    (PumpKind.SPLIT_CASE, 2000.0, 25.0, 980.0, (162.33, 163.33, 168.33)),
    (PumpKind.SPLIT_CASE, 1500.0, 60.0, 1480.0, (162.33, 163.33, 168.33)),
    (PumpKind.IN_LINE, 100.0, 32.0, 2950.0, (163.33, 165.33, 171.33)),
    (PumpKind.IN_LINE, 400.0, 28.0, 1480.0, (164.33, 165.33, 171.33)),
]


def by_hand(kind: PumpKind, flow: float, head: float, rpm: float, constant: float) -> float:
    """η = −8.44 ln²ns − 0.48 ln²Q + 0.09 ln ns ln Q + 84.63 ln ns + 8.5 ln Q − C, in %."""
    each = flow / 2.0 if kind is PumpKind.SPLIT_CASE else flow
    ns = 3.65 * rpm * sqrt(each / 3600.0) / head**0.75
    x, y = log(ns), log(flow)
    return -8.44 * x * x - 0.48 * y * y + 0.09 * x * y + 84.63 * x + 8.5 * y - constant


@pytest.mark.parametrize(("kind", "flow", "head", "rpm", "constants"), DUTIES)
def test_the_efficiency_of_a_grade_is_the_formulas(
    kind: PumpKind, flow: float, head: float, rpm: float, constants: tuple[float, float, float]
):
    levels = (ClassLevel.GRADE_1, ClassLevel.GRADE_2, ClassLevel.GRADE_3)
    for level, constant in zip(levels, constants, strict=True):
        found = least_efficiency(shipped_standards(), DAY, kind, level, flow / 3600.0, head, rpm)
        assert found is not None
        assert found * 100.0 == pytest.approx(by_hand(kind, flow, head, rpm, constant), abs=1e-6)


@pytest.mark.parametrize(
    ("flow", "head", "rpm", "stages", "constants"),
    [
        (50.0, 150.0, 2950.0, 5, (139.33, 142.33, 150.33)),
        (155.0, 200.0, 1480.0, 8, (140.33, 142.33, 150.33)),
    ],
)
def test_a_multistage_class_is_graded_by_one_stage(
    flow: float, head: float, rpm: float, stages: int, constants: tuple[float, float, float]
):
    """η = −6.93 ln²ns − 0.19 ln²Q − 0.4 ln ns ln Q + 72.67 ln ns + 8.73 ln Q − C, ns of a stage.

    As built: 46-30 × 5 (2,950 r/min, 30 m a stage), 155-30 at 1,480 r/min; ns 99 and 96.
    """
    kind = PumpKind.MULTISTAGE
    assert stages_for(kind, flow / 3600.0, head, rpm) == stages
    x = log(3.65 * rpm * sqrt(flow / 3600.0) / (head / stages) ** 0.75)
    y = log(flow)
    levels = (ClassLevel.GRADE_1, ClassLevel.GRADE_2, ClassLevel.GRADE_3)
    for level, constant in zip(levels, constants, strict=True):
        by_hand = -6.93 * x * x - 0.19 * y * y - 0.4 * x * y + 72.67 * x + 8.73 * y - constant
        found = least_efficiency(shipped_standards(), DAY, kind, level, flow / 3600.0, head, rpm)
        assert found is not None
        assert found * 100.0 == pytest.approx(by_hand, abs=1e-6)
        assert 0.6 < found < 0.85


def test_where_one_stage_does_there_is_no_multistage_class():
    """100 m³/h against 32 m at 2,950 r/min: one stage has ns 134."""
    assert specific_speed(PumpKind.MULTISTAGE, 100 / 3600, 32.0, 2950.0) > 100.0
    found = least_efficiency(
        shipped_standards(), DAY, PumpKind.MULTISTAGE, ClassLevel.GRADE_1, 100 / 3600, 32.0, 2950.0
    )
    assert found is None


def test_a_catalogue_s_300_m3h_pump_is_of_believable_efficiency():
    """80 to 86 % for 300 m³/h against 32 m at 1,480 r/min: what catalogues have."""
    found = least_efficiency(
        shipped_standards(), DAY, PumpKind.END_SUCTION, ClassLevel.GRADE_2, 300 / 3600, 32.0, 1480.0
    )
    assert found is not None
    assert 0.80 < found < 0.86


def test_outside_its_specific_speeds_there_is_no_class():
    found = least_efficiency(
        shipped_standards(), DAY, PumpKind.END_SUCTION, ClassLevel.GRADE_1, 10 / 3600, 120.0, 980.0
    )
    assert specific_speed(PumpKind.END_SUCTION, 10 / 3600, 120.0, 980.0) < 20.0
    assert found is None


def test_the_shape_at_half_the_best_flow_is_that_of_the_coefficients():
    """ns 100: L = 0, u = 0.5. h = 1 + 0.3075 − 0.13205 + 0.0205875; e = 1 − 0.232025 + 0.0514125
    − 0.02868125."""
    like = shapes([100.0])
    assert np.interp(0.5, like.flow, like.head[0]) == pytest.approx(1.1960, abs=2e-4)
    assert np.interp(0.5, like.flow, like.efficiency[0]) == pytest.approx(0.79071, abs=3e-4)
    assert np.interp(1.0, like.flow, like.head[0]) == pytest.approx(1.0, abs=1e-9)


# Medians of the machines in three bins of specific speed: the shape lies between their tenths.
BINS = [
    # ns, Q/Qn, head 10 and 90 %, efficiency 10 and 90 %
    (45.0, 0.5, 1.0868, 1.2197, 0.726, 0.8181),
    (45.0, 0.7, 1.0659, 1.1722, 0.8927, 0.9416),
    (45.0, 1.2, 0.8457, 0.9136, 0.9454, 0.9737),
    (75.0, 0.5, 1.0913, 1.2348, 0.6982, 0.8344),
    (75.0, 0.7, 1.0717, 1.1725, 0.8649, 0.9492),
]


@pytest.mark.parametrize(("ns", "flow", "low", "high", "least", "most"), BINS)
def test_the_shape_lies_among_the_machines_it_stands_for(
    ns: float, flow: float, low: float, high: float, least: float, most: float
):
    like = shapes([ns])
    assert low <= np.interp(flow, like.flow, like.head[0]) <= high
    assert least <= np.interp(flow, like.flow, like.efficiency[0]) <= most


def test_a_class_made_to_a_duty_has_its_best_point_there_and_just_meets_its_grade():
    for record in class_machines(shipped_standards(), DAY):
        assert record.class_level is not None
        flow, head = record.rated_flow_m3s * 1.1, record.rated_head_m * 0.9
        least = least_efficiency(
            shipped_standards(), DAY, record.pump_kind, record.class_level, flow, head,
            record.speed_rpm,
        )  # fmt: skip
        assert least is not None
        point = BestPoint(
            record=record, flow_m3s=flow, head_m=head, efficiency=least * (1.0 + 1e-7)
        )
        (one,) = made([point])
        pumps = columns_of([one]).machines
        assert float(pumps.best_flow[0]) == pytest.approx(flow, rel=5e-3)
        assert float(pumps.best_rise[0]) == pytest.approx(head, rel=5e-3)
        assert float(pumps.best_efficiency[0]) == pytest.approx(least, rel=1e-4)
        (verdicts,) = grade_pumps(shipped_standards(), [one], DAY)
        (verdict,) = (v for v in verdicts if v.edition == "GB 19762-2025")
        assert verdict.level == record.class_level.value[-1]


def test_a_unit_of_electric_power_has_no_grade():
    """Its efficiency is from the mains to the water, which no pump's limit speaks of."""
    units = [one for one in shipped("pumps") if one.power_basis is PowerBasis.UNIT]
    assert len(units) > 10
    assert all(figures_of(one) is None for one in units)
