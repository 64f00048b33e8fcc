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

A machine of which more is known than three curves (core.families.chillers.solving) stands in the
same columns; its rows are solved, and its part load depends on the temperatures as well.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, CurveColumns
from core.families.chillers.solving import Solved

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Places = tuple[NDArray[np.int64], NDArray[np.int64]]

DEGRADATION_INTERCEPT = 1.13  # AHRI 551/591, degradation factor CD = 1.13 − 0.13·LF
DEGRADATION_SLOPE = 0.13
_BAND_STEPS = 401
_TINY = 1e-30


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
    for one in columns.solved:
        own = _own_points(condenser_c, one.row, capacity.shape)
        capacity[one.row], power[one.row] = one.full(leaving_c, own, reach_k)
    return FullLoad(capacity_w=capacity, power_w=power)


def _own_points(condenser_c: FloatArray, row: int, shape: tuple[int, ...]) -> FloatArray:
    """The condenser temperatures of one machine, (points,)."""
    own = condenser_c[row] if condenser_c.ndim > 1 else condenser_c
    return np.broadcast_to(own, shape[1:])


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


def power_share(
    columns: ChillerColumns, plr: FloatArray, leaving_c: float, condenser_c: FloatArray
) -> FloatArray:
    """Power over that at full load, from the lowest step upwards, (machines, points).

    EIRFPLR, above the curve's upper limit no less than at it.
    """
    value = _curve_share(columns, plr)
    for one in columns.solved:
        own = _own_points(condenser_c, one.row, value.shape)
        value[one.row] = one.model.ratio(leaving_c, own, np.broadcast_to(plr, value.shape)[one.row])
    return value


def _curve_share(columns: ChillerColumns, plr: FloatArray) -> FloatArray:
    value = part_load_factor(columns.part_load, plr)
    ending = np.flatnonzero(columns.curve_plr_max < 1.0)
    if len(ending):
        held = np.minimum(plr[ending], columns.curve_plr_max[ending, None])
        at_end = part_load_factor(columns.part_load[ending], held)
        value[ending] = np.maximum(value[ending], at_end)
    return value


def full_share(columns: ChillerColumns) -> FloatArray:
    """EIRFPLR at full load, which its curve need not meet, (machines,); 1 of what is solved."""
    value = part_load_factor(columns.part_load, np.ones((len(columns.records), 1)))[:, 0]
    value[[one.row for one in columns.solved]] = 1.0
    return value


def least_step(columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray) -> FloatArray:
    """The lowest step of units as a part-load ratio, (machines, points) or (machines, 1)."""
    step = columns.step_min[:, None]
    if not columns.solved:
        return step
    points = condenser_c.shape[-1]
    step = np.repeat(step, points, axis=1)
    for one in columns.solved:
        own = _own_points(condenser_c, one.row, step.shape)
        step[one.row] = one.model.least(leaving_c, own)
    return step


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


def power_ratio(
    columns: ChillerColumns, plr: FloatArray, leaving_c: float, condenser_c: FloatArray
) -> FloatArray:
    """What `part_load` says of the power alone, on whole arrays: for who has no use for places.

    In the precision of the columns and of `plr`.
    """
    ratio = _curve_share(columns, np.maximum(plr, columns.step_min[:, None]))
    runs = plr / np.maximum(columns.plr_min, _TINY)[:, None]
    np.minimum(runs, 1.0, out=runs)
    runs *= degradation(runs)
    ratio *= runs
    for one in columns.solved:
        own = _own_points(condenser_c, one.row, plr.shape)
        ratio[one.row] = one.state(leaving_c, own, plr[one.row]).ratio
    return ratio


def part_load(
    columns: ChillerColumns, plr: FloatArray, leaving_c: float, condenser_c: FloatArray
) -> PartLoad:
    """Power ratio and state of units at `plr` (0 … 1), (machines, points); 0 is off.

    condenser_c: (points,) or (machines, points).
    """
    step = columns.step_min[:, None]
    ratio = _curve_share(columns, np.maximum(plr, step))
    machine, point = np.nonzero(plr < step)
    low = plr[machine, point]
    runs = np.minimum(low / columns.plr_min[machine], 1.0)
    cycles = runs < 1.0
    ratio[machine, point] *= np.where(cycles, runs * degradation(runs), low > 0.0)
    on = low > 0.0
    cycling, falsely = cycles & on, ~cycles & on
    if columns.solved:
        return _solved_part_load(
            columns, plr, leaving_c, condenser_c, ratio,
            cycling=_marked(plr.shape, machine[cycling], point[cycling]),
            false_loading=_marked(plr.shape, machine[falsely], point[falsely]),
        )  # fmt: skip
    return PartLoad(
        power_ratio=ratio,
        cycling=(machine[cycling], point[cycling]),
        false_loading=(machine[falsely], point[falsely]),
    )


def _marked(
    shape: tuple[int, ...], machine: NDArray[np.int64], point: NDArray[np.int64]
) -> BoolArray:
    marked = np.zeros(shape, dtype=bool)
    marked[machine, point] = True
    return marked


def _solved_part_load(
    columns: ChillerColumns,
    plr: FloatArray,
    leaving_c: float,
    condenser_c: FloatArray,
    ratio: FloatArray,
    *,
    cycling: BoolArray,
    false_loading: BoolArray,
) -> PartLoad:
    """Put what is solved in the place of what the curves say."""
    for one in columns.solved:
        own = _own_points(condenser_c, one.row, plr.shape)
        state = one.state(leaving_c, own, plr[one.row])
        ratio[one.row] = state.ratio
        cycling[one.row], false_loading[one.row] = state.cycles, state.false_loads
    cycles, falsely = np.nonzero(cycling), np.nonzero(false_loading)
    return PartLoad(
        power_ratio=ratio,
        cycling=(cycles[0], cycles[1]),
        false_loading=(falsely[0], falsely[1]),
    )


def best_relative_cop(columns: ChillerColumns) -> FloatArray:
    """Highest PLR over the power share that a unit reaches, (machines,).

    With curves the course of COP over PLR is the same at every condition, so the best part load
    does not depend on the condition. What is solved is asked at its reference.
    """
    share = np.linspace(0.0, 1.0, _BAND_STEPS)[None, :]
    plr = columns.step_min[:, None] + share * (1.0 - columns.step_min[:, None])
    ratio = _curve_share(columns, plr)
    for one in columns.solved:
        ratio[one.row] = _at_reference(columns, one, plr[one.row])
    best: FloatArray = (plr / ratio).max(axis=1)
    return best


def _at_reference(columns: ChillerColumns, one: Solved, plr: FloatArray) -> FloatArray:
    """The power ratio of a solved machine at its reference temperatures, (points,)."""
    record = columns.records[one.row]
    condenser_c = np.full(len(plr), record.entering_condenser_c)
    return one.state(record.leaving_chilled_c, condenser_c, plr).ratio


def efficient_band(
    columns: ChillerColumns, efficient_share: float
) -> tuple[FloatArray, FloatArray]:
    """Lowest and highest PLR with COP ≥ efficient_share of the best, each (machines,)."""
    plr = np.linspace(0.0, 1.0, _BAND_STEPS)[None, :].repeat(len(columns.records), axis=0)
    ratio = part_load(replace(columns, solved=()), plr, 0.0, np.zeros(1)).power_ratio
    for one in columns.solved:
        ratio[one.row] = _at_reference(columns, one, plr[one.row])
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
    ratio = part_load(columns, plr, leaving_c, condenser_c).power_ratio
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(plr > 0, plr * full.capacity_w / (full.power_w * ratio), np.nan)
