"""The message keys that the code asks for, read off its syntax.

A key is a literal with dots whose first part is a namespace of the messages
(`report.ranking.title`), the code of a finding or a problem, the name of a declared field,
or a choice of one. Of an f-string, `f"method.{key}"`, only its beginning is known.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from core.machines.device import Source
from core.machines.refrigerant import Refrigerant
from core.vocabulary.field import fields_of
from tests.house.tree import ROOT, all_files

_KEY = re.compile(r"[a-z_]+(\.[A-Za-z0-9_]+)+")
_FILE_NAME = re.compile(
    r".*\.(typ|csv|json|xlsx|pdf|mo|po|ttf|db|sql|txt|md|svg|png|epw|part|ini|log|lock)"
)


@dataclass
class Asked:
    """Whole keys and beginnings of keys, each with the place that asks for it."""

    keys: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)


def asked_by_code(namespaces: frozenset[str]) -> Asked:
    """Every key that a module of the program names."""
    asked = Asked()
    for path in modules():
        place = str(path.relative_to(ROOT))
        for node in _that_may_ask(ast.parse(path.read_text("utf-8"))):
            for key in _keys_of(node, namespaces):
                asked.keys.setdefault(key, f"{place}:{getattr(node, 'lineno', 0)}")
            for beginning in _beginnings_of(node, namespaces):
                asked.beginnings.setdefault(beginning, f"{place}:{getattr(node, 'lineno', 0)}")
    return asked


def _that_may_ask(tree: ast.AST) -> Iterator[ast.expr]:
    """Texts and calls of a module, without what ast.walk takes to hand out all the others."""
    left: list[ast.AST] = [tree]
    while left:
        node = left.pop()
        if isinstance(node, ast.Constant | ast.Call | ast.JoinedStr):
            yield node
        for value in vars(node).values():
            if isinstance(value, list):
                left += [each for each in value if isinstance(each, ast.AST)]
            elif isinstance(value, ast.AST):
                left.append(value)


def modules() -> list[Path]:
    """The modules of the program."""
    folders = (ROOT / name for name in ("core", "catalog", "gui"))
    return [path for folder in folders for path in all_files(folder) if path.suffix == ".py"]


def _keys_of(node: ast.AST, namespaces: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        known = _KEY.fullmatch(text) and text.split(".")[0] in namespaces
        if known and not _FILE_NAME.fullmatch(text):
            yield text
    elif isinstance(node, ast.Call):
        match _called(node):
            case "finding" | "Finding":
                yield from (f"finding.{code}" for code in _literals(node, "code"))
            case "Problem":
                for code in _literals(node, "code"):
                    yield from (f"problem.{code}", f"problem.{code}.remedy")
            case "text" | "say" | "Message":
                yield from _literals(node, "key")
            case "plot" if not _is_given(node, "caption", 2):
                yield from (f"{key}.caption" for key in _literals(node, "key"))
            case "explained":
                yield from (f"{key}.text" for key in _literals(node, "key"))


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _is_given(node: ast.Call, name: str, place: int) -> bool:
    return len(node.args) > place or any(k.arg == name for k in node.keywords)


def _literals(node: ast.Call, name: str) -> Iterator[str]:
    """The texts that the first argument, or the one called `name`, can be."""
    given = [*node.args[:1], *(k.value for k in node.keywords if k.arg == name)]
    while given:
        value = given.pop()
        if isinstance(value, ast.IfExp):
            given += [value.body, value.orelse]
        elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def _beginnings_of(node: ast.AST, namespaces: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        beginning = _fixed(node)
        if re.fullmatch(r"[a-z_.]+\.", beginning) and beginning.split(".")[0] in namespaces:
            yield beginning
    elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.JoinedStr):
        spaces = {"finding": "finding.", "Finding": "finding.", "Problem": "problem.", "text": ""}
        if _called(node) in spaces and _fixed(node.args[0]):
            yield spaces[_called(node)] + _fixed(node.args[0])


def _fixed(text: ast.JoinedStr) -> str:
    """What an f-string begins with, up to its first value."""
    first = text.values[0]
    return str(first.value) if isinstance(first, ast.Constant) else ""


def declared_fields() -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """Every declared field: its Struct, its key, its choices, whether it may be assumed.

    Sources and refrigerants are looked up by their key; no form shows their fields.
    """
    for struct in structs():
        if struct in (Source, Refrigerant):
            continue
        hints = get_type_hints(struct, include_extras=True)
        for declared in fields_of(struct):
            if _is_declared(hints[declared.key]):
                name = f"{struct.__module__}.{struct.__name__}"
                yield name, declared.key, declared.choices, declared.assumed


def structs() -> list[type[msgspec.Struct]]:
    """The Structs of core, once each."""
    found: dict[str, type[msgspec.Struct]] = {}
    for path in all_files(ROOT / "core"):
        if path.suffix == ".py":
            parts = path.relative_to(ROOT).with_suffix("").parts
            module = import_module(".".join(part for part in parts if part != "__init__"))
            for value in vars(module).values():
                if isinstance(value, type) and issubclass(value, msgspec.Struct):
                    found[f"{value.__module__}.{value.__qualname__}"] = value
    return [struct for name, struct in sorted(found.items()) if name.startswith("core.")]


def _is_declared(hint: Any) -> bool:
    parts = [hint, *get_args(hint)]
    metas = [meta for part in parts for meta in getattr(part, "__metadata__", ())]
    return any(isinstance(meta, msgspec.Meta) and "field" in (meta.extra or {}) for meta in metas)
