"""What records of every family share: names, sources, and how well figures are documented."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from core.vocabulary.field import declare

UNNAMED = "–"  # the maker of a device whose maker is not named, and of a class of machines


def is_estimate(record: Any) -> bool:
    """Whether its figures are a claim, a class of machines or an estimate (evidence D).

    Such a record stands beside documented ones: it puts none of them out, and none behind it.
    """
    return bool(record.evidence is Evidence.D)


def device_name(record: Any) -> str:
    """Maker and model, as the catalog writes them; the model alone where no maker is named."""
    maker = "" if record.maker == UNNAMED else record.maker
    return f"{maker} {record.model}".strip()


def is_class(record: Any) -> bool:
    """Whether it is an estimate for machines of a kind: nobody makes it."""
    return is_estimate(record) and record.maker in ("", UNNAMED)


class Evidence(StrEnum):
    """Grade of the evidence behind the figures."""

    A = "A"  # certified
    B = "B"  # third-party test
    C = "C"  # maker's catalogue or maker's selection data
    D = "D"  # claim or estimate


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where figures come from. The note is kept in both languages."""

    key: Annotated[str, declare()]
    title: Annotated[str, declare()]
    years: Annotated[str, declare()] = ""  # a year or a span, as stated; empty: not stated
    evidence: Annotated[Evidence, declare()]
    terms: Annotated[str, declare()] = ""
    note_en: Annotated[str, declare()] = ""
    note_zh: Annotated[str, declare()] = ""

    def note(self, language: str) -> str:
        """The note in `language` ("zh" or "en")."""
        return self.note_zh if language == "zh" else self.note_en


class MakerName(msgspec.Struct, frozen=True, kw_only=True):
    """What a maker is called in another language: it is found by that, and shown as it stands."""

    name: Annotated[str, declare()]
    maker: Annotated[str, declare()]  # words of the maker's name in the catalog, one behind another
    source: Annotated[str, declare()]  # key of the sources table


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A record of any table of devices, as those see it who know no family.

    The fields stand in each record's own place among its figures: here they are only named.
    """

    if TYPE_CHECKING:
        id: str  # own records begin with `own:`
        maker: str  # UNNAMED where the source names none
        model: str
        price: float | None = None  # of one machine
        source: str  # key of the sources table
        source_year: str
        evidence: Evidence
        flags: tuple[Any, ...] = ()
