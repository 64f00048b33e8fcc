"""A fan begun from nothing: its curve sheet is typed or pasted, and tells its best point."""

from collections.abc import Mapping

from core.families.fans.record import Fan, FanKind, PressureKind
from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.machines.device import OWN_SOURCE, Evidence

_USUAL_RPM = 1450.0


def begun(chosen: Mapping[str, str]) -> Fan:
    """A fan of the user's own to begin from, of the kind that is chosen, without a curve yet."""
    return Fan(
        id="",
        maker="",
        model="",
        fan_kind=FanKind(chosen.get("fan_kind", FanKind.CENTRIFUGAL)),
        pressure_kind=PressureKind.TOTAL,
        power_basis=PowerBasis.SHAFT,
        speed_control=SpeedControl.BY_CONVERTER,
        rated_flow_m3s=1.0,  # these three are read off the curve
        rated_pressure_pa=100.0,
        rated_efficiency=0.5,
        speed_rpm=_USUAL_RPM,
        source=OWN_SOURCE,
        source_year="",
        evidence=Evidence.C,
    )
