"""What enters the condenser."""

import numpy as np
import pytest

from core.climate.stations import station
from core.families.chillers.cooling_water import design_condenser_c, entering_condenser_c
from core.families.chillers.duty import ChillerDuty
from core.machines.condenser import Condenser
from core.vocabulary.problem import Problem

WATER = ChillerDuty(tower_approach_k=4.0, condenser_floor_c=19.0)
AIR = ChillerDuty(condenser=Condenser.AIR)


def test_condenser_water_is_wet_bulb_plus_approach_down_to_its_limit() -> None:
    wet = np.array([-5.0, 14.9, 15.0, 27.9])
    entering = entering_condenser_c(wet, wet + 5, WATER)
    assert entering.tolist() == [19.0, 19.0, 19.0, pytest.approx(31.9)]


def test_air_enters_at_its_dry_bulb() -> None:
    dry = np.array([-5.0, 35.0])
    assert entering_condenser_c(dry - 3, dry, AIR).tolist() == [-5.0, 35.0]


def test_design_conditions_are_those_of_the_station_or_of_the_duty() -> None:
    shanghai = station("58367")  # GB 50736-2012: 34.4 °C dry, 27.9 °C wet
    assert design_condenser_c(shanghai, WATER) == pytest.approx(31.9)
    assert design_condenser_c(shanghai, AIR) == 34.4
    given = ChillerDuty(entering_condenser_c=32.0)
    assert design_condenser_c(shanghai, given) == 32.0
    alpine = station("55690")  # 错那: 8.7 °C wet bulb
    assert design_condenser_c(alpine, WATER) == 19.0


def test_without_a_wet_bulb_there_is_no_design_water_but_air_and_a_given_one() -> None:
    luodian = station("57916")
    with pytest.raises(Problem) as refused:
        design_condenser_c(luodian, WATER)
    assert refused.value.code == "station_without_wet_bulb"
    assert "57916" in refused.value.place
    assert design_condenser_c(luodian, AIR) == luodian.summer_db_c
    assert design_condenser_c(luodian, ChillerDuty(entering_condenser_c=31.0)) == 31.0
