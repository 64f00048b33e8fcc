"""Where a device stands: its verdicts, and whether the study's project may use it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.selection.at_need import Reasons
from core.selection.family import Screening
from core.standards import evidence
from core.standards.edition import Scale
from core.standards.governing import Ruling, rulings
from core.standards.paths import decided
from core.standards.project import RULES, Admission, Proof, admit, short_of
from core.standards.proof import Wanted
from core.standards.shortfall import against, reached, unjudged
from core.standards.verdict import Outcome, Verdict
from core.study.compliance import Compliance, Least
from core.vocabulary.finding import Finding, Severity, figure, finding

_STAGES = {Least.ADVANCED: 1, Least.SAVING: 2, Least.ACCESS: 3}
_JURISDICTION = "CN"
_LEAST_SURE_FIRST = (Proof.TO_BE_PROVED, Proof.NOT_LISTED, Proof.SHOWN, Proof.NOT_ASKED)
_TO_BE_PROVED = 2  # the class of what may stand lower than it says
_Asked = tuple[Proof, list[Finding]]
# Said once for all devices, where the editions are named.
OF_EDITIONS = frozenset(["verdict_at_class_limit"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The verdicts on a device, what of them governs, and its admission to the project."""

    verdicts: tuple[Verdict, ...]
    rulings: tuple[Ruling, ...]
    admission: Admission

    @property
    def tier(self) -> Verdict | None:
        """What the tier list says, the best of its paths; None where it is not listed."""
        return self._of(Scale.TIER)

    @property
    def grade(self) -> Verdict | None:
        """What the Chinese standard of grades says; None where there is none."""
        return self._of(Scale.GRADE)

    def _of(self, scale: Scale) -> Verdict | None:
        chinese = [one for one in self.verdicts if one.jurisdiction == _JURISDICTION]
        own = [one for one in chinese if one.scale is scale]
        judged = decided(own)
        asked = [one for one in own if one.outcome is Outcome.CANNOT_BE_JUDGED]
        return next(iter((*judged, *asked)), None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Warnings of its verdicts, rulings and admission that are the device's own."""
        said = [
            *(one for verdict in self.verdicts for one in verdict.findings),
            *(one for ruling in self.rulings for one in ruling.findings),
            *self.admission.findings,
        ]
        warned = [one for one in said if one.severity is Severity.WARNING]
        own = evidence.own(one for one in warned if one.code not in OF_EDITIONS)
        return tuple(dict.fromkeys(own))


def standing_of(verdicts: tuple[Verdict, ...], compliance: Compliance) -> Standing:
    """The standing of a device with such verdicts, as a study asks."""
    admission = admit(
        verdicts,
        compliance.project_class,
        override_reason=compliance.override_reason,
        stage_up=compliance.tiers_move_up,
    )
    found = Standing(verdicts=verdicts, rulings=rulings(verdicts), admission=admission)
    if not admission.admitted:
        return found
    refused = _below_tier(found, compliance) or _below_grade(found, compliance.least_grade)
    if refused:
        return replace(found, admission=_refused(admission, refused))
    asked = _of_tier(found, compliance), _of_grade(found, compliance.least_grade)
    return replace(found, admission=_weighed(admission, asked))


def _refused(admission: Admission, findings: Sequence[Finding]) -> Admission:
    return replace(
        admission, admitted=False, preferred=False, findings=(*findings, *admission.findings)
    )


def _weighed(admission: Admission, asked: Sequence[_Asked]) -> Admission:
    """The admission with what the study asks beyond the project's rule: the least sure counts."""
    proofs = {admission.proof, *(proof for proof, _ in asked)}
    proof = next(one for one in _LEAST_SURE_FIRST if one in proofs)
    said = tuple(one for _, findings in asked for one in findings)
    known = {one.code for one in said if not one.figures}
    others = (one for one in admission.findings if one.code not in known)
    findings = tuple(dict.fromkeys((*said, *others)))
    preferred = admission.preferred and proof is not Proof.TO_BE_PROVED
    return replace(admission, proof=proof, preferred=preferred, findings=findings)


def _below_tier(standing: Standing, compliance: Compliance) -> list[Finding]:
    """Why a device does not go on where the study asks for a tier of its own."""
    least, stage = compliance.least_tier, standing.admission.stage
    if least is Least.NONE or stage is None or stage <= _STAGES[least]:
        return []
    return short_of(
        f"tier_below_least_{least}", standing.verdicts, _STAGES[least],
        stage_up=compliance.tiers_move_up,
    )  # fmt: skip


def _below_grade(standing: Standing, least: int | None) -> list[Finding]:
    """Why a device does not go on where the study asks for a grade."""
    if least is None:
        return []
    wanted, grade = figure("least", least), standing.grade
    if grade is None or not grade.judged:
        return []
    if grade.outcome is Outcome.LEVEL and int(grade.level) <= least:
        return []
    own = reached(grade)

    def would_do(_: Verdict, level: str) -> bool:
        return int(level) <= least

    return against("grade_below_least", [grade], standing.verdicts, would_do, own, wanted)


def _of_tier(standing: Standing, compliance: Compliance) -> _Asked:
    """Whether the tier the study asks for is shown, where the device was not refused for it."""
    least = compliance.least_tier
    if least is Least.NONE:
        return Proof.NOT_ASKED, []
    tiers = [one for one in standing.verdicts if one.scale is Scale.TIER]
    return _proof(tiers, finding(f"tier_unproved_{least}", Severity.WARNING), "project_not_listed")


def _of_grade(standing: Standing, least: int | None) -> _Asked:
    """Whether the grade the study asks for is shown, where the device was not refused for it."""
    if least is None:
        return Proof.NOT_ASKED, []
    chinese = [one for one in standing.verdicts if one.jurisdiction == _JURISDICTION]
    grades = [one for one in chinese if one.scale is Scale.GRADE]
    told = finding("grade_unproved", Severity.WARNING, figure("least", least))
    return _proof(grades, told, "grade_not_laid_down")


def _proof(verdicts: Sequence[Verdict], unproved: Finding, not_listed: str) -> _Asked:
    """What verdicts of one scale show; of several paths the one that counts."""
    judged = decided(verdicts)
    if judged and not judged[0].conditional:
        return Proof.SHOWN, []
    open_ones = judged or [one for one in verdicts if one.outcome is Outcome.CANNOT_BE_JUDGED]
    if open_ones:
        return Proof.TO_BE_PROVED, [unproved, *unjudged(open_ones)]
    return Proof.NOT_LISTED, [finding(not_listed, Severity.WARNING)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What a standing means for the selection; reason: the code of what bars it, if so."""

    admitted: bool
    preferred: bool
    proof: Proof
    reason: str


class Standings(Protocol):
    """The standings of devices, and what those mean for the selection."""

    def __getitem__(self, machine: int, /) -> Standing:
        """That of a device, with all that is to be said of it."""
        ...

    def __len__(self) -> int:
        """The number of devices."""
        ...

    def bearing(self, machine: int) -> Bearing:
        """What that of a device means, as long as no word of it is asked for."""
        ...


def bearing_of(standing: Standing) -> Bearing:
    """What a standing means for the selection."""
    one = standing.admission
    reason = "" if one.admitted else _reasons(standing)[0].code
    return Bearing(admitted=one.admitted, preferred=one.preferred, proof=one.proof, reason=reason)


def admitted(screening: Screening, standings: Standings) -> Screening:
    """The screening without the machines the project may not use, each with the reason."""
    bearings = {machine: standings.bearing(machine) for machine in screening.going_on}
    codes = {machine: one.reason for machine, one in bearings.items() if not one.admitted}
    return screening.without(Reasons(codes, lambda machine: _reasons(standings[machine])))


def _reasons(standing: Standing) -> tuple[Finding, ...]:
    findings = standing.admission.findings
    return tuple(sorted(findings, key=lambda one: one.severity is not Severity.EXCLUDES))


def wanted(compliance: Compliance) -> Wanted:
    """The tier and the grade that the project and the study ask for."""
    rule = RULES[compliance.project_class]
    must = rule.with_reason if compliance.override_reason.strip() else rule.must
    stage = min(must, _STAGES.get(compliance.least_tier, must))
    moved_up = 1 if compliance.tiers_move_up else 0
    return Wanted(stage=max(stage - moved_up, 1), grade=compliance.least_grade)


def weakness(standing: Standing) -> tuple[bool, int, int]:
    """What a standing is worse by, higher is worse: to be proved, then stage, then grade."""
    stage, grade = standing.admission.stage, standing.grade
    unproved = standing.admission.proof is Proof.TO_BE_PROVED
    last = len(Least) + 1
    return (
        unproved,
        last if stage is None else stage,
        last if grade is None else grade.stage or last,
    )


def classes(
    standings: Standings, machines: Iterable[int], compliance: Compliance
) -> NDArray[np.int64]:
    """The class in which each device stands, lower first, (machines,).

    0: what the project prefers to what it must have; 1: what else it may use; 2: what is still
    to be proved, and whatever is not one of `machines`: those alone are asked about.
    """
    rule = RULES[compliance.project_class]
    demanded = rule.with_reason if compliance.override_reason.strip() else rule.must
    all_alike = rule.prefers >= demanded
    found = np.full(len(standings), _TO_BE_PROVED)
    for machine in machines:
        found[machine] = _class(standings.bearing(machine), all_alike)
    return found


def _class(bearing: Bearing, all_alike: bool) -> int:
    if bearing.proof is Proof.TO_BE_PROVED:
        return _TO_BE_PROVED
    return 0 if all_alike or bearing.preferred else 1
