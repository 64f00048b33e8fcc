"""The figures of areas as points of each model, in SI, with the place of each.

Figures at the same conditions, of one area or of several, are one point. What cannot be read, and
what is said twice and differently, is a fault with its cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite, nan

import numpy as np
from numpy.typing import NDArray

from catalog.files.bad_cells import Fault
from catalog.files.cells import (
    is_missing,
    looks_like_number,
    marks_beside,
    numbers,
    table_decimal,
    unit_beside,
)
from catalog.files.maker_tables.areas import Area
from catalog.files.maker_tables.headings import scale_of, written_scale
from catalog.files.maker_tables.parts import Meaning, Part
from catalog.files.rows import Cell
from catalog.files.unit_words import WRITTEN
from core.machines.maker_tables import MODEL, Role, TabledModel
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_SEVERAL = 2
_SIZES = (Kind.APPARENT_POWER, Kind.COOLING_POWER, Kind.HEATING_POWER, Kind.SHAFT_POWER,
          Kind.ELECTRIC_POWER)  # fmt: skip
_SAME = 0.002  # the same figure said twice may differ by its rounding
_OTHER_UNIT = 0.03  # and one in another unit by the sizes that are usual there: 5.5 kW, 7.5 hp
_FAN_SERIES = re.compile(r"(?<![\w.])[A-Z]{0,3}\d{1,2}-\d{1,3}(?:-\d{1,2})?(?![\d.])")
_NUMBER_SIGN = re.compile(r"(?i)^(?:no\.?|№|#)\s*")
_TWO = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:℃|°C|k?V)?\s*(?:±[^/~]*)?[/~～–—-]\s*(\d+(?:\.\d+)?)"
    r"\s*(℃|°C|k?V)?"
)
_RANGE = re.compile(r"\s*\d[\d.,]*\s*[~～–—-]\s*\d[\d.,]*\s*\D{0,12}")
_LIMIT = re.compile(r"^\s*(?:[≤≥<>＜＞≈≦≧]=?|约)\s*(?=\d)")  # a figure as a limit is the figure
_FIRST = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(?:℃|°C)?\s*/\s*[+-]?\d+(?:\.\d+)?\s*(?:℃|°C)?")
_DECIBEL = re.compile(r"(?i)^\s*L?[wp]?A?\s*[:=]?\s*(\d+(?:\.\d+)?)\s*dB.*$")
_DIGITS = 3  # of conditions in °C and shares: those that agree are one
_FIGURES = 9  # of other conditions


@dataclass(slots=True)
class _Model:
    """Points of a model on the way: figures by conditions, with the first place of each."""

    points: dict[tuple[float, ...], dict[str, float]] = field(default_factory=dict)
    places: dict[tuple[float, ...], str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)


def models_of(
    meanings: Sequence[Meaning],
    roles: Sequence[Role],
    usual_model: Mapping[str, str],
    held: Mapping[str, float],
) -> tuple[tuple[TabledModel, ...], tuple[Fault, ...]]:
    """The points of every model, and what keeps them from being used.

    usual_model: of each sheet, where no model is named; held: conditions said for the whole
    file, SI, where its tables say none.
    """
    axes = [role for role in roles if role.axis]
    held = {**{role.key: role.usual for role in roles if role.usual is not None}, **held}
    found: dict[str, _Model] = {}
    faults: list[Fault] = []
    unbelieved: set[tuple[str, str, float]] = set()
    for meaning in meanings:
        for said in _points(meaning, usual_model, faults):
            conditions = {**held, **said.conditions}
            for fault in _not_believed(conditions, roles, said):
                what = (said.model, str(fault.figures[0].value), float(fault.figures[1].value))
                if what not in unbelieved:
                    faults.append(fault)
                unbelieved.add(what)
            key = tuple(_agreeing(conditions.get(axis.key, nan), axis.kind) for axis in axes)
            at = tuple(-1e9 if value != value else value for value in key)
            model = found.setdefault(said.model, _Model())
            point = model.points.setdefault(at, {})
            model.places.setdefault(at, said.place)
            for role, text in said.texts.items():
                model.texts.setdefault(role, text)
            for column, text in meaning.told.items():
                model.told.setdefault(column, text)
            for role, value, fault in said.figures:
                before = point.get(role)
                if before is not None and abs(value - before) > _SAME * abs(before):
                    faults.append(fault)
                point.setdefault(role, value)
            if not axes:  # what is said above a list of nameplates holds for each of them
                for role, value in said.conditions.items():
                    point.setdefault(role, value)
    keys = [axis.key for axis in axes]
    models = tuple(_tabled(name, model, keys) for name, model in found.items())
    return models, tuple(faults)


def _agreeing(value: float, kind: Kind | None) -> float:
    """A condition as it is compared with others."""
    if kind in (Kind.TEMPERATURE, Kind.SHARE):
        return round(value, _DIGITS)
    return float(f"{value:.{_FIGURES}g}")


def _not_believed(
    conditions: Mapping[str, float], roles: Sequence[Role], said: "_Said"
) -> Iterator[Fault]:
    """Conditions that no such machine works at: another unit, or another column."""
    for role in roles:
        value = conditions.get(role.key)
        if value is None or role.believed is None or role.kind is None:
            continue
        low, high = role.believed
        if not low <= value <= high:
            yield _fault(
                said.area,
                said.row,
                said.columns.get(role.key),
                "condition_outside",
                figure("role", role.key, word="role"),
                figure("value", value, role.kind),
                figure("low", low, role.kind),
                figure("high", high, role.kind),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One place of figures: model, conditions in SI, and figures with the fault they would be.

    columns: of each condition the column it stands in; of one that stands across the table the
    first column of figures below it.
    """

    model: str
    conditions: Mapping[str, float]
    columns: Mapping[str, int]
    figures: tuple[tuple[str, float, Fault], ...]
    texts: Mapping[str, str]
    area: Area
    row: int

    @property
    def place(self) -> str:
        """Sheet and row as a person names them."""
        sheet, where = self.area.sheet, self.area.row_name(self.row)
        return f"{sheet}!{where}" if sheet else where


