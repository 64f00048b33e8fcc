"""Viscous liquids by ANSI/HI 9.6.7: hand values, and what becomes of a curve."""

import numpy as np
import pytest

from core.machines.flow_machines.curves import Curve, machines_of
from core.machines.flow_machines.viscous import thickened, thickness

H = 3600.0
WORK = 900.0 * 9.80665


def test_the_example_of_110_cubic_metres_77_metres_and_120_square_millimetres():
    """16.5 · 10.954 · 1.3119/(5.828 · 7.370) = 5.52; log 0.742, to the 3.15th 0.3905, CQ 0.938;
    5.52^0.69 = 3.25, times 0.0547 = 0.1778, Cη = 5.52^-0.1778 = 0.738."""
    found = thickness(110.0 / H, 77.0, 2950.0, 120.0)
    assert float(found.parameter) == pytest.approx(5.52, abs=0.01)
    assert float(found.flow) == pytest.approx(0.938, abs=5e-4)
    assert float(found.efficiency) == pytest.approx(0.738, abs=5e-4)


def test_the_parameter_is_the_same_in_us_units():
    """26.6 ν^0.5 H^0.0625/(Q^0.375 n^0.25) with ft and gpm (264.172 gal a m³), to the constants."""
    found = thickness(np.array([50.0, 400.0]) / H, np.array([20.0, 60.0]), 1480.0, 60.0)
    gpm, feet = np.array([50.0, 400.0]) * 264.172 / 60.0, np.array([20.0, 60.0]) / 0.3048
    said = 26.6 * 60.0**0.5 * feet**0.0625 / (gpm**0.375 * 1480.0**0.25)
    assert found.parameter == pytest.approx(said, rel=5e-3)


def test_water_loses_nothing_and_what_loses_loses_of_all():
    flow = tuple(q / H for q in (20.0, 60.0, 110.0, 140.0))
    rise = (90.0, 87.0, 77.0, 66.0)
    curve = Curve(flow=flow, rise=rise, efficiency=(0.25, 0.56, 0.68, 0.62))
    pump = machines_of([curve], WORK)
    same = thickened(pump, thickness(pump.best_flow, pump.best_rise, 2950.0, 1.0))
    assert same.power_w == pytest.approx(pump.power_w)
    liquid = thickness(pump.best_flow, pump.best_rise, 2950.0, 120.0)
    thick = thickened(pump, liquid)
    at = pump.best_flow[:, None]
    assert thick.best_flow == pytest.approx(pump.best_flow * liquid.flow, rel=0.02)
    head = thick.rise_at(at * liquid.flow[:, None])
    assert head == pytest.approx(pump.rise_at(at) * liquid.flow, rel=1e-3)
    rate = thick.efficiency_at(at * liquid.flow[:, None])
    assert rate == pytest.approx(pump.efficiency_at(at) * liquid.efficiency, rel=1e-3)
    # At the least flow hardly any head is lost: 1 − (1 − CQ)(20/110)^0.75.
    share = (flow[0] / float(pump.best_flow[0])) ** 0.75
    low = thick.rise_at(thick.flow_min[:, None])[:, 0]
    assert low == pytest.approx(90.0 * (1.0 - (1.0 - liquid.flow) * share), rel=1e-3)
