"""A company's list of approved devices: a selection that is limited to it takes no other."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.machines.device import Device
from core.selection.family import Screening
from core.vocabulary.finding import Severity, figure, finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedList:
    """Ids of the devices that may be chosen, under the name that the company gives the list."""

    name: str
    devices: frozenset[str]

    def screened(self, screening: Screening, records: Sequence[Device]) -> Screening:
        """The screening without what is not on the list, each with the reason.

        Classes made to size are nobody's machines and stand on no list.
        """
        said = (finding("not_approved", Severity.EXCLUDES, figure("list", self.name)),)
        barred = [one for one in screening.going_on if records[one].id not in self.devices]
        return screening.without(dict.fromkeys(barred, said))
