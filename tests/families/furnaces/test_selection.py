"""Furnaces: heat of the charge, part charges, pauses and savings against figures from outside."""

from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.furnaces.charge import ChargeMaterial, heat_wh_per_kg, melting_c
from core.families.furnaces.columns import columns_of
from core.families.furnaces.duty import FurnaceDuty, FurnacePauses
from core.families.furnaces.pauses import pauses
from core.families.furnaces.plausibility import faults
from core.families.furnaces.record import FurnaceFlag, FurnaceProcess
from core.families.registry import decode
from core.load.by_hours import LoadByHours
from core.selection.selection import Candidate, Selection
from tests.families.registered import program, shipped

EXAMPLE = Path(str(files("resources"))) / "examples" / "forge-wuxi.json"


@pytest.mark.parametrize(
    ("material", "kj_per_mol", "g_per_mol"),
    [
        (ChargeMaterial.STEEL, 13.81, 55.845),
        (ChargeMaterial.ALUMINIUM, 10.71, 26.982),
        (ChargeMaterial.COPPER, 13.26, 63.546),
    ],
)
def test_the_heat_of_melting_is_that_of_the_handbook(
    material: ChargeMaterial, kj_per_mol: float, g_per_mol: float
) -> None:
    """CRC Handbook of Chemistry and Physics, enthalpy of fusion; the polynomials have none."""
    at = melting_c(material)
    found = heat_wh_per_kg(material, at - 0.01, at + 0.01)
    assert found == pytest.approx(kj_per_mol / g_per_mol * 1000.0 / 3.6, rel=0.012)


def test_steel_takes_what_its_specific_heat_says() -> None:
    """EN 1993-1-2, 3.4.1.2: the specific heat of carbon steel, integrated by hand from 20 °C."""
    to_600 = (
        425.0 * 580.0 + 0.773 / 2 * (600.0**2 - 20.0**2)
        - 1.69e-3 / 3 * (600.0**3 - 20.0**3) + 2.22e-6 / 4 * (600.0**4 - 20.0**4)
    )  # fmt: skip
    to_735 = 666.0 * 135.0 + 13002.0 * log((738.0 - 600.0) / (738.0 - 735.0))
    to_900 = 545.0 * 165.0 + 17820.0 * log((900.0 - 731.0) / (735.0 - 731.0))
    by_standard = (to_600 + to_735 + to_900 + 650.0 * 300.0) / 3600.0
    found = heat_wh_per_kg(ChargeMaterial.STEEL, 20.0, 1200.0)
    assert found == pytest.approx(by_standard, rel=0.03)
    assert found == pytest.approx(224.1, abs=0.05)


@pytest.fixture(scope="module")
def forge() -> Selection:
    return program().select(decode(EXAMPLE.read_bytes(), EXAMPLE.name), EXAMPLE.parent)


def of(selection: Selection, record: str) -> Candidate:
    return next(one for one in selection.candidates if one.record.id == record)


def test_a_tonne_takes_the_heat_over_the_efficiency_and_more_with_part_of_a_charge(
    forge: Selection,
) -> None:
    """1,000 kg/h of 224.1 kWh/t in a furnace for 247 kW: 90.7 % of the charge, 4,800 h a year.

    Induction, 60 % and 2 % of holding: 411.7 kW · (0.02 + 0.98 · 0.907) = 374.3 kW. It cools in
    every pause, 300 of them, and is heated up in 0.1 h: 300 · 0.1 · 411.7 kWh.
    """
    found = of(forge, "TYPE-F-IND")
    heat = heat_wh_per_kg(ChargeMaterial.STEEL, 20.0, 1200.0)
    rated = found.record.charge_w / 0.6
    running = rated * (0.02 + 0.98 * heat * 1000.0 / found.record.charge_w)
    out = found.outcome
    assert out.full_energy_per_mass == pytest.approx(heat / 0.6)
    assert out.heatings_up == 300
    assert out.auxiliary_energy_wh == pytest.approx(300 * 0.1 * rated, rel=1e-6)
    assert out.annual_energy_wh == pytest.approx(4800 * running + 30 * rated, rel=1e-6)
    assert out.energy_per_mass == pytest.approx(out.annual_energy_wh / 4.8e6, rel=1e-6)


