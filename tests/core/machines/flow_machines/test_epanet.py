"""Operating points against EPANET 2.2.

Each pump of a public benchmark network, one head point or three, lifts from a reservoir at 0 m into
one at the static head through one pipe (Chezy–Manning, so that its loss goes with the square of the
flow; k is that pipe's, from a run without the pump). Flow and head are EPANET's own results.
"""

import numpy as np
import pytest

from core.machines.flow_machines.curves import Curve, machines_of
from core.machines.flow_machines.fitted import NoPowerLaw, of_one_point, power_law, rise_of
from core.machines.flow_machines.meeting import meet
from core.machines.flow_machines.system import System

# network and pump, (m³/h, m), static m, k m/(m³/s)², EPANET: m³/h, m
POINTS = [
    (
        "L-TOWN-PUMP_1",
        [(0.0, 126.67), (27.3856, 88.669), (49.999, 0.0)],
        35.4676,
        2.17387e06,
        20.43,
        105.511,
    ),
    (
        "Battle_of_the_Calibration_Networks_System-PU1",
        [(0.0, 86.0), (241.2, 62.0), (399.6, 37.0)],
        24.8,
        6573.22,
        260.55,
        59.233,
    ),
    (
        "Battle_of_the_Calibration_Networks_System-PU6",
        [(0.0, 148.0), (118.8, 136.0), (280.8, 37.0)],
        54.4,
        43439.9,
        147.26,
        127.088,
    ),
    ("Net1-9", [(340.6871, 76.2)], 30.48, 2617.34, 411.11, 64.613),
    (
        "Net3-335",
        [(0.0, 60.96), (1816.9977, 42.0624), (3179.7459, 26.2128)],
        16.825,
        30.1522,
        2620.83,
        32.805,
    ),
    (
        "Net6-PUMP-3830",
        [(0.0, 112.776), (2618.7479, 64.008), (3154.7622, 48.768)],
        25.6032,
        11.3773,
        3551.61,
        36.677,
    ),
    (
        "Net6-PUMP-3833",
        [(0.0, 115.824), (2602.8491, 54.864), (3154.7622, 36.576)],
        21.9456,
        11.5636,
        3297.42,
        31.647,
    ),
    (
        "Net6-PUMP-3835",
        [(0.0, 65.532), (965.28, 44.9885), (1135.6235, 19.5072)],
        17.9954,
        162.858,
        1064.01,
        32.222,
    ),
    (
        "Net6-PUMP-3837",
        [(0.0, 65.532), (965.28, 44.9885), (1135.6235, 18.288)],
        17.9954,
        162.858,
        1061.22,
        32.147,
    ),
    (
        "Net6-PUMP-3839",
        [(0.0, 67.6656), (681.3741, 32.3088), (1362.7482, 6.4008)],
        12.9235,
        412.254,
        735.13,
        30.114,
    ),
    (
        "Net6-PUMP-3843",
        [(0.0, 62.484), (170.3435, 44.196), (340.6871, 22.86)],
        17.6784,
        16617.2,
        150.17,
        46.594,
    ),
    (
        "Net6-PUMP-3845",
        [(0.0, 65.2272), (170.3435, 46.3296), (340.6871, 21.9456)],
        18.5318,
        16617.2,
        153.11,
        48.592,
    ),
    (
        "Net6-PUMP-3848",
        [(0.0, 75.2856), (113.5624, 73.152), (227.1247, 54.2544)],
        29.2608,
        48989.6,
        108.14,
        73.470,
    ),
    (
        "Net6-PUMP-3852",
        [(0.0, 56.388), (567.8118, 45.72), (760.8678, 19.812)],
        18.288,
        670.349,
        635.90,
        39.203,
    ),
    (
        "Net6-PUMP-3854",
        [(0.0, 60.96), (136.2748, 44.196), (272.5496, 24.384)],
        17.6784,
        30127.8,
        113.03,
        47.378,
    ),
    (
        "Net6-PUMP-3860",
        [(0.0, 91.44), (101.0705, 43.8912), (113.5624, 24.384)],
        17.5565,
        66843,
        89.18,
        58.573,
    ),
    (
        "Net6-PUMP-3862",
        [(0.0, 88.392), (99.9349, 42.0624), (113.5624, 24.384)],
        16.825,
        68887.6,
        86.30,
        56.416,
    ),
    (
        "Net6-PUMP-3867",
        [(0.0, 56.388), (19.3056, 51.816), (40.8824, 24.384)],
        20.7264,
        5.52221e06,
        9.07,
        55.744,
    ),
    (
        "Net6-PUMP-3872",
        [(0.0, 82.296), (908.4988, 68.58), (1499.0231, 45.72)],
        27.432,
        191.432,
        1327.56,
        53.464,
    ),
    (
        "Net6-PUMP-3876",
        [(0.0, 60.96), (227.1247, 45.72), (386.112, 15.24)],
        18.288,
        7716.28,
        218.96,
        46.833,
    ),
]


@pytest.mark.parametrize(("name", "points", "static", "k", "flow", "head"), POINTS)
def test_a_pump_of_a_network_meets_its_system_where_epanet_says(
    name: str,
    points: list[tuple[float, float]],
    static: float,
    k: float,
    flow: float,
    head: float,
):
    si = [(q / 3600.0, h) for q, h in points]
    law = of_one_point(*si[0]) if len(si) == 1 else power_law(si[0][1], si[1], si[2])
    flows = np.linspace(0.0, 2.0 * si[-1][0], 400)
    rise = rise_of(law, flows)
    gives = rise > 0.0
    pump = machines_of(
        [Curve(flow=flows[gives], rise=rise[gives], power_w=np.ones(int(gives.sum())))], 9806.65
    )
    met = meet(pump, System(static=static, resistance=k))
    assert met.flow[0, 0] * 3600.0 == pytest.approx(flow, rel=1e-3), name
    assert met.rise[0, 0] == pytest.approx(head, rel=1e-3), name


def test_three_points_that_do_not_fall_make_no_curve():
    with pytest.raises(NoPowerLaw):
        power_law(40.0, (0.1, 42.0), (0.2, 20.0))
