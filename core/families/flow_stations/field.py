"""What lies in the field of rise and flow: speeds, efficiencies, preferred range, change-overs."""

from collections.abc import Iterator

import numpy as np

from core.content.curves import Area, Line, Name, Part, Upright
from core.families.flow_stations.columns import FloatArray
from core.families.flow_stations.evaluation import PREFERRED
from core.families.flow_stations.fleet import Fleet
from core.families.flow_stations.station import station
from core.study.plant import Staging
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_SPEEDS = (0.9, 0.8, 0.7, 0.6, 0.5)
_SLOWEST_DRAWN = 0.45
_STEPS = 20
_FINE = 400  # flows tried for change-overs
_MOST_CHANGES = 5


def full_speed(fleet: Fleet, units: int) -> Iterator[Line]:
    """The curves of one and more at full speed."""
    own, rise = fleet.machines.flows()[0], fleet.machines.rise[0]
    fastest = float(fleet.fastest[0])
    for number in range(1, units + 1):
        yield Line(
            name=Name(key="plot.station.units", figures=(figure("units", number, Kind.COUNT),)),
            x=own * number * fastest,
            y=rise * fastest**2,
            part=Part.MAIN,
            at=0.05 if number == 1 else 0.6,
        )


def slower(fleet: Fleet, units: int) -> Iterator[Line]:
    """All units at lower speeds, inside the preferred range alone."""
    own = _preferred(fleet)
    rise = fleet.machines.rise_at(own[None])[0]
    for speed in _SPEEDS:
        if speed >= float(fleet.slowest[0]):
            yield Line(
                name=Name(key="plot.station.speed", figures=(figure("speed", speed, Kind.SHARE),)),
                x=own * units * speed,
                y=rise * speed**2,
                part=Part.GRID,
                at=0.0,
            )


def rays(fleet: Fleet, units: int) -> Iterator[Line]:
    """Lines of equal efficiency of all units: the best one, and the ends of the preferred range."""
    own = _preferred(fleet)
    best = min(max(float(fleet.machines.best_flow[0]), own[0]), own[-1])
    for flow in dict.fromkeys((float(own[0]), best, float(own[-1]))):
        at = np.array([[flow]])
        rate = float(fleet.machines.efficiency_at(at)[0, 0])
        speeds = _speeds(fleet)
        yield Line(
            name=Name(key="plot.station.efficiency", figures=(figure("rate", rate, Kind.SHARE),)),
            x=flow * units * speeds,
            y=float(fleet.machines.rise_at(at)[0, 0]) * speeds**2,
            part=Part.GOOD,
            at=1.0,
        )


def preferred_areas(fleet: Fleet, units: int) -> Iterator[Area]:
    """The preferred range of one unit, and of more together, between the speeds that are drawn."""
    own, speeds = _preferred(fleet), _speeds(fleet)
    rise = fleet.machines.rise_at(own[None])[0]
    slow, fast = speeds[0], speeds[-1]
    # Along the slow end, up the right side, back along full speed, down the left side.
    flow = np.concatenate([own * slow, own[-1] * speeds, own[::-1] * fast, own[0] * speeds[::-1]])
    head = np.concatenate(
        [rise * slow**2, rise[-1] * speeds**2, rise[::-1] * fast**2, rise[0] * speeds[::-1] ** 2]
    )
    for number in range(1, units + 1):
        yield Area(x=flow * number, y=head, part=Part.GOOD)


def change_overs(fleet: Fleet, units: int, staging: Staging) -> Iterator[Upright]:
    """The flows from which another number of units runs."""
    flow = np.linspace(0.02, 1.0, _FINE) * fleet.duty.flow_m3s
    running = station(fleet, flow, units, staging).running[0]
    changes = np.flatnonzero(np.diff(running) != 0.0)
    if len(changes) > _MOST_CHANGES:
        return
    for at in changes:
        number = figure("units", int(running[at + 1]), Kind.COUNT)
        yield Upright(
            name=Name(key="plot.station.from", figures=(number,)),
            x=float(flow[at] + flow[at + 1]) / 2.0,
            part=Part.OTHER,
        )


def _preferred(fleet: Fleet) -> FloatArray:
    """Own flows of the preferred range, as far as the curve goes."""
    best = float(fleet.machines.best_flow[0])
    low = max(PREFERRED[0] * best, float(fleet.machines.flow_min[0]))
    return np.linspace(low, min(PREFERRED[1] * best, float(fleet.machines.flow_max[0])), _STEPS)


def _speeds(fleet: Fleet) -> FloatArray:
    slowest = max(_SLOWEST_DRAWN, float(fleet.slowest[0]))
    return np.linspace(slowest, float(fleet.fastest[0]), _STEPS)
