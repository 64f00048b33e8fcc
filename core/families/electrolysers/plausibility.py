"""Figures no electrolyser can have, and doubtful ones: see core.machines.plausibility."""

from collections.abc import Iterator

from core.families.electrolysers.record import Electrolyser, ElectrolyserFlag, ElectrolyserKind
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.quantity import Kind

_FLOW_M3S = (1e-5, 3.0)
# The reversible voltage of water at 25 °C is 1.229 V: 2.94 kWh/Nm³; steam of a solid-oxide cell
# takes part of it as heat. Above 8 kWh/Nm³ nobody would build one.
_LEAST = {ElectrolyserKind.SOLID_OXIDE: 2.3}
_COLD, _MOST = 2.94, 8.0


def faults(record: Electrolyser) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(record))


def _of(record: Electrolyser) -> Iterator[Fault]:
    yield from of_numbers(record)
    yield from outside("hydrogen_m3s", record.hydrogen_m3s, *_FLOW_M3S, Kind.HYDROGEN_FLOW)
    least = _LEAST.get(record.electrolyser_kind, _COLD)
    for key, value in (
        ("stack_kwh_m3", record.stack_kwh_m3), ("system_kwh_m3", record.system_kwh_m3)
    ):  # fmt: skip
        if value is not None:
            yield from outside(key, value, least, _MOST, Kind.ENERGY_PER_HYDROGEN)
    stack, system = record.stack_kwh_m3, record.system_kwh_m3
    if stack is None and system is None:
        yield "system_kwh_m3", "electrolyser_no_consumption", ()
    if stack is not None and system is not None and system < stack:
        yield "system_kwh_m3", "electrolyser_system_below_stack", ()


def defects(record: Electrolyser) -> tuple[ElectrolyserFlag, ...]:
    """Flags that follow from the figures: no record states its part load."""
    del record
    return (ElectrolyserFlag.BY_CLASS_CURVE,)


def reference_values(record: Electrolyser) -> dict[str, float]:
    """Nothing is read off a curve of its own."""
    del record
    return {}
