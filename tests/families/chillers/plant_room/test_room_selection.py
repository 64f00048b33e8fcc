"""A plant room selected for: its parts, its controls, its months, its control table."""

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.chillers.duty import CondenserControl
from core.families.chillers.plant import operation_of
from core.families.chillers.plant_room.year.controls import by_controls, control_table
from core.selection.selection import Selection
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/plant-room-shanghai.json"


def _selected(tmp_path: Path, **sections: dict[str, Any]) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    for name, values in sections.items():
        study[name] = {**study.get(name, {}), **values}
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    return _selected(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    return _selected(tmp_path_factory.mktemp("room"), plant={"models_max": 1})


def test_parts_add_up_and_the_room_needs_more_than_its_chillers(mixed: Selection) -> None:
    for candidate in mixed.candidates[:12]:
        year = candidate.outcome
        parts = (
            year.chilled_pump_energy_wh, year.condenser_pump_energy_wh, year.tower_fan_energy_wh,
        )  # fmt: skip
        assert min(parts) > 0.0
        assert year.auxiliary_energy_wh == pytest.approx(sum(parts), rel=1e-9)
        assert year.annual_energy_wh == pytest.approx(sum(candidate.monthly_energy_wh), rel=1e-9)
        assert year.system_cop < year.seasonal_cop
        # Usual shares of a room (plants of the field): chillers 60-80 %, cooling-water pumps
        # 8-25 %, chilled-water pumps 5-15 %, tower fans 1-8 %.
        shares = [part / year.annual_energy_wh for part in parts]
        assert 0.03 < shares[0] < 0.15
        assert 0.05 < shares[1] < 0.25
        assert 0.01 < shares[2] < 0.08


def test_no_control_is_better_than_the_best_set_points(mixed: Selection) -> None:
    """Known sizes: fixed 32 °C 4 … 9 % more, full fan 1.5 … 3 %, wet bulb + 4 K 0.4 … 1.3 %."""
    for candidate in (mixed.candidates[0], next(c for c in mixed.candidates if c.is_mixed)):
        years = by_controls(mixed, candidate)
        least = years[CondenserControl.OPTIMUM].energy_wh
        assert least == pytest.approx(candidate.outcome.annual_energy_wh, rel=2e-3)
        for control, year in years.items():
            assert year.energy_wh >= least * (1.0 - 1e-9), control
        more = {control: year.energy_wh / least - 1.0 for control, year in years.items()}
        assert 0.03 < more[CondenserControl.FIXED] < 0.13
        assert 0.005 < more[CondenserControl.FULL_FAN] < 0.05
        assert 0.001 < more[CondenserControl.APPROACH] < 0.02


def test_a_plant_of_one_model_is_the_same_on_both_ways(alone: Selection) -> None:
    candidate = next(c for c in alone.candidates if c.units > 1)
    own = by_controls(alone, candidate)[alone.duty.condenser_control]
    assert own.energy_wh == pytest.approx(candidate.outcome.annual_energy_wh, rel=2e-3)
    assert own.tower_fan_wh == pytest.approx(candidate.outcome.tower_fan_energy_wh, rel=1e-2)


def test_points_sum_to_the_year(alone: Selection) -> None:
    candidate = alone.candidates[0]
    operation = operation_of(candidate.record, candidate.units, alone.situation)
    loaded = alone.profile.columns["load_w"] > 0.0
    hours = alone.profile.hours.sum(axis=1)
    energy = float(operation.power_w[loaded] @ hours[loaded])
    assert energy == pytest.approx(candidate.outcome.annual_energy_wh, rel=1e-9)
    runs = operation.running > 0.0
    assert operation.condenser_c[runs].min() >= alone.duty.condenser_floor_c - 0.5
    wet_bulb = alone.profile.columns["wet_bulb_c"]
    assert (operation.condenser_c[runs] > wet_bulb[runs]).all()


def test_the_control_table_carries_what_can_be_carried(mixed: Selection) -> None:
    candidate = next(c for c in mixed.candidates if c.is_mixed)
    table = control_table(mixed, candidate)
    assert np.diff(table.load_w).min() > 0.0
    design = mixed.design.entering_condenser_c - mixed.duty.tower_approach_k
    below = table.wet_bulb_c <= design
    assert table.carried[:, below].all()
    running = table.running.sum(axis=0)
    assert (running[table.carried] >= 1).all()
    colder = table.set_c[:, :, 0][np.isfinite(table.set_c[:, :, 0])]
    warmer = table.set_c[:, :, -1][np.isfinite(table.set_c[:, :, -1])]
    assert colder.mean() < warmer.mean()


def test_bins_are_as_good_as_hours(alone: Selection, tmp_path: Path) -> None:
    hourly = _selected(tmp_path, plant={"models_max": 1}, criteria={"resolution": "hourly"})
    by_id = {(c.record.id, c.units): c.outcome.annual_energy_wh for c in hourly.candidates}
    compared = 0
    for candidate in alone.candidates[:8]:
        whole = by_id.get((candidate.record.id, candidate.units))
        if whole is not None:
            compared += 1
            assert candidate.outcome.annual_energy_wh == pytest.approx(whole, rel=4e-3)
    assert compared >= 3


def test_constant_pumps_need_more(alone: Selection, tmp_path: Path) -> None:
    constant = _selected(
        tmp_path, plant={"models_max": 1}, duty={"chilled_pumping": "constant_pumps"}
    )
    by_id = {c.record.id: c.outcome for c in constant.candidates}
    for candidate in alone.candidates[:5]:
        other = by_id.get(candidate.record.id)
        if other is not None and other.installed_w == candidate.outcome.installed_w:
            assert other.chilled_pump_energy_wh > 1.2 * candidate.outcome.chilled_pump_energy_wh


def test_a_plant_with_air_has_chilled_water_pumps_only(tmp_path: Path) -> None:
    air = _selected(tmp_path, duty={"condenser": "air"}, plant={"models_max": 1})
    year = air.candidates[0].outcome
    assert not year.condenser_pump_energy_wh
    assert not year.tower_fan_energy_wh
    assert year.chilled_pump_energy_wh > 0.0