def _tabled(name: str, model: _Model, axes: Sequence[str]) -> TabledModel:
    keys = list(model.points)
    figures = {
        axis: np.array([nan if key[i] == -1e9 else key[i] for key in keys])
        for i, axis in enumerate(axes)
    }
    for role in dict.fromkeys(role for point in model.points.values() for role in point):
        figures[role] = np.array([model.points[key].get(role, nan) for key in keys])
    places = tuple(model.places[key] for key in keys)
    return TabledModel(
        model=name, figures=figures, places=places, texts=model.texts, told=model.told
    )


def _points(
    meaning: Meaning, usual_model: Mapping[str, str], faults: list[Fault]
) -> Iterator[_Said]:
    area = meaning.area
    cells = {i: column_values(area, i, part, faults) for i, part in _read(meaning)}
    fixed = {p.role.key: p.scale.si(p.value) for p in meaning.fixed
             if p.role is not None and p.value is not None}  # fmt: skip
    named = next((p.model for p in meaning.fixed if p.model and p.role), "")
    models = _models(meaning, named or usual_model.get(area.sheet, ""))
    keys = [(i, p) for i, p in enumerate(meaning.columns)
            if p and p.role and p.role.kind and p.role.axis]  # fmt: skip
    held = {i: _filled(cells[i]) for i, _ in keys}
    texts = [(i, p) for i, p in enumerate(meaning.columns)
             if p and p.role and p.role.kind is None and p.role.key != MODEL]  # fmt: skip
    for at, number in enumerate(area.numbers):
        base = dict(fixed)
        # Of a condition in two units side by side the first counts.
        base |= {p.role.key: p.scale.si(held[i][at]) for i, p in reversed(keys)
                 if p.role and isfinite(held[i][at])}  # fmt: skip
        if not models[at]:
            faults.append(_fault(area, number, None, "model_missing"))
            continue
        for conditions, columns in _groups(meaning, at):
            figures = tuple(
                (part.role.key, part.scale.si(cells[i][at]), _twice(area, number, i, part))
                for i, part in _once(columns, cells, at)
                if part.role
            )
            if figures:
                yield _Said(
                    model=models[at],
                    conditions=base | conditions,
                    columns={
                        **{p.role.key: i for i, p in reversed(keys) if p.role},
                        **dict.fromkeys(conditions, columns[0][0]),
                    },
                    figures=figures,
                    texts={p.role.key: text for i, p in texts
                           if p.role and (text := _text(area.rows[at][i]))},
                    area=area,
                    row=number,
                )  # fmt: skip


