"""How much air is lost through leaks: given as a share, or from a test without users."""

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.duty import CompressorDuty

FloatArray = NDArray[np.float64]

BLEED_FACTOR = 1.25  # leaks grow with pressure, and the test bleeds it away


def by_load_test(free_air_m3s: float, load_s: float, unload_s: float) -> float:
    """Leaks in m³/s, where one machine loads and unloads with no user on the net."""
    return free_air_m3s * load_s / (load_s + unload_s)


def by_bleed_down(
    volume_m3: float, from_pa: float, to_pa: float, seconds: float, inlet_pa: float
) -> float:
    """Leaks in m³/s of free air, where the net bleeds down with the compressors off."""
    return volume_m3 * (from_pa - to_pa) / (seconds * inlet_pa) * BLEED_FACTOR


def leak_flow(
    duty: CompressorDuty, flow: FloatArray, hours: FloatArray, inlet_pa: float
) -> float | None:
    """Leaks while the net is under pressure, m³/s; None where nothing is stated of them.

    A share is one of the mean flow of the hours with flow. They are part of the demand; more than
    the least demand of the year they cannot be.
    """
    runs = flow > 0.0
    if not runs.any():
        return None
    found = _tested(duty, inlet_pa)
    if found is None and duty.leak_share is not None:
        found = duty.leak_share * float(flow[runs] @ hours[runs] / hours[runs].sum())
    return None if found is None else min(found, float(flow[runs].min()))


def _tested(duty: CompressorDuty, inlet_pa: float) -> float | None:
    """By the test that was made; the net of a bleed-down is the receivers, if not told."""
    if duty.leak_test_m3s and duty.leak_load_s and duty.leak_unload_s:
        return by_load_test(duty.leak_test_m3s, duty.leak_load_s, duty.leak_unload_s)
    if duty.leak_bleed_s and duty.leak_from_pa and duty.leak_to_pa is not None:
        return by_bleed_down(
            duty.leak_net_m3 or duty.receiver,
            duty.leak_from_pa, duty.leak_to_pa, duty.leak_bleed_s, inlet_pa,
        )  # fmt: skip
    return None
