"""Samples as makers print them: what each column says follows from its group and its unit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.chillers.record import Compressor, RatedMethod, Unloading
from core.families.motors.record import IeClass, Technology
from core.families.registry import DEVICE_TABLES
from core.machines.condenser import Condenser
from tests.catalog.files import sample_sheets
from tests.families.flow_stations import maker_files

KW_PER_TON = 12_000 * 1055.05585262 / 3.6e6


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def _read(path: Path, catalog: Catalog, family: str, **values: str) -> TablesPreview:
    file = open_tables(path, DEVICE_TABLES[family])
    return read_tables(file, catalog, Told(values={"maker": "Xu", **values}))


def _records(preview: TablesPreview) -> dict[str, Any]:
    assert preview.obstacle is None
    assert preview.faults == ()
    return {one.tabled.model: one.record for one in preview.models}


def test_groups_beside_their_parts_and_three_units_of_one_capacity(
    catalog: Catalog, tmp_path: Path
) -> None:
    found = _records(_read(sample_sheets.turned_screws(tmp_path / "a.csv"), catalog, "chillers"))
    assert list(found) == ["LSBLG380", "LSBLG1060"]
    one = found["LSBLG1060"]
    assert (one.capacity_w, one.cop, one.nameplate_iplv) == (1062.4e3, 5.7, 6.42)
    assert (one.compressor, one.condenser) == (Compressor.SCREW, Condenser.WATER)
    assert one.nameplate_method is RatedMethod.GB_18430_1_2007
    assert (one.leaving_chilled_c, one.entering_condenser_c) == (7.0, 30.0)
    flows = one.evaporator_flow_m3s * 3600, one.condenser_flow_m3s * 3600
    assert flows == pytest.approx((182.7, 214.8))
    assert (one.evaporator_drop_pa, one.mass_kg, one.refrigerant) == (61e3, 5780.0, "R134a")


def test_a_unit_below_a_name_is_no_name(catalog: Catalog, tmp_path: Path) -> None:
    """0.570 kW/ton at full load is a COP of 6.17, 0.345 as IPLV 10.19; 17.2 ft are 51.3 kPa."""
    found = _records(_read(sample_sheets.nominal_tons(tmp_path / "a.xlsx"), catalog, "chillers"))
    one = found["CVX-0400"]
    assert one.capacity_w == pytest.approx(400e3 * KW_PER_TON)
    assert one.cop == pytest.approx(KW_PER_TON / 0.570)
    assert one.nameplate_iplv == pytest.approx(KW_PER_TON / 0.345)
    assert one.nameplate_method is RatedMethod.AHRI_550_590
    assert (one.condenser, one.unloading) == (Condenser.WATER, Unloading.SPEED)
    assert one.evaporator_flow_m3s * 3600 == pytest.approx(960 * 0.2271247, rel=1e-4)
    assert one.evaporator_drop_pa == pytest.approx(17.2 * 0.3048 * 9789.0, rel=1e-3)
    assert one.mass_kg == pytest.approx(19_800 * 0.45359237)


def test_shares_below_an_efficiency_are_part_of_its_name(catalog: Catalog, tmp_path: Path) -> None:
    found = _records(_read(sample_sheets.motors(tmp_path / "a.xlsx"), catalog, "motors"))
    one = found["YE4-280S-4"]
    assert (one.power_w, one.poles, one.technology) == (75e3, 4, Technology.INDUCTION)
    assert (one.efficiency_100, one.power_factor_100) == pytest.approx((0.96, 0.87))
    assert one.efficiency_50 == pytest.approx(0.957)
    assert (one.current_a, one.starting_torque_ratio, one.breakdown_torque_ratio) == (
        136.4, 2.0, 2.3,
    )  # fmt: skip
    assert found["YE4-132S1-2"].power_w == 5500.0  # not 7.5 hp


def test_german_headings_and_decimal_commas(catalog: Catalog, tmp_path: Path) -> None:
    found = _records(_read(sample_sheets.german_motors(tmp_path / "a.csv"), catalog, "motors"))
    one = found["1XX1-132"]
    assert (one.power_w, one.poles, one.ie_class) == (5500.0, 4, IeClass.IE4)
    assert (one.efficiency_100, one.efficiency_50) == pytest.approx((0.919, 0.914))
    assert (one.speed_rpm, one.current_a, one.mass_kg) == (1470.0, 11.0, 64.0)


def test_the_motor_of_a_fan_is_none_of_its_powers(catalog: Catalog, tmp_path: Path) -> None:
    preview = _read(sample_sheets.numbered_fans(tmp_path / "a.xlsx"), catalog, "fans")
    (one,) = maker_files.brought(preview, catalog).values()
    assert (one.model, one.motor_power_w, one.speed_rpm) == ("4-72 No.5A", 15e3, 2900.0)
    # At 9,928 m³/h: 2.7578 m³/s · 3,074 Pa / 0.875 = 9,688 W in the wheel.
    point = next(p for p in one.curve if p[0] == pytest.approx(9928))
    assert point[1:] == pytest.approx((3074.0, 9.69), abs=5e-3)


def test_brake_horsepower_and_a_speed_in_the_title(catalog: Catalog, tmp_path: Path) -> None:
    preview = _read(sample_sheets.american_pump(tmp_path / "a.xlsx"), catalog, "pumps")
    (one,) = maker_files.brought(preview, catalog).values()
    assert one.speed_rpm == 1770.0
    # 800 gpm of 0.2271247 m³/h, 92 ft, 25.1 hp of 0.7456999 kW.
    assert one.curve[1] == pytest.approx((181.6998, 28.0416, 18.7171), rel=1e-4)


def test_dry_and_wet_bulb_in_one_cell(catalog: Catalog, tmp_path: Path) -> None:
    """−7/−8 °C is a dry bulb of −7 °C; the leaving water stands across."""
    path = sample_sheets.two_bulbs(tmp_path / "a.xlsx")
    found = _records(_read(path, catalog, "heat_pump_maps", heat_source="outdoor_air"))
    points = found["EWQ-064"].points
    assert {point[0] for point in points} == {-15.0, -7.0, 7.0}
    assert {point[1] for point in points} == {35.0, 45.0}
    assert (-7.0, 45.0, 46_100.0, 19_160.0) in points


def test_figures_of_heating_are_none_of_a_chiller(catalog: Catalog, tmp_path: Path) -> None:
    preview = _read(sample_sheets.reversible(tmp_path / "a.csv"), catalog, "chillers")
    assert preview.faults == ()
    (one,) = preview.models
    # 5.6 · 10⁴ kcal/h of 1.163 W: 65.13 kW
    assert one.tabled.figures["capacity_w"][0] == pytest.approx(65_128, abs=10)
    assert one.tabled.figures["input_power_w"][0] == 20_900.0


def test_a_german_fan_with_its_speed_in_the_title(catalog: Catalog, tmp_path: Path) -> None:
    preview = _read(sample_sheets.german_fan(tmp_path / "a.csv"), catalog, "fans")
    (one,) = maker_files.brought(preview, catalog).values()
    assert one.speed_rpm == 1480.0
    assert one.curve[1] == pytest.approx((12_000.0, 1880.0, 7.9))
