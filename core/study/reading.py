"""Reading a study: JSON into sections, with defaults, older forms, and what is wrong where.

Which duties and loads there are is handed in, as the study's form: nothing here knows a family.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, get_args

import msgspec

from core.load.kind import LoadKind
from core.study import study as current
from core.study.compliance import Compliance
from core.study.criteria import Criteria
from core.study.duty import Duty
from core.study.economics import Economics, FlatTariff, TimeOfUseTariff
from core.study.faults import invalid, not_json, unknown_word
from core.study.plant import Plant
from core.study.study import FORMAT, SECTIONS, Study, disagreements
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

Raw = dict[str, Any]  # an object of JSON, as it stands in the file
S = TypeVar("S", bound=Study)
_FORMS: Mapping[str, tuple[type[msgspec.Struct], ...]] = {
    "plant": (Plant,),
    "criteria": (Criteria,),
    "compliance": (Compliance,),
    "economics": (Economics,),
    "economics.tariff": (FlatTariff, TimeOfUseTariff),
}


def _plant_of_its_own(raw: Raw) -> Raw:
    """Schema 1: units, reserve and staging stood in the duty; see `_staged_as_before`."""
    duty = raw.get("duty")
    if not isinstance(duty, dict):
        return raw
    moved = {key: duty[key] for key in _PLANT_KEYS if key in duty}
    rest = {key: value for key, value in duty.items() if key not in _PLANT_KEYS}
    assumed = raw.get("assumed", [])
    if isinstance(assumed, list):
        renamed = {f"duty.{key}": f"plant.{key}" for key in _PLANT_KEYS}
        assumed = [renamed.get(one, one) if isinstance(one, str) else one for one in assumed]
    given = raw.get("plant", {})  # of somebody who wrote the section and kept the old number
    if not isinstance(given, dict):
        return raw
    return {**raw, "duty": rest, "plant": {**moved, **given}, "assumed": assumed}


_PLANT_KEYS = ("units_min", "units_max", "redundancy", "standby_helps", "staging")
MIGRATIONS: dict[int, Callable[[Raw], Raw]] = {1: _plant_of_its_own}


def decode(content: bytes, place: str, form: type[S]) -> S:
    """Read a study; `place` names the file in a Problem; form: with the duties and loads known.

    Raises Problem `study_not_json`, `study_not_ours`, `study_newer`, `study_invalid`.
    """
    raw, schema = _raw(content, place)
    raw = _renewed(raw, form)
    if schema == 1:
        raw = _staged_as_before(raw, form)
    try:
        study = msgspec.convert(raw, form, strict=True)
    except msgspec.ValidationError as error:
        raise invalid(
            str(error), place,
            lambda path: _known_words(raw, path, form),
            lambda path: [field.kind for field in _fields_at(raw, path, form) if field.kind],
            lambda path: _keys_at(raw, path, form),
            lambda: _places(raw, form),
        ) from error  # fmt: skip
    study = _with_family_defaults(study, raw)
    _check(study, place)
    assumed = set(study.assumed) | set(_left_out(study, raw))
    return msgspec.structs.replace(study, assumed=tuple(sorted(assumed)))


def _raw(content: bytes, place: str) -> tuple[Raw, int]:
    """What the file holds in the form of today, and the schema it was written in."""
    try:
        raw = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise not_json(content, place, error) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise Problem("study_not_ours", place)
    schema = raw.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise Problem("study_schema", f"{place} [schema]", figure("known", current.SCHEMA))
    if schema > current.SCHEMA:
        raise Problem(
            "study_newer", place, figure("schema", schema), figure("known", current.SCHEMA)
        )
    for step in range(schema, current.SCHEMA):
        raw = MIGRATIONS[step](raw)
    return {**raw, "schema": current.SCHEMA}, schema


def _staged_as_before(raw: Raw, form: type[Study]) -> Raw:
    """A study of schema 1 keeps the staging it was computed with; as nobody chose it, assumed."""
    duty, plant = raw.get("duty"), raw.get("plant")
    if not isinstance(duty, dict) or not isinstance(plant, dict):
        return raw
    for kind in _kinds(form, "duty"):
        if kind.__struct_config__.tag == duty.get("family") and issubclass(kind, Duty):
            rest, staging = kind.staged_before(duty)
            raw = {**raw, "duty": rest}
            assumed = raw.get("assumed", [])
            if "staging" not in plant and isinstance(assumed, list):
                raw["plant"] = {**plant, "staging": staging.value}
                if "staging" in kind.in_plants:
                    raw["assumed"] = [*assumed, "plant.staging"]
    return raw


def _renewed(raw: Raw, form: type[Study]) -> Raw:
    """The study with its load as it is written now, where it was written in an older way.

    An assumed value of an older key is an assumed value of what it became.
    """
    load = raw.get("load")
    if not isinstance(load, dict):
        return raw
    for kind in _kinds(form, "load"):
        if kind.__struct_config__.tag == load.get("kind") and issubclass(kind, LoadKind):
            newer, renamed = kind.renewed(load)
            assumed = raw.get("assumed", [])
            if isinstance(assumed, list):
                assumed = [
                    renamed.get(one, one) if isinstance(one, str) else one for one in assumed
                ]
            return {**raw, "load": newer, "assumed": assumed} if renamed else raw
    return raw


def _kinds(form: type[Study], section: str) -> tuple[type[msgspec.Struct], ...]:
    """The Structs that a section of a study may be."""
    fields = {field.name: field.type for field in msgspec.structs.fields(form)}
    return get_args(fields[section]) or (fields[section],)


def _with_family_defaults(study: S, raw: Raw) -> S:
    """The study with its family's defaults where the writer gave nothing."""
    for path, value in study.duty.defaults.items():
        section, _, key = path.partition(".")
        if key not in raw.get(section, {}):
            changed = msgspec.structs.replace(study.section(section), **{key: value})
            study = msgspec.structs.replace(study, **{section: changed})
    return study


