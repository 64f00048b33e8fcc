"""The pages of one candidate: figures, ratings, charts, costs, findings."""

from collections.abc import Sequence

import numpy as np

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Column,
    Findings,
    Message,
    Paragraph,
    Plot,
    Properties,
    Property,
    Quantity,
    Section,
    Stacked,
    Table,
    TableCell,
    Words,
    say,
)
from core.content.charts import MonthlyEnergy, load_duration
from core.load.profile import Profile, asked_w
from core.machines.device import Device
from core.report.yardstick import machine_name, yardstick_said
from core.selection.family_report import FamilyReport
from core.selection.outcome import Outcome, in_per_cent
from core.selection.prices import annuity
from core.selection.savings import AGAINST_A_MACHINE, figure_against, monthly_against
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding_subjects import by_subject
from core.vocabulary.quantity import Kind

_IN_THE_HEADING = ("evidence", "evidence_undated")  # findings whose figures stand there
_NAMED_APART = ("id", "maker", "model", "source", "source_year", "evidence")
_NOT_COUNTED = ("auxiliary_energy_wh",)  # without a value it is left out of the sum, not zero
# Nothing is said of them where there is no standby unit.
_WITH_STANDBY = (
    "unmet_alone_hours", "unmet_alone_wh", "unmet_helped_hours", "unmet_helped_wh",
)  # fmt: skip
_COSTS = ("investment", "energy_cost", "maintenance_cost", "life_cycle_cost")


def units_of(candidate: Candidate) -> Message:
    """Number of units and the capacity of one at design conditions."""
    return say(
        "report.units_of",
        units=str(candidate.units),
        capacity=capacity_of(candidate.outcome),
    )


def shortfall_of(candidate: Candidate) -> Cell:
    """Hours and energy that a candidate does not carry, told beside its place; else a dash."""
    short = candidate.shortfall
    if short is None:
        return Words(text="–")
    return say(
        "report.shortfall",
        hours=Quantity(value=short.hours, kind=Kind.HOURS),
        energy=Quantity(value=short.energy_wh, kind=Kind.ENERGY),
    )


def units_in_table(candidate: Candidate) -> Message:
    """The same where there is little room: a mark says that the capacity lies beyond limits."""
    outcome = candidate.outcome
    capacity = Quantity(value=outcome.unit_capacity_w, kind=outcome.capacity_kind)
    key = "report.units_of.beyond" if outcome.beyond_k > 0.0 else "report.units_of"
    return say(key, units=str(candidate.units), capacity=capacity)


def capacity_of(outcome: Outcome) -> Cell:
    """Capacity of one unit, and how far beyond the machine's limits it is read."""
    capacity = Quantity(value=outcome.unit_capacity_w, kind=outcome.capacity_kind)
    return _with_reach(capacity, outcome) if outcome.beyond_k > 0.0 else capacity


def outcome_cell(outcome: Outcome, field: Field) -> Cell:
    """An outcome as a cell of its declared kind."""
    value = field.of(outcome)
    if value is None and field.key in _NOT_COUNTED:
        return say("outcome.not_included")
    cell, band = value_cell(value, field), outcome.band_of(field.key)
    if band is not None and value is not None:
        return say("report.within_band", figure=cell, band=band_cell(band))
    return _with_reach(cell, outcome) if outcome.is_beyond(field.key) else cell


def outcome_in_table(outcome: Outcome, field: Field) -> TableCell:
    """The same where there is little room: the band stands under its figure."""
    band = outcome.band_of(field.key)
    if band is None or field.of(outcome) is None:
        return outcome_cell(outcome, field)
    under = say("report.band", band=band_cell(band))
    return Stacked(first=value_cell(field.of(outcome), field), second=under)


def band_cell(band: float) -> Words:
    """A band in whole per cent: it is no finer."""
    return Words(text=in_per_cent(band))


def _with_reach(cell: Cell, outcome: Outcome) -> Message:
    if outcome.beyond_k <= 0.0:
        return say("report.beyond_published", figure=cell)
    beyond = Quantity(value=outcome.beyond_k, kind=Kind.TEMPERATURE_DIFFERENCE)
    return say("report.beyond_limits", figure=cell, beyond=beyond)


