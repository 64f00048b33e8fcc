"""What units can give at design conditions for each thing that is asked, and which of it binds.

Heat at the outdoor design temperature in winter; hot water with it, or alone. Cooling at the summer
design temperature, in the time that hot water leaves: of n units the cooling is

    n · C · (1 − W / (n · H)) = n · C − W · C / H

C the cooling of one, H the heat of one that makes hot water, W the hot water asked: the time for it
takes the same off whatever the number of units.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.columns import PumpColumns, figures_from_c
from core.families.heat_pumps.cooling.columns import CoolingColumns
from core.families.heat_pumps.cooling.performance import cooling_performance
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import HeatPumpDuty
from core.families.heat_pumps.performance import Nodes, performance

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummerCapacity:
    """Cooling at summer design conditions, each (machines,); nan where there are no figures.

    unit_w: of one unit all the time, at unit_eer; lost_w: what making hot water takes off that of
    all units together.
    """

    unit_w: FloatArray
    unit_eer: FloatArray
    lost_w: FloatArray

    def given_w(self, carrying: FloatArray | int) -> FloatArray:
        """Cooling of so many units, W; not below nought."""
        given: FloatArray = np.maximum(carrying * self.unit_w - self.lost_w, 0.0)
        return given


def reached_c(columns: PumpColumns, duty: HeatPumpDuty) -> FloatArray:
    """How hot each machine makes hot water, °C, (machines,)."""
    reached: FloatArray = np.minimum(columns.outlet_limit_c, duty.hot_water_c)
    return reached


def after_heat_share(reached: FloatArray, duty: HeatPumpDuty, cold_c: float) -> FloatArray:
    """Share of the hot water's heat above what machines reach, (machines,)."""
    after = (duty.hot_water_c - reached) / (duty.hot_water_c - cold_c)
    return np.clip(after, 0.0, 1.0)


def summer_capacity(
    columns: PumpColumns,
    cooling: CoolingColumns,
    duty: HeatPumpDuty,
    design: HeatPumpDesign,
    reach_k: float,
) -> SummerCapacity:
    """What machines give when it is as hot as at design."""
    outdoor = np.array([design.summer_outdoor_c or 0.0])
    there = cooling_performance(cooling, outdoor, reach_k)
    inside = there.inside[:, 0]
    unit_w = np.where(inside, there.full_w[:, 0], np.nan)
    lost_w = np.zeros(len(unit_w))
    if duty.makes_hot_water:
        hot = hot_water_performance_w(columns, duty, float(outdoor[0]), reach_k)
        reached = reached_c(columns, duty)
        asked = design.hot_water_w * (1.0 - after_heat_share(reached, duty, design.cold_water_c))
        lost_w = asked * unit_w / hot
    return SummerCapacity(
        unit_w=unit_w, unit_eer=np.where(inside, there.full_cop[:, 0], np.nan), lost_w=lost_w
    )


def hot_water_performance_w(
    columns: PumpColumns, duty: HeatPumpDuty, outdoor_c: float, reach_k: float
) -> FloatArray:
    """Heat of one unit that makes hot water at an outdoor temperature, W; nan: no figure there."""
    outdoor = np.array([outdoor_c, outdoor_c + 1.0])  # nodes are two at least
    source = outdoor if duty.source_c is None else np.full(2, duty.source_c)
    flow = np.broadcast_to(reached_c(columns, duty)[:, None], (len(columns.records), 2))
    made = performance(columns, Nodes(outdoor_c=outdoor, flow_c=flow, source_c=source), reach_k)
    cold = outdoor_c < figures_from_c(columns, reach_k) - 1e-9
    return np.where(cold, np.nan, made.full_w[:, 0])
