"""The equipment of a plant room: chillers, pumps and tower cells, each with flow, head, power."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from core.content.blocks import Column, Message, Quantity, Table, Words, say
from core.content.requirement import at_most
from core.families.chillers.columns import take
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChilledPumping, ChillerDuty
from core.families.chillers.performance import full_share
from core.families.chillers.plant import at_design
from core.families.chillers.plant_room.report.equipment_beside import beside
from core.families.chillers.plant_room.report.pieces import Equipment, degrees, least
from core.families.chillers.plant_room.units.pumping import Pumping
from core.machines.condenser import Condenser
from core.report.schedule import bound_cell
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def equipment(selection: Selection, candidate: Candidate) -> tuple[Equipment, ...]:
    """All chillers of a candidate, then what serves them, then what stands beside them."""
    of_groups = [tuple(_of(selection, group)) for group in candidate.groups]
    found = []
    for alike in zip(*of_groups, strict=True):
        first = 1
        for piece in alike:
            last = first + piece.count - 1
            number = f"{first}" if first == last else f"{first}–{last}"
            found.append(replace(piece, tag=f"{piece.tag}-{number}"))
            first = last + 1
    return (*found, *beside(selection, candidate))


def _of(selection: Selection, group: Group) -> Iterator[Equipment]:
    """A chiller, its pumps and its cells."""
    duty, design = selection.duty, selection.design
    pumping = Pumping(duty=duty, design=design)
    columns = take(selection.columns, np.array([group.machine]))
    one = at_design(columns, design, selection.study.criteria.beyond_limits_k)
    capacity, power = one.capacity_w[0], one.power_w[0] * full_share(columns)
    heat = capacity + power
    towers = duty.condenser is Condenser.WATER
    chilled = float(pumping.chilled_flow_m3s(capacity)[0])
    cooling = float(pumping.cooling_flow_m3s(heat)[0]) if towers else None
    record = group.record
    yield Equipment(
        tag="CH",
        name=say(
            "report.schedule.chiller",
            condenser=say(f"choice.{record.condenser.value}"),
            compressor=say(f"choice.{record.compressor.value}"),
        ),
        count=group.units,
        thermal_w=float(capacity[0]),
        flow_m3s=chilled,
        cooling_flow_m3s=cooling,
        head_m=None,
        power_w=float(power[0]),
        asked=least("report.room.asked.cop", float(capacity[0] / power[0]), Kind.COP),
    )
    efficiency = least("report.room.asked.pumping", duty.pumping_efficiency, Kind.SHARE)
    whole_w = float(pumping.at_full_flow_w(capacity)[0])
    for tag, key, head_m in _chilled_pumps(duty):
        yield Equipment(
            tag=tag,
            name=say(f"report.room.equipment.chilled_pump.{key}"),
            count=group.units,
            thermal_w=None,
            flow_m3s=chilled,
            cooling_flow_m3s=None,
            head_m=head_m,
            power_w=whole_w * head_m / duty.chilled_head_m,
            asked=efficiency,
        )
    if cooling is None:
        return
    yield Equipment(
        tag="CWP",
        name=say(f"report.room.equipment.condenser_pump.{duty.condenser_pumping.value}"),
        count=group.units,
        thermal_w=None,
        flow_m3s=cooling,
        cooling_flow_m3s=None,
        head_m=duty.condenser_head_m,
        power_w=float(pumping.condenser_w(heat)[0]),
        asked=efficiency,
    )
    asked = _asked_dry(duty, design) if duty.rejects_dry else _asked_wet(duty, design)
    yield Equipment(
        tag="DC" if duty.rejects_dry else "CT",
        name=say("report.room.equipment.tower"),
        count=group.units,
        thermal_w=float(heat[0]),
        flow_m3s=cooling,
        cooling_flow_m3s=None,
        head_m=None,
        power_w=float(pumping.fan_w(heat)[0]),
        asked=asked,
    )


def _asked_wet(duty: ChillerDuty, design: ChillerDesign) -> Message:
    """Water, wet bulb and the power of the fans for it."""
    fan = at_most(
        say("report.room.equipment.tower"), duty.tower_fan_kwh_per_m3, Kind.ENERGY_PER_VOLUME
    )
    return say(
        "report.room.asked.tower",
        warm=degrees(design.entering_condenser_c + duty.tower_range_k),
        cold=degrees(design.entering_condenser_c),
        wet_bulb=degrees(design.entering_condenser_c - duty.rejection_approach_k),
        fan=bound_cell(fan),
    )


def _asked_dry(duty: ChillerDuty, design: ChillerDesign) -> Message:
    """Water, dry bulb and the fans' share of the heat."""
    fan = at_most(say("report.room.equipment.tower"), duty.dry_cooler_fan_share, Kind.SHARE)
    return say(
        "report.room.asked.dry",
        warm=degrees(design.entering_condenser_c + duty.tower_range_k),
        cold=degrees(design.entering_condenser_c),
        dry_bulb=degrees(design.entering_condenser_c - duty.rejection_approach_k),
        fan=bound_cell(fan),
    )


