"""Base stations: input over traffic, sleep, tiers and savings against figures by hand."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.base_stations.columns import cell_input, columns_of
from core.families.base_stations.duty import RadioDuty
from core.families.base_stations.plausibility import faults
from core.families.registry import FAMILIES, decode
from core.load.by_hours import LoadByHours
from core.machines.device import ClassLevel
from core.report.equipment import equipment_of
from core.selection.selection import Candidate, Selection
from core.standards.library import shipped_standards
from tests.families.registered import program, shipped

DAY = date(2026, 11, 21)
EXAMPLE = Path(str(files("resources"))) / "examples" / "base-stations-nanjing.json"
# 320 W at 33 %, half of it idling, a fifth asleep, 3 % shut down.
FULL = 320.0 / 0.33
IDLE, ASLEEP, OFF = 0.5 * FULL, 0.2 * FULL, 0.03 * FULL
BUSY = IDLE + 0.5 * (FULL - IDLE)
QUIET = IDLE + 0.1 * (FULL - IDLE) - 0.5 * (IDLE - ASLEEP) - 0.2 * (IDLE - OFF)


@pytest.fixture(scope="module")
def cells() -> Selection:
    return program().select(decode(EXAMPLE.read_bytes(), EXAMPLE.name), EXAMPLE.parent)


def advanced(selection: Selection) -> Candidate:
    return next(
        one for one in selection.candidates if one.record.class_level is ClassLevel.TIER_ADVANCED
    )


def test_input_follows_what_is_sent_and_sleeps_in_quiet_hours(cells: Selection) -> None:
    """Busy 160 W of 320: 727.3 W; quiet 32 W: 533.3 − 145.5 − 91.2 = 296.7 W; 100 W beside."""
    columns = columns_of([advanced(cells).record])
    found = cell_input(columns, cells.duty, np.array([160.0, 32.0]))
    assert pytest.approx(727.3, abs=0.05) == BUSY
    assert pytest.approx(296.7, abs=0.05) == QUIET
    assert found.input_w[0] == pytest.approx([BUSY + 100.0, QUIET + 100.0])


def test_the_year_of_all_sites(cells: Selection) -> None:
    """365 · 300 · 1.25 · (16 · 827.3 + 8 · 396.7) Wh = 2,246 MWh."""
    out = advanced(cells).outcome
    sites = 365 * 300 * 1.25
    energy = sites * (16 * (BUSY + 100.0) + 8 * (QUIET + 100.0))
    assert energy == pytest.approx(2246e6, rel=1e-4)
    assert out.annual_energy_wh == pytest.approx(energy, rel=1e-9)
    assert out.auxiliary_energy_wh == pytest.approx(energy * 0.2, rel=1e-9)
    slept, shut = sites * 8 * 0.5 * (IDLE - ASLEEP), sites * 8 * 0.2 * (IDLE - OFF)
    assert out.sleep_saving_wh == pytest.approx(slept, rel=1e-9)
    assert out.off_saving_wh == pytest.approx(shut, rel=1e-9)
    assert out.saved_share == pytest.approx((slept + shut) / (energy + slept + shut))
    assert out.existing_saving_wh == pytest.approx(900.0 * 8760 * 300 * 1.25 - energy, rel=1e-9)


def test_nothing_sleeps_where_no_hour_is_quiet(cells: Selection) -> None:
    duty = msgspec.structs.replace(cells.duty, quiet_below=0.2)
    columns = columns_of([advanced(cells).record])
    found = cell_input(columns, duty, np.array([160.0, 32.0]))
    assert not found.slept_w.any()
    assert not found.shut_w.any()


@pytest.mark.parametrize(("ratio", "stage"), [(0.33, 1), (0.29, 2), (0.289, None)])
def test_the_tier_is_that_of_the_list(ratio: float, stage: int | None) -> None:
    """No. 13 of the list of 2024: 64TR at 3.5 GHz from 33 % advanced, from 29 % saving."""
    one = next(unit for unit in shipped("base_stations") if unit.id == "CLASS-64TR-3.5-A")
    own = msgspec.structs.replace(one, power_ratio=ratio, radio_w=320.0)
    found = FAMILIES["base_stations"].grade(shipped_standards(), [own], DAY)[0]
    assert [said.stage for said in found] == [stage]


def test_what_does_not_go_together_is_told_by_its_place() -> None:
    load = LoadByHours()
    assert [path for path, _ in RadioDuty().disagreements(load)] == ["duty.radio_w"]
    long = RadioDuty(radio_w=320.0, sleep_share=0.7, shut_share=0.4)
    assert [path for path, _ in long.disagreements(load)] == ["duty.shut_share"]


def test_figures_that_cannot_be_true_are_refused() -> None:
    for one in shipped("base_stations"):
        assert not list(faults(one)), one.id
    bad = msgspec.structs.replace(shipped("base_stations")[0], radio_asleep_share=0.9)
    assert [code for _, code, _ in faults(bad)] == ["radio_sleep_above_idling"]


def test_the_schedule_counts_a_unit_for_every_cell(cells: Selection) -> None:
    (row,) = equipment_of(cells, advanced(cells))
    assert row.units == cells.duty.cells
