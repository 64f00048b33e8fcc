"""A store of cold in the report: the year with it and without, and its hardest day."""

from core.content.blocks import Beside, Block, Paragraph, Quantity, say
from core.families.chillers.plant_room.beside.cold_store import not_cold_enough, storage_year
from core.selection.selection import Candidate, Selection
from core.selection.stored_blocks import stored_day, stored_table, stored_worth
from core.vocabulary.quantity import Kind


def cold_store_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The sentence, the year and its hardest day; of ice that cannot be made only why."""
    warm, duty = not_cold_enough(selection, candidate), selection.duty
    if warm:
        why = say(
            "report.room.ice.none",
            asked=Quantity(value=duty.ice_charging_c, kind=Kind.TEMPERATURE),
            limit=Quantity(
                value=max(one.leaving_limits_c[0] for one in warm), kind=Kind.TEMPERATURE
            ),
        )
        return (Paragraph(text=why, lead=True),)
    year = storage_year(selection, candidate)
    worth = stored_worth(year, selection.study.economics)
    said = say(
        "report.room.ice.said" if duty.makes_ice else "report.room.store.said",
        volume=Quantity(value=duty.cold_store_m3, kind=Kind.TANK_VOLUME),
        ice=Quantity(value=duty.ice_charging_c, kind=Kind.TEMPERATURE),
        capacity=Quantity(value=year.store.capacity_wh, kind=Kind.ENERGY),
        saving=Quantity(value=year.saving, kind=Kind.MONEY),
        before=Quantity(value=year.before.highest_w, kind=Kind.ELECTRIC_POWER),
        after=Quantity(value=year.after.highest_w, kind=Kind.ELECTRIC_POWER),
    )
    gain = year.over_life(selection.study.economics)
    first, second = (worth, said) if gain is not None and gain < 0.0 else (said, worth)
    return (
        Paragraph(text=say("report.sentences", first=first, second=second), lead=True),
        Beside(
            left=(stored_table(year, Kind.COOLING_POWER, "room_store"),),
            right=(stored_day(year, Kind.COOLING_POWER),),
        ),
    )
