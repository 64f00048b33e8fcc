"""Dry coolers beside a plant with air in the report: hours, energy, and what they save."""

from core.content.blocks import Block, Column, Paragraph, Quantity, Table, say
from core.families.chillers.plant_room.beside.dry_cooler import DryYear, dry_year
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def dry_cooler_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The sentence, then the figures below it."""
    year = dry_year(selection, candidate)
    said = say(
        "report.room.dry.said",
        free=Quantity(value=year.free_wh, kind=Kind.ENERGY),
        share=Quantity(value=year.free_wh / year.cooling_wh, kind=Kind.SHARE),
        net=Quantity(value=year.net_wh, kind=Kind.ENERGY),
        before=Quantity(value=year.eer_before, kind=Kind.EER),
        eer=Quantity(value=year.eer, kind=Kind.EER),
        money=Quantity(value=year.money_saved, kind=Kind.MONEY),
    )
    return (Paragraph(text=said, lead=True), _table(year))


def _table(year: DryYear) -> Table:
    rows = (
        ("free", year.free_wh, Kind.ENERGY),
        ("full", year.full_hours, Kind.HOURS),
        ("partial", year.partial_hours, Kind.HOURS),
        ("saved", year.saved_wh, Kind.ENERGY),
        ("fans", year.fan_wh, Kind.ENERGY),
        ("pumps", year.pump_wh, Kind.ENERGY),
        ("net", year.net_wh, Kind.ENERGY),
        ("money", year.money_saved, Kind.MONEY),
        ("carbon", year.carbon_saved_kg, Kind.CARBON),
    )
    return Table(
        title=say("report.room.dry"),
        columns=(
            Column(title=say("report.room.hot.item"), share=1.0),
            Column(title=say("report.room.hot.value"), right=True),
        ),
        rows=tuple(
            (say(f"report.room.dry.{key}"), Quantity(value=value, kind=kind))
            for key, value, kind in rows
        ),
        caption=say("report.room.dry.caption"),
        sheet="room_dry_cooler",
    )
