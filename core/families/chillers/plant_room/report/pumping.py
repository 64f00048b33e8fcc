"""Ways of pumping the chilled and the cooling water of a plant beside each other."""

from collections.abc import Sequence
from enum import StrEnum

from core.content.blocks import Column, Quantity, Table, say
from core.families.chillers.plant_room.year.controls import (
    RoomYear,
    by_condenser_pumping,
    by_pumping,
)
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def pumping_table(selection: Selection, candidate: Candidate) -> Table:
    """The year of a plant by each way of pumping its chilled water, that of the study marked."""
    years = by_pumping(selection, candidate).items()
    ways = [(way, year, year.chilled_pump_wh) for way, year in years]
    return _beside_each_other("chilled", ways, selection.duty.chilled_pumping)


def condenser_pumping_table(selection: Selection, candidate: Candidate) -> Table:
    """Cooling-water pumps of constant speed and those whose flow is chosen."""
    years = by_condenser_pumping(selection, candidate).items()
    ways = [(way, year, year.condenser_pump_wh) for way, year in years]
    return _beside_each_other("condenser", ways, selection.duty.condenser_pumping)


def _beside_each_other(
    water: str, ways: Sequence[tuple[StrEnum, RoomYear, float]], chosen: StrEnum
) -> Table:
    """Energy of the plant and of the pumps of one water, Wh, and the EER, by each way."""
    key = f"report.room.{water}_pumping"
    return Table(
        title=say(key),
        columns=(
            Column(title=say(f"field.{water}_pumping"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say(f"{key}.pumps"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
        ),
        rows=tuple(
            (
                say(f"choice.{way.value}"),
                Quantity(value=year.energy_wh, kind=Kind.ENERGY),
                Quantity(value=pumps_wh, kind=Kind.ENERGY),
                Quantity(value=year.eer, kind=Kind.EER),
            )
            for way, year, pumps_wh in ways
        ),
        marked=frozenset(([way for way, _, _ in ways].index(chosen),)),
        caption=say(f"{key}.caption"),
    )
