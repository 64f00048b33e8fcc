"""What a project asks of its equipment: the tier that must be reached, the one preferred.

Notice 发改环资规〔2024〕127号: 三 (renewal, public institutions), 五 (new, rebuilt and
state-funded projects; industries with saturated capacity).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.standards.edition import Scale
from core.standards.governing import rulings
from core.standards.paths import OTHER_PATH_OPEN, decided
from core.standards.shortfall import against, reached, unjudged
from core.standards.verdict import Outcome, Verdict, stage_of
from core.vocabulary.finding import Finding, Severity, figure, finding

ADVANCED, SAVING, ACCESS = 1, 2, 3
_NEEDS = {ADVANCED: "project_needs_advanced", SAVING: "project_needs_saving",
          ACCESS: "project_needs_access"}  # fmt: skip
_UNPROVED = {ADVANCED: "project_advanced_unproved", SAVING: "project_saving_unproved"}
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


class Proof(StrEnum):
    """Whether what is asked of a device beyond access is shown by its figures.

    SHOWN: its figures say so, or say the contrary. TO_BE_PROVED (待证明): a figure, or one by
    the right method, is missing, so the maker must be asked. NOT_LISTED: no tier or grade is
    laid down for such a device. NOT_ASKED: nothing beyond access is asked.
    """

    SHOWN = "shown"
    TO_BE_PROVED = "to_be_proved"
    NOT_LISTED = "not_listed"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Whether a device may be used in a project, whether it is preferred, and why.

    `stage` is what governs it: 1 advanced … 4 below access; None where nothing can be said.
    Order candidates by `preferred` first, and those to be proved behind the proved ones.
    """

    admitted: bool
    preferred: bool
    stage: int | None
    findings: tuple[Finding, ...]
    proof: Proof = Proof.NOT_ASKED


def answer_of(admission: Admission) -> str:
    """The message that says whether the project may use the device."""
    if not admission.admitted:
        return "verdict.excluded"
    unproved = admission.proof is Proof.TO_BE_PROVED
    return "verdict.to_be_proved" if unproved else "verdict.admitted"


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
    findings += _left_open(verdicts)
    absurd = [one for one in verdicts if one.outcome is Outcome.NOT_BELIEVABLE]
    if absurd:
        row = figure("row", f"{absurd[0].edition} {absurd[0].row}".strip())
        findings.append(finding("project_not_believable", Severity.EXCLUDES, row))
        return _out(None, findings)
    barred = _barred(verdicts)
    if barred:
        findings += against(
            "project_below_access", barred, verdicts, _would_do(ACCESS), source=rule.source
        )
        return _out(4, findings)
    return _by_tier(verdicts, rule, must, stage_up, findings)


def _by_tier(
    verdicts: Sequence[Verdict], rule: Rule, must: int, stage_up: bool, findings: list[Finding]
) -> Admission:
    tiers = [one for one in verdicts if one.scale is Scale.TIER]
    stages = _governing(verdicts, stage_up)
    if not stages:
        return _not_judged(tiers, rule, must, findings)
    stage = max(one for one, _ in stages)
    if must == ACCESS:  # a table without access bars nobody from what only asks for access
        stages = [one for one in stages if one[1].outcome is not Outcome.NO_LEVEL]
    barring = [verdict for one, verdict in stages if one > must]
    if barring:
        findings += against(
            _NEEDS[must], barring, verdicts, _would_do(must, stage_up=stage_up), source=rule.source
        )
        return _out(stage, findings)
    proof = Proof.NOT_ASKED if must == ACCESS else Proof.SHOWN
    on_condition = [one for _, one in stages if one.conditional]
    if must < ACCESS and on_condition:
        proof = Proof.TO_BE_PROVED
        findings += _unproved(must, on_condition, rule)
    preferred = stage <= rule.prefers and proof is not Proof.TO_BE_PROVED
    if stage > rule.prefers:
        findings.append(finding("project_prefers_advanced", Severity.INFO, source=rule.source))
    return Admission(
        admitted=True, preferred=preferred, stage=stage, findings=tuple(findings), proof=proof
    )


