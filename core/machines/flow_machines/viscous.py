"""What a liquid thicker than water takes from a centrifugal pump: ANSI/HI 9.6.7, parameter B.

Of the best point with water (Q in m³/h, H of one stage in m), n in r/min and ν in mm²/s:

    B = 16.5 ν^0.5 H^0.0625 / (Q^0.375 n^0.25),  CQ = 2.71^(−0.165 (log10 B)^3.15)
    CH = 1 − (1 − CQ) (Q/Qbest)^0.75,  Cη = B^(−0.0547 B^0.69)

Up to B = 1 nothing is lost; from 40 on the method says nothing. It rests on tests of conventional
radial wheels with 3 to 260 m³/h and 6 to 130 m a stage, up to 3,000 mm²/s. Figures are those of the
speed of the curve: slower the loss is somewhat greater (B goes with 1/√n).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.machines.flow_machines.curves import FlowMachines, tabled

FloatArray = NDArray[np.float64]

B_MOST = 40.0
SPECIFIC_SPEED_MOST = 60.0  # n √Q/H^0.75 in r/min, m³/s and m: radial wheels
_LEAST = 0.05  # of the head, far beyond the best flow: no pump is run there
_S_PER_H = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thickness:
    """Parameter B and, at the best point, the factors of flow and head and of the efficiency."""

    parameter: FloatArray
    flow: FloatArray
    efficiency: FloatArray


def thickness(
    flow_m3s: ArrayLike, head_m: ArrayLike, rpm: ArrayLike, viscosity_mm2_s: float
) -> Thickness:
    """Of pumps with that best point with water; head_m: of one stage. All (machines,)."""
    flow = np.asarray(flow_m3s, dtype=np.float64) * _S_PER_H
    head, speed = np.asarray(head_m, dtype=np.float64), np.asarray(rpm, dtype=np.float64)
    b = 16.5 * viscosity_mm2_s**0.5 * head**0.0625 / (flow**0.375 * speed**0.25)
    beyond = np.clip(b, 1.0, B_MOST)
    return Thickness(
        parameter=b,
        flow=2.71 ** (-0.165 * np.log10(beyond) ** 3.15),
        efficiency=beyond ** (-0.0547 * beyond**0.69),
    )


def thickened(machines: FlowMachines, liquid: Thickness) -> FlowMachines:
    """The same machines with that liquid: flows, rises and efficiencies fall, power rises."""
    flow = machines.flows()
    share = flow / machines.best_flow[:, None]
    rise = np.maximum(1.0 - (1.0 - liquid.flow[:, None]) * share**0.75, _LEAST)
    power = liquid.flow[:, None] * rise / liquid.efficiency[:, None]
    return tabled(
        flow * liquid.flow[:, None],
        machines.rise * rise,
        machines.power_w * power,
        machines.work,
    )
