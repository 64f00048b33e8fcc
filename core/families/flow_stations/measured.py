"""What was measured at the machine of today against the curve of its nameplate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.duty import FlowDuty, Measured
from core.families.flow_stations.fleet import Fleet, each_at
from core.machines.flow_machines.control import FlowControl
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratios:
    """What was measured over what the nameplate's curve says, by flow, (points,)."""

    flow: FloatArray
    ratio: FloatArray

    def at(self, flow: FloatArray | float) -> FloatArray:
        """At other flows of the machine; as at the last beyond them."""
        found: FloatArray = np.interp(np.nan_to_num(flow), self.flow, self.ratio)
        return found


def _ratios(flow: FloatArray, measured: FloatArray, curve: FloatArray) -> Ratios | None:
    """Where the curve says anything; None: nowhere."""
    known = np.isfinite(curve) & (curve > 0.0)
    if not known.any():
        return None
    return Ratios(flow=flow[known], ratio=measured[known] / curve[known])


def rises(plate: Fleet, duty: FlowDuty) -> Ratios | None:
    """Rises measured over those of the machine of the nameplate; None without."""
    measured = duty.measured
    if measured is None:
        return None
    curve = plate.machines.rise_at(measured.flow[None])[0] / duty.series
    return _ratios(measured.flow, measured.rise, curve)


def powers(fleet: Fleet, duty: FlowDuty) -> Ratios | None:
    """Powers measured over those of the nameplate's curve; None without."""
    measured = duty.measured
    if measured is None:
        return None
    drawn = _at_full_speed(fleet, measured)
    return _ratios(measured.flow, measured.power_w * duty.series, drawn)


def _at_full_speed(fleet: Fleet, measured: Measured) -> FloatArray:
    """Electric power at the flows measured, W, (points,)."""
    here = replace(fleet, duty=fleet.duty.held(FlowControl.THROTTLE))
    flow = measured.flow[None]
    drawn: FloatArray = each_at(here, flow, np.zeros_like(flow)).input_w[0]
    return drawn


def of_points(plate: Fleet) -> Iterator[Finding]:
    """Of each point what it is worth, and how far it lies off the curve of the nameplate."""
    duty = plate.duty
    measured = duty.measured
    if measured is None:
        return
    curve = plate.machines.rise_at(measured.flow[None])[0] / duty.series
    drawn = _at_full_speed(plate, measured) / duty.series
    useful = duty.work_of_rise * measured.flow * measured.rise
    for at, flow in enumerate(measured.flow):
        ratio = measured.power_w[at] / drawn[at]
        yield finding(
            "station_measured", Severity.INFO,
            figure("flow", float(flow), duty.flow_kind),
            figure("efficiency", float(useful[at] / measured.power_w[at]), Kind.SHARE),
            figure("head", float(measured.rise[at]), duty.rise_kind),
            figure("curve", float(np.nan_to_num(curve[at])), duty.rise_kind),
            figure("power", float(ratio) if np.isfinite(ratio) else 1.0, Kind.SHARE),
        )  # fmt: skip
