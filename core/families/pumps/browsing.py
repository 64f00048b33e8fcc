"""Pumps in the catalog browser, and what is put before a customer."""

from collections.abc import Mapping

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
    Rows,
)
from core.families.pumps.columns import columns_of
from core.families.pumps.record import Pump
from core.families.pumps.typed_curve import CURVE, FOLLOWS, fitted, table_of
from core.vocabulary.quantity import Kind


class PumpBrowsing:
    """Head, efficiency and power over flow, through every point that is typed or pasted."""

    columns: tuple[str, ...] = (
        "model", "maker", "pump_kind", "rated_flow_m3s", "rated_head_m", "rated_efficiency",
        "speed_rpm", "power_basis", "evidence",
    )  # fmt: skip

    follows: tuple[str, ...] = FOLLOWS

    def charts(self, record: Pump) -> tuple[Chart, ...]:
        """From the least to the greatest flow of the curve."""
        if not record.curve:
            return ()
        pumps = columns_of([record]).machines
        flow = np.linspace(float(pumps.flow_min[0]), float(pumps.flow_max[0]), 60)
        at = flow[None]
        limits = (float(flow[0]), float(flow[-1]))
        shown = (
            ("pumps.head", pumps.rise_at(at)[0], Kind.HEAD, record.rated_head_m),
            ("pumps.efficiency", pumps.efficiency_at(at)[0], Kind.SHARE, record.rated_efficiency),
            ("pumps.power", pumps.power_at(at)[0], Kind.SHAFT_POWER, None),
        )
        return tuple(
            Chart(
                key=key, x_title="rated_flow_m3s", x=Kind.WATER_FLOW, y=kind, at=Kind.SPEED,
                lines=(Line(x=flow, y=values, at=record.speed_rpm),), limits=limits,
                reference=None if rated is None else (record.rated_flow_m3s, rated),
            )
            for key, values, kind, rated in shown
        )  # fmt: skip

    def tables(self, record: Pump) -> tuple[PointTable, ...]:
        """The points of its curve."""
        return (table_of(record),)

    def points(
        self,
        record: Pump,  # noqa: ARG002
        rows: Mapping[str, Rows],
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """They lie in the charts of head and power."""
        given = np.array(rows[CURVE], dtype=np.float64).reshape(-1, 3)
        return {"pumps.head": (given[:, 0], given[:, 1]), "pumps.power": (given[:, 0], given[:, 2])}

    def fitted(
        self,
        record: Pump,
        rows: Mapping[str, Rows],
        forms: Mapping[str, str],  # noqa: ARG002
    ) -> Fitted:
        """The pump with its curve through these points."""
        return fitted(record, rows[CURVE])


def limits(record: Pump) -> tuple[Limit, ...]:
    """Between which flows and speeds its figures hold."""
    if not record.curve:
        return ()
    flows = (record.curve[0][0] / 3600.0, record.curve[-1][0] / 3600.0)
    found: list[Limit] = [("rated_flow_m3s", flows, Kind.WATER_FLOW)]
    if record.speed_min_rpm is not None:
        most = record.speed_max_rpm or record.speed_rpm
        found.append(("speed_rpm", (record.speed_min_rpm, most), Kind.SPEED))
    return tuple(found)


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
    browsing={"pumps": PumpBrowsing()},
    limits=limits,
    leads=True,
)
