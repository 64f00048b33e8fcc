"""Power of a compressor that loads and unloads against a receiver.

While it runs loaded the receiver fills by what is not used; while it runs unloaded the receiver
empties. An oil-injected machine unloads with its sump under pressure: the inlet is shut and the
sump is blown down, so that the power falls only bit by bit to that of no load, and the sump has to
be filled again before air is given. The smaller the receiver, the less of the time is left at the
power of no load.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

BLOW_DOWN_S = 40.0  # to within 2 % of the pressure it ends at
RELOAD_S = 3.0  # from an empty sump to air on the net
SHUT_INLET = 0.92  # of full power: inlet shut, sump still under full pressure
BLOW_DOWN_LEFT = 0.02
_EDGE = 1e-9


def load_unload(
    capacity: FloatArray,
    no_load: FloatArray,
    stored_s: FloatArray,
    blow_down_s: FloatArray,
    full: FloatArray | float = 1.0,
) -> FloatArray:
    """Mean power over full-load power at mean flows over full flow, broadcast together.

    no_load: share of full power unloaded; stored_s: seconds of full flow that the receiver holds
    within the band; blow_down_s: 0 for machines without a sump; full: the power while it gives
    air, where that is not full power.
    """
    used = np.clip(capacity, _EDGE, 1.0 - _EDGE)
    decay = np.maximum(blow_down_s, _EDGE) / np.log(1.0 / BLOW_DOWN_LEFT)
    unloaded_s = stored_s / used
    left = np.where(blow_down_s > 0.0, np.exp(-unloaded_s / decay), 0.0)
    shut = np.maximum(SHUT_INLET * full, no_load) - no_load
    unloaded = no_load * unloaded_s
    unloaded = unloaded + np.where(blow_down_s > 0.0, shut * decay * (1.0 - left), 0.0)
    reload_s = np.where(blow_down_s > 0.0, RELOAD_S * (1.0 - left), 0.0)
    reloading = reload_s * (no_load + shut * left + full) / 2.0
    loaded_s = (stored_s + reload_s * used) / (1.0 - used)
    mean = (unloaded + reloading + full * loaded_s) / (unloaded_s + reload_s + loaded_s)
    ends = np.where(capacity <= 0.0, no_load, full)
    power: FloatArray = np.where((capacity > 0.0) & (capacity < 1.0), mean, ends)
    return power


def stored_seconds(
    tank_m3: float, band_pa: float, inlet_pa: float, free_air_m3s: FloatArray
) -> FloatArray:
    """Seconds of full flow that a receiver holds within a pressure band."""
    seconds: FloatArray = tank_m3 * band_pa / inlet_pa / free_air_m3s
    return seconds
