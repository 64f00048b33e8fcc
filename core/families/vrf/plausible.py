"""What can be seen from a record's own figures: that they are doubtful, and its IEER."""

import numpy as np

from core.families.vrf.columns import columns_of
from core.families.vrf.performance import at_load, stages_at
from core.families.vrf.plausibility import rated_ratios
from core.families.vrf.record import AirConditioner, VrfFlag

_NOTABLE = 0.02  # of a curve at the rated point
IEER_OFF = 0.2  # of the stated IEER: beyond it the curves say nothing of its part load
# AHRI 340/360: weight, share of the capacity, outdoor air of the four points; 19.4 °C wet bulb.
_POINTS = ((0.020, 1.0, 35.0), (0.617, 0.75, 27.5), (0.238, 0.50, 20.0), (0.125, 0.25, 18.3))
_WET_BULB_C = 19.4
_REACH_K = 20.0  # the points lie below the limits of most curves: held there, the worse value


def defects(record: AirConditioner) -> tuple[VrfFlag, ...]:
    """The flags a record's own figures call for, in the order of their declaration."""
    found = set()
    if max(abs(value - 1.0) for value in rated_ratios(record)) > _NOTABLE:
        found.add(VrfFlag.REFERENCE_OFF_2)
    if record.rated_eer is None:
        found.add(VrfFlag.NO_POWER)
    if record.old_iplv is not None:
        found.add(VrfFlag.OLD_IPLV)
    computed = ieer(record)
    if record.ieer is not None and computed is not None:
        off = abs(computed / record.ieer - 1.0)
        if off > IEER_OFF:
            found.add(VrfFlag.IEER_CONTRADICTED)
    return tuple(flag for flag in VrfFlag if flag in found)


def ieer(record: AirConditioner) -> float | None:
    """The IEER that the curves give, W/W; None where no power is stated.

    Loads are shares of the capacity at the first point; the supply fan runs with the compressor.
    """
    if record.rated_eer is None:
        return None
    columns = columns_of([record])
    outdoor = np.array([point[2] for point in _POINTS])
    stages = stages_at(columns, _WET_BULB_C, outdoor, _REACH_K, np.ones(1))
    load = stages.full_w[:, :1] * np.array([[point[1] for point in _POINTS]])
    power = at_load(columns, stages, load).power_w
    weights = np.array([point[0] for point in _POINTS])
    return float((weights * load[0] / power[0]).sum())


def reference_values(record: AirConditioner) -> dict[str, float]:
    """The curves of the last stage at the rated point, where each should be 1."""
    capacity, power = rated_ratios(record)
    return {"capacity_curve": capacity, "power_curve": power}
