"""Checks of one furnace by physics and by the range of plausible ones."""

from collections.abc import Iterator

from core.families.furnaces.record import Furnace, FurnaceFlag
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_CHARGE_W = (100.0, 1e9)
_MAX_C = (100.0, 3000.0)
_HEATING_UP_H = (0.0, 240.0)


def faults(record: Furnace) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(record))


def _of(record: Furnace) -> Iterator[Fault]:
    yield from of_numbers(record)
    yield from outside("charge_w", record.charge_w, *_CHARGE_W, Kind.HEATING_POWER)
    yield from outside("furnace_efficiency", record.furnace_efficiency, 0.02, 0.98, Kind.SHARE)
    yield from outside("holding_share", record.holding_share, 0.0, 0.9, Kind.SHARE)
    yield from outside("heating_up_h", record.heating_up_h, *_HEATING_UP_H, Kind.HOURS)
    yield from outside("furnace_max_c", record.furnace_max_c, *_MAX_C, Kind.TEMPERATURE)
    if record.furnace_efficiency + record.holding_share > 1.0:
        yield "holding_share", "furnace_holds_more_than_it_loses", (
            figure("holding", record.holding_share, Kind.SHARE),
            figure("lost", 1.0 - record.furnace_efficiency, Kind.SHARE),
        )  # fmt: skip


def defects(record: Furnace) -> tuple[FurnaceFlag, ...]:
    """Nothing follows from the figures alone."""
    del record
    return ()


def reference_values(record: Furnace) -> dict[str, float]:
    """Nothing is fitted that could be off."""
    del record
    return {}
