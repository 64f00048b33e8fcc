"""How what the report is about does at design and over the year: charts, costs, results."""

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Paragraph,
    Plot,
    Properties,
    Quantity,
    Section,
    say,
)
from core.content.staging import Staging
from core.report.candidate import (
    costs_table,
    duration_plot,
    monthly_plot,
    outcome_properties,
    part_load_plot,
    plant_blocks,
    source_line,
)
from core.report.cells import units_of
from core.report.comparison import compared_keys, cost_plot
from core.report.plant_blocks import in_pairs, own_plots
from core.report.yardstick import candidate_name
from core.selection.family_report import FamilyReport
from core.selection.selection import Candidate, Selection

_ON_PAGE_ONE = ("unit_capacity_w", "installed_w", "oversizing")  # with the equipment
_COST_ROWS = 11  # of results, which the table of costs is as high as
_PLOTS = 3  # and that of costs, in two rows; the family's own are shown however many they are


def performance_section(selection: Selection, family: FamilyReport) -> tuple[Section, ...]:
    """Of the candidate the report is about; none where nothing fits."""
    leading = selection.leading
    if leading is None:
        return ()
    blocks: tuple[Block, ...] = (
        *(
            Paragraph(text=source_line(one, family), lead=True, small=True)
            for one in leading.records
        ),
        _costs_and_results(selection, family, leading),
        *plant_blocks(selection, leading),
        *in_pairs(_plots(selection, family, leading)),
        *family.short_blocks(selection, leading),
    )
    title = say(
        "report.section.performance", machine=candidate_name(leading), units=units_of(leading)
    )
    return (Section(title=title, blocks=blocks),)


def _plots(selection: Selection, family: FamilyReport, candidate: Candidate) -> list[Plot]:
    """The family's own and what part load does; then what every candidate has, if there is room."""
    own = [*part_load_plot(selection, family, candidate), *own_plots(selection, candidate)]
    room = max(_PLOTS - len(own), 0)
    every = (duration_plot(selection, candidate), monthly_plot(selection, candidate))
    general = every[-room:] if room else ()
    plots = [*general[:-1], *own, *general[-1:]]
    # That of the whole field fills a row: where the family's own do, the ranking says it.
    # A single dot says nothing.
    if len(selection.candidates) > 1 and (len(plots) <= _PLOTS or len(plots) % 2):
        plots.append(cost_plot(selection))
    # The tallest last: a lower pair has room where a page ends.
    return sorted(plots, key=lambda plot: isinstance(plot.chart, Staging))


def _costs_and_results(selection: Selection, family: FamilyReport, candidate: Candidate) -> Beside:
    """Costs, and what the year comes to beyond the comparison, in columns of about one height."""
    costs, whole = costs_table(selection, candidate), outcome_properties(selection, candidate)
    said = {f"field.{key}" for key in (*compared_keys(family), *_ON_PAGE_ONE)}
    items = tuple(one for one in whole.items if one.title.key not in said and _tells(one.value))
    at = max((len(items) + _COST_ROWS + 1) // 2, min(len(items), _COST_ROWS))
    right = Properties(title=whole.title, items=items[:at], compact=True)
    rest = Properties(items=items[at:], compact=True)
    return Beside(left=(costs, rest) if rest.items else (costs,), right=(right,))


def _tells(value: Cell) -> bool:
    """Whether a result is more than nothing: no hours, no energy of that sort."""
    return not (isinstance(value, Quantity) and not value.value)
