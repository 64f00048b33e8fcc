"""Units of figures whose headings name none, from their size and from what they make together.

Only where every other choice of units is impossible is a unit taken, and then marked as a guess
wherever the figure is shown; else it is asked for. A text that is not English leaves out the units
used in English-speaking countries alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from catalog.files.maker_tables.headings import Scale, scale_of
from catalog.files.maker_tables.parts import Meaning, Part
from catalog.files.maker_tables.points import column_values
from core.machines.bare_figures import BareFigures, Relation
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_MOST_CHOICES = 20_000
_CUSTOMARY = frozenset(["°F", "hp", "kBtu/h", "gpm", "cfm", "ft", "psi", "psig", "in.wg",
                        "kW/100cfm"])  # fmt: skip
_NOT_ENGLISH = re.compile(
    r"(?i)[\u3400-\u9fff\u3040-\u30ffäöüß]|leistung|druck|wirkungsgrad|drehzahl|spannung|strom\b"
)
# Something in brackets or behind a name that may be a unit which is not known: CMM, l/mn.
_WRITTEN = re.compile(
    r"[(（\[][^()（）\[\]]*[A-Za-z°%/]{2,}[^()（）\[\]]*[)）\]]"
    r"|[\u3400-\u9fff]\s*[A-Za-z]*[a-z/][A-Za-z/0-9³]*$"
)
_TWICE = 0.05  # one figure in two columns differs by rounding alone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A part that is a figure, its values as printed, and the scales they may have."""

    part: Part
    values: FloatArray
    scales: tuple[Scale, ...]
    known: bool


def with_guessed_units(
    meanings: Sequence[Meaning], bare: BareFigures | None
) -> tuple[Meaning, ...]:
    """The meanings with the units that can only be meant where none is written."""
    if bare is None:
        return tuple(meanings)
    metric = any(_NOT_ENGLISH.search(text) for one in meanings for text in _texts(one))
    found: dict[str, Part] = {}
    scales: dict[tuple[str, str], set[Scale]] = {}
    for meaning in meanings:
        if meaning.across or meaning.by_row:
            continue
        columns = tuple(_columns(meaning, bare, metric=metric))
        for part, scale in _meant(columns, bare.relations):
            if not part.asked and scale.size == part.scale.size:
                continue  # volts without a unit are volts
            found[part.key] = replace(part, scale=scale, asked="", guessed=True)
            scales.setdefault((part.text, part.role.key if part.role else ""), set()).add(scale)
    # What reads the same in two tables of a file has one unit, or is asked for.
    agreed = {key: part for key, part in found.items()
              if len(scales[part.text, part.role.key if part.role else ""]) == 1}  # fmt: skip
    return tuple(meaning.each(agreed) for meaning in meanings)


def guessed_parts(meanings: Sequence[Meaning]) -> tuple[Part, ...]:
    """The parts whose units were guessed, those that read the same once."""
    guessed = (part for one in meanings for part in one.parts if part.guessed)
    return tuple({(part.text, part.scale.text): part for part in guessed}.values())


def _texts(meaning: Meaning) -> Iterator[str]:
    yield from (text for _, text in meaning.area.above)
    yield from (part.text for part in meaning.parts)


def _columns(meaning: Meaning, bare: BareFigures, *, metric: bool) -> Iterator[_Column]:
    """What of an area is a figure of the family; first the figures whose units are known."""
    every: list[_Column] = []
    rows = len(meaning.area.rows)
    held = [(part, np.full(rows, part.value)) for part in meaning.fixed if part.value is not None]
    for index, part in enumerate(meaning.columns):
        if part is not None and part.role is not None and part.role.kind is not None:
            held.append((part, np.array(column_values(meaning.area, index, part, []))))
    for part, values in held:
        role = part.role
        if role is None:
            continue
        figure = bare.figures.get(role.key)
        unsaid = (part.asked == "unit" and not _WRITTEN.search(part.text)) or (
            role.kind is Kind.VOLTAGE and not part.scale.text and figure is not None
        )
        if not unsaid:
            if not part.asked:
                every.append(_Column(part=part, values=values, scales=(part.scale,), known=True))
            continue
        if figure is None or not np.isfinite(values).any():
            continue
        said = [scale_of(unit, role) for unit in figure.units
                if not (metric and unit in _CUSTOMARY)]  # fmt: skip
        scales = tuple(scale for scale in said if scale is not None
                       and _lies(_si(values, scale), figure.low, figure.high))  # fmt: skip
        if scales:
            every.append(_Column(part=part, values=values, scales=scales, known=False))
    yield from sorted(every, key=lambda one: not one.known)


def _meant(
    columns: Sequence[_Column], relations: Sequence[Relation]
) -> Iterator[tuple[Part, Scale]]:
    """The parts whose scale is the same in every choice of scales that can be true."""
    if prod(len(one.scales) for one in columns) > _MOST_CHOICES:
        return
    good = [one for one in product(*(column.scales for column in columns))
            if _agree(columns, one, relations)]  # fmt: skip
    for at, column in enumerate(columns):
        scales = {(one[at].size, one[at].offset): one[at] for one in good}
        if not column.known and len(scales) == 1:
            yield column.part, next(iter(scales.values()))


def _agree(
    columns: Sequence[_Column], scales: Sequence[Scale], relations: Sequence[Relation]
) -> bool:
    """Whether figures in some units can be true together."""
    temperatures = {
        scale.size for column, scale in zip(columns, scales, strict=True)
        if not column.known and column.part.role and column.part.role.kind is Kind.TEMPERATURE
    }  # fmt: skip
    if len(temperatures) > 1:
        return False
    figures: dict[str, FloatArray] = {}
    for column, scale in zip(columns, scales, strict=True):
        values = _si(column.values, scale)
        key = column.part.role.key if column.part.role else ""
        before = figures.setdefault(key, values)
        if not _lies(_ratio(values, before), 1.0 - _TWICE, 1.0 + _TWICE):
            return False
    return all(_holds(relation, figures) for relation in relations)


def _holds(relation: Relation, figures: dict[str, FloatArray]) -> bool:
    if not all(key in figures for key in relation.powers):
        return True
    with np.errstate(divide="ignore", invalid="ignore"):
        made = relation.size * np.prod(
            [figures[key] ** power for key, power in relation.powers.items()], axis=0
        )
    made = made[np.isfinite(made)]
    return not made.size or bool(
        made.max() <= relation.high and float(np.median(made)) >= relation.low
    )


def _si(values: FloatArray, scale: Scale) -> FloatArray:
    return np.array([scale.si(float(value)) for value in values])


def _ratio(one: FloatArray, other: FloatArray) -> FloatArray:
    if one is other:
        return np.ones(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: FloatArray = one / other
    return found


def _lies(values: FloatArray, low: float, high: float) -> bool:
    """Whether all that is stated, but nothing, lies between two bounds."""
    known = values[np.isfinite(values) & (values != 0.0)]
    return bool(((known >= low) & (known <= high)).all())