def _once(
    columns: Sequence[tuple[int, Part]], cells: Mapping[int, Sequence[float]], at: int
) -> Iterator[tuple[int, Part]]:
    """The columns that state something in a row; of a figure in two units, as kW and hp, the
    first, unless they are far apart.
    """
    before: dict[str, tuple[float, Part]] = {}
    for index, part in columns:
        if part.role is None or not isfinite(cells[index][at]):
            continue
        value = part.scale.si(cells[index][at])
        if part.role.key in before:
            first, one = before[part.role.key]
            other_unit = one.scale != part.scale
            if other_unit and abs(value - first) <= _OTHER_UNIT * abs(first):
                continue
        before.setdefault(part.role.key, (value, part))
        yield index, part


def _read(meaning: Meaning) -> Iterator[tuple[int, Part]]:
    """Columns whose cells are numbers, with what they are."""
    by_row = next(iter(meaning.by_row.values()), None)
    for index in range(meaning.area.width):
        part = meaning.columns[index]
        spread = any(isfinite(values[index]) for _, values in meaning.across)
        if part is None and by_row is not None and spread:
            yield index, by_row
        elif part is not None and part.role is not None and part.role.kind is not None:
            yield index, part


def _groups(
    meaning: Meaning, row: int
) -> Iterator[tuple[dict[str, float], list[tuple[int, Part]]]]:
    """The figures of a row that are at the same conditions across."""
    groups: dict[tuple[float, ...], list[tuple[int, Part]]] = {}
    for index in range(meaning.area.width):
        over = tuple(values[index] for _, values in meaning.across)
        part = meaning.columns[index]
        if part is None and meaning.by_row and any(map(isfinite, over)):
            part = meaning.by_row.get(row)
        if part is None or part.role is None or part.role.kind is None or part.role.axis:
            continue
        if meaning.across and not any(map(isfinite, over)):
            continue  # said beside the table, of no condition
        groups.setdefault(tuple(-1e9 if v != v else v for v in over), []).append((index, part))
    for over, columns in groups.items():
        conditions = {
            part.role.key: part.scale.si(value)
            for (part, _), value in zip(meaning.across, over, strict=True)
            if part.role is not None and value != -1e9
        }
        yield conditions, columns


def _models(meaning: Meaning, usual: str) -> list[str]:
    """The model of each row; an empty cell has that of the row before."""
    area = meaning.area
    column = next((i for i, p in enumerate(meaning.columns)
                   if p and p.role is not None and p.role.key == MODEL), None)  # fmt: skip
    if column is None:
        return _by_size(meaning, usual)
    part = meaning.columns[column]
    series = _series(area, usual) if part is not None and "机号" in part.text else ""
    found: list[str] = []
    for row in area.rows:
        text = _text(row[column])
        text = f"{series} No.{_NUMBER_SIGN.sub('', text)}" if text and series else text
        found.append(text or (found[-1] if found else usual))
    return found


def _by_size(meaning: Meaning, usual: str) -> list[str]:
    """What rows are called that name no model: all alike where they are points, else by size."""
    rows = meaning.area.rows
    parts = [(i, p) for i, p in enumerate(meaning.columns) if p and p.role and p.role.kind]
    size = next((i for i, p in parts if p.role and p.role.kind in _SIZES), None)
    points = meaning.across or any(p.role.axis for _, p in parts if p.role)
    if points or size is None or len(rows) < _SEVERAL:
        return [usual] * len(rows)
    return [f"{usual}-{_text(row[size])}" if _text(row[size]) else usual for row in rows]


def _series(area: Area, usual: str) -> str:
    """What fans are called whose rows say their number alone: 4-72 of the title, else the sheet."""
    titles = (_FAN_SERIES.search(text) for _, text in reversed(area.above))
    return next((title[0] for title in titles if title), usual)


def _text(cell: Cell) -> str:
    """A cell as a text; empty where it holds nothing."""
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    return "" if is_missing(cell) else str(cell).strip()


def _lower_of_two(cell: Cell) -> Cell:
    """Of 12/7 or 30~35 ℃ the lower; any other cell as it is."""
    pair = _TWO.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if pair is None:
        return cell
    unit = pair[3] if pair[3] and pair[3].casefold().endswith("v") else ""
    return f"{min(float(pair[1]), float(pair[2])):g}{unit}"


