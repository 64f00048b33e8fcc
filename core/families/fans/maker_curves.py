"""Fans from makers' curve tables: flow, total or static pressure, power or efficiency, by speed.

Where a table has both pressures the total one is taken, and the area of the outlet follows from
their difference. An efficiency counts for the pressure it is named for. The inner power of a wheel
knows neither bearings nor belt: it stands in for that at the shaft, and that is told. Powers with a
reserve for the motor are passed over.
"""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import numpy as np

from core.families.fans.browsing import BROWSING
from core.families.fans.columns import CURVE_DENSITY
from core.families.fans.fresh import begun
from core.families.fans.record import Fan, FanKind, PressureKind
from core.families.flow_stations import maker_curves as curves
from core.families.flow_stations.maker_curves import (
    WHEEL,
    CurveRoles,
    FloatArray,
    Point,
    Stated,
)
from core.machines.bare_figures import BareFigure
from core.machines.maker_tables import (
    MODEL_ROLE,
    FittedModel,
    MakerTables,
    Remark,
    Role,
    TabledModel,
    Wanted,
)
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

KEYS = CurveRoles(
    told="fan",
    flow="fan_flow_m3s",
    speed="fan_speed_rpm",
    power="fan_power_w",
    rate="fan_efficiency",
    motor="fan_motor_w",
)
INNER_POWER, INNER_RATE = "fan_inner_power_w", "fan_inner_efficiency"
PRESSURE = "fan_pressure_pa"
OF_KIND = {
    PressureKind.TOTAL: ("fan_total_pa", "fan_total_efficiency", r"全压|\btotal|gesamtdruck"),
    PressureKind.STATIC: (
        "fan_static_pa",
        "fan_static_efficiency",
        r"静压|\bstatic|statischer druck|^sp$|^p_?s",
    ),
}
_RISES = (*(pressure for pressure, _, _ in OF_KIND.values()), PRESSURE)
_FLOW = BareFigure(units=("m³/h", "m³/s", "m³/min", "cfm"), low=0.003, high=2000.0)
_PRESSURE = BareFigure(units=("Pa", "kPa", "mmH2O", "in.wg"), low=5.0, high=6e4)
_MOTOR, _POWER = curves.power_roles(KEYS)
ROLES = (
    replace(MODEL_ROLE, names=(*MODEL_ROLE.names, r"机号")),
    curves.WHEEL_ROLE,
    curves.speed_role(KEYS),
    curves.flow_role(KEYS, Kind.AIR_FLOW, 5000.0, r"风量|气量|luftmenge", r"\bvolume\b",
                     r"\bcfm\b"),
    _MOTOR,
    Role(key=INNER_RATE, kind=Kind.SHARE, names=(r"内效率|internal eff",), zero=True),
    *(
        Role(key=rate, kind=Kind.SHARE, names=(rf"(?=.*({named}))(?=.*(效率|\beff))",), zero=True)
        for _, rate, named in OF_KIND.values()
    ),
    Role(key=KEYS.rate, kind=Kind.SHARE, zero=True,
         names=(r"\beff", r"^(η|eta)", r"wirkungsgrad", r"效率")),
    Role(key=INNER_POWER, kind=Kind.SHAFT_POWER, names=(r"内功率|internal power",)),
    _POWER,
    *(
        Role(key=pressure, kind=Kind.AIR_PRESSURE, names=(named,), zero=True)
        for pressure, _, named in OF_KIND.values()
    ),
    Role(
        key=PRESSURE,
        kind=Kind.AIR_PRESSURE,
        names=(r"\bpressure\b", r"^p$", r"压力|风压|压升"),
        zero=True,
    ),
)  # fmt: skip
TOLD = {
    "fan_kind": {
        FanKind.CENTRIFUGAL.value: r"centrifugal|radialventilator|plenum|plug fan|离心|无蜗壳"
        r"|\b4-72\b|\b[4-9]-\d\d\b|\bBIDW|\bSWSI|\bDWDI",
        FanKind.AXIAL.value: r"\baxial|轴流",
        FanKind.EXTERNAL_ROTOR.value: r"external[\s-]*rotor|外转子",
    },
    "power_basis": curves.POWER_BASIS,
}
_SAME_OUTLET = 0.1  # of the areas that points tell: more is no outlet, but another difference


