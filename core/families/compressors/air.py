"""Volumes of air: free air as the compressor draws it in, normal and standard volumes.

A normal cubic metre is dry air of 0 °C and 101.325 kPa (GB/T 2625), a standard one as compressor
makers mean it dry air of 20 °C and 100 kPa (ISO 8778). The compressor draws in moist air of the
site.
"""

from enum import StrEnum

from core.climate.psychrometrics import saturation_pressure

_ZERO_K = 273.15


class AirVolume(StrEnum):
    """What a flow is counted in; `choice.<value>` names it."""

    FREE = "free_air"
    NORMAL = "normal_air"  # 0 °C, 101.325 kPa, dry
    STANDARD = "standard_air"  # 20 °C, 100 kPa, dry


_CONDITIONS = {AirVolume.NORMAL: (0.0, 101_325.0), AirVolume.STANDARD: (20.0, 100_000.0)}


def free_air(volume: AirVolume, inlet_c: float, inlet_pa: float, humidity: float) -> float:
    """Free air of the site in one of a volume, m³/m³."""
    if volume is AirVolume.FREE:
        return 1.0
    at_c, at_pa = _CONDITIONS[volume]
    vapour = humidity * float(saturation_pressure(inlet_c))
    return (inlet_c + _ZERO_K) / (at_c + _ZERO_K) * at_pa / (inlet_pa - vapour)
