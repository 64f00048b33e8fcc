"""What a device's maker must be asked for, so that its tier and grade can be shown.

A verdict that cannot be given lacks keys of the class (at which outlet temperature the unit
is rated), figures, or figures by the right method; one that holds on condition lacks the
figure of a gate. Each becomes one thing to ask for: the figure, the edition and its rows, the
condition the figure holds for, and what it must come to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.standards.edition import Better, Condition, Edition, Row, Scale, Words
from core.standards.library import Standards
from core.standards.verdict import Fact, Outcome, Verdict

_TIERS = ("advanced", "saving", "access")  # by stage, from 1
_OBLIGING = "CN"  # editions of other jurisdictions are not what a Chinese project asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a figure must come to: of which class of the table, for which level.

    `classes` are the conditions of the row that are still open, as facts (name, value, unit).
    """

    row: str
    classes: tuple[Fact, ...]
    level: str
    required: float | None  # None: the limit is no plain number


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One figure, or one key of the class, to ask the maker for.

    `words` are the values a key may have; `rated_at` the condition a figure holds for, as far
    as its edition says; `method` the rating method it needs where another was given.
    """

    name: str
    is_metric: bool
    edition: str
    place: str  # table, as printed
    unit: str = ""
    better: Better = Better.HIGHER
    words: tuple[str, ...] = ()
    rated_at: Words | None = None
    method: str = ""
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The levels that are asked for: a stage (1 advanced … 3 access) of tiers, a grade."""

    stage: int
    grade: int | None = None


def asks(standards: Standards, verdicts: Iterable[Verdict], wanted: Wanted) -> tuple[Ask, ...]:
    """Everything to ask for, in the order of the verdicts; each figure of an edition once."""
    found: dict[tuple[str, str], Ask] = {}
    for verdict in verdicts:
        if verdict.jurisdiction != _OBLIGING:
            continue
        for one in _of_verdict(standards, verdict, wanted):
            found.setdefault((one.edition, one.name), one)
    return tuple(found.values())


def _of_verdict(standards: Standards, verdict: Verdict, wanted: Wanted) -> Iterator[Ask]:
    edition = standards.by_code[verdict.edition]
    rows = _rows(edition, verdict)
    if verdict.conditional:
        open_gates = [one.metric for one in verdict.gates if one.met is None]
        yield from (_metric(edition, rows, one, verdict, wanted) for one in open_gates)
    if verdict.outcome is not Outcome.CANNOT_BE_JUDGED:
        return
    for key in verdict.missing:
        if key in edition.metrics or key.removesuffix("_method") in edition.metrics:
            continue
        yield _key(standards, edition, rows, key)
    yield from (_metric(edition, rows, one, verdict, wanted) for one in verdict.lacking)


def _rows(edition: Edition, verdict: Verdict) -> tuple[Row, ...]:
    """The row that applies, or those that may apply while keys of the class are missing."""
    ids = {verdict.row, *verdict.in_question}
    return tuple(row for row in edition.rows if row.id in ids)


def _place(rows: Sequence[Row]) -> str:
    return ", ".join(dict.fromkeys(row.place for row in rows if row.place))


def _key(standards: Standards, edition: Edition, rows: Sequence[Row], key: str) -> Ask:
    first = key.partition("|")[0]
    spec = standards.keys.get(first)
    values: dict[str, None] = {}
    for row in rows:
        for one in row.when:
            if one.key == first:
                values |= dict.fromkeys(_values(one))
    return Ask(
        name=key, is_metric=False, edition=edition.code, place=_place(rows),
        unit=(spec.unit or "") if spec else "", words=tuple(values),
    )  # fmt: skip


def _values(condition: Condition) -> tuple[str, ...]:
    """The words or the one value of a condition; nothing of a range."""
    if condition.words:
        return condition.words
    return () if condition.equals is None else (f"{condition.equals:g}",)


def _metric(
    edition: Edition, rows: Sequence[Row], name: str, verdict: Verdict, wanted: Wanted
) -> Ask:
    spec = edition.metrics[name]
    own = name == verdict.metric and verdict.method_needed
    return Ask(
        name=name, is_metric=True, edition=edition.code, place=_place(rows), unit=spec.unit,
        better=spec.better, rated_at=spec.rated_at,
        method=spec.method_text if own or spec.methods else "",
        needs=tuple(_needs(edition, rows, name, verdict, wanted)),
    )  # fmt: skip


def _needs(
    edition: Edition, rows: Sequence[Row], name: str, verdict: Verdict, wanted: Wanted
) -> Iterator[Need]:
    """By row, what the figure must come to for the level that is asked for."""
    for row in rows:
        limits: dict[str, float | None] | None = None
        if row.metric == name:
            limits = {k: v if isinstance(v, float) else None for k, v in row.limits.items()}
        else:
            gate = next((one for one in row.gates if one.metric == name), None)
            limits = dict(gate.limits) if gate else None
        level = _level(edition, limits, wanted) if limits else None
        if limits and level is not None:
            yield Need(
                row=row.id, classes=_classes(edition, row, verdict), level=level,
                required=limits[level],
            )  # fmt: skip


def _level(edition: Edition, limits: dict[str, float | None], wanted: Wanted) -> str | None:
    """The easiest level of a row that would do; the best one where none would."""
    there = [one for one in edition.levels if one in limits]
    if edition.scale is Scale.TIER:
        would_do = [one for one in there if _TIERS.index(one) < wanted.stage]
    else:
        least = wanted.grade if wanted.grade is not None else len(edition.levels)
        would_do = [one for one in there if one.isdigit() and int(one) <= least]
    if would_do:
        return would_do[-1]
    return there[0] if there else None


def _classes(edition: Edition, row: Row, verdict: Verdict) -> tuple[Fact, ...]:
    """The conditions of a row whose key was not given."""
    open_keys = {one for key in verdict.missing for one in key.split("|")}
    return tuple(
        Fact(one.key, value, edition.keys[one.key].unit or "", "class_word" if one.words else "")
        for one in row.when
        if one.key in open_keys
        for value in ("|".join(_values(one)),)
        if value
    )
