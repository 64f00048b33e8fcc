"""A pump begun from nothing: its curve sheet is typed or pasted, and tells its best point."""

from collections.abc import Mapping

from core.families.flow_stations.record import bare
from core.families.pumps.record import Pump, PumpKind

_USUAL_RPM = 1480.0


def begun(chosen: Mapping[str, str]) -> Pump:
    """A pump of the user's own to begin from, of the kind that is chosen, without a curve yet."""
    return Pump(
        **bare(_USUAL_RPM),
        pump_kind=PumpKind(chosen.get("pump_kind", PumpKind.END_SUCTION)),
        rated_head_m=1.0,
    )
