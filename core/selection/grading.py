"""Grading the records of a family: each judged by the editions that speak of it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, TypeVar

import msgspec

from core.machines.device import Evidence
from core.standards.judge import Device, judge_batch
from core.standards.library import Standards
from core.standards.verdict import Outcome, Verdict
from core.vocabulary.finding import Severity, figure, finding


class Evident(Protocol):
    """A record that says how well its figures are known."""

    @property
    def evidence(self) -> Evidence:
        """A certified … D claimed or estimated."""
        ...


R = TypeVar("R", bound=Evident)


def graded(
    standards: Standards,
    records: Sequence[R],
    device_of: Callable[[R], Device | None],
    as_of: date,
) -> tuple[tuple[Verdict, ...], ...]:
    """What the editions in force on a day say of each record; empty where none speaks of it.

    device_of: what a record is judged as, None where it states nothing of the kind.
    """
    devices = [device_of(record) for record in records]
    judged = iter(judge_batch(standards, (one for one in devices if one is not None), as_of))
    return tuple(
        () if device is None else tuple(_claimed(one, record.evidence) for one in next(judged))
        for record, device in zip(records, devices, strict=True)
    )


def _claimed(verdict: Verdict, evidence: Evidence) -> Verdict:
    """The verdict, with a word where the best level rests on a claim or an estimate."""
    best = verdict.outcome is Outcome.LEVEL and verdict.stage == 1
    if not best or evidence is not Evidence.D:
        return verdict
    note = finding("verdict_evidence_d", Severity.WARNING, figure("edition", verdict.edition))
    return msgspec.structs.replace(verdict, findings=(*verdict.findings, note))
