"""Between which conditions the figures of a record hold: what each family has to say of it."""

from collections.abc import Callable
from typing import Any

from core.chillers.record import Chiller
from core.quantity import Kind

Limit = tuple[str, tuple[float, float], Kind]  # key of the field, low and high, kind


def limits_of(record: Any) -> tuple[Limit, ...]:
    """The limits of the curves behind a record's figures, inputs first."""
    return _FAMILIES[type(record)](record)


def _chiller(record: Chiller) -> tuple[Limit, ...]:
    curve = record.part_load_curve
    return (
        ("leaving_chilled_c", record.leaving_limits_c, Kind.TEMPERATURE),
        ("entering_condenser_c", record.condenser_limits_c, Kind.TEMPERATURE),
        ("part_load", (curve.plr_min, curve.plr_max), Kind.SHARE),
    )


_FAMILIES: dict[type, Callable[[Any], tuple[Limit, ...]]] = {Chiller: _chiller}