def maker_tables() -> MakerTables:
    """How makers' curve tables of fans are read."""
    return MakerTables(
        roles=ROLES,
        unused=(*curves.UNUSED, r"所需功率|required|动压|dynamic|velocity|噪声|\bsound\b|\bdba?\b"),
        told=TOLD,
        by_name={pressure: {"pressure_kind": {kind.value: "."}}
                 for kind, (pressure, _, _) in OF_KIND.items()},
        asked=("maker", "fan_kind", "pressure_kind", "power_basis"),
        offered=("maker", "fan_kind", "pressure_kind", "power_basis", "speed_control",
                 "source_year"),
        fit=fit,
        lacking=lacking,
        divided=lambda model: curves.divided(model, KEYS),
        shown="rated_efficiency",
        bare=curves.bare_figures(KEYS, _FLOW, dict.fromkeys(_RISES, _PRESSURE), 1.0),
    )  # fmt: skip


def fit(model: TabledModel, wanted: Wanted) -> FittedModel:
    """The fan of a model's points, or which points are missing."""
    kind = PressureKind(wanted.values["pressure_kind"])
    power, inner = curves.column(model, KEYS.power), curves.column(model, INNER_POWER)
    stated = _stated(model, kind)
    rates = _rates(model, kind)
    speed = curves.first(model, KEYS.speed)

    def through(points: Sequence[Point]) -> Fan:
        record: Fan = BROWSING.through_points(_bare(model, wanted, kind, speed), points)
        return record

    of_wheel = not np.isfinite(power).any() and (
        np.isfinite(inner).any() or not np.isfinite(rates).any()
    )
    remarks = [Remark(code="fan_inner_power", doubtful=True)] if of_wheel else []
    density = figure("density", CURVE_DENSITY, Kind.RATIO)
    remarks.append(Remark(code="fan_density_assumed", figures=(density,)))
    return curves.curve_of(stated, speed, KEYS, 1.0, through, *remarks)


def lacking(model: TabledModel) -> tuple[Remark, ...]:
    """What a model's points lack of a curve, by the pressure they state more of."""
    speed = curves.first(model, KEYS.speed)
    stated = [_stated(model, kind) for kind in PressureKind]
    most = max(stated, key=lambda one: int(np.isfinite(one.rise).sum()))
    return curves.lacking(most, speed, KEYS, 1.0)


def _stated(model: TabledModel, kind: PressureKind) -> Stated:
    pressure = OF_KIND[kind][0]
    power, inner = curves.column(model, KEYS.power), curves.column(model, INNER_POWER)
    return Stated(
        flow=curves.column(model, KEYS.flow),
        rise=_either(curves.column(model, pressure), curves.column(model, PRESSURE)),
        power=_either(power, inner),
        rate=_either(_rates(model, kind), curves.column(model, INNER_RATE)),
        of_another=any(
            np.isfinite(curves.column(model, rate)).any() for _, rate, _ in OF_KIND.values()
        ),
    )


def _rates(model: TabledModel, kind: PressureKind) -> FloatArray:
    return _either(curves.column(model, OF_KIND[kind][1]), curves.column(model, KEYS.rate))


def _either(one: FloatArray, other: FloatArray) -> FloatArray:
    """Of two columns the first where it states anything."""
    return one if np.isfinite(one).any() else other


def _bare(model: TabledModel, wanted: Wanted, kind: PressureKind, speed: float | None) -> Fan:
    wheel = curves.first(model, WHEEL)
    return msgspec.structs.replace(
        begun(wanted.values),
        maker=wanted.values["maker"],
        model=model.model,
        **curves.basis_and_control(wanted),
        pressure_kind=kind,
        impeller_mm=None if wheel is None else wheel * 1e3,
        outlet_m2=_outlet(model),
        speed_rpm=speed,
        motor_power_w=curves.first(model, KEYS.motor),
        source="",
        source_year=wanted.values.get("source_year", ""),
    )


def _outlet(model: TabledModel) -> float | None:
    """Area of the outlet, m², where both pressures are stated: total less static is ρ/2 (q/A)²."""
    total, static = (curves.column(model, pressure) for pressure, _, _ in OF_KIND.values())
    flow = curves.column(model, KEYS.flow)
    with np.errstate(divide="ignore", invalid="ignore"):
        area = flow / np.sqrt(2.0 * (total - static) / CURVE_DENSITY)
    area = area[np.isfinite(area) & (area > 0.0)]
    if area.size < 2:
        return None
    middle = float(np.median(area))
    return middle if np.abs(area / middle - 1.0).max() <= _SAME_OUTLET else None
