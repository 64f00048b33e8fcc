"""Which of several verdicts governs: the stricter (就高不就低), where they can be compared.

Notice 发改环资规〔2024〕127号, 六. Two verdicts can be compared where they speak of the same
metric and their rows cover the same ranges; otherwise they stand side by side, and neither's
numbers are mixed with the other's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.standards.edition import Scale
from core.standards.paths import decided
from core.standards.verdict import Verdict
from core.vocabulary.finding import Finding, Severity, figure, finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The verdict that governs a figure of a device, and those beside it.

    `comparable` are the grades held against the tier; `beside` those that cannot be.
    """

    governs: Verdict
    comparable: tuple[Verdict, ...] = ()
    beside: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def side_by_side(self) -> bool:
        """Whether nothing can be compared: then the others count beside what `governs` says."""
        return bool(self.beside) and not self.comparable


def rulings(verdicts: Sequence[Verdict]) -> tuple[Ruling, ...]:
    """One ruling for each tier that was judged; without any, one for each edition of grades.

    Of the paths of an edition of grades the one that counts is held against the tier: a limit
    of a table that the device need not go by does not govern.
    """
    chinese = [one for one in verdicts if one.jurisdiction == "CN"]
    tiers = [one for one in chinese if one.scale is Scale.TIER and one.judged]
    grades = decided(one for one in chinese if one.scale is Scale.GRADE)
    if not tiers:
        return tuple(
            Ruling(governs=one, beside=tuple(other for other in grades if other is not one))
            for one in grades
        )
    return tuple(_ruling(tier, grades) for tier in tiers)


def _ruling(tier: Verdict, grades: Sequence[Verdict]) -> Ruling:
    comparable = tuple(one for one in grades if _can_compare(tier, one))
    beside = tuple(one for one in grades if one not in comparable)
    governs = max((tier, *comparable), key=lambda one: one.stage or 0)
    findings = []
    if comparable and governs is not tier:
        findings.append(_named("verdict_stricter_governs", Severity.WARNING, tier, governs))
    findings += [_named("verdict_not_comparable", Severity.INFO, tier, one) for one in beside]
    return Ruling(governs=governs, comparable=comparable, beside=beside, findings=tuple(findings))


def _can_compare(one: Verdict, other: Verdict) -> bool:
    return one.metric == other.metric and set(one.bins) == set(other.bins)


def _named(code: str, severity: Severity, one: Verdict, other: Verdict) -> Finding:
    return finding(
        code, severity,
        figure("one", f"{one.edition} {one.row}"), figure("other", f"{other.edition} {other.row}"),
    )  # fmt: skip
