"""The electricity of a room by the time of its use: valley, flat, peak, sharp; and its highest."""

import numpy as np

from core.content.blocks import Block, Cell, Column, Quantity, Table, Words, say
from core.families.chillers.plant_room.year.hours import RoomHours, room_hours
from core.selection.demand_charge import demand_charge
from core.selection.selection import Candidate, Selection
from core.study.economics import DemandBy, FlatTariff
from core.vocabulary.quantity import Kind

# Names of the prices from the lowest up, by how many there are.
_NAMES = {
    2: ("valley", "peak"),
    3: ("valley", "flat", "peak"),
    4: ("valley", "flat", "peak", "sharp"),
    5: ("deep_valley", "valley", "flat", "peak", "sharp"),
}
_W_PER_KW = 1000.0


def tariff_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Nothing where every hour costs the same and no demand is charged."""
    economics = selection.study.economics
    timed = not isinstance(economics.tariff, FlatTariff)
    charged = economics.demand_by is not DemandBy.NONE
    if not (timed or charged):
        return ()
    year = room_hours(selection, candidate)
    return (_by_price(selection, year),)


def _by_price(selection: Selection, year: RoomHours) -> Table:
    """Energy and money at each price of the tariff, then the demand charge."""
    prices, place = np.unique(year.price_per_kwh, return_inverse=True)
    energy = np.bincount(place, year.power_w * year.step_h, len(prices))
    highest = np.array([year.power_w[place == at].max() for at in range(len(prices))])
    cost = energy / _W_PER_KW * prices
    names = _NAMES.get(len(prices), ())
    total = float(energy.sum())
    rows: list[tuple[Cell, ...]] = [
        (
            say(f"report.room.tariff.{names[at]}") if names else say("report.room.tariff.price"),
            Quantity(value=float(price), kind=Kind.ENERGY_PRICE),
            Quantity(value=float(energy[at]), kind=Kind.ENERGY),
            Quantity(value=float(energy[at]) / total if total else None, kind=Kind.SHARE),
            Quantity(value=float(highest[at]), kind=Kind.ELECTRIC_POWER),
            Quantity(value=float(cost[at]), kind=Kind.MONEY),
        )
        for at, price in enumerate(prices.tolist())
    ]
    blank, charge = Words(text=""), 0.0
    economics = selection.study.economics
    if economics.demand_by is not DemandBy.NONE:
        charge = float(demand_charge(year.highest_w(year.power_w)[None], economics)[0])
        rows.append(
            (say("report.store.demand"), blank, blank, blank, blank, _money(charge))
        )  # fmt: skip
    rows.append(
        (
            say("report.room.tariff.all"),
            Quantity(value=float(cost.sum()) / total * _W_PER_KW if total else None,
                     kind=Kind.ENERGY_PRICE),
            Quantity(value=total, kind=Kind.ENERGY),
            Quantity(value=1.0, kind=Kind.SHARE),
            Quantity(value=float(year.power_w.max()), kind=Kind.ELECTRIC_POWER),
            _money(float(cost.sum()) + charge),
        )
    )  # fmt: skip
    return Table(
        title=say("report.room.tariff"),
        columns=(
            Column(title=say("report.room.tariff.time"), share=1.0),
            Column(title=say("field.price_per_kwh"), kind=Kind.ENERGY_PRICE),
            Column(title=say("report.room.electricity"), kind=Kind.ENERGY),
            Column(title=say("report.room.share"), kind=Kind.SHARE, bar=True),
            Column(title=say("report.room.tariff.highest"), kind=Kind.ELECTRIC_POWER),
            Column(title=say("report.room.tariff.cost"), kind=Kind.MONEY),
        ),
        rows=tuple(rows),
        total=True,
        caption=say("report.room.tariff.caption"),
        sheet="room_tariff",
    )


def _money(value: float) -> Quantity:
    return Quantity(value=value, kind=Kind.MONEY)
