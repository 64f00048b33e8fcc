"""What the parts of an area are, from its headings and the texts above it.

A column without a condition over it holds a condition, the model or a figure. Columns under a row
of conditions ("24 28 32 °C", or headings as "Condenser water 30 °C") hold the figure their
headings name, else the one named above the area, else the one that each row names itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import isfinite, nan

from catalog.files.cells import looks_like_number, marks, numbers, unit_beside
from catalog.files.maker_tables.areas import Area, HeadingRow, column_letters
from catalog.files.maker_tables.headings import Heading, Scale, Words, scale_of, written_scale
from catalog.files.maker_tables.parts import Across, Correction, Meaning, Part, PartMaker
from catalog.files.maker_tables.titles import Above, Titles
from catalog.files.rows import Cell
from catalog.files.units import parse
from core.machines.maker_tables import Role

_CORNER = re.compile(r"\s*[\\/|↘\n]+\s*")
_NOTE_SEGMENTS = re.compile(r"[,，;；、]")
_HEAD_OF_NAMES = re.compile(
    r"(?i)(技术|规格|性能)?(参数|项目|指标)|parameter|item|description|data"
)
_CHARACTER = re.compile(r"[\u3400-\u9fff]")
_UNITS_APART = re.compile(r"[,，;；、\s]+")
_LEAST_ROWS_NAMED = 2


class Reader:
    """Gives meaning to areas one after the other: what is said for a sheet goes on holding."""

    def __init__(self, words: Words, corrections: Mapping[str, Correction]) -> None:
        self._words, self._corrections = words, corrections
        self._model = next(role for role in words.roles if role.kind is None)
        self._titles = Titles(words, self._model)  # what is said for a sheet goes on holding
        self._alike: dict[str, Correction] = {}  # of parts corrected before, by their texts
        self._sheet: str | None = None

    def names_condition(self, text: str) -> bool:
        """Whether a text names a condition or the model."""
        roles = [self._words.heading(one).role for one in (text, *_CORNER.split(text))]
        return any(role is not None and (role.axis or role is self._model) for role in roles)

    def read(self, area: Area, number: int) -> Meaning:
        """The meaning of an area."""
        if area.sheet != self._sheet:
            self._sheet = area.sheet
            self._titles.begin()
        maker = PartMaker(self._words, number, self._corrections, self._alike)
        above = self._titles.take(area)
        fixed = tuple(maker.numbered(part) for part in self._titles.held.values())
        names = _texts_over_columns(area)
        across = (
            *(self._row_across(row, area, above, names, maker) for row in area.headings
              if row.numbers),
            *self._said_across(area, names, maker),
        )  # fmt: skip
        spread = [any(isfinite(values[i]) for _, values in across) for i in range(area.width)]
        naming = self._naming_column(area, spread)
        columns: list[Part | None] = []
        groups: dict[tuple[str, ...], Part] = {}
        for index, texts in enumerate(map(tuple, names)):
            if index == naming or not _holds_anything(area, index):
                columns.append(None)
            elif not spread[index]:
                columns.append(self._column(area, index, texts, above, maker))
            elif naming is not None:
                columns.append(None)
            else:
                if texts not in groups:
                    groups[texts] = self._figure(index, texts, above, maker)
                columns.append(groups[texts])
        if area.turned:
            columns = self._named_by_heads(columns)
        by_row = {} if naming is None else self._by_row(area, naming, maker)
        return Meaning(
            area=area, number=number, fixed=fixed, columns=tuple(columns), across=across,
            by_row=by_row,
        )  # fmt: skip

    # Conditions across

    def _row_across(
        self,
        row: HeadingRow,
        area: Area,
        above: Sequence[Above],
        names: list[list[str]],
        maker: PartMaker,
    ) -> Across:
        values = tuple(_number(cell) for cell in row.cells)
        text, said = self._label(row, area, above, names, values)
        beside = next((unit.text for cell in row.cells if (unit := unit_beside(cell))), "")
        said = self._with_unit(replace(said, value=None), (), [] if beside else above)
        return maker.made(str(row.number), text, said, beside, values), values

    def _label(
        self,
        row: HeadingRow,
        area: Area,
        above: Sequence[Above],
        names: list[list[str]],
        values: Sequence[float],
    ) -> tuple[str, Heading]:
        """What names a row of numbers: over its columns, above the area, or at its left."""
        own = [i for i, value in enumerate(values) if isfinite(value)]
        for text in dict.fromkeys(text for i in own for text in names[i]):
            said = self._words.heading(text)
            if said.role is not None and said.role.axis and said.value is None:
                for column in names:
                    column[:] = [one for one in column if one != text]
                return text, said
        for index in reversed(range(own[0] if own else 0)):
            text = row.cells[index].strip() if isinstance(row.cells[index], str) else ""
            halves = [half for half in _CORNER.split(text) if half]
            said_halves = [self._words.heading(half) for half in halves]
            if len(halves) == 2 and all(s.role and s.role.axis for s in said_halves):
                names[index] = [halves[0]]  # the first names the column below it
                return halves[1], said_halves[1]
        for one in reversed(above):
            if one.said.role is not None and one.said.role.axis:
                return one.text, one.said
        for index in reversed(range(own[0] if own else 0)):
            text = row.cells[index].strip() if isinstance(row.cells[index], str) else ""
            said = self._words.heading(text)
            others = [one for one in names[index] if one != text]
            alone = not any(looks_like_number(line[index]) for line in area.rows)
            if said.role is not None and said.role.axis and (others or alone):
                names[index] = others
                return text, said
        return "", Heading()

    def _said_across(
        self, area: Area, names: list[list[str]], maker: PartMaker
    ) -> Iterator[Across]:
        """Headings as "Condenser water 30 °C" over several columns."""
        found: dict[str, tuple[list[float], list[str], Heading]] = {}
        for index, column in enumerate(names):
            for text in list(column):
                said = self._words.heading(text)
                if said.role is None or not said.role.axis or said.value is None:
                    continue
                column.remove(text)
                values, texts, _ = found.setdefault(said.role.key, ([nan] * area.width, [], said))
                values[index] = said.value
                texts.append(text)
        for values, texts, said in found.values():
            shown = ", ".join(dict.fromkeys(texts))
            first = column_letters(next(i for i, value in enumerate(values) if isfinite(value)))
            yield maker.made(first, shown, replace(said, value=None), "", values), tuple(values)

    # Columns and rows

    def _figure(
        self, index: int, texts: Sequence[str], above: Sequence[Above], maker: PartMaker
    ) -> Part:
        """The figure that several columns of a cross table hold."""
        text, said = self._named(texts)
        if said.role is not None or said.unused:
            return maker.made(column_letters(index), text, self._with_unit(said, texts, above))
        for one in reversed(above):
            if one.said.role is not None and one.said.role.kind and not one.said.role.axis:
                said = self._with_unit(one.said, texts, above)
                return maker.made(str(one.row), one.text, said)
        return maker.made(column_letters(index), " ".join(texts), Heading())

    def _column(
        self,
        area: Area,
        index: int,
        texts: Sequence[str],
        above: Sequence[Above],
        maker: PartMaker,
    ) -> Part:
        """A column that no condition runs across; one that is not understood is not used."""
        cells = [row[index] for row in area.rows]
        beside = next((unit.text for cell in cells if (unit := unit_beside(cell))), "")
        values = [_number(cell) for cell in cells]
        text, said = self._named(texts)
        if said.role is not None or said.unused:
            whole = self._with_unit(replace(said, value=None), texts, above)
            if whole.role is not None and whole.scale is None:
                written = (written_scale(whole.role, cell) for cell in cells)
                beside_it = next((one[1] for one in written if one), None)
                whole = replace(whole, scale=beside_it)
            return maker.made(area.column_name(index), text, whole, beside, values)
        return maker.made(area.column_name(index), " ".join(texts), Heading(unused=True))

    def _named_by_heads(self, columns: list[Part | None]) -> list[Part | None]:
        """Of a sheet that was turned, its first row names the models under 参数 or Item as well."""
        first = columns[0] if columns else None
        named = any(part is not None and part.role is self._model for part in columns)
        if named or first is None or first.role is not None or not _HEAD_OF_NAMES.match(first.text):
            return columns
        return [replace(first, role=self._model), *columns[1:]]

    def _named(self, texts: Sequence[str]) -> tuple[str, Heading]:
        """What the texts over a column say together, the lowest first.

        A unit alone says nothing where a text over it takes it: IPLV over kW/ton. Where the lowest
        text names a group's part, both are one name: 冷却水 over 进水温度, Evaporator over flow.
        """
        if len(texts) > 1:
            lowest, whole = texts[-1], _one_name(texts)
            alone, together = self._words.heading(lowest), self._words.heading(whole)
            if (unit := parse(lowest.strip("()（）[]【】"))) is not None:
                for text in reversed(texts[:-1]):
                    over = self._words.heading(text)
                    if over.role is not None and (scale := scale_of(unit.text, over.role)):
                        return whole, replace(over, scale=scale)
            same = alone.role is None or (
                together.role is not None
                and alone.role is not self._model
                and together.role.kind is alone.role.kind
            )
            known = together.scale or not alone.unused or self._words.of_plates
            if together.role is not None and same and known:
                return whole, together
            over_unused = self._words.of_plates and self._words.heading(texts[-2]).unused
            if together.unused and (alone.role is None or over_unused):
                return whole, together
        for text in reversed(texts):
            said = self._words.heading(text)
            own = text == texts[-1]
            of_it = own or said.role is None or self._words.takes(said.role, texts[-1])
            if said.unused or (said.role is not None and of_it):
                return text, said
        return " ".join(texts), Heading()

    def _with_unit(self, said: Heading, texts: Sequence[str], above: Sequence[Above]) -> Heading:
        """With the unit of another row of headings, or of a note as "Unit: kW"."""
        if said.scale is not None or said.role is None:
            return said
        for text in reversed(texts):
            for written in _UNITS_APART.split(text):
                scale = scale_of(written.strip("()（）[]【】"), said.role)
                if scale is not None:
                    return replace(said, scale=scale)
        for note in (one.text for one in reversed(above) if one.said.role is None):
            scale = self._noted(note, said.role)
            if scale is not None:
                return replace(said, scale=scale)
        return said

    def _noted(self, note: str, role: Role) -> Scale | None:
        """The unit a note names for a role: by its name, or the only one that can be meant."""
        fitting: dict[float, Scale] = {}
        for segment in filter(None, (one.strip() for one in _NOTE_SEGMENTS.split(note))):
            named = self._words.heading(segment)
            if named.role is role and named.scale is not None:
                return named.scale
            words = [word.strip("()（）[]【】") for word in segment.split()]
            scale = scale_of(words[-1], role) if words else None
            if scale is not None and named.role is None:
                fitting[scale.size] = scale
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _naming_column(self, area: Area, spread: Sequence[bool]) -> int | None:
        """The column in which each row names its own figure; None where there is none."""
        if not any(spread):
            return None
        for index in (i for i in range(area.width) if not spread[i]):
            said = [self._words.heading(text) for text in _texts(area, index)]
            figures = [
                one
                for one in said
                if one.unused or (one.role and one.role.kind and not one.role.axis)
            ]
            if len(figures) >= _LEAST_ROWS_NAMED and 2 * len(figures) > len(area.rows):
                return index
        return None

    def _by_row(self, area: Area, column: int, maker: PartMaker) -> dict[int, Part]:
        found: dict[str, Part] = {}
        parts: dict[int, Part] = {}
        for at, row in enumerate(area.rows):
            text = row[column].strip() if isinstance(row[column], str) else ""
            if text and text not in found:
                where = f"{column_letters(column)}{area.numbers[at]}"
                found[text] = maker.made(where, text, self._words.heading(text))
            if text:
                parts[at] = found[text]
        return parts


def _one_name(texts: Sequence[str]) -> str:
    """A group and its part as one name: 冷却水 over 流量 is 冷却水流量."""
    whole = texts[0]
    for text in texts[1:]:
        whole += text if _CHARACTER.match(whole[-1]) and _CHARACTER.match(text) else f" {text}"
    return whole


def _texts_over_columns(area: Area) -> list[list[str]]:
    """Of each column the texts over it, from above."""
    names: list[list[str]] = [[] for _ in range(area.width)]
    for row in area.headings:
        for index, cell in enumerate(row.cells):
            text = " ".join(cell.split()) if isinstance(cell, str) else ""
            named = not looks_like_number(cell) or (not row.numbers and text[-1:] in "%％")
            if text and named and text not in names[index]:
                names[index].append(text)
    return names


def _texts(area: Area, index: int) -> list[str]:
    cells = [row[index].strip() for row in area.rows if isinstance(row[index], str)]
    return [text for text in cells if text and not looks_like_number(text)]


def _holds_anything(area: Area, index: int) -> bool:
    return any(row[index] != "" and str(row[index]).strip() for row in area.rows)


def _number(cell: Cell) -> float:
    if not looks_like_number(cell):
        return nan
    return float(numbers([cell], marks([cell], None).decimal).values[0])
