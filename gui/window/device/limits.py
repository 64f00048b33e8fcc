"""Between which conditions the figures of a record hold: what each family has to say of it."""

from core.chillers.record import Chiller
from core.heat_pumps.record import HeatPump
from core.industrial_heat.record import IndustrialHeatPump
from core.motors.record import Motor
from core.quantity import Kind

Limit = tuple[str, tuple[float, float], Kind]  # key of the field, low and high, kind


def chiller_limits(record: Chiller) -> tuple[Limit, ...]:
    """The limits of the curves, inputs first."""
    curve = record.part_load_curve
    return (
        ("leaving_chilled_c", record.leaving_limits_c, Kind.TEMPERATURE),
        ("entering_condenser_c", record.condenser_limits_c, Kind.TEMPERATURE),
        ("part_load", (curve.plr_min, curve.plr_max), Kind.SHARE),
    )


def motor_limits(record: Motor) -> tuple[Limit, ...]:
    """The loads whose efficiency is published, and the highest speed where it is stated."""
    published = [
        load
        for load, key in ((1.0, "100"), (0.75, "75"), (0.5, "50"), (0.25, "25"))
        if getattr(record, f"efficiency_{key}") is not None
    ]
    found: list[Limit] = []
    if published:
        found.append(("part_load", (min(published), max(published)), Kind.SHARE))
    if record.speed_max_rpm is not None:
        found.append(("speed_rpm", (0.0, record.speed_max_rpm), Kind.SPEED))
    return tuple(found)


def industrial_heat_limits(record: IndustrialHeatPump) -> tuple[Limit, ...]:
    """The temperatures at the machine's own connections, and the lift between them."""
    return (
        ("evaporator_in_c", (record.source_min_c, record.source_max_c), Kind.TEMPERATURE),
        ("condenser_out_c", (record.sink_min_c, record.sink_max_c), Kind.TEMPERATURE),
        ("lift_k", (record.lift_min_k, record.lift_max_k), Kind.TEMPERATURE_DIFFERENCE),
    )


def heat_pump_limits(record: HeatPump) -> tuple[Limit, ...]:
    """Outdoor temperatures between operating limit and warmest point; flow up to the highest."""
    outdoor = [point.outdoor_c for rating in record.ratings for point in rating.points]
    outdoor += [rating.limit_c for rating in record.ratings if rating.limit_c is not None]
    flow = [rating.flow_c for rating in record.ratings]
    flow += [one.outlet_limit_c for one in record.ratings if one.outlet_limit_c is not None]
    return tuple(
        (key, (min(found), max(found)), Kind.TEMPERATURE)
        for key, found in (("outdoor_c", outdoor), ("flow_c", flow))
        if found
    )
