"""Tables that are wrong, or laid out in ways of their own: read as meant, or refused with a reason;
none gives a machine that only looks right.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.registry import DEVICE_TABLES

Rows = Sequence[Sequence[object]]
CHILLER = ("型号", "机组类型", "制冷量 kW", "输入功率 kW", "COP", "IPLV")
PUMP = ("型号", "流量m³/h", "扬程m", "轴功率kW", "转速r/min")
OF_PUMPS = {"pump_kind": "end_suction", "power_basis": "shaft_basis"}


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def _written(tmp_path: Path, rows: Rows, merged: Sequence[str] = ()) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    path = tmp_path / "table.xlsx"
    book.save(path)
    return path


def _read(path: Path, catalog: Catalog, family: str, **values: str) -> TablesPreview:
    told = Told(values={"maker": "Xu", **values}, of_kind=True)
    return read_tables(open_tables(path, DEVICE_TABLES[family]), catalog, told)


@pytest.mark.parametrize(
    ("family", "rows", "values"),
    [
        ("chillers", (CHILLER, ("A", "水冷螺杆", 180, 1000, 5.6, 6.2)), {}),  # swapped
        ("chillers", (CHILLER, ("A", "水冷螺杆", 1000, 180, 6.6, 7.0)), {}),  # 5.56, not 6.6
        ("chillers", (CHILLER, ("A", "水冷螺杆", "", 1000, 180, 5.6, 6.2)), {}),  # shifted
        (
            "transformers",
            (("型号", "容量kVA", "空载损耗W", "负载损耗W", "阻抗电压%"),
             ("SCB14-1000/10", 1000, 7315, 1275, 6)),
            {},
        ),
        (
            "compressors",
            (("型号", "类型", "排气量 m³/min", "排气压力 MPa", "电机功率 kW", "比功率 kW/(m³/min)"),
             ("LG37", "螺杆", 37, 0.8, 6.2, 6.9)),
            {},
        ),
        (
            "boilers",
            (("型号", "额定蒸发量 t/h", "热效率 %", "燃料"), ("WNS4", 94, 4, "天然气")),
            {},
        ),
        (  # 32 m³/h against 100 m: flow and head swapped, the head rises with the flow
            "pumps",
            (PUMP, ("A", 32, 60, 3, 2900), ("A", 30, 80, 3.6, 2900), ("A", 26, 100, 4, 2900)),
            OF_PUMPS,
        ),
        (  # 60 m³/h · 32 m is 5.2 kW, and the shaft has 3
            "pumps",
            (PUMP, ("A", 60, 32, 3, 2900), ("A", 80, 30, 3.6, 2900), ("A", 100, 26, 4, 2900)),
            OF_PUMPS,
        ),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_true_make_no_machine(
    family: str, rows: Rows, values: dict[str, str], catalog: Catalog, tmp_path: Path
) -> None:
    preview = _read(_written(tmp_path, rows), catalog, family, **values)
    assert preview.obstacle is not None
    (model,) = preview.models
    assert model.faults or model.fitted.missing


def test_each_cell_counts_in_the_unit_it_has(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("型号", "机组类型", "制冷量 kW", "COP", "IPLV"),
        ("A", "水冷螺杆", 1000, 5.6, 6.2), ("B", "水冷螺杆", "300 RT", 5.6, 6.2),
    )  # fmt: skip
    _, other = _read(_written(tmp_path, rows), catalog, "chillers").models
    # A ton is 12,000 Btu/h: 300 are 1055.06 kW.
    assert other.record.capacity_w == pytest.approx(1_055_056, abs=1)


def test_horsepower_among_kilowatts(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("型号", "功率", "效率%", "电压V"), ("YE4-160M-4", "11 kW", 93.3, 380),
        ("YE4-160L-4", "20 hp", 93.9, 380),
    )  # fmt: skip
    preview = _read(_written(tmp_path, rows), catalog, "motors", technology="induction")
    powers = [one.tabled.figures["power_w"][0] for one in preview.models]
    # 550 ft·lbf/s: 20 hp are 14.914 kW.
    assert powers == pytest.approx([11_000, 14_914], abs=1)


def test_a_unit_of_something_else_has_its_place(catalog: Catalog, tmp_path: Path) -> None:
    rows = (CHILLER, ("A", "水冷螺杆", 1000, "180 A", 5.6, 6.2))
    (fault,) = _read(_written(tmp_path, rows), catalog, "chillers").faults
    assert (fault.row, fault.column, fault.code) == (2, "D", "unit_of_another")


def test_a_range_has_its_place_and_its_way_out(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("型号", "转速(r/min)", "风量(m³/h)", "全压(Pa)", "功率(kW)"),
        ("SWF-5", 1450, "8000~11000", "320~250", 1.5),
    )  # fmt: skip
    preview = _read(_written(tmp_path, rows), catalog, "fans", fan_kind="axial")
    assert [(one.row, one.column, one.code) for one in preview.faults] == [
        (2, "C", "figure_range"), (2, "D", "figure_range"),
    ]  # fmt: skip


def test_flow_and_head_alone_say_what_to_ask_for(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("型号", "转速r/min", "流量m³/h", "扬程m"), ("IS65-160", 2900, 40, 38),
        ("", 2900, 60, 35), ("", 2900, 80, 30),
    )  # fmt: skip
    preview = _read(_written(tmp_path, rows), catalog, "pumps")
    (missing,) = preview.models[0].fitted.missing
    assert (missing.code, missing.figures[0].value) == ("pump_power_missing", 3)
    # Nothing else is asked for as long as that is missing; the kind is that of the series IS.
    assert preview.obstacle.code == "makers_points_missing"
    assert preview.values["pump_kind"] == "end_suction"


def test_ratings_of_one_fan_at_two_speeds_are_two_curves(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("4-72型离心通风机性能表",),
        ("机号", "转速 r/min", "全压 Pa", "流量 m3/h", "全压效率 %", "轴功率 kW", "电机型号"),
        ("4", 2900, 2014, 4012, 78, 2.88, "Y132S1-2"), ("", "", 1969, 4506, 80, 3.08, ""),
        ("", "", 1915, 5000, 81, 3.28, ""), ("", 1450, 501, 2006, 76, 0.37, "Y90S-4"),
        ("", "", 490, 2253, 78, 0.39, ""), ("", "", 478, 2500, 79, 0.42, ""),
    )  # fmt: skip
    preview = _read(_written(tmp_path, rows), catalog, "fans")
    assert preview.obstacle is None
    assert [(one.record.model, one.record.speed_rpm) for one in preview.models] == [
        ("4-72 No.4 1450 r/min", 1450.0), ("4-72 No.4 2900 r/min", 2900.0),
    ]  # fmt: skip


def test_models_side_by_side_without_a_column_between(catalog: Catalog, tmp_path: Path) -> None:
    heads = ("出水温度℃", "冷却水进水℃", "制冷量kW", "功率kW")
    points = [(7, t, 500 - 4 * (t - 30), 86 + 1.5 * (t - 30)) for t in (24, 28, 32)]
    rows = (
        ("水冷螺杆冷水机组",), ("LSB-300", "", "", "", "LSB-600"), (*heads, *heads),
        *((*one, *one[:2], 2 * one[2], 2 * one[3]) for one in points),
    )  # fmt: skip
    path = _written(tmp_path, rows, ("A1:H1", "A2:D2", "E2:H2"))
    one, other = _read(path, catalog, "chillers").models
    assert (one.tabled.model, other.tabled.model) == ("LSB-300", "LSB-600")
    assert list(other.tabled.figures["full_capacity_w"]) == [1048e3, 1016e3, 984e3]


def test_a_japanese_table(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("スクリューチラー 性能表（水冷式） R134a",),
        ("冷水出口温度（℃）", "冷却水入口温度（℃）", "冷却能力（kW）", "消費電力（kW）"),
        (7, 24, 524, 77), (7, 28, 508, 83), (7, 32, 492, 89),
    )  # fmt: skip
    (model,) = _read(_written(tmp_path, rows), catalog, "chillers").models
    assert list(model.tabled.figures["entering_condenser_c"]) == [24.0, 28.0, 32.0]
    assert (model.record.compressor, model.record.refrigerant) == ("screw", "R-134a")


def test_a_german_pump_with_its_speed_in_the_title(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "nk.csv"
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([
            ["Kreiselpumpe NK 65-160, n = 2900 1/min"],
            ["Förderstrom [m³/h]", "Förderhöhe [m]", "Wirkungsgrad [%]"],
            ["20", "39,5", "45"], ["40", "38,0", "65"], ["60", "35,0", "74"], ["80", "30,2", "72"],
        ])  # fmt: skip
    (model,) = _read(path, catalog, "pumps", **OF_PUMPS).models
    assert model.record.speed_rpm == 2900.0
    assert list(model.tabled.figures["pump_head_m"]) == [39.5, 38.0, 35.0, 30.2]


def test_an_unknown_unit_in_a_heading_is_asked_not_guessed(
    catalog: Catalog, tmp_path: Path
) -> None:
    rows = (
        ("型号", "风量(XMH)", "全压Pa", "轴功率kW", "转速r/min"), ("A", 25000, 800, 8, 1450),
    )  # fmt: skip
    (part,) = _read(_written(tmp_path, rows), catalog, "fans").asked
    assert part.text == "风量(XMH)"


def test_several_points_in_a_row(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("型号", "流量(m³/h)", "扬程(m)", "效率(%)", "转速(r/min)", "轴功率(kW)"),
        ("ISG65-160", "15/25/30", "35/32/30", "54/65/66", 2900, "2.65/3.35/3.71"),
        ("ISG80-160", "30/50/60", "36/32/29", "61/73/72", 2900, "4.8/6.0/6.6"),
    )  # fmt: skip
    one, other = _read(_written(tmp_path, rows), catalog, "pumps", **OF_PUMPS).models
    assert list(one.tabled.figures["pump_head_m"]) == [35.0, 32.0, 30.0]
    assert list(other.tabled.figures["pump_power_w"]) == [4800.0, 6000.0, 6600.0]
    assert set(other.tabled.places) == {"Sheet!3"}
    assert (one.record.speed_rpm, other.record.speed_rpm) == (2900.0, 2900.0)


def test_sheets_named_by_a_condition_are_of_one_machine(catalog: Catalog, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for t in (5, 7, 9):
        sheet = book.create_sheet(f"LWT {t}℃")
        sheet.append(["水冷螺杆 变工况"])
        sheet.append(["冷却水进水温度℃", 24, 28, 32])
        sheet.append(["制冷量 kW", *(500 + 15 * (t - 7) - 4 * i for i in range(3))])
        sheet.append(["输入功率 kW", *(78 + 6 * i for i in range(3))])
    book.save(tmp_path / "LSB-500.xlsx")
    (model,) = _read(tmp_path / "LSB-500.xlsx", catalog, "chillers").models
    assert model.tabled.model == "LSB-500"
    assert sorted(set(model.tabled.figures["leaving_chilled_c"])) == [5.0, 7.0, 9.0]


def test_marks_of_notes_are_no_part_of_a_name(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("水冷螺杆冷水机组",), ("型号", "制冷量1) (kW)", "输入功率²⁾ (kW)", "IPLV³⁾"),
        ("LS-350", 350, 62.5, 6.0), ("注：1) 名义工况；2) 不含水泵；3) 按GB/T 18430.1-2007。",),
    )  # fmt: skip
    (model,) = _read(_written(tmp_path, rows), catalog, "chillers").models
    assert (model.record.capacity_w, model.tabled.figures["nameplate_iplv"][0]) == (350e3, 6.0)


def test_models_over_columns_under_another_word(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("参数", "单位", "LS-350", "LS-700"), ("名义制冷量", "kW", 350, 700),
        ("输入功率", "kW", 62.5, 124), ("IPLV", "—", 6.0, 6.1),
        ("机组型式", "", "水冷螺杆", "水冷螺杆"), ("制冷剂", "", "R134a", "R513A"),
    )  # fmt: skip
    one, other = _read(_written(tmp_path, rows), catalog, "chillers").models
    assert (one.record.model, one.record.refrigerant) == ("LS-350", "R134a")
    assert (other.record.model, other.record.refrigerant) == ("LS-700", "R513A")


def test_units_behind_a_name_without_brackets(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("Schraubenkompressoren, luftgekühlt",),
        ("Typ", "Betriebsdruck bar", "Volumenstrom m³/min", "Motorleistung kW",
         "Spez. Leistung kW/(m³/min)"), ("SK 37", 7.5, 7.1, 37, 6.4),
    )  # fmt: skip
    (model,) = _read(_written(tmp_path, rows), catalog, "compressors").models
    # 6.4 kW/(m³/min) are 384 kJ/m³.
    assert (model.record.discharge_pa, model.record.specific_power) == (7.5e5, 384e3)


def test_a_list_of_motors_in_hp(catalog: Catalog, tmp_path: Path) -> None:
    rows = (
        ("Three-phase induction motors 460V 60Hz",), ("HP", "RPM", "Frame", "Efficiency %"),
        (20, 1770, "256T", 93.6), (50, 1775, "326T", 94.5),
    )  # fmt: skip
    one, other = _read(_written(tmp_path, rows), catalog, "motors").models
    assert one.record.power_w == pytest.approx(14_914, abs=1)
    assert (other.record.voltage_v, other.record.frequency_hz) == (460.0, 60.0)


@pytest.mark.parametrize(("text", "fault"), [("约1055", None), ("见样本", 2), ("1O55", 2)])
def test_a_text_in_the_first_row_of_a_list(
    text: str, fault: int | None, catalog: Catalog, tmp_path: Path
) -> None:
    rows = (
        ("型号", "机组类型", "制冷量kW", "功率kW", "IPLV"), ("A", "水冷螺杆", text, 186, 6.3),
        ("B", "水冷螺杆", 703, 125, 6.2),
    )  # fmt: skip
    preview = _read(_written(tmp_path, rows), catalog, "chillers")
    assert [one.row for one in preview.faults] == ([] if fault is None else [fault])
    assert [one.tabled.model for one in preview.models] == ["A", "B"]
    if fault is None:
        assert preview.models[0].record.capacity_w == 1055e3
