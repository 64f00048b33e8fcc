"""What the elimination lists say of a machine: hit, suspect, encouraged, none, not covered.

Models match whole: a series word never matches the beginning of a longer one. A condition that
cannot be looked at makes a suspect, named with what is missing; never a hit.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.keeping.keeping import keep_for_good
from core.ledger.asset import FAMILIES
from core.ledger.elimination_rows import CONDITIONAL, DOUBTFUL, RANGE, SERIES, Row, rows
from core.ledger.nameplate import Nameplate, read

_RANGE = re.compile(r"(\d+(?:\.\d+)?)[–-](\d+(?:\.\d+)?)")
_GRATE = re.compile(r"[KDS][ZH][LWGX]")  # boilers with a chain, a moving or a fixed grate
_SHORT_SERIES = 2  # letters
_SMALL_FRAMES = (56, 63, 71, 80)
_LISTED_KV = 10.0  # batch 4 speaks of distribution transformers
_COAL = re.compile(r"[AWPH](I{0,3})P?$")
_COAL_T_H, _MW_PER_T_H = 10.0, 0.7  # 10 t/h stand beside 7 MW in GB 13271-2014
_COAL_ROW = "coal boilers up to 10 t/h"


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

    missing: what would decide a suspect (year_made, voltage, flow_pressure, suffix, condition,
    reading); inferred: the year of make follows from the day it was put in service.
    """

    listing: Listing
    row: Row | None = None
    missing: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a machine beside its model; the years are of make and of service."""

    made: int | None = None
    in_service: int | None = None
    voltage_kv: float | None = None
    flow_m3h: float | None = None
    pressure_kpa: float | None = None
    burns_coal: bool = False  # by its name, where the model does not tell the fuel


def match(family: str, model: str, known: Known) -> Match:
    """The weightiest that any row says."""
    if family not in _families():
        judged = family in FAMILIES or not family
        return Match(listing=Listing.NOT_COVERED if judged else Listing.NOT_CARRIED)
    if not model.strip():
        return Match(listing=Listing.OPEN)
    plate = read(model)
    found = [_by_row(row, plate, known) for row in _candidates(family, plate, known)]
    return max(found, key=lambda one: _WEIGHT[one.listing], default=Match(listing=Listing.NONE))


@keep_for_good
def _families() -> frozenset[str]:
    """Kinds that a list names; of chillers only two ammonia compressors are, which is no cover."""
    return frozenset(row.family for row in rows()) - {"chiller"}


def _candidates(family: str, plate: Nameplate, known: Known) -> list[Row]:
    exact, series = _index()
    found = list(exact.get((family, _key(plate)), ()))
    found += series.get((family, _series_word(plate, family)), ())
    heat, water_mw = plate.number("steam_t_h"), plate.number("thermal_mw")
    if water_mw is not None:
        heat = water_mw / _MW_PER_T_H
    letters = str(plate.facts.get("fuel", ""))
    # Grates burn coal unless the model says another fuel: KZL4-13, DZL2-1.25-T.
    by_grate = known.burns_coal or _GRATE.fullmatch(plate.series) is not None
    coal = bool(_COAL.match(letters)) or (by_grate and not letters)
    if family == "boiler" and coal and heat is not None and heat <= _COAL_T_H:
        found += [row for row in rows() if row.model == _COAL_ROW]
    return found


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
                word = row.series if _whole(row) and RANGE not in row.flags else plate.text
                series.setdefault((row.family, word.upper()), []).append(row)
            else:
                exact.setdefault((row.family, _key(plate)), []).append(row)
    return exact, series


def _models(row: Row) -> list[str]:
    """`L-10/8, L-10/7` names two; `SG(B)8` stands for SG8 and SGB8."""
    if _whole(row):
        return [row.series]
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


def _series_word(plate: Nameplate, family: str) -> str:
    if plate.series:
        return plate.series
    word = re.match(r"(\d*)([A-Z]+\d?)", plate.text)
    if word is None:
        return plate.text
    # Pumps of one or two letters have their inlet before them, as 4B20 and 2GC-5; B&G 1510, B 50
    # and F 32 are other makers' models.
    behind = plate.text[word.end() :][:1]
    bare = len(word[2]) <= _SHORT_SERIES and not word[1] and behind.isascii() and behind
    return "" if bare and family == "pump" else word[2]


def _by_row(row: Row, plate: Nameplate, known: Known) -> Match:
    """What one row that names the model says."""
    missing, meets = _condition(row, plate, known)
    if not meets:
        return Match(listing=Listing.NONE)
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
    if known.made is not None:
        return known.made <= row.made_up_to, False
    if known.in_service is not None and known.in_service <= row.made_up_to:
        return True, True
    return None, False


def _condition(row: Row, plate: Nameplate, known: Known) -> tuple[str, bool]:
    """What is missing to say whether the row's condition holds; and whether it may hold."""
    missing, meets = "", True
    if row.flags and DOUBTFUL & set(row.flags):
        missing = "reading"
    elif row.flags and CONDITIONAL & set(row.flags):
        missing = "condition"
    if RANGE in row.flags:
        kva, kv = plate.number("kva"), plate.number("kv")
        meets = kva is not None and 30 <= kva <= 1600 and kv in (None, _LISTED_KV)
    elif SERIES in row.flags or _is_word(row.model) or row.model == _COAL_ROW:
        described = row.condition and "series word must match" not in row.condition
        described = described or row.model == _COAL_ROW
        missing = missing or ("condition" if described else "")
    elif row.family == "fan" and "m³/h" in row.condition:
        missing, meets = _inside(row.condition, known)
    elif row.condition == "6 kV":
        missing, meets = _at_6_kv(known)
    elif row.condition == "ring valve":
        missing = "condition"
    elif row.family == "transformer" and row.condition.endswith("kVA"):
        kv = plate.number("kv") or known.voltage_kv
        meets = kv is None or kv <= _LISTED_KV
    return missing, meets


def _at_6_kv(known: Known) -> tuple[str, bool]:
    """Nothing is missing of a voltage that is known; and whether it is, or may be, 6 kV."""
    if known.voltage_kv is None:
        return "voltage", True
    return "", known.voltage_kv == 6.0


def _inside(condition: str, known: Known) -> tuple[str, bool]:
    """Whether flow and pressure lie within the ranges of the row."""
    (low_q, high_q), pressures = (tuple(map(float, one)) for one in _RANGE.findall(condition)[:2])
    low_p, high_p = sorted(pressures)
    flow, pressure = known.flow_m3h, known.pressure_kpa
    meets = (flow is None or low_q <= flow <= high_q) and (
        pressure is None or low_p <= pressure <= high_p
    )
    return ("flow_pressure" if None in (flow, pressure) else ""), meets
