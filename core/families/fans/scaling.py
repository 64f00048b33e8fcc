"""Types of wheels made to a duty by the fan laws: their size and speed.

    q ~ n D³,  p ~ ρ n² D²,  P ~ ρ n³ D⁵

On a motor's shaft the speed is that of its poles, and one size puts the duty on the curve: where
q'·p'^-1.5 of the curve is q·s²·p^-1.5 of the duty (s: the speed over the curve's). Behind a belt
the speed is free, and the duty lies at the best point. Only the falling part of the curve counts.
Nothing is said of sizes and tip speeds outside the record's limits: there the efficiency is not
known to be kept, nor the wheel to be strong enough.
"""

from dataclasses import dataclass
from math import ceil, pi, sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.fans.columns import CURVE_DENSITY, columns_of
from core.families.fans.record import Fan
from core.keeping.keeping import keep_latest
from core.machines.flow_machines.affinity import scale
from core.machines.flow_machines.curves import FlowMachines

FloatArray = NDArray[np.float64]

LOADED_SHARE = 0.985  # of the synchronous speed, of a loaded motor; assumed
_POLES = (2, 4, 6, 8)
_STEP_MM = 5.0
_NEAR = (0.7, 1.2)  # of the best flow: no wheel is chosen to work farther off
_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A size and a speed; efficiency: where it gives the duty."""

    size_mm: float
    speed_rpm: float
    efficiency: float


def motor_speeds(frequency_hz: float) -> tuple[float, ...]:
    """Speeds of loaded motors of two to eight poles, r/min."""
    return tuple(120.0 * frequency_hz / poles * LOADED_SHARE for poles in _POLES)


def size_for(
    fan: Fan, flow: float, pressure: float, density: float, speeds: tuple[float, ...] | None,
    *, static: bool,
) -> Made | None:  # fmt: skip
    """The size and speed of a type that gives flow and pressure best; None: none within limits.

    speeds: of the motors that may turn it; None: any, behind a belt.
    """
    like = _falling(fan, static=static)
    if like is None or fan.impeller_mm is None or fan.speed_rpm is None:
        return None
    machines, own, rise = like.machines, like.own, like.rise
    asked = pressure * CURVE_DENSITY / density
    if speeds is None:
        best = float(np.clip(machines.best_flow[0], own[0], own[-1]))
        at = float(np.interp(best, own, rise))
        speeds = (fan.speed_rpm * sqrt(best * at**-1.5 * asked**1.5 / flow),)
    place = own * rise**-1.5
    found = []
    for rpm in speeds:
        share = rpm / fan.speed_rpm
        wanted = flow * share**2 * asked**-1.5
        if not place[0] <= wanted <= place[-1]:
            continue
        at_flow = float(np.interp(wanted, place, own))
        larger = sqrt(asked / float(np.interp(at_flow, own, rise))) / share
        size = ceil(larger * fan.impeller_mm / _STEP_MM - 1e-9) * _STEP_MM
        rate = float(machines.efficiency_at(np.array([[at_flow]]))[0, 0])
        made = Made(size_mm=size, speed_rpm=rpm, efficiency=rate)
        if _allowed(fan, made):
            found.append(made)
    return max(found, key=lambda one: one.efficiency, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Falling:
    """A type's curve, and own flows and rises of the part near its best point that falls."""

    machines: FlowMachines
    own: FloatArray
    rise: FloatArray


@keep_latest(1024)
def _falling(fan: Fan, *, static: bool) -> _Falling | None:
    """Of a type of the catalog; None: its pressure is not known so, or falls nowhere."""
    columns = columns_of([fan])
    if not (columns.has_static[0] if static else columns.has_total[0]):
        return None
    machines = columns.static if static else columns.machines
    own, rise = _stable(machines)
    return _Falling(machines=machines, own=own, rise=rise) if len(own) > 1 else None


def _stable(machines: FlowMachines) -> tuple[FloatArray, FloatArray]:
    """Own flows and rises near the best point, of the part that falls alone."""
    flow, rise = machines.flows()[0], machines.rise[0]
    best = float(machines.best_flow[0])
    from_flow = max(flow[int(rise.argmax())], _NEAR[0] * best)
    here = (flow >= from_flow) & (flow <= _NEAR[1] * best) & (rise > 0.0)
    here[1:] &= np.diff(rise) < 0.0
    return flow[here], rise[here]


def _allowed(fan: Fan, made: Made) -> bool:
    low, high = fan.size_from_mm or 0.0, fan.size_to_mm or np.inf
    return low <= made.size_mm <= high and tip_speed(made.size_mm, made.speed_rpm) <= (
        fan.tip_speed_max or np.inf
    )


def tip_speed(size_mm: float, speed_rpm: float) -> float:
    """Of a wheel, m/s."""
    return pi * size_mm / 1e3 * speed_rpm / 60.0


def scaled(fan: Fan, size_mm: float, speed_rpm: float) -> Fan:
    """A type in another size at another speed, at the density of its curve."""
    assert fan.impeller_mm is not None and fan.speed_rpm is not None  # noqa: S101, PT018
    by = scale(speed=speed_rpm / fan.speed_rpm, diameter=size_mm / fan.impeller_mm)
    outlet = fan.outlet_m2
    return msgspec.structs.replace(
        fan,
        impeller_mm=size_mm,
        speed_rpm=_short(speed_rpm),
        outlet_m2=None if outlet is None else _short(outlet * (size_mm / fan.impeller_mm) ** 2),
        rated_flow_m3s=_short(fan.rated_flow_m3s * by.flow),
        rated_pressure_pa=_short(fan.rated_pressure_pa * by.pressure),
        curve=tuple(
            (_short(q * by.flow), _short(p * by.pressure), _short(w * by.power))
            for q, p, w in fan.curve
        ),
        size_from_mm=None,
        size_to_mm=None,
    )


def _short(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
