"""Classes of pumps: a kind and a grade of GB 19762-2025, made to any flow and head.

The efficiency at the best point is the least of the grade, by the formula of the edition in force;
head and efficiency over flow have the average shape of 335 pumps of one maker, by specific speed:

    h = 1 + a1 u + a2 u² + a3 u³ + L (a4 u + a5 u² + a6 u³),  u = 1 − Q/Qn,  L = ln(ns/100)
    e = 1 + b1 u² + b2 u³ + b3 u⁴ + L (b4 u² + b5 u³)

In-line and multistage pumps have the shape of the same pumps, of one stage; a multistage pump has
as many stages as bring that of one next to ns 100 (assumed), and there is none where a single stage
had more than ns 60.

There are figures from 0.2 to 1.3 of the best flow alone, and none for NPSH. Left-out pumps lay
within ±17, 9 and 4 % of the power so found at 0.5, 0.7 and 0.9 of the best flow (nine of ten).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.families.pumps.columns import WATER_WORK
from core.families.pumps.record import Pump, PumpFlag, PumpKind
from core.machines.device import UNNAMED, ClassLevel, Evidence
from core.machines.seven_figures import all_in_seven
from core.standards.access import level_limits
from core.standards.edition import Scale
from core.standards.formulas import pump_specific_speed
from core.standards.library import Standards

FloatArray = NDArray[np.float64]

SOURCE = "pump_classes"
PRODUCT = "centrifugal_pump"
_HEAD = (0.615, -0.5282, 0.1647, 0.2365, -0.1601, 0.0487)
_EFFICIENCY = (-0.9281, 0.4113, -0.4589, -0.0912, 0.105)
FLOW_RATIO = (0.2, 1.3)
# The shapes hold from 15 to 400; the formula of the grades is believed from 20 to 300 alone.
SPECIFIC_SPEED = (20.0, 300.0)
_STEPS = 23
_LEAST = 0.05
BAND_THROTTLED, BAND_BY_SPEED = 0.08, 0.03
LEVELS = (ClassLevel.GRADE_1, ClassLevel.GRADE_2, ClassLevel.GRADE_3)
FORMS = {
    PumpKind.END_SUCTION: "single_suction",
    PumpKind.SPLIT_CASE: "double_suction",
    PumpKind.IN_LINE: "inline",
    PumpKind.MULTISTAGE: "multistage",
}
_FLOWS_M3H = {
    PumpKind.END_SUCTION: (5.0, 2000.0),
    PumpKind.SPLIT_CASE: (50.0, 20_000.0),
    PumpKind.IN_LINE: (5.0, 3000.0),
    PumpKind.MULTISTAGE: (5.0, 3000.0),
}
# m³/h and m of the sizes in the catalog, at speeds of two, four and six poles on 50 Hz, loaded.
_SINGLE = {2950.0: (100.0, 50.0), 1480.0: (300.0, 32.0), 980.0: (1000.0, 20.0)}
_NOMINAL = {
    PumpKind.END_SUCTION: _SINGLE,
    PumpKind.SPLIT_CASE: _SINGLE,
    PumpKind.IN_LINE: {2950.0: (100.0, 50.0), 1480.0: (300.0, 32.0)},
    PumpKind.MULTISTAGE: {2950.0: (50.0, 150.0), 1480.0: (150.0, 120.0)},
}
_CODES = {
    PumpKind.END_SUCTION: "ES",
    PumpKind.SPLIT_CASE: "SC",
    PumpKind.IN_LINE: "IL",
    PumpKind.MULTISTAGE: "MS",
}
_STAGE_SPEED = 100.0  # specific speed that a stage is to have
_STAGES = (2, 20)
_ONE_DOES = 60.0  # specific speed of one stage from which nobody builds several
_S_PER_H = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """Flow, head and efficiency over those of the best point, (steps,) and (pumps, steps)."""

    flow: FloatArray
    head: FloatArray
    efficiency: FloatArray


def shapes(specific_speeds: Sequence[float]) -> Shapes:
    """The average shapes of pumps of specific speeds (n in r/min, m³/s, m, with 3.65)."""
    flow = np.linspace(*FLOW_RATIO, _STEPS)
    u = 1.0 - flow
    level = np.array([log(one / 100.0) for one in specific_speeds])[:, None]
    a1, a2, a3, a4, a5, a6 = _HEAD
    b1, b2, b3, b4, b5 = _EFFICIENCY
    head = 1.0 + u * (a1 + level * a4 + u * (a2 + level * a5 + u * (a3 + level * a6)))
    efficiency = 1.0 + u**2 * (b1 + level * b4 + u * (b2 + level * b5 + u * b3))
    return Shapes(flow=flow, head=head, efficiency=np.maximum(efficiency, _LEAST))


def specific_speed(
    kind: PumpKind, flow_m3s: float, head_m: float, rpm: float, stages: int = 1
) -> float:
    """ns of one stage, 3.65 n √Q/H^0.75; of a double suction of half the flow."""
    return pump_specific_speed(
        {
            "flow": flow_m3s * _S_PER_H,
            "head": head_m,
            "speed": rpm,
            "stages": float(stages),
            "pump_form": FORMS.get(kind, ""),
        }
    )


def stages_for(kind: PumpKind, flow_m3s: float, head_m: float, rpm: float) -> int:
    """Stages of a class at a duty: one, or as many as bring a multistage pump's next to ns 100."""
    if kind is not PumpKind.MULTISTAGE:
        return 1
    of_one = specific_speed(kind, flow_m3s, head_m, rpm)
    low, high = _STAGES
    stages = round(float((_STAGE_SPEED / of_one) ** (4.0 / 3.0)))
    return min(max(stages, low), high)


