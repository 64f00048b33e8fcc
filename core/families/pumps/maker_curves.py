"""Pumps from makers' curve tables: flow, head, efficiency or power, NPSH, by wheel and speed.

A wheel at a speed is a device of its own. Power is that of the table; where it states efficiencies
alone it is ρ g Q H/η of water of 20 °C. At no flow the efficiency is nothing: the power there is
carried back from Q/η of the next two flows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from core.families.flow_stations.plausibility import POINTS_LEAST
from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.families.pumps.browsing import BROWSING
from core.families.pumps.columns import WATER_WORK
from core.families.pumps.npsh import npsh_through
from core.families.pumps.record import Pump, PumpKind
from core.machines.device import Evidence
from core.machines.maker_tables import (
    MODEL_ROLE,
    FittedModel,
    MakerTables,
    Remark,
    Role,
    TabledModel,
    Wanted,
    distinct,
)
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

FLOW, WHEEL, SPEED = "pump_flow_m3s", "impeller_m", "pump_speed_rpm"
HEAD, POWER, RATE = "pump_head_m", "pump_power_w", "pump_efficiency"
NPSH, MOTOR, STAGES = "pump_npsh_m", "pump_motor_w", "pump_stages"
ROLES = (
    MODEL_ROLE,
    Role(key=NPSH, kind=Kind.HEAD, names=(r"\bnpsh", r"汽蚀"), zero=True),
    Role(
        key=WHEEL,
        kind=Kind.LENGTH,
        axis=True,
        believed=(0.02, 5.0),
        names=(r"impeller|\bwheel\b", r"\bdia(meter|\.)?\b", r"叶轮|轮径"),
    ),
    Role(
        key=SPEED,
        kind=Kind.SPEED,
        axis=True,
        believed=(100.0, 12_000.0),
        names=(r"\bspeed\b", r"\br\.?p\.?m\b", r"^n$", r"转速"),
    ),
    Role(
        key=FLOW,
        kind=Kind.WATER_FLOW,
        axis=True,
        believed=(0.0, 50.0),
        names=(r"\bflow\b", r"\bcapacity\b", r"\bdischarge\b", r"^q$", r"流量"),
    ),
    Role(
        key=MOTOR,
        kind=Kind.SHAFT_POWER,
        names=(r"\bmotor\b", r"配套|配用|电机|电动机"),
    ),
    Role(key=STAGES, kind=Kind.COUNT, names=(r"\bstages?\b", r"级数")),
    Role(key=RATE, kind=Kind.SHARE, names=(r"\beff", r"^(η|eta)", r"效率"), zero=True),
    Role(
        key=POWER,
        kind=Kind.SHAFT_POWER,
        names=(r"\bpower\b", r"\bb\.?h\.?p\b", r"\binput\b", r"^(p|n)[12a]?$", r"功率"),
    ),
    Role(
        key=HEAD,
        kind=Kind.HEAD,
        names=(r"\bhead\b", r"\btdh\b", r"^h$", r"\blift\b", r"扬程"),
        also=(r"\b(differential )?pressure\b", r"压力|压头"),
        zero=True,
    ),
)  # fmt: skip
UNUSED = (
    r"\bweight\b", r"\bcurrent\b", r"\bvoltage\b", r"\bprice\b", r"\bsuction\b.*\b(dn|dia)",
    r"重量|质量|电流|电压|口径|价格|进口|出口|序号|备注|remarks?|比转速|^ns$",
)  # fmt: skip
TOLD = {
    "pump_kind": {
        PumpKind.END_SUCTION.value: r"end[\s-]*suction|\bIS[GR]?\d|单吸",
        PumpKind.SPLIT_CASE.value: r"split[\s-]*case|double[\s-]*suction|双吸|中开",
        PumpKind.IN_LINE.value: r"in-?line|管道泵",
        PumpKind.MULTISTAGE.value: r"multi-?stage|多级",
        PumpKind.SUBMERSIBLE.value: r"submersible|潜水",
        PumpKind.CIRCULATOR.value: r"\bcirculators?\b|屏蔽",
    },
    "power_basis": {
        PowerBasis.SHAFT.value: r"shaft|\bb\.?h\.?p\b|\bP2\b|轴功率|pump eff|泵效率",
        PowerBasis.UNIT.value: r"power input|input power|\bP1\b|wire|输入功率|整机|机组效率",
    },
}
_APART = 0.03  # of power and efficiency that are both stated: rounding is less


def maker_tables() -> MakerTables:
    """How makers' curve tables of pumps are read."""
    return MakerTables(
        roles=ROLES,
        unused=UNUSED,
        told=TOLD,
        by_name={},
        asked=("maker", "pump_kind", "power_basis"),
        offered=("maker", "pump_kind", "power_basis", "speed_control", "source_year"),
        fit=fit,
        divided=divided,
        shown="rated_efficiency",
    )


def divided(model: TabledModel) -> Sequence[TabledModel]:
    """A device for each wheel and speed, named by what there is more than one of."""
    nothing = np.full(len(model.places), np.nan)
    wheel, speed = model.figures.get(WHEEL, nothing), model.figures.get(SPEED, nothing)
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


