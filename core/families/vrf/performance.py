"""Cooling and heating of one unit, on arrays (machines × points).

    capacity of a stage = share · rated capacity · C(indoor wet bulb, outdoor dry bulb)
    power of a stage    = that / rated EER · E(same)

C and E are biquadratics. Beyond the limits of its curves a machine is judged as chillers are
(core.families.chillers.performance): by the worse of the value held at the limit and of the curve
carried on, which is no farther than the reach admitted; farther above there is no figure.

A machine in stages runs the stage below the load and the one above it in turn, so between two
stages the power is a straight line. Below its lowest stage it starts and stops, each running hour
at CD = 1.13 − 0.13·LF times the power of that stage (AHRI 340/360, LF the share of the hour). A
compressor with variable speed follows its part-load polynomial down to its least load, and
cycles likewise below it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.vrf.columns import VrfColumns
from core.families.vrf.record import AirConditioner

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_PLR_STEPS = 33
DEGRADATION = (1.13, 0.13)  # CD = 1.13 − 0.13·LF, AHRI 340/360


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What each stage of one unit does at points, W, (machines, stages, points); nan: no figure."""

    capacity_w: FloatArray
    power_w: FloatArray

    @property
    def full_w(self) -> FloatArray:
        """Capacity of the last stage, (machines, points)."""
        return self.capacity_w[:, -1]

    @property
    def full_power_w(self) -> FloatArray:
        """Its power, (machines, points)."""
        return self.power_w[:, -1]


def _values(c: FloatArray, x: FloatArray, y: FloatArray) -> FloatArray:
    """Biquadratics at points: c (machines, stages, 6), x (machines, 1), y (machines, points)."""
    one = c[:, :, :, None]
    x, y = x[:, None, :], y[:, None, :]
    straight = one[:, :, 0] + x * (one[:, :, 1] + x * one[:, :, 2])
    bent: FloatArray = straight + y * (one[:, :, 3] + x * one[:, :, 5] + y * one[:, :, 4])
    return bent


def stages_at(
    columns: VrfColumns,
    indoor_wet_bulb_c: float,
    outdoor_c: FloatArray,
    reach_k: float,
    factor: FloatArray,
) -> Stages:
    """Capacity and power of every stage; outdoor_c is (points,), factor (machines,) on capacity."""
    inside = np.clip(indoor_wet_bulb_c, columns.indoor_min_c, columns.indoor_max_c)
    low, high = columns.outdoor_min_c[:, None], columns.outdoor_max_c[:, None]
    given = np.broadcast_to(outdoor_c, (len(columns.records), len(outdoor_c)))
    held = np.clip(given, low, high)
    carried_in = np.clip(
        indoor_wet_bulb_c, columns.indoor_min_c - reach_k, columns.indoor_max_c + reach_k
    )
    carried = np.clip(given, low - reach_k, high)
    carried = np.where(given > high, given, carried)
    size = (columns.share * columns.cooling_w[:, None])[:, :, None]
    draw = (columns.share * columns.power_w[:, None])[:, :, None]
    at_limit = _values(columns.capacity, inside[:, None], held)
    beyond = _values(columns.capacity, carried_in[:, None], carried)
    power = at_limit * _values(columns.input, inside[:, None], held)
    power_beyond = beyond * _values(columns.input, carried_in[:, None], carried)
    known = (beyond > 0.0) & (power_beyond > 0.0) & (given <= high + reach_k)[:, None, :]
    capacity = np.where(known, np.minimum(at_limit, beyond), np.nan)
    power = np.where(known, np.maximum(power, power_beyond), np.nan)
    return Stages(capacity_w=size * capacity * factor[:, None, None], power_w=draw * power)


def beyond_limits(columns: VrfColumns, outdoor_c: FloatArray) -> BoolArray:
    """Where curves are read beyond the outdoor limits, (machines, points)."""
    low, high = columns.outdoor_min_c[:, None], columns.outdoor_max_c[:, None]
    beyond: BoolArray = (outdoor_c < low) | (outdoor_c > high)
    return beyond


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLoad:
    """What units do at loads, (machines, points)."""

    power_w: FloatArray
    cycling: BoolArray


