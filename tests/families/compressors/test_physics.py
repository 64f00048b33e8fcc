"""Pressure, volumes of air and part load against hand calculations and another program's table."""

import csv
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.climate.psychrometrics import saturation_pressure
from core.families.compressors.air import AirVolume, free_air
from core.families.compressors.control import part_load_tables
from core.families.compressors.cycling import BLOW_DOWN_S, load_unload, stored_seconds
from core.families.compressors.leaks import by_bleed_down, by_load_test
from core.families.compressors.pressure import isentropic, power_factor, use_at, work
from core.families.compressors.record import J_M3, AirControl, CompressorKind
from tests.families.compressors.cases import BAR, MINUTE, columns, machine

PSI = 6894.757293168
ATM_PSI = 14.7


def saved(from_pa: float, to_pa: float, inlet_pa: float) -> float:
    return 1.0 - float(work(to_pa, inlet_pa) / work(from_pa, inlet_pa))


def test_the_ideal_compression_is_that_of_the_book() -> None:
    """1 bar to 7 bar(g): 3.5 (8^(1/3.5) − 1) = 2.8398 bar, over 60: 4.733 kW/(m³/min)."""
    assert pytest.approx(4.733, abs=5e-4) == 3.5 * (8.0 ** (1 / 3.5) - 1.0) / 60.0 * 100.0
    assert isentropic(7 * BAR, BAR) / J_M3 == pytest.approx(4.733, abs=5e-4)
    assert isentropic(7 * BAR, BAR, stages=2) / J_M3 == pytest.approx(4.036, abs=5e-4)
    assert isentropic(7 * BAR, BAR) / J_M3 / 5.6 == pytest.approx(0.845, abs=5e-4)


def test_a_lower_pressure_saves_what_the_formula_says() -> None:
    """(r^0.2832 − 1): 8 → 7 bar 7.10 %, 7 → 6 bar 8.36 %, 100 → 90 psig 5.78 %, 2 psi 1.13 %."""
    inlet = ATM_PSI * PSI
    assert saved(8 * BAR, 7 * BAR, inlet) == pytest.approx(0.0710, abs=5e-5)
    assert saved(7 * BAR, 6 * BAR, inlet) == pytest.approx(0.0836, abs=5e-5)
    assert saved(100 * PSI, 90 * PSI, inlet) == pytest.approx(0.0578, abs=5e-5)
    assert saved(100 * PSI, 98 * PSI, inlet) == pytest.approx(0.0113, abs=5e-5)
    assert float(power_factor(7 * BAR, 7 * BAR, BAR)) == pytest.approx(1.0)


def test_the_rule_of_thumb_is_found_near_seven_bar() -> None:
    """About 1.1 % for each 0.14 bar."""
    assert saved(7 * BAR, 6.86 * BAR, BAR) == pytest.approx(0.011, abs=6e-4)


def test_open_use_falls_with_the_absolute_pressure() -> None:
    """0.6 of it unregulated, 100 → 95 psig: 1 − 0.6 (1 − 109.7/114.7) = 0.97385."""
    use = use_at(95 * PSI, 100 * PSI, ATM_PSI * PSI, 0.6)
    assert use == pytest.approx(0.97385, abs=1e-5)


def test_an_american_specific_power_in_ours() -> None:
    """18 kW/100 cfm ÷ 2.8317 = 6.357 kW/(m³/min), and that over 60 = 0.1059 kWh/m³."""
    from core.vocabulary.quantity import Kind, System, from_shown, to_shown

    stored = from_shown(18.0, Kind.SPECIFIC_POWER, System.IP)
    assert to_shown(stored, Kind.SPECIFIC_POWER, System.SI) == pytest.approx(6.357, abs=5e-4)
    assert to_shown(stored, Kind.SPECIFIC_POWER, System.SI) / 60 == pytest.approx(0.1059, abs=5e-5)


def test_volumes_of_air_are_kept_apart() -> None:
    """A dry Nm³ is 298.15/273.15 · 101.325/100 m³ at 25 °C and 100 kPa, dry air: 1.1060."""
    assert free_air(AirVolume.FREE, 25.0, 1e5, 0.5) == 1.0
    assert free_air(AirVolume.NORMAL, 25.0, 1e5, 0.0) == pytest.approx(1.10598, abs=5e-5)
    assert free_air(AirVolume.STANDARD, 20.0, 1e5, 0.0) == pytest.approx(1.0)
    vapour = 0.6 * float(saturation_pressure(35.0))
    wet = 308.15 / 273.15 * 101_325 / (1e5 - vapour)
    assert free_air(AirVolume.NORMAL, 35.0, 1e5, 0.6) == pytest.approx(wet)


def table() -> list[dict[str, float]]:
    """Power of an oil-injected screw over capacity, as measur-tools-suite 1.2.5 has it (D)."""
    with (Path(__file__).parent / "load_unload.csv").open(encoding="utf-8") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def test_load_and_unload_agrees_with_the_table_within_a_point() -> None:
    """Its band is 100 to 110 psig, its blow-down 40 s, at 14.7 psia."""
    rows = table()
    assert len(rows) == 210
    capacity, no_load, power = (
        np.array([row[key] for row in rows]) for key in ("capacity", "no_load", "power")
    )
    storage = np.array([row["storage_min"] for row in rows])
    stored = np.array(
        [stored_seconds(one, 10 * PSI, ATM_PSI * PSI, np.array([1 / MINUTE]))[0] for one in storage]
    )
    found = load_unload(capacity, no_load, stored, np.full(len(rows), BLOW_DOWN_S))
    assert np.abs(found - power).max() < 0.01


