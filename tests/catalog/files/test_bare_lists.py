"""Lists whose headings name no units: the units that can be meant, marked as guesses, or asked."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.registry import DEVICE_TABLES

Row = Sequence[object]

# Of each family a list as a plant's office keeps it; behind it the units its figures have. What
# they are follows from the arithmetic beside each.
CHILLERS = (  # 1055 kW over 178.8 kW is 5.9; 1055 kW warms 181.4 m³/h by 5 K
    ("型号", "机组形式", "制冷量", "输入功率", "COP", "IPLV", "冷冻水流量", "冷却水流量"),
    ("LSBLX1055", "水冷变频离心", 1055, 178.8, 5.9, 8.9, 181.4, 212),
    ("LSBLX2110", "水冷变频离心", 2110, 351.7, 6.0, 9.1, 362.9, 423),
)
CHILLERS_IN_TONS = (  # 300 RT are 1055 kW
    ("Model", "Type", "Capacity", "Input power", "IPLV", "LWT", "Entering condenser water"),
    ("WX-300", "water-cooled screw", 300, 186, 7.2, 44, 85),
)
HEAT_PUMPS = (
    ("型号", "名称", "制热量", "输入功率", "COP", "环境温度", "出水温度"),
    ("RS65", "空气源热泵", 65, 20.3, 3.2, 7, 45),
)
MOTORS = (  # √3 · 380 V · 20.6 A · 0.89 · 0.926 is 11.2 kW
    ("型号", "功率", "电压", "电流", "转速", "效率", "功率因数", "能效等级"),
    ("YE4-160M1-2", 11, 380, 20.6, 2940, 92.6, 0.89, "IE4"),
)
MOTORS_HIGH = (
    ("型号", "功率", "电压", "转速", "效率"), ("YX-5602-4", 1120, 10, 1490, 96.2),
)  # fmt: skip
PUMPS = (  # 100 m³/h raised by 32 m is 8.7 kW, 11.5 kW at the shaft
    ("泵型号", "流量", "扬程", "电机功率", "转速", "效率"),
    ("KQ100-15", 100, 32, 15, 2960, 76), ("KQ150-30", 200, 32, 30, 1480, 78),
)  # fmt: skip
FANS = (  # 25,000 m³/h against 800 Pa is 5.6 kW
    ("风机型号", "风量", "全压", "功率", "转速"), ("DB 8", 25000, 800, 11, 1450),
)  # fmt: skip
COMPRESSORS = (  # 6.9 kW/(m³/min) · 6.2 m³/min is 42.8 kW
    ("型号", "排气量", "排气压力", "功率", "比功率"), ("BK37", 6.2, 8, 37, 6.9),
)  # fmt: skip
BOILERS = (("型号", "额定蒸发量", "热效率", "燃料"), ("WNS4", 4, 94, "天然气"))
TRANSFORMERS = (
    ("型号", "容量", "高压", "低压", "空载损耗", "负载损耗", "阻抗电压"),
    ("SCB14-1000/10", 1000, 10, 0.4, 1275, 7315, 6),
)
GUESSED = {
    "chillers": (CHILLERS, {"制冷量": "kW", "输入功率": "kW", "冷冻水流量": "m³/h",
                            "冷却水流量": "m³/h"}),
    "chillers in tons": (CHILLERS_IN_TONS, {"Capacity": "RT", "Input power": "kW", "LWT": "°F",
                                            "Entering condenser water": "°F"}),
    "heat_pumps": (HEAT_PUMPS, {"制热量": "kW", "输入功率": "kW", "环境温度": "°C",
                                "出水温度": "°C"}),
    "motors": (MOTORS, {"功率": "kW"}),
    "motors of high voltage": (MOTORS_HIGH, {"功率": "kW", "电压": "kV"}),
    "pumps": (PUMPS, {"流量": "m³/h", "扬程": "m", "电机功率": "kW"}),
    "fans": (FANS, {"风量": "m³/h", "全压": "Pa", "功率": "kW"}),
    "compressors": (COMPRESSORS, {"排气量": "m³/min", "排气压力": "bar", "功率": "kW",
                                  "比功率": "kW/(m³/min)"}),
    "boilers": (BOILERS, {"额定蒸发量": "t/h"}),
    "transformers": (TRANSFORMERS, {"容量": "kVA", "高压": "kV", "低压": "kV", "空载损耗": "W",
                                    "负载损耗": "W"}),
}  # fmt: skip


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def _read(
    tmp_path: Path, rows: Sequence[Row], catalog: Catalog, family: str, **values: str
) -> TablesPreview:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    path = tmp_path / "list.xlsx"
    book.save(path)
    file = open_tables(path, DEVICE_TABLES[family])
    return read_tables(file, catalog, Told(values={"maker": "Xu", **values}))


@pytest.mark.parametrize("name", GUESSED)
def test_units_that_can_only_be_meant_are_taken_and_marked(
    name: str, catalog: Catalog, tmp_path: Path
) -> None:
    rows, units = GUESSED[name]
    preview = _read(tmp_path, rows, catalog, name.split()[0])
    parts = [part for one in preview.meanings for part in one.parts]
    assert {part.text: part.scale.text for part in parts if part.guessed} == units
    assert preview.asked == ()


def test_a_guess_is_told_with_the_machine(catalog: Catalog, tmp_path: Path) -> None:
    one, _ = _read(tmp_path, CHILLERS, catalog, "chillers").models
    assert one.record.capacity_w == pytest.approx(1055e3)
    told = [remark for remark in one.fitted.assumed if remark.code == "units_guessed"]
    assert len(told) == 1
    assert told[0].doubtful
    assert "制冷量 kW" in str(told[0].figures[0].value)


@pytest.mark.parametrize(
    ("family", "rows", "asked"),
    [
        # 30 kW or 30 hp: both are sizes of motors, and nothing else is said.
        ("motors", (("Model", "Power", "Efficiency"), ("A", 30, 93.6)), {"Power"}),
        # A power above the capacity: no units make a chiller of it.
        (
            "chillers",
            (("型号", "类型", "制冷量", "输入功率", "IPLV"), ("A", "水冷螺杆", 180, 1055, 7.0)),
            {"制冷量", "输入功率"},
        ),
        # 58 kW hangs on a wall, 58 MW heats a town.
        ("boilers", (("型号", "热功率", "热效率", "燃料"), ("A", 58, 94, "天然气")), {"热功率"}),
        # The current says that 5.5 is no power in kW: 160 A at 380 V.
        (
            "motors",
            (("型号", "功率", "电压", "电流", "效率", "功率因数"), ("A", 5.5, 380, 160, 92, 0.85)),
            {"功率"},
        ),
    ],
)
def test_units_that_could_be_others_are_asked(
    family: str, rows: Sequence[Row], asked: set[str], catalog: Catalog, tmp_path: Path
) -> None:
    preview = _read(tmp_path, rows, catalog, family)
    assert {part.text for part in preview.asked} == asked
    assert preview.obstacle.code == "makers_unclear"


def test_two_tables_that_contradict_each_other_are_asked(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("型号", "容量", "空载损耗", "负载损耗"), ("A", 1000, 1275, 7315),
        (), ("型号", "容量", "空载损耗", "负载损耗"), ("B", 1000, 1.275, 7.315),
    )  # fmt: skip
    preview = _read(tmp_path, rows, catalog, "transformers")
    assert [part.text for part in preview.asked] == ["空载损耗", "负载损耗"] * 2
