"""Lists of machines as plants keep them: two rows of headings, sums, notes, words in cells.

Each is of another trade; what every machine became is read off the list by hand.
"""

from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog.files.ledgers import Ledger, read_ledger

CHEMICAL = (
    ("合成厂主要用能设备台账",),
    ("序号", "车间", "设备名称", "规格型号", "主要技术参数", "电机", "", "", "数量", "投用时间",
     "运行时间", "负荷率", "备注"),
    ("", "", "", "", "", "型号", "功率(kW)", "转速(r/min)", "", "", "", "", ""),
    (1, "合成", "循环水泵", "IS200-150-400", "Q=400m3/h H=50m", "Y2-315M-4", 132, 1480,
     "2台(1用1备)", "1998.5", "24h×330d", "约60%", ""),
    (2, "", "罗茨风机", "3L52WD", "Q=40m3/min ΔP=49kPa", "Y2-280M-4", 90, 1480, "3台", "98.06",
     "8000h", 70, ""),
    ("", "小计", "", "", "", "", "", "", "5", "", "", "", ""),
    (1, "动力", "冰机", "30HXC250A", "制冷量880kW 输入180kW", "", 180, "", 1, 2006.1, 6000, "", ""),
    (2, "", "燃气锅炉", "WNS4-1.25-Q", "蒸发量4t/h 1.25MPa", "", 7.5, "", 1, "二〇一三年", "7200",
     "60%~70%", ""),
    (3, "", "引风机", "Y4-73-11No.20D", "风量 180000m3/h 全压 2800Pa", "", 250, "", 1, "不详", "",
     "", ""),
    ("合计", "", "", "", "", "", "", "", 8, "", "", "", ""),
    ("注：功率为单台额定功率。",),
)  # fmt: skip
FOUNDRY = """\
编号,名称,规格型号,额定容量/功率,单位,数量,启用年月,设备状态,日运行时间,年运行天数
1,中频炉,GW-1.5-1000,1000,kW,2,2008.10,在用,16h,300
2,UPS电源,6120-60K,60,kVA,1,2015,良好,24h,365天
3,直流电焊机,ZXG-300,21,kVA,5,1995,已停用,,
4,除尘风机,4-72-12No.6C,15,kW,3,2009,在用,16小时,300天
5,行车,LD5t,7.5+2×0.8,kW,2,2008,在用,,
6,电动机,J02-82-4,40,kW,2,1978,待报废,,
7,多联机,RHXYQ16,45,kW,1,2014,一用,,
"""


