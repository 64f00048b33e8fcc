"""What goes out of the plant by the plan, machine by machine: for its disposal."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.ledger.diagnosis import Diagnosis
from core.ledger.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A row of the ledger that is replaced in a year; serials: as many as were stated."""

    year: int
    one: Diagnosis
    serials: tuple[str, ...]

    @property
    def serials_missing(self) -> int:
        """Machines without one."""
        return max(self.one.asset.count - len(self.serials), 0)


def outgoing(found: Sequence[Diagnosis], plan: Plan) -> tuple[Outgoing, ...]:
    """Year by year, in the order of numbers."""
    by_id = {one.asset.id: one for one in found}
    return tuple(
        Outgoing(year=year.year, one=by_id[id_], serials=serials_of(by_id[id_].asset.serial))
        for year in plan.years
        for id_ in year.ids
    )


def serials_of(text: str) -> tuple[str, ...]:
    """Serial numbers of a cell: several of a group stand between marks."""
    for mark in "、，,;；/\n":
        text = text.replace(mark, " ")
    return tuple(text.split())
