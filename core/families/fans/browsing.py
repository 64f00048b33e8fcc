"""Fans in the catalog browser, and what is put before a customer."""

from typing import Annotated

import msgspec

from core.content.browsing import FamilyConsultation, FamilyWindow, Limit
from core.families.fans.columns import curve_of
from core.families.fans.record import Fan
from core.families.flow_stations.browsing import FlowBrowsing, limits_of
from core.machines.flow_machines.curves import FlowMachines, machines_of
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FanCurveRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a curve sheet: pressure and power as the record says which they are."""

    point_flow_m3s: Annotated[float, declare(Kind.AIR_FLOW, ge=0, le=5000)]
    point_pressure_pa: Annotated[float, declare(Kind.AIR_PRESSURE, ge=0, le=1e5)]
    point_power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0, le=1e8)]


def _machines(record: Fan) -> FlowMachines:
    """The curve as it is written, in its own pressure and density."""
    curve = curve_of(record, record.pressure_kind)
    return machines_of([] if curve is None else [curve], 1.0)


BROWSING = FlowBrowsing(
    family="fans",
    rise="pressure",
    columns=(
        "model", "maker", "fan_kind", "rated_flow_m3s", "rated_pressure_pa", "rated_efficiency",
        "speed_rpm", "pressure_kind", "evidence",
    ),
    rated_rise="rated_pressure_pa",
    flow_kind=Kind.AIR_FLOW,
    rise_kind=Kind.AIR_PRESSURE,
    table="fan_curve",
    row=FanCurveRow,
    machines=_machines,
)  # fmt: skip


def limits(record: Fan) -> tuple[Limit, ...]:
    """Between which flows and speeds its figures hold."""
    return limits_of(record, Kind.AIR_FLOW)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.flow_m3s",
            "duty.pressure_pa",
            "duty.kept_pressure_pa",
            "duty.margin",
            "economics.tariff.price_per_kwh",
        ),
        figures=("life_cycle_cost", "annual_energy_wh", "specific_fan_power", "system_efficiency"),
    ),
    browsing={"fans": BROWSING},
    limits=limits,
    leads=True,
)
