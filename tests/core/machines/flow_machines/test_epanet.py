"""Operating points against EPANET 2.2, of every pump in eight public benchmark networks.

Each pump of epanet_points.csv lifts from a reservoir at 0 m into one at the static head through one
pipe (Chezy–Manning, so that its loss goes with the square of the flow; the resistance in m/(m³/s)²
is that pipe's, from a run without the pump). Flow and head are EPANET's own results, with an
accuracy of 1e-7. The pumps' points are those of the networks (epyt 2.3.5.3, wntr 1.5.0): one point
or three make a power law H0 − B·Q^C there, more are joined by straight lines.
"""

import csv
from math import log
from pathlib import Path

import numpy as np
import pytest

from core.machines.flow_machines.curves import Curve, machines_of
from core.machines.flow_machines.meeting import meet
from core.machines.flow_machines.system import System

H = 3600.0
_FIGURES = Path(__file__).parent / "epanet_points.csv"
ROWS = list(csv.DictReader(_FIGURES.read_text(encoding="utf-8").splitlines()))


def head_curve(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Flows, m³/s, and heads of a network's pump, as EPANET reads its points."""
    points = [tuple(map(float, pair.split(":"))) for pair in text.split()]
    given = [(q / H, head) for q, head in points]
    reach = 2.0 * given[-1][0] if len(given) == 1 else 1.3 * given[-1][0]
    flow = np.linspace(0.0, reach, 600)
    if len(given) == 1:  # 4/3 of its head at no flow, and none at twice its flow
        ((design, head_m),) = given
        head = 4.0 / 3.0 * head_m - head_m / 3.0 * (flow / design) ** 2
    elif len(given) == 3:
        (_, shutoff), (q1, h1), (q2, h2) = given
        exponent = log((shutoff - h2) / (shutoff - h1)) / log(q2 / q1)
        head = shutoff - (shutoff - h1) * (flow / q1) ** exponent
    else:
        flow = np.union1d(flow[flow <= given[-1][0]], [q for q, _ in given])
        head = np.interp(flow, *zip(*given, strict=True))
    return flow[head > 0.0], head[head > 0.0]


@pytest.mark.parametrize("row", ROWS, ids=[row["pump"] for row in ROWS])
def test_a_pump_of_a_network_meets_its_system_where_epanet_says(row: dict[str, str]):
    flow, head = head_curve(row["points_m3h_m"])
    pump = machines_of([Curve(flow=flow, rise=head, power_w=np.ones(len(flow)))], 9806.65)
    met = meet(pump, System(static=float(row["static_m"]), resistance=float(row["resistance"])))
    assert met.flow[0, 0] * H == pytest.approx(float(row["flow_m3h"]), rel=1e-3)
    assert met.rise[0, 0] == pytest.approx(float(row["head_m"]), rel=1e-3)


def test_every_pump_of_the_networks_is_there():
    assert len(ROWS) == 55
