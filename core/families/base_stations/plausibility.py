"""Checks of one radio unit by the order of its powers and the range of plausible ones."""

from collections.abc import Iterator

from core.families.base_stations.record import RadioFlag, RadioUnit
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.quantity import Kind

_RADIO_W = (0.05, 2000.0)
_RATIO = (0.02, 0.75)  # no amplifier with its unit gives back more


def faults(record: RadioUnit) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(record))


def _of(record: RadioUnit) -> Iterator[Fault]:
    yield from of_numbers(record)
    yield from outside("radio_w", record.radio_w, *_RADIO_W, Kind.IDLE_POWER)
    yield from outside("power_ratio", record.power_ratio, *_RATIO, Kind.SHARE)
    for key in ("radio_idle_share", "radio_asleep_share", "radio_off_share"):
        yield from outside(key, getattr(record, key), 0.0, 1.0, Kind.SHARE)
    if not record.radio_off_share <= record.radio_asleep_share <= record.radio_idle_share:
        yield "radio_asleep_share", "radio_sleep_above_idling", ()


def defects(record: RadioUnit) -> tuple[RadioFlag, ...]:
    """Nothing follows from the figures alone."""
    del record
    return ()


def reference_values(record: RadioUnit) -> dict[str, float]:
    """Nothing is fitted that could be off."""
    del record
    return {}