@pytest.fixture(scope="module")
def chemical(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """With the cells merged that people merge: headings, workshops, the note."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in CHEMICAL:
        sheet.append([None if cell == "" else cell for cell in row])
    for cells in ("A1:M1", "F2:H2", "B4:B5", "B7:B9", "A2:A3", "C2:C3", "B6:C6", "A11:M11"):
        sheet.merge_cells(cells)
    path = tmp_path_factory.mktemp("list") / "台账.xlsx"
    book.save(path)
    return read_ledger(path)


def test_two_rows_of_headings_are_one_and_sums_and_notes_no_machines(chemical: Ledger) -> None:
    assert [one.name for one in chemical.assets] == [
        "循环水泵",
        "罗茨风机",
        "冰机",
        "燃气锅炉",
        "引风机",
    ]
    assert [one.id for one in chemical.assets] == ["1", "2", "1.2", "2.2", "3"]  # 序号 begins anew
    assert [one.place for one in chemical.assets] == ["合成"] * 2 + ["动力"] * 3
    assert [fault.code for fault in chemical.faults] == ["ledger_sum", "ledger_sum", "ledger_note"]
    assert (chemical.left_out, chemical.in_part) == (0, 0)
    assert chemical.other_columns == ("备注",)


def test_words_in_cells_become_figures_and_are_named(chemical: Ledger) -> None:
    pump, roots, chiller, boiler, fan = chemical.assets
    assert (pump.count, pump.standby_count, pump.hours_per_year) == (1, 1, 7920.0)  # 24 · 330
    assert (pump.load_factor, pump.flow_m3h, pump.head_m) == (0.6, 400.0, 50.0)
    assert (pump.size, pump.motor_model, pump.speed_rpm) == (132.0, "Y2-315M-4", 1480.0)
    assert set(pump.from_text) == {"load_factor", "flow_m3h", "head_m"}
    assert (roots.family, roots.count, roots.flow_m3h) == ("roots_blower", 3, 2400.0)
    assert (chiller.family, chiller.size) == ("chiller", 880.0)  # not the 180 of its motor
    assert (boiler.family, boiler.size, boiler.steam_t_h) == ("boiler", 2800.0, 4.0)
    assert boiler.load_factor == pytest.approx(0.65)
    assert (fan.family, fan.flow_m3h, fan.speed_rpm) == ("fan", 180_000.0, None)
    assert fan.pressure_kpa == pytest.approx(2.8)


def test_a_figure_that_was_a_month_is_a_year(chemical: Ledger) -> None:
    """2006.10 in a cell of figures is 2006.1."""
    dates = [one.commissioned for one in chemical.assets]
    assert dates == ["1998.5", "98.06", "2006", "二〇一三年", ""]


def test_kinds_units_states_and_hours_of_a_day(tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_bytes(FOUNDRY.encode("gbk"))
    read = read_ledger(path)
    assert not read.faults
    assert [(one.family, one.size, one.in_kva, one.count) for one in read.assets] == [
        ("furnace", 1000.0, False, 2), ("power_supply", 60.0, True, 1),
        ("welding_machine", 21.0, True, 5), ("fan", 15.0, False, 3),
        ("crane", pytest.approx(9.1), False, 2),  # 7.5 + 2 · 0.8 of each
        ("motor", 40.0, False, 2), ("multi_split", 45.0, False, 1),
    ]  # fmt: skip
    assert [one.status for one in read.assets] == [
        "in_use", "in_use", "stopped", "in_use", "in_use", "scrapped", "in_use",
    ]  # fmt: skip
    hours = [one.hours_per_year for one in read.assets]
    assert hours[:4] == [4800.0, 8760.0, None, 4800.0]


def test_sheets_of_workshops_are_one_ledger(tmp_path: Path) -> None:
    book = Workbook()
    for name, rows in {
        "说明": [("本表由设备科填写",)],
        "一车间": [("序号", "设备名称", "型号", "功率kW"), (1, "水泵", "IS100-80-160", 15)],
        "二车间": [("序号", "设备名称", "功率kW", "型号"), (1, "风机", 30, "4-72No.8C")],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book["Sheet"])
    path = tmp_path / "台账.xlsx"
    book.save(path)
    read = read_ledger(path)
    assert [(one.id, one.model, one.size, one.place) for one in read.assets] == [
        ("1", "IS100-80-160", 15.0, "一车间"), ("1.2", "4-72No.8C", 30.0, "二车间"),
    ]  # fmt: skip


def test_what_is_measured_tells_the_load_of_a_motor(tmp_path: Path) -> None:
    """78 A of 103.6 A: 0.753; 40 kW in at 92 %, of 55 kW: 0.669."""
    path = tmp_path / "台账.csv"
    path.write_text(
        "名称,额定功率(kW),额定电流(A),运行电流(A),实测功率(kW),效率(%)\n"
        "风机电机,55,103.6,78,,\n水泵电机,55,,,40,92\n水泵,55,103.6,78,,\n", "utf-8",
    )  # fmt: skip
    loads = [one.load_factor for one in read_ledger(path).assets]
    assert loads == [pytest.approx(0.753, abs=5e-4), pytest.approx(0.669, abs=5e-4), None]


@pytest.mark.parametrize(
    ("count", "status", "remark", "running", "standby"),
    [
        ("2", "在用", "一用一备", 1, 1),
        ("3", "", "2用1备；2019年大修", 2, 1),
        ("2", "一用一备", "", 1, 1),
        ("", "", "两用一备", 2, 1),
        ("1", "在用", "一用一备", 1, 0),  # which of the two it is the row does not say
        ("2", "在用", "2019年大修，一用", 2, 0),
        ("2", "", "二期", 2, 0),
    ],
)
def test_what_stands_by_is_read_of_a_remark_too(
    tmp_path: Path, count: str, status: str, remark: str, running: int, standby: int
) -> None:
    """A pair of which one runs uses the energy of one."""
    path = tmp_path / "a.csv"
    head = "编号,设备名称,型号,额定功率(kW),数量,设备状态,备注"
    path.write_text(f'{head}\nP1,循环水泵,IS200,132,{count},{status},"{remark}"\n', "utf-8")
    (asset,) = read_ledger(path).assets
    assert (asset.count, asset.standby_count) == (running, standby)
