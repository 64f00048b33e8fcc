"""Numbers of a fan as GB 19761 forms them: specific speed and pressure coefficient."""

from math import pi, sqrt


def specific_speed(flow: float, pressure: float, density: float, rpm: float) -> float:
    """ns of GB 19761: 5.54 n √q / (1.2 p/ρ)^0.75, m³/s, Pa of total pressure."""
    ns: float = 5.54 * rpm * sqrt(flow) / (1.2 * pressure / density) ** 0.75
    return ns


def pressure_coefficient(pressure: float, density: float, size_mm: float, rpm: float) -> float:
    """ψ = p/(ρ u²)."""
    tip = pi * size_mm / 1e3 * rpm / 60.0
    return pressure / (density * tip**2)
