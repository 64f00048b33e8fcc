"""What a class of heat pumps does at full load, for the report."""

import numpy as np

from core.content.blocks import Column, Message, Quantity, Table, say
from core.content.curves import Name, Part, Points
from core.families.heat_pumps.class_machines import nominal_of
from core.families.heat_pumps.classes import class_file, full_load
from core.families.heat_pumps.cold import LOW_C, NOMINAL_C
from core.families.heat_pumps.record import HeatPump
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_OUTDOOR_C = (LOW_C, NOMINAL_C, -7.0)  # milder, its heat is what the load asks


def class_name(record: HeatPump) -> Message | None:
    """What a class is called, as in the equipment schedule; None of any other machine."""
    rated_for = record.gb_terminal or record.gb_source
    if nominal_of(record) is None or rated_for is None:
        return None
    return say(f"report.schedule.heat_pump.class.{rated_for.value}")


def class_points(record: HeatPump) -> Table | None:
    """Heat and COP over the outdoor temperature at its outlet; None of any other machine.

    Of water and brine they do not go with the weather: one point, the nominal one.
    """
    one = nominal_of(record)
    if one is None:
        return None
    outdoor: tuple[float, ...] = (class_file().kinds[one.kind].base_c,)
    if one.limit_c is not None:
        outdoor = (one.limit_c, *_OUTDOOR_C)
    points = tuple((at, one.outlet_c) for at in outdoor)
    heat, cop = full_load(record.ratings, record.heat_source, points, one.source_c)
    source = outdoor if one.source_c is None else (one.source_c,)
    return Table(
        title=say(
            "report.heat_pumps.class_points",
            flow=Quantity(value=one.outlet_c, kind=Kind.TEMPERATURE),
        ),
        columns=(
            Column(
                title=say("field.outdoor_c" if one.source_c is None else "field.source_c"),
                kind=Kind.TEMPERATURE,
            ),
            Column(title=say("report.heat_pumps.heat"), kind=Kind.HEATING_POWER),
            Column(title=say("report.heat_pumps.cop"), kind=Kind.COP),
        ),
        rows=tuple(
            (
                Quantity(value=at, kind=Kind.TEMPERATURE),
                Quantity(value=w, kind=Kind.HEATING_POWER),
                Quantity(value=of, kind=Kind.COP),
            )
            for at, w, of in zip(source, heat.tolist(), cop.tolist(), strict=True)
        ),
        caption=say("report.heat_pumps.class_points.caption"),
    )


def class_marks(record: HeatPump) -> tuple[Points, ...]:
    """The COPs of a class at its nominal points; none of any other machine, or of water."""
    one = nominal_of(record)
    if one is None or one.limit_c is None:
        return ()
    outdoor = (LOW_C, NOMINAL_C)
    _, cop = full_load(
        record.ratings, record.heat_source, tuple((at, one.outlet_c) for at in outdoor)
    )
    flow = figure("flow", one.outlet_c, Kind.TEMPERATURE)
    name = Name(key="curve.declared_at", figures=(flow,))
    return (Points(name=name, x=np.array(outdoor), y=cop, part=Part.GOOD),)
