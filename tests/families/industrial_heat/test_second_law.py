"""The COP of Lorenz."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.machines.second_law import lorenz_cop, mean_k

TEMPERATURE = st.floats(-30, 250)


def test_two_streams_worked_out_by_hand() -> None:
    """Sink 55 → 75 °C, source 25 → 15 °C.

    TH = 20 / ln(348.15 / 328.15) = 338.05 K, TL = 10 / ln(298.15 / 288.15) = 293.12 K.
    """
    assert float(mean_k(55.0, 75.0)) == pytest.approx(338.051, abs=1e-3)
    assert float(mean_k(25.0, 15.0)) == pytest.approx(293.122, abs=1e-3)
    assert float(lorenz_cop(25, 15, 55, 75)) == pytest.approx(338.051 / 44.929, rel=1e-4)


def test_between_streams_of_one_temperature_it_is_carnot() -> None:
    assert float(lorenz_cop(10, 10, 60, 60)) == pytest.approx(333.15 / 50.0)


def test_where_heat_flows_by_itself_there_is_no_limit() -> None:
    assert np.isinf(lorenz_cop(80, 70, 40, 60))


@given(TEMPERATURE, TEMPERATURE)
def test_a_mean_lies_between_its_ends(one: float, other: float) -> None:
    mean = float(mean_k(one, other)) - 273.15
    assert min(one, other) - 1e-6 <= mean <= max(one, other) + 1e-6


@given(TEMPERATURE, TEMPERATURE, TEMPERATURE, TEMPERATURE)
def test_entropy_is_kept(a: float, b: float, c: float, d: float) -> None:
    """At Lorenz's COP the sink gains the entropy the source loses: Q/TH = (Q − P)/TL."""
    cop = float(lorenz_cop(max(a, b), min(a, b), min(c, d), max(c, d)))
    if math.isinf(cop) or cop > 1e6:
        return
    high, low = float(mean_k(c, d)), float(mean_k(a, b))
    assert 1.0 / high == pytest.approx((1.0 - 1.0 / cop) / low, rel=1e-6)
