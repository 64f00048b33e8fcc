"""A store of heat in the report: what it saves beside the same boilers without it."""

from core.content.blocks import Beside, Block, Paragraph, Quantity, say
from core.families.boilers.duty import BoilerDuty, HeatStore
from core.families.boilers.heat_store import WATER_WH_PER_M3K, heat_year
from core.selection.selection import Candidate, Selection
from core.selection.stored_blocks import stored_day, stored_table, stored_worth
from core.selection.stored_year import StoredYear
from core.vocabulary.quantity import Kind


def stored_heat(selection: Selection, candidate: Candidate) -> StoredYear:
    """The year of a candidate's boilers with the store, at the efficiency they have over it."""
    asked = selection.profile
    made = float(asked.columns["load_w"] @ asked.hours.sum(axis=1))
    efficiency = round(made / candidate.outcome.annual_energy_wh, 4)
    economics, load = selection.study.economics, selection.situation.load
    return heat_year(selection.duty, load, economics, efficiency).year


def heat_store_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """What it is worth, the year and its hardest day; that it loses money is said first."""
    duty: BoilerDuty = selection.duty
    year, economics = stored_heat(selection, candidate), selection.study.economics
    if year.given_wh <= 0.0:
        return (Paragraph(text=say("finding.heat_store_idle"), lead=True),)
    span_k = duty.heat_store_hot_c - duty.return_c
    water = duty.heat_store is HeatStore.WATER
    said = say(
        "report.boilers.store.water" if water else "report.boilers.store.bricks",
        capacity=Quantity(value=year.store.capacity_wh, kind=Kind.ENERGY),
        volume=Quantity(
            value=year.store.capacity_wh / WATER_WH_PER_M3K / span_k if water else None,
            kind=Kind.TANK_VOLUME,
        ),
        hot=Quantity(value=duty.heat_store_hot_c, kind=Kind.TEMPERATURE),
        back=Quantity(value=duty.return_c, kind=Kind.TEMPERATURE),
        saving=Quantity(value=year.saving, kind=Kind.MONEY),
        charging=Quantity(value=selection.design.peak_w, kind=Kind.HEATING_POWER),
    )
    worth, gain = stored_worth(year, economics), year.over_life(economics)
    first, second = (worth, said) if gain is not None and gain < 0.0 else (said, worth)
    return (
        Paragraph(text=say("report.sentences", first=first, second=second), lead=True),
        Beside(
            left=(stored_table(year, Kind.HEATING_POWER, "heat_store"),),
            right=(stored_day(year, Kind.HEATING_POWER),),
        ),
    )
