"""Cells on one header beside cells of each chiller's own."""

from core.content.blocks import Block, Column, Quantity, Table, TableCell, say
from core.families.chillers.plant_room.year.shared_cells import shared_cells
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def shared_cells_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Of a plant of several units of one model; of others nothing can be said so simply."""
    if candidate.is_mixed or candidate.units < 2:
        return ()
    found = shared_cells(selection, candidate)

    def row(key: str, fan_wh: float, energy_wh: float) -> tuple[TableCell, ...]:
        return (
            say(f"report.room.cells.{key}"),
            Quantity(value=energy_wh, kind=Kind.ENERGY),
            Quantity(value=fan_wh, kind=Kind.ENERGY),
            Quantity(value=found.cooling_wh / energy_wh, kind=Kind.EER),
        )

    least = Quantity(value=selection.duty.condenser_flow_least, kind=Kind.SHARE)
    table = Table(
        title=say("report.room.cells"),
        columns=(
            Column(title=say("report.room.cells.arranged"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("field.tower_fan_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
        ),
        rows=(
            row("own", found.own_fan_wh, found.energy_wh),
            row("shared", found.shared_fan_wh, found.shared_energy_wh),
        ),
        marked=frozenset((0,)),
        caption=say("report.room.cells.caption", least=least),
        sheet="room_cells",
    )
    return (table,)