def test_nights_are_held_and_sundays_are_not(forge: Selection) -> None:
    """20 % of holding, 5 h of heating up: 8 h take 1.6 h of the rated input, 32 h would take 6.4.

    250 nights between days of work, 49 Sundays and the weeks at the end of the year.
    """
    found = of(forge, "TYPE-F-RES")
    rated = found.record.charge_w / 0.6
    assert found.outcome.heatings_up == 50
    assert found.outcome.auxiliary_energy_wh == pytest.approx(
        (250 * 1.6 + 50 * 5) * rated, rel=1e-6
    )


def test_what_may_not_cool_is_held_and_what_must_is_heated_up(forge: Selection) -> None:
    """Of 8,760 h 4,800 are of work; one that may not cool is held in the other 3,960."""
    columns = columns_of([of(forge, "TYPE-F-RES").record])
    once = np.zeros(1, dtype=np.int64)
    rated = columns.input_w[0]
    held = pauses(columns, once, forge.situation.load, FurnacePauses.HELD)
    assert held.input_w.sum() == pytest.approx(3960 * 0.2 * rated)
    cooled = pauses(columns, once, forge.situation.load, FurnacePauses.COOLED)
    assert cooled.heatings_up[0] == 300
    assert cooled.input_w.sum() == pytest.approx(300 * 5 * rated)


def test_gas_is_paid_for_by_its_price_and_savings_are_told_against_today(
    forge: Selection,
) -> None:
    """Today 1,150 kWh/t · 4,800 t at 0.35: 1,932,000; both burn gas and none takes power."""
    found = of(forge, "TYPE-F-GAS-REG").outcome
    kwh = found.annual_energy_wh / 1000.0
    assert found.cost_per_tonne == pytest.approx(kwh * 0.35 / 4800.0)
    assert found.existing_saving_cost == pytest.approx(1_932_000.0 - kwh * 0.35, rel=1e-6)
    factor = 15.3 * 0.99 * 44 / 12 * 1e3 * 3.6e-6
    assert found.existing_saving_kg == pytest.approx((5_520_000.0 - kwh) * factor, rel=1e-6)


def duty(**changes: Any) -> FurnaceDuty:
    return FurnaceDuty(**{"throughput": 500.0, **changes})


def test_what_does_not_go_together_is_told_by_its_place() -> None:
    load = LoadByHours()
    assert not list(duty().disagreements(load))
    cold = duty(furnace_process=FurnaceProcess.MELTING)
    assert [path for path, _ in cold.disagreements(load)] == ["duty.process_c"]
    none = msgspec.structs.replace(duty(), throughput=None)
    assert [path for path, _ in none.disagreements(load)] == ["duty.throughput"]
    warm = duty(charge_start_c=950.0)
    assert [path for path, _ in warm.disagreements(load)] == ["duty.charge_start_c"]


def test_fixtures_are_heated_too() -> None:
    bare, held = duty().heat_wh_per_kg, duty(fixture_share=0.5).heat_wh_per_kg
    assert held == pytest.approx(1.5 * bare)
    assert duty(heat_per_mass=300.0).heat_wh_per_kg == 300.0


def test_figures_that_cannot_be_true_are_refused() -> None:
    for one in shipped("furnaces"):
        assert not list(faults(one)), one.id
        assert FurnaceFlag.TYPICAL in one.flags
    bad = msgspec.structs.replace(shipped("furnaces")[0], holding_share=0.8)
    assert [code for _, code, _ in faults(bad)] == ["furnace_holds_more_than_it_loses"]
