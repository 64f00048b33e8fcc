"""How a declared field lies in a table: the one mechanism between record, row and cell.

A text, a choice or a number is one column. A Struct that every record has is laid out flat under
its field's name (`power_curve_leaving_min_c`), a tuple of fixed length is numbered from 1
(`power_curve_coefficients_1`), a tuple of choices is one text of words, and anything else is
JSON. Tables of the database and CSV files have the same columns.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any, TypeVar, cast, get_args, get_origin

import msgspec

from core.keeping.keeping import keep_for_good, keep_latest
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding import Figure, figure

R = TypeVar("R", bound=msgspec.Struct)
AT_ONCE = 1000  # rows
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
# Control characters, marks that turn the direction of writing, and halves of characters.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Form(Enum):
    """What a cell of a column holds."""

    TEXT = auto()
    CHOICE = auto()
    NUMBER = auto()
    WHOLE = auto()
    WORDS = auto()  # choices, separated by blanks
    JSON = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `path` leads from the record to the value."""

    name: str
    path: tuple[str | int, ...]
    form: Form
    field: Field
    required: bool  # an empty cell is a fault
    nullable: bool

    @property
    def sql_type(self) -> type:
        """The type by which sqlite-utils creates the column."""
        return {Form.NUMBER: float, Form.WHOLE: int}.get(self.form, str)


class BadCell(Exception):
    """A cell that cannot be what its column holds: message `fault.<code>`."""

    def __init__(self, code: str, *figures: Figure) -> None:
        super().__init__(code)
        self.code = code
        self.figures = figures


