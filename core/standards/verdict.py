"""Verdicts: what an edition says of a device, with the steps that led there, as values.

Nothing here is prose: core.standards.wording turns outcome, steps and findings into the
reader's language.
"""

from datetime import date
from enum import StrEnum

import msgspec

from core.standards.edition import Better, Confidence, Scale
from core.vocabulary.finding import Finding

Bin = tuple[str, float | None, bool, float | None, bool]  # key, lower, included, upper, included


class Outcome(StrEnum):
    """What a verdict comes to."""

    OUT_OF_SCOPE = "out_of_scope"
    CANNOT_BE_JUDGED = "cannot_be_judged"
    NOT_BELIEVABLE = "not_believable"  # figures that cannot be true: see core.machines.plausibility
    BELOW_ACCESS = "below_access"
    NO_LEVEL = "no_level"  # reaches none, and the table sets no level of access here
    LEVEL = "level"


class Fact(msgspec.Struct, frozen=True, gc=False):
    """A named thing of a step: a text or number as it stands, or the key of a message."""

    name: str
    value: float | str
    unit: str = ""
    word: str = ""  # beginning of a message key: `value` is the rest of it


class Step(msgspec.Struct, frozen=True, gc=False):
    """One step of a look-up: message `trace.<code>`."""

    code: str
    facts: tuple[Fact, ...] = ()


class Check(msgspec.Struct, frozen=True, gc=False):
    """A limit of one level against the device's figure; `met` None: cannot be said."""

    level: str
    metric: str
    required: float | None
    actual: float | None
    met: bool | None
    unit: str = ""

    @property
    def short(self) -> float | None:
        """By how much of the limit it is missed; None where that cannot be said, or it is met."""
        if self.met is not False or not self.required or self.actual is None:
            return None
        return abs(self.required - self.actual) / abs(self.required)


class Verdict(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one edition says of one figure of a device."""

    product: str
    edition: str
    scale: Scale
    jurisdiction: str
    as_of: date
    outcome: Outcome
    row: str = ""  # id of the table row; empty where none applies
    place: str = ""  # table in the text, as printed
    part: str = ""
    path: str = ""  # one of several ways of which one suffices
    metric: str = ""
    unit: str = ""
    better: Better = Better.HIGHER
    level: str = ""  # of the edition's scale, where one is reached
    stage: int | None = None  # 1 advanced, 2 saving, 3 access, 4 below access
    above_grade_1: bool = False  # 超1级: strictly better than grade 1
    required: float | None = None  # limit of the level reached, or of the lowest one missed
    actual: float | None = None
    margin: float | None = None  # actual against required, positive where better
    conditional: bool = False  # holds only if a gate is passed whose figure was not given
    gates: tuple[Check, ...] = ()  # of every level that was tried, the best first
    checks: tuple[Check, ...] = ()  # the row's own figure, level by level, the best first
    decided_by: str = ""  # of several paths, row of the one that counts; its own if as good
    missing: tuple[str, ...] = ()  # keys without which nothing can be said; "a|b": one of them
    in_question: tuple[str, ...] = ()  # ids of the rows that may apply, where it cannot be judged
    lacking: tuple[str, ...] = ()  # their figures that were not given, or by another method
    method_needed: str = ""  # what the standard calls the rating method it needs
    method_given: str = ""
    confidence: Confidence = Confidence.OFFICIAL
    doubts: tuple[str, ...] = ()  # codes of the edition's doubts
    bins: tuple[Bin, ...] = ()  # ranges of the row, in the keys' own units
    findings: tuple[Finding, ...] = ()
    trace: tuple[Step, ...] = ()

    @property
    def telling_gates(self) -> tuple[Check, ...]:
        """Gates of the level that was reached or missed last, and those that barred a better one.

        A gate that bars several levels with the same limit is said once, by the last of them.
        """
        if not self.checks:
            return ()
        last = self.checks[-1].level
        met = {check.level for check in self.checks if check.met}
        told = {
            (gate.metric, gate.required): gate
            for gate in self.gates
            if gate.level == last or (gate.met is False and gate.level in met)
        }
        return tuple(told.values())

    @property
    def judged(self) -> bool:
        """Whether the device was checked against limits."""
        return self.outcome in (Outcome.LEVEL, Outcome.BELOW_ACCESS, Outcome.NO_LEVEL)


_STAGES = {"advanced": 1, "saving": 2, "access": 3, "1": 1, "2": 2, "meets": 3}
BELOW_ACCESS_STAGE = 4


def stage_of(scale: Scale, level: str) -> int | None:
    """The stage a level stands for: grade 1 is the least of advanced, grade 2 of saving.

    Grades 3 and lower stand for access (notice 发改环资规〔2024〕127号, 二). Classes of
    other jurisdictions stand for none.
    """
    if scale is Scale.CLASS:
        return None
    return _STAGES.get(level, 3)
