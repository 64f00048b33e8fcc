"""A submittal: the machines as offered, with their makers, and a data sheet for each."""

from core.content.blocks import Block, Paragraph, Plot, Section, say
from core.report.candidate import part_load_plot, record_properties, source_line
from core.report.economy import is_estimated
from core.report.equipment import beside_tables, equipment_table
from core.report.plant_blocks import in_pairs, own_plots, ratings_of
from core.report.schedule import requirement_table, requirements
from core.report.yardstick import machine_name
from core.selection.family_report import FamilyReport
from core.selection.selection import Candidate, Group, Selection


def equipment_section(selection: Selection) -> tuple[Section, ...]:
    """The schedule, with model and maker."""
    leading = selection.leading
    if leading is None:
        return ()
    table = equipment_table(selection, leading)
    named = (Paragraph(text=source_line(one, selection.family.report)) for one in leading.records)
    beside = beside_tables(selection, leading)
    # A class is nobody's product: what is submitted has to name one.
    open_yet = (Paragraph(text=say("submittal.class")),) if is_estimated(leading) else ()
    return (
        Section(
            title=say("submittal.section.equipment"), blocks=(*open_yet, *table, *named, *beside)
        ),
    )


def data_sheet_sections(selection: Selection, family: FamilyReport) -> tuple[Section, ...]:
    """One for each kind of machine, then how they run."""
    leading = selection.leading
    if leading is None:
        return ()
    sheets = tuple(_sheet(selection, leading, group) for group in leading.groups)
    plots: list[Plot] = [
        *part_load_plot(selection, family, leading),
        *own_plots(selection, leading),
    ]
    curves = (*ratings_of(family, leading), *in_pairs(plots))
    if not curves:
        return sheets
    return (*sheets, Section(title=say("submittal.section.curves"), blocks=curves))


def _sheet(selection: Selection, candidate: Candidate, group: Group) -> Section:
    """What this project needs of it and what it does, then what the catalog states of it."""
    lines = requirements(selection, candidate, group)
    own = record_properties(group.record, selection, named=False, halved=True)
    blocks: list[Block] = [own]
    if lines:
        title, caption = say("submittal.computed"), say("submittal.computed.caption")
        blocks.insert(0, requirement_table(lines, title=title, caption=caption, bound=False))
    title = say("submittal.section.data", machine=machine_name(group.record))
    return Section(title=title, blocks=tuple(blocks))