def _first_of_two(cell: Cell) -> Cell:
    """Of −7/−8 the first; any other cell as it is."""
    pair = _FIRST.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return pair[1] if pair else cell


def column_values(area: Area, index: int, part: Part, faults: list[Fault]) -> list[float]:
    """A column as numbers; what is none is a fault, an empty cell nan."""
    cells = [row[index] for row in area.rows]
    if part.role is not None and part.role.lower_of_two:
        cells = [_lower_of_two(cell) for cell in cells]
    if part.role is not None and part.role.first_of_two:
        cells = [_first_of_two(cell) for cell in cells]
    cells = [_LIMIT.sub("", cell) if isinstance(cell, str) else cell for cell in cells]
    if part.role is not None and part.role.kind is Kind.SOUND:
        cells = [_DECIBEL.sub(r"\1", cell) if isinstance(cell, str) else cell for cell in cells]
    if part.role is not None and part.role.kind in WRITTEN:
        written = [written_scale(part.role, cell) for cell in cells]
        cells = [
            one[0] if one and one[1].size == part.scale.size else cell
            for one, cell in zip(written, cells, strict=True)
        ]
    said = [cell for cell in cells if looks_like_number(cell)]
    mark = marks_beside(said, None, _table_decimal(area)).decimal
    found = numbers(cells, mark)
    faults += _in_units_of_cells(area, index, part, cells, found.values)
    signed = part.role is not None and part.role.kind is Kind.TEMPERATURE
    figure_column = part.role is not None and not part.role.axis and not signed
    for at in found.bad:
        value = figure("value", str(cells[at])[:40])
        code = "figure_range" if _RANGE.fullmatch(str(cells[at])) else "not_number"
        faults.append(_fault(area, area.numbers[at], index, code, value))
    for at, value in enumerate(found.values):
        low = value < 0.0 if part.role is not None and part.role.zero else value <= 0.0
        if figure_column and isfinite(value) and low:
            shown = figure("value", f"{value:g}")
            faults.append(_fault(area, area.numbers[at], index, "figure_not_above_0", shown))
    if index in area.uncomputed and not np.isfinite(found.values).all():
        at = int(np.flatnonzero(~np.isfinite(found.values))[0])
        faults.append(_fault(area, area.numbers[at], index, "formula_empty"))
    return [float(value) for value in found.values]


def _in_units_of_cells(
    area: Area, index: int, part: Part, cells: Sequence[Cell], values: FloatArray
) -> Iterator[Fault]:
    """Figures with units of their own, as 300 RT in a column of kW, into the column's unit; one
    whose unit measures something else is a fault.
    """
    role, scale = part.role, part.scale
    if role is None or role.kind is None:
        return
    for at, cell in enumerate(cells):
        unit = unit_beside(cell)
        if unit is None or not isfinite(values[at]) or written_scale(role, cell) is not None:
            continue
        own = scale_of(unit.text, role)
        if own is None or not scale.text:
            if own is None:
                shown = figure("unit", unit.text), figure("role", role.key, word="role")
                yield _fault(area, area.numbers[at], index, "unit_of_another", *shown)
            continue
        si = own.si(float(values[at]))
        values[at] = 1.0 / (si * scale.size) if scale.inverse else (si - scale.offset) / scale.size


def _table_decimal(area: Area) -> str:
    """The decimal mark that other columns of the table show for certain."""
    return table_decimal(([row[i] for row in area.rows] for i in range(area.width)), None)


def _filled(values: Sequence[float]) -> list[float]:
    """A column of conditions; an empty cell has the value of the row before."""
    found: list[float] = []
    for value in values:
        found.append(value if isfinite(value) or not found else found[-1])
    return found


def _twice(area: Area, number: int, index: int, part: Part) -> Fault:
    role = figure("role", part.role.key if part.role else "", word="role")
    return _fault(area, number, index, "figure_twice", role)


def _fault(area: Area, number: int, index: int | None, code: str, *figures: Figure) -> Fault:
    row, column = area.cell_name(number, index)
    return Fault(row=row, column=column, code=code, figures=figures, sheet=area.sheet)
