"""What titles, captions and names of sheets tell of the machines below them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.registry import DEVICE_TABLES

Rows = Sequence[Sequence[object]]
HEADS = ("出水温度 ℃", "制冷量 kW", "输入功率 kW")
POINTS = ((5, 940, 171), (7, 1000, 172), (9, 1060, 174))


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def _read(
    tmp_path: Path, sheets: Mapping[str, Rows], catalog: Catalog, family: str, **values: str
) -> TablesPreview:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = tmp_path / "tables.xlsx"
    book.save(path)
    told = Told(values={"maker": "Xu", **values}, of_kind=True)
    return read_tables(open_tables(path, DEVICE_TABLES[family]), catalog, told)


def test_a_title_in_brackets_tells_refrigerant_mains_and_conditions(
    catalog: Catalog, tmp_path: Path
) -> None:
    rows = (
        ("螺杆式冷水机组技术参数表（制冷剂：R134a，电源：380V/3N/50Hz，冷冻水9/14℃，冷却水32/37℃）",),
        ("型号", "水冷", "制冷量kW", "输入功率kW", "IPLV"), ("LS350", "", 350, 64, 6.1),
    )  # fmt: skip
    (model,) = _read(tmp_path, {"Sheet1": rows}, catalog, "chillers", condenser="water").models
    figures = model.tabled.figures
    assert (figures["leaving_chilled_c"][0], figures["entering_condenser_c"][0]) == (9.0, 32.0)
    assert model.record.refrigerant == "R-134a"
    assert model.record.supply == "380V-3PH-50Hz"


def test_each_block_has_what_its_own_title_says(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("型号：LSA  水冷螺杆  R134a  冷却水进水30℃",), HEADS, *POINTS, (),
        ("型号：LSB  水冷离心  R1233zd(E)  冷却水进水26℃",), HEADS, *POINTS,
    )  # fmt: skip
    one, other = _read(tmp_path, {"Sheet1": rows}, catalog, "chillers").models
    assert (one.tabled.told["compressor"], other.tabled.told["compressor"]) == (
        "screw", "centrifugal",
    )  # fmt: skip
    assert (one.tabled.told["refrigerant"], other.tabled.told["refrigerant"]) == (
        "R-134a", "R-1233zd(E)",
    )  # fmt: skip
    assert one.tabled.figures["entering_condenser_c"][0] == 30.0
    assert other.tabled.figures["entering_condenser_c"][0] == 26.0


def test_the_name_of_a_sheet_tells_of_its_own_machines_only(
    catalog: Catalog, tmp_path: Path
) -> None:
    points = (("水冷螺杆机组 冷却水进水30℃",), HEADS, *POINTS)
    preview = _read(tmp_path, {"LSA R513A": points, "LSB": points}, catalog, "chillers")
    one, other = preview.models
    assert one.tabled.told["refrigerant"] == "R-513A"
    assert "refrigerant" not in other.tabled.told
    assert "refrigerant" not in preview.values


def test_a_condition_in_the_name_of_a_sheet(catalog: Catalog, tmp_path: Path) -> None:
    sheets = {f"冷却水进水{t}℃": (("型号：LSA  水冷螺杆",), HEADS, *POINTS) for t in (26, 30)}
    (model,) = _read(tmp_path, sheets, catalog, "chillers").models
    assert sorted(set(model.tabled.figures["entering_condenser_c"])) == [26.0, 30.0]


def test_a_value_before_its_name(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("Water-cooled screw chillers, 85°F entering condenser water",),
        ("LWT (°F)", "Capacity (tons)", "Input kW"), (42, 225, 150), (44, 232, 151), (46, 239, 152),
    )  # fmt: skip
    (model,) = _read(tmp_path, {"Sheet1": rows}, catalog, "chillers").models
    # 85 °F is 29.44 °C
    assert model.tabled.figures["entering_condenser_c"][0] == pytest.approx(29.444, abs=1e-3)


def test_a_temperature_that_is_not_understood_is_shown(catalog: Catalog, tmp_path: Path) -> None:
    rows = (("水冷螺杆  载体温差 38℃  冷却水进水30℃",), HEADS, *POINTS)
    preview = _read(tmp_path, {"Sheet1": rows}, catalog, "chillers")
    unused = [part.text for part in preview.meanings[0].fixed if part.role is None]
    assert unused == ["载体温差 38℃"]


def test_mains_and_poles_of_motors_from_their_title(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("YE4系列三相异步电动机  660V 50Hz 4极",),
        ("型号", "功率kW", "效率%", "转速r/min"), ("YE4-160M", 11, 93.3, 1475),
    )  # fmt: skip
    (model,) = _read(tmp_path, {"Sheet1": rows}, catalog, "motors").models
    assert (model.record.voltage_v, model.record.frequency_hz, model.record.poles) == (660, 50, 4)
