"""The load of a motor, by what was measured: input power, current, slip, GB/T 12497-2006."""

from dataclasses import dataclass
from math import sqrt

UNSURE_BELOW = 0.5  # of a current: magnetising current dominates there
OVERSIZED_BELOW = 0.4  # 大马拉小车
ASSUMED = 0.7  # where nothing is known; a choice, and marked


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRate:
    """Shaft power over rated power; None where the figures contradict each other."""

    value: float | None
    unsure: bool = False
    refused: str = ""


def by_input_power(measured_kw: float, rated_kw: float, efficiency: float) -> LoadRate:
    """Shaft power by the rated efficiency, 0 to 1."""
    return LoadRate(value=measured_kw * efficiency / rated_kw)


def by_current(measured_a: float, rated_a: float, measured_v: float, rated_v: float) -> LoadRate:
    """The share of the rated current, at the voltage that was met."""
    value = measured_a / rated_a * measured_v / rated_v
    return LoadRate(value=value, unsure=value < UNSURE_BELOW)


def by_slip(poles: int, frequency_hz: float, rated_rpm: float, measured_rpm: float) -> LoadRate:
    """The share of the rated slip: the last choice, rated speeds may be off by a fifth."""
    synchronous = 120.0 * frequency_hz / poles
    if measured_rpm > synchronous:
        return LoadRate(value=None, refused="faster than synchronous")
    if rated_rpm >= synchronous:
        return LoadRate(value=None, refused="rated speed is the synchronous one")
    return LoadRate(value=(synchronous - measured_rpm) / (synchronous - rated_rpm), unsure=True)


def by_losses(
    measured_kw: float, rated_kw: float, efficiency: float, no_load_kw: float
) -> LoadRate:
    """GB/T 12497-2006: the load at which no-load and load losses make up the input."""
    varying = (1.0 / efficiency - 1.0) * rated_kw - no_load_kw
    inside = rated_kw**2 / 4.0 + varying * (measured_kw - no_load_kw)
    if varying <= 0.0 or inside < 0.0:
        return LoadRate(value=None, refused="losses contradict each other")
    return LoadRate(value=(sqrt(inside) - rated_kw / 2.0) / varying)
