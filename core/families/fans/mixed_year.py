"""What stations of several models of fans come to in a year, beyond what all stations do."""

from collections.abc import Sequence

import numpy as np

from core.families.fans.duty import FanDuty
from core.families.flow_stations.columns import FloatArray, FlowColumns
from core.families.flow_stations.mixed_year import OfGroups, drawn_at_design
from core.plant.plant_year import PlantYear
from core.selection.family import Situation

_S_PER_H = 3600.0


def of_plants(
    columns: FlowColumns,
    situation: Situation,
    years: Sequence[PlantYear],
    each: Sequence[OfGroups],
) -> dict[str, FloatArray]:
    """What only fans tell of stations of several models; hours in which any of them stalls."""
    duty: FanDuty = situation.duty
    top = duty.machines(columns).top_flow
    stalled = []
    for year, groups in zip(years, each, strict=True):
        machine = np.array([group.machine for group in year.groups])
        stalls = (groups.own_flow < top[machine][:, None]).any(axis=0)
        stalled.append(float(year.mixing.hours[stalls].sum()))
    drawn = np.array([drawn_at_design(year) for year in years])
    return {
        "specific_fan_power": drawn / (duty.flow_m3s * _S_PER_H),
        "stall_hours": np.array(stalled),
    }