@pytest.mark.parametrize(
    ("capacity", "gal", "power"),
    [(0.5, 1, 0.834), (0.5, 3, 0.731), (0.5, 5, 0.692), (0.5, 10, 0.659),
     (0.4, 1, 0.778), (0.4, 3, 0.655), (0.4, 10, 0.583)],
)  # fmt: skip
def test_hand_values_of_storage(capacity: float, gal: float, power: float) -> None:
    stored = gal * 0.1336806 * 60.0 * 10.0 / 14.7  # US gal for each cfm, s of full flow
    found = load_unload(
        np.array([capacity]), np.array([0.25]), np.array([stored]), np.array([BLOW_DOWN_S])
    )
    assert float(found[0]) == pytest.approx(power, abs=0.01)


def test_without_a_sump_it_is_a_straight_line() -> None:
    """25 % at no load and 60 % of the flow: 0.25 + 0.75 · 0.6 = 0.700."""
    found = load_unload(np.array([0.6]), np.array([0.25]), np.array([10.0]), np.array([0.0]))
    assert float(found[0]) == pytest.approx(0.700, abs=1e-6)


@given(
    no_load=st.floats(0.05, 0.6), stored=st.floats(1.0, 300.0), blow=st.sampled_from([0.0, 20, 60])
)
def test_more_air_never_takes_less_power(no_load: float, stored: float, blow: float) -> None:
    share = np.linspace(0.0, 1.0, 101)
    found = load_unload(share, np.array(no_load), np.array(stored), np.array(float(blow)))
    assert (np.diff(found) >= -1e-9).all()
    assert found[0] == pytest.approx(no_load)
    assert found[-1] == pytest.approx(1.0)
    assert (found >= no_load + (1.0 - no_load) * share - 1e-6).all()


def at(control: AirControl, share: float, **other: object) -> float:
    one = columns(machine(control=control, **other))
    return float(part_load_tables(one, 4.0, 7e4, 1e5)[0, round(share * 100)])


def test_other_controls_by_hand() -> None:
    """Modulation at 60 %: 0.65 + 0.35 · 0.6 = 0.860; start and stop as much as it gives."""
    assert at(AirControl.MODULATION, 0.6) == pytest.approx(0.860)
    assert at(AirControl.MODULATION, 0.0) == pytest.approx(0.65)
    piston = {"compressor_kind": CompressorKind.PISTON, "no_load_share": 0.15}
    assert at(AirControl.START_STOP, 0.3, **piston) == pytest.approx(0.3)
    assert at(AirControl.STEPS, 0.5, **piston) == pytest.approx(0.15 + 0.85 * 0.5)
    closed = {"closed_inlet_share": 0.57, "unload_share": 0.4}
    assert at(AirControl.VARIABLE_DISPLACEMENT, 0.7, **closed) == pytest.approx(0.57 + 0.43 * 0.49)
    below = at(AirControl.VARIABLE_DISPLACEMENT, 0.2, **closed)
    assert 0.25 < below < 0.57 + 0.43 * 0.16


def test_variable_speed_goes_through_its_tested_points() -> None:
    """A sheet with 4, 7 and 10 m³/min: 26, 44 and 65 kW; 3.25 kW at no flow, 5 % of full power."""
    sheet = machine(control=AirControl.SPEED, speed_points=((4.0, 26.0), (7.0, 44.0), (10.0, 65.0)))
    found = part_load_tables(columns(sheet), 4.0, 7e4, 1e5)[0] * 65.0
    assert found[[40, 70, 100]] == pytest.approx([26.0, 44.0, 65.0])
    assert found[20] == pytest.approx((26.0 + 3.25) / 2)  # half-way to no flow
    assert found[0] == pytest.approx(3.25)
    assert columns(sheet).turndown[0] == pytest.approx(0.4)


def test_leaks_by_both_tests() -> None:
    """20 m³/min, 30 s loaded and 90 s unloaded: 5 m³/min. 10 m³, 7 to 5 bar in 300 s: 5 m³/min."""
    assert by_load_test(20.0, 30.0, 90.0) == pytest.approx(5.0)
    bled = by_bleed_down(10.0, 7 * BAR, 5 * BAR, 300.0, BAR)
    assert bled * MINUTE == pytest.approx(10.0 * 2.0 / 5.0 * 1.25)


def test_the_blow_down_is_exponential() -> None:
    """Idle until the sump is at 2 %, the mean power is f0 + (0.92 − f0) (1 − 0.02)/ln 50."""
    no_load, stored = 0.25, 1e-3 * BLOW_DOWN_S
    share = np.array([1e-3])  # so little used that it stands unloaded 40 s
    power = float(load_unload(share, np.array(no_load), np.array(stored), np.array(40.0))[0])
    idle = no_load + (0.92 - no_load) * 0.98 / log(50.0)
    reload_s = 3.0 * 0.98
    loaded_s = (stored + reload_s * 1e-3) / 0.999
    left = no_load + (0.92 - no_load) * 0.02
    energy = 40.0 * idle + reload_s * (left + 1.0) / 2.0 + loaded_s
    assert power == pytest.approx(energy / (40.0 + reload_s + loaded_s), rel=1e-6)
