"""What one unit gives at design conditions: heat in winter, cooling in summer."""

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.columns import PumpColumns, figures_from_c
from core.families.heat_pumps.demands import SummerCapacity, summer_capacity
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.performance import Nodes, performance
from core.families.heat_pumps.plant import Bank
from core.selection.family import Situation

FloatArray = NDArray[np.float64]


def unit_heat_w(bank: Bank, design: HeatPumpDesign) -> FloatArray:
    """Heat of one unit at design conditions, W, (machines,); nan where it does not run there."""
    return at_design(bank, design, bank.giving.full_w)


def summer_of(bank: Bank, situation: Situation) -> SummerCapacity | None:
    """Cooling of the machines at summer design conditions; None: none is asked."""
    if bank.cooling is None:
        return None
    return summer_capacity(
        bank.columns, bank.cooling.columns, situation.duty, situation.design, bank.cooling.reach_k
    )


def circulation_of_cooling_w(bank: Bank, situation: Situation) -> FloatArray | None:
    """Power of the pump of one unit that cools, W, (machines,); None: no cooling is asked."""
    summer = summer_of(bank, situation)
    if summer is None:
        return None
    power: FloatArray = situation.duty.circulation_ratio * np.nan_to_num(summer.unit_w)
    return power


def at_design(bank: Bank, design: HeatPumpDesign, values: FloatArray) -> FloatArray:
    """Values of nodes at the outdoor design temperature, (machines,); nan outside the limits."""
    left, share = _around_design(bank.nodes, design)
    both = values[:, left], values[:, left + 1]
    supply_c = design.supply_c if bank.rooms_heated else -np.inf
    return _at_design(bank.columns, bank.figures_from_c, design.outdoor_c, supply_c, both, share)


def screened_heat_w(
    columns: PumpColumns, nodes: Nodes, design: HeatPumpDesign, reach_k: float
) -> FloatArray:
    """The same as `unit_heat_w` of machines that are laid out at the design temperature alone."""
    left, share = _around_design(nodes, design)
    full_w = performance(columns, nodes.part(left, left + 2), reach_k).full_w
    both = full_w[:, 0], full_w[:, 1]
    from_c = figures_from_c(columns, reach_k)
    return _at_design(columns, from_c, design.outdoor_c, design.supply_c, both, share)


def _around_design(nodes: Nodes, design: HeatPumpDesign) -> tuple[int, float]:
    """The node below the outdoor design temperature, and the share of the way to the next."""
    place = (design.outdoor_c - nodes.outdoor_c[0]) / nodes.step_k
    left = int(np.clip(place, 0, len(nodes.outdoor_c) - 2))
    return left, place - left


def _at_design(
    columns: PumpColumns,
    from_c: FloatArray,
    outdoor_c: float,
    supply_c: float,
    both: tuple[FloatArray, FloatArray],
    share: float,
) -> FloatArray:
    """Between the values of two nodes; nan outside the limits."""
    found = both[0] + share * (both[1] - both[0])
    cold = outdoor_c < from_c - 1e-9
    hot = supply_c > columns.outlet_limit_c + 1e-6
    return np.where(cold | hot, np.nan, found)
