"""What a project asks of its equipment: the tier that must be reached, the one preferred.

Notice 发改环资规〔2024〕127号: 三 (renewal, public institutions), 五 (new, rebuilt and
state-funded projects; industries with saturated capacity).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.finding import Finding, Severity, figure, finding
from core.standards.edition import Scale
from core.standards.governing import best_paths, rulings
from core.standards.verdict import Outcome, Verdict

ADVANCED, SAVING, ACCESS = 1, 2, 3
_NEEDS = {ADVANCED: "project_needs_advanced", SAVING: "project_needs_saving",
          ACCESS: "project_needs_access"}  # fmt: skip
_NOTICE = "发改环资规〔2024〕127号"


class Project(StrEnum):
    """Kind of project; names are the messages `choice.<value>`."""

    ORDINARY = "ordinary"
    NEW_OR_STATE_FUNDED = "new_or_state_funded"
    SATURATED_INDUSTRY = "saturated_industry"
    PUBLIC_INSTITUTION = "public_institution"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Stages: 1 advanced, 2 saving, 3 access. An override needs a written reason."""

    must: int
    prefers: int
    with_reason: int  # what must be reached where a written reason is given
    source: str


RULES: dict[Project, Rule] = {
    Project.ORDINARY: Rule(must=ACCESS, prefers=ACCESS, with_reason=ACCESS, source=f"{_NOTICE} 二"),
    Project.NEW_OR_STATE_FUNDED: Rule(
        must=SAVING, prefers=ADVANCED, with_reason=SAVING, source=f"{_NOTICE} 五"
    ),
    Project.SATURATED_INDUSTRY: Rule(
        must=ADVANCED, prefers=ADVANCED, with_reason=SAVING, source=f"{_NOTICE} 五"
    ),
    Project.PUBLIC_INSTITUTION: Rule(
        must=ACCESS, prefers=ADVANCED, with_reason=ACCESS, source=f"{_NOTICE} 三、五"
    ),
    Project.RENEWAL: Rule(
        must=SAVING, prefers=ADVANCED, with_reason=SAVING, source=f"{_NOTICE} 三"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Whether a device may be used in a project, whether it is preferred, and why.

    `stage` is what governs it: 1 advanced … 4 below access; None where nothing can be said.
    Order candidates by `preferred` first.
    """

    admitted: bool
    preferred: bool
    stage: int | None
    findings: tuple[Finding, ...]


def admit(
    verdicts: Sequence[Verdict],
    project: Project,
    *,
    override_reason: str = "",
    stage_up: bool = False,
) -> Admission:
    """Hold the verdicts on a device against the project's rule.

    `stage_up` asks what if the tiers move up a stage: today's advanced becomes saving, today's
    saving becomes access (notice, 二). `override_reason` is printed with the result.
    """
    rule = RULES[project]
    reason = override_reason.strip()
    must = rule.with_reason if reason else rule.must
    findings: list[Finding] = []
    if must != rule.must:
        findings.append(
            finding(
                "project_override", Severity.WARNING, figure("reason", reason), source=rule.source
            )
        )
    if stage_up:
        findings.append(finding("project_stage_up", Severity.ASSUMED, source=f"{_NOTICE} 二"))
    if project is Project.PUBLIC_INSTITUTION:
        findings.append(finding("project_procurement_list", Severity.INFO, source=rule.source))
    barred = _barred(verdicts)
    if barred:
        findings.append(_against("project_below_access", barred[0], rule))
        return _out(4, findings)
    return _by_tier(verdicts, rule, must, stage_up, findings)


def _by_tier(
    verdicts: Sequence[Verdict], rule: Rule, must: int, stage_up: bool, findings: list[Finding]
) -> Admission:
    tiers = [one for one in verdicts if one.scale is Scale.TIER]
    governing = [
        (_stage(one.governs, stage_up), one.governs)
        for one in rulings(verdicts)
        if one.governs.scale is Scale.TIER or one.comparable
    ]
    if stage_up:
        governing += [(_stage(tier, stage_up), tier) for tier in tiers if tier.judged]
    if not governing:
        return _not_judged(tiers, rule, must, findings)
    stage, verdict = max(governing, key=lambda pair: pair[0])
    unbarred = verdict.outcome is Outcome.NO_LEVEL and must == ACCESS
    if stage > must and not unbarred:
        findings.append(_against(_NEEDS[must], verdict, rule))
        return _out(stage, findings)
    preferred = stage <= rule.prefers
    if not preferred:
        findings.append(finding("project_prefers_advanced", Severity.INFO, source=rule.source))
    return Admission(admitted=True, preferred=preferred, stage=stage, findings=tuple(findings))


def _stage(verdict: Verdict, stage_up: bool) -> int:
    """The stage of a verdict; a tier list without access has one step below saving too."""
    stage = verdict.stage or 4
    return min(stage + 1, 4) if stage_up and verdict.scale is Scale.TIER else stage


def _barred(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts by which the device may not be sold: below access in every path of an edition."""
    chinese = [one for one in verdicts if one.jurisdiction == "CN" and one.judged]
    return [one for one in best_paths(chinese) if one.outcome is Outcome.BELOW_ACCESS]


def _not_judged(
    tiers: Sequence[Verdict], rule: Rule, must: int, findings: list[Finding]
) -> Admission:
    open_ones = [one for one in tiers if one.outcome is Outcome.CANNOT_BE_JUDGED]
    if not open_ones:
        findings.append(finding("project_not_listed", Severity.INFO, source=rule.source))
    elif must < ACCESS:
        findings.append(_against("project_not_shown", open_ones[0], rule))
        return _out(None, findings)
    else:
        findings.append(finding("project_access_not_shown", Severity.WARNING, source=rule.source))
    return Admission(admitted=True, preferred=False, stage=None, findings=tuple(findings))


def _against(code: str, verdict: Verdict, rule: Rule) -> Finding:
    row = f"{verdict.edition} {verdict.row}".strip()
    return finding(
        code, Severity.EXCLUDES, figure("row", row),
        figure("required", _in_unit(verdict.required, verdict.unit)),
        figure("actual", _in_unit(verdict.actual, verdict.unit)),
        source=rule.source,
    )  # fmt: skip


def _in_unit(value: float | None, unit: str) -> str:
    """A figure of an edition as it is printed there: the same in every language."""
    return "–" if value is None else f"{value:.6g} {unit}".strip()


def _out(stage: int | None, findings: list[Finding]) -> Admission:
    return Admission(admitted=False, preferred=False, stage=stage, findings=tuple(findings))
