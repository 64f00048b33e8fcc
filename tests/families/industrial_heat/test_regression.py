"""The class regressions of Jesper et al. against a maker's map, and their limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.industrial_heat.regression import ABOVE_100, UP_TO_100
from core.machines.second_law import lorenz_cop
from tests.families.industrial_heat.cases import MAP, records

POINTS = np.array(records()[MAP].points)


def test_on_the_159_points_of_the_220_kw_map_the_mean_error_is_7_percent() -> None:
    source, sink, heat, power = POINTS.T
    error = UP_TO_100.cop(source, sink) / (heat / power) - 1.0
    assert len(error) == 159
    assert np.isfinite(error).all()
    assert np.abs(error).mean() == pytest.approx(0.071, abs=0.001)
    assert error.mean() == pytest.approx(0.0, abs=0.005)


def test_the_stated_band_holds_nearly_all_of_them() -> None:
    source, sink, heat, power = POINTS.T
    error = np.abs(UP_TO_100.cop(source, sink) / (heat / power) - 1.0)
    assert np.count_nonzero(error <= UP_TO_100.band) == 154


@pytest.mark.parametrize(("lift_k", "low", "high"), [(30.0, 5.7, 6.5), (70.0, 2.2, 2.8)])
def test_above_100_degrees_the_band_meets_what_a_review_reports(
    lift_k: float, low: float, high: float
) -> None:
    """Arpagaus et al. 2018, Energy 152:985, abstract: COP at 120 °C."""
    cop = float(ABOVE_100.cop(120.0 - lift_k, 120.0))
    assert cop * (1.0 - ABOVE_100.band) <= high
    assert cop * (1.0 + ABOVE_100.band) >= low


@pytest.mark.parametrize(
    ("fit", "source_c", "sink_c"),
    [
        (UP_TO_100, 20.0, 29.9),  # lift below 10 K
        (UP_TO_100, 10.0, 88.1),  # above 78 K
        (UP_TO_100, -10.1, 40.0),
        (UP_TO_100, 60.1, 90.0),
        (UP_TO_100, 50.0, 100.1),
        (ABOVE_100, 100.0, 124.9),  # lift below 25 K
        (ABOVE_100, 30.0, 125.1),  # above 95 K
        (ABOVE_100, 24.9, 110.0),
        (ABOVE_100, 110.1, 150.0),
        (ABOVE_100, 60.0, 99.9),
        (ABOVE_100, 90.0, 160.1),
    ],
)
def test_outside_its_limits_there_is_no_value(fit: object, source_c: float, sink_c: float) -> None:
    assert isinstance(fit, type(UP_TO_100))
    assert np.isnan(fit.cop(source_c, sink_c))


@given(st.floats(-10, 110), st.floats(20, 160), st.sampled_from([UP_TO_100, ABOVE_100]))
def test_no_value_reaches_carnot_between_its_temperatures(
    source_c: float, sink_c: float, fit: object
) -> None:
    assert isinstance(fit, type(UP_TO_100))
    cop = float(fit.cop(source_c, sink_c))
    carnot = float(lorenz_cop(source_c, source_c, sink_c, sink_c))
    assert np.isnan(cop) or 1.0 < cop < carnot


@given(
    source=st.floats(-40.0, 150.0), sink=st.floats(0.0, 220.0), fit=st.sampled_from(["low", "high"])
)
def test_beyond_its_limits_a_regression_has_no_value(source: float, sink: float, fit: str) -> None:
    """Nothing is carried on: a class is judged within the limits of its fit, or not at all."""
    one = UP_TO_100 if fit == "low" else ABOVE_100
    inside = (
        one.source_c[0] <= source <= one.source_c[1]
        and one.sink_out_c[0] <= sink <= one.sink_out_c[1]
        and one.lift_k[0] <= sink - source <= one.lift_k[1]
    )
    assert np.isfinite(float(one.cop(source, sink))) == inside
