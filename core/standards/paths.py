"""Paths: where an edition leaves the choice between several tables, one of them suffices.

GB 19577-2015 and GB 19577-2024: grades by IPLV, CSPF or ACCOP (table 1) or by the full-load
COPc (table 2), either of the two (表1与表2二选一).
A device so has the best grade of its paths. It is below access only by all of them: a path
whose figure was not given may still be the one that is passed.
"""

from collections.abc import Iterable, Sequence

import msgspec

from core.standards.limit_table import Found, LimitTable
from core.standards.verdict import Fact, Outcome, Step, Verdict
from core.vocabulary.finding import Finding, Severity, figure, finding

OTHER_PATH_OPEN = "verdict_other_path_open"
_NONE = 9  # a stage worse than any


def decided(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """For each edition and part the verdict that counts, of those that were judged.

    The best path, the earlier table among equals; none where no path reaches access and one
    cannot be judged.
    """
    ways: dict[tuple[str, str], list[Verdict]] = {}
    for one in verdicts:
        ways.setdefault((one.edition, one.part), []).append(one)
    chosen = (_deciding(way) for way in ways.values())
    return [one for one in chosen if one is not None]


def paths_of(verdict: Verdict, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The other paths of its edition and part by which the device was judged."""
    return tuple(
        one
        for one in verdicts
        if one is not verdict
        and one.judged
        and (one.edition, one.part) == (verdict.edition, verdict.part)
    )


def _deciding(way: Sequence[Verdict]) -> Verdict | None:
    judged = [one for one in way if one.judged]
    if not judged:
        return None
    best = min(judged, key=_rank)
    is_open = any(one.outcome is Outcome.CANNOT_BE_JUDGED for one in way)
    return None if is_open and best.outcome is not Outcome.LEVEL else best


def _rank(one: Verdict) -> tuple[int, bool]:
    reached = one.outcome is Outcome.LEVEL
    stage = one.stage if one.stage is not None else 0 if reached else _NONE
    return stage, one.conditional


def explained(
    verdicts: Sequence[Verdict], applying: Sequence[tuple[LimitTable, Found]]
) -> list[Verdict]:
    """The verdicts of one part, each saying that its path is one of several and which counts.

    `applying` are the paths whose rows hold for the device, judged or not.
    """
    if len(applying) < 2:
        return list(verdicts)
    best = _deciding(verdicts)
    return [_explained(one, best, verdicts, applying) for one in verdicts]


def _explained(
    one: Verdict,
    best: Verdict | None,
    verdicts: Sequence[Verdict],
    applying: Sequence[tuple[LimitTable, Found]],
) -> Verdict:
    named = {table.path: _name(found) for table, found in applying}
    if one.path not in named:
        return one
    steps = [
        Step("either_path", (*named[one.path], *_as_other(facts)))
        for path, facts in named.items()
        if path != one.path
    ]
    findings = one.findings
    if best is None and one.judged:
        steps.append(Step("path_open"))
        other = next(v for v in verdicts if v.outcome is Outcome.CANNOT_BE_JUDGED)
        findings += (_open(one, other),)
    elif best is not None:
        steps.append(_choice(best, sum(v.judged for v in verdicts)))
    return msgspec.structs.replace(
        one,
        decided_by=_counting(one, best),
        findings=findings,
        trace=(one.trace[0], *steps, *one.trace[1:]),
    )


def _counting(one: Verdict, best: Verdict | None) -> str:
    """The row that counts: that of the best path, its own where it is as good."""
    if best is None or not best.level:
        return ""
    as_good = one.judged and _rank(one) == _rank(best)
    return one.row if as_good else best.row


def _name(found: Found) -> tuple[Fact, Fact]:
    row = found.lines[0].row
    table = row.id if row.place.rpartition(" ")[2] in row.id else f"{row.place} {row.id}"
    return Fact("table", table), Fact("metric", row.metric, "", "metric")


def _as_other(facts: tuple[Fact, Fact]) -> tuple[Fact, ...]:
    return tuple(msgspec.structs.replace(fact, name=f"other_{fact.name}") for fact in facts)


def _choice(best: Verdict, judged: int) -> Step:
    if not best.level:
        return Step("path_none")
    level = Fact("level", best.level, "", f"level.{best.scale}")
    return Step("path_decides" if judged > 1 else "path_alone", (Fact("row", best.row), level))


def _open(one: Verdict, other: Verdict) -> Finding:
    return finding(
        OTHER_PATH_OPEN, Severity.WARNING,
        figure("one", f"{one.edition} {one.row}"), figure("other", other.row),
    )  # fmt: skip
