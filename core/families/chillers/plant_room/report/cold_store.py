"""A store of chilled water in the report: the year with it and without, and its hardest day."""

import numpy as np

from core.content.blocks import Beside, Block, Column, Paragraph, Plot, Quantity, Table, say
from core.content.curves import Axis, Bars, Curves, Line, Name, Part
from core.families.chillers.plant_room.beside.cold_store import StorageYear, storage_year
from core.selection.prices import within_life
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def cold_store_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The sentence, the year and its hardest day."""
    year = storage_year(selection, candidate)
    life = selection.study.economics.life_years
    years = year.payback_years
    said = say(
        "report.room.store.said",
        volume=Quantity(value=selection.duty.cold_store_m3, kind=Kind.TANK_VOLUME),
        capacity=Quantity(value=year.capacity_wh, kind=Kind.ENERGY),
        saving=Quantity(value=year.saving, kind=Kind.MONEY),
        before=Quantity(value=year.before.highest_w, kind=Kind.ELECTRIC_POWER),
        after=Quantity(value=year.after.highest_w, kind=Kind.ELECTRIC_POWER),
    )
    cost = (
        say("report.room.store.unpriced")
        if year.investment is None
        else say(
            "report.room.store.priced",
            price=Quantity(value=year.investment, kind=Kind.MONEY),
            payback=Quantity(
                value=None if years is None else within_life(years, life), kind=Kind.PAYBACK
            ),
        )
    )
    text = say("report.sentences", first=said, second=cost)
    day = cold_store_plot(selection, candidate)
    return Paragraph(text=text, lead=True), Beside(left=(_table(year),), right=(day,))


def _table(year: StorageYear) -> Table:
    def row(kind: Kind, before: float, after: float) -> tuple[Quantity, ...]:
        return (
            Quantity(value=before, kind=kind),
            Quantity(value=after, kind=kind),
            Quantity(value=after - before, kind=kind),
        )

    before, after = year.before, year.after
    told: tuple[tuple[str, Kind, float, float], ...] = (
        ("energy", Kind.ENERGY, before.energy_wh, after.energy_wh),
        ("used", Kind.MONEY, before.energy_cost, after.energy_cost),
        ("demand", Kind.MONEY, before.demand_cost, after.demand_cost),
        ("cost", Kind.MONEY, before.cost, after.cost),
        ("highest", Kind.ELECTRIC_POWER, before.highest_w, after.highest_w),
        ("output", Kind.COOLING_POWER, before.output_w, after.output_w),
    )
    return Table(
        title=say("report.room.store"),
        columns=(
            Column(title=say("report.room.store.item"), share=1.0),
            Column(title=say("report.room.store.before")),
            Column(title=say("report.room.store.after")),
            Column(title=say("report.room.store.more")),
        ),
        rows=tuple((say(f"report.room.store.{one[0]}"), *row(*one[1:])) for one in told),
        caption=say(
            "report.room.store.caption",
            filled=Quantity(value=year.filled_wh, kind=Kind.ENERGY),
            lost=Quantity(value=year.lost_wh, kind=Kind.ENERGY),
        ),
        sheet="room_store",
    )


def cold_store_plot(selection: Selection, candidate: Candidate) -> Plot:
    """Load and output of the plant over the day of the highest load."""
    day = storage_year(selection, candidate).day
    hour = np.arange(len(day.load_w)) * 24.0 / len(day.load_w)
    width = 24.0 / len(day.load_w)
    chart = Curves(
        x=Axis(key="report.room.store.hour", kind=Kind.HOURS, low=0.0, high=24.0,
               ticks=(0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 24.0)),
        y=Axis(key="report.room.store.cooling", kind=Kind.COOLING_POWER, low=0.0),
        lines=(
            Line(name=Name(key="report.room.store.load"), x=hour + width / 2, y=day.load_w,
                 part=Part.LOAD, at=0.5),
        ),
        bars=(
            Bars(name=Name(key="report.room.store.plant"), left=hour, right=hour + width,
                 low=np.zeros(len(hour)), high=day.output_w, part=Part.MACHINE),
        ),
    )  # fmt: skip
    return Plot(
        title=say("report.room.store.day"), chart=chart,
        caption=say("report.room.store.day.caption"),
    )  # fmt: skip
