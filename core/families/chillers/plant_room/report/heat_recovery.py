"""Hot water from the room in the report: what the best machine for it comes to, and the others."""

from core.content.blocks import (
    Beside,
    Block,
    Column,
    Message,
    Paragraph,
    Quantity,
    Table,
    Words,
    say,
)
from core.families.chillers.plant_room.beside.heat_recovery import RecoveryYear, heat_recovery
from core.families.chillers.plant_room.beside.hot_ranking import ranked_with
from core.families.chillers.plant_room.report.hot_ranking import hot_ranking_table
from core.machines.device import device_name
from core.selection.prices import within_life
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_SHOWN = 6


def heat_recovery_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The sentence of the best machine, its heat and its money; then the machines compared."""
    years = heat_recovery(selection, candidate)
    duty = selection.duty
    leaving = Quantity(value=duty.recovery_leaving_c, kind=Kind.TEMPERATURE)
    if not years or years[0].used_wh <= 0.0:
        key = "none" if not years else "nothing"
        return (Paragraph(text=say(f"report.room.hot.{key}", leaving=leaving), lead=True),)
    best = ranked_with(years, candidate)
    said = say(
        "report.room.hot.said",
        machine=device_name(best.record),
        leaving=leaving,
        share=Quantity(value=best.used_wh / best.asked_wh, kind=Kind.SHARE),
        heat=Quantity(value=best.used_wh, kind=Kind.ENERGY),
        extra=Quantity(value=best.extra_wh, kind=Kind.ENERGY),
        ratio=Quantity(value=best.used_wh / best.extra_wh if best.extra_wh > 0.0 else None,
                       kind=Kind.COP),
        source=say(f"report.room.hot.by.{duty.hot_water_by.value}"),
        saving=Quantity(value=best.saving, kind=Kind.MONEY),
    )  # fmt: skip
    return (
        Paragraph(text=said, lead=True),
        Beside(left=(_heat(best),), right=(_money(selection, best),)),
        _machines(selection, years, best),
        hot_ranking_table(selection, candidate, best),
    )


def _table(title: str, rows: list[tuple[str, Quantity]], caption: str, sheet: str) -> Table:
    return Table(
        title=say(f"report.room.hot.{title}"),
        columns=(
            Column(title=say("report.room.hot.item"), share=1.0),
            Column(title=say("report.room.hot.value")),
        ),
        rows=tuple((say(f"report.room.hot.{key}"), value) for key, value in rows),
        caption=say(f"report.room.hot.{caption}"),
        sheet=sheet,
    )


def _heat(best: RecoveryYear) -> Table:
    """Full load first, then the year, balance closed."""
    energies = {
        "asked": best.asked_wh,
        "preheat": best.preheat_wh,
        "cooling": best.cooling_wh,
        "compressor": best.compressor_wh,
        "used": best.used_wh,
        "lost": best.lost_wh,
    }
    return _table(
        "heat",
        [
            ("design_cooling", Quantity(value=best.design.cooling_w, kind=Kind.COOLING_POWER)),
            ("design_power", Quantity(value=best.design.power_w, kind=Kind.ELECTRIC_POWER)),
            ("design_heat", Quantity(value=best.design.heat_w, kind=Kind.HEATING_POWER)),
            ("design_cop", Quantity(value=best.design.cop_both, kind=Kind.COP)),
            *((key, Quantity(value=value, kind=Kind.ENERGY)) for key, value in energies.items()),
            ("hours", Quantity(value=best.hours, kind=Kind.HOURS)),
            ("cop_both", Quantity(value=best.cop_both, kind=Kind.COP)),
        ],
        "heat.caption",
        "room_hot_water",
    )


def _money(selection: Selection, best: RecoveryYear) -> Table:
    """What the lift costs, what the boiler no longer burns."""
    energies = {
        "power": best.power_wh,
        "saved": best.saved_wh,
        "extra": best.extra_wh,
        "fuel_before": best.before.energy_wh,
        "fuel_after": best.after.energy_wh,
    }
    sums = {
        "electricity_cost": best.electricity_cost,
        "fuel_saved": best.before.cost - best.after.cost,
        "saving": best.saving,
        "investment": best.investment,
    }
    return _table(
        "money",
        [
            *((key, Quantity(value=value, kind=Kind.ENERGY)) for key, value in energies.items()),
            *((key, Quantity(value=value, kind=Kind.MONEY)) for key, value in sums.items()),
            ("payback", _payback(selection, best)),
            ("carbon", Quantity(value=best.carbon_saved_kg, kind=Kind.CARBON)),
        ],
        "money.caption",
        "room_hot_water_money",
    )


def _payback(selection: Selection, one: RecoveryYear) -> Quantity:
    years = one.payback_years
    life = selection.study.economics.life_years
    return Quantity(value=None if years is None else within_life(years, life), kind=Kind.PAYBACK)


def _machines(selection: Selection, years: tuple[RecoveryYear, ...], best: RecoveryYear) -> Table:
    columns: tuple[tuple[str, Kind], ...] = (
        ("design_heat", Kind.HEATING_POWER),
        ("used", Kind.ENERGY),
        ("extra", Kind.ENERGY),
        ("cop_both", Kind.COP),
        ("saving", Kind.MONEY),
        ("investment", Kind.MONEY),
        ("payback", Kind.PAYBACK),
    )
    return Table(
        title=say("report.room.hot.machines"),
        columns=(
            Column(title=say("report.column.machine"), share=1.0),
            *(Column(title=_short(key), kind=kind) for key, kind in columns),
        ),
        rows=tuple(
            (
                Words(text=device_name(one.record)),
                Quantity(value=one.design.heat_w, kind=Kind.HEATING_POWER),
                Quantity(value=one.used_wh, kind=Kind.ENERGY),
                Quantity(value=one.extra_wh, kind=Kind.ENERGY),
                Quantity(value=one.cop_both, kind=Kind.COP),
                Quantity(value=one.saving, kind=Kind.MONEY),
                Quantity(value=one.investment, kind=Kind.MONEY),
                _payback(selection, one),
            )
            for one in years[:_SHOWN]
        ),
        marked=frozenset(at for at, one in enumerate(years[:_SHOWN]) if one is best),
        caption=say("report.room.hot.machines.caption"),
        sheet="room_hot_water_machines",
    )


def _short(key: str) -> Message:
    return say(f"report.room.hot.column.{key}")
