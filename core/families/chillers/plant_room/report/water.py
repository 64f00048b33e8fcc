"""The water of the towers in the report: how much, for what, and what it costs."""

from core.content.blocks import Column, Quantity, Table, say
from core.families.chillers.plant_room.year.towers_water import tower_water
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_WH_PER_MWH = 1e6


def water_table(selection: Selection, candidate: Candidate) -> Table:
    """A year, the highest month, and the cost where a price was entered."""
    year, price = tower_water(selection, candidate), selection.duty.water_price_per_m3
    whole = float(year.make_up_m3.sum())
    rows = [
        ("evaporation", float(year.evaporation_m3.sum()), Kind.VOLUME_A_YEAR),
        ("drift", float(year.drift_m3.sum()), Kind.VOLUME_A_YEAR),
        ("blow_down", float(year.blow_down_m3.sum()), Kind.VOLUME_A_YEAR),
        ("make_up", whole, Kind.VOLUME_A_YEAR),
        ("highest", float(year.make_up_m3.max()), Kind.VOLUME_A_YEAR),
        ("per_cooling", whole / (year.cooling_wh / _WH_PER_MWH or 1.0), Kind.RATIO),
    ]
    if price is not None:
        rows.append(("cost", whole * price, Kind.MONEY))
    return Table(
        title=say("report.room.water"),
        columns=(
            Column(title=say("report.room.hot.item"), share=1.0),
            Column(title=say("report.room.hot.value"), right=True),
        ),
        rows=tuple(
            (say(f"report.room.water.{key}"), Quantity(value=value, kind=kind))
            for key, value, kind in rows
        ),
        caption=say("report.room.water.caption"),
        sheet="room_water",
    )
