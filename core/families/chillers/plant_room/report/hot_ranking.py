"""The order of plants with hot water counted, as a table."""

from core.content.blocks import Column, Quantity, Stacked, Table, Words, say
from core.families.chillers.plant_room.beside.heat_recovery import RecoveryYear
from core.families.chillers.plant_room.beside.hot_ranking import hot_ranking
from core.machines.device import device_name
from core.report.cells import units_of
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def hot_ranking_table(selection: Selection, candidate: Candidate, best: RecoveryYear) -> Table:
    """Place in the ranking, plant, cost of cooling, with hot water of today, with recovery."""
    found = hot_ranking(selection, candidate, best)
    columns = ("own", "base", "hot")
    return Table(
        title=say("report.room.hot.ranking"),
        columns=(
            Column(title=say("report.column.place")),
            Column(title=say("report.room.hot.ranking.plant"), share=1.0),
            *(
                Column(title=say(f"report.room.hot.ranking.{key}"), kind=Kind.MONEY)
                for key in columns
            ),
        ),
        rows=tuple(
            (
                Words(text=str(one.candidate.place)),
                Stacked(first=Words(text=one.candidate.name), second=units_of(one.candidate)),
                Quantity(value=one.cooling, kind=Kind.MONEY),
                Quantity(value=one.today, kind=Kind.MONEY),
                Quantity(value=one.recovered, kind=Kind.MONEY),
            )
            for one in found
        ),
        marked=frozenset(at for at, one in enumerate(found) if one.candidate.id == candidate.id),
        caption=say(
            "report.room.hot.ranking.caption",
            count=Quantity(value=len(found), kind=Kind.COUNT),
            machine=device_name(best.record),
        ),
        sheet="room_hot_ranking",
    )
