# ruff: noqa: E501  tables of spellings, several a line
"""Units as whole expressions, against pint where it knows them."""

import pint
import pytest

from catalog.files.units import Measured, parse, unclear_unit, units_of

PINT = pint.UnitRegistry()


@pytest.mark.parametrize(
    ("written", "pints"),
    [
        ("kW", "kilowatt"), ("MW", "megawatt"), ("RT", "refrigeration_ton"), ("冷吨", "refrigeration_ton"),
        ("MMBtu/h", "1e6 * Btu_it / hour"), ("MBH", "1e3 * Btu_it / hour"), ("GJ/h", "gigajoule / hour"),
        ("kcal/h", "1e3 * cal_it / hour"), ("万大卡/h", "1e7 * cal_it / hour"), ("万千瓦", "1e7 * watt"),
        ("10^3 kW", "1e6 * watt"), ("kWh/15min", "kilowatt_hour / (15 * minute)"), ("亿千瓦时/a", ""),
        ("ton-hr", "refrigeration_ton * hour"), ("冷吨小时", "refrigeration_ton * hour"), ("度", "kilowatt_hour"),
        ("千瓦小时", "kilowatt_hour"), ("kW·h", "kilowatt_hour"), ("GJ", "gigajoule"), ("兆焦", "megajoule"),
        ("J", "joule"), ("Gcal", "1e9 * cal_it"), ("therm", "1e5 * Btu_it"), ("W/m²", "watt / meter**2"),
        ("W/㎡", "watt / meter**2"), ("Btu/h·ft²", "Btu_it / hour / foot**2"), ("kWh/m2", "kilowatt_hour / meter**2"),
        ("m³/h", "meter**3 / hour"), ("L/s", "liter / second"), ("gpm", "gallon / minute"), ("N·m", "newton * meter"),
    ],
)  # fmt: skip
def test_sizes_are_those_of_pint(written: str, pints: str) -> None:
    if not pints:
        assert parse(written) is None or parse(written).measured is Measured.OTHER  # type: ignore[union-attr]
        return
    unit = parse(written)
    assert unit is not None
    assert unit.size == pytest.approx(PINT(pints).to_base_units().magnitude, rel=2e-6)


@pytest.mark.parametrize(
    "text", ["kW/台", "MBtu/h", "匹", "total", "(Hourly)", "kW kW/", "冷负荷", "℃℃x", ""]
)
def test_what_is_not_understood_whole_is_no_unit(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("heading", "measured"),
    [
        ("冷冻水供水温度(℃)", Measured.TEMPERATURE), ("flow m3/h", Measured.FLOW), ("U (V)", Measured.VOLTAGE),
        ("DistrictCooling:Facility [J](Hourly)", Measured.ENERGY), ("Q_kWh_total", Measured.ENERGY),
        ("冷负荷W/m2", Measured.POWER_PER_AREA), ("cooling, tons", Measured.POWER), ("负荷率%", Measured.SHARE),
    ],
)  # fmt: skip
def test_headings_name_their_units(heading: str, measured: Measured) -> None:
    assert [unit.measured for unit in units_of(heading)] == [measured]


@pytest.mark.parametrize(
    "heading", ["室外干球温度", "湿球温度", "小时", "Load (Hourly)", "cooling A", "Zone"]
)
def test_words_are_no_units(heading: str) -> None:
    assert not [unit for unit in units_of(heading) if unit.is_thermal]


def test_what_has_to_do_with_power_and_is_not_understood_is_named() -> None:
    assert unclear_unit("冷负荷(kW/台)") == "kW/台"
    assert unclear_unit("冷负荷(kW)") is None
    electric = parse("kWe")
    assert electric is not None
    assert electric.electric
    assert not electric.is_thermal
