"""Lists of machines of other trades and countries; what each row says is read off it by hand.

A data hall and a hotel in English, a works in German, food works, a paper mill, a school: each has
headings, units and ways of counting of its own.
"""

from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog.files.ledgers import Ledger, read_ledger
from core.ledger.asset import Asset

DATA_HALL = """\
Asset register - Hall 2,,,,,,,,,,,
Asset ID,Description,Manufacturer,Model,Qty,Rating,Rating unit,Year of manufacture,Commissioned,Running hours (h/yr),Average load (%),Remarks
CH-01,Water-cooled centrifugal chiller,A,CVHF 770,4,770,RT,2013,15/06/2014,8760,55,N+1: 3 duty 1 standby
TF-01,Cooling tower fan motor IE2,B,M2QA 180L4A,8,22,kW,2013,05/06/2014,8760,65,
TX-01,Cast resin transformer 11/0.4 kV,C,Trihal,4,2500,kVA,2013,06/2014,8760,40,
UP-01,UPS system,D,9395,8,1100,kVA,2013,June 2014,8760,38,
PU-01,Pump for chiller 1,E,NB 80-200,2,30,kW,2013,2014,8760,80,1 duty / 1 standby
"""  # noqa: E501
GERMAN = """\
Maschinenliste;;;;;;;;;;
Inventar-Nr.;Bezeichnung;Typ;Anzahl;Nennleistung [kW];Baujahr;Inbetriebnahme;Betriebsstunden pro Jahr;Auslastung [%];Wirkungsgrad [%];Standort
M-1;Antriebsmotor Kühlwasserpumpe;1LA7 166-4AA;2;15,0;1999;01.04.2000;6.500;75;89,4;Halle 1
P-3;Kreiselpumpe Kühlwasser;Etanorm 100-080-160;2;18,5;2005;12.05.2005;4.200,5;70;76;Halle 1
K-5;Schraubenkompressor;CSD 82;1;45,0;2012;2012;5.800;85;;Druckluft
T-6;Öltransformator 20/0,4 kV;DOTR 1000;2;1.000;1995;1996;8.760;45;;Trafostation
KM-7;Kältemaschine wassergekühlt;30XW 702;1;700;2010;03.2010;3.500;60;;Dach
"""  # noqa: E501
HOTEL = (
    ("HOTEL ENGINEERING - EQUIPMENT LIST",),
    ("Tag", "Equipment", "Make / Model", "Capacity", "Power", "Flow", "Head",
     "Qty (duty/standby)", "Installed", "Hours/yr", "Eff."),
    ("CH-1", "Centrifugal chiller", "Maker YK 500", "500 TR", "320 kW", "1,200 gpm", "", "2",
     "2006", "3,100", ""),
    ("CHWP", "Chilled water pump", "B&G 1510 6E", "", "60 hp", "1,200 gpm", "110 ft", "2/1",
     "2006", "3,100", "78%"),
    ("CWP", "Condenser water pump", "B&G 1510 8G", "", "75 hp", "1,500 gpm", "90 ft",
     "2 duty + 1 standby", "2006", "3,100", "80%"),
    ("B-1", "Hot water boiler (natural gas)", "FLX", "5,000 MBH", "", "", "", "1+1", "2004",
     "4,000", "82%"),
    ("", "TOTAL", "", "", "", "", "", "", "", "", ""),
)  # fmt: skip
FOOD = (
    ("食品厂主要耗能设备清单",),
    ("部门", "设备编号", "设备名称", "型号", "设备功率", "", "使用年月", "运行情况", "", ""),
    ("", "", "", "", "单台(kW)", "总功率(kW)", "", "日运行(h)", "年运行(天)", "负荷率(%)"),
    ("制冷", "ZL-01", "氨螺杆压缩机组", "LG20ⅢA", "185", "370", "2009/9", "20", "300", "75"),
    ("", "ZL-02", "氨泵", "CNF40-200", "5.5", "11", "2009/9", "20", "300", ""),
    ("锅炉房", "GL-01", "燃煤蒸汽锅炉", "DZL10-1.25-AⅡ", "65", "65", "2008/3", "24", "280", "70"),
)
PAPER = """\
序号,位号,设备名称,电机型号,功率,电压,电流,转速,极数,装机数,运行数,出厂年月,实际运行电流
,,,,kW,V,A,rpm,,台,台,,A
1,P-1,冲浆泵,Y2-355L-6,250,380,464,990,6,2,1,2007.3,380
2,P-2,水环真空泵,TBYC-355M4-8,200,380,345,750,8,1,1,2021.6,276
3,P-3,纸机传动,1PH7224,98,400,196,1480,,12,12,2006.8,
"""
SCHOOL = """\
设备类别,设备名称,型号,额定功率(kW),额定制冷/热量(kW),数量（台）,购置时间,年使用时长（小时）,备注
空调,分体空调,KFR-35GW,1.1,3.5,120,2012-07-01,900,
空调,多联机,RUXYQ16BA,11.8,45,4,2013.6,1200,
空调,风冷模块机组,MAC230DR5,20.6,66,8,2010.5,1500,
采暖,燃气锅炉,CWNS1.4-85/60-Q,5.5,1400,2,2013.9,2200,
水泵,真空泵,2BV5111,5.5,,1,2013.9,2200,
电气,变压器,SCB11-1000/10,1000kVA,,2,2013年8月,8760,平均负载率35%
"""


