"""What is wrong in one cell of a person's file."""

from dataclasses import dataclass

from core.vocabulary.finding import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Its place and its reason: a message whose key ends in `code`.

    Rows count as the file does, the first is 1; an empty column is the whole row; sheet: of a
    workbook whose sheets are read together.
    """

    row: int
    column: str
    code: str
    figures: tuple[Figure, ...] = ()
    sheet: str = ""
