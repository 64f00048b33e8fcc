"""Full- and part-load performance from the curves, on arrays (machines × operating points).

The curves are those of EnergyPlus' electric EIR chiller:

    capacity = capacity_ref · CAPFT(leaving chilled, entering condenser)
    power    = capacity / COP_ref · EIRFT(same) · EIRFPLR(PLR) · cycling

Outside the limits of its curves a machine is judged by the worse of two values: the one held
at the limit, and the curve carried on to where the input is, no farther than the reach that is
allowed. Capacity is the lower and full-load power the higher of both, so that at no load the
power is below what either of them says. Where the curve carried on gives no capacity or no
power there is no figure (nan). Who asks for more than the reach above the upper limit has to
refuse; below the lower one (a plant keeps its condenser at the lowest temperature that the
machine admits, by a bypass or by its fans) the curve is carried on by the reach at most.

Three things happen below full unloading, and they are not the same:

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

from core.families.chillers.columns import ChillerColumns, CurveColumns

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Places = tuple[NDArray[np.int64], NDArray[np.int64]]

DEGRADATION_INTERCEPT = 1.13  # AHRI 551/591, degradation factor CD = 1.13 − 0.13·LF
DEGRADATION_SLOPE = 0.13
_BAND_STEPS = 401


@dataclass(frozen=True, slots=True, kw_only=True)
class FullLoad:
    """One unit at full load, W, (machines, points); nan: no figure."""

    capacity_w: FloatArray
    power_w: FloatArray


def curve_values(curves: CurveColumns, leaving_c: float, condenser_c: FloatArray) -> FloatArray:
    """Values of biquadratic curves, inputs held at their limits.

    condenser_c: (points,) for all machines or (machines, points); returns (machines, points).
    """
    x = np.clip(leaving_c, curves.leaving_min_c, curves.leaving_max_c)
    constant, linear, square = (each[:, None] for each in _quadratic(curves, x))
    y = np.clip(condenser_c, curves.condenser_min_c[:, None], curves.condenser_max_c[:, None])
    value = square * y
    value += linear
    value *= y
    value += constant
    return value


def _quadratic(curves: CurveColumns, x: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """With the leaving temperature fixed a biquadratic is a quadratic in the other input."""
    c = curves.coefficients
    return c[:, 0] + c[:, 1] * x + c[:, 2] * x**2, c[:, 3] + c[:, 5] * x, c[:, 4]


def full_load(
    columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray, reach_k: float
) -> FullLoad:
    """Capacity and power of one unit, by the worse of held and carried on beyond the limits.

    condenser_c: (points,) or (machines, points); reach_k: how far curves are carried on, K.
    """
    full = _relative(columns, leaving_c, condenser_c, reach_k)
    for values in (full.capacity_w, full.power_w):
        values *= columns.capacity_w[:, None]
    return full


def _relative(
    columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray, reach_k: float
) -> FullLoad:
    """The same for a machine of 1 W: curves of no size are read too."""
    capacity = curve_values(columns.capacity_curve, leaving_c, condenser_c)
    power = capacity * curve_values(columns.power_curve, leaving_c, condenser_c)
    power /= columns.cop[:, None]
    machine, point = np.nonzero(outside_limits(columns, leaving_c, condenser_c))
    if len(machine):
        at = machine, point
        _worse(columns, leaving_c, condenser_c, reach_k, at, capacity, power)
    return FullLoad(capacity_w=capacity, power_w=power)


def outside_limits(columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray) -> BoolArray:
    """Where either curve would be read beyond its limits, (machines, points)."""
    outside: BoolArray = condenser_c > columns.condenser_max_c[:, None]
    outside |= condenser_c < columns.condenser_min_c[:, None]
    leaving = (leaving_c < columns.leaving_min_c) | (leaving_c > columns.leaving_max_c)
    if leaving.any():
        outside |= leaving[:, None]
    return outside


def _worse(
    columns: ChillerColumns,
    leaving_c: float,
    condenser_c: FloatArray,
    reach_k: float,
    at: Places,
    capacity: FloatArray,
    power: FloatArray,
) -> None:
    """Put the worse values in place of the held ones at the places `at`."""
    machine = at[0]
    condenser = np.broadcast_to(condenser_c, capacity.shape)[at]
    carried = _carried(columns.capacity_curve, leaving_c, condenser, reach_k, machine)
    drawn = carried / columns.cop[machine]
    drawn *= _carried(columns.power_curve, leaving_c, condenser, reach_k, machine)
    known = (carried > 0.0) & (drawn > 0.0)
    capacity[at] = np.where(known, np.minimum(capacity[at], carried), np.nan)
    power[at] = np.where(known, np.maximum(power[at], drawn), np.nan)


def _carried(
    curves: CurveColumns,
    leaving_c: float,
    condenser_c: FloatArray,
    reach_k: float,
    machine: NDArray[np.int64],
) -> FloatArray:
    """Values of the curves of machines, each at its own temperature, carried on by the reach."""
    x = np.clip(leaving_c, curves.leaving_min_c - reach_k, curves.leaving_max_c + reach_k)
    constant, linear, square = _quadratic(curves, x)
    low, high = curves.condenser_min_c - reach_k, curves.condenser_max_c + reach_k
    y = np.clip(condenser_c, low[machine], high[machine])
    value: FloatArray = (square[machine] * y + linear[machine]) * y + constant[machine]
    return value


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


def power_share(columns: ChillerColumns, plr: FloatArray) -> FloatArray:
    """EIRFPLR, above the curve's upper limit no less than at it, (machines, points)."""
    value = part_load_factor(columns.part_load, plr)
    if (columns.curve_plr_max < 1.0).any():
        held = np.minimum(plr, columns.curve_plr_max[:, None])
        np.maximum(value, part_load_factor(columns.part_load, held), out=value)
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
    ratio = power_share(columns, np.maximum(plr, step))
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
    best: FloatArray = (plr / power_share(columns, plr)).max(axis=1)
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
    columns: ChillerColumns,
    leaving_c: float,
    condenser_c: FloatArray,
    plr: FloatArray,
    reach_k: float,
) -> FloatArray:
    """COP of one unit at (machines, points); nan where it is off or has no figure."""
    full = _relative(columns, leaving_c, condenser_c, reach_k)
    ratio = part_load(columns, plr).power_ratio
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(plr > 0, plr * full.capacity_w / (full.power_w * ratio), np.nan)
