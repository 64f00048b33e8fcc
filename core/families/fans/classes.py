"""Classes of fans: centrifugal, of a grade of GB 19761-2020, made to any flow and pressure.

The efficiency at the best point is the least of the grade, by pressure coefficient, specific speed
and size; pressure and efficiency over flow have the average shape of 36 fans, by specific speed:

    p = 1 + a1 u + a2 u² + a3 u³ + L (a4 u + a5 u²),  u = 1 − q/qn,  L = ln(ns/45)
    e = 1 + b1 u² + b2 u³ + b3 u⁴ + b4 L u²

The pressure coefficient that sets the size goes with the specific speed as that of 30 tested types
of wheels does: ψ = 0.62 − 0.0034 ns, at most 0.549; half of them lie within 0.03 of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log, pi, sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.fans.columns import CURVE_DENSITY
from core.families.fans.record import Fan, FanFlag, FanKind, PressureKind
from core.families.flow_stations.plausibility import rises_first
from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.machines.device import UNNAMED, ClassLevel, Evidence
from core.machines.flow_machines.fan_numbers import specific_speed
from core.machines.seven_figures import in_seven, seven_figures
from core.standards.access import level_limits
from core.standards.edition import Scale
from core.standards.library import Standards

FloatArray = NDArray[np.float64]

SOURCE = "fan_classes"
PRODUCT = "fan"
_PRESSURE = (0.6735, -0.6453, 0.0203, 0.2853, -0.3637)
_EFFICIENCY = (-0.8285, 0.0448, -0.0157, -0.0672)
FLOW_RATIO = (0.3, 1.3)
SPECIFIC_SPEED = (15.0, 85.0)  # the shapes hold to 105; no row of a grade speaks beyond 85
_SHAPES = (15.0, 105.0)
_STEPS = 21
_LEAST = 0.05
_COEFFICIENT = (0.62, -0.0034, 0.549)
SIZE_MM = (250.0, 3000.0)
TIP_SPEED = 110.0
BAND_DAMPED, BAND_BY_SPEED = 0.07, 0.03
LEVELS = (ClassLevel.GRADE_1, ClassLevel.GRADE_2, ClassLevel.GRADE_3)
_SPEEDS_RPM = (2955.0, 1477.5, 985.0, 738.75)  # of two to eight poles on 50 Hz, loaded
_NOMINAL = {2955.0: (10_000.0, 2500.0), 1477.5: (30_000.0, 2000.0), 985.0: (50_000.0, 1500.0),
            738.75: (60_000.0, 1500.0)}  # m³/h, Pa  # fmt: skip
_FLOWS_M3H = (1000.0, 1_000_000.0)
_S_PER_H = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSize:
    """The wheel of a class for a best point; efficiency: the least of its grade."""

    size_mm: float
    efficiency: float


def class_size(
    standards: Standards, as_of: date, level: ClassLevel, flow: float, pressure: float, rpm: float
) -> ClassSize | None:
    """Wheel and least efficiency of a grade at a best point of standard air; None: no row.

    pressure: total, Pa, at 1.2 kg/m³.
    """
    ns = specific_speed(flow, pressure, CURVE_DENSITY, rpm)
    if not SPECIFIC_SPEED[0] <= ns <= SPECIFIC_SPEED[1]:
        return None
    start, slope, most = _COEFFICIENT
    coefficient = min(start + slope * ns, most)
    tip = sqrt(pressure / (CURVE_DENSITY * coefficient))
    size = 60.0 * tip / (pi * rpm) * 1e3
    if not SIZE_MM[0] <= size <= SIZE_MM[1] or tip > TIP_SPEED:
        return None
    figures: dict[str, float | str] = {
        "fan_form": "centrifugal",
        "pressure_coefficient": coefficient,
        "specific_speed": ns,
        "fan_size": size / 100.0,
    }
    rows = level_limits(
        standards, PRODUCT, figures, as_of, scale=Scale.GRADE, level=level.value[-1]
    )
    found = next((row.limits["efficiency"] for row in rows if "efficiency" in row.limits), None)
    return None if found is None else ClassSize(size_mm=size, efficiency=found / 100.0)


def with_shape(fan: Fan, flow: float, pressure: float, efficiency: float, rpm: float) -> Fan:
    """A record with the average curve of its specific speed through a best point of 1.2 kg/m³."""
    ns = float(np.clip(specific_speed(flow, pressure, CURVE_DENSITY, rpm), *_SHAPES))
    share = np.linspace(*FLOW_RATIO, _STEPS)
    u, level = 1.0 - share, log(ns / 45.0)
    a1, a2, a3, a4, a5 = _PRESSURE
    b1, b2, b3, b4 = _EFFICIENCY
    rise = pressure * (1.0 + u * (a1 + level * a4 + u * (a2 + level * a5 + u * a3)))
    rate = efficiency * np.maximum(1.0 + u**2 * (b1 + level * b4 + u * (b2 + u * b3)), _LEAST)
    power = share * flow * rise / rate
    rows = zip(*map(seven_figures, (share * flow * _S_PER_H, rise, power / 1e3)), strict=True)
    return msgspec.structs.replace(
        fan,
        rated_flow_m3s=flow,
        rated_pressure_pa=pressure,
        rated_efficiency=efficiency,
        speed_rpm=rpm,
        curve=tuple(rows),
    )


def made(fan: Fan, flow: float, pressure: float, size: ClassSize, rpm: float) -> Fan:
    """A class of a wheel's size at its best point."""
    shaped = with_shape(fan, flow, pressure, size.efficiency, rpm)
    flags = (FanFlag.PRESSURE_DIPS,) if rises_first(shaped.curve) else ()
    return msgspec.structs.replace(shaped, impeller_mm=in_seven(size.size_mm), flags=flags)


def class_machines(standards: Standards, as_of: date) -> tuple[Fan, ...]:
    """Every class: speed and grade, in a nominal size."""
    return tuple(
        one
        for rpm in _SPEEDS_RPM
        for level in LEVELS
        for one in _nominal(standards, as_of, rpm, level)
    )


def _nominal(standards: Standards, as_of: date, rpm: float, level: ClassLevel) -> Iterator[Fan]:
    flow_m3h, pressure = _NOMINAL[rpm]
    flow = flow_m3h / _S_PER_H
    size = class_size(standards, as_of, level, flow, pressure, rpm)
    if size is None:
        return
    code = f"CF-{rpm:.0f}-G{level.value[-1]}"
    yield made(
        Fan(
            id=f"CL-{code}",
            maker=UNNAMED,
            model=code,
            fan_kind=FanKind.CENTRIFUGAL,
            pressure_kind=PressureKind.TOTAL,
            power_basis=PowerBasis.SHAFT,
            speed_control=SpeedControl.BY_CONVERTER,
            rated_flow_m3s=flow,
            rated_pressure_pa=pressure,
            rated_efficiency=size.efficiency,
            speed_rpm=rpm,
            size_from_mm=SIZE_MM[0],
            size_to_mm=SIZE_MM[1],
            tip_speed_max=TIP_SPEED,
            class_level=level,
            class_from_w=_FLOWS_M3H[0] / _S_PER_H,
            class_to_w=_FLOWS_M3H[1] / _S_PER_H,
            class_band_one=BAND_DAMPED,
            class_band_several=BAND_DAMPED,
            source=SOURCE,
            source_year="2020",
            evidence=Evidence.D,
        ),
        flow, pressure, size, rpm,
    )  # fmt: skip
