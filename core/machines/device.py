"""What records of every family share: names, sources, and how well figures are documented."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from core.machines.market import Market
from core.vocabulary.field import declare, fields_of

OWN_PREFIX = "own:"  # of the ids of a user's own records
OWN_SOURCE = "own"  # of figures a user typed and named no source for: message `source.own`
UNDISCLOSED = "(undisclosed)"  # the maker of a real machine that the source does not tell
UNNAMED = "–"  # the maker of a device whose maker is not named, and of a class of machines


def is_own(device_id: str) -> bool:
    """Whether an id is that of one of the user's own records."""
    return device_id.startswith(OWN_PREFIX)


def own_among(records: Sequence[Any]) -> list[int]:
    """The places of those that are one's own, among a whole catalog."""
    return [at for at, one in enumerate(records) if one.id.startswith(OWN_PREFIX)]


def is_estimate(record: Any) -> bool:
    """Whether its figures are a claim, a class of machines or an estimate (evidence D).

    Such a record stands beside documented ones: it puts none of them out, and none behind it.
    """
    return bool(record.evidence is Evidence.D)


def device_name(record: Any) -> str:
    """Maker and model, as the catalog writes them; the model alone where no maker is named."""
    maker = "" if record.maker in (UNNAMED, UNDISCLOSED) else record.maker
    return f"{maker} {record.model}".strip()


def is_class(record: Any) -> bool:
    """Whether it is an estimate for machines of a kind: nobody makes it."""
    return is_estimate(record) and record.maker in ("", UNNAMED)


def is_made_to_size(record: Any) -> bool:
    """Whether it is a class of machines, or a type, that has to be made to the size asked for.

    It is never offered in its own size, and stands in selections beside documented machines.
    """
    return getattr(record, "class_from_w", None) is not None


def made_to_size_among(records: Sequence[Any]) -> list[int]:
    """The places of classes that are made to size, among a whole catalog of one kind of record."""
    if not records or not hasattr(records[0], "class_from_w"):
        return []
    return [at for at, one in enumerate(records) if one.class_from_w is not None]


def is_doubtful(record: Any) -> bool:
    """Whether flags speak of its own figures; those of a class say what holds of every class."""
    return bool(record.flags) and not is_made_to_size(record)


def is_of_level(record: Any) -> bool:
    """Whether it is a class of machines whose figures just meet a grade or a tier."""
    return getattr(record, "class_level", None) is not None


def is_nameplate(record: Any) -> bool:
    """Whether its curve is that of its kind, fitted to the few figures of a nameplate.

    It is somebody's machine in its own size; how far its year may be off it has from its kind.
    """
    banded = getattr(record, "class_band_one", None) is not None
    return banded and getattr(record, "class_level", None) is None


def series_of(record: "Device") -> tuple[Any, ...]:
    """What the classes of one kind and level share, whatever their size.

    Where each is made at the ratings of a table, a class is a series of its own.
    """
    own = (record.id,) if getattr(record, "class_ratings", ()) else ()
    choices = (field.of(record) for field in fields_of(type(record)) if field.choices)
    return (*own, record.source, record.maker, *choices)


class ClassLevel(StrEnum):
    """The grade or tier whose limits a class of machines just meets."""

    GRADE_1 = "grade_1"
    GRADE_2 = "grade_2"
    GRADE_3 = "grade_3"
    TIER_ADVANCED = "tier_advanced"
    TIER_SAVING = "tier_saving"


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
    market: Annotated[Market, declare()] | None = None  # None: not stated, or of no product
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


class Device(msgspec.Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """A record of any table of devices, as those see it who know no family.

    Nothing in it leads back to it, so that who collects garbage need not look at 100,000 of them.

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
        # Of a class of machines, which is made to size (is_made_to_size):
        class_level: ClassLevel | None = None
        class_from_w: float | None = None
        class_to_w: float | None = None
        # Of a class and of a machine known by its nameplate (is_nameplate):
        class_band_one: float | None = None
        class_band_several: float | None = None
