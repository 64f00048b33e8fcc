"""What a document about any family may hold: its duty, its load, its device.

Made from all the families of the registry, each Struct of which is tagged with its own; so all of
them are imported here. Who has to do with one family needs none of this.
"""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

import msgspec

from core.families.registry import FAMILIES
from core.machines.device import Device
from core.study.criteria import USUAL, Criteria
from core.study.study import Study
from core.vocabulary.field import declare

__all__ = ["AnyDesign", "AnyDevice", "AnyDuty", "AnyLoad", "AnyOutcome", "AnyStudy"]
_EVERY = tuple(FAMILIES.values())
_RANKINGS = sorted({word for family in _EVERY for word in family.duty.rankings()})

if TYPE_CHECKING:  # for the type checker: what they have in common
    from core.load.kind import LoadKind as AnyLoad
    from core.selection.outcome import Outcome as AnyOutcome
    from core.study.duty import Duty as AnyDuty

    AnyDesign = msgspec.Struct

    AnyDevice = Device
else:
    AnyDuty = reduce(or_, (family.duty for family in _EVERY))
    AnyLoad = reduce(or_, dict.fromkeys(kind for family in _EVERY for kind in family.duty.loads))
    AnyOutcome = reduce(or_, (family.outcome for family in _EVERY))
    AnyDesign = reduce(or_, (family.design for family in _EVERY))
    AnyDevice = reduce(or_, (family.record for family in _EVERY))


class AnyCriteria(Criteria, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what the candidates are admitted and ranked.

    The published schema lists the words of every family; which of them a study may hold, its
    duty says.
    """

    rank_by: Annotated[
        str,
        declare(words="choice"),
        msgspec.Meta(extra_json_schema={"enum": _RANKINGS}),
    ] = USUAL


class AnyStudy(Study, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A study of any of the families: the form in which study files are read."""

    duty: AnyDuty
    load: AnyLoad
    criteria: AnyCriteria = AnyCriteria()