def at_load(columns: VrfColumns, stages: Stages, load_w: FloatArray) -> PartLoad:
    """Power of one unit that carries `load_w`, (machines, points), no more than its capacity."""
    load = np.minimum(load_w, stages.full_w)
    power, cycling = _in_stages(stages, load)
    if columns.modulating.any():
        by_speed, slow = _by_speed(columns, stages, load)
        power = np.where(columns.modulating[:, None], by_speed, power)
        cycling = np.where(columns.modulating[:, None], slow, cycling)
    return PartLoad(power_w=power, cycling=cycling & (load > 0.0))


def _on_and_off(share: FloatArray) -> FloatArray:
    """Mean power over that of running, of a machine that runs a share of the time."""
    most, fall = DEGRADATION
    return share * (most - fall * share)


def _in_stages(stages: Stages, load: FloatArray) -> tuple[FloatArray, BoolArray]:
    first, power_first = stages.capacity_w[:, 0], stages.power_w[:, 0]
    cycling = load < first
    power = power_first * _on_and_off(np.minimum(load / first, 1.0))
    for stage in range(1, stages.capacity_w.shape[1]):
        below, above = stages.capacity_w[:, stage - 1], stages.capacity_w[:, stage]
        start, end = stages.power_w[:, stage - 1], stages.power_w[:, stage]
        wide = np.where(above > below, above - below, 1.0)
        between = start + (end - start) * np.clip((load - below) / wide, 0.0, 1.0)
        power = np.where(load > below, between, power)
    return power, cycling


def _by_speed(
    columns: VrfColumns, stages: Stages, load: FloatArray
) -> tuple[FloatArray, BoolArray]:
    ratio = load / stages.full_w
    least = columns.plr_min[:, None]
    running = np.maximum(ratio, least)
    share = power_share(columns, running)
    on = np.where(least > 0.0, np.minimum(ratio / np.where(least > 0.0, least, 1.0), 1.0), 1.0)
    return stages.full_power_w * share * _on_and_off(on), ratio < least


def power_share(columns: VrfColumns, plr: FloatArray) -> FloatArray:
    """Power over that at full load, by the part-load polynomials, (machines, points)."""
    a, b, c, d = (columns.part_load[:, i : i + 1] for i in range(4))
    share: FloatArray = (a + plr * (b + plr * (c + plr * d))) / (a + b + c + d)
    return share


def best_cop(columns: VrfColumns, stages: Stages) -> FloatArray:
    """The best of all loads at each outdoor temperature, (machines, points)."""
    by_stage = stages.capacity_w / stages.power_w
    plr = np.linspace(1.0 / _PLR_STEPS, 1.0, _PLR_STEPS)[None, :]
    running = plr >= columns.plr_min[:, None]
    gain = np.where(running, plr / power_share(columns, np.broadcast_to(plr, running.shape)), 0.0)
    of_full = by_stage[:, -1] * gain.max(axis=1, initial=1.0)[:, None]
    best: FloatArray = np.where(columns.modulating[:, None], of_full, by_stage.max(axis=1))
    return best


def polynomial(terms: tuple[float, ...], x: float) -> float:
    """A polynomial, lowest power first."""
    return float(np.polynomial.Polynomial(terms)(x)) if terms else 1.0


def heating_at(record: AirConditioner, outdoor_wet_bulb_c: float) -> tuple[float, float] | None:
    """Heat and power of one unit, W; None below the coldest point, or where it does not heat.

    Above the mildest point it is held there.
    """
    if not record.heating_points or record.rated_heating_w is None:
        return None
    at, capacity, per_heat = np.array(record.heating_points).T
    if outdoor_wet_bulb_c < at[0]:
        return None
    heat = record.rated_heating_w * float(np.interp(outdoor_wet_bulb_c, at, capacity))
    if record.rated_heating_cop is None:
        return heat, np.nan
    ratio = float(np.interp(outdoor_wet_bulb_c, at, per_heat))
    return heat, heat / record.rated_heating_cop * ratio
