"""Objects of EnergyPlus, in and out: IDF and epJSON, whatever family they hold.

Both forms say the same: a class, and fields by name. In an IDF the fields stand in the order of
EnergyPlus' data dictionary, which the classes asked for declare; epJSON names them. What
EnergyPlus does not know of a machine (its maker, its refrigerant, where its figures come from)
stands in an IDF in a comment line above the object, `! LoadFit: {"maker": …}`, which its own
programs pass over. epJSON has no comments: there it is lost.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import msgspec

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_HINT = re.compile(r"^\s*!\s*LoadFit:\s*(\{.*\})\s*$")
_NAMED_BY = re.compile(r"[^0-9A-Za-z]+")
_POLYNOMIALS = {  # curves, how many coefficients and how many inputs each has
    "Curve:Linear": (2, 1),
    "Curve:Quadratic": (3, 1),
    "Curve:Cubic": (4, 1),
    "Curve:Biquadratic": (6, 2),
    "Curve:Bicubic": (10, 2),
}
Layouts = Mapping[str, Sequence[str]]  # class: its fields in their order, the name left out


def _fields_of_curve(coefficients: int, inputs: int) -> tuple[str, ...]:
    limits = (f"{end}_value_of_{axis}" for axis in "xy"[:inputs] for end in ("minimum", "maximum"))
    # The first coefficient of EnergyPlus' own dictionary has a name of its own.
    others = (f"coefficient{n}_{_TERMS[inputs][n - 2]}" for n in range(2, coefficients + 1))
    return ("coefficient1_constant", *others, *limits)


_TERMS = {
    1: ("x", "x_2", "x_3"),
    2: ("x", "x_2", "y", "y_2", "x_y", "x_3", "y_3", "x_2_y", "x_y_2"),
}
_POLYNOMIAL_FIELDS: Layouts = {kind: _fields_of_curve(*size) for kind, size in _POLYNOMIALS.items()}
LOOKUP, LIST = "Table:Lookup", "Table:IndependentVariableList"
VARIABLE = "Table:IndependentVariable"
_MOST = 10_000  # values of a table
_ELSEWHERE = (
    "external_file_name", "external_file_column_number", "external_file_starting_row_number",
)  # fmt: skip
# Fields that go on in a row: in an IDF one after the other, in epJSON a list of objects.
_IN_A_ROW = {
    VARIABLE: ("values", "value"),
    LIST: ("independent_variables", "independent_variable_name"),
    LOOKUP: ("values", "output_value"),
}
_TABLES: Mapping[str, Sequence[str]] = {
    VARIABLE: (
        "interpolation_method", "extrapolation_method", "minimum_value", "maximum_value",
        "normalization_reference_value", "unit_type", *_ELSEWHERE,
    ),
    LIST: (),
    LOOKUP: (
        "independent_variable_list_name", "normalization_method", "normalization_divisor",
        "minimum_output", "maximum_output", "output_unit_type", *_ELSEWHERE,
    ),
}  # fmt: skip
CURVES: Layouts = _POLYNOMIAL_FIELDS | {  # type: ignore[operator]
    kind: (*names, *(f"{_IN_A_ROW[kind][1]}_{n}" for n in range(1, _MOST + 1)))
    for kind, names in _TABLES.items()
}


@dataclass(slots=True, kw_only=True)
class EnergyPlusObject:
    """One object: its class and name, its fields, the line it begins on, what stands above it."""

    kind: str
    name: str
    line: int
    fields: Mapping[str, str]
    said: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str) -> str:
        """A field; empty where there is none."""
        return self.fields.get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Polynomial:
    """A curve: its coefficients and the limits of its inputs, as texts."""

    kind: str
    coefficients: tuple[str, ...]
    limits: tuple[str, ...]


class EnergyPlusFile:
    """The objects of a file that were asked for, with the curves they name."""

    def __init__(self, content: str, place: str, layouts: Layouts) -> None:
        self.place = place
        wanted = {kind.casefold(): (kind, names) for kind, names in (layouts | CURVES).items()}  # type: ignore[operator]
        read = _of_json if _is_json(content) else _of_idf
        objects = list(read(content, place, wanted))
        self.objects = [one for one in objects if one.kind in layouts]
        self._curves = {one.name.casefold(): one for one in objects if one.kind not in layouts}

    def at(self, one: EnergyPlusObject) -> str:
        """The place of an object, as messages name it."""
        return f"{self.place}:{one.line}"

    def has_curve(self, name: str) -> bool:
        """Whether there is a curve, or a table, of that name."""
        return name.casefold() in self._curves

    def named(self, name: str) -> EnergyPlusObject | None:
        """The curve, table or part of a table of a name; None where there is none."""
        return self._curves.get(name.casefold())

    def number(self, one: EnergyPlusObject, text: str) -> float:
        """A text of an object as a number. Raises Problem `idf_not_number`."""
        try:
            value = float(text)
        except ValueError:
            value = inf
        if not abs(value) < inf:
            named = figure("name", one.name), figure("value", text)
            raise Problem("idf_not_number", self.at(one), *named)
        return value

    def numbers(
        self, one: EnergyPlusObject, curve: Polynomial
    ) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The coefficients and the limits of a curve that an object names."""
        return (
            tuple(self.number(one, text) for text in curve.coefficients),
            tuple(self.number(one, text) for text in curve.limits),
        )

    def curve(self, one: EnergyPlusObject, key: str, *kinds: str) -> Polynomial:
        """The curve that a field names. Raises Problem `idf_curve_missing`, `idf_curve_kind`."""
        name = one.value(key)
        found = self.named(name)
        if found is None:
            raise Problem("idf_curve_missing", self.at(one), figure("curve", name))
        if found.kind not in kinds:
            given = figure("kind", found.kind.lower()), figure("kinds", ", ".join(kinds).lower())
            raise Problem("idf_curve_kind", self.at(one), figure("curve", name), *given)
        count, inputs = _POLYNOMIALS[found.kind]
        texts = [found.value(key) for key in CURVES[found.kind]]
        return Polynomial(
            kind=found.kind,
            coefficients=tuple(texts[:count]),
            limits=tuple(texts[count : count + 2 * inputs]),
        )


