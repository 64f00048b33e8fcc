"""What is wrong with a study file, as a Problem: the place, the reason, the way out.

The decoder says it in English and by paths (`$.duty.margin`); here it becomes a code with
figures, so that each reader has it in his own language.
"""

import json
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

import msgspec

from core.vocabulary.file_formats import refuse_other_format
from core.vocabulary.finding import Figure, figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind, stored_unit, unit

_AT = re.compile(r"^(?P<said>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_TYPE = re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")
_LIMIT = re.compile(r"Expected `[^`]+` (?P<relation><=|>=|<|>) (?P<limit>\S+)")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]+)`")
_WORD = re.compile(r"Invalid (?:enum )?value '?(?P<given>[^']*)'?")
_BYTE = re.compile(r" \(byte (?P<byte>\d+)\)$")
_RELATIONS = {">=": "≥", "<=": "≤"}
_OTHER_ENCODINGS = (
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
    (b"", "gb18030", "GB 18030"),  # holds GBK and GB 2312
)

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS, XLS

KnownWords = Callable[[str], Sequence[str]]  # those a path may hold
KnownKeys = Callable[[str], Sequence[str]]  # those of the object at a path
KnownPlaces = Callable[[], Sequence[str]]  # paths of all keys of the whole file
KnownKinds = Callable[[str], Sequence[Kind]]  # of the number at a path
_ALSO_CALLED = {
    "plant.reserve": "redundancy",
    "plant.standby": "redundancy",
}  # no likeness of letters
_PLAIN = (Kind.SHARE, Kind.FINE_SHARE)  # in no unit, though they are shown in one


def not_json(content: bytes, place: str, error: Exception) -> Problem:
    """Why a file is no JSON: `study_workbook`, `study_encoding`, `study_too_deep`, …

    Raises Problem `file_other_format` for a picture or a document.
    """
    refuse_other_format(content, place)
    if content.startswith(_WORKBOOKS):
        return Problem("study_workbook", place)
    if isinstance(error, RecursionError):
        return Problem("study_too_deep", place)
    encoding = _encoding(content)
    if encoding:
        return Problem("study_encoding", place, figure("encoding", encoding))
    at = _where(content, error)
    if at is None or not content.strip():
        return Problem("study_cut_off", place)
    before = content[:at]
    line, column = before.count(b"\n") + 1, at - before.rfind(b"\n")
    return Problem("study_not_json", f"{place}:{line}:{column}")


def refuse_twice(content: bytes, place: str) -> None:
    """Raise Problem `study_key_twice` where an object names a key twice.

    Whoever reads JSON would take the last of them without a word, and the first may be the one
    that was meant.
    """

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise Problem("study_key_twice", place, figure("name", key))
            found[key] = value
        return found

    json.loads(content, object_pairs_hook=once)


def _where(content: bytes, error: Exception) -> int | None:
    """The byte at which reading stopped; None at the end of the file."""
    if isinstance(error, UnicodeDecodeError):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as found:  # the decoder's own counts from the string's start
            return found.start
    found_byte = _BYTE.search(str(error))
    return int(found_byte["byte"]) if found_byte else None


def _encoding(content: bytes) -> str | None:
    """The other encoding in which the content is JSON, by name; None where it is in none."""
    for mark, encoding, name in _OTHER_ENCODINGS:
        try:
            if content.startswith(mark) and msgspec.json.decode(content.decode(encoding)):
                return name
        except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
            continue
    return None


def invalid(
    said: str,
    place: str,
    known: KnownWords,
    kinds_at: KnownKinds,
    keys_at: KnownKeys,
    places: KnownPlaces,
) -> Problem:
    """Why a value cannot stand where it does; `said` is the decoder's message."""
    found = _AT.match(said)
    message, path = (found["said"], found["path"] or "") if found else (said, "")
    path = path.removeprefix("$").removeprefix(".")
    if missing := _MISSING.search(message):
        return _key_missing(place, path, missing["key"])
    if unknown := _UNKNOWN.search(message):
        return _key_unknown(place, path, unknown["key"], keys_at(path), places())
    here, field = f"{place} [{path}]" if path else place, _field(path)
    if limit := _LIMIT.search(message):
        relation = _RELATIONS.get(limit["relation"], limit["relation"])
        bound = limit["limit"].removesuffix(".0")
        wanted = figure("limit", f"{relation} {bound}")
        measured = next((one for one in kinds_at(path) if one not in _PLAIN), None)
        if measured is None or not unit(measured).symbol:
            return Problem("study_limit", here, field, wanted)
        return Problem("study_limit_in", here, field, wanted, figure("unit", stored_unit(measured)))
    if kinds := _TYPE.search(message):
        expected = next(k for k in kinds["expected"].split(" | ") if k != "null")
        return Problem(
            "study_type", here, field,
            figure("expected", expected, word="json_type"),
            figure("got", kinds["got"], word="json_type"),
        )  # fmt: skip
    if word := _WORD.search(message):
        return unknown_word(here, path, word["given"], known(path))
    return Problem("study_invalid", here, figure("reason", message))


def unknown_word(place: str, path: str, given: str, known: Sequence[str]) -> Problem:
    """A word that none of the known ones is."""
    return Problem(
        "study_word_unknown", place, _field(path), figure("given", given),
        figure("known", ", ".join(known)),
    )  # fmt: skip


def _key_missing(place: str, path: str, key: str) -> Problem:
    whole = f"{path}.{key}" if path else key
    return Problem("study_key_missing", f"{place} [{whole}]", _field(whole))


def _key_unknown(
    place: str, path: str, key: str, known: Sequence[str], places: Sequence[str]
) -> Problem:
    """With the key that may be meant: one here, or one that stands elsewhere, by its path.

    From elsewhere are taken the key itself, one that the key given ends with, and like ones of
    the sections below: a like name in another section seldom means the same.
    """
    whole = f"{path}.{key}" if path else key
    here, name = f"{place} [{whole}]", figure("name", key)
    below = [one for one in places if path and one.startswith(f"{path}.")]
    by_key = {_last(one): one for one in (*reversed(places), *reversed(below))}
    by_key.update((one, "") for one in known)
    called = _ALSO_CALLED.get(whole, key)
    ends = sorted((one for one in by_key if called.endswith(f"_{one}")), key=len, reverse=True)
    like = get_close_matches(key, [*known, *map(_last, below)], n=1)
    meant = next(iter(([called] if called in by_key else []) + ends + like), None)
    if meant is None:
        return Problem("study_key_unknown", here, name)
    if elsewhere := by_key[meant]:
        return Problem("study_key_elsewhere", here, name, figure("near", elsewhere))
    return Problem("study_key_near", here, name, figure("near", meant))


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _field(path: str) -> Figure:
    """The field at a path by its title, else by its key; a part of a list by the list's."""
    names = [name.partition("[")[0] for name in path.split(".")]
    return figure("field", names[-1], word="field" if len(names) > 1 else "section")
