"""A table of limits: the rows of one part and path for one product, ready for look-up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product as combine
from math import isfinite
from typing import NamedTuple

from core.standards.checking import interval
from core.standards.edition import Condition, Confidence, Edition, Row
from core.standards.formulas import Figures
from core.standards.rating_methods import RATING_METHODS
from core.standards.verdict import Bin, Check, Fact, Step
from core.standards.watched import as_number
from core.vocabulary.finding import Finding, Severity, figure, finding


@dataclass(frozen=True, slots=True)
class Test:
    """One condition, its bounds in the key's own unit."""

    key: str
    words: frozenset[str]
    low: float
    low_in: bool
    high: float
    high_in: bool
    other: "Test | None"
    unit: str
    name: Fact
    bounds: Fact

    def passes(self, figures: Figures) -> bool | None:
        """Whether the device is in; None: the key is not given."""
        value = figures.get(self.key)
        if value is None:
            return self.other.passes(figures) if self.other is not None else None
        if self._holds(value):
            return True
        # Of two keys that may be given, either one suffices.
        return bool(self.other is not None and self.other.passes(figures))

    def _holds(self, value: float | str) -> bool:
        if self.words:
            return value in self.words
        number = as_number(value)
        above = number >= self.low if self.low_in else number > self.low
        return above and (number <= self.high if self.high_in else number < self.high)

    @property
    def needed(self) -> str:
        """The key to ask for: "a|b" where either will do."""
        return self.key if self.other is None else f"{self.key}|{self.other.needed}"


class Asked(NamedTuple):
    """A limit worked out for one device.

    `met` is set where the grade as such was given instead of the figure; `missing` names what
    must be known first; `outside` is the key the device lies outside of in the edition that is
    referred to. `line` is the row of that edition; `together` its figures that decide a grade only
    together, as the losses of a transformer.
    """

    required: float | None = None
    met: bool | None = None
    missing: tuple[str, ...] = ()
    outside: str = ""
    line: "Line | None" = None
    steps: tuple[Step, ...] = ()
    together: tuple[Check, ...] = ()
    told: Fact | None = None  # the limit as a fact of a step, where it is always the same


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its tests and what of it is the same for every device."""

    row: Row
    edition: Edition
    tests: tuple[Test, ...]
    bins: tuple[Bin, ...]
    levels: tuple[str, ...]  # the row's, the best first
    findings: tuple[Finding, ...]  # what a reader of any verdict by this row must know
    step: Step
    metric: Fact
    names: Mapping[str, Fact]  # of the levels
    plain: Mapping[str, Asked]  # limits that are the same for every device, by level


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up brings: lines that apply; or the keys that are missing; or neither.

    Where keys are missing, `in_question` are the lines that may still apply. Without either,
    `outside` names the key the device lies outside of, and `between` says
    that it lies between rows, in a gap of the table.
    """

    lines: tuple[Line, ...] = ()
    missing: tuple[str, ...] = ()
    in_question: tuple[Line, ...] = ()
    outside: str = ""
    between: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitTable:
    """Rows of one edition, product, part and path; found by their words and exact values."""

    edition: Edition
    product: str
    part: str
    path: str
    lines: tuple[Line, ...]
    metrics: tuple[str, ...]  # of the rows, in the order of the table
    keys: tuple[str, ...]  # words or exact values in every row
    ranges: tuple[str, ...]  # the other keys
    not_carried: tuple[tuple[Test, ...], ...]  # classes whose table the edition's file lacks
    # Lines by the values of the first n keys, for every n.
    index: dict[tuple[float | str, ...], list[Line]]

    def lacks(self, figures: Figures) -> bool:
        """Whether the standard has a table for the device that the edition's file has not."""
        return any(all(test.passes(figures) for test in tests) for tests in self.not_carried)

    def find(self, figures: Figures) -> Found:
        """The rows that apply to a device."""
        values = tuple(figures.get(key) for key in self.keys)
        if None in values:
            found = self._missing(figures)
            return found if found.missing else self._outside(figures)
        near = self.index.get(values, ())  # type: ignore[arg-type]
        first = _applying([line for line in near if not line.row.otherwise], figures)
        if first.lines or first.missing:
            return first
        second = _applying([line for line in near if line.row.otherwise], figures)
        return second if second.lines or second.missing else self._outside(figures)

    def _missing(self, figures: Figures) -> Found:
        """The rows still in question, and the keys not given that they ask for."""
        left = [
            line for line in self.lines
            if all(test.passes(figures) is not False for test in line.tests)
        ]  # fmt: skip
        asked = [t.needed for line in left for t in line.tests if t.passes(figures) is None]
        return Found(missing=tuple(dict.fromkeys(asked)), in_question=tuple(left))

    def _outside(self, figures: Figures) -> Found:
        """By which key the device is outside, or that it lies between two rows."""
        left: Sequence[Line] = self.lines
        values: tuple[float | str, ...] = ()
        for key in self.keys:
            given = figures.get(key)
            if given is None:
                break
            values += (given,)
            if values not in self.index:
                return _beyond(left, key, figures)
            left = self.index[values]
        for key in self.ranges:
            inside = [line for line in left if _inside(line, key, figures)]
            if not inside:
                return _beyond(left, key, figures)
            left = inside
        # Each key has rows, but no row has them all: a combination the table leaves out.
        return Found(outside=(self.keys + self.ranges)[-1], between=True)


