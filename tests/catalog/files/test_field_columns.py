# ruff: noqa: E501  tables of spellings, one case a line
"""Units and columns of files as people keep them."""

import pytest

from tests.catalog.files.field_year import (
    BTU_KW,
    KW,
    QUARTERS,
    TON_KW,
    at,
    codes,
    holds,
    read,
    refused,
    table,
)

# --- energy of an interval becomes power ---


@pytest.mark.parametrize(
    ("header", "kwh"),
    [
        ("Time,Chilled water (ton-hr)", TON_KW), ("时间,冷量（冷吨·时）", TON_KW),
        ("Time,Cooling [RT·h]", TON_KW), ("Time,cooling energy RTh", TON_KW),
        ("时间,供冷量 千瓦小时", 1.0), ("时间,制冷量(kW·h)", 1.0), ("Time,CHW energy (MJ)", 1 / 3.6),
        ("Time,cooling_GJ", 1e3 / 3.6), ("Time,Chilled water (kBtu)", 1e3 * BTU_KW),
        ("Time,cooling (therms)", 1e5 * BTU_KW), ("时间,冷量(万千瓦时)", 1e4),
        ("Zeit,Kältemenge (MWh)", 1e3), ("时间,冷量(Gcal)", 1163.0), ("时间,供冷量(万大卡)", 11.63),
    ],
)  # fmt: skip
def test_energy_of_quarter_hours_is_turned_into_power(header: str, kwh: float) -> None:
    series = read(table(header, [f"{x / 4 / kwh:.8f}" for x in QUARTERS], 4))
    assert holds(series, QUARTERS)
    assert "load_energy_unit" in codes(series)


@pytest.mark.parametrize(
    ("header", "kw"),
    [
        ("Time,Cooling load (MMBtu/h)", 1e6 * BTU_KW), ("Time,Cooling load MBH", 1e3 * BTU_KW),
        ("时间,冷负荷(kcal/h)", 1.163e-3), ("时间,冷负荷（万大卡/h）", 11.63),
        ("时间,冷负荷 万千瓦", 1e4), ("时间,冷负荷(10^3 kW)", 1e3), ("时间,冷负荷(×10³kW)", 1e3),
        ("Time,Cooling load (kWh/15min)", 4.0), ("Time,Cooling demand (TR)", TON_KW),
        ("Time,Cooling load (kW_th)", 1.0), ("Time,Cooling load [GJ/h]", 1e3 / 3.6),
        ("Time,Cooling load (Btu/hr)", BTU_KW), ("Time,Kühllast [kW]", 1.0), ("时间,冷负荷(千瓦)", 1.0),
    ],
)  # fmt: skip
def test_power_is_read_by_its_whole_unit(header: str, kw: float) -> None:
    assert holds(read(table(header, [f"{x / kw:.8f}" for x in KW])), KW)


@pytest.mark.parametrize(
    "unit", ["W/m²", "W/㎡", "kW/m2", "W/sq.m", "瓦/平方米", "Btu/h·ft²", "kWh/m²"]
)
def test_a_load_per_area_asks_for_the_area(unit: str) -> None:
    text = table(f"时间,冷负荷({unit})", KW / 10)
    assert refused(text).code == "load_area_missing"


def test_the_area_turns_it_into_a_load() -> None:
    assert holds(read(table("时间,冷负荷(W/㎡)", KW / 9), area_m2=9000.0), KW)


@pytest.mark.parametrize("unit", ["kW/台", "MBtu/h", "W/m²·K", "kW/人", "RT/层", "匹 kW"])
def test_a_unit_that_is_not_understood_whole_is_asked(unit: str) -> None:
    problem = refused(table(f"时间,冷负荷({unit})", KW))
    assert problem.code in ("load_unit_unclear", "load_column_unknown", "load_unit_unknown")
    assert holds(read(table(f"时间,冷负荷({unit})", KW), column="#2", unit="kW"), KW)


# --- columns ---


