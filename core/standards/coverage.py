"""What a library judges products by: figures, or a grade that the user reads in the book."""

from dataclasses import dataclass
from datetime import date

from core.standards.edition import Confidence, Edition, GradeOf
from core.standards.library import Standards


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """How a product is judged on a day.

    figures: editions in force whose own figures decide, each with its first day and, where it is
    known, the first on which it no longer holds; typed: editions that are referred to and not
    carried, whose grade or limit the user reads in the book.
    """

    product: str
    figures: tuple[Edition, ...]
    typed: tuple[str, ...]

    @property
    def by_figures(self) -> bool:
        """Whether figures of the device alone give a verdict."""
        return bool(self.figures)


def coverage(standards: Standards, day: date, products: tuple[str, ...] = ()) -> list[Covered]:
    """How each product is judged on a day; all of them where none is named."""
    return [_covered(standards, product, day) for product in products or standards.products]


def _covered(standards: Standards, product: str, day: date) -> Covered:
    figures: list[Edition] = []
    typed: dict[str, None] = {}
    for edition, tables in standards.in_force(product, day):
        if edition.jurisdiction != "CN" or edition.confidence is Confidence.UNVERIFIED:
            continue  # what was only recalled decides nothing
        limits = [
            limit for table in tables for line in table.lines for limit in line.row.limits.values()
        ]
        lacking = [
            one.edition for one in limits
            if isinstance(one, GradeOf) and one.edition not in standards.by_code
        ]  # fmt: skip
        typed |= dict.fromkeys(lacking)
        if len(lacking) < len(limits):
            figures.append(edition)
    return Covered(product=product, figures=tuple(figures), typed=tuple(typed))