def _text(tmp_path: Path, text: str, encoding: str = "utf-8") -> Ledger:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return read_ledger(path)


def _book(tmp_path: Path, rows: tuple[tuple[str, ...], ...], *merged: str) -> Ledger:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(tmp_path / "list.xlsx")
    return read_ledger(tmp_path / "list.xlsx")


def _said(ledger: Ledger, *fields: str) -> dict[str, tuple[object, ...]]:
    def one(asset: Asset, field: str) -> object:
        value = getattr(asset, field)
        return pytest.approx(value, rel=1e-3) if isinstance(value, float) else value

    return {asset.id: tuple(one(asset, field) for field in fields) for asset in ledger.assets}


def test_an_english_register(tmp_path: Path) -> None:
    ledger = _text(tmp_path, DATA_HALL)
    assert not ledger.faults
    assert _said(ledger, "family", "size", "count", "standby_count") == {
        "CH-01": ("chiller", 770 * 3.516853, 3, 1), "TF-01": ("motor", 22.0, 8, 0),
        "TX-01": ("transformer", 2500.0, 4, 0), "UP-01": ("power_supply", 1100.0, 8, 0),
        "PU-01": ("pump", 30.0, 1, 1),
    }  # fmt: skip
    chiller, motor, transformer, *_ = ledger.assets
    assert (chiller.condenser, chiller.load_factor, chiller.made_year) == ("water", 0.55, 2013)
    assert (motor.ie_class, motor.hours_per_year) == ("IE2", 8760.0)
    assert transformer.voltage_kv == 11.0
    dates = [one.commissioned for one in ledger.assets]
    assert dates == ["15/06/2014", "05/06/2014", "06/2014", "June 2014", "2014"]


def test_a_german_list(tmp_path: Path) -> None:
    """Beside decimal commas 6.500 hours and 1.000 kVA have no decimals."""
    ledger = _text(tmp_path, GERMAN, "cp1252")
    assert not ledger.faults
    assert _said(ledger, "family", "size", "count", "hours_per_year", "load_factor") == {
        "M-1": ("motor", 15.0, 2, 6500.0, 0.75), "P-3": ("pump", 18.5, 2, 4200.5, 0.7),
        "K-5": ("compressor", 45.0, 1, 5800.0, 0.85),
        "T-6": ("transformer", 1000.0, 2, 8760.0, 0.45), "KM-7": ("chiller", 700.0, 1, 3500.0, 0.6),
    }  # fmt: skip
    assert (ledger.assets[0].efficiency_pct, ledger.assets[0].place) == (89.4, "Halle 1")
    assert ledger.assets[3].voltage_kv == 20.0
    assert ledger.assets[4].condenser == "water"


def test_a_list_in_other_units(tmp_path: Path) -> None:
    """500 TR of 12,000 Btu/h, 60 hp of 745.7 W, 1,200 gpm, 110 ft, 5,000 MBH."""
    ledger = _book(tmp_path, HOTEL)
    assert [fault.code for fault in ledger.faults] in ([], ["ledger_sum"])
    said = _said(ledger, "family", "size", "flow_m3h", "head_m", "count", "standby_count")
    assert said == {
        "CH-1": ("chiller", 1758.43, 272.55, None, 2, 0),
        "CHWP": ("pump", 44.742, 272.55, 33.528, 2, 1),
        "CWP": ("pump", 55.927, 340.69, 27.432, 2, 1),
        "B-1": ("boiler", 1465.36, None, None, 1, 1),
    }
    assert ledger.assets[1].efficiency_pct == 78.0


def test_power_of_one_and_of_all_and_hours_by_day(tmp_path: Path) -> None:
    """370 kW of 185 kW each are two; 20 h on 300 days are 6,000 h, not 300 days of 24 h."""
    ledger = _book(tmp_path, FOOD, "A1:J1", "E2:F2", "H2:J2", "A4:A5")
    said = _said(ledger, "family", "size", "count", "hours_per_year", "place")
    assert said == {
        "ZL-01": ("refrigeration_compressor", 185.0, 2, 6000.0, "制冷"),
        "ZL-02": ("pump", 5.5, 2, 6000.0, "制冷"),
        "GL-01": ("boiler", 65.0, 1, 6720.0, "锅炉房"),  # of its fans: see the diagnosis
    }
    assert ledger.assets[0].from_text == ("count",)


