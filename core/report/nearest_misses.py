"""The machines that were left out by least: what a small change of the study would admit."""

from core.content.blocks import Block, Cell, Column, Said, Table, say
from core.report.yardstick import machine_name
from core.selection.selection import LeftOut, Selection
from core.vocabulary.finding import Figure, Finding

NEAREST = 5
# Names of figures that a machine must reach or must not exceed.
_LIMITS = frozenset(["required", "limit", "needed", "most", "low", "high"])
_FAR = float("inf")


def nearest_misses(selection: Selection) -> tuple[LeftOut, ...]:
    """Those with the fewest reasons, of these the smallest relative distance to the limit.

    A reason without a limit, as another kind of condenser, is no distance: such machines are
    not among them.
    """
    measured = [(_distance(one), at, one) for at, one in enumerate(selection.left_out)]
    near = sorted(one for one in measured if one[0][1] < _FAR)[:NEAREST]
    return tuple(one for _, _, one in near)


def nearest_table(selection: Selection) -> tuple[Block, ...]:
    """A row for each of them; nothing where none has a distance."""
    near = nearest_misses(selection)
    if not near:
        return ()
    rows = tuple(
        (
            say(
                "report.nearest_misses.machine", machine=machine_name(one.record), id=one.record.id
            ),
            why_said(one.findings),
        )
        for one in near
    )
    table = Table(
        title=say("report.nearest_misses.title", count=str(len(near))),
        columns=(
            Column(title=say("report.column.machine"), share=1.0),
            Column(title=say("report.left_out.why"), share=1.7),
        ),
        rows=rows,
        caption=say("report.nearest_misses.caption"),
    )
    return (table,)


def why_said(findings: tuple[Finding, ...]) -> Cell:
    """Every reason, one sentence after the other."""
    said: Cell = Said(finding=findings[0])
    for other in findings[1:]:
        said = say("report.sentences", first=said, second=Said(finding=other))
    return said


def _distance(left: LeftOut) -> tuple[int, float, str]:
    """How many reasons, how far the worst of them is off, and the grade of the data."""
    far = max(_missed_by(one) for one in left.findings)
    return len(left.findings), far, left.record.evidence.value


def _missed_by(finding: Finding) -> float:
    """By how much a limit is missed, relative to it; infinite where that cannot be said."""
    by_name = {one.name: one.value for one in finding.figures}
    short = by_name.get("short")
    if isinstance(short, float):
        return short
    limits = [one for one in finding.figures if one.name in _LIMITS]
    gaps = [
        abs(float(own.value) - float(limit.value)) / abs(float(limit.value))
        for limit in limits
        for own in finding.figures
        if own.name not in _LIMITS and own.kind is limit.kind and _counts(own) and _counts(limit)
    ]
    return min(gaps, default=_FAR)


def _counts(one: Figure) -> bool:
    return one.kind is not None and isinstance(one.value, int | float) and one.value != 0