@pytest.mark.parametrize(
    "header",
    [
        "indoor_dry_bulb_temperature", "室内干球温度", "Zone Air Temperature (°C)", "Return air dry bulb",
        "冷冻水供水温度(℃)", "Chilled Water Supply Temperature", "Supply air temp (C)", "回风干球温度",
        "Room DB", "冷却水回水温度", "Outdoor Air Dewpoint (C)", "室外相对湿度(%)",
    ],
)  # fmt: skip
def test_no_other_temperature_is_taken_for_outdoor_air(header: str) -> None:
    lines = [f"{at(i):%Y-%m-%d %H:%M},23.5,{x}" for i, x in enumerate(KW)]
    series = read("\n".join([f"Time,{header},Cooling load (kW)", *lines]))
    assert holds(series, KW)
    assert series.dry_bulb_c is None
    assert series.wet_bulb_c is None


@pytest.mark.parametrize(
    ("header", "celsius"),
    [
        ("Outdoor Air Temp (°F)", (68 - 32) / 1.8), ("OAT [degF]", 20.0), ("室外干球温度(℃)", 68.0 - 18),
        ("Outdoor dry bulb (K)", 293.15 - 273.15), ("Außentemperatur °C", 25.0), ("室外温度（华氏度）", 20.0),
    ],
)  # fmt: skip
def test_outdoor_air_is_taken_by_its_unit(header: str, celsius: float) -> None:
    shown = {"°F": 68, "degF": 68, "华氏度": 68, "(℃)": 50, "(K)": 293.15, "°C": 25}
    value = next(v for k, v in shown.items() if k in header)
    lines = [f"{at(i):%Y-%m-%d %H:%M},{value},{x}" for i, x in enumerate(KW)]
    series = read("\n".join([f"Time,{header},Cooling load (kW)", *lines]))
    assert series.dry_bulb_c is not None
    assert series.dry_bulb_c == pytest.approx(celsius)


def test_two_outdoor_temperatures_are_asked_about() -> None:
    lines = [f"{at(i):%Y-%m-%d %H:%M},20,21,{x}" for i, x in enumerate(KW)]
    text = "\n".join(["Time,Outdoor temp 1 (C),Outdoor temp 2 (C),Cooling load (kW)", *lines])
    assert refused(text).code == "temperature_unclear"
    assert read(text, dry_bulb="Outdoor temp 2").dry_bulb_c == pytest.approx(21.0)
    assert read(text, dry_bulb="none").dry_bulb_c is None


@pytest.mark.parametrize(
    "other",
    [
        "Chiller Energy Consumption (kWh)", "冷水机组耗电量(kWh)", "Chiller Electricity (kWh)",
        "主机电功率(kW)", "Chiller power input (kW)", "冷机用电 kWh", "Cooling:Electricity [J](Hourly)",
        "Chilled water pump power (kW)", "冷却塔风机功率(kW)", "Chiller kWe", "Total energy (kWh)",
    ],
)  # fmt: skip
def test_what_cooling_uses_is_no_load(other: str) -> None:
    lines = [f"{at(i):%Y-%m-%d %H:%M},{x / TON_KW:.4f},{x / 5:.2f}" for i, x in enumerate(KW)]
    assert holds(read("\n".join([f"Time,Building Load (RT),{other}", *lines])), KW)
    alone = table(f"Time,{other}", KW)
    assert refused(alone).code in ("load_column_unknown", "load_unit_unknown")


def test_parts_beside_their_total_and_parts_without_one() -> None:
    lines = [f"{at(i):%Y-%m-%d %H:%M},{0.6 * x:.2f},{0.4 * x:.2f},{x}" for i, x in enumerate(KW)]
    head = "Time,CH-1 cooling load (kW),CH-2 cooling load (kW),Total cooling load (kW)"
    series = read("\n".join([head, *lines]))
    assert holds(series, KW)
    assert "load_is_total" in codes(series)
    parts = "\n".join([head.rpartition(",")[0], *(line.rpartition(",")[0] for line in lines)])
    problem = refused(parts)
    assert problem.code == "load_column_unclear"
    assert "CH-2" in str(problem.figures)
    added = read(parts, columns=("CH-1 cooling load", "CH-2 cooling load (kW)"))
    assert holds(added, KW)
    assert "load_columns_added" in codes(added)
