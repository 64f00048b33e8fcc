"""A plant room in the report: its EER, where its electricity goes, its control, its equipment."""

from collections.abc import Iterator

from core.content.blocks import Beside, Block, Paragraph, say
from core.families.chillers.plant_room.report.absorption import absorption_blocks
from core.families.chillers.plant_room.report.cold_store import cold_store_blocks
from core.families.chillers.plant_room.report.control import (
    controls_table,
    stages_table,
    strategy_table,
)
from core.families.chillers.plant_room.report.dry_cooler import dry_cooler_blocks
from core.families.chillers.plant_room.report.energy_flow import energy_flow_plot
from core.families.chillers.plant_room.report.equipment import equipment_table
from core.families.chillers.plant_room.report.free_cooling import (
    free_cooling_blocks,
    free_cooling_ways,
)
from core.families.chillers.plant_room.report.heat_recovery import heat_recovery_blocks
from core.families.chillers.plant_room.report.notes import room_notes
from core.families.chillers.plant_room.report.pumping import (
    condenser_pumping_table,
    pumping_table,
)
from core.families.chillers.plant_room.report.reset import reset_blocks
from core.families.chillers.plant_room.report.shared_cells import shared_cells_blocks
from core.families.chillers.plant_room.report.side_by_side import side_by_side
from core.families.chillers.plant_room.report.tariff import tariff_blocks
from core.families.chillers.plant_room.report.water import water_table
from core.families.chillers.plant_room.report.year import (
    bands_table,
    boundaries_table,
    lead,
    months_table,
    parts_table,
)
from core.families.chillers.plant_room.year.controls import by_controls, control_table, stages
from core.families.chillers.plant_room.year.operation import room_of_year
from core.machines.condenser import Condenser
from core.selection.selection import Candidate, Selection


def room_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Of a candidate whose pumps and towers are computed.

    What a contractor is handed, and the comparison of arrangements, stand with the leading one.
    """
    year = room_of_year(selection, candidate)
    blocks: list[Block] = [
        lead(selection, year),
        Beside(left=(boundaries_table(year),), right=(parts_table(year),)),
        energy_flow_plot(candidate, year),
        *(_small_tables(selection, candidate) if _is_leading(selection, candidate) else ()),
        *(free_cooling_blocks(selection, candidate) if selection.duty.has_free_cooling else ()),
        Beside(left=(months_table(year),), right=(bands_table(selection, year),)),
    ]
    if selection.duty.has_towers:
        blocks.extend(tariff_blocks(selection, candidate))
    blocks.extend(_options(selection, candidate))
    if not _is_leading(selection, candidate):
        return tuple(blocks)
    blocks.append(stages_table(selection, candidate, stages(year)))
    if selection.duty.condenser is Condenser.WATER:
        blocks.append(strategy_table(candidate, control_table(selection, candidate)))
        blocks.append(controls_table(by_controls(selection, candidate)))
        blocks.extend(shared_cells_blocks(selection, candidate))
        reset = reset_blocks(selection, candidate)
        if selection.duty.has_open_towers:
            blocks.append(Beside(left=(water_table(selection, candidate),), right=reset))
        else:
            blocks.extend(reset)
    blocks.append(equipment_table(selection, candidate))
    blocks.extend(room_notes(selection, candidate))
    beside = side_by_side(selection, candidate)
    return (*blocks, beside) if beside else tuple(blocks)


def short_room_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """What a checker decides by: EER and its parts, options, the control table, the equipment.

    Ways of pumping and of control beside others, months, water and arrangements are in the pages of
    the candidate and in the workbook.
    """
    year, duty = room_of_year(selection, candidate), selection.duty
    blocks: list[Block] = [
        lead(selection, year),
        Beside(left=(boundaries_table(year),), right=(parts_table(year),)),
        *(free_cooling_ways(selection, candidate) if duty.has_free_cooling else ()),
        *_options(selection, candidate),
    ]
    if duty.condenser is Condenser.WATER:
        blocks.append(strategy_table(candidate, control_table(selection, candidate)))
    else:
        blocks.append(stages_table(selection, candidate, stages(year)))
    return (
        *blocks,
        equipment_table(selection, candidate),
        *room_notes(selection, candidate),
        Paragraph(text=say("report.room.elsewhere"), small=True),
    )


def _options(selection: Selection, candidate: Candidate) -> Iterator[Block]:
    """What stands beside the chillers: absorption, a cold store, dry coolers, hot water."""
    duty = selection.duty
    if duty.has_absorption:
        yield from absorption_blocks(selection, candidate)
    if duty.has_cold_store:
        yield from cold_store_blocks(selection, candidate)
    if duty.has_dry_cooler:
        yield from dry_cooler_blocks(selection, candidate)
    if duty.has_heat_recovery:
        yield from heat_recovery_blocks(selection, candidate)


def _is_leading(selection: Selection, candidate: Candidate) -> bool:
    leading = selection.leading
    return leading is not None and candidate.id == leading.id


def _small_tables(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Ways of pumping: they fit below a chart, where the months do not."""
    if selection.duty.condenser is not Condenser.WATER:
        return ()
    chilled = pumping_table(selection, candidate)
    cooling = condenser_pumping_table(selection, candidate)
    return (Beside(left=(chilled,), right=(cooling,)),)
