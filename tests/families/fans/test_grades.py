"""Ten grades of GB 19761-2020 again, by its table and formulas written out here.

ψ = p/(ρ u²), u = π D n/60; ns = 5.54 n √q/(1.2 p/ρ)^0.75 at the best efficiency of the test table.
"""

from datetime import date
from math import pi, sqrt

import msgspec
import numpy as np
import pytest

from core.families.fans.classes import class_size
from core.families.fans.columns import columns_of
from core.families.fans.grading import figures_of, grade_fans
from core.families.fans.record import FanKind, PressureKind
from core.families.flow_stations.record import PowerBasis
from core.machines.device import ClassLevel
from core.machines.flow_machines.fan_numbers import pressure_coefficient, specific_speed
from core.standards.library import shipped_standards
from tests.families.registered import shipped

DAY = date(2026, 3, 2)
# Table 2, No. 5 to 10 and from 10 on: ψ, ns, limits of grades 1, 2, 3 in per cent (transcription).
ROWS = {
    (0.45, 0.55, 10, 30): ((81, 76, 69), (85, 79, 71)),
    (0.45, 0.55, 30, 50): ((84, 79, 73), (86, 81, 75)),
    (0.45, 0.55, 50, 70): ((85, 80, 75), (87, 82, 77)),
    (0.35, 0.45, 50, 65): ((86, 81, 72), (88, 83, 75)),
    (0.35, 0.45, 65, 80): ((87, 82, 73), (89, 84, 76)),
    (0.25, 0.35, 65, 85): ((84, 79, 70), (86, 81, 72)),
    (0.55, 0.65, 20, 45): ((85, 76, 70), (86, 80, 73)),
}
TYPES = ("T12A", "T16B", "T17B", "T25B", "T28", "T31A", "T31C", "T34", "T36", "T36A")


def by_hand(fan) -> str:
    """The grade by the rows above; "below" where the third is not reached."""
    speed = pi * fan.impeller_mm / 1e3 * fan.speed_rpm / 60.0
    best = max(fan.curve, key=lambda point: point[0] * point[1] / point[2])
    flow, pressure, power = best[0] / 3600.0, best[1], best[2] * 1e3
    psi = pressure / (fan.curve_density * speed**2)
    ns = 5.54 * fan.speed_rpm * sqrt(flow) / (1.2 * pressure / fan.curve_density) ** 0.75
    small, large = next(
        limits for (p0, p1, n0, n1), limits in ROWS.items() if p0 <= psi < p1 and n0 <= ns < n1
    )
    efficiency = 100.0 * flow * pressure / power
    limits = large if fan.impeller_mm >= 1000 else small
    return next((str(at) for at, one in enumerate(limits, 1) if efficiency >= one), "below")


@pytest.mark.parametrize("name", TYPES)
def test_the_grade_is_that_of_the_table(name: str):
    fan = next(one for one in shipped("fans") if one.id == f"VTK-{name}")
    (said,) = grade_fans(shipped_standards(), [fan], DAY)
    found = next(one for one in said if one.edition == "GB 19761-2020")
    expected = by_hand(fan)
    assert (found.level or "below") == expected
    assert found.place.startswith("表2")
    assert found.row


def test_a_class_just_meets_its_grade_and_has_its_efficiency_at_the_best_point():
    for one in (one for one in shipped("fans") if one.class_level):
        (said,) = grade_fans(shipped_standards(), [one], DAY)
        found = next(verdict for verdict in said if verdict.edition == "GB 19761-2020")
        assert found.level == one.class_level.value[-1]
        assert found.required == pytest.approx(one.rated_efficiency * 100.0)
        machines = columns_of([one]).machines
        assert machines.best_efficiency[0] == pytest.approx(one.rated_efficiency, rel=5e-3)
        psi = pressure_coefficient(one.rated_pressure_pa, 1.2, one.impeller_mm, one.speed_rpm)
        ns = specific_speed(one.rated_flow_m3s, one.rated_pressure_pa, 1.2, one.speed_rpm)
        assert psi == pytest.approx(min(0.549, 0.62 - 0.0034 * ns), rel=1e-3)


def test_a_class_is_made_where_a_row_speaks_alone():
    """30,000 m³/h, 2,000 Pa, 1,477.5 r/min: ns 79.0, ψ 0.351, 0.89 m: No. 5 to 10: 87 %."""
    size = class_size(shipped_standards(), DAY, ClassLevel.GRADE_1, 30_000 / 3600, 2000.0, 1477.5)
    assert size is not None
    assert specific_speed(30_000 / 3600, 2000.0, 1.2, 1477.5) == pytest.approx(79.0, abs=0.05)
    assert size.size_mm == pytest.approx(890.3, abs=0.5)
    assert size.efficiency == 0.87
    fast = class_size(shipped_standards(), DAY, ClassLevel.GRADE_1, 30_000 / 3600, 2000.0, 2955.0)
    assert fast is None


def test_what_is_not_known_has_no_grade():
    """No wheel, static pressure without an outlet, power of a unit, an axial fan without a hub."""
    own = next(one for one in shipped("fans") if one.id == "VTK-T31C")
    assert figures_of(own) is not None
    for lacking in (
        {"impeller_mm": None},
        {"speed_rpm": None},
        {"power_basis": PowerBasis.UNIT},
        {"pressure_kind": PressureKind.STATIC, "outlet_m2": None},
        {"fan_kind": FanKind.AXIAL},
    ):
        assert figures_of(msgspec.structs.replace(own, **lacking)) is None, lacking
    axial = msgspec.structs.replace(own, fan_kind=FanKind.AXIAL, hub_ratio=0.45)
    (said,) = grade_fans(shipped_standards(), [axial], DAY)
    found = next(one for one in said if one.edition == "GB 19761-2020")
    assert found.level == "1"  # 86.6 % where No. 10 of a hub ratio of 0.4 to 0.55 asks for 81 %


def test_a_static_efficiency_is_judged_by_the_total_one():
    """Static 2,943.9 Pa and the velocity pressure of 0.3904 m²: the total efficiency again."""
    own = next(one for one in shipped("fans") if one.id == "VTK-T31C")
    flow, area = own.rated_flow_m3s, own.outlet_m2
    velocity = 0.5 * own.curve_density * (flow / area) ** 2
    static = own.rated_pressure_pa - velocity
    as_static = msgspec.structs.replace(
        own,
        pressure_kind=PressureKind.STATIC,
        rated_pressure_pa=static,
        rated_efficiency=own.rated_efficiency * static / own.rated_pressure_pa,
    )
    mine, theirs = figures_of(as_static), figures_of(own)
    assert mine is not None
    assert theirs is not None
    for key in ("efficiency", "pressure_coefficient", "specific_speed"):
        assert np.isclose(float(mine[key]), float(theirs[key]), rtol=1e-9)
