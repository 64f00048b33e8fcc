"""One operating point of a plant room, step by step: chillers, cooling water, towers, pumps.

Every model that runs has its own tables. A plant of several models without a room is told alike,
with its pumps and fans as shares.
"""

import numpy as np

from core.content.blocks import Block, Message, Paragraph, Quantity, Table, Words, say
from core.content.calculation import Step, digits, steps_table
from core.families.chillers.columns import columns_of
from core.families.chillers.plant_room.report.calculation_unit import (
    UnitPoint,
    UnitSteps,
    unit_steps,
)
from core.families.chillers.plant_room.report.calculation_water import chilled_of_plant
from core.families.chillers.plant_room.units.room import wet_bulb_step_k
from core.families.chillers.plant_room.year.operation import RoomOfYear, room_of_year
from core.machines.device import device_name
from core.selection.operating_point import Steps
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

CLOSE = 0.005  # of the year's power: it is read between the loads and waters of tables
_TRIED = 60  # points, those of most energy first
_W_PER_KW = 1000.0
_MAKE = Steps("room")


def room_calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point of most energy that can be followed by hand; none where there is no such point."""
    solved = columns_of([group.record for group in candidate.groups]).solved
    if solved:
        return ()
    year = room_of_year(selection, candidate)
    at = year.at
    plain = (at.free_w.sum(axis=0) <= 0.0) & (at.given_w >= at.load_w * (1.0 - 1e-6))
    energy = np.where(plain, at.power_w * year.hours, 0.0)
    for point in np.argsort(-energy)[:_TRIED].tolist():
        told = _told(selection, candidate, year, point) if energy[point] > 0.0 else ()
        if told:
            return told
    return ()


def _told(
    selection: Selection, candidate: Candidate, year: RoomOfYear, point: int
) -> tuple[Block, ...]:
    """The tables of one point; none where it is not plain or comes to something else."""
    duty, at = selection.duty, year.at
    reach_k = selection.study.criteria.beyond_limits_k
    running = np.flatnonzero(at.running[:, point] > 0.0).tolist()
    groups = dict[int, UnitSteps]()
    for row in running:
        found = unit_steps(
            duty, selection.design, reach_k, _unit(selection, candidate, year, row, point)
        )
        if found is None:
            return ()
        groups[row] = found
    total, plant = _plant(selection, year, point, [one.power_kw for one in groups.values()])
    if abs(total * _W_PER_KW / float(at.power_w[point]) - 1.0) > CLOSE:
        return ()
    tables = list[Table]()
    for row, found in groups.items():
        machine = Words(text=device_name(candidate.groups[row].record))
        title = say("calculation.room.chiller.title", machine=machine)
        tables.append(steps_table(title, found.chiller, say("calculation.chiller.caption")))
        serving, caption = _serving(selection)
        title = say(f"calculation.room.{serving}.title", machine=machine)
        tables.append(steps_table(title, found.serving, caption))
    said = say(
        "calculation.point",
        load=Quantity(value=float(at.load_w[point]), kind=Kind.COOLING_POWER),
        hours=Quantity(value=float(year.hours[point]), kind=Kind.HOURS),
    )
    caption = say("calculation.room.caption") if duty.has_room else None
    whole = steps_table(say("calculation.room.title"), plant, caption)
    return (Paragraph(text=said), *tables, whole)


def _serving(selection: Selection) -> tuple[str, Message | None]:
    """What the table of what serves a unit is called, and what stands below it."""
    duty = selection.duty
    if not duty.has_room:
        return "shares", None
    name = "towers" if duty.has_towers else "pumps"
    if duty.rejects_dry:
        name = "dry"
    return name, say(f"calculation.room.{name}.caption")


def _unit(
    selection: Selection, candidate: Candidate, year: RoomOfYear, row: int, point: int
) -> UnitPoint:
    duty, at = selection.duty, year.at
    warmer = float(duty.warmer_k(at.load_w[point] / selection.design.peak_w))
    wet_bulb = 0.0
    if year.outdoor_c is not None:
        step = wet_bulb_step_k(duty)
        wet_bulb = round(float(year.outdoor_c[point]) / step) * step
    flow = float(at.condenser_flow[row, point]) if duty.has_towers else 1.0
    return UnitPoint(
        record=candidate.groups[row].record,
        load_kw=float(at.output_w[row, point]) / _W_PER_KW,
        units=float(at.running[row, point]),
        leaving_c=selection.design.leaving_chilled_c + warmer * duty.has_room,
        entering_c=float(at.set_c[row, point]),
        flow=flow,
        wet_bulb_c=wet_bulb,
        more=float(duty.more_flow(warmer)),
    )


def _plant(
    selection: Selection, year: RoomOfYear, point: int, groups_kw: list[float]
) -> tuple[float, tuple[Step, ...]]:
    """Power of the whole plant, kW, and the steps to it; groups_kw: of each model that runs."""
    d, duty, design, at = digits, selection.duty, selection.design, year.at
    load = float(at.load_w[point]) / _W_PER_KW
    steps, names = list[Step](), list[str]()
    for number, power in enumerate(groups_kw, 1):
        names.append("P_g" if len(groups_kw) == 1 else f"P_{number}")
        steps.append(_MAKE.taken("group", names[-1], power, "kW", "above"))
    parts = list(groups_kw)
    if duty.has_room:
        more = float(duty.more_flow(duty.warmer_k(at.load_w[point] / design.peak_w)))
        pumps, lines = chilled_of_plant(duty, design.peak_w / _W_PER_KW, load, more)
        steps += lines
        names += ["P_s"] if lines else []
        parts += [pumps] if lines else []
    total = sum(parts)
    of_year = float(at.power_w[point]) / _W_PER_KW
    return total, (
        _MAKE.given("load", "Q", load, "kW"),
        *steps,
        _MAKE.worked("power", "P", total, "kW", " + ".join(names), " + ".join(map(d, parts))),
        _MAKE.worked("eer", "EER", load / total, "", "Q / P", f"{d(load)} / {d(total)}"),
        _MAKE.taken("of_year", "P_y", of_year, "kW", "year"),
    )  # fmt: skip
