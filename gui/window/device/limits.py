"""Between which conditions the figures of a record hold: what each family has to say of it."""

from core.chillers.record import Chiller
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
