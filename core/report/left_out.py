"""Machines left out: counted by reason, then every one with its own figures."""

from collections import defaultdict

from core.content.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Message,
    Names,
    Paragraph,
    Quantity,
    Said,
    Section,
    Table,
    Words,
    say,
)
from core.report.yardstick import machine_name
from core.selection.selection import LeftOut, Selection
from core.vocabulary.finding import Finding
from core.vocabulary.quantity import Kind

_LISTED = 40  # machines of one reason that are named on paper; files name all of them
_SHARED = 3  # from so many machines on, common findings are said once


def reason_of(left: LeftOut) -> str:
    """Code of the finding that is named first for a machine that left."""
    return left.reason


def by_reason(selection: Selection) -> dict[str, list[LeftOut]]:
    """Machines by their first reason, the most frequent reason first."""
    groups: dict[str, list[LeftOut]] = defaultdict(list)
    for left in selection.left_out:
        groups[reason_of(left)].append(left)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def reasons_table(selection: Selection) -> Table:
    """How many machines left for which reason."""
    groups = by_reason(selection)
    count = len(selection.left_out)
    rows: list[tuple[Cell, ...]] = [
        (
            _reason(code),
            Quantity(value=len(machines), kind=Kind.COUNT),
            Quantity(value=len(machines) / count, kind=Kind.SHARE),
        )
        for code, machines in groups.items()
    ]
    rows.append(
        (
            say("report.left_out.total"),
            Quantity(value=count, kind=Kind.COUNT),
            Quantity(value=1.0, kind=Kind.SHARE),
        )
    )
    return Table(
        columns=(
            Column(title=say("report.left_out.reason"), share=1.0),
            Column(title=say("report.left_out.count"), kind=Kind.COUNT),
            Column(title=say("report.left_out.share"), kind=Kind.SHARE),
        ),
        rows=tuple(rows),
        total=True,
        caption=say("report.left_out.caption"),
    )


def left_out_section(selection: Selection) -> Section:
    """Counts and lists; nothing disappears."""
    title = say("report.section.left_out")
    if not selection.left_out:
        return Section(title=title, blocks=(Paragraph(text=say("report.left_out.none")),))
    blocks: list[Block] = [reasons_table(selection)]
    for code, machines in by_reason(selection).items():
        count = Quantity(value=len(machines), kind=Kind.COUNT)
        blocks.append(Heading(text=_reason(code), figure=count))
        blocks += _listed(machines[:_LISTED])
        more = len(machines) - _LISTED
        if more > 0:
            count = Quantity(value=more, kind=Kind.COUNT)
            blocks.append(Paragraph(text=say("report.left_out.more", count=count)))
    return Section(title=title, blocks=tuple(blocks))


def _reason(code: str) -> Message:
    return Message(key=f"reason.{code}", opening=True)


def _listed(machines: list[LeftOut]) -> list[Block]:
    """Names in columns where several share their findings, else a row for each."""
    alike: dict[tuple[Finding, ...], list[LeftOut]] = defaultdict(list)
    for machine in machines:
        alike[machine.findings].append(machine)
    shared = {findings: group for findings, group in alike.items() if len(group) >= _SHARED}
    apart = [machine for machine in machines if machine.findings not in shared]
    blocks: list[Block] = [
        Names(text=_sentences(findings), names=tuple(_name(m) for m in group))
        for findings, group in shared.items()
    ]
    return [*blocks, _table(apart)] if apart else blocks


def _name(machine: LeftOut) -> Words:
    return Words(text=f"{machine.record.id} {machine_name(machine.record).text}")


def _table(machines: list[LeftOut]) -> Table:
    rows = tuple(
        (Words(text=m.record.id), machine_name(m.record), _sentences(m.findings)) for m in machines
    )
    return Table(
        columns=(
            Column(title=say("field.id")),
            Column(title=say("report.column.machine"), share=1.0),
            Column(title=say("report.left_out.why"), share=3.2),
        ),
        rows=rows,
        whole=False,
    )


def _sentences(findings: tuple[Finding, ...]) -> Cell:
    said: Cell = Said(finding=findings[0])
    for finding in findings[1:]:
        said = say("report.sentences", first=said, second=Said(finding=finding))
    return said
