"""Figures that no heat pump can have: see core.machines.plausibility.

A declared COP is held against Lorenz's between the source where it enters and the water it heats,
which warms by 5 K in the low and by 8 K in the medium temperature application (EN 14511-2). EER is
held against Carnot's of machines that give their heat to the air: of the others it is not declared
at which temperature they do.
"""

from collections.abc import Iterator

import numpy as np

from core.families.heat_pumps.columns import RATED_SOURCE_C
from core.families.heat_pumps.mapped import MappedHeatPump
from core.families.heat_pumps.outlet import LOW_C, MEDIUM_C, rated_flow_c
from core.families.heat_pumps.record import CoolingRating, HeatPump, HeatSource, SeasonalRating
from core.machines.plausibility import (
    Fault,
    above_second_law,
    of_numbers,
    of_point,
    once,
    outside,
)
from core.machines.second_law import cooling_carnot, lorenz_cop
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

POWER_PLAUSIBLE_W = (500.0, 5e6)  # heat of one machine
MAP_HEAT_PLAUSIBLE_W = (100.0, 5e6)
COP_PLAUSIBLE = (0.3, 20.0)
SCOP_PLAUSIBLE = (1.0, 12.0)
TEMPERATURE_PLAUSIBLE_C = (-60.0, 200.0)
_GLIDE_K = {LOW_C: 5.0, MEDIUM_C: 8.0}  # EN 14511-2, standard rating conditions
_RATED_AIR_C, _COOLING_AIR_C = 7.0, 35.0
_AIR = (HeatSource.OUTDOOR_AIR, HeatSource.HYBRID)
_LEAST_POINTS = 4


def faults(pump: HeatPump) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(pump))


def _of(pump: HeatPump) -> Iterator[Fault]:
    yield from outside("nominal_w", pump.nominal_w, *POWER_PLAUSIBLE_W, Kind.HEATING_POWER)
    yield from of_numbers(pump)
    rated_c = RATED_SOURCE_C[pump.heat_source]
    source_c = _RATED_AIR_C if np.isnan(rated_c) else rated_c
    for column, cop, flow_c in (
        ("cop_35", pump.cop_35, LOW_C),
        ("cop_55", pump.cop_55, MEDIUM_C),
    ):
        if cop is not None:
            yield from outside(column, cop, *COP_PLAUSIBLE, Kind.COP)
            ideal = lorenz_cop(source_c, source_c, flow_c - _GLIDE_K[flow_c], flow_c)
            yield from above_second_law(column, cop, float(ideal))
    for column, eer, leaving_c in (("eer_w7", pump.eer_w7, 7.0), ("eer_w18", pump.eer_w18, 18.0)):
        if eer is not None:
            yield from _of_eer(pump, column, eer, leaving_c, _COOLING_AIR_C)
    seen = set()
    for rating in pump.ratings:
        key = (rating.climate, rating.flow_c)
        if key in seen:
            yield "ratings", "rating_twice", (figure("flow", rating.flow_c, Kind.TEMPERATURE),)
        seen.add(key)
        yield from _of_rating(pump, rating)
    for cooling in pump.cooling:
        yield from _of_cooling(pump, cooling)


def _of_rating(pump: HeatPump, rating: SeasonalRating) -> Iterator[Fault]:
    outdoor = [point.outdoor_c for point in rating.points]
    if outdoor != sorted(set(outdoor)):
        yield "ratings", "outdoor_not_rising", ()
    yield from outside("ratings", rating.design_w, *POWER_PLAUSIBLE_W, Kind.HEATING_POWER)
    yield from outside("ratings", rating.scop, *SCOP_PLAUSIBLE, Kind.COP)
    for point in rating.points:
        yield from outside("ratings", point.heat_w, 0.0, POWER_PLAUSIBLE_W[1], Kind.HEATING_POWER)
    declared = [(point.outdoor_c, point.cop) for point in rating.points]
    if rating.bivalent_c is not None and rating.bivalent_cop:
        declared.append((rating.bivalent_c, rating.bivalent_cop))
    if rating.lowest_c is not None and rating.limit_cop:
        declared.append((rating.lowest_c, rating.limit_cop))
    for _, cop in declared:
        yield from outside("ratings", cop, *COP_PLAUSIBLE, Kind.COP)
    if declared and rating.flow_c in _GLIDE_K:
        outdoor_c, cops = np.array(declared).T
        outlet_c = rated_flow_c(rating.climate, rating.flow_c, outdoor_c)
        rated_c = RATED_SOURCE_C[pump.heat_source]
        source_c = outdoor_c if np.isnan(rated_c) else np.full(len(cops), rated_c)
        ideal = lorenz_cop(source_c, source_c, outlet_c - _GLIDE_K[rating.flow_c], outlet_c)
        worst = int(np.argmax(cops / ideal))
        yield from above_second_law("ratings", float(cops[worst]), float(ideal[worst]))


def _of_cooling(pump: HeatPump, cooling: CoolingRating) -> Iterator[Fault]:
    outdoor = [point.outdoor_c for point in cooling.points]
    if outdoor != sorted(set(outdoor)):
        yield "cooling", "outdoor_not_rising", ()
    for point in cooling.points:
        yield from _of_eer(pump, "cooling", point.eer, cooling.flow_c, point.outdoor_c)


def _of_eer(
    pump: HeatPump, column: str, eer: float, leaving_c: float, outdoor_c: float
) -> Iterator[Fault]:
    if pump.heat_source in _AIR:
        yield from above_second_law(column, eer, float(cooling_carnot(leaving_c, outdoor_c)))


def map_faults(pump: MappedHeatPump) -> Iterator[Fault]:
    """Figures of a map that cannot be true, as (column, code, figures)."""
    yield from once(_of_map(pump))


def _of_map(pump: MappedHeatPump) -> Iterator[Fault]:
    yield from outside("nominal_w", pump.nominal_w, *MAP_HEAT_PLAUSIBLE_W, Kind.HEATING_POWER)
    yield from of_numbers(pump)
    if len(pump.points) < _LEAST_POINTS:
        yield "points", "value_missing", ()
    if len({point[:2] for point in pump.points}) < len(pump.points):
        yield "points", "point_twice", ()
    for source_c, sink_c, heat_w, power_w in pump.points:
        for place_c in (source_c, sink_c):
            yield from outside("points", place_c, *TEMPERATURE_PLAUSIBLE_C, Kind.TEMPERATURE)
        yield from outside("points", heat_w, *MAP_HEAT_PLAUSIBLE_W, Kind.HEATING_POWER)
        yield from of_point(source_c, sink_c, heat_w, power_w)
    places = [place_c for place_c, _ in pump.envelope]
    if places != sorted(set(places)):
        yield "envelope", "envelope_not_rising", ()
