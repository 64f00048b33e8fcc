"""How a number of units runs at the operating points: heat, what it takes, what it draws."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.load.profile import Profile

FloatArray = NDArray[np.float64]
_ROUNDING = 1e-9
PRICE = "price_per_kwh"  # of electricity, a column where the order of running asks for it
# EN 14825 with the default coefficient of water-based machines: of the power at full load, the
# part that runs on while a compressor is off.
CYCLING = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Plants:
    """Candidates as columns (pairs,): units that carry the load are all alike."""

    cop: FloatArray
    unit_w: FloatArray
    carrying: FloatArray  # units
    min_load: FloatArray  # share of a unit below which it cycles
    built_heat: FloatArray  # heat of all stages over the heat to the sink


def cycling_factor(plr: FloatArray, min_load: FloatArray) -> FloatArray:
    """By how much cycling lowers the COP at a part load; 1 where a unit runs through."""
    on = np.minimum(plr / min_load, 1.0)  # share of the time, while it cycles
    factor: FloatArray = on / (CYCLING * on + 1.0 - CYCLING)
    return factor


def cycling_input(plr: FloatArray, min_load: FloatArray) -> FloatArray:
    """Input over that at full load: part load over `cycling_factor`, at no load its limit."""
    on = np.minimum(plr / min_load, 1.0)
    drawn: FloatArray = np.where(
        on < 1.0, min_load * (CYCLING * on + 1.0 - CYCLING), plr
    )  # fmt: skip
    return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Every candidate at every point, (pairs, points), W.

    heat + unmet is the demand; heat is power + taken.
    """

    heat: FloatArray
    unmet: FloatArray
    power: FloatArray
    taken: FloatArray
    running: FloatArray  # units
    plr: FloatArray  # of each running unit; 0 where none runs
    factor: FloatArray  # by which cycling lowers the COP
    waits: NDArray[np.bool_] | None = None  # where the boiler heats, for it costs less


def run(plants: Plants, profile: Profile, more: FloatArray | None = None) -> Run:
    """As much of the demand as units and source allow; the fewest units, equal shares.

    more: units that run besides those that carry the load, (pairs, points).
    """
    load = profile.columns["load_w"][None, :]
    cop, unit = plants.cop[:, None], plants.unit_w[:, None]
    units = plants.carrying[:, None] if more is None else plants.carrying[:, None] + more
    able = np.minimum(load, units * unit)
    if "source_w" in profile.columns:
        able = np.minimum(able, profile.columns["source_w"][None, :] * cop / (cop - 1.0))
    running = np.ceil(able / unit - _ROUNDING)
    plr = np.divide(able, running * unit, out=np.zeros_like(able), where=running > 0.0)
    factor = cycling_factor(plr, plants.min_load[:, None])
    real = cop * np.where(running > 0.0, factor, 1.0)
    # Below a COP of 1 a machine that barely runs would draw more than it gives: then it stays
    # off, and the demand unmet.
    stays_off = real <= 1.0
    heat = np.where(stays_off, 0.0, able)
    power = heat / np.where(stays_off, 1.0, real)
    return Run(
        heat=heat,
        unmet=load - heat,
        power=power,
        taken=heat - power,
        running=np.where(stays_off, 0.0, running),
        plr=np.where(stays_off, 0.0, plr),
        factor=np.where(stays_off, 0.0, factor),
    )