def _is(column: np.ndarray, value: float) -> np.ndarray:
    """Where a column has a value; all of it where there is none."""
    if np.isnan(value):
        return np.ones(len(column), dtype=bool)
    return np.abs(column - value) <= 1e-6 * max(1.0, abs(value))


def _part(model: TabledModel, name: str, here: np.ndarray) -> TabledModel:
    return replace(
        model,
        model=name,
        figures={key: values[here] for key, values in model.figures.items()},
        places=tuple(place for place, kept in zip(model.places, here, strict=True) if kept),
    )


def fit(model: TabledModel, wanted: Wanted) -> FittedModel:
    """The pump of a model's points, or which points are missing."""
    nothing = np.full(len(model.places), np.nan)
    flow, head, power, rate, npsh = (
        model.figures.get(key, nothing) for key in (FLOW, HEAD, POWER, RATE, NPSH)
    )
    speed = distinct(model.figures.get(SPEED, nothing))
    if not speed:
        return _missing_condition(SPEED)
    if not np.isfinite(flow).any():
        return _missing_condition(FLOW)
    drawn = _power(flow, head, power, rate)
    whole = np.isfinite(flow) & np.isfinite(head) & np.isfinite(drawn)
    if np.count_nonzero(whole) < POINTS_LEAST:
        return FittedModel(record=None, missing=(_points_missing(int(whole.sum())),))
    order = np.flatnonzero(whole)[np.argsort(flow[whole])]
    points = [(float(flow[i]), float(head[i]), float(drawn[i])) for i in order]
    record = BROWSING.through_points(_bare(model, wanted, speed[0], flow, npsh), points)
    return FittedModel(record=record, assumed=tuple(_remarks(flow, head, power, rate)))


def _missing_condition(key: str) -> FittedModel:
    remark = Remark(code="condition_missing", figures=(figure("role", key, word="role"),))
    return FittedModel(record=None, missing=(remark,))


def _points_missing(given: int) -> Remark:
    return Remark(
        code="pump_points_missing",
        figures=(
            figure("given", given, Kind.COUNT),
            figure("least", POINTS_LEAST, Kind.COUNT),
        ),
    )


def _power(flow: np.ndarray, head: np.ndarray, power: np.ndarray, rate: np.ndarray) -> np.ndarray:
    """W at every point: as stated, else by the efficiency."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(np.isfinite(power), power, WATER_WORK * flow * head / rate)
        steps = flow / rate
    found[~(found > 0.0)] = np.nan
    moving = np.flatnonzero(np.isfinite(steps) & (steps > 0.0))
    for at in np.flatnonzero((flow == 0.0) & np.isnan(found) & np.isfinite(head)):
        first, then = moving[np.argsort(flow[moving])][:2] if len(moving) > 1 else (at, at)
        if first != then:
            slope = (steps[then] - steps[first]) / (flow[then] - flow[first])
            at_rest = WATER_WORK * head[at] * (steps[first] - slope * flow[first])
            found[at] = at_rest if at_rest > 0.0 else np.nan
    return found


def _bare(
    model: TabledModel, wanted: Wanted, speed: float, flow: np.ndarray, npsh: np.ndarray
) -> Pump:
    basis = PowerBasis(wanted.values["power_basis"])
    usual = SpeedControl.BY_CONVERTER if basis is PowerBasis.SHAFT else SpeedControl.NONE
    wheel, motor, stages = (
        next(iter(distinct(model.figures.get(key, np.zeros(0)))), None)
        for key in (WHEEL, MOTOR, STAGES)
    )
    stated = np.isfinite(flow) & np.isfinite(npsh)
    return Pump(
        id="",
        maker=wanted.values["maker"],
        model=model.model,
        pump_kind=PumpKind(wanted.values["pump_kind"]),
        power_basis=basis,
        speed_control=SpeedControl(wanted.values.get("speed_control") or usual.value),
        pump_stages=1 if stages is None else round(stages),
        impeller_mm=None if wheel is None else wheel * 1e3,
        rated_flow_m3s=1.0,  # these three are read off the curve
        rated_head_m=1.0,
        rated_efficiency=0.5,
        speed_rpm=speed,
        npsh_points=npsh_through(list(zip(flow[stated], npsh[stated], strict=True))),
        motor_power_w=motor,
        source="",
        source_year=wanted.values.get("source_year", ""),
        evidence=Evidence.C,
    )


def _remarks(
    flow: np.ndarray, head: np.ndarray, power: np.ndarray, rate: np.ndarray
) -> Iterator[Remark]:
    """What is to be told: power from efficiencies, and both that do not agree."""
    if not np.isfinite(power).any():
        yield Remark(code="pump_power_from_efficiency")
        return
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(WATER_WORK * flow * head / rate / power - 1.0)
    apart = apart[np.isfinite(apart) & (flow > 0.0)]
    if apart.size and float(apart.max()) > _APART:
        yield Remark(
            code="pump_power_apart",
            figures=(figure("off", float(apart.max()), Kind.SHARE),),
            doubtful=True,
        )
