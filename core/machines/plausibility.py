"""Figures that no machine can have: the bounds and rules that all families share.

A record that breaks a rule cannot be believed. It is refused with its row on import, not taken
among the user's own records, given no grade or tier, and left out of every selection; nothing
admits it. What is merely doubtful is a flag of the record, and `criteria.doubtful_admitted`
decides on it. The rules of a family stand in `plausibility.py` of its own package, those of
figures that are judged without a record in `core.standards.plausibility`; both take their bounds
from here. No bound here comes from a standard: each says why nothing real lies beyond it.
"""

from collections.abc import Iterator, Sequence
from math import inf, isfinite
from typing import Any, get_args, get_origin

import msgspec

from core.keeping.keeping import keep_for_good
from core.machines.second_law import lorenz_cop
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

Fault = tuple[str, str, tuple[Figure, ...]]  # column, code of the message `fault.<code>`, figures

# Of the COP that the second law allows between the machine's own streams. The best share of the
# shipped machines is 0.55 at full load and 0.67 at part load.
COP_SHARE_MOST = 0.7
COP_SHARE_BEST = 0.55  # of those machines at full load
COP_MOST = 30.0  # of heating at full load, however small the lift
# IPLV over full-load COP: the best of the shipped chillers have 1.83.
IPLV_OVER_COP_MOST = 2.5
MOTOR_EFFICIENCY_MOST = 0.99  # the largest machines that are built reach 0.985 to 0.988
# Losses over those of class IE5 (IEC 60034-30-1:2025): the best of the shipped motors have 0.85.
IE5_LOSSES_LEAST = 0.5
_GREATEST = 1e12  # of any figure in SI: beyond it a unit or an exponent is wrong
_BY_KIND: dict[Kind, tuple[float, float]] = {
    Kind.TEMPERATURE: (-200.0, 2000.0),
    Kind.MONEY: (1.0, 1e10),  # a machine that costs nothing would win every comparison
    Kind.WATER_FLOW: (3e-5, 100.0),  # 0.1 m³/h to 360,000 m³/h
    Kind.FREE_AIR_FLOW: (1e-4, 100.0),  # 0.006 m³/min to 6,000 m³/min
    Kind.GAUGE_PRESSURE: (0.0, 5e7),
    Kind.GWP: (0.0, 30_000.0),  # SF6, the highest known, has 25,200 (IPCC AR5)
    Kind.SOUND: (0.0, 150.0),
}


def once(faults: Iterator[Fault]) -> Iterator[Fault]:
    """The faults without what is said of a column a second time."""
    seen = set()
    for fault in faults:
        if fault[:2] not in seen:
            seen.add(fault[:2])
            yield fault


def outside(column: str, value: float, low: float, high: float, kind: Kind) -> Iterator[Fault]:
    """A fault where a value is not within its bounds, which belong to the range."""
    if not low <= value <= high:
        yield column, "implausible", between(value, low, high, kind)


def between(value: float, low: float, high: float, kind: Kind) -> tuple[Figure, ...]:
    """The figures of a value that is outside its bounds."""
    return figure("value", value, kind), figure("low", low, kind), figure("high", high, kind)


def above_second_law(column: str, cop: float, ideal: float) -> Iterator[Fault]:
    """A fault where a COP exceeds its share of the COP the second law allows.

    ideal: Carnot's COP, or Lorenz's, between the machine's own streams; inf sets no bound.
    """
    if isfinite(ideal) and not cop <= COP_SHARE_MOST * ideal:
        yield column, "above_second_law", (
            figure("value", cop, Kind.COP),
            figure("ideal", ideal, Kind.COP),
            figure("share", COP_SHARE_MOST, Kind.SHARE),
        )  # fmt: skip


def of_point(source_c: float, sink_c: float, heat_w: float, power_w: float) -> Iterator[Fault]:
    """A full-load point of a map whose COP no machine has, or the second law does not allow."""
    cop = heat_w / power_w if power_w > 0.0 else inf
    if not 1.0 < cop < COP_MOST:
        yield "points", "implausible", between(cop, 1.0, COP_MOST, Kind.COP)
        return
    yield from above_second_law(
        "points", cop, float(lorenz_cop(source_c, source_c, sink_c, sink_c))
    )


def of_numbers(record: msgspec.Struct) -> Iterator[Fault]:
    """Faults of single numbers: not finite, of an absurd size, or beyond the range of their kind.

    Columns are named as the catalog's tables name them.
    """
    for name, kind, value in _numbers(record, ""):
        low, high = _BY_KIND.get(kind, (-_GREATEST, _GREATEST)) if kind else (-_GREATEST, _GREATEST)
        if not low <= value <= high:
            yield name, "implausible", between(value, low, high, kind or Kind.RATIO)


_Number = tuple[str, Kind | None, float]


def _numbers(struct: msgspec.Struct, prefix: str) -> Iterator[_Number]:
    for field, form in _numeric(type(struct)):
        value = field.of(struct)
        if value is None or value == ():
            continue
        name = f"{prefix}{field.key}"
        if form == "number":
            yield name, field.kind, value
        elif form == "struct":
            yield from _numbers(value, f"{name}_")
        elif form == "numbered":
            yield from ((f"{name}_{i}", None, one) for i, one in enumerate(value, 1))
        else:
            yield from ((name, kind, one) for _, kind, one in _within(value))


def _within(value: Any) -> Iterator[_Number]:
    """Numbers of what lies in one column: lists of points, lists of ratings."""
    if isinstance(value, msgspec.Struct):
        yield from _numbers(value, "")
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)
    elif isinstance(value, float):
        yield "", None, value


@keep_for_good
def _numeric(struct: type[msgspec.Struct]) -> tuple[tuple[Field, str], ...]:
    """Fields of a record that hold numbers, and how they lie in a table."""
    found = []
    for field in fields_of(struct):
        kind = field.type
        if kind in (float, int):
            found.append((field, "number"))
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            found.append((field, "struct"))
        elif get_origin(kind) is tuple:
            fixed = Ellipsis not in get_args(kind)
            found.append((field, "numbered" if fixed else "list"))
    return tuple(found)


def disbelief(faults: Sequence[Fault]) -> tuple[Finding, ...]:
    """Why a machine is not believed, as findings: the message names column, reason and figures."""
    return tuple(
        finding(
            "not_believable",
            Severity.EXCLUDES,
            figure("column", column, word="field"),
            figure("reason", code, word="fault"),
            *figures,
        )
        for column, code, figures in faults
    )
