"""Cells on one header: many slow fans against few fast ones, by hand."""

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.chillers.duty import Auxiliaries, ChillerDuty
from core.families.chillers.plant_room.units.cells import fan_share
from core.families.chillers.plant_room.year.shared_cells import fan_w_shared
from core.plant.cooling_tower.merkel import MerkelTower

DUTY = ChillerDuty(auxiliaries=Auxiliaries.PLANT_ROOM)  # 0.6 of the water, 0.3 of the speed
FULL_W = 10e3


def shared(fan_w: float, running: float, units: int, duty: ChillerDuty = DUTY) -> float:
    one = np.ones(1)
    found = fan_w_shared(fan_w * one, running * one, one, units=units, full_w=FULL_W, duty=duty)
    return float(found[0])


# One of three runs with its fan at full speed: its water wets 1 / 0.6 = 1.667 cells, each with 0.6
# of the air, 1.667 · 0.6³ = 0.36 of the power. Two of three wet all three, 2/3 of the air each:
# 3 · (2/3)³ = 0.889 of one fan, of two that is 0.444.
def test_fans_by_hand() -> None:
    assert shared(FULL_W, 1, 3) == pytest.approx(0.36 * FULL_W)
    assert shared(2 * FULL_W, 2, 3) == pytest.approx(3 * (2 / 3) ** 3 * FULL_W)
    assert shared(3 * FULL_W, 3, 3) == pytest.approx(3 * FULL_W)
    whole = msgspec.structs.replace(DUTY, condenser_flow_least=1.0)
    assert shared(FULL_W, 1, 3, whole) == pytest.approx(FULL_W)


# A fan at 0.4 of the air: 0.064 of its power. Over 1.667 cells each would turn at 0.24, below 0.3,
# and runs 0.8 of the time at 0.3 instead: 1.667 · 0.8 · 0.027 = 0.036.
def test_fans_that_run_by_turns_by_hand() -> None:
    assert shared(0.064 * FULL_W, 1, 3) == pytest.approx(0.036 * FULL_W)
    assert shared(0.0, 0, 3) == 0.0


def test_less_heat_water_and_air_alike_cool_as_far() -> None:
    """What the rule rests on, by the Merkel integral itself."""
    tower = MerkelTower()
    leaving = tower.leaving_c(np.array([1.0, 0.6]), 24.0, np.array([0.8, 0.48]), [1.0, 0.6])
    assert leaving[1] == pytest.approx(leaving[0], abs=1e-5)


@given(air=st.floats(0.0, 1.0), running=st.integers(1, 4), fixed=st.floats(0.0, 0.2))
def test_a_header_never_needs_more(air: float, running: int, fixed: float) -> None:
    duty = msgspec.structs.replace(DUTY, tower_fan_fixed=fixed)
    own = running * FULL_W * float(fan_share(np.asarray(air), 0.3, fixed))
    found = shared(own, running, 4, duty)
    assert 0.0 <= found <= own * (1.0 + 1e-9)
