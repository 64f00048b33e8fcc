"""Plants of several models in the report: what they are, how they run, and the proof."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Message,
    Paragraph,
    Plot,
    Quantity,
    Section,
    Stacked,
    Table,
    TableCell,
    Words,
    say,
)
from core.content.curves import Axis, Curves, Line, Name, Part
from core.report.compliance import standing_of
from core.report.yardstick import machine_name
from core.selection.plants import Group, MixedPlant, MixedPlants, name_of
from core.selection.selection import Selection
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_PARTS = (Part.MAIN, Part.OTHER, Part.THIRD)  # of groups, the largest machine first


def mixed_sections(selection: Selection) -> Iterator[Section]:
    """One section where plants of several models were sought and found."""
    mixed = selection.mixed
    if mixed is None or not mixed.plants:
        return
    first = mixed.plants[0]
    yield Section(
        title=say("report.section.mixed"),
        blocks=(
            Paragraph(text=_said(mixed), lead=True),
            _plants(mixed, selection),
            Heading(text=Words(text=name_of(first.groups))),
            _groups(first),
            _staging(first, selection.capacity_kind),
            _chart(first, selection.capacity_kind),
            Paragraph(text=proof_said(mixed)),
        ),
    )


def _said(mixed: MixedPlants) -> Message:
    """Whether the first of them is better than the best of one model, and by how much."""
    key = "report.mixed.better" if mixed.saving > 0.0 else "report.mixed.no_better"
    return say(
        key,
        plant=name_of(mixed.plants[0].groups),
        share=Quantity(value=abs(mixed.saving), kind=Kind.SHARE),
        criterion=say(f"choice.{mixed.sought_by}"),
    )


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


def _plants(mixed: MixedPlants, selection: Selection) -> Table:
    columns = (
        ("installed_w", selection.capacity_kind),
        ("annual_energy_wh", Kind.ENERGY),
        ("investment", Kind.MONEY),
        ("life_cycle_cost", Kind.MONEY),
    )
    return Table(
        columns=(
            Column(title=say("report.column.place")),
            Column(title=say("report.mixed.plant"), share=1.0),
            *(Column(title=say(f"field.{key}"), kind=kind) for key, kind in columns),
        ),
        rows=tuple(
            (
                Words(text=str(place)),
                _plant_cell(plant),
                *(Quantity(value=getattr(plant, key), kind=kind) for key, kind in columns),
            )
            for place, plant in enumerate(mixed.plants, 1)
        ),
        caption=say("report.mixed.caption"),
        marked=frozenset({0}),
    )


def _plant_cell(plant: MixedPlant) -> TableCell:
    identities = " + ".join(f"{one.units} × {one.record.id}" for one in plant.groups)
    return Stacked(first=Words(text=name_of(plant.groups)), second=Words(text=identities))


def _units(group: Group) -> Cell:
    if not group.standby:
        return Words(text=str(group.units))
    return say("report.mixed.units", units=str(group.units), standby=str(group.standby))


def _groups(plant: MixedPlant) -> Block:
    """What each group does in the year."""
    total = sum(group.output_wh for group in plant.groups)
    return Table(
        columns=(
            Column(title=say("report.column.machine"), share=1.0),
            Column(title=say("report.column.units")),
            Column(title=say("report.mixed.unit_hours"), kind=Kind.HOURS),
            Column(title=say("report.mixed.output"), kind=Kind.SHARE, bar=True),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.mixed.cop"), kind=Kind.COP),
        ),
        rows=tuple(
            (
                Stacked(first=machine_name(group.record), second=Words(text=group.record.id)),
                Stacked(first=_units(group), second=standing_of(group)),
                Quantity(value=group.unit_hours, kind=Kind.HOURS),
                Quantity(value=group.output_wh / total, kind=Kind.SHARE),
                Quantity(value=group.input_wh, kind=Kind.ENERGY),
                Quantity(
                    value=group.output_wh / group.input_wh if group.input_wh else None,
                    kind=Kind.COP,
                ),
            )
            for group in plant.groups
        ),
        caption=say("report.mixed.groups.caption"),
    )


def _staging(plant: MixedPlant, kind: Kind) -> Table:
    """From which load on which units run."""
    return Table(
        title=say("report.mixed.staging"),
        columns=(
            Column(title=say("report.mixed.from"), kind=kind),
            Column(title=say("report.mixed.to"), kind=kind),
            *(Column(title=_named(group), share=1.0) for group in plant.groups),
        ),
        rows=tuple(
            (
                Quantity(value=stage.from_w, kind=kind),
                Quantity(value=stage.to_w, kind=kind),
                *(Words(text=str(units) if units else "–") for units in stage.running),
            )
            for stage in plant.staging.stages
        ),
        caption=say("report.mixed.staging.caption"),
        whole=False,
    )


def _named(group: Group) -> Message:
    return say("report.mixed.of", machine=machine_name(group.record))


def _chart(plant: MixedPlant, kind: Kind) -> Plot:
    """Running units of each group over the load, as steps."""
    table = plant.staging
    lines = []
    for group, running, part in zip(plant.groups, table.running, _PARTS, strict=False):
        change = np.flatnonzero(np.diff(running)) + 1
        x = np.repeat(np.concatenate([[0.0], table.load_w[change], table.load_w[-1:]]), 2)[1:-1]
        y = np.repeat(running[np.concatenate([[0], change])], 2)
        name = figure("machine", machine_name(group.record).text)
        lines.append(
            Line(name=Name(key="curve.running", figures=(name,)), x=x, y=y, part=part, at=0.9)
        )
    most = int(max(group.units for group in plant.groups))
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
