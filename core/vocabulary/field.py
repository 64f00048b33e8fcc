"""Fields: what a record, a duty or an outcome consists of, declared once.

A field is declared in the annotation of the attribute it describes; forms, tables, the
catalog's columns, the report's list of inputs and the check of a study file are all made
from that one declaration. Titles and help are the messages `field.<key>` and
`help.<key>` of the reader's language.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from core.keeping.keeping import keep_for_good
from core.vocabulary.quantity import Kind, stored_unit, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One declared field.

    `key` is unique in its section; `kind` is None for text and choices. Where `assumed` is
    set, a value that nobody entered is shown as assumed; `basis.<key>` says what it rests on.
    `words`: the value is a word, named by the message `<words>.<value>`, and which words there
    are is known elsewhere.

    `criterion`: the word in a study by which candidates are ranked by this outcome, named by
    the message `choice.<criterion>`. `energy_part`: the column that says which part of it grows
    with the energy, and so shares the tolerance of the energy; None: no part does.
    """

    key: str
    kind: Kind | None
    type: Any
    optional: bool = False  # may be None: not known, or found from elsewhere
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    minimum_excluded: bool = False  # the value must be above the minimum
    maximum_excluded: bool = False
    default: Any = None
    assumed: bool = False
    lower_is_better: bool | None = None
    words: str = ""
    criterion: str | None = None
    energy_part: str | None = None

    def of(self, owner: msgspec.Struct) -> Any:
        """Its value in a Struct that declares it."""
        return getattr(owner, self.key)

    def is_below(self, value: float) -> bool:
        """Whether a value is under the lower limit, or at one that is excluded."""
        low = self.minimum
        return low is not None and (value < low or (self.minimum_excluded and value == low))

    def is_above(self, value: float) -> bool:
        """Whether a value is over the upper limit, or at one that is excluded."""
        high = self.maximum
        return high is not None and (value > high or (self.maximum_excluded and value == high))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    kind: Kind | None = None
    assumed: bool = False
    lower_is_better: bool | None = None
    words: str = ""
    criterion: str | None = None
    energy_part: str | None = None

    def __post_init__(self) -> None:
        if self.criterion is not None and self.lower_is_better is None:
            raise ValueError(f"`{self.criterion}` ranks nothing: is lower better, or higher?")
        if self.energy_part is not None and not (self.criterion and self.lower_is_better):
            raise ValueError(f"`{self.energy_part}` is part of no criterion, or of one to be high")


def declare(
    kind: Kind | None = None,
    *,
    assumed: bool = False,
    lower_is_better: bool | None = None,
    words: str = "",
    criterion: str | None = None,
    energy_part: str | None = None,
    **limits: float,
) -> msgspec.Meta:
    """Metadata of a field for `Annotated`, as in `Field`; `limits` are ge, gt, le, lt in SI."""
    declared = _Declared(
        kind=kind,
        assumed=assumed,
        lower_is_better=lower_is_better,
        words=words,
        criterion=criterion,
        energy_part=energy_part,
    )
    arguments: dict[str, Any] = {"extra": {"field": declared}, **limits}
    if kind is not None and unit(kind).symbol:
        arguments["description"] = stored_unit(kind)
    return msgspec.Meta(**arguments)


@keep_for_good
def fields_of(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The declared fields of a msgspec Struct, in the order of their declaration."""
    hints = get_type_hints(struct, include_extras=True)
    infos = msgspec.structs.fields(struct)
    return tuple(_field(info, hints[info.name]) for info in infos)


def value_of(owner: msgspec.Struct, key: str) -> Any:
    """The value of a declared field by its key. Raises KeyError where no such field is declared."""
    if key not in owner.__struct_fields__:
        raise KeyError(f"{type(owner).__name__} has no field {key!r}")
    return getattr(owner, key)


def value_if_declared(owner: msgspec.Struct, key: str) -> Any:
    """The value of a field by its key; None where no such field is declared."""
    return value_of(owner, key) if key in owner.__struct_fields__ else None


def criteria_of(outcome: type[msgspec.Struct]) -> dict[str, Field]:
    """The outcomes that candidates can be ranked by, by the word of the criterion."""
    found: dict[str, Field] = {}
    for field in fields_of(outcome):
        if field.criterion is not None:
            if field.criterion in found:
                raise ValueError(f"{outcome.__name__}: `{field.criterion}` is two fields")
            found[field.criterion] = field
    return found


def _field(info: msgspec.structs.FieldInfo, hint: object) -> Field:
    hint, optional = _without_none(hint)
    meta = _meta(hint)
    declared: _Declared = ((meta.extra or {}).get("field") if meta else None) or _Declared()
    bare = get_args(hint)[0] if meta else hint
    lower, upper = _limits(meta)
    return Field(
        key=info.name,
        kind=declared.kind,
        type=bare,
        optional=optional,
        choices=_choices(bare),
        minimum=lower,
        maximum=upper,
        minimum_excluded=meta is not None and meta.ge is None and meta.gt is not None,
        maximum_excluded=meta is not None and meta.le is None and meta.lt is not None,
        default=_default(info),
        assumed=declared.assumed,
        lower_is_better=declared.lower_is_better,
        words=declared.words,
        criterion=declared.criterion,
        energy_part=declared.energy_part,
    )


def _without_none(hint: object) -> tuple[object, bool]:
    """`Annotated[float, …] | None` as its first part and whether None is allowed."""
    if isinstance(hint, UnionType) or get_origin(hint) is Union:
        return get_args(hint)[0], type(None) in get_args(hint)
    return hint, False


def _meta(hint: object) -> msgspec.Meta | None:
    if get_origin(hint) is not Annotated:
        return None
    return next((part for part in get_args(hint)[1:] if isinstance(part, msgspec.Meta)), None)


def _limits(meta: msgspec.Meta | None) -> tuple[float | None, float | None]:
    if meta is None:
        return None, None
    lower = meta.ge if meta.ge is not None else meta.gt
    upper = meta.le if meta.le is not None else meta.lt
    return lower, upper


def _choices(bare: object) -> tuple[str, ...]:
    """The allowed words of an enumeration or a Literal; empty for anything else."""
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return tuple(member.value for member in bare)
    arguments = get_args(bare)
    if arguments and all(isinstance(a, str) for a in arguments):
        return arguments
    return ()


def _default(info: msgspec.structs.FieldInfo) -> Any:
    if info.default is not msgspec.NODEFAULT:
        return info.default
    if info.default_factory is not msgspec.NODEFAULT:
        return info.default_factory()
    return None


__all__ = [
    "Annotated", "Field", "criteria_of", "declare", "fields_of", "value_if_declared", "value_of",
]  # fmt: skip
