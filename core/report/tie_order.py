"""By what those that share a place stand in their order, in words: the rules of the ranking."""

from collections.abc import Iterable

from core.content.blocks import Message, Quantity, say
from core.machines.device import is_made_to_size
from core.selection.fewer_units import ALIKE_SHARE
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def tie_order_said(selection: Selection, shown: Iterable[Candidate]) -> Message | None:
    """None where none of those shown shares its place."""
    tied = [one for one in shown if one.tied]
    if not tied:
        return None
    if any(said.code == "tied_within_tolerance" for one in tied for said in one.findings):
        key = "report.ties.size"
    elif any(is_made_to_size(record) for one in tied for record in one.records):
        key = "report.ties.classes"
    else:
        key = "report.ties"
    return say(
        key,
        criterion=say(f"choice.{selection.study.criteria.rank_by}"),
        share=Quantity(value=ALIKE_SHARE, kind=Kind.SHARE),
    )
