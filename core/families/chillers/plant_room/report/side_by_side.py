"""Arrangements of a room beside each other: two equal chillers, three, two and a small one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from core.content.blocks import Cell, Column, Quantity, Table, Words, say
from core.families.chillers.outcome import ChillerOutcome
from core.report.cells import units_of
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_LOOKED_AT = 60  # of the first candidates
_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """The best candidate of so many units of each size; units: of each group."""

    units: tuple[int, ...]
    candidate: Candidate


def arrangements_of(selection: Selection) -> tuple[Arrangement, ...]:
    """One candidate for every arrangement that carries the load, in the order of the ranking."""
    found: dict[tuple[int, ...], Candidate] = {}
    for candidate in islice(selection.candidates, _LOOKED_AT):
        units = tuple(group.units for group in candidate.groups)
        if candidate.shortfall is None and units not in found:
            found[units] = candidate
    every = [Arrangement(units=units, candidate=one) for units, one in found.items()]
    by_cost = sorted(every, key=lambda one: one.candidate.outcome.life_cycle_cost)
    return tuple(by_cost[:_SHOWN])


def side_by_side(selection: Selection, candidate: Candidate) -> Table | None:
    """The arrangements, `candidate` marked; None where there is but one."""
    found = arrangements_of(selection)
    if len(found) < 2:
        return None
    here = [at for at, one in enumerate(found) if one.candidate.id == candidate.id]
    return Table(
        title=say("report.room.arrangements"),
        columns=(
            Column(title=say("report.room.arrangement"), share=1.0),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("field.low_load_hours"), kind=Kind.HOURS),
            Column(title=say("field.investment"), kind=Kind.MONEY),
            Column(title=say("field.life_cycle_cost"), kind=Kind.MONEY),
            Column(title=say("report.column.machine"), share=1.4),
        ),
        rows=tuple(tuple(_row(one.candidate)) for one in found),
        marked=frozenset(here),
        caption=say("report.room.arrangements.caption"),
        sheet="room_arrangements",
    )


def _row(candidate: Candidate) -> Iterator[Cell]:
    outcome = candidate.outcome
    assert isinstance(outcome, ChillerOutcome)  # noqa: S101  a room has chillers
    yield units_of(candidate)
    yield Quantity(value=outcome.system_cop, kind=Kind.EER)
    yield Quantity(value=outcome.annual_energy_wh, kind=Kind.ENERGY)
    yield Quantity(value=outcome.low_load_hours, kind=Kind.HOURS)
    yield Quantity(value=outcome.investment, kind=Kind.MONEY)
    yield Quantity(value=outcome.life_cycle_cost, kind=Kind.MONEY)
    yield Words(text=candidate.name)
