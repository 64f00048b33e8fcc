"""What one machine gives at design conditions, with its pipes and indoor units."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.vrf.columns import VrfColumns
from core.families.vrf.design import VrfDesign
from core.families.vrf.duty import VrfDuty
from core.families.vrf.performance import heating_at, polynomial, stages_at
from core.families.vrf.record import AirConditioner, System

FloatArray = NDArray[np.float64]
MOST_CONNECTED = 1.3  # above it the sources' factor turns down; makers' usual limit, assumed


@dataclass(frozen=True, slots=True, kw_only=True)
class AtDesign:
    """One unit of each machine, W, (machines,); nan: no figure, heat also: none asked for."""

    cooling_w: FloatArray
    power_w: FloatArray
    heating_w: FloatArray
    heating_power_w: FloatArray


def capacity_factors(columns: VrfColumns, duty: VrfDuty) -> FloatArray:
    """What pipes and the connected ratio make of the capacity, (machines,)."""
    return np.array([_connected(one, duty) * pipe_factor(one, duty) for one in columns.records])


def _connected(record: AirConditioner, duty: VrfDuty) -> float:
    """Indoor units of less than the outdoor unit limit it; of more they add a little."""
    ratio = duty.connected_ratio
    if record.system is not System.MULTI_SPLIT:
        return 1.0
    if ratio <= 1.0:
        return ratio
    return max(polynomial(record.connected, min(ratio, MOST_CONNECTED)), 1.0)


def pipe_factor(record: AirConditioner, duty: VrfDuty) -> float:
    """Of the capacity at an equivalent length of pipe; 1 where the source tells nothing."""
    if record.system is not System.MULTI_SPLIT or duty.pipe_length_m is None:
        return 1.0
    return min(polynomial(record.pipe, duty.pipe_length_m), 1.0)


def at_design(columns: VrfColumns, design: VrfDesign, duty: VrfDuty, reach_k: float) -> AtDesign:
    """One unit of each machine at design conditions."""
    factor = capacity_factors(columns, duty)
    outdoor = np.array([design.summer_outdoor_c])
    stages = stages_at(columns, design.indoor_wet_bulb_c, outdoor, reach_k, factor)
    heats = [_heat(one, design, duty) for one in columns.records]
    return AtDesign(
        cooling_w=stages.full_w[:, 0],
        power_w=stages.full_power_w[:, 0],
        heating_w=np.array([heat for heat, _ in heats]),
        heating_power_w=np.array([power for _, power in heats]),
    )


def _heat(record: AirConditioner, design: VrfDesign, duty: VrfDuty) -> tuple[float, float]:
    """Heat of one unit, less what too few indoor units cannot give; its pipes are not told."""
    if design.winter_wet_bulb_c is None:
        return np.nan, np.nan
    found = heating_at(record, design.winter_wet_bulb_c)
    if found is None:
        return np.nan, np.nan
    heat, power = found
    few = min(duty.connected_ratio, 1.0) if record.system is System.MULTI_SPLIT else 1.0
    return heat * few, power


def design_beyond_k(columns: VrfColumns, design: VrfDesign) -> FloatArray:
    """How far the design conditions lie outside the limits of the curves, K, (machines,)."""
    outdoor, indoor = design.summer_outdoor_c, design.indoor_wet_bulb_c
    each = (
        columns.outdoor_min_c - outdoor, outdoor - columns.outdoor_max_c,
        columns.indoor_min_c - indoor, indoor - columns.indoor_max_c,
    )  # fmt: skip
    beyond: FloatArray = np.maximum(np.max(each, axis=0), 0.0)
    return beyond