def _left_out(study: Study, raw: Raw) -> list[str]:
    """Keys with a default of known basis that the writer did not give."""
    sections = [(name, study.section(name), raw.get(name, {})) for name in SECTIONS]
    tariff = study.economics.tariff
    sections.append(("economics.tariff", tariff, raw.get("economics", {}).get("tariff", {})))
    return [
        f"{name}.{field.key}"
        for name, section, given in sections
        for field in fields_of(type(section))
        if field.assumed and field.key not in given
    ]


def _check(study: Study, place: str) -> None:
    for key, given in disagreements(study):
        raise disagreement(study, key, given, f"{place} [{key}]")


def disagreement(study: Study, key: str, given: str, place: str) -> Problem:
    """One of `disagreements(study)` as a Problem `study_disagrees` or `study_word_unknown`.

    What the values at `key` must hold to is the message `rule.<key>`.
    """
    known = {
        "load.kind": _tags(study.duty.loads),
        "criteria.rank_by": study.duty.rankings(),
        "plant.staging": tuple(staging.value for staging in study.duty.stagings),
        "plant.redundancy": tuple(one.value for one in study.duty.redundancies),
    }
    if key in known:
        return unknown_word(place, key, given.strip("`"), known[key])
    return Problem("study_disagrees", place, figure("rule", key, word="rule"))


def _tags(structs: Iterable[type[msgspec.Struct]]) -> tuple[str, ...]:
    return tuple(str(struct.__struct_config__.tag) for struct in structs)


def _known_words(raw: Mapping[str, Any], path: str, form: type[Study]) -> tuple[str, ...]:
    """The words that may stand at a path of a file, as far as it can be told which form it has."""
    section, _, key = path.rpartition(".")
    if key in ("family", "kind"):
        return _tags(_forms_at(section, form))
    fields = _fields_at(raw, path, form)
    return tuple(dict.fromkeys(word for field in fields for word in field.choices))


def _forms_at(section: str, form: type[Study]) -> tuple[type[msgspec.Struct], ...]:
    return _kinds(form, section) if section in ("duty", "load") else _FORMS.get(section, ())


def _keys_at(raw: Mapping[str, Any], path: str, form: type[Study]) -> list[str]:
    """The keys of the object at a path of a file, as far as its form can be told."""
    section = path.partition(".")[0]
    forms = _chosen_at(raw, path, form) if path else (form,)
    if not forms and path == section:
        forms = _kinds(form, section)
    return [field.encode_name for one in forms for field in msgspec.structs.fields(one)]


def _places(raw: Mapping[str, Any], form: type[Study]) -> list[str]:
    """The paths of all keys of a file's sections, as far as their forms can be told."""
    sections = (*SECTIONS, *(one for one in _FORMS if one not in SECTIONS))
    return [f"{one}.{key}" for one in sections for key in _keys_at(raw, one, form)]


def _fields_at(raw: Mapping[str, Any], path: str, form: type[Study]) -> list[Field]:
    """The fields that may stand at a path of a file, as far as its form can be told."""
    section, _, key = path.rpartition(".")
    chosen = _chosen_at(raw, section, form)
    return [field for one in chosen for field in fields_of(one) if field.key == key]


def _chosen_at(
    raw: Mapping[str, Any], section: str, form: type[Study]
) -> tuple[type[msgspec.Struct], ...]:
    """The Structs that a section of a file may be: the one its tag names, else all of them."""
    forms = _forms_at(section, form)
    given: Any = raw
    for name in section.split("."):
        given = given.get(name, {}) if isinstance(given, dict) else {}
    tag = given.get("family", given.get("kind")) if isinstance(given, dict) else None
    return tuple(one for one in forms if one.__struct_config__.tag == tag) or forms
