"""Figures no power supply can have, and doubtful ones: see core.machines.plausibility."""

from collections.abc import Iterator
from itertools import pairwise

from core.families.power_supplies.record import PowerSupply, SupplyFlag
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_OUTPUT_W = (100.0, 1e8)
_LEAST, _MOST = 0.3, 0.999


def faults(record: PowerSupply) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(record))


def _of(record: PowerSupply) -> Iterator[Fault]:
    yield from of_numbers(record)
    yield from outside("supply_w", record.supply_w, *_OUTPUT_W, Kind.ELECTRIC_POWER)
    loads, efficiencies = record.supply_loads, record.supply_efficiencies
    if not loads or len(loads) != len(efficiencies):
        yield "supply_efficiencies", "supply_lists_differ", (
            figure("loads", len(loads), Kind.COUNT),
            figure("efficiencies", len(efficiencies), Kind.COUNT),
        )  # fmt: skip
        return
    if any(one >= after for one, after in pairwise(loads)):
        yield "supply_loads", "supply_loads_not_rising", ()
    for share in loads:
        yield from outside("supply_loads", share, 0.01, 1.2, Kind.SHARE)
    for one in efficiencies:
        yield from outside("supply_efficiencies", one, _LEAST, _MOST, Kind.FINE_SHARE)


def defects(record: PowerSupply) -> tuple[SupplyFlag, ...]:
    """Flags that follow from the figures."""
    return (SupplyFlag.ONE_POINT,) if len(set(record.supply_efficiencies)) == 1 else ()


def reference_values(record: PowerSupply) -> dict[str, float]:
    """Nothing is fitted that could be off."""
    del record
    return {}
