"""A fan begun from nothing: its curve sheet is typed or pasted, and tells its best point."""

from collections.abc import Mapping

from core.families.fans.record import Fan, FanKind, PressureKind
from core.families.flow_stations.record import bare

_USUAL_RPM = 1450.0


def begun(chosen: Mapping[str, str]) -> Fan:
    """A fan of the user's own to begin from, of the kind that is chosen, without a curve yet."""
    return Fan(
        **bare(_USUAL_RPM),
        fan_kind=FanKind(chosen.get("fan_kind", FanKind.CENTRIFUGAL)),
        pressure_kind=PressureKind.TOTAL,
        rated_pressure_pa=100.0,
    )
