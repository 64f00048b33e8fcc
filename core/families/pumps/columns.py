"""Pumps as columns: arrays over machines, the form in which all is computed."""

from collections.abc import Sequence

from core.families.flow_stations.columns import FlowColumns, column, figures_of
from core.families.motors.drive import Drive
from core.families.pumps.record import Pump
from core.machines.flow_machines.curves import Curve, machines_of
from core.vocabulary.by_definition import GRAVITY

CURVE_DENSITY = 998.2  # kg/m³: curve sheets hold for water of 20 °C
WATER_WORK = CURVE_DENSITY * GRAVITY  # W for a m³/s raised by 1 m
_S_PER_H = 3600.0


def curve_of(pump: Pump) -> Curve:
    """The points of a record as a curve in SI."""
    flow, head, power = zip(*pump.curve, strict=True)
    return Curve(
        flow=tuple(q / _S_PER_H for q in flow), rise=head, power_w=tuple(p * 1e3 for p in power)
    )


def columns_of(records: Sequence[Pump], drives: Sequence[Drive] = ()) -> FlowColumns:
    """Lay records side by side."""
    return FlowColumns(
        **figures_of(records),
        drives=tuple(drives),
        machines=machines_of([curve_of(record) for record in records], WATER_WORK),
        fixed_w=column(records, lambda one: one.fixed_power_w, 0.0),
    )