def least_efficiency(
    standards: Standards, as_of: date, kind: PumpKind, level: ClassLevel,
    flow_m3s: float, head_m: float, rpm: float,
) -> float | None:  # fmt: skip
    """The least efficiency of a grade at a best point, a share; None: no row speaks of it."""
    if kind is PumpKind.MULTISTAGE and specific_speed(kind, flow_m3s, head_m, rpm) > _ONE_DOES:
        return None
    ns = specific_speed(kind, flow_m3s, head_m, rpm, stages_for(kind, flow_m3s, head_m, rpm))
    if not SPECIFIC_SPEED[0] <= ns <= SPECIFIC_SPEED[1]:
        return None
    figures: dict[str, float | str] = {
        "pump_duty": "clean_water",
        "pump_form": FORMS[kind],
        "flow": flow_m3s * _S_PER_H,
        "specific_speed": ns,
    }
    rows = level_limits(
        standards, PRODUCT, figures, as_of, scale=Scale.GRADE, level=level.value[-1]
    )
    found = next((row.limits["efficiency"] for row in rows if "efficiency" in row.limits), None)
    return None if found is None else found / 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BestPoint:
    """A pump that is to have its best point at a flow and a head."""

    record: Pump
    flow_m3s: float
    head_m: float
    efficiency: float


def made(points: Sequence[BestPoint]) -> list[Pump]:
    """Classes with their best points at flows and heads, and the points of their curves."""
    staged, speeds = [], []
    for one in points:
        kind, rpm = one.record.pump_kind, one.record.speed_rpm
        stages = stages_for(kind, one.flow_m3s, one.head_m, rpm)
        if stages != one.record.pump_stages:
            one = replace(one, record=msgspec.structs.replace(one.record, pump_stages=stages))
        staged.append(one)
        speeds.append(specific_speed(kind, one.flow_m3s, one.head_m, rpm, stages))
    return with_shapes(staged, speeds)


def with_shapes(points: Sequence[BestPoint], specific_speeds: Sequence[float]) -> list[Pump]:
    """Records with the average curves of specific speeds through their best points."""
    if not points:
        return []
    like = shapes(specific_speeds)
    best_flow, best_head, best = np.array(
        [(one.flow_m3s, one.head_m, one.efficiency) for one in points]
    ).T[:, :, None]
    flow, head = like.flow * best_flow, like.head * best_head
    power_w = WATER_WORK * flow * head / (like.efficiency * best)
    curves = np.stack([flow * _S_PER_H, head, power_w / 1e3], axis=2)
    return [
        msgspec.structs.replace(
            one.record,
            rated_flow_m3s=one.flow_m3s,
            rated_head_m=one.head_m,
            rated_efficiency=one.efficiency,
            curve=tuple(map(tuple, curve)),
        )
        for one, curve in zip(points, all_in_seven(curves).tolist(), strict=True)
    ]


def class_machines(standards: Standards, as_of: date) -> tuple[Pump, ...]:
    """Every class: kind, speed and grade, in a nominal size."""
    return tuple(
        one
        for kind in FORMS
        for rpm in _NOMINAL[kind]
        for level in LEVELS
        for one in _nominal(standards, as_of, kind, rpm, level)
    )


def _nominal(
    standards: Standards, as_of: date, kind: PumpKind, rpm: float, level: ClassLevel
) -> Iterator[Pump]:
    flow_m3h, head = _NOMINAL[kind][rpm]
    low, high = _FLOWS_M3H[kind]
    flow = max(flow_m3h, 2.0 * low) / _S_PER_H
    least = least_efficiency(standards, as_of, kind, level, flow, head, rpm)
    if least is None:
        return
    code = f"{_CODES[kind]}-{rpm:.0f}-G{level.value[-1]}"
    nominal = Pump(
        id=f"CL-{code}",
        maker=UNNAMED,
        model=code,
        pump_kind=kind,
        power_basis=PowerBasis.SHAFT,
        speed_control=SpeedControl.BY_CONVERTER,
        rated_flow_m3s=flow,
        rated_head_m=head,
        rated_efficiency=least,
        speed_rpm=rpm,
        class_level=level,
        class_from_w=low / _S_PER_H,
        class_to_w=high / _S_PER_H,
        class_band_one=BAND_THROTTLED,
        class_band_several=BAND_THROTTLED,
        source=SOURCE,
        source_year="2025",
        evidence=Evidence.D,
        flags=(PumpFlag.NO_NPSH,),
    )
    yield from made([BestPoint(record=nominal, flow_m3s=flow, head_m=head, efficiency=least)])
