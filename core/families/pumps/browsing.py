"""Pumps in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.pumps.columns import columns_of
from core.families.pumps.record import Pump
from core.vocabulary.quantity import Kind


class PumpBrowsing(AsTheyAre):
    """Head, efficiency and power over flow; nothing is fitted."""

    columns: tuple[str, ...] = (
        "model", "maker", "pump_kind", "rated_flow_m3s", "rated_head_m", "rated_efficiency",
        "speed_rpm", "power_basis", "evidence",
    )  # fmt: skip

    def charts(self, record: Pump) -> tuple[Chart, ...]:
        """From the least to the greatest flow of the curve."""
        if not record.curve:
            return ()
        pumps = columns_of([record]).pumps
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
)
