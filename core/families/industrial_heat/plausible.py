"""What follows from an industrial heat pump's own figures.

That they cannot be true is said by core.families.industrial_heat.plausibility.
"""

from core.families.industrial_heat.record import IndustrialHeatPump, Method, PumpFlag


def defects(pump: IndustrialHeatPump) -> tuple[PumpFlag, ...]:
    """Flags that follow from the figures."""
    return (PumpFlag.NO_PART_LOAD,) if pump.method is Method.MAP else ()


def reference_values(pump: IndustrialHeatPump) -> dict[str, float]:  # noqa: ARG001
    """None: a map has no reference point, a class no curve of its own."""
    return {}
