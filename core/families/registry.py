"""The list of families: a new one is a new room, and one line here.

What a document about any family may hold (its duty, its load, its device) is made from the
families of the list; every such Struct is tagged with its family.
"""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from core.content.browsing import Limit
from core.families.chillers.family import CHILLERS
from core.families.heat_pumps.family import HEAT_PUMPS
from core.families.industrial_heat.family import INDUSTRIAL_HEAT
from core.families.motors.family import MOTORS
from core.machines.device import Device
from core.machines.table import DeviceTable
from core.selection.family import Family
from core.study import reading
from core.study.criteria import USUAL, Criteria
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.field import declare

__all__ = [
    "DEVICE_TABLES", "FAMILIES", "AnyDesign", "AnyDevice", "AnyDuty", "AnyLoad", "AnyOutcome",
    "AnyStudy", "decode", "family_of", "family_of_table", "limits_of",
    "study_templates", "table_of",
]  # fmt: skip
_EVERY: tuple[Family, ...] = (
    CHILLERS,
    HEAT_PUMPS,
    MOTORS,
    INDUSTRIAL_HEAT,
)
FAMILIES: dict[str, Family] = {family.key: family for family in _EVERY}
_BY_DUTY = {family.duty: family for family in _EVERY}

_RANKINGS = sorted({word for family in _EVERY for word in family.duty.rankings()})

# Every table of devices, those that a family computes with beside its own too.
DEVICE_TABLES: dict[str, DeviceTable] = {
    table.name: table for family in _EVERY for table in family.tables
}
_BY_TABLE = {table.name: family for family in _EVERY for table in family.tables}
_BY_RECORD = {table.record: table for table in DEVICE_TABLES.values()}

if TYPE_CHECKING:  # for the type checker: what they have in common
    from msgspec import Struct as AnyDesign

    from core.load.kind import LoadKind as AnyLoad
    from core.selection.outcome import Outcome as AnyOutcome
    from core.study.duty import Duty as AnyDuty

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


def decode(content: bytes, place: str) -> AnyStudy:
    """Read a study of any family; `place` names the file in a Problem (core.study.reading)."""
    return reading.decode(content, place, AnyStudy)


def family_of(study: Study) -> Family:
    """The family whose duty the study holds."""
    return _BY_DUTY[type(study.duty)]


def family_of_table(name: str) -> Family:
    """The family that a table of devices belongs to."""
    return _BY_TABLE[name]


def table_of(record: Device) -> DeviceTable:
    """The table of devices that a record belongs in."""
    return _BY_RECORD[type(record)]


def study_templates() -> dict[str, StudyTemplate]:
    """Cases that a study may begin with, by key, those of one family after another."""
    return {case.key: case for family in _EVERY for case in family.templates}


def limits_of(record: Any) -> tuple[Limit, ...]:
    """Between which conditions the figures of a record hold, inputs first."""
    return FAMILIES[record.__struct_config__.tag].window.limits(record)
