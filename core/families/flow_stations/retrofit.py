"""What the machines there are need as today, by speed and made smaller, beside a new one."""

from core.content.blocks import Block, Column, Quantity, Table, TableCell, say
from core.families.flow_stations.existing import Existing
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_W_PER_KW = 1000.0
_S_PER_H = 3600.0


def retrofit(selection: Selection, candidate: Candidate, existing: Existing) -> tuple[Block, ...]:
    """A line for each way; none where no machine of today is stated."""
    found = existing.ways(selection.columns, selection.situation)
    if not found:
        return ()
    today = found[0].energy_wh
    flow = selection.profile.columns["load_w"]
    volume = float(flow @ selection.profile.hours.sum(axis=1)) * _S_PER_H
    control = selection.duty.control_today.value
    named = [
        say("report.station.way.today", control=say(f"choice.{control}")),
        *(say(f"report.station.way.{way.key}") for way in found[1:]),
        say("report.station.way.new", control=say(f"choice.{selection.duty.flow_control.value}")),
    ]
    needed = [*(way.energy_wh for way in found), candidate.outcome.annual_energy_wh]

    def row(at: int) -> tuple[TableCell, ...]:
        energy = needed[at]
        first = at == 0
        return (
            named[at],
            Quantity(value=energy, kind=Kind.ENERGY),
            Quantity(value=energy / _W_PER_KW / volume, kind=selection.duty.energy_kind),
            Quantity(value=None if first else today - energy, kind=Kind.ENERGY),
            Quantity(value=None if first else 1.0 - energy / today, kind=Kind.SHARE),
        )

    return (
        Table(
            title=say("report.station.retrofit"),
            columns=(
                Column(title=say("report.station.way"), share=1.0),
                Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
                Column(title=say("field.energy_per_m3"), kind=selection.duty.energy_kind),
                Column(title=say("report.station.saved"), kind=Kind.ENERGY),
                Column(title=say("report.station.saved_share"), kind=Kind.SHARE),
            ),
            rows=tuple(row(at) for at in range(len(needed))),
            marked=frozenset({len(needed) - 1}),
            caption=say("report.station.retrofit.caption"),
        ),
    )
