"""Ways of pumping the chilled and the cooling water of a plant beside each other."""

from core.content.blocks import Column, Quantity, Table, say
from core.families.chillers.plant_room.year.controls import by_condenser_pumping, by_pumping
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def pumping_table(selection: Selection, candidate: Candidate) -> Table:
    """The year of a plant by each, that of the study marked."""
    years = by_pumping(selection, candidate)
    return Table(
        title=say("report.room.pumping"),
        columns=(
            Column(title=say("field.chilled_pumping"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.pumping.chilled"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
        ),
        rows=tuple(
            (
                say(f"choice.{way.value}"),
                Quantity(value=year.energy_wh, kind=Kind.ENERGY),
                Quantity(value=year.chilled_pump_wh, kind=Kind.ENERGY),
                Quantity(value=year.eer, kind=Kind.EER),
            )
            for way, year in years.items()
        ),
        marked=frozenset((tuple(years).index(selection.duty.chilled_pumping),)),
        caption=say("report.room.pumping.caption"),
    )


def condenser_pumping_table(selection: Selection, candidate: Candidate) -> Table:
    """Cooling-water pumps of constant speed and those whose flow is chosen."""
    years = by_condenser_pumping(selection, candidate)
    return Table(
        title=say("report.room.condenser_pumping"),
        columns=(
            Column(title=say("field.condenser_pumping"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.condenser_pumping.own"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
        ),
        rows=tuple(
            (
                say(f"choice.{way.value}"),
                Quantity(value=year.energy_wh, kind=Kind.ENERGY),
                Quantity(value=year.condenser_pump_wh, kind=Kind.ENERGY),
                Quantity(value=year.eer, kind=Kind.EER),
            )
            for way, year in years.items()
        ),
        marked=frozenset((tuple(years).index(selection.duty.condenser_pumping),)),
        caption=say("report.room.condenser_pumping.caption"),
    )
