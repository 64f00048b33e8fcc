"""What a power supply loses at a load."""

import numpy as np
from numpy.typing import NDArray

from core.families.power_supplies.record import PowerSupply

FloatArray = NDArray[np.float64]


def loss_share(record: PowerSupply, load_share: FloatArray) -> FloatArray:
    """Loss over the rated output, at loads over it."""
    loads = np.array(record.supply_loads)
    losses = loads * (1.0 / np.array(record.supply_efficiencies) - 1.0)
    found: FloatArray = np.interp(load_share, loads, losses)
    return found


def efficiency(record: PowerSupply, load_share: FloatArray) -> FloatArray:
    """Output over input; 0 at no load."""
    return load_share / (load_share + loss_share(record, load_share))
