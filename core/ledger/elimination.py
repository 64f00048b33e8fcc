"""What the elimination lists say of a machine: hit, suspect, encouraged, none, not covered.

Models match whole: a series word never matches the beginning of a longer one. A condition that
cannot be looked at makes a suspect, named with what is missing; never a hit.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.keeping.keeping import keep_for_good
from core.ledger.asset import FAMILIES
from core.ledger.elimination_conditions import BIOMASS_ROW, COAL_ROW, condition
from core.ledger.elimination_rows import RANGE, SERIES, Row, rows
from core.ledger.known import Known
from core.ledger.nameplate import Nameplate, read
from core.ledger.nameplate_motors import NO_DASH

__all__ = ["Known", "Listing", "Match", "match"]

_GRATE = re.compile(r"[KDS][ZH][LWGX]")  # boilers with a chain, a moving or a fixed grate
_SHORT_SERIES = 2  # letters
_SIZE_BEHIND = ("welding_machine", "transformer")
_SMALL_FRAMES = (56, 63, 71, 80)
_COAL = re.compile(r"[AWPH](I{0,3})P?$")
_COAL_T_H, _MW_PER_T_H = 10.0, 0.7  # 10 t/h stand beside 7 MW in GB 13271-2014
_BIOMASS_T_H = 2.0
_BIOMASS = "T"  # of boiler models: wood


class Listing(StrEnum):
    """What comes of holding a machine against the lists."""

    HIT = "hit"
    SUSPECT = "suspect"
    ENCOURAGED = "encouraged"  # the list recommends, and binds nobody
    NONE = "none"
    NOT_COVERED = "not covered"  # no list speaks of this kind
    NOT_CARRIED = "not carried"  # no row that is carried does
    OPEN = "cannot be judged"  # no model


_WEIGHT = {Listing.HIT: 3, Listing.SUSPECT: 2, Listing.ENCOURAGED: 1, Listing.NONE: 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A verdict with the row that gives it.

    missing: what would decide a suspect (year_made, voltage, size, flow_pressure, suffix, model,
    condition, reading); inferred: the year of make follows from the day it was put in service.
    """

    listing: Listing
    row: Row | None = None
    missing: str = ""
    inferred: bool = False


def match(family: str, model: str, known: Known) -> Match:
    """The weightiest that any row says."""
    if family and family not in _families():
        judged = family in FAMILIES
        return Match(listing=Listing.NOT_COVERED if judged else Listing.NOT_CARRIED)
    if not model.strip() or not family:
        return Match(listing=Listing.OPEN)
    plate = read(model)
    found = [_by_row(row, plate, known) for row in _candidates(family, plate, known)]
    found += [_by_row(row, plate, known, "model") for row in _in_part(family, plate)]
    return max(found, key=lambda one: _WEIGHT[one.listing], default=Match(listing=Listing.NONE))


@keep_for_good
def _families() -> frozenset[str]:
    """Kinds that a list names; of chillers only two ammonia compressors are, which is no cover."""
    return frozenset(row.family for row in rows()) - {"chiller"}


def _candidates(family: str, plate: Nameplate, known: Known) -> list[Row]:
    exact, series = _index()
    found = list(exact.get((family, _key(plate)), ()))
    for word in _series_words(plate, family):
        found += series.get((family, word), ())
    return found + (_boiler_rows(plate, known) if family == "boiler" else [])


def _boiler_rows(plate: Nameplate, known: Known) -> list[Row]:
    """Those of the catalogue of 2024 that go by fuel and size."""
    heat, water_mw = plate.number("steam_t_h"), plate.number("thermal_mw")
    if water_mw is not None:
        heat = water_mw / _MW_PER_T_H
    if heat is None:
        return []
    letters = str(plate.facts.get("fuel", ""))
    biomass = letters == _BIOMASS or (known.burns_biomass and not _COAL.match(letters))
    # Grates burn coal unless the model or the row says another fuel: KZL4-13, DZL2-1.25-T.
    by_grate = known.burns_coal or _GRATE.fullmatch(plate.series) is not None
    coal = bool(_COAL.match(letters)) or (by_grate and not letters and not known.burns_biomass)
    named = {COAL_ROW} if coal and heat <= _COAL_T_H else set()
    named |= {BIOMASS_ROW} if biomass and heat <= _BIOMASS_T_H else set()
    return [row for row in rows() if row.model in named]


def _in_part(family: str, plate: Nameplate) -> list[Row]:
    """Rows that name a model with more or less than the nameplate: a fan's drive, the stages of a
    pump (DG270-140×10). Which of them it is must be asked.
    """
    exact, _ = _index()
    if (family, _key(plate)) in exact:
        return []
    if family == "pump" and "×" in plate.text:
        return exact.get((family, plate.text.split("×")[0]), [])
    if family == "fan" and plate.number("impeller_mm") is not None:
        several = _fans_by_wheel().get(_wheel(plate), [])
        told = plate.facts.get("drive")
        return [row for row, drive in several if not (told and drive)][:1]
    return []


@keep_for_good
def _fans_by_wheel() -> dict[str, list[tuple[Row, str]]]:
    """Rows that name one wheel, each with its drive."""
    found: dict[str, list[tuple[Row, str]]] = {}
    for row in rows():
        if row.family == "fan" and not _whole(row):
            plate = read(row.model)
            drive = str(plate.facts.get("drive", ""))
            found.setdefault(_wheel(plate), []).append((row, drive))
    return found


