"""Where the pages of a report end: none of them for a few lines.

A proposal has two pages, a short report five: one with more is set closer, if that helps.
A report whose last page would hold less than a quarter of one is set closer, until these lines
find room on the page before; where they are too many, a section is moved to the last page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

LEAST_SHARE = 0.25  # of the last page
_CLOSER = (1, 2, 3)  # steps of resources/report/look.typ
_WIDER = (-1, -3)
_TOP_MM, _FOOT_MM = 19.0, 297.0 - 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a report is set: how close, and which section begins a page of its own (−1: none)."""

    closeness: int = 0
    apart: int = -1

    @property
    def inputs(self) -> dict[str, str]:
        """As the template takes it."""
        return {"closeness": str(self.closeness), "apart": str(self.apart)}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a report ends: the page, from 1, and how far down, mm from the upper edge."""

    page: int
    y_mm: float

    @property
    def share(self) -> float:
        """How much of the last page is filled."""
        return (self.y_mm - _TOP_MM) / (_FOOT_MM - _TOP_MM)

    @property
    def is_full_enough(self) -> bool:
        """Whether the last page is worth one; a single page always is."""
        return self.page == 1 or self.share >= LEAST_SHARE


def composed(sections: int, end_of: Callable[[Fit], End], pages_most: int = 0) -> Fit:
    """The first way of setting a report that ends well; the fullest last page where none does.

    end_of: lays the report out; pages_most: as many as it should have, if it can, 0 for any.
    """
    best = Fit()
    end = end_of(best)
    if pages_most and end.page > pages_most:
        for closer in (Fit(closeness=step) for step in _CLOSER):
            if end_of(closer).page <= pages_most:
                return closer
    if end.is_full_enough:
        return best
    share = end.share
    for fit in _tried(sections):
        end = end_of(fit)
        if end.is_full_enough:
            return fit
        if end.share > share:
            best, share = fit, end.share
    return best


def _tried(sections: int) -> Iterator[Fit]:
    """Closer first, which saves a page; then the last sections on a page of their own; wider."""
    yield from (Fit(closeness=step) for step in _CLOSER)
    yield from (Fit(apart=at) for at in range(sections - 1, max(sections - 3, 0), -1))
    yield from (Fit(closeness=step) for step in _WIDER)