def holds(content: str, kinds: Sequence[str]) -> bool:
    """Whether a text has objects of one of the classes."""
    named = "|".join(re.escape(kind) for kind in kinds)
    if _is_json(content):
        return re.search(rf'(?i)"({named})"\s*:\s*\{{', content) is not None
    return re.search(rf"(?im)^[ \t]*({named})[ \t]*,", content) is not None


def id_of(name: str) -> str:
    """A name of an object as an id."""
    return _NAMED_BY.sub("-", name).strip("-").lower()


def plain_name(*parts: str) -> str:
    """A name that an object may have: without the marks that end fields."""
    name = " ".join(part for part in parts if part)
    return " ".join(re.sub("[,;!]", " ", name).split())


def known_size(text: str) -> str:
    """A figure, empty where EnergyPlus is to size the machine by itself."""
    return "" if text.casefold() == "autosize" else text


def _is_json(content: str) -> bool:
    return content.lstrip("\ufeff \t\r\n").startswith("{")


Wanted = Mapping[str, tuple[str, Sequence[str]]]  # by class in lower case: its spelling, its fields


def _of_idf(content: str, place: str, wanted: Wanted) -> Iterator[EnergyPlusObject]:  # noqa: ARG001
    """Objects in their order; a comment goes to the end of its line."""
    said: dict[str, str] = {}
    values: list[str] | None = None
    begun, began, about = "", 0, said  # a field that goes on in the next line; of this object
    for number, line in enumerate(content.splitlines(), start=1):
        hint = _HINT.match(line)
        if hint:
            said = _said(hint.group(1))
            continue
        for part in re.split(r"([,;])", line.partition("!")[0]):
            if part not in (",", ";"):
                begun += part.strip()
                continue
            if values is None:
                values, began, about, said = [], number, said, {}
            values.append(begun)
            begun = ""
            if part == ";":
                known = _known(values[0], wanted)
                if known is not None and len(values) > 1:
                    kind, names = known
                    fields = dict(zip(names, values[2:], strict=False))
                    yield EnergyPlusObject(
                        kind=kind, name=values[1], line=began, fields=fields, said=about
                    )
                values = None