def _wheel(plate: Nameplate) -> str:
    return f"{plate.series}|{plate.facts.get('impeller_mm', '')}"


@keep_for_good
def _index() -> tuple[dict[tuple[str, str], list[Row]], dict[tuple[str, str], list[Row]]]:
    """Rows by model and by series word."""
    exact: dict[tuple[str, str], list[Row]] = {}
    series: dict[tuple[str, str], list[Row]] = {}
    for row in rows():
        for model in _models(row):
            whole = _whole(row) or _is_word(model)
            plate = read(row.series if whole and RANGE in row.flags else model)
            if whole:
                word = model if _whole(row) and RANGE not in row.flags else plate.text
                series.setdefault((row.family, word.upper()), []).append(row)
            else:
                exact.setdefault((row.family, _key(plate)), []).append(row)
    return exact, series


def _models(row: Row) -> list[str]:
    """`L-10/8, L-10/7` names two; `SG(B)8` stands for SG8 and SGB8."""
    if _whole(row):  # its series as the list names it: 03, and 03-11 as it is read
        return list(dict.fromkeys((row.series, row.model.removesuffix(" series"))))
    found = [one.strip() for one in row.model.split(",")]
    doubled = [one for one in found if "(B)" in one]
    return [one for one in found if one not in doubled] + [
        one.replace("(B)", letter) for one in doubled for letter in ("", "B")
    ]


def _whole(row: Row) -> bool:
    """Whether a row names a series, not a model of it."""
    return SERIES in row.flags or RANGE in row.flags or row.model.endswith(" series")


def _is_word(model: str) -> bool:
    """A series alone: `YB`, `B`, `8-18`."""
    return bool(re.fullmatch(r"[A-Z]{1,3}|\d{1,2}-\d{1,2}", model))


def _key(plate: Nameplate) -> str:
    """One text for all spellings of a model."""
    facts = plate.facts
    if plate.family == "motor":
        parts = ("frame_mm", "frame_number", "core", "poles")
        small = facts.get("frame_mm") in _SMALL_FRAMES and "core" in facts  # 802 is 80M2
        length = str(facts.get("length", "M" if small else ""))
        return "|".join([plate.series, length, *(str(facts.get(name, "")) for name in parts)])
    if plate.family == "fan":
        return f"{plate.series}|{facts.get('impeller_mm', '')}|{facts.get('drive', '')}"
    if plate.family == "transformer":
        return f"{plate.series}|{facts['kva']:g}"
    return plate.text


def _series_words(plate: Nameplate, family: str) -> tuple[str, ...]:
    """The series a model is of, in the words of the lists: JO2, GC of 2GC-5, 70B2 of 70B2-21.

    A word is whole: JO2L is no JO2. Welders and small transformers may bear a size behind it
    without a dash, ZXG300; of pumps the inlet stands before, 4B20. B&G 1510, B 50 and F 32 are
    other makers' pumps.
    """
    text = plate.text
    if plate.series:
        return (plate.series,)
    if family == "pump":
        word = re.match(r"(\d*)([A-Z]+\d?)", text)
        if word is None:
            return (text,)
        behind = text[word.end() :][:1]
        bare = len(word[2]) <= _SHORT_SERIES and not word[1] and behind.isascii() and behind
        return () if bare else (word[2],)
    whole = re.match(r"(\d*)([A-Z]+\d?)(?![A-Z0-9])", text)
    if whole is None and family in _SIZE_BEHIND:
        whole = re.match(r"()([A-Z]+)(?=\d{2})", text)
    return (text,) if whole is None else tuple(dict.fromkeys((whole[2], whole[0])))


def _by_row(row: Row, plate: Nameplate, known: Known, unsure: str = "") -> Match:
    """What one row that names the model says; unsure: what is, of the model."""
    missing, meets = condition(row, plate, known)
    if not meets:
        return Match(listing=Listing.NONE)
    if NO_DASH in plate.guessed and not _whole(row):
        unsure = "model"
    missing = unsure or missing
    if plate.suffix and plate.family in ("motor", "transformer", "fan") and not _whole(row):
        missing = missing or "suffix"
    year, inferred = _year(row, known)
    if year is None:
        return Match(listing=Listing.SUSPECT, row=row, missing="year_made")
    if not year and row.made_later != "stop":
        later = Listing.ENCOURAGED if row.made_later == "encouraged" else Listing.NONE
        return Match(listing=later, row=row if later is Listing.ENCOURAGED else None)
    if missing:
        return Match(listing=Listing.SUSPECT, row=row, missing=missing)
    return Match(listing=Listing.HIT, row=row, inferred=inferred)


def _year(row: Row, known: Known) -> tuple[bool | None, bool]:
    """Whether it was made in or before the row's year, None unknown; and whether that is inferred.

    A machine cannot be made after it was put in service.
    """
    if row.made_up_to is None or row.made_later == "stop":
        return True, False
    if known.contradicts_itself:
        return None, False
    if known.made is not None:
        return known.made <= row.made_up_to, False
    if known.in_service is not None and known.in_service <= row.made_up_to:
        return True, True
    return None, False