def value_cell(value: object, field: Field) -> Cell:
    """The value of a declared field as a cell."""
    if value is None:
        return Words(text="–")
    if field.choices:
        return say(f"choice.{value}")
    if field.words:
        return say(f"{field.words}.{value}")
    if isinstance(value, bool):
        return say("choice.yes" if value else "choice.no")
    if field.kind is not None and isinstance(value, int | float):
        return Quantity(value=value, kind=field.kind)
    return Words(text=str(value))


def joined(cells: Sequence[Cell]) -> Cell:
    """Cells one after another, as the language lists things; a dash for none."""
    if not cells:
        return Words(text="–")
    whole = cells[0]
    for cell in cells[1:]:
        whole = say("report.joined", first=whole, second=cell)
    return whole


def candidate_section(selection: Selection, family: FamilyReport, candidate: Candidate) -> Section:
    """Everything about one of the first candidates."""
    title = say(
        "report.section.candidate",
        place=str(candidate.place),
        machine=machine_name(candidate.record),
        units=units_of(candidate),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(text=_source_line(candidate.record, family), lead=True),
        *_charts(selection, family, candidate),
        Beside(
            left=(_outcome_properties(selection, candidate),),
            right=(_record_properties(candidate),),
        ),
        *family.ratings(candidate),
        Beside(left=(_monthly(selection, candidate),), right=(_costs(selection, candidate),)),
        *_findings(candidate),
    )
    return Section(title=title, blocks=blocks)


def _source_line(record: Device, family: FamilyReport) -> Message:
    dated = record.source_year not in ("", "–")
    return say(
        "report.candidate.source" if dated else "report.candidate.source.no_year",
        id=record.id,
        kind=family.kind_of(record),
        source=record.source,
        year=record.source_year,
        grade=record.evidence.value,
        meaning=say(f"evidence.{record.evidence.value}"),
    )


def _record_properties(candidate: Candidate) -> Properties:
    """The record's declared fields that say something of this machine."""
    items = []
    for field in fields_of(type(candidate.record)):
        value = field.of(candidate.record)
        plain = isinstance(value, str | int | float)
        if field.key in _NAMED_APART or not plain or value == "":
            continue
        items.append(Property(title=say(f"field.{field.key}"), value=value_cell(value, field)))
    return Properties(title=say("report.candidate.record"), items=tuple(items))


def _outcome_properties(selection: Selection, candidate: Candidate) -> Properties:
    # Against what is there today the family's own outcomes say what is saved.
    left_to_others = _COSTS if selection.present is None else (*_COSTS, *AGAINST_A_MACHINE)
    items = tuple(
        Property(title=say(f"field.{field.key}"), value=outcome_cell(candidate.outcome, field))
        for field in fields_of(type(candidate.outcome))
        if field.key not in left_to_others
        and (field.key not in _WITH_STANDBY or field.of(candidate.outcome) is not None)
        and (field.key in _NOT_COUNTED or field.of(candidate.outcome) is not None)
    )
    return Properties(title=say("report.candidate.outcome"), items=items)


def _charts(selection: Selection, family: FamilyReport, candidate: Candidate) -> tuple[Beside, ...]:
    """The plots of every family, then the family's own, two beside each other."""
    plots = [_duration(selection, family, candidate)]
    use = family.part_load(selection, candidate)
    if use is not None:
        share = Quantity(value=selection.study.criteria.efficient_share, kind=Kind.SHARE)
        caption = say(use.caption, share=share)
        plots.append(Plot(title=say("report.plot.part_load"), chart=use, caption=caption))
    plots += family.plots(selection, candidate)
    rows = [plots[at : at + 2] for at in range(0, len(plots), 2)]
    return tuple(Beside(left=(row[0],), right=tuple(row[1:])) for row in rows)


def _duration(selection: Selection, family: FamilyReport, candidate: Candidate) -> Plot:
    profile = selection.profile
    hours = profile.hours.sum(axis=1)
    key = "one" if candidate.units == 1 else _staging(selection).value
    return Plot(
        title=say("report.plot.duration"),
        chart=load_duration(
            asked_w(profile),
            hours,
            family.stages_w(selection, candidate),
            selection.capacity_kind,
        ),
        caption=_of_duration(profile, f"report.plot.duration.caption.{key}"),
    )


def _staging(selection: Selection) -> Staging:
    """How the units are started; families without a choice start as few as carry the load."""
    chosen = "staging" in selection.duty.in_plants
    return selection.study.plant.staging if chosen else Staging.SEQUENTIAL


