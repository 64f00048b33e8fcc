"""Tables of a report as texts and sheets: for the window, the workbook and the terminal."""

from collections.abc import Iterable, Iterator

from core.content.blocks import (
    Beside,
    Block,
    Column,
    Lines,
    Marked,
    Message,
    Paragraph,
    Plot,
    Quantity,
    Stacked,
    Table,
    TableCell,
    say,
)
from core.content.curves import Name
from core.content.flows import Flows
from core.report.sheet import Sheet, Value
from core.report.wording import cell, in_table, quantity
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, is_in_words


def in_order(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks in reading order, those side by side one after the other."""
    for block in blocks:
        if isinstance(block, Beside):
            yield from in_order((*block.left, *block.middle, *block.right))
        else:
            yield block


def in_a_row(blocks: Iterable[Block]) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in reading order; a chart of flows as its table."""
    for block in in_order(blocks):
        if isinstance(block, Paragraph | Table):
            yield block
        elif isinstance(block, Plot) and isinstance(block.chart, Flows):
            yield _flows_table(block, block.chart)


def _flows_table(plot: Plot, chart: Flows) -> Table:
    """From where, to where, how much, and what share of all that comes in."""
    columns = (("from", None), ("to", None), ("value", chart.kind), ("share", Kind.SHARE))
    entering = chart.entering or 1.0
    return Table(
        title=plot.title,
        columns=tuple(Column(title=say(f"report.flows.{key}"), kind=kind) for key, kind in columns),
        rows=tuple(
            (
                _named(chart.nodes[one.source].name),
                _named(chart.nodes[one.target].name),
                Quantity(value=one.value, kind=chart.kind),
                Quantity(value=one.value / entering, kind=Kind.SHARE),
            )
            for one in chart.flows
        ),
        caption=plot.caption,
        sheet=chart.sheet,
    )


def _named(name: Name) -> Message:
    """A name whose figures are words."""
    return say(name.key, **{one.name: str(one.value) for one in name.figures})


def tables_of(blocks: Iterable[Block]) -> Iterator[Table]:
    """The tables among blocks, also those beside each other."""
    return (block for block in in_a_row(blocks) if isinstance(block, Table))


def heads_of(table: Table, language: Language) -> list[tuple[str, str]]:
    """Title and unit of each column."""
    return [
        (cell(one.title, language), "" if one.kind is None else language.unit(one.kind))
        for one in table.columns
    ]


def titles_of(table: Table, language: Language) -> list[str]:
    """Titles of the columns, each with its unit."""
    return [
        language.text("report.axis", title=title, unit=symbol) if symbol else title
        for title, symbol in heads_of(table, language)
    ]


def cell_text(what: TableCell, language: Language, *, with_unit: bool, line: str = " · ") -> str:
    """A cell as text; line: what stands between its two lines."""
    if isinstance(what, Stacked):
        first = cell_text(what.first, language, with_unit=with_unit)
        return f"{first}{line}{in_table(what.second, language)}"
    if isinstance(what, Lines):
        return line.join(cell(one, language) for one in what.cells)
    if isinstance(what, Marked):
        return cell_text(what.cell, language, with_unit=with_unit) + "*"
    if isinstance(what, Quantity) and not with_unit:
        return quantity(what, language, with_unit=False)
    return in_table(what, language)


def own_sheets(selection: Selection, language: Language) -> list[Sheet]:
    """A sheet for each of the leading candidate's own tables that name one."""
    leading = selection.leading
    if leading is None:
        return []
    blocks = selection.family.report.own_blocks(selection, leading)
    return [
        Sheet(
            name=table.sheet,
            titles=titles_of(table, language),
            rows=[[_value(what, language) for what in row] for row in table.rows],
        )
        for table in tables_of(blocks)
        if table.sheet
    ]


def _value(what: TableCell, language: Language) -> Value:
    if isinstance(what, Quantity) and not is_in_words(what.value, what.kind):
        return what
    return cell_text(what, language, with_unit=True)
