"""Coolers between racks: how many of each take the heat of a room at the water it gets.

Gross cooling at the conditions of the brochure and at no others. A later selection of the maker
came 6 % lower, so that every figure is taken for that much less; fans are not in the brochure.
"""

import csv
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from math import ceil

from core.content.blocks import Block, Column, Quantity, Table, Words, say
from core.families.servers.duty import ServerDuty
from core.keeping.keeping import keep_for_good
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_LOWER = 1.0 / 1.06  # what the maker's own selection gave, over the brochure
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCooler:
    """One model at one condition: temperatures of the air and the water, gross cooling W."""

    model: str
    return_air_c: float
    water_in_c: float
    water_out_c: float
    cooling_w: float

    def needed(self, heat_w: float) -> int:
        """How many take this heat, and one more."""
        return ceil(heat_w / (self.cooling_w * _LOWER) - _ROUNDING) + 1


@keep_for_good
def row_coolers() -> tuple[RowCooler, ...]:
    """All rows, as the brochure has them."""
    text = files("core.families.servers").joinpath("row_coolers.csv").read_text("utf-8")
    return tuple(
        RowCooler(
            model=f"{row['maker']} {row['model']}",
            return_air_c=float(row["return_air_c"]),
            water_in_c=float(row["water_in_c"]),
            water_out_c=float(row["water_out_c"]),
            cooling_w=float(row["cooling_w"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def room_heat_w(selection: Selection, candidate: Candidate) -> float:
    """The most heat the servers give off, with what their power supply loses in the room, W."""
    duty: ServerDuty = selection.duty
    _, power = selection.family.report.operation(selection, candidate)
    supply = 0.0 if duty.cooling_factor is None else duty.supply_loss_share
    return float(power.max()) / duty.pue * (1.0 + supply)


def row_cooler_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """A table of numbers; nothing where a single cooler takes all of the heat."""
    heat = room_heat_w(selection, candidate)
    alone = heat <= min(one.cooling_w for one in row_coolers()) * _LOWER
    return () if alone else (row_cooler_table(heat),)


def row_cooler_table(heat_w: float) -> Table:
    """How many take this heat: a row a model, a column a condition."""

    def condition(one: RowCooler) -> tuple[float, float, float]:
        return one.water_in_c, one.water_out_c, one.return_air_c

    ordered = sorted(row_coolers(), key=lambda one: (one.model, *condition(one)))
    models = {model: list(several) for model, several in groupby(ordered, lambda one: one.model)}
    return Table(
        title=say("report.servers.row_coolers"),
        columns=(
            Column(title=say("report.servers.row_coolers.model"), share=1.0),
            *(
                Column(
                    title=say(
                        "report.servers.row_coolers.at",
                        low=Quantity(value=one.water_in_c, kind=Kind.TEMPERATURE),
                        high=Quantity(value=one.water_out_c, kind=Kind.TEMPERATURE),
                        air=Quantity(value=one.return_air_c, kind=Kind.TEMPERATURE),
                    ),
                    share=1.0,
                    right=True,
                )
                for one in next(iter(models.values()))
            ),
        ),
        rows=tuple(
            (
                Words(text=model),
                *(Quantity(value=one.needed(heat_w), kind=Kind.COUNT) for one in several),
            )
            for model, several in models.items()
        ),
        caption=say(
            "report.servers.row_coolers.text",
            heat=Quantity(value=heat_w, kind=Kind.COOLING_POWER),
        ),
    )
