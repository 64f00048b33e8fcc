"""What can be seen from a heat pump's own figures: that they are doubtful.

That they cannot be true is said by core.families.heat_pumps.plausibility.
"""

from core.families.heat_pumps.en14825 import cooling_columns, recalculated, seer
from core.families.heat_pumps.rating_checks import marked
from core.families.heat_pumps.record import HeatPump, PumpFlag
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind


def defects(pump: HeatPump) -> tuple[PumpFlag, ...]:
    """The flags a machine's own figures call for, in the order of their declaration."""
    return marked(pump).flags


def recomputed(pump: HeatPump) -> dict[str, tuple[Figure, ...]]:
    """SCOP and SEER by EN 14825 from the declared points, to stand beside the declared ones."""
    seers = seer(cooling_columns(pump.cooling)).scop
    found = {
        "ratings": [("scop_recalculated", one) for one in recalculated(pump)],
        "cooling": [("seer_recalculated", float(one)) for one in seers],
    }
    return {
        key: tuple(figure(name, value if value > 0.0 else "–", Kind.COP) for name, value in pairs)
        for key, pairs in found.items()
    }


def reference_values(pump: HeatPump) -> dict[str, float]:
    """Declared points are the figures themselves: no curve to check."""
    del pump
    return {}
