"""Pumps in the catalog browser, and what is put before a customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
import numpy as np

from core.content.browsing import (
    Chart,
    FamilyConsultation,
    FamilyWindow,
    Fitted,
    FloatArray,
    Limit,
    Line,
    PointTable,
    Residual,
    Rows,
)
from core.families.flow_stations.browsing import FlowBrowsing, limits_of
from core.families.pumps.columns import columns_of
from core.families.pumps.npsh import NPSH_TABLE, npsh_rows, npsh_through
from core.families.pumps.record import Pump
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class CurveRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a curve sheet: the power is the record's, at the shaft or of the unit."""

    point_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=0, le=50)]
    point_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=5000)]
    point_power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0, le=1e8)]


class NpshRow(msgspec.Struct, frozen=True, kw_only=True):
    """NPSH required at a flow, at the speed of the curve."""

    point_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=0, le=50)]
    point_npsh_m: Annotated[float, declare(Kind.HEAD, gt=0, le=100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpBrowsing(FlowBrowsing):
    """The curves of a pump, and NPSH required over flow where it is stated."""

    def charts(self, record: Pump) -> tuple[Chart, ...]:
        """Behind the others NPSH required, over the flows it is stated for."""
        charts = FlowBrowsing.charts(self, record)
        if not charts or not record.npsh_points:
            return charts
        flow, npsh = np.array(npsh_rows(record)).T
        line = Line(x=flow, y=npsh, at=record.speed_rpm)
        return (
            *charts,
            Chart(
                key=_NPSH_CHART, x_title="rated_flow_m3s", x=Kind.WATER_FLOW, y=Kind.HEAD,
                at=Kind.SPEED, lines=(line,), limits=(float(flow[0]), float(flow[-1])),
            ),
        )  # fmt: skip

    def tables(self, record: Pump) -> tuple[PointTable, ...]:
        """The points of its curve and those of NPSH, in SI."""
        npsh = PointTable(key=NPSH_TABLE, row=NpshRow, rows=npsh_rows(record))
        return (*FlowBrowsing.tables(self, record), npsh)

    def points(
        self, record: Pump, rows: Mapping[str, Rows]
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """Each in its own chart."""
        given = np.array(rows[NPSH_TABLE], dtype=np.float64).reshape(-1, 2)
        own = {_NPSH_CHART: (given[:, 0], given[:, 1])} if len(given) else {}
        return {**FlowBrowsing.points(self, record, rows), **own}

    def fitted(self, record: Any, rows: Mapping[str, Rows], forms: Mapping[str, str]) -> Fitted:
        """The record with its curves through every point; raises as the common one does."""
        found = FlowBrowsing.fitted(self, record, rows, forms)
        npsh = npsh_through(rows[NPSH_TABLE]) if NPSH_TABLE in rows else record.npsh_points
        own = msgspec.structs.replace(found.record, npsh_points=npsh)
        through = Residual(table=NPSH_TABLE, column="point_npsh_m", largest=0.0, rms=0.0)
        return Fitted(record=own, residuals=(*found.residuals, *([through] if npsh else ())))


_NPSH_CHART = "pumps.npsh"
BROWSING = PumpBrowsing(
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
        figures=("life_cycle_cost", "annual_energy_wh", "energy_per_m3", "machine_efficiency"),
    ),
    browsing={"pumps": BROWSING},
    limits=limits,
    leads=True,
)