def _beyond(lines: Sequence[Line], key: str, figures: Figures) -> Found:
    """No row holds the value of `key`; whether it lies within the span of the rows."""
    tests = [test for line in lines for test in line.tests if test.key == key and not test.words]
    value = figures.get(key)
    if not tests or value is None or isinstance(value, str):
        return Found(outside=key)
    low, high = min(test.low for test in tests), max(test.high for test in tests)
    return Found(outside=key, between=low < value < high)


def _applying(lines: Iterable[Line], figures: Figures) -> Found:
    applying: list[Line] = []
    in_question: list[Line] = []
    missing: dict[str, None] = {}
    for line in lines:
        lacking: list[str] = []
        for test in line.tests:
            passes = test.passes(figures)
            if passes is None:
                lacking.append(test.needed)
            elif not passes:
                break
        else:
            if lacking:
                missing.update(dict.fromkeys(lacking))
                in_question.append(line)
            else:
                applying.append(line)
    if applying:
        return Found(lines=tuple(applying))
    return Found(missing=tuple(missing), in_question=tuple(in_question))


def _inside(line: Line, key: str, figures: Figures) -> bool:
    return all(test.passes(figures) is not False for test in line.tests if test.key == key)


def limit_tables_of(edition: Edition, product: str) -> list[LimitTable]:
    """The tables of an edition for a product, in the order of its rows."""
    grouped: dict[tuple[str, str, str], list[Line]] = {}
    known: dict[Condition, Test] = {}  # rows by the thousand have conditions by the dozen
    for row in edition.rows:
        if row.product != product:
            continue
        for condition in row.when:
            if condition not in known:
                known[condition] = _test(edition, condition)
        tests = tuple(known[condition] for condition in row.when)
        line = Line(
            row=row,
            edition=edition,
            tests=tests,
            bins=tuple(
                (t.key, _finite(t.low), t.low_in, _finite(t.high), t.high_in)
                for t in tests
                if not t.words
            ),
            levels=tuple(level for level in edition.levels if level in row.limits),
            findings=tuple(_findings(edition, row)),
            step=Step("row", (Fact("row", row.id), Fact("place", row.place or "–"))),
            metric=Fact("metric", row.metric, "", "metric"),
            plain=_plain(edition, row),
            names={one: Fact("level", one, "", f"level.{edition.scale}") for one in row.limits},
        )
        grouped.setdefault((row.product, row.part, row.path), []).append(line)
    return [_limit_table(edition, *where, tuple(lines)) for where, lines in grouped.items()]


def _plain(edition: Edition, row: Row) -> dict[str, Asked]:
    if row.adjustments:
        return {}
    unit = edition.metrics[row.metric].unit
    return {
        level: Asked(required=limit, told=Fact("required", limit, unit))
        for level, limit in row.limits.items()
        if isinstance(limit, float)
    }


