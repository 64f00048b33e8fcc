"""The axis of what a plant gives for its input: whole numbers of a COP, decimals of Nm³/kWh."""

import numpy as np
import pytest

from core.content.staging import Staging
from core.vocabulary.quantity import Kind


def chart(*values: float) -> Staging:
    value = np.array(values)
    return Staging(
        kind=Kind.HYDROGEN_FLOW, load_w=np.arange(len(values)) + 1.0, value=value, rule=value,
        strips=(), switches_w=(), edges_w=np.zeros(2), energy_wh=np.zeros(1), groups=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "reach", "ticks", "decimals"),
    [
        ((4.2, 6.9), (4.0, 7.0), (4.0, 5.0, 6.0, 7.0), 0),
        ((0.195, 0.221), (0.19, 0.23), (0.19, 0.20, 0.21, 0.22, 0.23), 2),
        ((0.5, 0.93), (0.5, 0.93), (0.5, 0.6, 0.7, 0.8, 0.9), 2),
        ((0.2, 0.2), (0.2, 0.21), (0.2, 0.21), 2),
    ],
)
def test_round_numbers_lie_around_the_values(
    values: tuple[float, ...],
    reach: tuple[float, float],
    ticks: tuple[float, ...],
    decimals: int,
) -> None:
    found = chart(*values)
    assert found.reach == pytest.approx(reach)
    assert found.ticks == pytest.approx(ticks)
    assert found.decimals == decimals
