"""Figures no boiler can have, and doubtful ones: see core.machines.plausibility."""

from collections.abc import Iterator
from itertools import pairwise

from core.families.boilers.record import Boiler, BoilerFlag, BoilerFuel, BoilerKind, HeatingValue
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_OUTPUT_W = (1e3, 1e9)
_RETURN_C = (5.0, 200.0)
# On the net heating value. All the vapour of natural gas gives 11 %; without condensing the flue
# gas takes some per cent with it.
_MOST = {BoilerKind.CONDENSING: 1.11, BoilerKind.PLAIN: 0.99, BoilerKind.RESISTANCE: 1.0}
_LEAST = 0.5


def faults(boiler: Boiler) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(boiler))


def _of(boiler: Boiler) -> Iterator[Fault]:
    yield from of_numbers(boiler)
    yield from outside("boiler_output_w", boiler.boiler_output_w, *_OUTPUT_W, Kind.HEATING_POWER)
    rows, columns = len(boiler.load_shares), max(1, len(boiler.return_steps_c))
    table = boiler.efficiencies
    if not rows or len(table) != rows or any(len(row) != columns for row in table):
        yield "efficiencies", "boiler_table_shape", (
            figure("rows", rows, Kind.COUNT), figure("columns", columns, Kind.COUNT)
        )  # fmt: skip
        return
    for key, steps in (
        ("load_shares", boiler.load_shares), ("return_steps_c", boiler.return_steps_c)
    ):  # fmt: skip
        if any(one >= next_one for one, next_one in pairwise(steps)):
            yield key, "boiler_steps_not_rising", ()
    for share in boiler.load_shares:
        yield from outside("load_shares", share, 0.01, 1.0, Kind.SHARE)
    for warm in boiler.return_steps_c:
        yield from outside("return_steps_c", warm, *_RETURN_C, Kind.TEMPERATURE)
    most = _MOST[boiler.boiler_kind]
    for one in (value for row in table for value in row):
        net = one * boiler.to_net
        yield from outside("efficiencies", net, _LEAST, most, Kind.FINE_SHARE)
    gross = boiler.heating_value is HeatingValue.GROSS
    if gross and boiler.fired_with is not BoilerFuel.NATURAL_GAS:
        yield "heating_value", "boiler_gross_of_gas_alone", ()


def defects(boiler: Boiler) -> tuple[BoilerFlag, ...]:
    """Flags that follow from the figures."""
    found = []
    if boiler.boiler_kind is BoilerKind.CONDENSING and not boiler.return_steps_c:
        found.append(BoilerFlag.NO_RETURN)
    if len({value for row in boiler.efficiencies for value in row}) == 1:
        found.append(BoilerFlag.CONSTANT)
    return tuple(found)


def reference_values(boiler: Boiler) -> dict[str, float]:  # noqa: ARG001
    """None: nothing is fitted that could be off."""
    return {}
