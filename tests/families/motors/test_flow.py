"""Pumps and fans on their system: affinity laws, static head, throttling (reference: affinity)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.motors.flow import (
    controlled_power,
    controlled_speed,
    machine_head,
    system_head,
    throttled_power,
)

FLOWS = np.linspace(0.05, 1.0, 96)


def test_without_static_head_80_per_cent_flow_takes_51_2_per_cent_power():
    """Q ~ n, P ~ n³: 0.8³ = 0.512."""
    flow = np.array([0.8])
    assert controlled_speed(flow, 0.0, 1.25) == pytest.approx(0.8)
    assert controlled_power(flow, 0.0, 1.25) == pytest.approx(0.512)


def test_with_40_per_cent_static_head_the_saving_is_smaller_by_what_the_system_says():
    """By hand, H0 = 1.25, q = 0.8: s = 0.4 + 0.6·0.64 = 0.784;
    n² = (0.784 + 0.25·0.64)/1.25 = 0.7552, n = 0.86902; x = q/n = 0.92057;
    e = x(2 − x) = 0.99369; p = 0.8·0.784/0.99369 = 0.63118.
    """
    flow = np.array([0.8])
    assert controlled_speed(flow, 0.4, 1.25)[0] == pytest.approx(0.86902, abs=1e-5)
    assert controlled_power(flow, 0.4, 1.25)[0] == pytest.approx(0.63118, abs=1e-5)
    assert controlled_power(flow, 0.4, 1.25) > controlled_power(flow, 0.0, 1.25)


@given(static=st.floats(0, 0.95), shutoff=st.floats(1.02, 2.0))
def test_throttling_costs_more_than_speed_control_below_full_flow(static, shutoff):
    below = FLOWS[:-1]
    assert np.all(throttled_power(below, shutoff) > controlled_power(below, static, shutoff))


@given(static=st.floats(0, 0.95), shutoff=st.floats(1.02, 2.0))
def test_at_full_flow_both_are_the_rated_point(static, shutoff):
    full = np.array([1.0])
    assert throttled_power(full, shutoff) == pytest.approx(1.0)
    assert controlled_power(full, static, shutoff) == pytest.approx(1.0)
    assert machine_head(full, shutoff) == pytest.approx(system_head(full, static))
