"""A plant of several models in the report: its groups, how it is staged, and the proof."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Column,
    Findings,
    Message,
    Plot,
    Quantity,
    Stacked,
    Table,
    Words,
    plot,
    say,
)
from core.content.staging import Staging as StagingChart
from core.content.staging import Strip
from core.machines.device import device_name
from core.report.compliance import standing_of
from core.report.yardstick import machine_name
from core.selection.outcome import load_over_input
from core.selection.selection import Candidate, Group, Selection
from core.study.plant import Staging
from core.vocabulary.quantity import Kind

if TYPE_CHECKING:
    from core.plant.plant_year import PlantYear
    from core.plant.stages import Stage
    from core.selection.family_report import FamilyReport
    from core.selection.plants import MixedPlants

_BINS = 24  # of the load, for the output of the year
_MOST_STRIPS = 10
_WHOLE = 12  # rows of a table that is moved to the next page rather than split
_SEEN = 1e-3  # of the year's energy: what is left out of the groups is told from there on


def proof_said(selection: Selection, mixed: "MixedPlants") -> Message:
    """How sure it is that none is better than the best of the search, which is named.

    It need not stand first: within a place the order goes by more than the criterion.
    """
    proof = mixed.proof
    if not np.isfinite(proof.next_bound):
        key, best = "report.mixed.proof.all", None
    else:
        best = _best_of_search(selection, mixed)
        key = "report.mixed.proof.unnamed" if best is None else "report.mixed.proof"
    return say(
        key,
        plant=Words(text="" if best is None else best.name),
        considered=f"{proof.considered:,}",
        computed=f"{proof.computed:,}",
        units=str(mixed.units_max),
        lead=Quantity(value=mixed.lead, kind=Kind.SHARE),
        criterion=say(f"choice.{mixed.sought_by}"),
    )


def _best_of_search(selection: Selection, mixed: "MixedPlants") -> Candidate | None:
    """The candidate that the search found to be the best plant of several models."""
    best = sorted((one.machine, one.units) for one in mixed.years[0].groups) if mixed.years else []
    return next(
        (
            one
            for one in selection.candidates
            if one.is_mixed and sorted((each.machine, each.units) for each in one.groups) == best
        ),
        None,
    )


def _units(group: Group) -> Cell:
    if not group.standby:
        return Words(text=str(group.units))
    return say("report.mixed.units", units=str(group.units), standby=str(group.standby))


def groups_table(candidate: Candidate, year: "PlantYear", kind: Kind) -> Block:
    """What each group does in the year; kind: of the capacity."""
    times, ratio_kind = load_over_input(kind)
    total = float(year.output_wh.sum())
    rows = zip(
        candidate.groups,
        year.unit_hours.tolist(),
        year.output_wh.tolist(),
        year.input_wh.tolist(),
        year.starts_or_none,
        year.start_wh_or_none,
        strict=True,
    )
    counted = year.starts is not None
    return Table(
        title=say("report.mixed.groups"),
        columns=(
            Column(title=say("report.column.machine"), share=1.0),
            Column(title=say("report.column.units")),
            Column(title=say("report.mixed.unit_w"), kind=kind),
            Column(title=say("report.mixed.unit_hours"), kind=Kind.HOURS),
            *(
                (
                    Column(title=say("report.mixed.starts"), kind=Kind.COUNT),
                    Column(title=say("report.mixed.start_wh"), kind=Kind.ENERGY),
                )
                if counted
                else ()
            ),
            Column(title=say("report.mixed.output"), kind=Kind.SHARE, bar=True),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.mixed.cop"), kind=ratio_kind),
        ),
        rows=tuple(
            (
                Stacked(first=machine_name(group.record), second=Words(text=group.record.id)),
                Stacked(first=_units(group), second=standing_of(group)),
                Quantity(value=group.unit_capacity_w, kind=kind),
                Quantity(value=unit_hours, kind=Kind.HOURS),
                *(
                    (
                        Quantity(value=starts, kind=Kind.COUNT),
                        Quantity(value=start_wh, kind=Kind.ENERGY),
                    )
                    if counted
                    else ()
                ),
                Quantity(value=output_wh / total, kind=Kind.SHARE),
                Quantity(value=input_wh, kind=Kind.ENERGY),
                Quantity(value=times * output_wh / input_wh if input_wh else None, kind=ratio_kind),
            )
            for group, unit_hours, output_wh, input_wh, starts, start_wh in rows
        ),
        caption=_caption(candidate, float(year.input_wh.sum())),
    )


def _caption(candidate: Candidate, groups_wh: float) -> Message:
    """What the figures of groups are, and what of the year's energy is in none of them."""
    said = say("report.mixed.groups.caption")
    rest_wh = candidate.outcome.annual_energy_wh - groups_wh
    if rest_wh <= _SEEN * candidate.outcome.annual_energy_wh:
        return said
    rest = say("report.mixed.groups.rest", energy=Quantity(value=rest_wh, kind=Kind.ENERGY))
    return say("report.sentences", first=said, second=rest)


