"""What enters the condenser: water from the tower, or outdoor air."""

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.families.chillers.duty import ChillerDuty
from core.machines.condenser import Condenser
from core.vocabulary.problem import Problem

FloatArray = NDArray[np.float64]


def entering_condenser_c(
    wet_bulb_c: FloatArray, dry_bulb_c: FloatArray, duty: ChillerDuty
) -> FloatArray:
    """Entering condenser temperature at each wet and dry bulb, °C.

    Water: the wet bulb and the tower's approach, or the dry bulb and that of a dry cooler, not
    below the lower limit, which their control holds. Air: the dry bulb.
    """
    if duty.condenser is Condenser.AIR:
        return dry_bulb_c
    outdoor_c = outdoor_of(wet_bulb_c, dry_bulb_c, duty)
    return np.maximum(outdoor_c + duty.rejection_approach_k, duty.condenser_floor_c)


def outdoor_of(wet_bulb_c: FloatArray, dry_bulb_c: FloatArray, duty: ChillerDuty) -> FloatArray:
    """The temperature of the air that cooling water goes by: of the two, that of its coolers."""
    return dry_bulb_c if duty.rejects_dry else wet_bulb_c


def design_condenser_c(station: Station, duty: ChillerDuty) -> float:
    """Entering condenser temperature at design conditions, °C.

    As the duty gives it; else from the station's summer wet bulb (4.1.7) and the approach, or
    its summer dry bulb (4.1.6). Raises Problem `station_without_wet_bulb`: six stations of the
    annex have none, and none is guessed.
    """
    if duty.entering_condenser_c is not None:
        return duty.entering_condenser_c
    if duty.condenser is Condenser.AIR:
        return station.summer_db_c
    if duty.rejects_dry:
        return max(station.summer_db_c + duty.rejection_approach_k, duty.condenser_floor_c)
    if station.summer_wb_c is None:
        raise Problem("station_without_wet_bulb", f"site.station: {station.id} {station.title}")
    return max(station.summer_wb_c + duty.tower_approach_k, duty.condenser_floor_c)
