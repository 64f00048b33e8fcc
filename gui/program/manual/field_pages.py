"""The pages of the fields and of the choices, from the declarations and their messages."""

from collections.abc import Iterator
from importlib import import_module
from inspect import get_annotations
from pathlib import Path
from types import UnionType
from typing import Any

import msgspec

import core
from core.families.registry import FAMILIES
from core.machines.device import Source
from core.machines.refrigerant import Refrigerant
from core.selection.family import subjects_of
from core.vocabulary.field import Field, fields_of
from core.vocabulary.field_range import figure_of, range_of
from core.vocabulary.language import Language
from gui.program.manual.marking import heading, plain

_PARTS = ("duty", "loads", "record", "outcome", "design", "nameplate", "choice")
_SHORTENED = {"load": "loads"}
Struct = type[msgspec.Struct]


def field_pages(words: Language) -> dict[str, str]:
    """The pages by name: of the study, of loads, of all equipment, and one a family."""
    pages: dict[str, list[Struct]] = {}
    for struct in _structs():
        pages.setdefault(_page_of(struct.__module__), []).append(struct)
    return {f"fields_{name}": _page(name, structs, words) for name, structs in pages.items()}


def choices_page(words: Language) -> str:
    """Every choice with the fields that offer it."""
    offered: dict[str, dict[str, None]] = {}
    for struct in _structs():
        for field in _titled(struct, words):
            for choice in field.choices:
                title = words.text(f"field.{field.key}")
                offered.setdefault(choice, {})[f"{plain(title)} `{field.key}`"] = None
    for family in FAMILIES.values():
        for word in family.duty.rankings():
            title = words.text("field.rank_by")
            offered.setdefault(word, {})[f"{plain(title)} `rank_by`"] = None
    parts = [
        heading(words.text("manual.choices.title"), level=1),
        words.text("manual.choices.intro"),
    ]
    for choice, fields in sorted(offered.items()):
        parts.append(heading(plain(words.text(f"choice.{choice}")), choice))
        parts.append(words.text("manual.choices.of", fields=_joined(fields, words)))
    return "\n\n".join(parts)


def _structs() -> list[Struct]:
    """The Structs of core that declare fields, once each, in the order of their modules."""
    found: dict[str, Struct] = {}
    root = Path(str(core.__file__)).parent
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        module = import_module(".".join(part for part in parts if part != "__init__"))
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, msgspec.Struct):
                found[f"{value.__module__}.{value.__qualname__}"] = value
    every = (one for name, one in sorted(found.items()) if name.startswith("core."))
    return [one for one in every if one not in (Source, Refrigerant)]


def _page_of(module: str) -> str:
    parts = module.split(".")
    if parts[1] == "families":
        return parts[2] if parts[2] in FAMILIES else "common"
    return {"study": "study", "load": "loads"}.get(parts[1], "common")


def _page(name: str, structs: list[Struct], words: Language) -> str:
    key = f"manual.fields.{name}"
    if name in FAMILIES:
        said = words.about(subjects_of(FAMILIES[name]))
        title = said.text("manual.fields.family", family=said.text(f"family.{name}"))
    else:
        said, title = words, words.text(key)
    parts = [heading(title, level=1), words.text("manual.fields.intro")]
    told = set[str]()  # on this page, or of the structs that another page is about
    by_part: dict[str, list[Struct]] = {}
    for struct in structs:
        by_part.setdefault(_part(struct, name), []).append(struct)
    for part in sorted(by_part, key=lambda one: [*_PARTS, ""].index(one)):
        entries = [e for one in by_part[part] for e in _entries(one, name, told, said, words)]
        if entries and part:
            parts.append(heading(words.text(f"manual.fields.part.{part}"), level=2))
        parts += entries
    return "\n\n".join(parts)


def _part(struct: Struct, page: str) -> str:
    if page not in FAMILIES:
        return ""
    last = struct.__module__.rpartition(".")[2]
    last = _SHORTENED.get(last, last)
    return last if last in _PARTS else "record"


def _entries(
    struct: Struct, page: str, told: set[str], said: Language, common: Language
) -> Iterator[str]:
    for field in _titled(struct, said):
        home = _page_of(_declaring(struct, field.key).__module__)
        if home != page and not _is_spoken_otherwise(field.key, said, common):
            continue  # it stands on the page of what all have in common
        if field.key not in told:
            told.add(field.key)
            yield "\n\n".join(_entry(field, said))


def _declaring(struct: Struct, key: str) -> type:
    """The class that declares a field last: the struct, or one of those it inherits from."""
    owners = [one for one in struct.__mro__ if key in get_annotations(one)]
    return owners[0] if owners else struct


def _is_spoken_otherwise(key: str, said: Language, common: Language) -> bool:
    keys = [k for k in (f"field.{key}", f"help.{key}") if common.has(k)]
    return any(said.text(k) != common.text(k) for k in keys)


def _titled(struct: Struct, words: Language) -> list[Field]:
    return [field for field in fields_of(struct) if words.has(f"field.{field.key}")]


def _entry(field: Field, words: Language) -> Iterator[str]:
    yield heading(plain(words.text(f"field.{field.key}")), field.key)
    if words.has(f"help.{field.key}"):
        yield plain(words.text(f"help.{field.key}"))
    facts = ((words.text(f"manual.field.{name}"), text) for name, text in _facts(field, words))
    lines = [f"- {words.text('manual.field.fact', name=name, value=text)}" for name, text in facts]
    if field.lower_is_better is not None:
        better = "low" if field.lower_is_better else "high"
        lines.append(f"- {words.text(f'manual.field.better.{better}')}")
    if field.optional:
        lines.append(f"- {words.text('manual.field.open')}")
    if lines:
        yield "\n".join(lines)


def _facts(field: Field, words: Language) -> Iterator[tuple[str, str]]:
    unit = words.unit(field.kind) if field.kind else ""
    if unit:
        yield "unit", unit
    if allowed := range_of(field, words):
        yield "range", allowed
    if default := _default(field, words):
        yield "default", default
    if field.choices:
        named = {f"{plain(words.text(f'choice.{one}'))} `{one}`": None for one in field.choices}
        yield "choices", _joined(named, words)
    if words.has(f"basis.{field.key}"):
        yield "basis", plain(words.text(f"basis.{field.key}"))


def _default(field: Field, words: Language) -> str:
    value: Any = field.default
    if isinstance(value, bool):
        return words.text("choice.yes" if value else "choice.no")
    if isinstance(value, str) and value in field.choices:
        return plain(words.text(f"choice.{value}"))
    if isinstance(value, int | float) and not isinstance(field.type, UnionType):
        return figure_of(value, field, words)
    return ""


def _joined(texts: dict[str, None], words: Language) -> str:
    return ("、" if words.code == "zh" else ", ").join(texts)
