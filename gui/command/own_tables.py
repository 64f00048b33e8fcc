"""What only a family tells of the leading candidate, on the terminal: a plant room's tables."""

from core.content.blocks import Paragraph
from core.report.plain_tables import cell_text, in_a_row, titles_of
from core.report.wording import cell
from core.selection.selection import Selection
from core.vocabulary.language import Language
from gui.program.text_table import table


def print_own(selection: Selection, language: Language) -> None:
    """Every paragraph and table, in the order of the report."""
    leading = selection.leading
    if leading is None:
        return
    for block in in_a_row(selection.family.report.own_blocks(selection, leading)):
        if isinstance(block, Paragraph):
            print(cell(block.text, language))
        else:
            if block.title is not None:
                print(cell(block.title, language))
            kinds = [column.kind is not None for column in block.columns]
            rows = [
                [
                    cell_text(what, language, with_unit=not figure)
                    for what, figure in zip(row, kinds, strict=True)
                ]
                for row in block.rows
            ]
            print(table(titles_of(block, language), rows, kinds))
            if block.caption is not None:
                print(cell(block.caption, language))
        print()
