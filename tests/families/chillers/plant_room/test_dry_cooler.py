"""Dry coolers beside a plant with air: their model written out, their year on a data hall."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.chillers.plant_room.beside.dry_cooler import dry_year, free_by_air
from core.plant.dry_cooler import DryCooler
from core.selection.selection import Selection
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/data-hall-beijing.json"
COOLER = DryCooler(approach_k=8.0, span_k=6.0)


# ε at design 6 / 14, NTU of equal rates 6 / 8. With half the air C is 0.5 of the water's, NTU
# 0.75 · 0.5^0.65 / 0.5 = 0.956; counterflow with C_r = 0.5: e = exp(-0.956 · 0.5) = 0.620,
# ε = (1 - 0.620) / (1 - 0.310) = 0.5508, over the water's rate 0.2754.
def test_the_cooler_by_hand() -> None:
    leaving = COOLER.leaving_c(np.array([1.0, 0.5]), np.array([10.0, 10.0]))
    assert leaving == pytest.approx([18.0, 14.0])
    heat, dry = np.array([1.0]), np.array([10.0])
    assert COOLER.air(heat, dry, np.array([18.0])) == pytest.approx(1.0)
    assert COOLER.air(heat, dry, np.array([17.9]))[0] == np.inf
    # A fall of 3 K over an ITD of 3 / 0.2754 = 10.893 K: the water leaves 7.893 K above the air.
    half = COOLER.air(np.array([0.5]), dry, np.array([17.893]))
    assert half == pytest.approx(0.5, abs=2e-3)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    del study["duty"]["free_cooling"]
    study["duty"] |= {"condenser": "air", "dry_cooler": "dry_cooler_in_return"}
    study["plant"]["models_max"] = 1
    path = tmp_path_factory.mktemp("hall") / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


# 15/21 °C, exchanger 1.5 K and coolers 8 K at the peak: all of it at 15 - 9.5 = 5.5 °C; at 12 °C
# x · 6 = 21 - (12 + 9.5 x) makes x = 9 / 15.5; nothing above 20 °C. Half of the load: its water
# comes back at 21 °C too, and all of it is carried up to 15 - 9.5 / 2 = 10.25 °C.
def test_what_they_carry_by_hand(hall: Selection) -> None:
    peak = hall.design.peak_w
    load = np.array([1.0, 1.0, 1.0, 1.0, 0.5, 0.5]) * peak
    dry = np.array([5.49, -10.0, 12.0, 20.5, 10.24, 10.6])
    found = free_by_air(hall, load, dry)
    share = found.carried_w / peak
    assert share[:4] == pytest.approx([1.0, 1.0, 9.0 / 15.5, 0.0])
    assert share[4] == pytest.approx(0.5)
    assert share[5] < 0.5
    full = 0.04 * peak  # of the heat of the peak
    assert found.fan_w[0] == pytest.approx(full, rel=0.01)
    assert found.fan_w[2] == pytest.approx(full)
    assert found.fan_w[1] < 0.2 * full  # much colder: little air, by its cube
    assert found.fan_w[3] == found.pump_w[3] == 0.0
    # 15 m of brine and 6 m of the exchanger, 0.7: the flow of the peak at 6 K.
    flow = peak / (999.6 * 4193.0 * 6.0)
    assert found.pump_w[0] == pytest.approx(999.6 * 9.80665 * flow * 21.0 / 0.7)


def test_a_year_of_the_hall(hall: Selection) -> None:
    candidate = hall.leading
    assert candidate is not None
    year = dry_year(hall, candidate)
    assert year.before_wh == pytest.approx(candidate.outcome.annual_energy_wh, rel=6e-3)
    assert year.eer_before == pytest.approx(candidate.outcome.system_cop, rel=6e-3)
    dry = hall.situation.climate.dry_bulb_c
    # All of a load near the peak below some 5.5 °C, and some of it up to 20 °C.
    assert (dry < 5.0).sum() < year.full_hours < (dry < 7.0).sum()
    assert year.full_hours + year.partial_hours < (dry < 20.0).sum()
    assert 0.3 < year.free_wh / year.cooling_wh < 0.7
    assert 0.0 < year.net_wh < year.saved_wh < year.before_wh
    assert year.eer > year.eer_before
