"""A plant of several models in the report: its groups, how it is staged, and the proof."""

import numpy as np

from core.content.blocks import (
    Block,
    Cell,
    Column,
    Message,
    Plot,
    Quantity,
    Stacked,
    Table,
    Words,
    say,
)
from core.content.curves import Axis, Curves, Line, Name, Part
from core.plant.plant_year import PlantYear
from core.plant.stages import StagingTable
from core.report.compliance import standing_of
from core.report.yardstick import machine_name
from core.selection.plants import MixedPlants
from core.selection.selection import Candidate, Group
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_PARTS = (Part.MAIN, Part.OTHER, Part.THIRD)  # of groups, the largest machine first


def proof_said(mixed: MixedPlants) -> Message:
    """How sure it is that none is better."""
    proof = mixed.proof
    whole = not np.isfinite(proof.next_bound)
    return say(
        "report.mixed.proof.all" if whole else "report.mixed.proof",
        considered=f"{proof.considered:,}",
        computed=f"{proof.computed:,}",
        units=str(mixed.units_max),
        lead=Quantity(value=mixed.lead, kind=Kind.SHARE),
        criterion=say(f"choice.{mixed.sought_by}"),
    )


def _units(group: Group) -> Cell:
    if not group.standby:
        return Words(text=str(group.units))
    return say("report.mixed.units", units=str(group.units), standby=str(group.standby))


def groups_table(candidate: Candidate, year: PlantYear, kind: Kind) -> Block:
    """What each group does in the year; kind: of the capacity."""
    total = float(year.output_wh.sum())
    rows = zip(
        candidate.groups,
        year.unit_hours.tolist(),
        year.output_wh.tolist(),
        year.input_wh.tolist(),
        strict=True,
    )
    return Table(
        title=say("report.mixed.groups"),
        columns=(
            Column(title=say("report.column.machine"), share=1.0),
            Column(title=say("report.column.units")),
            Column(title=say("report.mixed.unit_w"), kind=kind),
            Column(title=say("report.mixed.unit_hours"), kind=Kind.HOURS),
            Column(title=say("report.mixed.output"), kind=Kind.SHARE, bar=True),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.mixed.cop"), kind=Kind.COP),
        ),
        rows=tuple(
            (
                Stacked(first=machine_name(group.record), second=Words(text=group.record.id)),
                Stacked(first=_units(group), second=standing_of(group)),
                Quantity(value=group.unit_capacity_w, kind=kind),
                Quantity(value=unit_hours, kind=Kind.HOURS),
                Quantity(value=output_wh / total, kind=Kind.SHARE),
                Quantity(value=input_wh, kind=Kind.ENERGY),
                Quantity(value=output_wh / input_wh if input_wh else None, kind=Kind.COP),
            )
            for group, unit_hours, output_wh, input_wh in rows
        ),
        caption=say("report.mixed.groups.caption"),
    )


def staging_table(groups: tuple[Group, ...], staging: StagingTable, kind: Kind) -> Table:
    """From which load on which units run."""
    return Table(
        title=say("report.mixed.staging"),
        columns=(
            Column(title=say("report.mixed.from"), kind=kind),
            Column(title=say("report.mixed.to"), kind=kind),
            *(Column(title=_named(group), share=1.0) for group in groups),
        ),
        rows=tuple(
            (
                Quantity(value=stage.from_w, kind=kind),
                Quantity(value=stage.to_w, kind=kind),
                *(Words(text=str(units) if units else "–") for units in stage.running),
            )
            for stage in staging.stages
        ),
        caption=say("report.mixed.staging.caption"),
        whole=False,
    )


def _named(group: Group) -> Message:
    return say("report.mixed.of", machine=machine_name(group.record))


def staging_chart(groups: tuple[Group, ...], staging: StagingTable, kind: Kind) -> Plot:
    """Running units of each group over the load, as steps."""
    lines = []
    for group, running, part in zip(groups, staging.running, _PARTS, strict=False):
        change = np.flatnonzero(np.diff(running)) + 1
        x = np.repeat(np.concatenate([[0.0], staging.load_w[change], staging.load_w[-1:]]), 2)[1:-1]
        y = np.repeat(running[np.concatenate([[0], change])], 2)
        name = figure("machine", machine_name(group.record).text)
        lines.append(
            Line(name=Name(key="curve.running", figures=(name,)), x=x, y=y, part=part, at=0.9)
        )
    most = int(max(group.units for group in groups))
    return Plot(
        title=say("report.mixed.chart"),
        chart=Curves(
            x=Axis(key="report.axis.load", kind=kind, low=0.0),
            y=Axis(
                key="report.axis.running", kind=Kind.COUNT, low=0.0, high=most + 0.5,
                ticks=tuple(float(n) for n in range(most + 1)),
            ),
            lines=tuple(lines),
        ),
        caption=say("report.mixed.chart.caption"),
    )  # fmt: skip
