"""A proposal for a customer, two pages: the money, what one gets for it, and what it rests on.

The first of them alone is what stays with the customer after the talk.
"""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import (
    Beside,
    Block,
    Cards,
    Cell,
    Column,
    Findings,
    Lines,
    Message,
    Paragraph,
    Plot,
    Property,
    Quantity,
    Section,
    Table,
    TableCell,
    Words,
    plot,
    say,
)
from core.content.curves import Area, Axis, Curves, Line, Name, Part, Upright
from core.content.staging import Staging
from core.load.series import LoadOrigin
from core.report.candidate import duration_plot, monthly_plot, part_load_plot
from core.report.cells import units_of
from core.report.comparison import side_by_side
from core.report.compliance import has_not_firm
from core.report.economy import SAID_FIRST, carbon_against, economy_said, saving_said
from core.report.equipment import (
    Equipment,
    equipment_of,
    served_of,
    shown_level_of,
    units_of_row,
)
from core.report.inputs import load_label
from core.report.plant_blocks import in_pairs, own_plots
from core.report.reservations import reservations
from core.report.to_prove import is_unproved
from core.report.yardstick import candidate_name, yardstick_name
from core.selection.family_report import FamilyReport
from core.selection.savings import Saved, figure_against, is_reference, saved
from core.selection.selection import Candidate, Selection
from core.selection.worth import loses_money
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_PLOTS = 4  # of how it runs
# A load that is none of the customer's own; what they entered or measured is.
_NOT_THEIR_OWN = frozenset([LoadOrigin.SHAPE.value, LoadOrigin.SYNTHESISED.value])
_SPOKEN_OF = 3  # cautions a customer reads
_POWER = "report.room.equipment.power"  # of what serves the machines


def offer_sections(selection: Selection, family: FamilyReport) -> tuple[Section, ...]:
    """The money and what it rests on; then how it runs and what else there is."""
    leading = selection.leading
    if leading is None:
        return ()
    plots = [
        *part_load_plot(selection, family, leading),
        *own_plots(selection, leading),
        duration_plot(selection, leading),
    ]
    # How units are staged is for whoever runs the plant; it is the tallest of all charts.
    plots = [plot for plot in plots if not isinstance(plot.chart, Staging)]
    others = tuple(side_by_side(selection, family, whole=True))
    return (
        *first_page(selection),
        Section(
            title=say("proposal.section.running"),
            blocks=(*in_pairs(plots[:_PLOTS]),),
            new_page=True,
        ),
        *((Section(title=say("proposal.section.others"), blocks=others),) if others else ()),
    )


def first_page(selection: Selection) -> tuple[Section, ...]:
    """The money, what one gets for it and what it rests on."""
    leading = selection.leading
    if leading is None:
        return ()
    blocks = tuple(_offer(selection, leading))
    return (Section(title=_headline(selection, leading), blocks=blocks, headline=True),)


def _saved(selection: Selection, candidate: Candidate) -> Saved | None:
    """What is saved a year, where it is known and no loss over the life."""
    if is_reference(selection, candidate) or loses_money(candidate.outcome):
        return None
    return saved(selection, candidate)


def _headline(selection: Selection, candidate: Candidate) -> Message:
    """The money saved each year; where none is, what is offered."""
    said = _saved(selection, candidate)
    if said is not None and said.money is not None and said.money > 0.0:
        return say("proposal.headline.saves", money=Quantity(value=said.money, kind=Kind.MONEY))
    return say(
        "proposal.headline.plain", machine=candidate_name(candidate), units=units_of(candidate)
    )


def _offer(selection: Selection, candidate: Candidate) -> Iterator[Block]:
    for sentence in (economy_said(selection), saving_said(selection)):
        if sentence is not None:
            yield Paragraph(text=sentence)
    yield _cards(selection, candidate)
    money = _money_plot(selection, candidate)
    monthly = monthly_plot(selection, candidate)
    yield Beside(left=(monthly,), right=(money,) if money is not None else ())
    yield Beside(left=(_contents(selection, candidate),), right=(_rests_on(selection, candidate),))
    grave = reservations(candidate, SAID_FIRST)[:_SPOKEN_OF]
    if grave:
        yield Findings(title=say("proposal.to_know"), findings=grave)


def _cards(selection: Selection, candidate: Candidate) -> Cards:
    own, said = candidate.outcome, _saved(selection, candidate)
    items = [_card("field.investment", own.investment, Kind.MONEY)]
    if said is not None and said.energy_wh is not None:
        share = _share(said.energy_wh, figure_against(selection, candidate, "annual_energy_wh"))
        items.append(_card("proposal.saved_energy", said.energy_wh, Kind.ENERGY, share))
    else:
        items.append(_card("field.annual_energy_wh", own.annual_energy_wh, Kind.ENERGY))
    if said is not None and said.break_even_extra is not None:
        items.append(_card("proposal.may_cost_more", said.break_even_extra, Kind.MONEY))
    elif said is not None and said.payback_years is not None:
        items.append(_card("proposal.payback", said.payback_years, Kind.PAYBACK))
    else:
        items.append(_card("field.life_cycle_cost", own.life_cycle_cost, Kind.MONEY))
    other = carbon_against(selection, candidate)
    if other is not None and said is not None:
        items.append(_card("proposal.carbon_avoided", other - own.carbon_kg, Kind.CARBON))
    else:
        items.append(_card("field.carbon_kg", own.carbon_kg, Kind.CARBON))
    return Cards(items=tuple(items))