def staging_table(groups: tuple[Group, ...], year: "PlantYear", kind: Kind) -> Table:
    """From which load on which units run, at loads that the year has, with their hours."""
    loads, hours = year.mixing.load_w, year.mixing.hours

    def hours_of(stage: "Stage") -> float:
        return float(hours[(loads > stage.from_w) & (loads <= stage.to_w)].sum())

    stages = [(stage, hours_of(stage)) for stage in year.staging.stages]
    return Table(
        title=say("report.mixed.staging"),
        columns=(
            Column(title=say("report.mixed.from"), kind=kind),
            Column(title=say("report.mixed.to"), kind=kind),
            *(Column(title=_named(group), share=1.0) for group in groups),
            Column(title=say("report.mixed.staging.hours"), kind=Kind.HOURS),
        ),
        rows=tuple(
            (
                Quantity(value=stage.from_w, kind=kind),
                Quantity(value=stage.to_w, kind=kind),
                *(Words(text=str(units) if units else "–") for units in stage.running),
                Quantity(value=found, kind=Kind.HOURS),
            )
            for stage, found in stages
            if found > 0.0
        ),
        caption=say("report.mixed.staging.caption"),
        whole=len(stages) <= _WHOLE,
    )


def _named(group: Group) -> Message:
    return say("report.mixed.of", machine=machine_name(group.record))


def ratings_of(report: "FamilyReport", candidate: Candidate) -> tuple[Block, ...]:
    """The ratings of every machine; of several with its name in each title."""
    found: list[Block] = []
    for group in candidate.groups:
        rated = report.ratings(group)
        found += _named_for(rated, machine_name(group.record)) if candidate.is_mixed else rated
    return tuple(found)


def _named_for(blocks: Sequence[Block], machine: Words) -> tuple[Block, ...]:
    """Blocks whose titles name a machine."""
    found: list[Block] = []
    for one in blocks:
        if isinstance(one, Beside):
            left, right = _named_for(one.left, machine), _named_for(one.right, machine)
            found.append(msgspec.structs.replace(one, left=left, right=right))
        elif isinstance(one, Table | Findings) and one.title is not None:
            said = say("report.of_machine", machine=machine, said=one.title)
            found.append(msgspec.structs.replace(one, title=said))
        else:
            found.append(one)
    return tuple(found)


def own_plots(selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
    """Plots beyond those of every candidate: how units are staged, and the family's own."""
    from core.selection.staged import staged_year  # with the search for plants, which takes a while

    year, plots = staged_year(selection, candidate), list[Plot]()
    if year is not None:
        chart = staging_of(candidate, year, selection.capacity_kind)
        # The dashed line of the fewest units is drawn where the plant is run otherwise.
        both = selection.study.plant.staging is Staging.OPTIMUM and chart.gains
        plots.append(
            plot(
                "report.mixed.chart",
                chart,
                caption=say(f"report.mixed.chart.caption{'' if both else '.rule'}"),
            )
        )
    plots += selection.family.report.plots(selection, candidate)
    return tuple(plots)


def staging_of(candidate: Candidate, year: "PlantYear", kind: Kind) -> StagingChart:
    """How a plant is staged, as a chart; kind: of the load."""
    table, fewest = year.staging, year.fewest
    points_w, hours = year.mixing.load_w, year.mixing.hours
    edges = np.linspace(0.0, float(table.load_w[-1]), _BINS + 1)
    times, value_kind = load_over_input(kind)
    energy, _ = np.histogram(points_w, bins=edges, weights=points_w * hours)
    return StagingChart(
        kind=kind,
        value_kind=value_kind,
        load_w=table.load_w,
        value=times * table.load_w / table.input_w,
        rule=times * fewest.load_w / fewest.input_w,
        strips=tuple(_strips(year)),
        switches_w=tuple(stage.from_w for stage in table.stages[1:]),
        edges_w=edges,
        energy_wh=energy,
        groups=tuple(device_name(group.record) for group in candidate.groups),
    )


def _strips(year: "PlantYear") -> Iterator[Strip]:
    """A strip for each unit on duty; for each group where they are too many."""
    table = year.staging
    together = sum(group.duty for group in year.groups) > _MOST_STRIPS
    for at, (letter, group) in enumerate(zip(ascii_uppercase, year.groups, strict=False)):
        running, part = table.running[at], table.part[at]
        if together:
            yield Strip(name=letter, group=at, part=running * part / group.duty)
            continue
        for number in range(1, group.duty + 1):
            on = running >= number
            yield Strip(name=f"{letter}{number}", group=at, part=np.where(on, part, 0.0))


def in_pairs(plots: list[Plot]) -> tuple[Beside, ...]:
    """Plots two beside each other."""
    rows = [plots[at : at + 2] for at in range(0, len(plots), 2)]
    return tuple(Beside(left=(row[0],), right=tuple(row[1:])) for row in rows)
