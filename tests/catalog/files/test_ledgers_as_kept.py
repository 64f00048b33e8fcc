"""Ledgers as plants and hotels keep them: two languages, a plate in one cell, sheets, pages."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from catalog.files.ledgers import read_ledger
from core.ledger.age import span_of
from core.ledger.asset import Asset
from core.ledger.diagnosis import diagnose
from core.standards.library import shipped_standards
from tests.core.ledger.plant import RULES


def _read(tmp_path: Path, text: str) -> tuple[Asset, ...]:
    path = tmp_path / "台账.csv"
    path.write_text(text, "gb18030")
    return read_ledger(path).assets


def test_headings_in_two_languages_are_read(tmp_path: Path) -> None:
    (asset,) = _read(
        tmp_path,
        "No. 序号,Equipment 设备名称,Model 型号,Rated power 额定功率 (kW),Qty 数量,"
        "In service 投运,Hours/yr 年运行小时,Load % 负载率,Location 位置\n"
        "1,Chilled water pump 冷冻水泵,KQSN300-M9/445,90,3,2011-05,4200,75,B2\n",
    )
    assert (asset.family, asset.size, asset.count, asset.commissioned) == (
        "pump", 90.0, 3, "2011-05",
    )  # fmt: skip
    assert (asset.hours_per_year, asset.load_factor, asset.place) == (4200.0, 0.75, "B2")


def test_a_unit_behind_a_chinese_heading_is_no_second_language(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称,型号,排气压力bar\n空压机,LG-6/8,8\n", "utf-8")
    assert read_ledger(path).other_columns == ("排气压力bar",)


def test_a_whole_nameplate_in_one_cell_is_read(tmp_path: Path) -> None:
    motor, transformer, fan, boiler = _read(
        tmp_path,
        "序号,设备,铭牌内容,数量\n"
        "1,循环泵电机,型号Y2-315L1-4 160kW 380V 1485r/min 效率94.5% F级绝缘 2004年6月出厂,2\n"
        "2,主变压器,S9-M-1250/10 1250kVA 10/0.4kV Dyn11 P0=1.95kW Pk=12kW 2001.3出厂,1\n"
        "3,引风机,Y5-47No.8C 流量2.85万m3/h 全压2.1kPa 转速1850r/min,1\n"
        "4,锅炉,DZL4-1.25-AII 额定蒸发量4t/h 热效率78%,1\n",
    )
    assert (motor.model, motor.size, motor.efficiency_pct, motor.made_year) == (
        "Y2-315L1-4-160KW", 160.0, 94.5, 2004,
    )  # fmt: skip
    assert (transformer.model, transformer.p0_kw, transformer.connection) == (
        "S9-M-1250/10", 1.95, "Dyn11",
    )  # fmt: skip
    assert transformer.made_year == 2001
    assert (fan.model, fan.flow_m3h, fan.pressure_kpa) == ("Y5-47NO.8C", 28500.0, 2.1)
    assert (boiler.model, boiler.steam_t_h, boiler.efficiency_pct) == ("DZL4-1.25-AII", 4.0, 78.0)


def test_a_remark_tells_what_is_labelled_and_not_what_stood_there_before(tmp_path: Path) -> None:
    chiller, pump = _read(
        tmp_path,
        "编号,设备名称,型号,额定功率(kW),备注\n"
        "1,冷水机组,LSBLG1200,235,制冷量1200kW；2013年由220kW更换\n"
        "2,离心泵,IS100-80-160,,Q=100m3/h H=32m n=2900r/min 原15kW\n",
    )
    assert chiller.size == 1200.0
    assert (pump.flow_m3h, pump.head_m, pump.speed_rpm, pump.size) == (100.0, 32.0, 2900.0, None)


def test_a_power_of_a_chiller_that_may_be_its_motors_is_asked_about(tmp_path: Path) -> None:
    """With a COP beside it the plant knows what it writes; 额定容量 is what it delivers."""
    head = "编号,设备名称,型号,{},IPLV\n1,冷水机组,MCW320,235,{}\n"

    def unsure(size: str, iplv: str) -> tuple[str, ...]:
        (asset,) = _read(tmp_path, head.format(size, iplv))
        return diagnose([asset], shipped_standards(), RULES)[0].questions

    assert "size_or_input" in unsure("额定功率(kW)", "")
    assert "size_or_input" not in unsure("额定功率(kW)", "5.9")
    assert "size_or_input" not in unsure("额定容量(kW)", "")


def test_a_boilers_own_unit_comes_before_the_steam_of_the_heading(tmp_path: Path) -> None:
    water, oil, steam = _read(
        tmp_path,
        "编号,锅炉名称,锅炉型号,额定蒸发量(t/h),燃料\n1,热水锅炉,QXL7-1.0/115/70-AⅡ,7MW,烟煤\n"
        "2,导热油炉,YYW-1400Y(Q),1400kW,天然气\n3,蒸汽锅炉,WNS4-1.25-Y(Q),4,天然气\n",
    )
    assert (water.size, water.steam_t_h) == (7000.0, None)
    assert (oil.size, oil.steam_t_h) == (1400.0, None)
    assert (steam.size, steam.steam_t_h) == (2800.0, 4.0)
    found = diagnose([steam], shipped_standards(), RULES)[0]
    assert found.plate.facts["fuel"] == "Q"  # of oil and gas the row says which


def _book(tmp_path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book["Sheet"])
    path = tmp_path / "台账.xlsx"
    book.save(path)
    return path


def test_sheets_name_one_field_in_their_own_words_and_units(tmp_path: Path) -> None:
    """The second has a column more, its powers in W and its numbers from 001 again."""
    path = _book(tmp_path, {
        "一车间": [["编号", "名称", "型号", "功率(kW)"], ["001", "水泵电机", "Y2-160M2-2", 15]],
        "二车间": [
            ["名称", "编号", "额定功率", "电机功率（W）", "型号", "电压(kV)"],
            ["风机电机", "001", "", 5500, "YE3-132S1-2", 0.38],
            ["风机电机", "001", "", 7500, "YE3-132S2-2", 0.38],
        ],
    })  # fmt: skip
    ledger = read_ledger(path)
    assert [(one.id, one.size, one.place, one.voltage_kv) for one in ledger.assets] == [
        ("001", 15.0, "一车间", None), ("001 二车间", 5.5, "二车间", 0.38),
    ]  # fmt: skip
    assert [fault.code for fault in ledger.faults] == ["ledger_id_twice"]


def test_pages_of_an_asset_register_are_one_table(tmp_path: Path) -> None:
    head = ["资产编号", "资产名称", "规格型号", "计量单位", "数量", "购置日期", "使用状况", "功率"]
    ledger = read_ledger(_book(tmp_path, {"卡片": [
        ["固定资产卡片明细表"], head,
        ["00012", "罗茨鼓风机", "L32-15/0.35", "台", 2, "1992-05", "在用", "22kW"],
        ["本页小计", None, None, None, 2], ["固定资产卡片明细表（续）"], head,
        ["00101", "电焊机", "BX1-330", "台", 4, "1998-03", "封存", "21kVA"],
        ["00104", "中央空调", "", "套", 1, "2009-07", "在用", ""],
        ["总 计", None, None, None, 7],
    ]}))  # fmt: skip
    assert [(one.id, one.family, one.status) for one in ledger.assets] == [
        ("00012", "roots_blower", "in_use"), ("00101", "welding_machine", "stopped"),
        ("00104", "", "in_use"),  # may be chillers or a multi-split
    ]  # fmt: skip


def test_a_screw_machine_without_figures_is_of_no_kind_yet(tmp_path: Path) -> None:
    screw, centrifuge = _read(tmp_path, "编号,名称,型号,功率\n1,螺杆机,X-55,55\n2,离心机,X,15\n")
    assert (screw.family, centrifuge.family) == ("", "production_machine")


def test_a_name_tells_how_a_compressor_is_cooled_and_driven(tmp_path: Path) -> None:
    first, second = _read(
        tmp_path,
        "编号,名称,型号,功率\n1,风冷变频螺杆空压机,LG-6/8,37\n2,air compressor,LG-6/8,37\n",
    )
    assert (first.cooling, first.drive) == ("air", "variable_speed")
    assert (second.cooling, second.drive) == ("", "")


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2009年第三季度", "2009-07-01", "2009-09-30"),
        ("2009年下半年", "2009-07-01", "2009-12-31"),
        ("2009年底", "2009-01-01", "2009-12-31"), ("九十年代", "1990-01-01", "1999-12-31"),
        ("1905-07-01", "2009-01-01", "2009-12-31"),  # 2009 in a cell that shows dates
        ("'09", "2009-01-01", "2009-12-31"), ("1998年以前", "1950-01-01", "1998-12-31"),
    ],
)  # fmt: skip
def test_parts_of_years_are_the_days_they_may_mean(said: str, first: str, last: str) -> None:
    span = span_of(said)
    assert span is not None
    assert (str(span[0]), str(span[1])) == (first, last)


def test_a_make_of_several_years_is_the_last_of_them_for_the_lists(tmp_path: Path) -> None:
    """S9 made up to 1997 is listed: the eighties are, the nineties may be."""
    eighties, nineties = _read(
        tmp_path,
        "编号,名称,型号,出厂日期\n1,变压器,S9-1000/10,80年代\n2,变压器,S9-1000/10,90年代\n",
    )
    found = diagnose([eighties, nineties], shipped_standards(), RULES)
    assert [one.listing.listing.value for one in found] == ["hit", "suspect"]


def test_two_figures_of_one_column_are_parted_by_its_heading(tmp_path: Path) -> None:
    first, second, fan = _read(
        tmp_path,
        "编号,名称,型号,流量×扬程,风量/全压,电机型号/功率\n"
        "P1,1#冷却水泵,350S44,1260m³/h×44m,,Y355M1-4/220kW\n"
        "P2,补水泵,ISG65-200,25×50,,Y2-132S2-2/7.5kW\nF1,引风机,Y4-73No.14D,,86600/2580,\n",
    )
    assert (first.flow_m3h, first.head_m) == (1260.0, 44.0)
    assert (second.flow_m3h, second.head_m) == (25.0, 50.0)
    assert (fan.flow_m3h, fan.pressure_kpa) == (86600.0, 2.58)
    found = diagnose([first, second], shipped_standards(), RULES)
    assert [one.asset.size for one in found] == [220.0, 7.5]


def test_a_motor_column_in_kw_is_the_power_of_the_machine(tmp_path: Path) -> None:
    (asset,) = _read(tmp_path, "编号,设备名称,规格,电机(kW)\nF1,引风机,Y4-73No.14D,110\n")
    assert (asset.size, asset.motor_model) == (110.0, "")


def test_an_export_whose_equipment_is_a_number_is_named_by_its_description(tmp_path: Path) -> None:
    (asset,) = _read(
        tmp_path,
        "Equipment,Description,Functional Location,Object Type,Model number,ConstructYear,"
        "Power [kW],Speed [1/min]\n"
        "10001234,MOTOR FOR PUMP P-101A,A100-P101A,Motor,W22 IE3 315S/M,2016,132,1489\n",
    )
    assert (asset.id, asset.name, asset.family) == ("10001234", "MOTOR FOR PUMP P-101A", "motor")
    assert (asset.place, asset.made_year, asset.ie_class) == ("A100-P101A", 2016, "IE3")