def _known(kind: str, wanted: Wanted) -> tuple[str, Sequence[str]] | None:
    """A class that is wanted; of curves every one, so that one can say which was found."""
    known = wanted.get(kind.casefold())
    other = kind.casefold().startswith(("curve:", "table:"))
    return known or ((kind, ()) if other else None)


def _said(text: str) -> dict[str, str]:
    """What a comment of ours says of the next object; any other comment says nothing."""
    try:
        found = msgspec.json.decode(text, type=dict[str, str | float])
    except msgspec.MsgspecError:
        return {}
    return {key: str(value) for key, value in found.items()}


def _of_json(content: str, place: str, wanted: Wanted) -> Iterator[EnergyPlusObject]:
    """Objects by class and name; the line is that on which the name first stands."""
    found = json_object(content, place)
    for given, objects in found.items():
        known = _known(given, wanted)
        if known is None or not isinstance(objects, dict):
            continue
        for name, fields in objects.items():
            if not isinstance(fields, dict):
                continue
            texts = dict(_texts(fields))
            line = content.count("\n", 0, max(content.find(f'"{name}"'), 0)) + 1
            yield EnergyPlusObject(kind=known[0], name=name, line=line, fields=texts)


def json_object(content: str, place: str) -> dict[str, object]:
    """A text as a JSON object. Raises Problem `json_broken`, which says where it breaks off."""
    try:
        return msgspec.json.decode(content.lstrip("\ufeff"), type=dict[str, object])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Problem("json_broken", place, figure("reason", str(error))) from error


def _texts(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Fields with their texts; those of a list of objects one after the other, as in an IDF."""
    for key, value in fields.items():
        if not isinstance(value, list):
            yield key, _text(value)
            continue
        for number, each in enumerate(value, start=1):
            for inner, one in each.items() if isinstance(each, dict) else ():
                yield f"{inner}_{number}", _text(one)


def _text(value: object) -> str:
    if isinstance(value, float):
        return repr(value)
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToWrite:
    """An object that is written: said is what EnergyPlus has no place for."""

    kind: str
    name: str
    fields: Mapping[str, float | str]
    said: Mapping[str, str | float] = field(default_factory=dict)


def curve_to_write(
    kind: str, name: str, coefficients: Sequence[float], limits: Sequence[float]
) -> ToWrite:
    """A polynomial with its limits, least and most of each input."""
    figures = (*coefficients, *limits)
    return ToWrite(kind=kind, name=name, fields=dict(zip(CURVES[kind], figures, strict=True)))


def idf_text(objects: Sequence[ToWrite], layouts: Layouts) -> str:
    """Objects as an IDF, each field on its line with its name behind it."""
    return "\n".join(line for one in objects for line in _idf_lines(one, layouts)) + "\n"


def _idf_lines(one: ToWrite, layouts: Layouts) -> Iterator[str]:
    if one.said:
        yield f"! LoadFit: {msgspec.json.encode(one.said).decode()}"
    names = (CURVES.get(one.kind) or layouts[one.kind])[: _last(one, layouts) + 1]
    values = [("Name", one.name), *((name, one.fields.get(name, "")) for name in names)]
    yield f"{one.kind},"
    for at, (title, value) in enumerate(values):
        text = value if isinstance(value, str) else repr(float(value))
        yield f"  {text}{';' if at == len(values) - 1 else ','}  !- {title}"
    yield ""


def _last(one: ToWrite, layouts: Layouts) -> int:
    """The place of the last field that is given."""
    names = list(CURVES.get(one.kind) or layouts[one.kind])
    return max(names.index(name) for name in one.fields)


def epjson_text(objects: Sequence[ToWrite]) -> str:
    """Objects as epJSON; what EnergyPlus has no place for is lost."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for one in objects:
        fields: dict[str, object] = {k: value for k, value in one.fields.items() if value != ""}
        if one.kind in _IN_A_ROW:
            of_row, inner = _IN_A_ROW[one.kind]
            row = [fields.pop(key) for key in list(fields) if key not in _TABLES[one.kind]]
            fields[of_row] = [{inner: value} for value in row]
        found.setdefault(one.kind, {})[one.name] = fields
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
