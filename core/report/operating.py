"""What a family adds to the plots of operation, and which family does it how."""

from typing import Protocol

from core.chillers.duty import ChillerDuty
from core.report.chillers_operating import ChillerOperating
from core.report.operating_hours import OperatingField, UnitHours
from core.selection import Candidate, Selection


class FamilyOperating(Protocol):
    """Where a candidate of a family spends its hours."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with load."""
        ...

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """Load hours over load and the temperature that matters most, with the limits."""
        ...


_FAMILIES: dict[type, FamilyOperating] = {ChillerDuty: ChillerOperating()}  # by the duty


def family_operating(selection: Selection) -> FamilyOperating:
    """What the selection's family adds to the plots of operation."""
    return _FAMILIES[type(selection.study.duty)]
