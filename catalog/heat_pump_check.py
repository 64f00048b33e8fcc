"""What can be seen from a heat pump's own figures: that they cannot be true, or doubtful."""

from collections.abc import Iterator

from core.finding import Figure, figure
from core.heat_pumps.en14825 import cooling_columns, recalculated, seer
from core.heat_pumps.rating_checks import marked
from core.heat_pumps.record import HeatPump, PumpFlag, SeasonalRating
from core.quantity import Kind

POWER_PLAUSIBLE_W = (500.0, 5e6)  # heat of one machine
COP_PLAUSIBLE = (0.3, 20.0)
SCOP_PLAUSIBLE = (1.0, 12.0)

Fault = tuple[str, str, tuple[Figure, ...]]


def faults(pump: HeatPump) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from _outside("nominal_w", pump.nominal_w, *POWER_PLAUSIBLE_W, Kind.HEATING_POWER)
    for column in ("cop_35", "cop_55"):
        value = getattr(pump, column)
        if value is not None:
            yield from _outside(column, value, *COP_PLAUSIBLE, Kind.COP)
    seen = set()
    for rating in pump.ratings:
        key = (rating.climate, rating.flow_c)
        if key in seen:
            yield "ratings", "rating_twice", (figure("flow", rating.flow_c, Kind.TEMPERATURE),)
        seen.add(key)
        yield from _of_rating(rating)
    for cooling in pump.cooling:
        outdoor = [point.outdoor_c for point in cooling.points]
        if outdoor != sorted(set(outdoor)):
            yield "cooling", "outdoor_not_rising", ()


def _of_rating(rating: SeasonalRating) -> Iterator[Fault]:
    outdoor = [point.outdoor_c for point in rating.points]
    if outdoor != sorted(set(outdoor)):
        yield "ratings", "outdoor_not_rising", ()
    yield from _outside("ratings", rating.design_w, *POWER_PLAUSIBLE_W, Kind.HEATING_POWER)
    yield from _outside("ratings", rating.scop, *SCOP_PLAUSIBLE, Kind.COP)
    for point in rating.points:
        yield from _outside("ratings", point.cop, *COP_PLAUSIBLE, Kind.COP)
        yield from _outside("ratings", point.heat_w, 0.0, POWER_PLAUSIBLE_W[1], Kind.HEATING_POWER)


def _outside(column: str, value: float, low: float, high: float, kind: Kind) -> Iterator[Fault]:
    if not low <= value <= high:
        yield column, "implausible", (
            figure("value", value, kind), figure("low", low, kind), figure("high", high, kind)
        )  # fmt: skip


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
