"""Fans as columns, in total and in static pressure, all at the density of standard air."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.fans.record import Fan, PressureKind
from core.families.flow_stations.columns import FlowColumns, figures_of, laid_together
from core.families.motors.drive import Drive
from core.keeping.keeping import keep_latest
from core.machines.flow_machines.curves import Curve, FlowMachines, machines_of

CURVE_DENSITY = 1.2  # kg/m³
MOTOR_RPM = 1480.0  # of a fan whose speed is not stated; assumed
_S_PER_H = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FanColumns(FlowColumns):
    """Fans side by side; machines: in total pressure.

    static: the same in static pressure; has_total, has_static: whose pressure is known so, or
    follows with the area of the outlet; of the rest the other one stands in its place.
    """

    static: FlowMachines
    has_total: NDArray[np.bool_]
    has_static: NDArray[np.bool_]


def velocity_pressure(fan: Fan, flow_m3s: float) -> float | None:
    """At the outlet, Pa; None where its area is not known."""
    if fan.outlet_m2 is None:
        return None
    return 0.5 * fan.curve_density * (flow_m3s / fan.outlet_m2) ** 2


def curve_of(fan: Fan, kind: PressureKind) -> Curve | None:
    """The points of a record as a curve in SI at its own density; None: not known so."""
    flow, pressure, power = zip(*fan.curve, strict=True)
    flows = tuple(q / _S_PER_H for q in flow)
    if fan.pressure_kind is not kind:
        velocity = [velocity_pressure(fan, q) for q in flows]
        sign = 1.0 if kind is PressureKind.TOTAL else -1.0
        if None in velocity:
            return None
        pressure = tuple(p + sign * (v or 0.0) for p, v in zip(pressure, velocity, strict=True))
    return Curve(flow=flows, rise=pressure, power_w=tuple(p * 1e3 for p in power))


@keep_latest(4096)
def _alone(fan: Fan, kind: PressureKind) -> FlowMachines | None:
    """The curve of one fan at standard density; those of a catalog are laid again and again."""
    curve = curve_of(fan, kind)
    if curve is None:
        return None
    return machines_of([curve], 1.0).denser(CURVE_DENSITY / fan.curve_density, rise=True)


def columns_of(records: Sequence[Fan], drives: Sequence[Drive] = ()) -> FanColumns:
    """Lay records side by side."""
    each = {
        kind: [_alone(record, kind) for record in records]
        for kind in (PressureKind.TOTAL, PressureKind.STATIC)
    }
    both = list(zip(each[PressureKind.TOTAL], each[PressureKind.STATIC], strict=True))
    total = [known if known is not None else other for known, other in both]
    static = [known if known is not None else other for other, known in both]
    return FanColumns(
        **figures_of(records, MOTOR_RPM),
        drives=tuple(drives),
        machines=laid_together([one for one in total if one is not None], 1.0),
        static=laid_together([one for one in static if one is not None], 1.0),
        has_total=np.array([one is not None for one in each[PressureKind.TOTAL]], dtype=bool),
        has_static=np.array([one is not None for one in each[PressureKind.STATIC]], dtype=bool),
        fixed_w=np.zeros(len(records)),
    )
