"""GB/T 12497-2006 by its formulas, worked out for a motor of 15 kW."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.motors.columns import columns_of
from core.families.motors.economic_operation import (
    Nameplate,
    Operation,
    economic_operation,
    load_ratio,
    nameplate_of,
)
from core.families.motors.electrical import fit_current
from core.families.motors.losses import fit_losses
from tests.families.motors.machines import motor


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


def test_what_a_motor_does_not_state_is_estimated_and_said() -> None:
    """P0 from the fit of 94.0, 94.5, 94.0 %; I0 = 0.67 IN sin φN = 18.33 A."""
    columns = columns_of(
        [motor(), motor(no_load_loss_w=600.0, no_load_current_a=20.0), motor(current_a=None)]
    )
    losses = fit_losses(columns)
    plate, estimated = nameplate_of(columns, losses, fit_current(columns, losses))
    assert estimated.tolist() == [True, False, True]
    assert plate.no_load_loss_w[1] == 600.0
    # Least squares of v0 + vL p² by hand: p² 1, 0.5625, 0.25; losses 6.383, 4.365, 3.191 %.
    assert plate.no_load_loss_w[0] == pytest.approx(0.020617 * 30e3, rel=1e-4)
    assert plate.no_load_current_a[:2] == pytest.approx([18.33, 20.0], abs=0.01)
    assert plate.current_a == pytest.approx([53.6, 53.6, 30e3 / (0.94 * 0.86 * 692.82)], rel=1e-4)
    again = economic_operation(plate, np.ones(3))
    assert again.operation.tolist() == [Operation.ECONOMIC] * 3


@given(st.floats(0.01, 1.3))
def test_the_ratio_is_found_again_from_the_input(ratio: float) -> None:
    drawn = ratio * 15e3 + economic_operation(PLATE, of(ratio)).loss_w
    assert load_ratio(PLATE, drawn)[0] == pytest.approx(ratio)