def _governing(verdicts: Sequence[Verdict], stage_up: bool) -> list[tuple[int, Verdict]]:
    """What the project goes by: tiers and the grades that compare, with the stage each gives."""
    tiers = (one for one in verdicts if one.scale is Scale.TIER and one.judged)
    found = [one for one in tiers if one.jurisdiction == "CN"]
    found += [grade for ruling in rulings(verdicts) for grade in ruling.comparable]
    once = {id(one): one for one in found}
    return [(_stage(one, stage_up), one) for one in once.values()]


def _would_do(stage: int, *, stage_up: bool = False) -> Callable[[Verdict, str], bool]:
    """Whether a level of an edition stands for that stage or a better one."""

    def would_do(verdict: Verdict, level: str) -> bool:
        own = stage_of(verdict.scale, level)
        raised = stage_up and verdict.scale is Scale.TIER
        return own is not None and own + raised <= stage

    return would_do


def short_of(
    code: str, verdicts: Sequence[Verdict], stage: int, *, stage_up: bool = False
) -> list[Finding]:
    """Why a judged device does not reach a stage: what it reaches, and every limit it misses."""
    stages = [one for one in _governing(verdicts, stage_up) if one[0] > stage]
    barring = [verdict for _, verdict in stages]
    worst = max(stages, key=lambda one: one[0])[1]
    return against(code, barring, verdicts, _would_do(stage, stage_up=stage_up), reached(worst))


def _stage(verdict: Verdict, stage_up: bool) -> int:
    """The stage of a verdict; a tier list without access has one step below saving too."""
    stage = verdict.stage or 4
    return min(stage + 1, 4) if stage_up and verdict.scale is Scale.TIER else stage


def _barred(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts by which the device may not be sold: below access in every path of an edition."""
    chinese = [one for one in verdicts if one.jurisdiction == "CN"]
    return [one for one in decided(chinese) if one.outcome is Outcome.BELOW_ACCESS]


def _left_open(verdicts: Sequence[Verdict]) -> list[Finding]:
    """Of editions of several paths: that access is not shown by those that were judged."""
    said = [one for verdict in verdicts for one in verdict.findings]
    return [one for one in dict.fromkeys(said) if one.code == OTHER_PATH_OPEN]


def _not_judged(
    tiers: Sequence[Verdict], rule: Rule, must: int, findings: list[Finding]
) -> Admission:
    """No tier: a device nothing is laid down for goes on, one that lacks figures is to be proved.

    What the law forbids to sell is not meant here: that is barred before.
    """
    open_ones = [one for one in tiers if one.outcome is Outcome.CANNOT_BE_JUDGED]
    demanded, proof = must < ACCESS, Proof.NOT_ASKED
    if not open_ones:
        severity = Severity.WARNING if demanded else Severity.INFO
        findings.append(finding("project_not_listed", severity, source=rule.source))
        proof = Proof.NOT_LISTED if demanded else proof
    elif demanded:
        findings += _unproved(must, open_ones, rule)
        proof = Proof.TO_BE_PROVED
    else:
        findings.append(finding("project_access_not_shown", Severity.WARNING, source=rule.source))
    return Admission(
        admitted=True, preferred=False, stage=None, findings=tuple(findings), proof=proof
    )


def _unproved(must: int, open_ones: Sequence[Verdict], rule: Rule) -> list[Finding]:
    """That the tier the project asks for is to be proved, and by which figures."""
    row = figure("row", f"{open_ones[0].edition} {open_ones[0].row}".strip())
    told = finding(_UNPROVED[must], Severity.WARNING, row, source=rule.source)
    return [told, *unjudged(open_ones)]


def _out(stage: int | None, findings: list[Finding]) -> Admission:
    return Admission(
        admitted=False, preferred=False, stage=stage, findings=tuple(findings), proof=Proof.SHOWN
    )
