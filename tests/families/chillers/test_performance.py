"""Performance from curves: limits, part load, cycling, false loading, off."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.chillers.columns import columns_of
from core.families.chillers.performance import (
    best_relative_cop,
    cop,
    curve_values,
    efficient_band,
    full_load,
)
from core.families.chillers.performance import part_load as part_load_of
from core.families.chillers.record import TemperatureCurve
from tests.families.chillers.machines import machine, part_load

AT = np.array([30.0])  # entering the condenser
BIQUADRATIC = TemperatureCurve(
    coefficients=(0.9, 0.02, -0.001, 0.004, -0.0002, 0.0003),
    leaving_min_c=5.0, leaving_max_c=10.0, condenser_min_c=15.0, condenser_max_c=32.0,
)  # fmt: skip


def by_hand(x: float, y: float) -> float:
    c = BIQUADRATIC.coefficients
    return c[0] + c[1] * x + c[2] * x**2 + c[3] * y + c[4] * y**2 + c[5] * x * y


@given(x=st.floats(-20, 60), y=st.floats(-20, 80))
def test_values_are_held_at_the_limits_of_a_curve(x, y):
    """Beyond a limit the value is that at the limit, whatever the distance."""
    columns = columns_of([machine(capacity_curve=BIQUADRATIC)])
    inside = by_hand(min(max(x, 5.0), 10.0), min(max(y, 15.0), 32.0))
    value = curve_values(columns.capacity_curve, x, np.array([y]))[0, 0]
    assert value == pytest.approx(inside, rel=1e-12)


def test_capacity_and_power_are_those_of_the_model():
    """1,000 kW · CAPFT(7, 30); power that times EIRFT(7, 30)/5."""
    columns = columns_of([machine(capacity_curve=BIQUADRATIC, power_curve=BIQUADRATIC)])
    at = np.array([30.0])
    full, value = full_load(columns, 7.0, at, 3.0), by_hand(7.0, 30.0)
    assert full.capacity_w[0, 0] == pytest.approx(1e6 * value)
    assert full.power_w[0, 0] == pytest.approx(1e6 * value * value / 5)


def test_cycling_false_loading_and_off_are_three_things():
    """plr_min 0.2, least unloading 0.4, EIRFPLR = 0.2 + 0.8·PLR.

    0.3: false loading, power flat at 0.2 + 0.32 = 0.52. 0.1: cycling half the time at the
    lowest step, 0.52 · 0.5 · (1.13 − 0.065) = 0.2769. 0: off.
    """
    columns = columns_of([machine(plr_min=0.2, unloading_min=0.4)])
    state = part_load_of(columns, np.array([[0.0, 0.1, 0.3, 0.4, 1.0]]), 7.0, AT)
    assert state.power_ratio[0] == pytest.approx([0.0, 0.2769, 0.52, 0.52, 1.0])
    assert [place.tolist() for place in state.cycling] == [[0], [1]]
    assert [place.tolist() for place in state.false_loading] == [[0], [2]]


def test_a_cubic_part_load_curve():
    """0.1 + 0.2·0.5 + 0.3·0.25 + 0.4·0.125 = 0.325."""
    columns = columns_of([machine(part_load_curve=part_load(0.1, 0.2, 0.3, 0.4))])
    assert part_load_of(columns, np.array([[0.5]]), 7.0, AT).power_ratio[0, 0] == pytest.approx(
        0.325
    )


def test_a_fixed_loss_makes_full_load_the_best():
    """PLR/(0.2 + 0.8·PLR) rises with PLR; 90 % of 1.0 is reached at 0.18/0.28 = 0.643."""
    columns = columns_of([machine()])
    assert best_relative_cop(columns)[0] == pytest.approx(1.0)
    low, high = efficient_band(columns, 0.9)
    assert low[0] == pytest.approx(0.643, abs=0.003)
    assert high[0] == 1.0


def test_a_variable_speed_machine_is_best_at_part_load():
    """EIRFPLR = 0.1 + 0.9·PLR²: PLR/EIRFPLR is highest at PLR = sqrt(0.1/0.9) = 1/3: 1.6667."""
    columns = columns_of([machine(part_load_curve=part_load(0.1, 0.0, 0.9))])
    assert best_relative_cop(columns)[0] == pytest.approx(5 / 3, rel=1e-4)


@given(plr=st.just(0.0) | st.floats(1e-6, 1.0))
def test_power_never_falls_below_zero_and_cop_is_load_over_power(plr):
    columns = columns_of([machine()])
    value = cop(columns, 7.0, np.array([30.0]), np.array([[plr]]), 0.0)[0, 0]
    ratio = part_load_of(columns, np.array([[plr]]), 7.0, AT).power_ratio[0, 0]
    assert ratio >= 0.0
    assert np.isnan(value) if plr == 0 else value == pytest.approx(5.0 * plr / ratio)
