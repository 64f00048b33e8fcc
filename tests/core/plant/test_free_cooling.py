"""The plate exchanger of free cooling, and the rules of Guideline 36, by hand and by a program."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.climate.stations import station
from core.climate.synthesis import climate_year
from core.plant.cooling_tower.merkel import MerkelTower
from core.plant.free_cooling import Exchanger, switch_over
from core.plant.guideline_36 import LiftReset, PredictedExchanger, stage_up_ratio

TOWER = MerkelTower()  # 37/32 °C at 28 °C, water over air 1.2

# By another program with a Merkel integral of its own: tower for 1.2 times the capacity,
# exchanger of 1.5 K at every load, mean coincident wet bulbs of 2 K bins, sea level.
with (Path(__file__).parent / "free_cooling_hours.csv").open(encoding="utf-8", newline="") as _file:
    HOURS = list(csv.DictReader(_file))
STATIONS = {"Beijing": "54511", "Shanghai": "58367", "Urumqi": "51463"}


def test_the_wet_bulbs_of_half_a_load() -> None:
    # The same program, approach of the exchanger in step with the load: 5.47 and 11.75 °C.
    exchanger = Exchanger(supply_c=12.0, span_k=6.0, approach_k=1.5)
    found = switch_over(TOWER, exchanger, np.array([0.5]), 1.0 / 1.2)
    assert found.full_c[0] == pytest.approx(5.47, abs=0.2)
    assert found.partial_c[0] == pytest.approx(11.75, abs=0.2)


@cache
def _wet_bulbs(city: str) -> np.ndarray:
    return climate_year(station(STATIONS[city])).wet_bulb_c


@pytest.mark.parametrize("row", HOURS, ids=lambda row: " ".join(list(row.values())[:4]))
def test_wet_bulbs_and_hours_of_switching_over(row: dict[str, str]) -> None:
    load, supply = float(row["load_share"]), float(row["chw_supply_c"])
    exchanger = Exchanger(
        supply_c=supply, span_k=float(row["chw_return_c"]) - supply, approach_k=1.5 / load
    )
    found = switch_over(TOWER, exchanger, np.array([load]), 1.0 / 1.2)
    assert found.full_c[0] == pytest.approx(float(row["full_wet_bulb_c"]), abs=0.1)
    assert found.partial_c[0] == pytest.approx(float(row["partial_wet_bulb_c"]), abs=0.1)
    # The year of the program spreads the wet bulbs of a bin, the other one takes their mean: what
    # one bin holds more or less, 2 % of a year.
    wet_bulb = _wet_bulbs(row["city"])
    full = int((wet_bulb <= found.full_c[0]).sum())
    some = int((wet_bulb <= found.partial_c[0]).sum())
    assert full == pytest.approx(int(row["full_hours"]), abs=175)
    assert some == pytest.approx(int(row["full_hours"]) + int(row["partial_hours"]), abs=175)


def test_the_approach_of_the_tower_in_winter() -> None:
    # The same program at a wet bulb of 5 °C: all the heat of design 11.8 K, half 6.9, 0.3 4.4 K; at
    # 0 °C 13.9, 8.1 and 5.2 K. The 4 K of design hold at no load worth a word.
    for wet_bulb, known in ((5.0, (11.8, 6.9, 4.4)), (0.0, (13.9, 8.1, 5.2))):
        leaving = TOWER.leaving_c(np.array([1.0, 0.5, 0.3]), wet_bulb, 1.0, 1.0)
        assert leaving - wet_bulb == pytest.approx(known, abs=0.06)


@given(
    water=st.floats(2.0, 17.0), load=st.floats(0.05, 1.0), least=st.floats(0.05, 1.0),
    approach=st.floats(0.0, 4.0),
)  # fmt: skip
def test_the_balance_of_the_exchanger(
    water: float, load: float, least: float, approach: float
) -> None:
    exchanger = Exchanger(supply_c=12.0, span_k=6.0, approach_k=approach)
    flow = np.array(max(load, least))
    carried = exchanger.carried(np.array(water), np.array(load), flow)
    back = exchanger.return_c(np.array(load), flow)
    leaving = back - carried * 6.0 / flow  # what the chilled water loses
    assert 0.0 <= carried <= load
    if carried:
        assert leaving >= water + approach * carried - 1e-9
        assert leaving <= back - 1.0 + 1e-9 or carried == load
        # It carries all exactly where the tower water and its approach reach the supply.
        assert (carried == load) == (water + approach * load <= 12.0 + 1e-9)


def test_least_flow_mixes_the_return() -> None:
    # Chiller at least 100 m³/h, coils 60 m³/h at 7/12 °C: 40 m³/h round, 10 °C enters the chiller.
    exchanger = Exchanger(supply_c=7.0, span_k=5.0, approach_k=1.5)
    assert exchanger.return_c(np.array(0.6), np.array(1.0)) == pytest.approx(10.0)


def test_rules_of_guideline_36_by_hand() -> None:
    # 37 °C return at design, coldest chilled water 6 °C, 12 K at least: 20.55 K at half load.
    reset = LiftReset(most_k=37.0 - 6.0, least_k=12.0)
    assert 7.0 + reset.lift_k(0.5) == pytest.approx(27.55, abs=1e-9)
    assert reset.lift_k(1.0) == pytest.approx(31.0)
    assert reset.lift_k(0.0) == pytest.approx(12.0)
    assert stage_up_ratio(16.0, most_k=31.0, least_k=12.0) == pytest.approx(0.5495, abs=5e-5)
    assert stage_up_ratio([0.0, 40.0], most_k=31.0, least_k=12.0).tolist() == [0.45, 0.9]
    expected = PredictedExchanger(
        wet_bulb_design_c=28.0, exchanger_approach_k=1.5, tower_approach_k=4.0, tuning=0.1
    )
    assert expected.leaving_c(8.0, 0.6) == pytest.approx(14.9, abs=1e-9)
    assert expected.wet_bulb_c(14.9, 0.6) == pytest.approx(8.0, abs=1e-9)
