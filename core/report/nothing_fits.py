"""What is said where nothing fits: each reason with its figures, and what could be changed.

Window, report and command line say the same of it.
"""

from dataclasses import dataclass

from core.content.blocks import Block, Cell, Findings, Message, Paragraph, Said, say
from core.report.left_out import by_reason
from core.report.nearest import nearest, said
from core.selection.selection import LeftOut, Selection
from core.vocabulary.finding import Finding, Severity

_NAMED = 4  # sentences of one reason; more of them are read in the list of machines


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why machines left, the sentences that say it with figures, and what could be changed."""

    code: str
    machines: tuple[LeftOut, ...]
    sentences: tuple[Cell, ...]

    @property
    def title(self) -> Message:
        """The reason in a few words."""
        return Message(key=f"reason.{self.code}", opening=True)

    @property
    def way_out(self) -> Message:
        """What could be changed."""
        return say(f"way_out.{self.code}")

    @property
    def text(self) -> Cell:
        """The sentences, then the way out."""
        first, *others = (*self.sentences, self.way_out)
        for other in others:
            first = say("report.sentences", first=first, second=other)
        return first


def reasons(selection: Selection) -> tuple[Reason, ...]:
    """Every reason, that of most machines first."""
    near = {one.code: said(one) for one in nearest(selection)}
    return tuple(
        Reason(
            code=code,
            machines=tuple(machines),
            sentences=(near[code],) if code in near else _sentences(machines),
        )
        for code, machines in by_reason(selection).items()
    )


def _sentences(machines: list[LeftOut]) -> tuple[Cell, ...]:
    """What the machines say, where they say much the same.

    Where the figure is each machine's own, one sentence of many says little: none is said.
    """
    different = tuple(dict.fromkeys(one.findings[0] for one in machines))
    return tuple(Said(finding=one) for one in different) if len(different) <= _NAMED else ()


def warnings(selection: Selection) -> tuple[Finding, ...]:
    """What holds for every machine and may be why none fits."""
    return tuple(one for one in selection.findings if one.severity is Severity.WARNING)


def reason_blocks(selection: Selection) -> tuple[Block, ...]:
    """The warnings, then a paragraph for each reason."""
    paragraphs = tuple(
        Paragraph(
            text=say(
                "report.nearest.of",
                reason=one.title,
                nearest=one.text,
            )
        )
        for one in reasons(selection)
    )
    found = warnings(selection)
    return (*((Findings(findings=found),) if found else ()), *paragraphs)
