"""Refrigerants: what the catalog knows of them, and how their names are looked up."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

import msgspec

from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class RefrigerantGroup(StrEnum):
    """By what the Montreal Protocol does with it; of a mixture the strictest of its parts."""

    CFC = "cfc"  # Annex A and B: ended
    HCFC = "hcfc"  # Annex C: ending
    HFC = "hfc"  # Annex F: being reduced
    HFO = "hfo"  # not controlled
    NATURAL = "natural"  # not controlled: hydrocarbons, ammonia, water, carbon dioxide


class GwpReport(StrEnum):
    """The assessment report of the IPCC whose warming potentials are meant, 100 years."""

    AR4 = "ar4"  # 2007
    AR5 = "ar5"  # 2013, without climate-carbon feedback
    AR6 = "ar6"  # 2021


# On it rest the Kigali Amendment, China's quotas in CO2 equivalents and Regulation (EU) 517/2014;
# the catalog's records are completed by it.
USUAL_REPORT = GwpReport.AR4

PHASED_OUT = frozenset({RefrigerantGroup.CFC, RefrigerantGroup.HCFC})


Groups = Mapping[str, RefrigerantGroup]


_PREFIX = re.compile(r"^(?:HCFC|HCFO|CFC|HFC|HFO|HC|R)(?=\d)")


def plain_name(name: str) -> str:
    """A name as it is looked up: R-22, R22, r 22 and HCFC-22 are one."""
    return _PREFIX.sub("R", re.sub(r"[\s\-‐–]", "", name).upper())


class Refrigerant(msgspec.Struct, frozen=True, kw_only=True):
    """A refrigerant: group, GWP over 100 years, ASHRAE 34 safety class, the keys of their sources.

    group: by the Montreal Protocol, of a mixture the strictest of its parts; mixture_of: these,
    with blanks between. Where a report lists no value, its source names what does.
    """

    name: Annotated[str, declare()]
    group: Annotated[RefrigerantGroup, declare()]
    mixture_of: Annotated[str, declare()] = ""
    gwp_ar4: Annotated[float, declare(Kind.GWP, ge=0)]
    gwp_ar5: Annotated[float, declare(Kind.GWP, ge=0)]
    gwp_ar6: Annotated[float, declare(Kind.GWP, ge=0)]
    safety_class: Annotated[str, declare()] = ""
    group_source: Annotated[str, declare()]
    gwp_ar4_source: Annotated[str, declare()]
    gwp_ar5_source: Annotated[str, declare()]
    gwp_ar6_source: Annotated[str, declare()]
    safety_source: Annotated[str, declare()]

    def gwp(self, report: GwpReport) -> float:
        """GWP over 100 years by a report."""
        return float(getattr(self, f"gwp_{report.value}"))

    def gwp_source(self, report: GwpReport) -> str:
        """The key of the source of that value."""
        return str(getattr(self, f"gwp_{report.value}_source"))


def completed(record: Any, refrigerants: dict[str, Refrigerant]) -> Any:
    """The record with GWP and safety class of its refrigerant where it states none.

    refrigerants: by `plain_name`.
    """
    known = refrigerants.get(plain_name(getattr(record, "refrigerant", "")))
    if known is None:
        return record
    return msgspec.structs.replace(
        record,
        gwp=known.gwp(USUAL_REPORT) if record.gwp is None else record.gwp,
        safety_class=record.safety_class or known.safety_class,
    )


def by_report(
    records: tuple[Any, ...], refrigerants: Mapping[str, Refrigerant], report: GwpReport
) -> tuple[Any, ...]:
    """Completed records with the GWP of another report.

    Changed is what is the refrigerant's own value; one that a maker states otherwise stays.
    refrigerants: by `plain_name`.
    """
    if report is USUAL_REPORT or not records or "gwp" not in records[0].__struct_fields__:
        return records
    names = {record.refrigerant for record in records}
    known = {name: refrigerants.get(plain_name(name)) for name in names}
    return tuple(_by_report(record, known[record.refrigerant], report) for record in records)


def _by_report(record: Any, known: Refrigerant | None, report: GwpReport) -> Any:
    if known is None or record.gwp != known.gwp(USUAL_REPORT):
        return record
    return msgspec.structs.replace(record, gwp=known.gwp(report))
