"""What can be entered of a product, and figures made of what was entered."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from core.keeping.keeping import keep_latest
from core.standards.edition import Better, GradeOf
from core.standards.formulas import DERIVED
from core.standards.library import Standards
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem


class InputKind(StrEnum):
    """What an input is."""

    CLASS = "class"  # a key of the classification
    METRIC = "metric"  # a figure that a limit is set for
    METHOD = "method"  # by which method a figure was rated
    GRADE = "grade"  # the grade by a standard that is not in the library
    LIMIT = "limit"  # a limit read in that standard's book


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One input: a number with its unit, or one of some words."""

    name: str
    kind: InputKind
    unit: str = ""
    words: tuple[str, ...] = ()
    assumed: str | float | None = None
    better: Better | None = None


@keep_latest(512)
def inputs_of(standards: Standards, product: str) -> tuple[Input, ...]:
    """Everything an edition asks of a product: its class, its figures, their methods.

    Raises Problem `product_unknown`.
    """
    found: dict[str, Input] = {}
    for one in (*_classes(standards, product), *_figures(standards, product)):
        found.setdefault(one.name, one)
    return tuple(found.values())


def _classes(standards: Standards, product: str) -> Iterator[Input]:
    words: dict[str, dict[str, None]] = {}
    for tables in standards.limit_tables(product).values():
        for table in tables:
            for line in table.lines:
                for test in line.tests:
                    for one in (test, *([test.other] if test.other else [])):
                        words.setdefault(one.key, {}).update(dict.fromkeys(sorted(one.words)))
                for adjustment in line.row.adjustments:
                    words.setdefault(adjustment.key, {})
    for ways in DERIVED.values():
        for way in ways:
            if way.product == product:
                words |= {key: {} for key in way.needs if key not in words}
    for name, of_product in words.items():
        key = standards.keys[name]
        if len(standards.users.get(name, ())) == 1:  # words without a row say that none applies
            of_product |= dict.fromkeys(key.words)
        yield Input(
            name=name, kind=InputKind.CLASS, unit=key.unit or "", words=tuple(of_product),
            assumed=key.assumed,
        )  # fmt: skip


def _figures(standards: Standards, product: str) -> Iterator[Input]:
    grades: dict[str, None] = {}
    for tables in standards.limit_tables(product).values():
        for table in tables:
            for line in table.lines:
                for name in (line.row.metric, *(gate.metric for gate in line.row.gates)):
                    yield from _metric(standards, name)
                for limit in line.row.limits.values():
                    if isinstance(limit, GradeOf) and limit.edition not in standards.by_code:
                        grades[limit.grade] = None
    if grades:
        yield Input(name="grade", kind=InputKind.GRADE)
        for grade in grades:
            yield Input(name=f"limit_{grade}", kind=InputKind.LIMIT)


def _metric(standards: Standards, name: str) -> Iterator[Input]:
    metric = standards.metrics[name]
    if metric.better is Better.BUNDLE:
        return
    yield Input(name=name, kind=InputKind.METRIC, unit=metric.unit, better=metric.better)
    if metric.methods:
        words = tuple(dict.fromkeys((*metric.methods, *RATING_METHODS)))
        yield Input(name=f"{name}_method", kind=InputKind.METHOD, words=words)


def figures_of(
    standards: Standards,
    product: str,
    entered: Mapping[str, object],
    place: str = "",
) -> dict[str, float | str]:
    """Figures for judging, of what was entered by the names of the inputs; empty cells are left.

    Raises Problem `product_unknown`, `input_unknown`, `input_not_number`,
    `input_word_unknown`, with the input as its place.
    """
    known = {one.name: one for one in inputs_of(standards, product)}
    figures: dict[str, float | str] = {}
    for name, value in entered.items():
        if value is None or not str(value).strip():
            continue
        at = f"{place}:{name}" if place else name
        if name not in known:
            raise Problem("input_unknown", at, figure("known", ", ".join(known)))
        figures[name] = value_of(known[name], value, at)
    return figures


def value_of(one: Input, value: object, at: str) -> float | str:
    """A number or one of the words, of what was entered; raises Problem `input_…`."""
    text = str(value).strip()
    if one.words:
        if text not in one.words:
            known = figure("known", ", ".join(one.words))
            raise Problem("input_word_unknown", at, figure("given", text[:40]), known)
        return text
    try:
        number = float(text)
    except ValueError:
        number = None
    if number is None or _has_separator(text):
        raise Problem("input_not_number", at, figure("given", text[:40]))
    # What the number cannot be is said with its reason: core.standards.plausibility.
    return number


def _has_separator(text: str) -> bool:
    """`float` takes 1_000, which nobody means."""
    return "_" in text
