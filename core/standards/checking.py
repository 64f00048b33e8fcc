"""Contradictions inside an edition: what would give two answers, or none, is refused.

Raises Problem `edition_faulty` with file and place, and the message `edition_fault.<code>`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from math import inf, isfinite, isinf

from core.standards.edition import Better, Condition, Edition, Formula, GradeOf, Limit, Row
from core.standards.formulas import LIMIT_FORMULAS
from core.vocabulary.by_definition import W_PER_TON
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

Fault = tuple[str, str, str]  # place in the file, code, what was found
# The few units in which tables print the bounds of a class key:
_PER = {  # (printed, key's own): how many of the printed make one of the key's own
    ("W", "kW"): 1e3,
    ("V", "kV"): 1e3,
    ("ton", "kW"): 1e3 / W_PER_TON,
}


def check(edition: Edition, place: str) -> None:
    """Refuse an edition that contradicts itself."""
    for where, code, found in _faults(edition):
        raise faulty(f"{place}: {where}" if where else place, code, found)


def faulty(place: str, code: str, found: str = "") -> Problem:
    """The problem of a faulty edition."""
    return Problem("edition_faulty", place, figure("fault", code), figure("found", found or "–"))


def _faults(edition: Edition) -> Iterator[Fault]:
    yield from _head_faults(edition)
    ids = Counter(row.id for row in edition.rows)
    yield from ((row, "id_twice", row) for row, times in ids.items() if times > 1)
    for row in edition.rows:
        yield from ((row.id, code, found) for code, found in _row_faults(edition, row))
    yield from _overlaps(edition)


def _head_faults(edition: Edition) -> Iterator[Fault]:
    if edition.superseded is not None and edition.superseded <= edition.in_force:
        yield "superseded", "dates_reversed", f"{edition.in_force} ≥ {edition.superseded}"
    if len(set(edition.levels)) != len(edition.levels) or not edition.levels:
        yield "levels", "levels", ", ".join(edition.levels)
    if edition.access is not None and edition.access not in edition.levels:
        yield "access", "level_unknown", edition.access
    for name, key in edition.keys.items():
        if (key.unit is None) == (not key.words):
            yield f"keys.{name}", "key_form", name
        elif key.assumed is not None and not (
            key.assumed in key.words if key.words else isinstance(key.assumed, float)
        ):
            yield f"keys.{name}", "assumed", str(key.assumed)


def _row_faults(edition: Edition, row: Row) -> Iterator[tuple[str, str]]:
    for condition in row.when:
        yield from _condition_faults(edition, condition)
    keys = [condition.key for condition in row.when]
    yield from (("key_twice", key) for key, times in Counter(keys).items() if times > 1)
    if row.metric not in edition.metrics:
        yield "metric_unknown", row.metric
        return
    better = edition.metrics[row.metric].better
    yield from _limit_faults(edition, row.limits, better)
    for gate in row.gates:
        if gate.metric not in edition.metrics:
            yield "metric_unknown", gate.metric
        else:
            limits: dict[str, Limit] = dict(gate.limits)
            yield from _limit_faults(edition, limits, edition.metrics[gate.metric].better)
    for adjustment in row.adjustments:
        if adjustment.key not in edition.keys or edition.keys[adjustment.key].words:
            yield "key_unknown", adjustment.key
    yield from (("doubt_unknown", doubt) for doubt in row.doubts if doubt not in edition.doubts)


def _condition_faults(edition: Edition, condition: Condition) -> Iterator[tuple[str, str]]:
    key = edition.keys.get(condition.key)
    if key is None:
        yield "key_unknown", condition.key
        return
    bounds = (condition.from_, condition.above, condition.to, condition.below)
    given = [bound for bound in bounds if bound is not None]
    ranged, equal = bool(given), condition.equals is not None
    if ranged + equal + bool(condition.words) != 1:
        yield "condition_form", condition.key
    elif condition.words and not set(condition.words) <= set(key.words):
        yield "word_unknown", ", ".join(sorted(set(condition.words) - set(key.words)))
    elif not condition.words and key.unit is None:
        yield "condition_form", condition.key
    elif None not in (condition.from_, condition.above) or None not in (
        condition.to,
        condition.below,
    ):
        yield "bounds_twice", condition.key
    elif condition.unit is not None and not converts(condition.unit, key.unit or ""):
        yield "unit_unknown", condition.unit
    else:
        low, low_in, high, high_in = interval(condition)
        if low > high or (low == high and not (low_in and high_in)):
            yield "bounds_reversed", f"{condition.key}: {low:g}, {high:g}"
    if condition.alternative is not None:
        yield from _condition_faults(edition, condition.alternative)


def _limit_faults(
    edition: Edition, limits: dict[str, Limit], better: Better
) -> Iterator[tuple[str, str]]:
    if not limits:
        yield "limits_none", ""
    for level, limit in limits.items():
        if level not in edition.levels:
            yield "level_unknown", level
        if isinstance(limit, Formula):
            method = LIMIT_FORMULAS.get(limit.method)
            if method is None or len(limit.coefficients) != method.coefficients:
                yield "method_unknown", f"{limit.method} ({len(limit.coefficients)})"
        elif better is Better.BUNDLE and not isinstance(limit, GradeOf):
            yield "bundle_number", level
    ordered = [limits[level] for level in edition.levels if level in limits]
    for stricter, milder in pairwise(ordered):
        if not _in_order(stricter, milder, better):
            yield "not_monotone", f"{_shown(stricter)}, {_shown(milder)}"


def _in_order(stricter: Limit, milder: Limit, better: Better) -> bool:
    """Whether the better level asks at least as much; of formulas it cannot be said."""
    if isinstance(stricter, float) and isinstance(milder, float):
        return stricter >= milder if better is Better.HIGHER else stricter <= milder
    if isinstance(stricter, GradeOf) and isinstance(milder, GradeOf):
        return stricter.edition != milder.edition or stricter.grade < milder.grade
    return type(stricter) is type(milder)


def _shown(limit: Limit) -> str:
    return f"{limit:g}" if isinstance(limit, float) else type(limit).__name__


def _overlaps(edition: Edition) -> Iterator[Fault]:
    tables: dict[tuple[str, str, str, bool], list[Row]] = {}
    for row in edition.rows:
        tables.setdefault((row.product, row.part, row.path, row.otherwise), []).append(row)
    for rows in tables.values():
        for alike in _alike(rows):
            for one, other in combinations(alike, 2):
                if _overlap(one, other):
                    yield f"{one.id}, {other.id}", "rows_overlap", ""


def _alike(rows: list[Row]) -> Iterable[list[Row]]:
    """Rows with the same values of the keys in which every row has one value: few pairs."""
    exact = [{c.key: c.equals for c in row.when if c.equals is not None} for row in rows]
    common = sorted(set.intersection(*(set(one) for one in exact)))
    groups: dict[tuple[float, ...], list[Row]] = {}
    for row, one in zip(rows, exact, strict=True):
        groups.setdefault(tuple(one[key] for key in common), []).append(row)
    return groups.values()


def _overlap(one: Row, other: Row) -> bool:
    of_other = {condition.key: condition for condition in other.when}
    for condition in one.when:
        against = of_other.get(condition.key)
        if against is not None and not _meet(condition, against):
            return False
    return True


def _meet(one: Condition, other: Condition) -> bool:
    if one.words or other.words:
        return bool(set(one.words) & set(other.words))
    low, low_in, high, high_in = interval(one)
    low2, low2_in, high2, high2_in = interval(other)
    bottom, top = max(low, low2), min(high, high2)
    if bottom < top:
        return True
    in_one = (low_in or bottom > low) and (high_in or bottom < high)
    in_other = (low2_in or bottom > low2) and (high2_in or bottom < high2)
    return bottom == top and isfinite(bottom) and in_one and in_other


def interval(condition: Condition, unit: str | None = None) -> tuple[float, bool, float, bool]:
    """Lower bound, whether it belongs, upper bound, whether it belongs; in `unit` if given."""
    if condition.equals is not None:
        low = high = condition.equals
        low_in = high_in = True
    else:
        low_in, high_in = condition.above is None, condition.below is None
        low = _first(condition.from_, condition.above, -inf)
        high = _first(condition.to, condition.below, inf)
    own = condition.unit
    if own is not None and unit is not None:
        low, high = in_unit(low, own, unit), in_unit(high, own, unit)
    return low, low_in, high, high_in


def _first(one: float | None, other: float | None, none: float) -> float:
    if one is not None:
        return one
    return none if other is None else other


def converts(printed: str, own: str) -> bool:
    """Whether a bound printed in one unit can be given in the other."""
    return printed == own or (printed, own) in _PER


def in_unit(value: float, printed: str, own: str) -> float:
    """The bound in the key's own unit."""
    if printed == own or isinf(value):
        return value
    return value / _PER[(printed, own)]
