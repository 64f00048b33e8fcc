"""The table of electric boilers in the catalog, and what a figure of theirs cannot be."""

from collections.abc import Iterator

from core.families.electric_boilers.record import BoilerFlag, ElectricBoiler
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.machines.table import DeviceTable
from core.vocabulary.quantity import Kind

# Below the least a boiler loses a fifth of its power through its jacket: none does.
_EFFICIENCY = (0.8, 1.0)
_WATER_C = (30.0, 260.0)


def faults(boiler: ElectricBoiler) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(boiler))


def _of(boiler: ElectricBoiler) -> Iterator[Fault]:
    yield from of_numbers(boiler)
    yield from outside("heat_efficiency", boiler.heat_efficiency, *_EFFICIENCY, Kind.SHARE)
    if boiler.water_max_c is not None:
        yield from outside("water_max_c", boiler.water_max_c, *_WATER_C, Kind.TEMPERATURE)


def defects(boiler: ElectricBoiler) -> tuple[BoilerFlag, ...]:
    """Flags that follow from the figures."""
    return (BoilerFlag.NO_SUPPLY_LIMIT,) if boiler.water_max_c is None else ()


def reference_values(boiler: ElectricBoiler) -> dict[str, float]:  # noqa: ARG001
    """None: a constant has no curve that could be off at a reference point."""
    return {}


ELECTRIC_BOILERS = DeviceTable(
    name="electric_boilers",
    record=ElectricBoiler,
    key="id",
    figures="electric_boilers.csv",
    searched=("id", "maker", "model", "boiler_type"),
    listed=("id", "maker", "model", "boiler_type", "boiler_heat_w", "heat_efficiency", "evidence"),
    type_column="boiler_type",
    size_column="boiler_heat_w",
    faults=faults,
    defects=defects,
    reference_values=reference_values,
)
TABLES = (ELECTRIC_BOILERS,)