def _chilled_pumps(duty: ChillerDuty) -> tuple[tuple[str, str, float], ...]:
    """Kinds of chilled-water pumps beside a chiller: tag, message and head."""
    if duty.chilled_pumping is ChilledPumping.TWO_STAGES:
        return (
            ("PCHP", "primary", duty.primary_head_m),
            ("SCHP", "secondary", duty.variable_head_m),
        )
    constant = duty.chilled_pumping is ChilledPumping.CONSTANT
    return (("CHP", "constant" if constant else "variable", duty.chilled_head_m),)


def equipment_table(selection: Selection, candidate: Candidate) -> Table:
    """The schedule of the whole room, with the power of all of it in the last row."""
    pieces = equipment(selection, candidate)
    blank = Words(text="")
    total = sum(piece.count * piece.power_w for piece in pieces)
    rows = [
        (
            Words(text=piece.tag),
            piece.name,
            Quantity(value=piece.count, kind=Kind.COUNT),
            Quantity(value=piece.thermal_w, kind=Kind.COOLING_POWER),
            Quantity(value=piece.flow_m3s, kind=Kind.WATER_FLOW),
            Quantity(value=piece.cooling_flow_m3s, kind=Kind.WATER_FLOW),
            Quantity(value=piece.head_m, kind=Kind.HEAD),
            Quantity(value=piece.power_w or None, kind=Kind.ELECTRIC_POWER),
            piece.asked,
        )
        for piece in pieces
    ]
    return Table(
        title=say("report.room.equipment"),
        columns=(
            Column(title=say("report.room.equipment.tag")),
            Column(title=say("report.room.equipment.name"), share=1.0),
            Column(title=say("report.room.equipment.count"), kind=Kind.COUNT),
            Column(title=say("report.room.equipment.thermal"), kind=Kind.COOLING_POWER),
            Column(title=say("report.room.equipment.flow"), kind=Kind.WATER_FLOW),
            Column(title=say("report.room.equipment.cooling_flow"), kind=Kind.WATER_FLOW),
            Column(title=say("report.room.equipment.head"), kind=Kind.HEAD),
            Column(title=say("report.room.equipment.power"), kind=Kind.ELECTRIC_POWER),
            Column(title=say("report.room.equipment.asked"), share=1.2),
        ),
        rows=(
            *rows,
            (
                blank,
                say("report.room.equipment.all"),
                Quantity(value=sum(piece.count for piece in pieces), kind=Kind.COUNT),
                blank, blank, blank, blank,
                Quantity(value=total, kind=Kind.ELECTRIC_POWER),
                blank,
            ),
        ),
        total=True,
        caption=say("report.room.equipment.caption"),
        sheet="room_equipment",
    )  # fmt: skip
