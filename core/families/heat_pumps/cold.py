"""What heat pumps give at the two outdoor temperatures by which low-ambient units are bought."""

from collections.abc import Mapping

import numpy as np

from core.families.heat_pumps.columns import figures_from_c
from core.families.heat_pumps.performance import FloatArray, Nodes, performance
from core.families.heat_pumps.plant import Bank
from core.selection.family import Situation

NOMINAL_C, LOW_C = -12.0, -20.0  # GB/T 25127: nominal and low-temperature heating
_FIELDS = {"heat_m12_w": NOMINAL_C, "heat_m20_w": LOW_C}


def cold_heat(bank: Bank, situation: Situation) -> Mapping[str, FloatArray]:
    """Full-load heat of one unit with the design's supply, W, (machines,).

    nan where a machine has no figure there, and of those that take their heat from elsewhere.
    """
    at = np.array(list(_FIELDS.values()))
    columns, supply_c = bank.columns, situation.design.supply_c
    reach_k = situation.study.criteria.beyond_limits_k
    nodes = Nodes(outdoor_c=at, flow_c=np.full(len(at), supply_c), source_c=at)
    heat = performance(columns, nodes, reach_k).full_w
    known = (at >= figures_from_c(columns, reach_k)[:, None] - 1e-9) & (
        supply_c <= columns.outlet_limit_c[:, None] + 1e-6
    )
    heat = np.where(known & np.isnan(columns.rated_source_c)[:, None], heat, np.nan)
    return dict(zip(_FIELDS, heat.T, strict=True))
