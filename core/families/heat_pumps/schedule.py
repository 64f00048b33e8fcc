"""What makers are asked for so that a heat pump does what was computed."""

from collections.abc import Iterator

from core.content.blocks import Cell, Message, Quantity, Words, say
from core.content.requirement import Requirement, at_least, at_most
from core.families.heat_pumps.at_design import at_design
from core.families.heat_pumps.candidate import bank_alone
from core.families.heat_pumps.class_schedule import class_requirements, drive
from core.families.heat_pumps.class_table import class_name
from core.families.heat_pumps.cooling.schedule import cooling_requirements
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.record import HeatPump, HeatSource
from core.selection.refrigerant_requirement import refrigerant_requirement
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind

_WATER_J_PER_M3K = 988.0 * 4180.0  # density, heat capacity at 48 °C
_PRECISE = 1e-9


def schedule(selection: Selection, candidate: Candidate, group: Group) -> tuple[Requirement, ...]:
    """Name, then heat and COP at design, at rated conditions, seasonal, water and refrigerant."""
    record: HeatPump = group.record
    of_a_class = record.class_level is not None
    return (
        Requirement(title=say("report.schedule.kind"), value=_name(record)),
        *_at_design(selection, candidate, group),
        *(class_requirements(selection, group) if of_a_class else _rated(record)),
        *cooling_requirements(selection, candidate, group),
        *_water(selection, group),
        *_sound(record),
        refrigerant_requirement(selection.study.criteria),
        *(drive(record) if of_a_class else ()),
        Requirement(title=say("field.supply"), value=say("report.schedule.supply")),
    )  # fmt: skip


def _name(record: HeatPump) -> Message:
    return class_name(record) or say(f"report.schedule.heat_pump.{record.heat_source.value}")


def _conditions(design: HeatPumpDesign, record: HeatPump) -> Cell:
    air = record.heat_source is HeatSource.OUTDOOR_AIR
    return say(
        "report.schedule.at.outdoor" if air else "report.schedule.at.source",
        source=Quantity(value=design.outdoor_c if air else design.source_c, kind=Kind.TEMPERATURE),
        supply=Quantity(value=design.supply_c, kind=Kind.TEMPERATURE),
    )


def _at_design(selection: Selection, candidate: Candidate, group: Group) -> Iterator[Requirement]:
    design: HeatPumpDesign = selection.design
    where = _conditions(design, group.record)
    heat_w = group.unit_capacity_w
    if not selection.duty.gives_heat:
        return
    if heat_w > _PRECISE:
        yield at_least(say("report.schedule.heat"), heat_w, Kind.HEATING_POWER, where)
    cop = _design_cop(selection, candidate, group)
    if cop is not None and heat_w > _PRECISE:
        yield at_most(
            say("report.schedule.power"), heat_w / cop, Kind.ELECTRIC_POWER, where, metric=""
        )
        yield at_least(say("report.schedule.design_cop"), cop, Kind.COP, where, metric="")


def _design_cop(selection: Selection, candidate: Candidate, group: Group) -> float | None:
    """COP at full load and design conditions; of a group of several from its own figures."""
    outcome = candidate.outcome
    assert isinstance(outcome, HeatPumpOutcome)  # noqa: S101  the family's own
    if not candidate.is_mixed or not selection.duty.gives_heat:
        return outcome.design_cop
    bank = bank_alone(group.record, selection.situation)
    cop = float(at_design(bank, selection.design, bank.giving.full_cop)[0])
    return cop if cop > 0.0 else None


def _rated(record: HeatPump) -> Iterator[Requirement]:
    """EN 14511 standard rating, and SCOP by climate and flow as declared."""
    for cop, heat, key in (
        (record.cop_35, record.heat_a7w35_w, "35"), (record.cop_55, record.heat_a7w55_w, "55"),
    ):  # fmt: skip
        where = say(f"report.schedule.en14511.{key}")
        if heat is not None:
            yield at_least(say("report.schedule.rated_heat"), heat, Kind.HEATING_POWER, where)
        if cop is not None:
            yield at_least(say("report.schedule.cop"), cop, Kind.COP, where)
    for one in record.ratings:
        where = say(
            "report.schedule.en14825",
            climate=say(f"choice.{one.climate.value}"),
            flow=Quantity(value=one.flow_c, kind=Kind.TEMPERATURE),
        )
        yield at_least(say("field.scop"), one.scop, Kind.COP, where)


def _water(selection: Selection, group: Group) -> Iterator[Requirement]:
    design: HeatPumpDesign = selection.design
    span_k = design.supply_c - design.return_c
    if not selection.duty.rooms_heated or span_k <= 0.0 or group.unit_capacity_w <= _PRECISE:
        return
    flow = group.unit_capacity_w / (_WATER_J_PER_M3K * span_k)
    yield Requirement(
        title=say("report.schedule.heating_flow"),
        value=Quantity(value=flow, kind=Kind.WATER_FLOW),
        condition=say(
            "report.schedule.between.heating",
            warm=Quantity(value=design.supply_c, kind=Kind.TEMPERATURE),
            cold=Quantity(value=design.return_c, kind=Kind.TEMPERATURE),
        ),
    )


def _sound(record: HeatPump) -> Iterator[Requirement]:
    if record.sound_outdoor_db is not None:
        where = Words(text="EN 12102-1")
        yield at_most(say("field.sound_outdoor_db"), record.sound_outdoor_db, Kind.SOUND, where)
