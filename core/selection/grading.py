"""Grading the records of a family: each judged by the editions that speak of it."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Protocol, TypeVar

import msgspec

from core.machines.device import Evidence
from core.selection.at_need import ListAtNeed
from core.standards.judge import Device
from core.standards.judging import judging
from core.standards.library import Standards
from core.standards.verdict import Outcome, Verdict
from core.vocabulary.finding import Severity, figure, finding

Told = Callable[[int, Verdict], Verdict | None]  # by row


class Evident(Protocol):
    """A record that says how well its figures are known."""

    @property
    def evidence(self) -> Evidence:
        """A certified … D claimed or estimated."""
        ...


R = TypeVar("R", bound=Evident)


class Grades(ListAtNeed[tuple[Verdict, ...]]):
    """What the editions say of records, each worked out when it is looked at.

    marks: the same for records of which the same is said but for the figures that are told.
    """

    def __init__(
        self, marks: Sequence[Hashable], make: Callable[[int], tuple[Verdict, ...]]
    ) -> None:
        super().__init__(len(marks), make)
        self.marks = marks


def graded_as(
    standards: Standards,
    devices: Sequence[Device | None],
    as_of: date,
    told: Told,
    apart: Sequence[Hashable] | None = None,
) -> Grades:
    """What the editions in force on a day say of records.

    devices: what each is judged as, None where no edition speaks of it; told: a verdict with what
    its record adds to it, None where it is not told of such a record; apart: what that depends on
    beside the figures, by record.
    """
    day = judging(standards, as_of)

    def make(at: int) -> tuple[Verdict, ...]:
        device = devices[at]
        said = () if device is None else day.verdicts(device)
        return tuple(one for one in (told(at, verdict) for verdict in said) if one is not None)

    marks: list[Hashable] = [None if one is None else day.mark(one) for one in devices]
    return Grades(marks if apart is None else [*zip(marks, apart, strict=True)], make)


def ungraded(standards: Standards, records: Sequence[R], as_of: date) -> Grades:
    """For families of which no edition that is carried speaks."""
    return graded(standards, records, lambda _: None, as_of)


def graded(
    standards: Standards,
    records: Sequence[R],
    device_of: Callable[[R], Device | None],
    as_of: date,
) -> Grades:
    """What the editions in force on a day say of each record; empty where none speaks of it.

    device_of: what a record is judged as, None where it states nothing of the kind.
    """

    def told(at: int, verdict: Verdict) -> Verdict:
        return claimed(verdict, records[at].evidence)

    return graded_as(standards, [device_of(record) for record in records], as_of, told)


def claimed(verdict: Verdict, evidence: Evidence) -> Verdict:
    """The verdict, with a word where the best level rests on a claim or an estimate."""
    best = verdict.outcome is Outcome.LEVEL and verdict.stage == 1
    if not best or evidence is not Evidence.D:
        return verdict
    note = finding("verdict_evidence_d", Severity.WARNING, figure("edition", verdict.edition))
    return msgspec.structs.replace(verdict, findings=(*verdict.findings, note))
