"""Machines that only a tier or a grade keeps out: which limit does, and which comes nearest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.content.blocks import Cell, Message, Paragraph, Quantity, Words, say
from core.report.left_out import by_reason
from core.report.yardstick import machine_name
from core.selection.selection import LeftOut, Selection
from core.vocabulary.finding import Figure, Finding
from core.vocabulary.quantity import Kind

_ROW, _METRIC, _SHORT = "row", "metric", "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """Of the machines of one reason the one that misses its limit by least.

    `often` is a machine whose limit binds most of them, `count` how many of `total`.
    """

    code: str
    machine: LeftOut
    often: LeftOut
    count: int
    total: int


def nearest(selection: Selection) -> tuple[Nearest, ...]:
    """For each reason whose findings say by how much a limit is missed."""
    found = []
    for code, machines in by_reason(selection).items():
        short = {
            at: value
            for at, one in enumerate(machines)
            if isinstance(value := _figure(one.findings[0], _SHORT), float)
        }
        if not short:
            continue
        limits = [_limit(machines[at].findings[0]) for at in short]
        (most, count), *_ = Counter(limits).most_common(1)
        often = next(at for at in short if _limit(machines[at].findings[0]) == most)
        found.append(
            Nearest(
                code=code,
                # Of those equally near, the best documented one.
                machine=machines[
                    min(short, key=lambda at: (short[at], machines[at].record.evidence))
                ],
                often=machines[often],
                count=count,
                total=len(machines),
            )
        )
    return tuple(found)


def _least(machines: Sequence[LeftOut], short: Mapping[int, float]) -> LeftOut:
    """The machine that is short by least; of those equally near the best documented one."""
    return machines[min(short, key=lambda at: (short[at], machines[at].record.evidence))]


def said(one: Nearest) -> Message:
    """The nearest machine with the limit it misses and by how much, then the limit that binds."""
    figures = {f.name: _cell(f) for f in one.machine.findings[0].figures}
    machine, id_ = machine_name(one.machine.record), Words(text=one.machine.record.id)
    near = say("report.nearest", machine=machine, id=id_, **figures)
    if one.total == 1:
        return near
    binding = {f.name: _cell(f) for f in one.often.findings[0].figures}
    often = say(
        "report.nearest.often",
        count=Quantity(value=one.count, kind=Kind.COUNT),
        total=Quantity(value=one.total, kind=Kind.COUNT),
        **binding,
    )
    return say("report.sentences", first=near, second=often)


def nearest_paragraphs(selection: Selection) -> list[Paragraph]:
    """A paragraph for each reason, which begins with it."""
    return [
        Paragraph(
            text=say(
                "report.nearest.of",
                reason=Message(key=f"reason.{one.code}", opening=True),
                nearest=said(one),
            )
        )
        for one in nearest(selection)
    ]


def _limit(finding: Finding) -> tuple[object, ...]:
    return _figure(finding, _ROW), _figure(finding, _METRIC)


def _figure(finding: Finding, name: str) -> float | int | str | None:
    return next((one.value for one in finding.figures if one.name == name), None)


def _cell(figure: Figure) -> Cell:
    """A figure of a finding as a cell, as a sentence of its own would show it."""
    if figure.kind is not None and not isinstance(figure.value, str):
        return Quantity(value=figure.value, kind=figure.kind)
    if figure.word:
        return say(f"{figure.word}.{figure.value}")
    return Words(text=str(figure.value))