def test_a_list_of_motors_named_after_what_they_drive(tmp_path: Path) -> None:
    """One of two runs; 380 A of 464 A are a load of 0.819."""
    ledger = _text(tmp_path, PAPER, "gb18030")
    said = _said(ledger, "family", "model", "size", "count", "standby_count", "poles")
    assert said == {
        "P-1": ("motor", "Y2-355L-6", 250.0, 1, 1, 6),
        "P-2": ("motor", "TBYC-355M4-8", 200.0, 1, 0, 8),
        "P-3": ("motor", "1PH7224", 98.0, 12, 0, None),
    }
    loads = [one.load_factor for one in ledger.assets]
    assert loads == [pytest.approx(0.819, abs=5e-4), pytest.approx(0.8), None]


def test_the_name_says_more_than_the_category(tmp_path: Path) -> None:
    ledger = _text(tmp_path, SCHOOL)
    said = _said(ledger, "family", "size", "count", "hours_per_year", "commissioned")
    assert list(said.values()) == [
        ("room_air_conditioner", 1.1, 120, 900.0, "2012-07-01"),
        ("multi_split", 11.8, 4, 1200.0, "2013.6"),
        ("chiller", 66.0, 8, 1500.0, "2010.5"),
        ("boiler", 1400.0, 2, 2200.0, "2013.9"),
        ("vacuum_pump", 5.5, 1, 2200.0, "2013.9"),
        ("transformer", 1000.0, 2, 8760.0, "2013年8月"),
    ]
    assert ledger.assets[-1].load_factor == 0.35


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("运行时间(h/d)", "hours_a_day"), ("年运行(天)", "days_a_year"),
        ("运行时间（小时/年）", "hours_per_year"), ("用电量(kWh/月)", None),
        ("运行时间(h/月)", None), ("年耗电量(万kWh)", "measured_kwh"),
        ("Energy consumption (kWh/month)", None), ("Running hours (h/day)", "hours_a_day"),
        ("Betriebsstunden/Jahr", "hours_per_year"), ("Year of manufacture", "made_year"),
    ],
)  # fmt: skip
def test_what_is_of_a_day_or_a_month_is_none_of_a_year(heading: str, field: str | None) -> None:
    from core.ledger.naming import key_of

    assert key_of(heading) == field


@pytest.mark.parametrize(
    ("heading", "cell", "running", "standby"),
    [
        ("台数（用/备）", "3/1", 3, 1), ("装机/运行台数", "3/2", 2, 1), ("数量", "2+1", 2, 1),
        ("Qty", "3 duty, 1 standby", 3, 1), ("Anzahl", "2 Betrieb / 1 Reserve", 2, 1),
        ("数量", "4台", 4, 0),
    ],
)  # fmt: skip
def test_ways_to_say_what_stands_by(
    tmp_path: Path, heading: str, cell: str, running: int, standby: int
) -> None:
    (asset,) = _text(tmp_path, f'编号,名称,{heading}\nP1,水泵,"{cell}"\n').assets
    assert (asset.count, asset.standby_count) == (running, standby)


BOILERS = """\
编号,锅炉名称,锅炉型号,额定出力,燃料种类,热效率(%),投产年月
G1,1#,SZL20-1.25-AII,20t/h,Ⅱ类烟煤,80.5,2008.10
G2,2#,QXS14-1.0/115/70-Q,14MW,天然气,94,2019.10
"""
TRANSFORMERS = """\
编号,变压器名称,型号,容量(kVA),空载损耗(W),负载损耗(W),备注
1,5#干变,SCB14-1250/10-NX2,1250,1505,9150,F级
2,6#,,630,960,5500,
"""
STATION = """\
编号,设备名称,型号,排气量(m³/min),排气压力(MPa),功率(kW)
K1,无油螺杆机,ZR160,25,0.8,160
K2,活塞机,,40,0.8,250
"""
ROOM = """\
编号,设备名称,型号,制冷量(RT)
L1,离心机,X 1,1000
L2,磁悬浮机组,SMT.250,250
L3,水源热泵,SGHP600,170
"""


def test_headings_with_a_kind_before_them(tmp_path: Path) -> None:
    ledger = _text(tmp_path, BOILERS)
    said = _said(ledger, "family", "size", "fuel", "efficiency_pct")
    assert list(said.values()) == [
        ("boiler", 14_000.0, "Ⅱ类烟煤", 80.5), ("boiler", 14_000.0, "天然气", 94.0),
    ]  # fmt: skip
    one, other = _text(tmp_path, TRANSFORMERS).assets
    assert (one.family, one.thermal_class) == ("transformer", "F")
    assert one.p0_kw == pytest.approx(1.505)
    assert (other.family, other.size) == ("transformer", 630.0)


def test_what_a_machine_delivers_tells_its_kind(tmp_path: Path) -> None:
    assert [one.family for one in _text(tmp_path, STATION).assets] == ["compressor"] * 2
    assert [one.family for one in _text(tmp_path, ROOM).assets] == [
        "chiller", "chiller", "heat_pump",
    ]  # fmt: skip
