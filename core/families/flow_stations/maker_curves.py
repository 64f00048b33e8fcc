"""What makers' curve tables of pumps and of fans have in common: flow, rise and power by speed.

A wheel at a speed is a device of its own. Power is that of the table; where it states efficiencies
alone it is the work of flow and rise over them. At no flow the efficiency is nothing: the power
there is carried back from flow/η of the next two flows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.plausibility import POINTS_LEAST
from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.machines.bare_figures import BareFigure, BareFigures, Relation
from core.machines.maker_tables import FittedModel, Remark, Role, TabledModel, Wanted, distinct
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
Point = tuple[float, float, float]

WHEEL = "impeller_m"
WHEEL_ROLE = Role(
    key=WHEEL,
    kind=Kind.LENGTH,
    axis=True,
    believed=(0.02, 5.0),
    names=(r"impeller|\bwheel\b|laufrad", r"\bdia(meter|\.)?\b", r"叶轮|轮径"),
)
UNUSED = (
    r"\bweight\b", r"\bcurrent\b", r"\bvoltage\b", r"\bprice\b",
    r"重量|质量|电流|电压|口径|价格|进口|出口|序号|备注|remarks?|比转速|^ns$",
    r"(电机|电动机).*型号|\bmotor\W*(model|type)\b|(传动|连接)方式",
)  # fmt: skip
POWER_BASIS = {
    PowerBasis.SHAFT.value: r"shaft|\bb\.?h\.?p\b|\bP2\b|轴功率|wellenleistung"
    r"|pump eff|泵效率|内功率|内效率",
    PowerBasis.UNIT.value: r"power input|input power|\bP1\b|wire|输入功率|整机|机组效率",
}
_APART = 0.03  # of power and efficiency that are both stated: rounding is less


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveRoles:
    """The keys of the roles of a family; told: what begins the codes of its remarks."""

    told: str
    flow: str
    speed: str
    power: str
    rate: str
    motor: str


def speed_role(roles: CurveRoles) -> Role:
    """The speed a curve holds for."""
    return Role(
        key=roles.speed,
        kind=Kind.SPEED,
        axis=True,
        believed=(100.0, 12_000.0),
        names=(r"\bspeed\b", r"\br\.?p\.?m\b", r"^n\b", r"drehzahl", r"转速"),
    )


def flow_role(roles: CurveRoles, kind: Kind, most: float, *names: str) -> Role:
    """The flow of a point, at most so many m³/s."""
    usual = (
        r"\bflow\b", r"\bcapacity\b", r"^q\b", r"(förder|volumen)strom|fördermenge", r"流量",
    )  # fmt: skip
    return Role(key=roles.flow, kind=kind, axis=True, believed=(0.0, most), names=(*usual, *names))


def bare_figures(
    roles: CurveRoles, flow: BareFigure, rises: Mapping[str, BareFigure], work: float, *rates: str
) -> BareFigures:
    """What may come without units: flow, rise, power, by what the power does at the flow.

    rises: the figures that may be the rise; work: W for a m³/s raised by one unit of it; rates:
    efficiencies besides the family's own.
    """
    relations = []
    for rise in rises:
        useful = {roles.flow: 1.0, rise: 1.0}
        relations += [
            Relation(powers={**useful, roles.power: -1.0}, size=work, low=0.05, high=0.95),
            Relation(powers={**useful, roles.motor: -1.0}, size=work, low=0.1, high=0.95),
        ]
        for rate in (roles.rate, *rates):
            of_shaft = {**useful, rate: -1.0}
            relations += [
                Relation(powers={**of_shaft, roles.power: -1.0}, size=work, low=0.85, high=1.15),
                Relation(powers={**of_shaft, roles.motor: -1.0}, size=work, low=0.35, high=1.1),
            ]
    drawn = BareFigure(units=("kW", "hp", "W"), low=5.0, high=3e7)
    return BareFigures(
        figures={roles.flow: flow, **rises, roles.power: drawn, roles.motor: drawn},
        relations=tuple(relations),
    )


def power_roles(roles: CurveRoles) -> tuple[Role, ...]:
    """The motor's rating, and the power of a point."""
    return (
        Role(
            key=roles.motor,
            kind=Kind.SHAFT_POWER,
            names=(r"\bmotor\b", r"配套|配用|电机|电动机"),
        ),
        Role(
            key=roles.power,
            kind=Kind.SHAFT_POWER,
            names=(
                r"\bpower\b",
                r"\bb\.?h\.?p\b",
                r"\binput\b",
                r"^(p|n)[12a]?$",
                r"leistung\b|leistungsbedarf",
                r"功率",
            ),
        ),
    )


def divided(model: TabledModel, roles: CurveRoles) -> Sequence[TabledModel]:
    """A device for each wheel and speed, named by what there is more than one of."""
    nothing = np.full(len(model.places), np.nan)
    wheel, speed = model.figures.get(WHEEL, nothing), model.figures.get(roles.speed, nothing)
    wheels, speeds = distinct(wheel), distinct(speed)
    if len(wheels) < 2 and len(speeds) < 2:
        return (model,)
    found = []
    for one in wheels or [np.nan]:
        for turn in speeds or [np.nan]:
            here = _is(wheel, one) & _is(speed, turn)
            if here.any():
                name = model.model
                name += f" Ø{one * 1e3:.4g}" if len(wheels) > 1 else ""
                name += f" {turn:.0f} r/min" if len(speeds) > 1 else ""
                found.append(_part(model, name, here))
    return found


