"""A store in a report, of whatever it holds: the year with it and without, and its hardest day."""

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Column, Message, Plot, Quantity, Table, plot, say
from core.content.curves import Axis, Bars, Curves, Line, Name, Part
from core.selection.prices import within_life
from core.selection.stored_year import StoredYear
from core.study.economics import Economics
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


def stored_worth(year: StoredYear, economics: Economics) -> Message:
    """What becomes of its price: a loss over the life is said first."""
    gain = year.over_life(economics)
    if gain is None:
        return say("report.store.unpriced")
    years = year.payback_years
    return say(
        "report.store.loses" if gain < 0.0 else "report.store.gains",
        gain=Quantity(value=abs(gain), kind=Kind.MONEY),
        life=Quantity(value=economics.life_years, kind=Kind.YEARS),
        price=Quantity(value=year.store.price, kind=Kind.MONEY),
        payback=Quantity(
            value=within_life(np.inf if years is None else years, economics.life_years),
            kind=Kind.PAYBACK,
        ),
    )


def stored_table(year: StoredYear, kind: Kind, sheet: str) -> Table:
    """The year without and with it; kind: of the plant's output."""

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
        ("output", kind, before.output_w, after.output_w),
    )
    # Where no demand is charged the electricity used is all that is paid.
    untold = () if before.demand_cost or after.demand_cost else ("demand", "cost")
    return Table(
        title=say("report.store"),
        columns=(
            Column(title=say("report.store.item"), share=1.0),
            Column(title=say("report.store.before")),
            Column(title=say("report.store.after")),
            Column(title=say("report.store.more")),
        ),
        rows=tuple(
            (say(f"report.store.{one[0]}"), *row(*one[1:])) for one in told if one[0] not in untold
        ),
        caption=say(
            "report.store.caption",
            shifted=Quantity(value=year.shifted_wh, kind=Kind.ENERGY),
            charged=Quantity(value=year.charged_wh, kind=Kind.ENERGY),
            given=Quantity(value=year.given_wh, kind=Kind.ENERGY),
            lost=Quantity(value=year.lost_wh, kind=Kind.ENERGY),
        ),
        sheet=sheet,
    )


def stored_day(year: StoredYear, kind: Kind) -> Plot:
    """Load and output of the plant over the day of the highest load."""
    day = year.day
    width = 24.0 / len(day.load_w)
    hour: FloatArray = np.arange(len(day.load_w), dtype=np.float64) * width
    chart = Curves(
        x=Axis(key="report.store.hour", kind=Kind.HOURS, low=0.0, high=24.0,
               ticks=(0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 24.0)),
        y=Axis(key="report.store.power", kind=kind, low=0.0),
        lines=(
            Line(name=Name(key="report.store.load"), x=hour + width / 2, y=day.load_w,
                 part=Part.LOAD, at=0.5),
        ),
        bars=(
            Bars(name=Name(key="report.store.plant"), left=hour, right=hour + width,
                 low=np.zeros(len(hour)), high=day.output_w, part=Part.MACHINE),
        ),
    )  # fmt: skip
    return plot(
        "report.store.day",
        chart,
    )