def _findings(edition: Edition, row: Row) -> Iterator[Finding]:
    name = figure("edition", edition.code)
    match row.confidence or edition.confidence:
        case Confidence.SECONDARY:
            yield finding("verdict_secondary", Severity.WARNING, name, source=edition.source)
        case Confidence.UNVERIFIED:
            yield finding("verdict_unverified", Severity.WARNING, name, source=edition.source)
        case Confidence.OFFICIAL:
            pass
    metric = edition.metrics[row.metric]
    if not metric.method_confirmed:
        used = ", ".join(
            RATING_METHODS[key].edition for key in metric.methods if key in RATING_METHODS
        )
        yield finding(
            "verdict_method_unconfirmed", Severity.WARNING, name,
            figure("method", metric.method_text), figure("used", used),
        )  # fmt: skip
    if edition.dates is Confidence.UNVERIFIED:
        yield finding("verdict_dates_unverified", Severity.INFO, name)


def _finite(bound: float) -> float | None:
    return bound if isfinite(bound) else None


def _test(edition: Edition, condition: Condition) -> Test:
    unit = edition.keys[condition.key].unit or ""
    low, low_in, high, high_in = interval(condition, unit)
    other = condition.alternative
    return Test(
        key=condition.key,
        words=frozenset(condition.words),
        low=low,
        low_in=low_in,
        high=high,
        high_in=high_in,
        other=_test(edition, other) if other is not None else None,
        unit=unit,
        name=Fact("name", condition.key, "", "class_key"),
        bounds=Fact("bounds", _bounds(low, low_in, high, high_in), unit),
    )


def _bounds(low: float, low_in: bool, high: float, high_in: bool) -> str:
    """The range as "528 < x ≤ 1163", the same in both languages."""
    if low == high:
        return f"= {low:.10g}"
    left = f"{low:.10g} {'≤' if low_in else '<'} x" if isfinite(low) else "x"
    return left + (f" {'≤' if high_in else '<'} {high:.10g}" if isfinite(high) else "")


def _limit_table(
    edition: Edition, product: str, part: str, path: str, lines: tuple[Line, ...]
) -> LimitTable:
    keys = _exact_keys(lines)
    index: dict[tuple[float | str, ...], list[Line]] = {}
    for line in lines:
        by_key: Mapping[str, Test] = {test.key: test for test in line.tests}
        values: list[list[float | str]] = [
            [*sorted(by_key[key].words)] or [by_key[key].low] for key in keys
        ]
        for length in range(len(keys) + 1):
            for combination in combine(*values[:length]):
                index.setdefault(tuple(combination), []).append(line)
    ranges = dict.fromkeys(t.key for line in lines for t in line.tests if t.key not in keys)
    metrics = dict.fromkeys(line.row.metric for line in lines)
    return LimitTable(
        edition=edition, product=product, part=part, path=path, lines=lines,
        metrics=tuple(metrics), keys=keys, ranges=tuple(ranges), index=index,
        not_carried=tuple(
            tuple(_test(edition, condition) for condition in one.when)
            for one in edition.not_carried if one.product == product
        ),
    )  # fmt: skip


def _exact_keys(lines: Sequence[Line]) -> tuple[str, ...]:
    """Keys by which every row has words or one exact value, and no other key instead."""
    exact = [
        {t.key for t in line.tests if t.other is None and (t.words or t.low == t.high)}
        for line in lines
    ]
    common = set.intersection(*exact)
    return tuple(test.key for test in lines[0].tests if test.key in common)


def class_steps(line: Line, figures: Figures) -> list[Step]:
    """How each class key of the row was met."""
    steps = []
    for test in line.tests:
        given = test if test.key in figures or test.other is None else test.other
        value = figures[given.key]
        if given.words:
            word = Fact("value", value, "", "class_word")
            steps.append(Step("class_word", (given.name, word)))
        elif given.low == given.high:
            steps.append(Step("class_exact", (given.name, Fact("value", value, given.unit))))
        else:
            number = Fact("value", value, given.unit)
            steps.append(Step("class_range", (given.name, number, given.bounds)))
    return steps
