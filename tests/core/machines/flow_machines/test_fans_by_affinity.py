"""A fan by the laws of affinity: VTK T31C, measured at 1,480 r/min and 1.0 m.

26,712 m³/h, 3,162 Pa, η 0.866: 27.1 kW. At 0.8 m and 1,900 r/min: flow × 1.2838·0.8³ = 0.6573,
pressure × 1.2838²·0.8² = 1.0548, power × their product.
"""

import pytest

from core.machines.flow_machines.affinity import scale


def test_a_smaller_wheel_at_a_higher_speed():
    new = scale(speed=1900.0 / 1480.0, diameter=0.8)
    assert new.flow == pytest.approx(0.6573, abs=5e-5)
    assert new.pressure == pytest.approx(1.0548, abs=5e-5)
    assert new.flow * 26712.0 == pytest.approx(17560.0, abs=5.0)
    assert new.pressure * 3162.0 == pytest.approx(3335.0, abs=0.5)
    power_kw = 26712.0 / 3600.0 * 3162.0 / 0.866 / 1e3
    assert power_kw == pytest.approx(27.1, abs=0.05)
    assert new.power * power_kw == pytest.approx(18.8, abs=0.05)
    assert new.power == pytest.approx(new.flow * new.pressure)


def test_thinner_air_takes_pressure_and_power_but_no_head():
    thin = scale(density=1.0 / 1.2)
    assert (thin.flow, thin.head) == (1.0, 1.0)
    assert thin.pressure == thin.power == pytest.approx(1.0 / 1.2)