@keep_for_good
def columns_of(struct: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of a record type, in the order of its fields."""
    return tuple(_flat(struct, (), ""))


def _flat(
    struct: type[msgspec.Struct], path: tuple[str | int, ...], prefix: str
) -> Iterator[Column]:
    for field, info in zip(fields_of(struct), msgspec.structs.fields(struct), strict=True):
        here, name = (*path, field.key), f"{prefix}{field.key}"
        required = info.required and not field.optional
        if _is_struct(field.type) and not field.optional:
            yield from _flat(field.type, here, f"{name}_")
            continue
        parts = get_args(field.type) if get_origin(field.type) is tuple else ()
        if parts and Ellipsis not in parts:
            for number, part in enumerate(parts):
                yield Column(
                    name=f"{name}_{number + 1}",
                    path=(*here, number),
                    form=_form(part),
                    field=field,
                    required=required,
                    nullable=False,
                )
            continue
        yield Column(
            name=name,
            path=here,
            form=_form(field.type),
            field=field,
            required=required,
            nullable=field.optional,
        )


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _form(kind: object) -> Form:
    if kind is float:
        return Form.NUMBER
    if kind is int:
        return Form.WHOLE
    if isinstance(kind, type) and issubclass(kind, str):
        return Form.CHOICE if issubclass(kind, Enum) else Form.TEXT
    words = get_args(kind)
    if get_origin(kind) is tuple and _form(words[0]) is Form.CHOICE:
        return Form.WORDS
    return Form.JSON


def choices(column: Column) -> tuple[str, ...]:
    """The words a cell of the column may hold; empty for free text and numbers."""
    if column.form is Form.WORDS:
        return tuple(member.value for member in get_args(column.field.type)[0])
    return column.field.choices


def row_of(record: msgspec.Struct) -> dict[str, object]:
    """The record as a row: values by column name."""
    names = [column.name for column in columns_of(type(record))]
    return dict(zip(names, cells_of(record), strict=True))


def cells_of(record: msgspec.Struct) -> list[object]:
    """The values of a record's row, in the order of `columns_of`."""
    take, told, spread = _taking(type(record))
    cells: list[Any] = list(take(record))
    for place, tell in told:
        if cells[place] is not None:
            cells[place] = tell(cells[place])
    for place in spread:
        cells[place : place + 1] = cells[place]
    return cells


_TOLD: Mapping[Form, Callable[[Any], str]] = {
    Form.CHOICE: str,
    Form.WORDS: " ".join,
    Form.JSON: lambda value: msgspec.json.encode(value).decode(),
}


@keep_for_good
def _taking(
    struct: type[msgspec.Struct],
) -> tuple[
    Callable[[Any], tuple[Any, ...]], list[tuple[int, Callable[[Any], str]]], tuple[int, ...]
]:
    """How a record's values are taken at once: the getter of all, and what is done to which.

    Values that become a text, by place; then places of those that are numbered columns each,
    from the last.
    """
    ways: dict[str, Form | None] = {}
    for column in columns_of(struct):
        steps = [step for step in column.path if isinstance(step, str)]
        ways[".".join(steps)] = column.form if len(steps) == len(column.path) else None
    forms = list(enumerate(ways.values()))
    told = [(at, _TOLD[form]) for at, form in forms if form is not None and form in _TOLD]
    spread = tuple(at for at, form in reversed(forms) if form is None)
    take = attrgetter(*ways) if len(ways) > 1 else lambda one: (getattr(one, *ways),)
    return take, told, spread


def default_cell(column: Column) -> object:
    """What stands in a column that came after the record, which may not be empty."""
    default = column.field.default
    if isinstance(column.path[-1], int):
        return default and default[column.path[-1]]
    if column.form is Form.WORDS:
        return " ".join(default or ())
    if column.form is Form.JSON:
        return msgspec.json.encode(default).decode()
    return str(default) if column.form is Form.CHOICE else default


def records_of(struct: type[R], rows: Iterable[Sequence[object]]) -> list[R]:
    """Records from rows whose values stand in the order of `columns_of`."""
    rest, found = iter(rows), list[R]()
    while some := list(islice(rest, AT_ONCE)):  # all at once take much memory
        found += records_of_columns(struct, list(zip(*some, strict=True)))
    return found


def records_of_columns(struct: type[R], columns: Sequence[Sequence[object]]) -> list[R]:
    """Records from the values of every column, in the order of `columns_of`."""
    nested = _builder(columns_of(struct))(columns)
    return msgspec.convert(nested, list[struct])  # type: ignore[valid-type]


def record_of(struct: type[R], cells: Mapping[str, object]) -> R:
    """One record from values by column name; what is left out takes its default."""
    names = tuple(column.name for column in columns_of(struct) if column.name in cells)
    nested = _builder_of(struct, names)([(cells[name],) for name in names]) if names else [{}]
    return msgspec.convert(nested[0], struct)


# From columns to the nested values of every row.
_Build = Callable[[Sequence[Sequence[object]]], list[dict[str, object]]]


@keep_latest(256)
def _builder_of(struct: type[msgspec.Struct], names: tuple[str, ...]) -> _Build:
    """The builder of these columns only: rows of a file that leave out the same share it."""
    return _builder(tuple(column for column in columns_of(struct) if column.name in names))


def _builder(columns: Sequence[Column]) -> _Build:
    """How columns become nested values: worked out once; column by column, never row by row."""
    parts: dict[str, list[tuple[int, Column]]] = {}
    for index, column in enumerate(columns):
        parts.setdefault(str(column.path[0]), []).append((index, column))
    made = [_part(members) for members in parts.values()]

    def build(read: Sequence[Sequence[object]]) -> list[dict[str, object]]:
        rows = zip(*(make(read) for make in made), strict=True)
        return [dict(zip(parts, row)) for row in rows]  # noqa: B905  twice the time

    return build


def _part(
    members: list[tuple[int, Column]],
) -> Callable[[Sequence[Sequence[object]]], Iterable[object]]:
    """How the columns below one key become its values."""
    index, column = members[0]
    if len(column.path) == 1:
        if column.form in _VALUES:
            return lambda read: values_of(column, read[index])
        return itemgetter(index)
    take = itemgetter(slice(index, index + len(members)))  # columns of one key lie together
    if isinstance(column.path[1], int):
        return lambda read: zip(*take(read), strict=True)
    build = _builder(tuple(replace(c, path=c.path[1:]) for _, c in members))
    return lambda read: build(take(read))


_VALUES: Mapping[Form, Callable[[Any], object]] = {
    Form.WORDS: str.split,
    Form.JSON: msgspec.json.decode,
}


def values_of(column: Column, cells: Iterable[object]) -> Iterable[object]:
    """What cells stand for in their records."""
    tell = _VALUES.get(column.form)
    if tell is None:
        return cells
    return [None if cell is None else tell(cell) for cell in cells]


def parse(column: Column, cell: object, factor: float = 1.0) -> object:
    """The value of a cell of a file (text, or a number of a spreadsheet); None if empty.

    `factor` turns the file's unit into the stored one.

    Raises BadCell `value_missing`, `not_number`, `not_whole`, `not_choice`, `unprintable`,
    `not_structure`, `below`, `not_above`, `above` or `not_below`.
    """
    text = _text(cell)
    if not text:
        if column.required:
            raise BadCell("value_missing")
        return None
    match column.form:
        case Form.NUMBER:
            return _within(column, _number(text) * factor)
        case Form.WHOLE:
            number = _number(text)
            if number != int(number):
                raise BadCell("not_whole", figure("value", text))
            return _within(column, int(number))
        case Form.CHOICE | Form.WORDS:
            words = text.split() if column.form is Form.WORDS else [text]
            known = choices(column)
            for word in words:
                if word not in known:
                    raise BadCell(
                        "not_choice", figure("value", word), figure("choices", ", ".join(known))
                    )
            return text
        case Form.JSON:
            try:
                msgspec.json.decode(text, type=column.field.type)
            except msgspec.MsgspecError as error:
                raise BadCell("not_structure", figure("value", text)) from error
            return text
        case Form.TEXT:
            return text


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell == int(cell if math.isfinite(cell) else 0):
        cell = int(cell)  # a spreadsheet turns a model "30" into 30.0
    text = str(cell if cell is not None else "").strip()
    if UNPRINTABLE.search(text):
        raise BadCell("unprintable")
    return text


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise BadCell("not_number", figure("value", text))
    return float(text)


def _within(column: Column, value: float) -> float:
    field = column.field
    if field.minimum is not None and field.is_below(value):
        code = "not_above" if value == field.minimum else "below"
        raise BadCell(code, *_value_and_limit(field, value, field.minimum))
    if field.maximum is not None and field.is_above(value):
        code = "not_below" if value == field.maximum else "above"
        raise BadCell(code, *_value_and_limit(field, value, field.maximum))
    return value


def _value_and_limit(field: Field, value: float, limit: float) -> tuple[Figure, Figure]:
    return figure("value", value, field.kind), figure("limit", limit, field.kind)


def fault_of(record: msgspec.Struct) -> tuple[str, BadCell] | None:
    """What keeps a record from being stored: the first bad column, by the rules of `parse`."""
    cells = row_of(record)
    for column in columns_of(type(record)):
        value = cells[column.name]
        try:
            if isinstance(value, str):
                _text(value)
            elif isinstance(value, float) and not math.isfinite(value):
                raise BadCell("not_number", figure("value", str(value)))
            elif column.form in (Form.NUMBER, Form.WHOLE) and value is not None:
                _within(column, cast("float", value))
        except BadCell as bad:
            return column.name, bad
    return None
