"""The list of families: a new one is a new room, and one line here.

A family is imported when it is first asked for: who selects chillers waits for no motors. What is
known of all at once is their tables of devices.
"""

from collections.abc import Iterator, Mapping
from functools import reduce
from importlib import import_module
from operator import or_
from typing import TYPE_CHECKING, Any, cast

import msgspec

from core.keeping.keeping import keep_for_good
from core.machines.device import Device
from core.machines.table import DeviceTable
from core.selection.family import Family
from core.study import reading
from core.study.study import Study
from core.study.template import StudyTemplate

if TYPE_CHECKING:
    from core.content.browsing import Limit

__all__ = [
    "DEVICE_TABLES", "FAMILIES", "decode", "family_of", "family_of_table", "limits_of",
    "study_templates", "table_of",
]  # fmt: skip
# Of each room `family` holds the family, under the room's name in capitals, and `table` its TABLES.
_ROOMS = (
    "chillers",
    "heat_pumps",
    "motors",
    "pumps",
    "fans",
    "industrial_heat",
    "vrf",
    "compressors",
    "transformers",
    "boilers",
    "electrolysers",
    "servers",
    "power_supplies",
    "furnaces",
    "base_stations",
)


class _Families(Mapping[str, Family]):
    """The families by key, in the order of the list, each imported when it is looked up."""

    def __getitem__(self, key: str) -> Family:
        if key not in _ROOMS:
            raise KeyError(key)
        return cast(Family, getattr(import_module(f"{__package__}.{key}.family"), key.upper()))

    def __contains__(self, key: object) -> bool:
        return key in _ROOMS

    def __iter__(self) -> Iterator[str]:
        return iter(_ROOMS)

    def __len__(self) -> int:
        return len(_ROOMS)


FAMILIES: Mapping[str, Family] = _Families()


def _tables(room: str) -> tuple[DeviceTable, ...]:
    return cast(tuple[DeviceTable, ...], import_module(f"{__package__}.{room}.table").TABLES)


# Every table of devices, those that a family computes with beside its own too.
DEVICE_TABLES: dict[str, DeviceTable] = {
    table.name: table for room in _ROOMS for table in _tables(room)
}
_BY_TABLE = {table.name: room for room in _ROOMS for table in _tables(room)}
_BY_RECORD = {table.record: table for table in DEVICE_TABLES.values()}


class _Tagged(msgspec.Struct):
    family: str


class _Head(msgspec.Struct):
    """As much of a study as says of which family it is."""

    duty: _Tagged


def decode(content: bytes, place: str) -> Study:
    """Read a study of any family; `place` names the file in a Problem (core.study.reading)."""
    key = _family_in(content)
    return _plain(reading.decode(content, place, _form(*FAMILIES if key is None else (key,))))


def _family_in(content: bytes) -> str | None:
    """The family that a study says it is of; None where it cannot be told."""
    try:
        head = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return head.duty.family if head.duty.family in FAMILIES else None


@keep_for_good
def _form(*keys: str) -> type[Study]:
    """A study with the duties and loads of some families: the form its files are read in."""
    duties = [FAMILIES[key].duty for key in keys]
    loads = dict.fromkeys(kind for duty in duties for kind in duty.loads)
    form = msgspec.defstruct(
        "StudyOfFamilies",
        [("duty", reduce(or_, duties)), ("load", reduce(or_, loads))],
        bases=(Study,),
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )
    return cast(type[Study], form)


def _plain(study: Study) -> Study:
    """The study without the form that it was read in."""
    return Study(**{name: getattr(study, name) for name in study.__struct_fields__})


def family_of(study: Study) -> Family:
    """The family whose duty the study holds."""
    return FAMILIES[str(study.duty.__struct_config__.tag)]


def family_of_table(name: str) -> Family:
    """The family that a table of devices belongs to."""
    return FAMILIES[_BY_TABLE[name]]


def table_of(record: Device) -> DeviceTable:
    """The table of devices that a record belongs in."""
    return _BY_RECORD[type(record)]


def study_templates() -> dict[str, StudyTemplate]:
    """Cases that a study may begin with, by key, those of one family after another."""
    return {case.key: case for family in FAMILIES.values() for case in family.templates}


def limits_of(record: Any) -> "tuple[Limit, ...]":
    """Between which conditions the figures of a record hold, inputs first."""
    return FAMILIES[record.__struct_config__.tag].window.limits(record)
