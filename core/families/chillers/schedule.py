"""What makers are asked for so that a chiller does what was computed."""

from collections.abc import Iterator

from core.content.blocks import Cell, Quantity, Words, say
from core.content.requirement import Requirement, at_least, at_most
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.performance import full_share
from core.families.chillers.plant import at_design
from core.families.chillers.record import Bearings, Chiller, Unloading
from core.machines.condenser import Condenser
from core.selection.refrigerant_requirement import refrigerant_requirement
from core.selection.selection import Group, Selection
from core.vocabulary.quantity import Kind

# Rise of the cooling water, which a study does not ask for: that of GB/T 18430.1, secondary.
COOLING_WATER_K = 5.0
_WATER_J_PER_M3K = 999.6 * 4193.0  # density, heat capacity at 9.5 °C
_COOLING_J_PER_M3K = 994.7 * 4178.0  # at 33.5 °C, the middle of 31 and 36 °C
_FIXED = (Unloading.VANES, Unloading.SLIDE_VALVE, Unloading.STEPS)


def schedule(selection: Selection, group: Group) -> tuple[Requirement, ...]:
    """Name, then capacity, efficiency, power, water, refrigerant, drive and supply."""
    record: Chiller = group.record
    return (
        _name(record),
        *_at_design(selection, group, columns_of([record])),
        *_rated(group),
        *_water(selection, group, record),
        *_part_load(record),
        refrigerant_requirement(selection.study.criteria),
        *_drive(record),
        Requirement(title=say("field.supply"), value=say("report.schedule.supply")),
    )


def _name(record: Chiller) -> Requirement:
    oil_free = record.bearings is Bearings.OIL_FREE
    name = say(
        "report.schedule.chiller_oil_free" if oil_free else "report.schedule.chiller",
        condenser=say(f"choice.{record.condenser.value}"),
        compressor=say(f"choice.{record.compressor.value}"),
    )
    return Requirement(title=say("report.schedule.kind"), value=name)


def _conditions(design: ChillerDesign, condenser: Condenser) -> Cell:
    return say(
        f"report.schedule.at.{condenser.value}",
        leaving=Quantity(value=design.leaving_chilled_c, kind=Kind.TEMPERATURE),
        condenser=Quantity(value=design.entering_condenser_c, kind=Kind.TEMPERATURE),
    )


def _power_w(selection: Selection, columns: ChillerColumns) -> float:
    """Input of one unit at full load and design conditions, W."""
    design, reach_k = selection.design, selection.study.criteria.beyond_limits_k
    full = at_design(columns, design, reach_k)
    return float(full.power_w[0, 0] * full_share(columns)[0])


def _at_design(
    selection: Selection, group: Group, columns: ChillerColumns
) -> Iterator[Requirement]:
    where = _conditions(selection.design, group.record.condenser)
    power_w = _power_w(selection, columns)
    capacity = group.unit_capacity_w
    yield at_least(say("report.schedule.capacity"), capacity, Kind.COOLING_POWER, where)
    yield at_most(say("report.schedule.power"), power_w, Kind.ELECTRIC_POWER, where, metric="")
    yield at_least(
        say("report.schedule.design_cop"), capacity / power_w, Kind.COP, where, metric=""
    )


def _rated(group: Group) -> Iterator[Requirement]:
    """By the study's rating method: capacity, COP and IPLV."""
    rating = next((one for one in group.ratings if one.kind == "IPLV"), None)
    if rating is None or rating.value is None:
        return
    full, method = rating.points[0], Words(text=rating.edition)
    where = say(
        f"report.schedule.rated.{group.record.condenser.value}",
        method=method,
        leaving=Quantity(value=rating.leaving_chilled_c, kind=Kind.TEMPERATURE),
        condenser=Quantity(value=full.condenser_c, kind=Kind.TEMPERATURE),
    )
    capacity = Quantity(value=full.capacity_w, kind=Kind.COOLING_POWER)
    yield Requirement(
        title=say("report.schedule.nominal_capacity"), value=capacity, condition=where
    )
    yield at_least(say("report.schedule.cop"), full.cop, Kind.COP, where, metric="cop_c")
    yield at_least(say("report.schedule.iplv"), rating.value, Kind.COP, method, metric="iplv")


def _water(selection: Selection, group: Group, record: Chiller) -> Iterator[Requirement]:
    duty: ChillerDuty = selection.duty
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    flow = group.unit_capacity_w / (_WATER_J_PER_M3K * span_k)
    yield Requirement(
        title=say("report.schedule.chilled_flow"),
        value=Quantity(value=flow, kind=Kind.WATER_FLOW),
        condition=say(
            "report.schedule.between",
            warm=Quantity(value=duty.entering_chilled_c, kind=Kind.TEMPERATURE),
            cold=Quantity(value=duty.leaving_chilled_c, kind=Kind.TEMPERATURE),
            fouling=Quantity(value=duty.evaporator_fouling_m2kw, kind=Kind.FOULING),
        ),
    )
    if record.condenser is not Condenser.WATER:
        return
    heat_w = group.unit_capacity_w + _power_w(selection, columns_of([record]))
    entering = selection.design.entering_condenser_c
    yield Requirement(
        title=say("report.schedule.cooling_flow"),
        value=Quantity(value=heat_w / (_COOLING_J_PER_M3K * COOLING_WATER_K), kind=Kind.WATER_FLOW),
        condition=say(
            "report.schedule.between.assumed",
            warm=Quantity(value=entering + COOLING_WATER_K, kind=Kind.TEMPERATURE),
            cold=Quantity(value=entering, kind=Kind.TEMPERATURE),
            fouling=Quantity(value=duty.condenser_fouling_m2kw, kind=Kind.FOULING),
        ),
    )


def _part_load(record: Chiller) -> Iterator[Requirement]:
    least = max(record.plr_min, record.unloading_min)
    yield at_most(say("report.schedule.least_load"), least, Kind.SHARE, metric="")


def _drive(record: Chiller) -> Iterator[Requirement]:
    """Whether the compressor runs at the speed of the mains; nothing where it is not known."""
    if record.unloading is Unloading.SPEED:
        yield Requirement(title=say("report.schedule.drive"), value=say("report.drive.variable"))
    elif record.unloading in _FIXED:
        yield Requirement(title=say("report.schedule.drive"), value=say("report.drive.fixed"))
