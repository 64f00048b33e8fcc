"""An absorption chiller beside the room in the report: whether it runs, and what fuel may cost."""

import numpy as np

from core.content.blocks import Block, Column, Paragraph, Quantity, Table, say
from core.families.chillers.plant_room.beside.absorption import AbsorptionYear, absorption_year
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def absorption_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The sentence, and the year where it runs at all."""
    year, duty = absorption_year(selection, candidate), selection.duty
    known = None if np.isnan(year.break_even) else year.break_even
    said = say(
        "report.room.absorption.runs" if year.hours > 0.0 else "report.room.absorption.stands",
        capacity=Quantity(value=year.machine.capacity_w, kind=Kind.COOLING_POWER),
        hours=Quantity(value=year.hours, kind=Kind.HOURS),
        saving=Quantity(value=year.saving, kind=Kind.MONEY),
        price=Quantity(value=duty.fuel_price_per_kwh, kind=Kind.ENERGY_PRICE),
        break_even=Quantity(value=known, kind=Kind.ENERGY_PRICE),
    )
    if year.hours <= 0.0:
        return (Paragraph(text=said, lead=True),)
    return Paragraph(text=said, lead=True), _table(year)


def _table(year: AbsorptionYear) -> Table:
    told: tuple[tuple[str, Kind, float | None], ...] = (
        ("cooling", Kind.ENERGY, year.cooling_wh),
        ("heat", Kind.ENERGY, year.heat_wh),
        ("cop", Kind.COP, year.cop),
        ("electricity", Kind.ENERGY, year.electricity_saved_wh),
        ("primary", Kind.ENERGY, year.primary_saved_wh),
        ("electricity_cost", Kind.MONEY, year.electricity_saved),
        ("demand", Kind.MONEY, year.demand_saved),
        ("fuel_cost", Kind.MONEY, year.fuel_cost),
        ("saving", Kind.MONEY, year.saving),
        ("carbon", Kind.CARBON, year.carbon_saved_kg),
    )
    return Table(
        title=say("report.room.absorption"),
        columns=(
            Column(title=say("report.room.hot.item"), share=1.0),
            Column(title=say("report.room.hot.value")),
        ),
        rows=tuple(
            (say(f"report.room.absorption.{key}"), Quantity(value=value, kind=kind))
            for key, kind, value in told
        ),
        caption=say("report.room.absorption.caption"),
        sheet="room_absorption",
    )
