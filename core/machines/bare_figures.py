"""Figures without units: which units they can have, by their size and by what they are together.

A list may say 制冷量 1055 beside 输入功率 178 and leave the units out. A family declares for such
figures the units they are usually printed in, between what they lie, and what they make together,
as a COP or an efficiency; catalog.files.maker_tables.bare_units finds the units that go with all
of it, and marks them as guesses. The bounds are wide: they part units, not machines.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BareFigure:
    """The units a figure is usually printed in, and between what it lies, SI (temperatures °C)."""

    units: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What figures make together: `size` times the product of each to its power, SI.

    None of a list is above `high`, and the median is not below `low`: a curve begins at nothing.
    """

    powers: Mapping[str, float]
    low: float
    high: float
    size: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BareFigures:
    """The figures of a family that may come without units, by role, and their relations."""

    figures: Mapping[str, BareFigure]
    relations: tuple[Relation, ...] = ()


_WATER_J_M3K = 4.19e6


def celsius(low: float, high: float) -> BareFigure:
    """A temperature between °C."""
    return BareFigure(units=("°C", "°F"), low=low, high=high)


def warming(heat: str, flow: str, low: float, high: float) -> Relation:
    """By how many kelvin a heat, W, warms a flow of water, m³/s."""
    return Relation(powers={heat: 1.0, flow: -1.0}, size=1.0 / _WATER_J_M3K, low=low, high=high)


WATER_FLOW = BareFigure(units=("m³/h", "L/s", "gpm"), low=1e-5, high=10.0)
LENGTH = BareFigure(units=("mm", "m", "ft"), low=0.2, high=20.0)
PRESSURE_DROP = BareFigure(units=("kPa", "bar", "psi"), low=3e3, high=3e5)
RATING = BareFigure(units=("kW", "hp"), low=60.0, high=3e7)
