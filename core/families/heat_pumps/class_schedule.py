"""What is asked of a class of heat pumps at its nominal points, and how far it must go."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import Cell, Quantity, say
from core.content.requirement import Requirement, at_least, at_most
from core.families.heat_pumps.class_machines import Nominal, nominal_of
from core.families.heat_pumps.classes import full_load
from core.families.heat_pumps.cold import LOW_C, NOMINAL_C
from core.families.heat_pumps.columns import columns_of
from core.families.heat_pumps.record import HeatPump
from core.selection.selection import Group, Selection
from core.vocabulary.quantity import Kind

# Fall of the source water, which a study does not ask for: assumed.
SOURCE_WATER_K = 5.0
_SOURCE_J_PER_M3K = 999.6 * 4193.0  # density, heat capacity at 9.5 °C


def class_requirements(selection: Selection, group: Group) -> Iterator[Requirement]:
    """Heat and COP at the points of GB/T 25127 or GB/T 19409, seasonal figure, limits."""
    record: HeatPump = group.record
    one = nominal_of(record)
    if one is None:
        return
    yield from _of_water(record, one) if one.source_c is not None else _of_air(record, one)
    if selection.duty.rooms_cooled:
        yield from _of_cooling(record)
    supply_c = selection.design.supply_c
    yield at_least(
        say("report.schedule.hottest_water"), supply_c, Kind.TEMPERATURE,
        say("report.schedule.hottest_water.note"),
    )  # fmt: skip
    if one.source_c is not None:
        yield from _source_flow(selection, group)
    yield at_most(
        say("report.schedule.least_load"), _least_load(record, one), Kind.SHARE, metric=""
    )
    if one.source_c is None:
        yield at_most(
            say("report.schedule.idle"), _idle_w(record), Kind.IDLE_POWER,
            say("report.schedule.idle.note"), metric="",
        )  # fmt: skip


def _of_air(record: HeatPump, one: Nominal) -> Iterator[Requirement]:
    points = ((NOMINAL_C, one.outlet_c), (LOW_C, one.outlet_c))
    heat_w, _ = full_load(record.ratings, record.heat_source, points)
    nominal, cold = (_gb25127(at, flow) for at, flow in points)
    yield _heat("report.schedule.nominal_heat", float(heat_w[0]), nominal)
    yield at_least(
        say("report.schedule.cop_h"), record.cop_h or np.nan, Kind.COP, nominal, metric="cop_h"
    )
    yield _heat("report.schedule.heat_cold", float(heat_w[1]), cold)
    yield at_least(
        say("report.schedule.cop_dh"), record.cop_dh or np.nan, Kind.COP, cold, metric="cop_dh"
    )
    for key, figure in (("hspf", record.hspf), ("apf", record.apf)):
        if figure is not None:
            where = say("report.schedule.by_gb25127")
            yield at_least(say(f"report.schedule.{key}"), figure, Kind.COP, where, metric=key)
    if one.limit_c is not None:
        yield at_most(
            say("report.schedule.lowest_outdoor"), one.limit_c, Kind.TEMPERATURE, metric=""
        )


def _of_cooling(record: HeatPump) -> Iterator[Requirement]:
    if record.cooling_w7_w is None or record.eer_w7 is None:
        return
    where = say(
        "report.schedule.at.summer",
        outdoor=Quantity(value=35.0, kind=Kind.TEMPERATURE),
        chilled=Quantity(value=7.0, kind=Kind.TEMPERATURE),
    )
    yield at_least(
        say("report.schedule.nominal_cooling"), record.cooling_w7_w, Kind.UNIT_COOLING_POWER, where
    )
    yield at_least(say("report.schedule.nominal_eer"), record.eer_w7, Kind.EER, where)


def _of_water(record: HeatPump, one: Nominal) -> Iterator[Requirement]:
    where = say(
        "report.schedule.gb19409",
        source=Quantity(value=one.source_c, kind=Kind.TEMPERATURE),
        flow=Quantity(value=one.outlet_c, kind=Kind.TEMPERATURE),
    )
    yield _heat("report.schedule.nominal_heat", record.nominal_w, where)
    yield at_least(say("report.schedule.cop"), record.gb_cop or np.nan, Kind.COP, where)


def _heat(key: str, heat_w: float, where: Cell) -> Requirement:
    return at_least(say(key), heat_w, Kind.HEATING_POWER, where, metric="")


def _gb25127(outdoor_c: float, flow_c: float) -> Cell:
    return say(
        "report.schedule.gb25127",
        outdoor=Quantity(value=outdoor_c, kind=Kind.TEMPERATURE),
        flow=Quantity(value=flow_c, kind=Kind.TEMPERATURE),
    )


def _source_flow(selection: Selection, group: Group) -> Iterator[Requirement]:
    """Water that gives the heat the compressor does not."""
    design, record = selection.design, group.record
    point = ((design.outdoor_c, design.supply_c),)
    _, cop = full_load(record.ratings, record.heat_source, point, design.source_c)
    drawn_w = group.unit_capacity_w * (1.0 - 1.0 / float(cop[0]))
    yield Requirement(
        title=say("report.schedule.source_flow"),
        value=Quantity(value=drawn_w / (_SOURCE_J_PER_M3K * SOURCE_WATER_K), kind=Kind.WATER_FLOW),
        condition=say(
            "report.schedule.source_flow.note",
            source=Quantity(value=design.source_c, kind=Kind.TEMPERATURE),
            span=Quantity(value=SOURCE_WATER_K, kind=Kind.TEMPERATURE_DIFFERENCE),
        ),
    )


def _least_load(record: HeatPump, one: Nominal) -> float:
    """Least continuous heat over the nominal one: that of the mildest point, at the nearer flow."""
    nearer = min(record.ratings, key=lambda rating: abs(rating.flow_c - one.outlet_c))
    return nearer.points[-1].heat_w / record.nominal_w


def _idle_w(record: HeatPump) -> float:
    """What one unit draws while it waits, its crankcase heater included: as its year counts it."""
    return float(columns_of([record], record.ratings[0].climate).off_w[0])


def drive(record: HeatPump) -> Iterator[Requirement]:
    """The machines whose middle the class is reduce their output: it is asked for."""
    if nominal_of(record) is not None:
        yield Requirement(title=say("report.schedule.drive"), value=say("report.drive.variable"))
