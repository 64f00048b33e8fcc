"""The equipment schedule for a drawing: a DXF of lines and texts, in mm as plotted.

Plain R12, which every CAD program reads: no blocks, no objects. What is not ASCII is written as
\\U+XXXX, as those programs do themselves. Sizes follow GB/T 50001: texts of 3.5 mm, at 0.7 of
their height wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from core.content.blocks import say
from core.content.requirement import Requirement
from core.report.equipment import Equipment, equipment_of, level_of, served_of, units_of_row
from core.report.wording import cell, clean
from core.selection.selection import Selection
from core.vocabulary.language import Language

_HEIGHT, _WIDTH = 3.5, 0.7  # of texts, mm and over the height
_ROW, _LINE, _EDGE = 8.0, 5.5, 2.0  # of a row of one line, of a further line, beside texts; mm
_WIDE_FROM = "\u2e80"
_NARROW = 0.95  # of the height: a Latin letter before it is made narrower; a Chinese one is 1.4
_WIDE = 1.4
_LINES, _TEXTS, _STYLE = "LOADFIT-LINES", "LOADFIT-TEXT", "LOADFIT"
_FONT = "simsun.ttf"  # there wherever Chinese drawings are read

Texts = list[list[str]]  # cells of a row, each of several lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Left edges of the columns, from 0, and upper edges of the rows, from 0 downwards."""

    rows: Sequence[Texts]
    x: list[float]
    y: list[float]


def drawing_table(selection: Selection, language: Language) -> bytes | None:
    """The schedule of what the report is about; None where there is nothing to list."""
    leading = selection.leading
    rows = () if leading is None else equipment_of(selection, leading)
    if leading is None or not rows:
        return None
    rows = (*rows, *served_of(selection, leading))
    titles = ("tag_of", "list.name", "list.model", "parameters", "units", "level")
    head = [[language.text(f"report.equipment.{one}")] for one in titles]
    body = [
        [
            [cell(row.tag, language)],
            [cell(row.name, language)],
            [cell(row.model, language)],
            list(_parameters(row, language)),
            [cell(units_of_row(row), language)],
            [cell(level_of(row), language)],
        ]
        for row in rows
    ]
    return "".join(_document(_laid([head, *body]))).encode("ascii")


def _parameters(row: Equipment, language: Language) -> Iterator[str]:
    """A line each, below the condition that they hold for."""
    for condition, several in groupby(row.parameters, key=lambda line: line.condition):
        if condition is not None:
            yield language.text("report.equipment.list.for", condition=cell(condition, language))
        for one in several:
            yield _figure(one, language)
    for one in row.own:
        yield _figure(one, language)


def _figure(one: Requirement, language: Language) -> str:
    said = say("report.equipment.figure", title=one.title, value=one.value)
    return cell(said, language)


def _laid(rows: list[Texts]) -> _Table:
    widths = [
        max(_width(line) for row in rows for line in row[at]) + 2 * _EDGE
        for at in range(len(rows[0]))
    ]
    heights = [_ROW + _LINE * (max(len(lines) for lines in row) - 1) for row in rows]
    return _Table(
        rows=rows,
        x=list(accumulate(widths, initial=0.0)),
        y=[-one for one in accumulate(heights, initial=0.0)],
    )


def _width(text: str) -> float:
    letters = sum(_NARROW if one < _WIDE_FROM else _WIDE for one in text)
    return letters * _HEIGHT * _WIDTH


def _document(table: _Table) -> Iterator[str]:
    """Sections in the order that R12 has them."""
    yield _tags((0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, "AC1009"))
    yield _tags((9, "$EXTMIN"), (10, 0.0), (20, table.y[-1]), (30, 0.0))
    yield _tags((9, "$EXTMAX"), (10, table.x[-1]), (20, 0.0), (30, 0.0), (0, "ENDSEC"))
    yield _tags((0, "SECTION"), (2, "TABLES"), (0, "TABLE"), (2, "LAYER"), (70, 2))
    for layer in (_LINES, _TEXTS):
        yield _tags((0, "LAYER"), (2, layer), (70, 0), (62, 7), (6, "CONTINUOUS"))
    yield _tags((0, "ENDTAB"), (0, "TABLE"), (2, "STYLE"), (70, 1), (0, "STYLE"), (2, _STYLE))
    yield _tags((70, 0), (40, 0.0), (41, _WIDTH), (50, 0.0), (71, 0), (42, _HEIGHT))
    yield _tags((3, _FONT), (4, ""), (0, "ENDTAB"), (0, "ENDSEC"))
    yield _tags((0, "SECTION"), (2, "ENTITIES"))
    for x in table.x:
        yield _line((x, 0.0), (x, table.y[-1]))
    for y in table.y:
        yield _line((0.0, y), (table.x[-1], y))
    for row, top in zip(table.rows, table.y, strict=False):
        for lines, left in zip(row, table.x, strict=False):
            for number, text in enumerate(lines):
                base = top - (_ROW + _HEIGHT) / 2 - _LINE * number
                yield _text(text, left + _EDGE, base)
    yield _tags((0, "ENDSEC"), (0, "EOF"))


def _tags(*tags: tuple[int, str | float]) -> str:
    return "".join(
        f"{code:>3}\n{value if isinstance(value, str | int) else f'{value:.3f}'}\n"
        for code, value in tags
    )


def _line(first: tuple[float, float], second: tuple[float, float]) -> str:
    return _tags(
        (0, "LINE"), (8, _LINES), (10, first[0]), (20, first[1]), (30, 0.0),
        (11, second[0]), (21, second[1]), (31, 0.0),
    )  # fmt: skip


def _text(text: str, x: float, y: float) -> str:
    return _tags(
        (0, "TEXT"), (8, _TEXTS), (10, x), (20, y), (30, 0.0), (40, _HEIGHT), (1, _ascii(text)),
        (41, _WIDTH), (7, _STYLE),
    )  # fmt: skip


def _ascii(text: str) -> str:
    """What is not ASCII as \\U+XXXX; % begins a code of its own in CAD texts, so it is one."""
    plain = clean(text).replace("\\", "/").replace("%", "%%%").replace("^", "^ ")
    units = plain.encode("utf-16-be")
    pairs = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(chr(one) if 32 <= one < 127 else f"\\U+{one:04X}" for one in pairs)
