"""What a person types into a field, turned into a value of the study or the reason why not.

Numbers are typed and shown in the reader's unit; a unit written behind the figure counts,
so that 380 RT may be typed where the field shows kW.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from core.vocabulary.field import Field
from core.vocabulary.field_range import figure_of, range_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, System, from_shown, unit

_NUMBER = re.compile(r"([+-]?(?:\d[\d.,]*|[.,]\d+)(?:[eE][+-]?\d+)?)(.*)", re.DOTALL)
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,(?:\d{1,2}|\d{4,})(?:[eE][+-]?\d+)?|[+-]?0,\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?|[+-]?\d*\.?\d*(?:[eE][+-]?\d+)?")
_SIGNS = str.maketrans({"−": "-", "–": "-", "，": ",", "。": ".", "．": ".", "\u3000": " "})
_BEGUN = re.compile(r"[+-]?0*[.,]?0*")
_SIGNIFICANT = 12  # digits kept of a figure that was converted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value, or the reason why there is none.

    begun: the text may become a value by typing on, as `0.` becomes 0.75; the reason is only
    told when the typing has ended.
    """

    value: Any = None
    reason: str = ""
    begun: bool = False


def read_number(text: str, field: Field, words: Language) -> Reading:
    """The number in a text, in SI."""
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).strip()
    reading = _number(plain, field, words)
    if reading.reason and _BEGUN.fullmatch(plain):
        return replace(reading, begun=True)
    return reading


def _number(plain: str, field: Field, words: Language) -> Reading:
    if not plain:
        if field.optional:
            return Reading()
        return Reading(reason=words.text("study.reason.empty"))
    match = _NUMBER.fullmatch(plain.replace(" ", "").replace("\u202f", ""))
    shown = _figure(match[1]) if match else None
    if match is None or shown is None:
        return Reading(reason=words.text("study.reason.no_number"))
    kind = field.kind
    value = shown
    if kind is not None:
        system = _system_of(match[2], kind, words)
        if system is None:
            return Reading(reason=words.text("study.reason.no_number"))
        value = float(f"{from_shown(shown, kind, system):.{_SIGNIFICANT}g}")
    elif match[2]:
        return Reading(reason=words.text("study.reason.no_number"))
    if field.type is int:
        if value != round(value):
            return Reading(reason=words.text("study.reason.no_whole_number"))
        value = round(value)
    return _within(value, field, words)


def _figure(written: str) -> float | None:
    """1,328 and 1328.5 and 0,75; None where the marks make no sense."""
    if _DECIMAL_COMMA.fullmatch(written):
        written = written.replace(",", ".")
    elif not _GROUPED.fullmatch(written):
        return None
    try:
        return float(written.replace(",", ""))
    except ValueError:
        return None


def _system_of(symbol: str, kind: Kind, words: Language) -> System | None:
    """The system whose unit stands behind the figure: the reader's, where nothing stands."""
    if not symbol or symbol == plain_unit(words.unit(kind)):
        return words.system
    systems: tuple[System, ...] = (words.system, *System)
    for system in systems:
        if symbol.casefold() == plain_unit(unit(kind, system).symbol).casefold():
            return system
    return None


def plain_unit(symbol: str) -> str:
    """A unit without blanks and raised figures, as it may be typed."""
    return unicodedata.normalize("NFKC", symbol).replace(" ", "")


def _within(value: float, field: Field, words: Language) -> Reading:
    if not (field.is_below(value) or field.is_above(value)):
        return Reading(value=value)
    if value in (field.minimum, field.maximum):  # a limit that is itself outside
        limit = figure_of(value, field, words)
        return Reading(reason=words.text("study.reason.beyond_limit", limit=limit))
    return Reading(reason=words.text("study.reason.range", range=range_of(field, words)))