def _of_duration(profile: Profile, key: str) -> Message:
    """The caption of the load-duration curve; that hot water is part of it, where it is."""
    if not profile.columns.get("hot_water_w", np.zeros(1)).any():
        return say(key)
    water = say("report.plot.duration.hot_water")
    return say("report.sentences", first=say(key), second=water)


def _monthly(selection: Selection, candidate: Candidate) -> Plot:
    against, said = monthly_against(selection, candidate), yardstick_said(selection)
    total = Quantity(value=candidate.outcome.annual_energy_wh, kind=Kind.ENERGY)
    auxiliary_wh = candidate.outcome.auxiliary_energy_wh
    if auxiliary_wh is None:
        caption = say("report.plot.monthly.caption.alone", total=total)
    else:
        auxiliary = Quantity(value=auxiliary_wh, kind=Kind.ENERGY)
        caption = say("report.plot.monthly.caption", total=total, auxiliary=auxiliary)
    if against is not None and said is not None:
        marks = say("report.plot.monthly.against", against=said)
        caption = say("report.sentences", first=caption, second=marks)
    return Plot(
        title=say("report.plot.monthly"),
        chart=MonthlyEnergy(energy_wh=candidate.monthly_energy_wh, reference_wh=against),
        caption=caption,
    )


def _costs(selection: Selection, candidate: Candidate) -> Table:
    """The life-cycle cost and what it consists of."""
    economics = selection.study.economics
    rate, life = economics.discount_rate, economics.life_years
    outcome, rise = candidate.outcome, economics.energy_price_rise
    parts = (
        ("investment", outcome.investment, 1.0),
        ("energy_cost", outcome.energy_cost, annuity(rate, life, rise)),
        ("maintenance_cost", outcome.maintenance_cost, annuity(rate, life)),
    )
    total = outcome.life_cycle_cost
    rows: list[tuple[Cell, ...]] = []
    for key, amount, factor in parts:
        rows.append(
            (
                say(f"field.{key}"),
                _money(amount),
                Quantity(value=factor, kind=Kind.RATIO),
                _money(amount * factor),
                Quantity(value=amount * factor / total if total else None, kind=Kind.SHARE),
            )
        )
    blank = Words(text="")
    rows.append((say("report.costs.sum"), blank, blank, _money(total), _whole()))
    return Table(
        title=say("report.costs.title"),
        columns=(
            Column(title=say("report.costs.item"), share=1.0),
            Column(title=say("report.costs.amount"), kind=Kind.MONEY),
            Column(title=say("report.costs.factor"), kind=Kind.RATIO),
            Column(title=say("report.costs.present"), kind=Kind.MONEY),
            Column(title=say("report.costs.share"), kind=Kind.SHARE),
        ),
        rows=tuple(rows),
        total=True,
        caption=_costs_caption(selection, candidate),
    )


def _costs_caption(selection: Selection, candidate: Candidate) -> Message:
    economics, said = selection.study.economics, yardstick_said(selection)
    caption = say(
        "report.costs.caption",
        life=Quantity(value=economics.life_years, kind=Kind.YEARS),
        rate=Quantity(value=economics.discount_rate, kind=Kind.SHARE),
        rise=Quantity(value=economics.energy_price_rise, kind=Kind.SHARE),
    )
    other = figure_against(selection, candidate, "life_cycle_cost")
    if said is None or other is None:
        return caption
    against = say("report.costs.against", against=said, cost=_money(other))
    return say("report.sentences", first=caption, second=against)


def _whole() -> Quantity:
    return Quantity(value=1.0, kind=Kind.SHARE)


def _money(value: float | None) -> Quantity:
    return Quantity(value=value, kind=Kind.MONEY)


def _findings(candidate: Candidate) -> tuple[Findings, ...]:
    """Findings of the candidate by subject; why a rating has no value stands in its place."""
    said = {f for r in candidate.ratings if r.value is None for f in r.findings}
    rest = [f for f in candidate.findings if f not in said and f.code not in _IN_THE_HEADING]
    return tuple(
        Findings(
            title=say("report.candidate.findings.of", subject=say(f"subject.{subject.value}")),
            findings=several,
        )
        for subject, several in by_subject(rest).items()
    )
