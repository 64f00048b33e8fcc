"""What the next size down would do, in the same words in report, command and window."""

from core.content.blocks import Cell, Message, Quantity, say
from core.report.cells import capacity_of
from core.report.nearest_misses import why_said
from core.report.yardstick import machine_name
from core.selection.next_size import next_size_down
from core.selection.selection import Candidate, LeftOut, Selection
from core.vocabulary.quantity import Kind


def next_size_said(selection: Selection, candidate: Candidate) -> Message | None:
    """The next smaller of the chosen machine with its title; None of stations of several models,
    where a class follows the duty, and of the smallest.
    """
    smaller = None if candidate.is_mixed else next_size_down(selection, candidate)
    if smaller is None:
        return None
    return say(
        "report.named", title=say("device.next_down"), value=smaller_said(smaller, candidate)
    )


def smaller_said(smaller: Candidate | LeftOut, candidate: Candidate) -> Message:
    """Why it is left out, or its place, its energy and what it costs."""
    machine = say(
        "report.nearest_misses.machine",
        machine=machine_name(smaller.record),
        id=smaller.record.id,
    )
    if isinstance(smaller, LeftOut):
        return say("device.next_down.left_out", machine=machine, why=why_said(smaller.findings))
    outcome = smaller.outcome
    more = outcome.annual_energy_wh - candidate.outcome.annual_energy_wh
    figure: Cell = Quantity(value=abs(more), kind=Kind.ENERGY)
    return say(
        "device.next_down.candidate",
        machine=machine,
        place=str(smaller.place),
        units=str(smaller.units),
        capacity=capacity_of(outcome),
        energy=Quantity(value=outcome.annual_energy_wh, kind=Kind.ENERGY),
        more=say("report.signed.more" if more >= 0 else "report.signed.less", figure=figure),
        cost=Quantity(value=outcome.life_cycle_cost, kind=Kind.MONEY),
    )
