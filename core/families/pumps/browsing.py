"""Pumps in the catalog browser, and what is put before a customer."""

from typing import Annotated

import msgspec

from core.content.browsing import FamilyConsultation, FamilyWindow, Limit
from core.families.flow_stations.browsing import FlowBrowsing, limits_of
from core.families.pumps.columns import columns_of
from core.families.pumps.record import Pump
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class CurveRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a curve sheet: the power is the record's, at the shaft or of the unit."""

    point_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=0, le=50)]
    point_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=5000)]
    point_power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0, le=1e8)]


BROWSING = FlowBrowsing(
    family="pumps",
    rise="head",
    columns=(
        "model", "maker", "pump_kind", "rated_flow_m3s", "rated_head_m", "rated_efficiency",
        "speed_rpm", "power_basis", "evidence",
    ),
    rated_rise="rated_head_m",
    flow_kind=Kind.WATER_FLOW,
    rise_kind=Kind.HEAD,
    table="pump_curve",
    row=CurveRow,
    machines=lambda record: columns_of([record]).machines,
)  # fmt: skip


def limits(record: Pump) -> tuple[Limit, ...]:
    """Between which flows and speeds its figures hold."""
    return limits_of(record, Kind.WATER_FLOW)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.flow_m3s",
            "duty.head_m",
            "duty.static_head_m",
            "duty.margin",
            "economics.tariff.price_per_kwh",
        ),
        figures=("life_cycle_cost", "annual_energy_wh", "energy_per_m3", "system_efficiency"),
    ),
    browsing={"pumps": BROWSING},
    limits=limits,
    leads=True,
)