def _is(column: FloatArray, value: float) -> NDArray[np.bool_]:
    """Where a column has a value; all of it where there is none."""
    if np.isnan(value):
        return np.ones(len(column), dtype=bool)
    return np.abs(column - value) <= 1e-6 * max(1.0, abs(value))


def _part(model: TabledModel, name: str, here: NDArray[np.bool_]) -> TabledModel:
    return replace(
        model,
        model=name,
        figures={key: values[here] for key, values in model.figures.items()},
        places=tuple(place for place, kept in zip(model.places, here, strict=True) if kept),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a table says at its points, (points,), SI; nan: not there.

    of_another: whether it states an efficiency of another rise, which does not count.
    """

    flow: FloatArray
    rise: FloatArray
    power: FloatArray
    rate: FloatArray
    of_another: bool = False


def column(model: TabledModel, key: str) -> FloatArray:
    """A figure at every point of a model; nan where the table does not state it."""
    return model.figures.get(key, np.full(len(model.places), np.nan))


def first(model: TabledModel, key: str) -> float | None:
    """The least of what is said of the whole device, as its wheel or its motor."""
    return next(iter(distinct(model.figures.get(key, np.zeros(0)))), None)


def curve_of(
    stated: Stated,
    speed: float | None,
    roles: CurveRoles,
    work: float,
    through: Callable[[Sequence[Point]], Any],
    *remarks: Remark,
) -> FittedModel:
    """The device through the points that are whole, or what is missing.

    work: W for a m³/s raised by one unit of the rise; through: makes the record of points
    (m³/s, rise, W), flows rising; remarks: what the family has to say besides.
    """
    missing = lacking(stated, speed, roles, work)
    if missing:
        return FittedModel(record=None, missing=missing)
    drawn = power_drawn(stated, work)
    whole = _whole(stated, drawn)
    order = np.flatnonzero(whole)[np.argsort(stated.flow[whole])]
    points = [(float(stated.flow[i]), float(stated.rise[i]), float(drawn[i])) for i in order]
    told = (*_remarks(stated, roles, work), *remarks)
    return FittedModel(record=through(points), assumed=told)


def lacking(
    stated: Stated, speed: float | None, roles: CurveRoles, work: float
) -> tuple[Remark, ...]:
    """What keeps points from being a curve, whatever is said of the device besides."""
    found = [
        Remark(code="condition_missing", figures=(figure("role", key, word="role"),))
        for key, known in (
            (roles.speed, speed is not None), (roles.flow, np.isfinite(stated.flow).any())
        )
        if not known
    ]  # fmt: skip
    raised = int(np.count_nonzero(np.isfinite(stated.flow) & np.isfinite(stated.rise)))
    drawn = power_drawn(stated, work)
    given = int(np.count_nonzero(_whole(stated, drawn)))
    if raised and not stated.of_another and not np.isfinite(drawn).any():
        found.append(
            Remark(
                code=f"{roles.told}_power_missing",
                figures=(figure("given", raised, Kind.COUNT),),
            )
        )
    elif given < POINTS_LEAST and not found:
        found.append(
            Remark(
                code=f"{roles.told}_points_missing",
                figures=(
                    figure("given", given, Kind.COUNT),
                    figure("least", POINTS_LEAST, Kind.COUNT),
                ),
            )
        )
    return tuple(found)


def _whole(stated: Stated, drawn: FloatArray) -> NDArray[np.bool_]:
    """Where a point has all that a curve needs."""
    found: NDArray[np.bool_] = (
        np.isfinite(stated.flow) & np.isfinite(stated.rise) & np.isfinite(drawn)
    )
    return found


def power_drawn(stated: Stated, work: float) -> FloatArray:
    """W at every point: as stated, else by the efficiency."""
    flow, rise, rate = stated.flow, stated.rise, stated.rate
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(np.isfinite(stated.power), stated.power, work * flow * rise / rate)
        steps = flow / rate
    found[~(found > 0.0)] = np.nan
    moving = np.flatnonzero(np.isfinite(steps) & (steps > 0.0))
    for at in np.flatnonzero((flow == 0.0) & np.isnan(found) & np.isfinite(rise)):
        near, then = moving[np.argsort(flow[moving])][:2] if len(moving) > 1 else (at, at)
        if near != then:
            slope = (steps[then] - steps[near]) / (flow[then] - flow[near])
            at_rest = work * rise[at] * (steps[near] - slope * flow[near])
            found[at] = at_rest if at_rest > 0.0 else np.nan
    return found


def _remarks(stated: Stated, roles: CurveRoles, work: float) -> Iterator[Remark]:
    """What is to be told: power from efficiencies, and both that do not agree."""
    if not np.isfinite(stated.power).any():
        yield Remark(code=f"{roles.told}_power_from_efficiency")
        return
    with np.errstate(divide="ignore", invalid="ignore"):
        useful = work * stated.flow * stated.rise
        apart = np.abs(useful / stated.rate / stated.power - 1.0)
    apart = apart[np.isfinite(apart) & (stated.flow > 0.0)]
    if apart.size and float(apart.max()) > _APART:
        yield Remark(
            code=f"{roles.told}_power_apart",
            figures=(figure("off", float(apart.max()), Kind.SHARE),),
            doubtful=True,
        )


def basis_and_control(wanted: Wanted) -> Mapping[str, Any]:
    """Power basis and speed control of a record, as stated; a bare machine gets a converter."""
    basis = PowerBasis(wanted.values["power_basis"])
    usual = SpeedControl.BY_CONVERTER if basis is PowerBasis.SHAFT else SpeedControl.NONE
    control = SpeedControl(wanted.values.get("speed_control") or usual.value)
    return {"power_basis": basis, "speed_control": control}
