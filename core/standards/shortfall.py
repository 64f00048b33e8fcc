"""What a device misses: every limit, with what is required and what it has, as findings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.standards.paths import paths_of
from core.standards.verdict import Check, Outcome, Verdict
from core.standards.wording import least_decimals, number
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind, with_unit

Counts = Callable[[Verdict, str], bool]  # whether a level of a verdict's edition would do
_DECIMALS = 3  # more than any table has


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """The limits of one row that bar a device from a level, the one missed by most first."""

    verdict: Verdict
    checks: tuple[Check, ...]

    @property
    def short(self) -> float:
        """By how much of its limit the worst of them is missed; 0 where that cannot be said."""
        return max((check.short or 0.0 for check in self.checks), default=0.0)

    @property
    def limits(self) -> set[tuple[str, float | None]]:
        """The limits that are missed, as figure and number."""
        return {(check.metric, check.required) for check in self.checks}


def missed(verdict: Verdict, counts: Counts) -> Missed:
    """What bars a device from the easiest level that would do: its own figure, the gates."""
    would_do = [check for check in verdict.checks if counts(verdict, check.level)]
    checks: list[Check] = []
    if would_do:
        own = would_do[-1]
        checks = [own, *(gate for gate in verdict.gates if gate.level == own.level)]
    barring = [check for check in checks if check.met is False]
    # Figures that decide together say more than that they do.
    barring = [check for check in barring if check.required is not None] or barring
    barring.sort(key=lambda check: -(check.short or 0.0))
    return Missed(verdict=verdict, checks=tuple(barring))


def against(
    code: str,
    barring: Sequence[Verdict],
    verdicts: Sequence[Verdict],
    counts: Counts,
    *figures: Figure,
    source: str = "",
) -> list[Finding]:
    """Why a device is left out: `code` with the limit that binds, then every other one.

    Of the paths of an edition the one that is missed by least is named first; of several
    editions the one that is missed by most. `figures` are added to the first finding.
    """
    ways = [_ways(one, verdicts, counts) for one in barring]
    ways.sort(key=lambda way: -way[0].short)
    found: list[Finding] = []

    def add(other: str, told: tuple[Figure, ...]) -> None:
        named = (other, told) if found else (code, (*told, *figures))
        found.append(finding(named[0], Severity.EXCLUDES, *named[1], source=source))

    for first, *others in ways:
        for check in first.checks or ((None,) if not found else ()):
            add("limit_missed", _told(first.verdict, check))
        if not first.checks:
            add("limit_not_set", (_row(first.verdict),))
        for path in others:
            if path.limits <= first.limits:
                add("path_missed_alike", (_row(path.verdict),))
                continue
            for check in path.checks:
                add("path_missed", _told(path.verdict, check))
    return found


def reached(verdict: Verdict) -> Figure:
    """The level a verdict gives, as a figure of a finding."""
    if verdict.outcome is Outcome.LEVEL:
        return figure("reached", verdict.level, word=f"level.{verdict.scale}")
    return figure("reached", str(verdict.outcome), word="verdict")


def unjudged(verdicts: Iterable[Verdict]) -> list[Finding]:
    """What the maker must be asked for: a figure, or one by the right method.

    That of a verdict that cannot be given, and of a level that holds on condition only.
    """
    found: dict[Finding, None] = {}
    for verdict in verdicts:
        row = _row(verdict)
        if verdict.conditional:
            for gate in verdict.gates:
                if gate.level == verdict.level and gate.met is None:
                    missing = figure("missing", gate.metric, word="metric")
                    found[finding("not_judged_missing", Severity.INFO, row, missing)] = None
            continue
        if verdict.outcome is not Outcome.CANNOT_BE_JUDGED:
            continue
        if verdict.method_needed:
            found[finding(
                "not_judged_method", Severity.INFO, row,
                figure("metric", verdict.metric, word="metric"),
                figure("needed", verdict.method_needed),
                figure("given", verdict.method_given or "–", word="method"),
            )] = None  # fmt: skip
            continue
        for key in verdict.missing:
            missing = figure("missing", key.partition("|")[0], word=_space(verdict, key))
            found[finding("not_judged_missing", Severity.INFO, row, missing)] = None
    return list(found)


def _space(verdict: Verdict, key: str) -> str:
    """Whether what is missing is a figure that has a limit, or a key of the class."""
    return "metric" if key == verdict.metric else "class_key"


def _ways(verdict: Verdict, verdicts: Sequence[Verdict], counts: Counts) -> list[Missed]:
    ways = [missed(one, counts) for one in (verdict, *paths_of(verdict, verdicts))]
    return sorted(ways, key=lambda way: (not way.checks, way.short))


def _told(verdict: Verdict, check: Check | None) -> tuple[Figure, ...]:
    one = check or Check("", verdict.metric, None, verdict.actual, False, verdict.unit)
    figures = (
        _row(verdict),
        figure("metric", one.metric, word="metric"),
        figure("required", _in_unit(one.required, one.unit)),
        figure("actual", _in_unit(one.actual, one.unit, one.required)),
    )
    short = figure("short", "–") if one.short is None else figure("short", one.short, Kind.SHARE)
    return (*figures, short)


def _row(verdict: Verdict) -> Figure:
    return figure("row", f"{verdict.edition} {verdict.row}".strip())


def _in_unit(value: float | None, unit: str, other: float | None = None) -> str:
    """A figure of an edition as it is printed there: the same in every language.

    With all its decimals where fewer would make it the same as `other`.
    """
    if value is None:
        return "–"
    least = least_decimals(unit)
    shown = number(round(value, _DECIMALS), least)
    if other is not None and value != other and shown == number(round(other, _DECIMALS), least):
        shown = number(value, least)
    return with_unit(shown, unit)
