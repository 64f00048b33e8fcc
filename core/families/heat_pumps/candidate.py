"""One candidate looked at closely: what its units do at every point of the year."""

from dataclasses import dataclass

import numpy as np

from core.families.heat_pumps.at_design import circulation_of_cooling_w, unit_heat_w
from core.families.heat_pumps.columns import climate_for, columns_of
from core.families.heat_pumps.cooling.columns import cooling_of
from core.families.heat_pumps.plant import (
    Bank,
    Points,
    Running,
    bank_of,
    block_of,
    points_of,
    run,
    with_standby,
)
from core.families.heat_pumps.record import HeatPump
from core.families.heat_pumps.situation import nodes_of
from core.selection.family import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A machine alone in its bank, the points of the year, and how its units run there."""

    bank: Bank
    points: Points
    running: Running
    cooling_pump_w: float | None = None  # of a unit that cools; None: no cooling is asked


def bank_alone(record: HeatPump, situation: Situation) -> Bank:
    """One machine over the outdoor temperatures of a site."""
    reach_k = situation.study.criteria.beyond_limits_k
    columns = columns_of([record], climate_for(situation.design.outdoor_c))
    cold_c, chilled_c = situation.design.cold_water_c, situation.design.chilled_c
    cooling = None if chilled_c is None else cooling_of([record], chilled_c)
    return bank_of(columns, nodes_of(situation), situation.duty, cold_c, reach_k, cooling)


def run_of(record: HeatPump, units: int, situation: Situation) -> Run:
    """How `units` of one machine run, one in reserve as far as the duty lets it help."""
    duty, plant = situation.duty, situation.plant
    bank = bank_alone(record, situation)
    points = points_of(situation.profile, bank.nodes)
    circulation_w = duty.circulation_ratio * np.nan_to_num(unit_heat_w(bank, situation.design))
    cooled_w = circulation_of_cooling_w(bank, situation)
    block = block_of(bank, points, np.zeros(1, dtype=np.int64), circulation_w, cooled_w)
    running = run(block, points, duty, plant.staging, plant.carrying(units), installed=units)
    if plant.standby_helps:
        with_all = with_standby(running, points, plant.carrying(units), units)
        running = run(block, points, duty, plant.staging, with_all, installed=units)
    pump_w = None if cooled_w is None else float(cooled_w[0])
    return Run(bank=bank, points=points, running=running, cooling_pump_w=pump_w)
