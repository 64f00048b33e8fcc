"""What to enter for an example: the fields of a bundled study that differ from a blank one.

Pages hold such a table between two comments; it is written anew with the reference pages:

    <!-- inputs: office-shanghai -->
    <!-- end -->
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import msgspec

from core.climate.stations import station
from core.families.registry import decode, family_of
from core.selection.family import subjects_of
from core.study.study import SECTIONS, Study, default_of, without_effect
from core.vocabulary.field import Field, fields_of
from core.vocabulary.field_range import figure_of
from core.vocabulary.language import Language
from gui.program.manual.marking import plain
from gui.program.reader import resources_folder

_TABLE = re.compile(r"<!-- inputs: ([a-z0-9-]+) -->.*?<!-- end -->", re.DOTALL)
_SHOWN = [one for one in SECTIONS if one not in ("project",)]


def with_inputs(page: str, words: Language) -> str:
    """The page with its tables written anew."""
    return _TABLE.sub(lambda found: _table(found[1], words), page)


def _table(name: str, words: Language) -> str:
    content = (resources_folder() / "examples" / f"{name}.json").read_bytes()
    study = decode(content, f"{name}.json")
    said = words.about(subjects_of(family_of(study), study.duty))
    example = said.text("manual.inputs.example", name=plain(said.text(f"example.{name}")))
    rows = [
        f"{example}\n",
        f"| {said.text('manual.inputs.field')} | {said.text('manual.inputs.value')} |",
        "|---|---|",
        *(f"| {field} | {value} |" for field, value in _entered(study, said)),
    ]
    return f"<!-- inputs: {name} -->\n" + "\n".join(rows) + "\n\n<!-- end -->"


def _entered(study: Study, words: Language) -> Iterator[tuple[str, str]]:
    idle = without_effect(study)
    for section in SECTIONS:
        if section not in _SHOWN:
            continue
        owner = study.section(section)
        if section == "load":
            kind = words.text("manual.inputs.kind", section=words.text("section.load"))
            yield kind, plain(words.text(f"choice.{owner.__struct_config__.tag}"))
        for field in fields_of(type(owner)):
            path = f"{section}.{field.key}"
            value = field.of(owner)
            usual = default_of(type(study.duty), path, field)
            if path in study.assumed or path in idle or value == usual:
                continue
            shown = (
                _station(value, words) if path == "site.station" else _shown(value, field, words)
            )
            if shown and words.has(f"field.{field.key}"):
                title = plain(words.text(f"field.{field.key}"))
                yield f"{words.text(f'section.{section}')} · {title}", plain(shown)


def _station(number: str, words: Language) -> str:
    title = station(number).title
    named = words.text(f"place.{title}") if words.has(f"place.{title}") else title
    return f"{named} ({number})"


def _shown(value: Any, field: Field, words: Language) -> str:
    """A value as the form shows it; empty for what is no single value."""
    if isinstance(value, bool):
        return words.text("choice.yes" if value else "choice.no")
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        for key in (f"choice.{value}", f"{field.words}.{value}"):
            if words.has(key):
                return words.text(key)
        return value
    if isinstance(value, int | float):
        return figure_of(value, field, words)
    if isinstance(value, msgspec.Struct) or not value:
        return ""
    return ""
