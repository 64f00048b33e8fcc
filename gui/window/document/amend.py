"""Changes of a study by path: `duty.peak_w`, `economics.tariff.price_per_kwh`.

Each gives another study; the document swaps it in and can swap it back.
"""

from typing import Any

import msgspec

from core.load.kinds import LoadFile
from core.study.economics import FlatTariff, TimeOfUseTariff
from core.study.reading import disagreement
from core.study.study import Study, at_station, disagreements
from core.vocabulary.field import Field, fields_of, value_of
from core.vocabulary.problem import Problem

Section = msgspec.Struct
_PAIRED = (("flow_shares", "time_shares"), ("input_w", "time_shares"))


def section_at(study: Study, path: str) -> Section:
    """The section `duty` or `economics.tariff`."""
    found: Any = study
    for name in path.split("."):
        found = value_of(found, name)
    assert isinstance(found, msgspec.Struct)  # noqa: S101  paths come from the declared fields
    return found


def value_at(study: Study, path: str) -> Any:
    """The value of a field."""
    section, _, key = path.rpartition(".")
    return value_of(section_at(study, section), key)


def kinds_at(study: Study, path: str) -> tuple[str, ...]:
    """The tags of the forms that the section `load` or `economics.tariff` may have."""
    kinds = study.duty.loads if path == "load" else (FlatTariff, TimeOfUseTariff)
    return tuple(str(kind.__struct_config__.tag) for kind in kinds)


def kind_of(section: Section) -> str:
    """The tag by which a section is told apart from its other forms."""
    return str(section.__struct_config__.tag)


def amended(study: Study, path: str, value: object) -> Study:
    """The study with one value given; it is no longer assumed.

    With another station, what was found from the former one and not entered follows it.
    """
    if path == "site.station":
        return at_station(study, str(value))
    section, _, key = path.rpartition(".")
    changed = msgspec.structs.replace(section_at(study, section), **{key: value})
    assumed = tuple(name for name in study.assumed if name != path)
    return _with_section(study, section, changed, assumed)


def as_many_times(study: Study, path: str) -> Study:
    """The study with as many time shares as flows or powers, and the other way round.

    What is too much is taken off the end of the list that was not edited; what is missing is
    as the last one, for the user to correct.
    """
    key = path.removeprefix("load.")
    for pair in _PAIRED:
        if key in pair and all(hasattr(study.load, one) for one in pair):
            other = pair[1 - pair.index(key)]
            count, kept = len(value_of(study.load, key)), value_of(study.load, other)
            if count != len(kept):
                even = (*kept, *kept[-1:] * count)[:count]
                return amended(study, f"load.{other}", even)
    return study


def restored(study: Study, path: str, field: Field) -> Study:
    """The study with one value back at its default, assumed where the default is."""
    changed = amended(study, path, field.default)
    if not field.assumed:
        return changed
    return msgspec.structs.replace(changed, assumed=tuple(sorted({*changed.assumed, path})))


def with_kind(study: Study, path: str, section: Section, given: tuple[str, ...]) -> Study:
    """The study with another form of a section, of which the keys `given` are no assumption."""
    others = {name for name in study.assumed if not name.startswith(f"{path}.")}
    own = {
        f"{path}.{field.key}"
        for field in fields_of(type(section))
        if field.assumed and field.key not in given
    }
    return _with_section(study, path, section, tuple(sorted(others | own)))


def _with_section(study: Study, path: str, section: Section, assumed: tuple[str, ...]) -> Study:
    outer, _, key = path.rpartition(".")
    if not outer:
        return msgspec.structs.replace(study, **{key: section}, assumed=assumed)
    holder = msgspec.structs.replace(section_at(study, outer), **{key: section})
    return _with_section(study, outer, holder, assumed)


def refusal(study: Study) -> Problem | None:
    """The first value that does not go with the others; its place is its path."""
    for path, given in disagreements(study):
        return disagreement(study, path, given, path)
    return None


def place_of(problem: Problem, study: Study) -> str | None:
    """The path of the field that a problem of the selection is about."""
    place, code = problem.place, problem.code
    if place.split(".")[0] in ("site", "duty", "load", "plant", "criteria", "economics"):
        return place
    if isinstance(study.load, LoadFile) and study.load.path and study.load.path in place:
        return "load.path"
    for key in study.duty.files:
        name = value_of(study.duty, key)
        if name and name in place:
            return f"duty.{key}"
    if study.site.epw and (study.site.epw in place or code.startswith("epw_")):
        return "site.epw"
    return None
