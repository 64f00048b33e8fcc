"""Pumps from makers' curve tables: flow, head, efficiency or power, NPSH, by wheel and speed.

Efficiencies without a power are those with water of 20 °C.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from core.families.flow_stations import maker_curves as curves
from core.families.flow_stations.maker_curves import WHEEL, CurveRoles, Point, Stated
from core.families.pumps.browsing import BROWSING
from core.families.pumps.columns import WATER_WORK
from core.families.pumps.fresh import begun
from core.families.pumps.npsh import npsh_through
from core.families.pumps.record import Pump, PumpKind
from core.machines.bare_figures import WATER_FLOW, BareFigure
from core.machines.maker_tables import (
    MODEL_ROLE,
    FittedModel,
    MakerTables,
    Remark,
    Role,
    TabledModel,
    Wanted,
)
from core.vocabulary.quantity import Kind

KEYS = CurveRoles(
    told="pump",
    flow="pump_flow_m3s",
    speed="pump_speed_rpm",
    power="pump_power_w",
    rate="pump_efficiency",
    motor="pump_motor_w",
)
HEAD, NPSH, STAGES = "pump_head_m", "pump_npsh_m", "pump_stages"
_HEAD = BareFigure(units=("m", "ft", "kPa", "bar"), low=0.3, high=2500.0)
_MOTOR, _POWER = curves.power_roles(KEYS)
ROLES = (
    MODEL_ROLE,
    Role(key=NPSH, kind=Kind.HEAD, names=(r"\bnpsh", r"汽蚀"), zero=True),
    curves.WHEEL_ROLE,
    curves.speed_role(KEYS),
    curves.flow_role(KEYS, Kind.WATER_FLOW, 50.0, r"\bdischarge\b"),
    _MOTOR,
    Role(key=STAGES, kind=Kind.COUNT, names=(r"\bstages?\b", r"级数")),
    Role(
        key=KEYS.rate,
        kind=Kind.SHARE,
        names=(r"\beff", r"^(η|eta)", r"wirkungsgrad", r"效率"),
        zero=True,
    ),
    _POWER,
    Role(
        key=HEAD,
        kind=Kind.HEAD,
        names=(r"\bhead\b", r"\btdh\b", r"^h\b", r"\blift\b", r"förderhöhe", r"扬程"),
        also=(r"\b(differential )?pressure\b", r"压力|压头"),
        zero=True,
    ),
)
TOLD = {
    "pump_kind": {
        PumpKind.END_SUCTION.value: r"end[\s-]*suction|\bIS[GR]?\d|单吸",
        PumpKind.SPLIT_CASE.value: r"split[\s-]*case|double[\s-]*suction|双吸|中开",
        PumpKind.IN_LINE.value: r"in-?line|管道泵",
        PumpKind.MULTISTAGE.value: r"multi-?stage|多级",
        PumpKind.SUBMERSIBLE.value: r"submersible|潜水",
        PumpKind.CIRCULATOR.value: r"\bcirculators?\b|屏蔽",
    },
    "power_basis": curves.POWER_BASIS,
}


def maker_tables() -> MakerTables:
    """How makers' curve tables of pumps are read."""
    return MakerTables(
        roles=ROLES,
        unused=(*curves.UNUSED, r"\bsuction\b.*\b(dn|dia)"),
        told=TOLD,
        by_name={},
        asked=("maker", "pump_kind", "power_basis"),
        offered=("maker", "pump_kind", "power_basis", "speed_control", "source_year"),
        fit=fit,
        lacking=lacking,
        divided=lambda model: curves.divided(model, KEYS),
        shown="rated_efficiency",
        bare=curves.bare_figures(KEYS, WATER_FLOW, {HEAD: _HEAD}, WATER_WORK),
    )


def fit(model: TabledModel, wanted: Wanted) -> FittedModel:
    """The pump of a model's points, or which points are missing."""
    stated = _stated(model)
    speed = curves.first(model, KEYS.speed)

    def through(points: Sequence[Point]) -> Pump:
        record: Pump = BROWSING.through_points(_bare(model, wanted, speed or 0.0), points)
        return record

    return curves.curve_of(stated, speed, KEYS, WATER_WORK, through)


def lacking(model: TabledModel) -> tuple[Remark, ...]:
    """What a model's points lack of a curve, whatever kind of pump it is."""
    return curves.lacking(_stated(model), curves.first(model, KEYS.speed), KEYS, WATER_WORK)


def _stated(model: TabledModel) -> Stated:
    return Stated(
        flow=curves.column(model, KEYS.flow),
        rise=curves.column(model, HEAD),
        power=curves.column(model, KEYS.power),
        rate=curves.column(model, KEYS.rate),
    )


def _bare(model: TabledModel, wanted: Wanted, speed: float) -> Pump:
    flow, npsh = curves.column(model, KEYS.flow), curves.column(model, NPSH)
    stated = np.isfinite(flow) & np.isfinite(npsh)
    wheel, stages = curves.first(model, WHEEL), curves.first(model, STAGES)
    return msgspec.structs.replace(
        begun(wanted.values),
        maker=wanted.values["maker"],
        model=model.model,
        **curves.basis_and_control(wanted),
        pump_stages=1 if stages is None else round(stages),
        impeller_mm=None if wheel is None else wheel * 1e3,
        speed_rpm=speed,
        npsh_points=npsh_through(list(zip(flow[stated], npsh[stated], strict=True))),
        motor_power_w=curves.first(model, KEYS.motor),
        source="",
        source_year=wanted.values.get("source_year", ""),
    )
