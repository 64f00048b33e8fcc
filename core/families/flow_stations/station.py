"""Equal units of a model through the points of a year: how many run, what they need."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.fleet import Fleet, each_at, header, most_flow, together
from core.study.plant import Staging

FloatArray = NDArray[np.float64]

T = TypeVar("T", bound=np.generic)

_MISSING = 1e-6  # of a flow: less than that is not missing


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRun:
    """A number of equal units at the points of a year, each (machines, points).

    running: how many run, 0 without flow; unmet: m³/s that is not given.
    """

    running: FloatArray
    input_w: FloatArray
    shaft_w: FloatArray
    unmet: FloatArray
    own_flow: FloatArray
    speed: FloatArray
    rise: FloatArray
    least: NDArray[np.bool_]


_PICKED = ("input_w", "shaft_w", "own_flow", "speed", "rise", "least")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picked:
    """Of each machine and point the way that is taken; none: no number can give the flow there.

    units: how many run; values: of that way by name, (machines, points).
    """

    units: NDArray[np.int64]
    none: NDArray[np.bool_]
    values: dict[str, FloatArray]


def station(fleet: Fleet, flow: FloatArray, carrying: int, staging: Staging) -> StationRun:
    """So many units of each machine at flows, (points,), as they are staged."""
    sequential = staging is Staging.SEQUENTIAL
    pick = _fewest(fleet, flow, carrying) if sequential else _best(fleet, flow, carrying, staging)
    runs, values = flow > 0.0, pick.values
    full = _short(fleet, flow, carrying) if (pick.none & runs).any() else None
    unmet = np.zeros(pick.none.shape)
    input_w, shaft_w = values["input_w"], values["shaft_w"]
    if full is not None:
        given, own_input, own_shaft = full
        short = pick.none & runs
        unmet = np.where(short, np.maximum(flow - given, 0.0), 0.0)
        input_w, shaft_w = np.where(short, own_input, input_w), np.where(short, own_shaft, shaft_w)
    return StationRun(
        running=np.where(runs, np.where(pick.none, carrying, pick.units), 0.0),
        input_w=np.where(runs, np.nan_to_num(input_w), 0.0),
        shaft_w=np.where(runs, np.nan_to_num(shaft_w), 0.0),
        unmet=np.where(unmet > _MISSING * flow, unmet, 0.0),
        own_flow=values["own_flow"],
        speed=values["speed"],
        rise=values["rise"],
        least=values["least"].astype(bool),
    )


def _fewest(fleet: Fleet, flow: FloatArray, carrying: int) -> _Picked:
    """The fewest units that can: more are looked at only where fewer cannot."""
    one = together(fleet, flow, 1)
    able, units = one.able.copy(), np.ones(one.able.shape, dtype=np.int64)
    values = {name: np.array(getattr(one, name), dtype=np.float64) for name in _PICKED}
    for number in range(2, carrying + 1):
        at = np.flatnonzero(~able.all(axis=0))
        if not len(at):
            break
        more = together(fleet, flow[at], number)
        machine, place = np.nonzero(more.able & ~able[:, at])
        where = machine, at[place]
        units[where], able[where] = number, True
        for name, found in values.items():
            found[where] = np.asarray(getattr(more, name))[machine, place]
    return _Picked(units=units, none=~able, values=values)


def _best(fleet: Fleet, flow: FloatArray, carrying: int, staging: Staging) -> _Picked:
    """All of them, or as many as need least; where all cannot, the number that needs least."""
    numbers = np.repeat(np.arange(1, carrying + 1), len(flow))
    ways = together(fleet, np.tile(flow, carrying), numbers)

    def by_number(values: NDArray[T]) -> NDArray[T]:
        return values.reshape(len(values), carrying, len(flow))

    able = by_number(ways.able)
    chosen = np.where(able, by_number(ways.input_w), np.inf).argmin(axis=1)
    if staging is Staging.EQUAL_SPLIT:
        chosen = np.where(able[:, -1], carrying - 1, chosen)
        chosen = np.where(able.any(axis=1), chosen, carrying - 1)
    none = ~np.logical_or.reduce(able, axis=1)
    return _Picked(
        units=chosen + 1,
        none=np.asarray(none, dtype=np.bool_),
        values={
            name: np.take_along_axis(by_number(getattr(ways, name)), chosen[:, None], axis=1)[:, 0]
            for name in _PICKED
        },
    )


def _short(fleet: Fleet, flow: FloatArray, units: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """What all units give where they cannot give all, and what they draw then."""
    rise = header(fleet, flow, units)
    each = most_flow(fleet, rise)
    full = each_at(fleet, each, rise)
    drawn, shaft = np.nan_to_num(full.input_w), np.nan_to_num(full.shaft_w)
    return each * units, drawn * units, shaft * units
