"""The pages of one candidate: figures, ratings, charts, costs, findings."""

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
    Table,
    Words,
    plot,
    say,
)
from core.content.charts import MonthlyEnergy, load_duration
from core.load.profile import Profile, asked_w
from core.machines.device import Device
from core.money.present_value import annuity
from core.report.cells import NOT_COUNTED, outcome_cell, units_of, value_cell
from core.report.plant_blocks import (
    groups_table,
    in_pairs,
    own_plots,
    proof_said,
    ratings_of,
    staging_table,
)
from core.report.schedule import schedule_blocks
from core.report.source_names import source_name
from core.report.yardstick import candidate_name, machine_name, yardstick_said
from core.selection.family_report import FamilyReport
from core.selection.financing import money_beside
from core.selection.savings import AGAINST_A_MACHINE, figure_against, monthly_against
from core.selection.selection import Candidate, Selection
from core.selection.staged import staged_year
from core.study.plant import Staging
from core.vocabulary.field import fields_of, value_if_declared
from core.vocabulary.finding_subjects import by_subject
from core.vocabulary.quantity import Kind

_IN_THE_HEADING = ("evidence", "evidence_undated")  # findings whose figures stand there
_NAMED_APART = ("id", "maker", "model", "source", "source_year", "evidence")
# Nothing is said of them where there is no standby unit.
_WITH_STANDBY = (
    "unmet_alone_hours", "unmet_alone_wh", "unmet_helped_hours", "unmet_helped_wh",
)  # fmt: skip
_COSTS = ("investment", "energy_cost", "demand_cost", "maintenance_cost", "life_cycle_cost")


def candidate_section(selection: Selection, family: FamilyReport, candidate: Candidate) -> Section:
    """Everything about one of the first candidates."""
    title = say(
        "report.section.plant" if candidate.is_mixed else "report.section.candidate",
        place=str(candidate.place),
        machine=candidate_name(candidate),
        units=units_of(candidate),
    )
    blocks: tuple[Block, ...] = (
        *(Paragraph(text=source_line(one, family), lead=True) for one in candidate.records),
        *plant_blocks(selection, candidate),
        *_charts(selection, family, candidate),
        *_figures(selection, candidate),
        *family.own_blocks(selection, candidate),
        *ratings_of(family, candidate),
        *schedule_blocks(selection, candidate),
        Beside(
            left=(monthly_plot(selection, candidate),), right=(costs_table(selection, candidate),)
        ),
        *_findings(candidate),
    )
    return Section(title=title, blocks=blocks)


def source_line(record: Device, family: FamilyReport) -> Message:
    """What kind of machine it is, where its figures come from and how sure they are."""
    dated = record.source_year not in ("", "–")
    return say(
        "report.candidate.source" if dated else "report.candidate.source.no_year",
        id=record.id,
        kind=family.kind_of(record),
        source=source_name(record.source),
        year=record.source_year,
        grade=record.evidence.value,
        meaning=say(f"evidence.{record.evidence.value}"),
    )


def plant_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """From which load on which units run; of several models also what each group does."""
    year, kind = staged_year(selection, candidate), selection.capacity_kind
    if year is None:
        return ()
    staging = staging_table(candidate.groups, year, kind)
    if not candidate.is_mixed:
        return (staging,)
    first = next((one.id for one in selection.candidates if one.is_mixed), "")
    told = selection.mixed is not None and candidate.id == first  # one proof is enough
    said = (
        (Paragraph(text=proof_said(selection, selection.mixed)),)
        if selection.mixed and told
        else ()
    )
    return (groups_table(candidate, year, kind), staging, *said)


