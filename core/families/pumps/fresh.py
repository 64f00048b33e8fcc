"""A pump begun from nothing: its curve sheet is typed or pasted, and tells its best point."""

from collections.abc import Mapping

from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.families.pumps.record import Pump, PumpKind
from core.machines.device import OWN_SOURCE, Evidence

_USUAL_RPM = 1480.0


def begun(chosen: Mapping[str, str]) -> Pump:
    """A pump of the user's own to begin from, of the kind that is chosen, without a curve yet."""
    return Pump(
        id="",
        maker="",
        model="",
        pump_kind=PumpKind(chosen.get("pump_kind", PumpKind.END_SUCTION)),
        power_basis=PowerBasis.SHAFT,
        speed_control=SpeedControl.BY_CONVERTER,
        rated_flow_m3s=1.0,  # these three are read off the curve
        rated_head_m=1.0,
        rated_efficiency=0.5,
        speed_rpm=_USUAL_RPM,
        source=OWN_SOURCE,
        source_year="",
        evidence=Evidence.C,
    )
