"""The heating curve: what flow temperature an emitter needs in mild weather."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.heat_pumps.duty import HeatPumpDuty
from core.families.heat_pumps.emitter import Emitter, flow_c, temperatures


def test_radiators_at_half_load() -> None:
    """EN 442, n = 1.3, by hand: 55/45/20 at half heat.

    30 K · 0.5^(1/1.3) = 17.60 K; flow = 20 + 17.60 + 5 · 0.5 = 40.1 °C.
    """
    assert float(flow_c(Emitter.RADIATOR, 55.0, 45.0, 20.0, 0.5)) == pytest.approx(40.10, abs=0.01)


def test_fan_coils_follow_the_load() -> None:
    """n = 1: 45/40/20 at half heat is 20 + 22.5/2 + 2.5/2 = 32.5 °C."""
    assert float(flow_c(Emitter.FAN_COIL, 45.0, 40.0, 20.0, 0.5)) == pytest.approx(32.5)


@pytest.mark.parametrize(
    ("supply", "back", "both"),
    [
        (None, None, (45.0, 40.0)),
        (41.0, None, (41.0, 36.0)),
        (None, 35.0, (40.0, 35.0)),
        (41.0, 34.0, (41.0, 34.0)),
    ],
)
def test_one_temperature_alone_keeps_the_usual_difference(
    supply: float | None, back: float | None, both: tuple[float, float]
) -> None:
    """Fan coils with heat pumps: 45/40 °C, 5 K."""
    assert HeatPumpDuty(supply_c=supply, return_c=back).supply_and_return_c == both


@given(st.sampled_from(Emitter), st.floats(0.0, 1.0))
def test_the_flow_lies_between_room_and_design(emitter: Emitter, share: float) -> None:
    supply, back = temperatures(emitter)
    flow = float(flow_c(emitter, supply, back, 20.0, share))
    assert 20.0 - 1e-9 <= flow <= supply + 1e-9


@pytest.mark.parametrize("emitter", Emitter)
def test_the_less_heat_the_cooler_the_flow(emitter: Emitter) -> None:
    supply, back = temperatures(emitter)
    flows = flow_c(emitter, supply, back, 20.0, np.linspace(0.0, 1.0, 50))
    assert (np.diff(flows) > 0.0).all()
    assert flows[-1] == pytest.approx(supply)