def _figures(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """What the year comes to, and the data of each machine, two beside each other."""
    parts = [
        outcome_properties(selection, candidate),
        *(
            record_properties(record, selection, named=candidate.is_mixed)
            for record in candidate.records
        ),
    ]
    pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
    return tuple(Beside(left=(pair[0],), right=tuple(pair[1:])) for pair in pairs)


def record_properties(
    record: Device, selection: Selection, *, named: bool, halved: bool = False
) -> Properties:
    """The record's declared fields that say something of this machine."""
    items = []
    for field in fields_of(type(record)):
        value = field.of(record)
        plain = isinstance(value, str | int | float)
        if field.key in _NAMED_APART or not plain or value == "":
            continue
        name = say(f"field.{field.key}")
        if field.kind is Kind.GWP:
            by = say(f"choice.{selection.study.criteria.gwp_report.value}")
            name = say("report.candidate.gwp", report=by)
        items.append(Property(title=name, value=value_cell(value, field)))
    title = say("report.candidate.record")
    if named:
        title = say("report.candidate.record.of", machine=machine_name(record))
    return Properties(title=title, items=tuple(items), halved=halved)


def outcome_properties(selection: Selection, candidate: Candidate) -> Properties:
    """What the year comes to; costs stand in their own table."""
    # Against what is there today the family's own outcomes say what is saved.
    left_to_others = _COSTS if selection.present is None else (*_COSTS, *AGAINST_A_MACHINE)
    items = tuple(
        Property(title=say(f"field.{field.key}"), value=outcome_cell(candidate.outcome, field))
        for field in fields_of(type(candidate.outcome))
        if field.key not in left_to_others
        and (field.key not in _WITH_STANDBY or field.of(candidate.outcome) is not None)
        and (field.key in NOT_COUNTED or field.of(candidate.outcome) is not None)
    )
    return Properties(title=say("report.candidate.outcome"), items=items)


def _charts(selection: Selection, family: FamilyReport, candidate: Candidate) -> tuple[Beside, ...]:
    """The plots of every family, then the family's own, two beside each other."""
    return in_pairs(
        [
            duration_plot(selection, candidate),
            *part_load_plot(selection, family, candidate),
            *own_plots(selection, candidate),
        ]
    )


def part_load_plot(
    selection: Selection, family: FamilyReport, candidate: Candidate
) -> tuple[Plot, ...]:
    """Efficiency over part load with the hours there, of one model where a family has it."""
    use = None if candidate.is_mixed else family.part_load(selection, candidate)
    if use is None:
        return ()
    share = Quantity(value=selection.study.criteria.efficient_share, kind=Kind.SHARE)
    caption = say(use.caption, share=share)
    return (plot("report.plot.part_load", use, caption=caption),)


def duration_plot(selection: Selection, candidate: Candidate) -> Plot:
    """Load over the hours it is reached, with the units that carry it."""
    profile = selection.profile
    hours = profile.hours.sum(axis=1)
    key = "one" if candidate.units == 1 else _staging(selection).value
    return plot(
        "report.plot.duration",
        load_duration(
            asked_w(profile),
            hours,
            candidate.stages_w,
            selection.capacity_kind,
        ),
        caption=_of_duration(profile, f"report.plot.duration.caption.{key}"),
    )


def _staging(selection: Selection) -> Staging:
    """How the units are started; families without a choice start as few as carry the load.

    Or all of them, where there is no other way.
    """
    duty = selection.duty
    if "staging" in duty.in_plants:
        return selection.study.plant.staging
    return duty.stagings[0] if len(duty.stagings) == 1 else Staging.SEQUENTIAL


def _of_duration(profile: Profile, key: str) -> Message:
    """The caption of the load-duration curve; that hot water is part of it, where it is."""
    if not profile.columns.get("hot_water_w", np.zeros(1)).any():
        return say(key)
    water = say("report.plot.duration.hot_water")
    return say("report.sentences", first=say(key), second=water)


def monthly_plot(selection: Selection, candidate: Candidate) -> Plot:
    """Energy by month, beside what savings are measured against."""
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
    return plot(
        "report.plot.monthly",
        MonthlyEnergy(energy_wh=candidate.monthly_energy_wh, reference_wh=against),
        caption=caption,
    )


def costs_table(selection: Selection, candidate: Candidate) -> Table:
    """The life-cycle cost and what it consists of."""
    economics = selection.study.economics
    rate, life = economics.discount_rate, economics.life_years
    outcome, rise = candidate.outcome, economics.energy_price_rise
    demand, of_energy = outcome.demand_cost, annuity(rate, life, rise)
    hot: float | None = value_if_declared(outcome, "hot_water_cost")  # fuel is part of it
    beside = {"demand_cost": demand, "hot_water_cost": hot}
    told = [(key, cost) for key, cost in beside.items() if cost is not None]
    parts = (
        ("investment", outcome.investment, 1.0),
        (
            "used_cost" if told else "energy_cost",
            outcome.energy_cost - sum(cost for _, cost in told),
            of_energy,
        ),
        *((key, cost, of_energy) for key, cost in told),
        ("maintenance_cost", outcome.maintenance_cost, annuity(rate, life)),
        *money_beside(outcome, selection.study),
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
    payment = candidate.outcome.loan_payment
    if payment is not None:
        lent = say("report.costs.loan", payment=_money(payment))
        caption = say("report.sentences", first=caption, second=lent)
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
