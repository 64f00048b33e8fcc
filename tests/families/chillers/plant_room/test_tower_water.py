"""The water of the towers of a room over a year, against the heat it carries away."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.chillers.plant_room.report.water import water_table
from core.families.chillers.plant_room.year.towers_water import tower_water
from core.selection.selection import Selection
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/plant-room-shanghai.json"
PRICE = 5.0


@pytest.fixture(scope="module")
def selection(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["plant"]["models_max"] = 1
    study["duty"] |= {"water_price_per_m3": PRICE}
    path = tmp_path_factory.mktemp("water") / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


# Evaporated water takes 2.43 MJ/kg: 1.48 L for a kWh, if all heat went that way. Air that is warmed
# takes some of it: 1.34 L at 31.5/28 °C, 1.10 at 15/12 °C (psychrolib), so a year of Shanghai lies
# between. With 4 cycles a third of it is blown down, drift included.
def test_a_year_of_the_office(selection: Selection) -> None:
    candidate = selection.leading
    assert candidate is not None
    year = tower_water(selection, candidate)
    evaporated = float(year.evaporation_m3.sum())
    per_kwh = evaporated * 1e3 / (year.rejected_wh / 1e3)
    assert 1.10 < per_kwh < 1.40
    outlet = float((year.drift_m3 + year.blow_down_m3).sum())
    assert outlet == pytest.approx(evaporated / 3.0, rel=1e-3)
    assert year.make_up_m3.sum() == pytest.approx(evaporated * 4.0 / 3.0, rel=1e-3)
    # Rejected is what is cooled and what the chillers draw: an EER of chillers alone of 6 to 11.
    assert 1.0 + 1 / 11 < year.rejected_wh / year.cooling_wh < 1.0 + 1 / 6
    summer, winter = year.make_up_m3[[6, 7]], year.make_up_m3[[0, 11]]
    assert summer.min() > winter.max()


def test_its_cost(selection: Selection) -> None:
    candidate = selection.leading
    assert candidate is not None
    table = water_table(selection, candidate)
    values = [row[1].value for row in table.rows]
    evaporation, drift, blow_down, make_up, highest, per_mwh, cost = values
    assert make_up == pytest.approx(evaporation + drift + blow_down)
    assert highest < make_up < 12 * highest
    assert cost == pytest.approx(PRICE * make_up)
    assert 1.4 < per_mwh < 2.3  # m³ a MWh of cooling
    assert np.isfinite(values).all()
