"""GB/T 12497-2006 by its formulas, worked out for a motor of 15 kW."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.motors.economic_operation import (
    Nameplate,
    Operation,
    economic_operation,
    load_ratio,
)


def of(*values: float) -> np.ndarray:
    return np.array(values)


PLATE = Nameplate(
    power_w=of(15e3), efficiency=of(0.921), voltage_v=of(380.0), current_a=of(28.8),
    no_load_loss_w=of(450.0), no_load_current_a=of(11.5),
)  # fmt: skip


def test_the_example_of_15_kw_at_7_kw_of_input() -> None:
    """β 0.4265, comprehensive efficiency 83.79 %, rated 87.91 %: permitted."""
    ratio = load_ratio(PLATE, of(7000.0))
    found = economic_operation(PLATE, ratio)
    assert ratio[0] == pytest.approx(0.4265, abs=5e-5)
    assert 100 * found.comprehensive_efficiency[0] == pytest.approx(83.79, abs=5e-3)
    assert 100 * found.rated_comprehensive_efficiency[0] == pytest.approx(87.91, abs=5e-3)
    assert found.operation.tolist() == [Operation.PERMITTED]


def test_what_goes_in_is_what_comes_out_and_the_loss() -> None:
    ratio = load_ratio(PLATE, of(7000.0))
    found = economic_operation(PLATE, ratio)
    assert ratio * 15e3 + found.loss_w == pytest.approx([7000.0])


@pytest.mark.parametrize(
    ("ratio", "operation"),
    [
        (0.07, Operation.UNECONOMIC),
        (0.1, Operation.PERMITTED),
        (0.8, Operation.PERMITTED),
        (1.0, Operation.ECONOMIC),
    ],
)
def test_the_three_kinds_of_operation(ratio: float, operation: Operation) -> None:
    """It falls below 0.6 of the rated efficiency at β of about 0.08; at rated load it is equal.

    At β 0.8: 985 W + 0.08 · 8.93 kvar of loss, 12 / 13.70 = 87.6 % against 87.9 %.
    """
    assert economic_operation(PLATE, of(ratio)).operation.tolist() == [operation]


def test_without_load_the_ratio_is_nothing() -> None:
    assert load_ratio(PLATE, of(450.0, 100.0)).tolist() == [0.0, 0.0]


@given(st.floats(0.01, 1.3))
def test_the_ratio_is_found_again_from_the_input(ratio: float) -> None:
    drawn = ratio * 15e3 + economic_operation(PLATE, of(ratio)).loss_w
    assert load_ratio(PLATE, drawn)[0] == pytest.approx(ratio)
