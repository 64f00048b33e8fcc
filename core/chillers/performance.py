"""Full- and part-load performance from the curves, on arrays (machines × operating points).

The curves are those of EnergyPlus' electric EIR chiller:

    capacity = capacity_ref · CAPFT(leaving chilled, entering condenser)
    power    = capacity / COP_ref · EIRFT(same) · EIRFPLR(PLR) · cycling

An input beyond a curve's limits is held at the limit; whoever calls asks `beyond` how far
it was and says so. Three things happen below full unloading, and they are not the same:

    cycling        below `plr_min` the machine starts and stops; each running hour costs
                   CD = 1.13 − 0.13·LF times the power of its lowest step (AHRI 551/591
                   §6.2.3), LF being the share of the hour it runs
    false loading  between `plr_min` and its least unloading the compressor cannot go
                   further down; the power stays flat while hot gas makes up the load
    off            no load, no power
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.chillers.columns import ChillerColumns, CurveColumns

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Places = tuple[NDArray[np.int64], NDArray[np.int64]]

DEGRADATION_INTERCEPT = 1.13  # AHRI 551/591, degradation factor CD = 1.13 − 0.13·LF
DEGRADATION_SLOPE = 0.13
_BAND_STEPS = 401


def curve_values(curves: CurveColumns, leaving_c: float, condenser_c: FloatArray) -> FloatArray:
    """Values of biquadratic curves, inputs held at their limits.

    condenser_c: (points,) for all machines or (machines, points); returns (machines, points).
    """
    x = np.clip(leaving_c, curves.leaving_min_c, curves.leaving_max_c)
    c = curves.coefficients
    # With the leaving temperature fixed a biquadratic is a quadratic in the other input.
    constant = (c[:, 0] + c[:, 1] * x + c[:, 2] * x**2)[:, None]
    linear = (c[:, 3] + c[:, 5] * x)[:, None]
    square = c[:, 4][:, None]
    y = np.clip(condenser_c, curves.condenser_min_c[:, None], curves.condenser_max_c[:, None])
    value = square * y
    value += linear
    value *= y
    value += constant
    return value


def full_capacity_w(
    columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray
) -> FloatArray:
    """Full-load capacity of one unit, W, (machines, points)."""
    return columns.capacity_w[:, None] * curve_values(
        columns.capacity_curve, leaving_c, condenser_c
    )


def full_power_factor(
    columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray
) -> FloatArray:
    """Input power over capacity at EIRFPLR = 1, W/W, (machines, points)."""
    return curve_values(columns.power_curve, leaving_c, condenser_c) / columns.cop[:, None]


def part_load_factor(part_load: FloatArray, plr: FloatArray) -> FloatArray:
    """EIRFPLR: power at `plr` relative to full load; (machines, 4) and (machines, points)."""
    cubic = bool(part_load[:, 3].any())  # most curves are quadratic: one pass less
    value = part_load[:, 3:4] * plr if cubic else part_load[:, 2:3] * plr
    if cubic:
        value += part_load[:, 2:3]
        value *= plr
    value += part_load[:, 1:2]
    value *= plr
    value += part_load[:, 0:1]
    return value


def degradation(load_factor: FloatArray) -> FloatArray:
    """CD for a machine that runs `load_factor` (0 … 1) of the time at its lowest step."""
    return DEGRADATION_INTERCEPT - DEGRADATION_SLOPE * load_factor


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLoad:
    """What part load does to units.

    power_ratio: power over full-load power at the same temperatures, (machines, points).
    Points below a unit's lowest step are few, so they are kept as places: `cycling` and
    `false_loading` are the machines and points, two index arrays each, where units do so.
    """

    power_ratio: FloatArray
    cycling: Places
    false_loading: Places


def part_load(columns: ChillerColumns, plr: FloatArray) -> PartLoad:
    """Power ratio and state of units at `plr` (0 … 1), (machines, points); 0 is off."""
    step = columns.step_min[:, None]
    ratio = part_load_factor(columns.part_load, np.maximum(plr, step))
    machine, point = np.nonzero(plr < step)
    low = plr[machine, point]
    runs = np.minimum(low / columns.plr_min[machine], 1.0)
    cycles = runs < 1.0
    ratio[machine, point] *= np.where(cycles, runs * degradation(runs), low > 0.0)
    on = low > 0.0
    cycling, falsely = cycles & on, ~cycles & on
    return PartLoad(
        power_ratio=ratio,
        cycling=(machine[cycling], point[cycling]),
        false_loading=(machine[falsely], point[falsely]),
    )


def best_relative_cop(columns: ChillerColumns) -> FloatArray:
    """Highest PLR / EIRFPLR a unit reaches, (machines,).

    In this model the course of COP over PLR is the same at every condition, so the best
    part load at a condition does not depend on the condition.
    """
    share = np.linspace(0.0, 1.0, _BAND_STEPS)[None, :]
    plr = columns.step_min[:, None] + share * (1.0 - columns.step_min[:, None])
    best: FloatArray = (plr / part_load_factor(columns.part_load, plr)).max(axis=1)
    return best


def efficient_band(
    columns: ChillerColumns, efficient_share: float
) -> tuple[FloatArray, FloatArray]:
    """Lowest and highest PLR with COP ≥ efficient_share of the best, each (machines,)."""
    plr = np.linspace(0.0, 1.0, _BAND_STEPS)[None, :].repeat(len(columns.records), axis=0)
    ratio = part_load(columns, plr).power_ratio
    inside = (plr >= efficient_share * best_relative_cop(columns)[:, None] * ratio) & (plr > 0)
    low = plr[0][inside.argmax(axis=1)]
    high = plr[0][plr.shape[1] - 1 - inside[:, ::-1].argmax(axis=1)]
    return low, high


def cop(
    columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray, plr: FloatArray
) -> FloatArray:
    """COP of one unit at (machines, points); nan where it is off."""
    ratio = part_load(columns, plr).power_ratio
    factor = full_power_factor(columns, leaving_c, condenser_c)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(plr > 0, plr / (factor * ratio), np.nan)