def _card(key: str, value: float | None, kind: Kind, note: Message | None = None) -> Property:
    return Property(title=say(key), value=Quantity(value=value, kind=kind), note=note)


def _share(part: float, whole: float | None) -> Message | None:
    if not whole:
        return None
    return say("proposal.share", share=Quantity(value=part / whole, kind=Kind.SHARE))


def _money_plot(selection: Selection, candidate: Candidate) -> Plot | None:
    """What is spent more, and what comes back year by year, at today's prices."""
    said = _saved(selection, candidate)
    if said is None or said.money is None or said.money <= 0.0:
        return None
    years = np.linspace(0.0, selection.study.economics.life_years, 101)
    money = said.money * years - said.extra_investment
    below, above = np.minimum(money, 0.0), np.maximum(money, 0.0)
    payback = said.payback_years
    uprights: tuple[Upright, ...] = ()
    if payback is not None and 0.0 < payback < years[-1]:
        years_said = figure("years", payback, kind=Kind.PAYBACK)
        uprights = (Upright(name=Name(key="proposal.paid_back", figures=(years_said,)), x=payback),)
    chart = Curves(
        x=Axis(key="proposal.axis.years", kind=Kind.YEARS, low=0.0),
        y=Axis(key="proposal.axis.money", kind=Kind.MONEY),
        lines=(Line(name=Name(key="proposal.cash"), x=years, y=money, at=0.9),),
        areas=(
            Area(x=_there_and_back(years), y=_closed(below), part=Part.BAD),
            Area(x=_there_and_back(years), y=_closed(above), part=Part.GOOD),
        ),
        uprights=uprights,
    )
    against = yardstick_name(selection) or Words(text="–")
    return plot(
        "proposal.plot.money",
        chart,
        caption=say(
            "proposal.plot.money.caption",
            extra=Quantity(value=said.extra_investment, kind=Kind.MONEY),
            money=Quantity(value=said.money, kind=Kind.MONEY),
            against=against,
        ),
    )


def _there_and_back(x: np.ndarray) -> np.ndarray:
    return np.concatenate([x, x[::-1]])


def _closed(y: np.ndarray) -> np.ndarray:
    """The outline between a line and zero."""
    return np.concatenate([y, np.zeros_like(y)])


def _contents(selection: Selection, candidate: Candidate) -> Table:
    """What one gets: how many of what."""
    served = tuple(_served_rows(served_of(selection, candidate)))
    rows: tuple[tuple[TableCell, ...], ...] = tuple(
        (units_of_row(row), Lines(cells=(row.name, row.model)), shown_level_of(row))
        for row in equipment_of(selection, candidate)
    ) or tuple(
        (Words(text=str(group.units)), Words(text=group.id), Words(text="–"))
        for group in candidate.groups
    )
    return Table(
        title=say("proposal.contents"),
        columns=(
            Column(title=say("report.equipment.units")),
            Column(title=say("report.equipment.name"), share=1.0),
            Column(title=say("report.equipment.level")),
        ),
        rows=(*rows, *served),
        caption=say("report.compliance.not_firm") if has_not_firm(candidate) else None,
    )


def _served_rows(served: tuple[Equipment, ...]) -> Iterator[tuple[TableCell, ...]]:
    """Pumps and towers: how many of what, and the power of each."""
    for row in served:
        for one in row.parameters:
            if one.title.key == _POWER:
                each = say("proposal.contents.each", power=one.value)
                yield units_of_row(row), Lines(cells=(row.name, each)), Words(text="–")


def _rests_on(selection: Selection, candidate: Candidate) -> Table:
    """What was entered or measured, what is assumed, what is still to be proved."""
    study, rows = selection.study, list[tuple[Cell, Cell]]()
    tariff = study.economics.tariff
    origin = selection.load.origin.value
    known = "assumed" if origin in _NOT_THEIR_OWN else "entered"
    load, label = say("proposal.basis.load", origin=say(f"choice.{origin}")), load_label(selection)
    if label != Words(text="", word="place"):
        load = say("proposal.basis.load.named", load=load, name=label)
    rows.append((say(f"proposal.basis.{known}"), load))
    price = candidate.outcome.mean_price_per_kwh or getattr(tariff, "price_per_kwh", None)
    if price is not None:
        assumed = "economics.tariff.price_per_kwh" in study.assumed
        said = Quantity(value=price, kind=Kind.ENERGY_PRICE)
        how = say(f"proposal.basis.{'assumed' if assumed else 'entered'}")
        tariff_kind = say(f"choice.{tariff.__struct_config__.tag}")
        rows.append((how, say("proposal.basis.price", price=said, tariff=tariff_kind)))
    if "economics.price_per_kw" in study.assumed:
        rows.append((say("proposal.basis.assumed"), say("proposal.basis.investment")))
    grades = dict.fromkeys(record.evidence.value for record in candidate.records)
    for grade in grades:
        known = "entered" if grade in "AB" else "to_prove"
        rows.append((say(f"proposal.basis.{known}"), say(f"proposal.basis.figures.{grade}")))
    if is_unproved(candidate):
        rows.append((say("proposal.basis.to_prove"), say("proposal.basis.level")))
    return Table(
        title=say("proposal.basis"),
        columns=(
            Column(title=say("proposal.basis.how")),
            Column(title=say("proposal.basis.what"), share=1.0),
        ),
        rows=tuple(rows),
    )
