"""Lists of transformers, compressors and boilers as makers print them, read as nameplates are."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.boilers.record import BoilerFuel, BoilerKind, HeatingValue, HeatMedium
from core.families.compressors.record import J_M3, AirControl, AirCooling, CompressorKind
from core.families.registry import DEVICE_TABLES
from core.families.transformers.record import Connection, Core, Insulation, ThermalClass

OIL = (
    ("S20-M系列10kV级油浸式配电变压器技术参数",),
    ("型号", "额定容量", "电压组合及分接范围", "", "", "联结组标号", "空载损耗", "负载损耗（75℃）",
     "空载电流", "短路阻抗", "总重"),
    ("", "(kVA)", "高压(kV)", "分接(%)", "低压(kV)", "", "(W)", "(W)", "(%)", "(%)", "(kg)"),
    ("S20-M-400/10", 400, "10", "±2×2.5", "0.4", "Dyn11", 370, 3615, 0.4, 4.0, 1560),
    ("SBH15-M-630/10", 630, "10", "±2×2.5", "0.4", "Yyn0", 320, 6200, 0.3, 4.5, 2150),
    ("注：负载损耗为75℃数值。",),
)  # fmt: skip
DRY = (
    ("SCB14系列干式变压器",),
    ("额定容量kVA", "空载损耗W", "负载损耗W(120℃)", "阻抗电压%"),
    (630, 970, "5500", 6), (1600, 1655, "10555", 6),
)  # fmt: skip
SCREWS = (
    ("LG系列螺杆式空气压缩机技术参数",),
    ("型号", "排气压力", "容积流量", "电机功率", "机组输入比功率", "噪声", "冷却方式"),
    ("", "MPa", "m³/min", "kW", "kW/(m³/min)", "dB(A)", ""),
    ("LG-37A", "0.7", 7.2, 37, 6.5, 68, "风冷"), ("", "0.8", 6.8, "", 6.9, "", ""),
    ("LG-132W", "0.8", 25.6, 132, 6.3, 75, "水冷"),
)  # fmt: skip
STEAM = (
    ("WNS系列燃气蒸汽锅炉技术参数表",),
    ("型号", "", "WNS2-1.25-Q", "WNS10-1.25-Q"), ("额定蒸发量", "t/h", 2, 10),
    ("额定蒸汽压力", "MPa", 1.25, 1.25), ("热效率", "%", 94, 95),
    ("燃料消耗量", "天然气 Nm³/h", 148, 735), ("排烟温度", "℃", "≤160", "≤160"),
)  # fmt: skip
CONDENSING = (
    ("Gas condensing boilers",),
    ("Model", "Output 80/60 °C", "Output 50/30 °C", "Efficiency (NCV) 80/60", "Efficiency 50/30",
     "Weight"),
    ("", "kW", "kW", "%", "%", "kg"),
    ("ULT 500", 478, 512, 97.6, 106.1, 610),
)  # fmt: skip


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def _read(
    tmp_path: Path, rows: tuple[tuple[object, ...], ...], catalog: Catalog, family: str, *,
    merged: tuple[str, ...] = (), title: str = "", **values: str,
) -> TablesPreview:  # fmt: skip
    book = Workbook()
    if title:
        book.active.title = title
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    path = tmp_path / "list.xlsx"
    book.save(path)
    file = open_tables(path, DEVICE_TABLES[family])
    return read_tables(file, catalog, Told(values={"maker": "Xu", **values}))


def _records(preview: TablesPreview) -> dict[str, Any]:
    assert preview.obstacle is None
    assert preview.faults == ()
    return {one.tabled.model: one.record for one in preview.models}


def test_transformers_in_oil(catalog: Catalog, tmp_path: Path) -> None:
    preview = _read(tmp_path, OIL, catalog, "transformers", merged=("A1:K1", "C2:E2", "A2:A3"))
    found = _records(preview)
    one, other = found["S20-M-400/10"], found["SBH15-M-630/10"]
    assert (one.rated_va, one.high_v, one.low_v) == (400e3, 10e3, 400.0)
    assert (one.no_load_power_w, one.load_loss_w) == (370.0, 3615.0)
    assert (one.impedance, one.no_load_current) == pytest.approx((0.04, 0.004))
    assert (one.insulation, one.core_material) == (Insulation.OIL, Core.STEEL)
    assert (one.connection, other.connection) == (Connection.DYN11, Connection.YYN0)
    assert other.core_material is Core.AMORPHOUS


def test_dry_transformers_without_a_model_are_named_by_their_size(
    catalog: Catalog, tmp_path: Path
) -> None:
    found = _records(_read(tmp_path, DRY, catalog, "transformers", title="SCB14"))
    assert list(found) == ["SCB14-630", "SCB14-1600"]
    one = found["SCB14-1600"]
    assert (one.rated_va, one.no_load_power_w, one.load_loss_w) == (1600e3, 1655.0, 10555.0)
    assert (one.insulation, one.thermal_class) == (Insulation.DRY, ThermalClass.F)


def test_each_pressure_of_a_compressor_is_one_machine(catalog: Catalog, tmp_path: Path) -> None:
    found = _records(_read(tmp_path, SCREWS, catalog, "compressors"))
    assert list(found) == ["LG-37A 0.7 MPa", "LG-37A 0.8 MPa", "LG-132W"]
    one, other = found["LG-37A 0.8 MPa"], found["LG-132W"]
    assert (one.discharge_pa, one.motor_rating_w) == (0.8e6, 37e3)
    assert one.free_air_m3s * 60 == pytest.approx(6.8)
    assert one.specific_power / J_M3 == pytest.approx(6.9)
    assert (one.compressor_kind, one.air_control) == (CompressorKind.SCREW, AirControl.LOAD_UNLOAD)
    assert (one.package_cooling, other.package_cooling) == (AirCooling.AIR, AirCooling.LIQUID)


def test_steam_boilers_side_by_side(catalog: Catalog, tmp_path: Path) -> None:
    """2 t/h are taken as 1.4 MW: GB 13271-2014 sets 10 t/h of steam beside 7 MW."""
    preview = _read(tmp_path, STEAM, catalog, "boilers")
    found = _records(preview)
    one = found["WNS2-1.25-Q"]
    assert (one.boiler_output_w, one.rated_efficiency) == pytest.approx((1.4e6, 0.94))
    assert (one.fired_with, one.makes) == (BoilerFuel.NATURAL_GAS, HeatMedium.STEAM)
    assert found["WNS10-1.25-Q"].boiler_output_w == 7e6
    told = {remark.code for remark in preview.models[0].fitted.assumed}
    assert {"nameplate_boiler_steam", "nameplate_boiler_constant"} <= told


def test_a_boiler_of_two_fuels_asks_which(catalog: Catalog, tmp_path: Path) -> None:
    rows = tuple(
        tuple(str(cell).replace("-Q", "-Y(Q)").replace("燃气", "燃油燃气").replace("天然气 ", "")
              if isinstance(cell, str) else cell for cell in row) for row in STEAM
    )  # fmt: skip
    preview = _read(tmp_path, rows, catalog, "boilers")
    assert preview.obstacle is not None
    assert [one.code for one in preview.models[0].fitted.missing] == ["nameplate_missing"]
    told = _read(tmp_path, rows, catalog, "boilers", fired_with="fuel_oil")
    assert {one.fired_with for one in _records(told).values()} == {BoilerFuel.FUEL_OIL}


def test_a_condensing_boiler_is_rated_at_80_and_60(catalog: Catalog, tmp_path: Path) -> None:
    found = _records(_read(tmp_path, CONDENSING, catalog, "boilers"))
    one = found["ULT 500"]
    assert (one.boiler_output_w, one.rated_efficiency) == pytest.approx((478e3, 0.976))
    assert (one.boiler_kind, one.heating_value) == (BoilerKind.CONDENSING, HeatingValue.NET)


PLATES = {
    "transformers": "电力变压器,\n产品型号,S11-M-1000/10\n额定容量,1000kVA\n额定电压,10000±5%/400V"
    "\n联结组标号,Dyn11\n阻抗电压,4.5%\n空载损耗,1.15kW\n负载损耗,10.30kW\n",
    "compressors": "螺杆式空气压缩机,\n型号,LGPM-75A\n公称容积流量,13.5m³/min\n额定排气压力,0.8MPa"
    "\n电机功率,75kW\n机组输入比功率,6.6kW/(m³/min)\n冷却方式,风冷\n驱动,永磁变频\n噪声,72dB(A)\n",
    "boilers": "蒸汽锅炉,\n型号,SZL10-1.25-AⅡ\n额定蒸发量,10t/h\n额定蒸汽压力,1.25MPa\n"
    "设计热效率,82%\n设计燃料,Ⅱ类烟煤\n",
    "motors": "三相异步电动机,\n型号,YE3-280S-4\n功率,75kW\n电压,380V\n电流,136.7A\n转速,1485r/min"
    "\n频率,50Hz\n效率,95.0%\n功率因数,0.87\n噪声,LW 86dB(A)\n重量,620kg\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("family", "figures"),
    [
        ("transformers", {"rated_va": 1e6, "high_v": 10e3, "low_v": 400.0,
                          "no_load_power_w": 1150.0, "load_loss_w": 10300.0, "impedance": 0.045}),
        ("compressors", {"free_air_m3s": 13.5 / 60, "discharge_pa": 0.8e6, "motor_rating_w": 75e3,
                         "specific_power": 6.6 * J_M3}),
        ("boilers", {"boiler_output_w": 7e6, "rated_efficiency": 0.82}),
        ("motors", {"power_w": 75e3, "poles": 4, "speed_rpm": 1485.0, "efficiency_100": 0.95,
                    "noise_db": 86.0}),
    ],
)  # fmt: skip
def test_one_plate_typed_line_by_line(
    catalog: Catalog, tmp_path: Path, family: str, figures: dict[str, float]
) -> None:
    """Figures with their units in the cells, as they stand on the plate."""
    path = tmp_path / "plate.csv"
    path.write_text(PLATES[family], "utf-8")
    file = open_tables(path, DEVICE_TABLES[family])
    (one,) = _records(read_tables(file, catalog, Told(values={"maker": "Xu"}))).values()
    assert {key: getattr(one, key) for key in figures} == pytest.approx(figures)
    if family == "compressors":
        assert one.air_control is AirControl.SPEED
    if family == "boilers":
        assert one.fired_with is BoilerFuel.COAL
