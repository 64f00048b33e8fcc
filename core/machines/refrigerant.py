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


PHASED_OUT = frozenset({RefrigerantGroup.CFC, RefrigerantGroup.HCFC})


Groups = Mapping[str, RefrigerantGroup]


_PREFIX = re.compile(r"^(?:HCFC|HCFO|CFC|HFC|HFO|HC|R)(?=\d)")


def plain_name(name: str) -> str:
    """A name as it is looked up: R-22, R22, r 22 and HCFC-22 are one."""
    return _PREFIX.sub("R", re.sub(r"[\s\-‐–]", "", name).upper())


class Refrigerant(msgspec.Struct, frozen=True, kw_only=True):
    """A refrigerant: group, GWP over 100 years, ASHRAE 34 safety class, the keys of their sources.

    group: by the Montreal Protocol, of a mixture the strictest of its parts; mixture_of: these,
    with blanks between.
    """

    name: Annotated[str, declare()]
    group: Annotated[RefrigerantGroup, declare()]
    mixture_of: Annotated[str, declare()] = ""
    gwp100: Annotated[float, declare(Kind.GWP, ge=0)]
    safety_class: Annotated[str, declare()]
    group_source: Annotated[str, declare()]
    gwp_source: Annotated[str, declare()]
    safety_source: Annotated[str, declare()]


def completed(record: Any, refrigerants: dict[str, Refrigerant]) -> Any:
    """The record with GWP and safety class of its refrigerant where it states none.

    refrigerants: by `plain_name`.
    """
    known = refrigerants.get(plain_name(getattr(record, "refrigerant", "")))
    if known is None:
        return record
    return msgspec.structs.replace(
        record,
        gwp=known.gwp100 if record.gwp is None else record.gwp,
        safety_class=record.safety_class or known.safety_class,
    )
