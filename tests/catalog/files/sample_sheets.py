"""Tables of samples with groups over their parts, units below, and several units of one figure.

The figures are nobody's; the layouts follow what makers print.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook


def _written(path: Path, rows: Sequence[Sequence[object]], *merged: str, title: str = "") -> Path:
    book = Workbook()
    if title:
        book.active.title = title
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(path)
    return path


def turned_screws(path: Path) -> Path:
    """A machine a column, groups in the first, GB 18030, three units of capacity, 12/7 ℃."""
    rows = [
        ["LSBLG系列水冷螺杆式冷水机组技术参数表"],
        ["机组型号", "", "LSBLG380", "LSBLG1060"],
        ["名义制冷量", "kW", "380.5", "1,062.4"],
        ["", "×10⁴kcal/h", "32.7", "91.4"],
        ["", "USRT", "108.2", "302.1"],
        ["输入功率", "kW", "71.2", "186.4"],
        ["COP", "kW/kW", "5.34", "5.70"],
        ["IPLV", "kW/kW", "6.05", "6.42"],
        ["压缩机", "型式", "半封闭双螺杆", ""],
        ["", "数量", "1", "2"],
        ["制冷剂", "种类", "R134a", "R134a"],
        ["冷冻水", "进/出水温度 ℃", "12/7", "12/7"],
        ["", "流量 m³/h", "65.4", "182.7"],
        ["", "压降 kPa", "48", "61"],
        ["冷却水", "进/出水温度 ℃", "30/35", "30/35"],
        ["", "流量 m³/h", "77.7", "214.8"],
        ["机组重量", "kg", "2350", "5210"],
        ["运行重量", "kg", "2600", "5780"],
        ["注：名义工况按GB/T 18430.1-2007。"],
    ]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def nominal_tons(path: Path) -> Path:
    """Two rows of headings, the lower with units alone: IPLV over kW/ton; the method below."""
    rows = [
        ["Centrifugal Chillers – Nominal Data (60 Hz)"],
        ["Model", "Nominal Capacity", "", "Power Input", "Full Load", "IPLV", "Evaporator", "",
         "Condenser", "", "Refrigerant", "Operating Weight"],
        ["", "Tons", "kW", "kW", "kW/ton", "kW/ton", "Flow GPM", "WPD ft", "Flow GPM", "WPD ft",
         "", "lb"],
        ["CVX-0400", 400, 1407, 228, 0.570, 0.345, 960, 17.2, 1200, 19.5, "R-1233zd(E)", "19,800"],
        ["CVX-0600", 600, 2110, 336, 0.560, 0.338, 1440, 18.0, 1800, 20.4, "R-1233zd(E)", "26,450"],
        [],
        ["Ratings in accordance with AHRI Standard 550/590 (I-P). Variable speed drive."],
    ]  # fmt: skip
    return _written(path, rows, "A1:L1", "B2:C2", "G2:H2", "I2:J2", "A2:A3")


def motors(path: Path) -> Path:
    """Shares of load below 效率, kW and hp, a row of text for each speed, ratios over ratios."""
    rows = [
        ["YE4系列三相异步电动机技术数据"],
        ["型号", "额定功率", "", "额定电流", "额定转速", "效率（%）", "", "", "功率因数 cosφ", "",
         "堵转转矩", "堵转电流", "最大转矩"],
        ["", "kW", "HP", "A", "r/min", "100%", "75%", "50%", "100%", "75%", "额定转矩", "额定电流",
         "额定转矩"],
        ["同步转速 3000r/min（2极）"],
        ["YE4-132S1-2", 5.5, 7.5, 10.1, 2930, 90.9, 91.1, 90.3, 0.89, 0.86, 2.0, 8.3, 2.3],
        ["同步转速 1500r/min（4极）"],
        ["YE4-280S-4", 75, 100, 136.4, 1488, 96.0, 96.1, 95.7, 0.87, 0.84, 2.0, 7.3, 2.3],
    ]  # fmt: skip
    return _written(path, rows, "A1:M1", "A2:A3", "B2:C2", "F2:H2", "I2:J2", "A4:M4", "A6:M6")


def german_motors(path: Path) -> Path:
    """Decimal commas, 4/4, 3/4 and 2/4 of the load, min-1."""
    path.write_text(
        "Drehstrom-Asynchronmotoren, Wirkungsgradklasse IE4;;;;;;;;\n"
        "Typ;Pn;n;In;Wirkungsgrad [%];;;cos phi;Gewicht\n"
        ";kW;min-1;A;4/4;3/4;2/4;4/4;kg\n"
        "1XX1-132;5,5;1470;11,0;91,9;92,2;91,4;0,79;64\n"
        "1XX1-280;75;1486;132;96,0;96,2;95,9;0,86;610\n", "cp1252",
    )  # fmt: skip
    return path


def numbered_fans(path: Path) -> Path:
    """机号 alone, inner power, and the rating of the motor below 电动机."""
    rows: list[list[object]] = [
        ["4-72型离心通风机性能参数表"],
        ["机号", "转速(r/min)", "序号", "全压(Pa)", "流量(m³/h)", "内效率(%)", "内功率(kW)",
         "所需功率(kW)", "电动机", ""],
        ["", "", "", "", "", "", "", "", "型号", "功率(kW)"],
    ]  # fmt: skip
    points = ((3187, 7728, 82), (3074, 9928, 87.5), (2792, 12128, 88.0), (2341, 14328, 82))
    for at, (pressure, flow, eff) in enumerate(points):
        inner = flow / 3600 * pressure / 1000 / (eff / 100)
        first = at == 0
        rows.append(["No.5A" if first else None, 2900 if first else None, at + 1, pressure, flow,
                     eff, round(inner, 2), round(1.2 * inner, 2), "Y160M2-2" if first else None,
                     15 if first else None])  # fmt: skip
    return _written(path, rows, "A1:J1", "I2:J2", "A4:A7", "B4:B7", "I4:I7", "J4:J7")


def american_pump(path: Path) -> Path:
    """BHP is its own unit; the speed stands in the title with a comma."""
    rows = [
        ["End Suction Pump  1,770 RPM"],
        ["Flow (GPM)", "Head (ft)", "Eff (%)", "BHP", "NPSHr (ft)"],
        [400, 97, 55, 17.8, 5], [800, 92, 74, 25.1, 7], [1100, 84, 80.5, 29.0, 10],
        [1400, 70, 77, 32.1, 15],
    ]  # fmt: skip
    return _written(path, rows, "A1:E1", title="5E")


def two_bulbs(path: Path) -> Path:
    """A heat pump by dry and wet bulb, 64 · (1 + 0.02 · (t − 7)) kW at 45 °C, 4 % more at 35 °C."""
    rows: list[list[object]] = [
        ["Air-to-water heat pump – Heating capacity"], ["", "", "LWC (°C)"],
        ["Model", "DB/WB (°C)", "35", "", "45", ""], ["", "", *["HC kW", "PI kW"] * 2],
    ]  # fmt: skip
    for at, (dry, wet) in enumerate(((-15, -16), (-7, -8), (7, 6))):
        row: list[object] = ["EWQ-064" if at == 0 else None, f"{dry}/{wet}"]
        for water in (35, 45):
            row += [round(64 * (1 + 0.02 * (dry - 7) - 0.004 * (water - 45)), 1),
                    round(20 * (1 + 0.003 * (dry - 7) + 0.02 * (water - 45)), 2)]  # fmt: skip
        rows.append(row)
    return _written(path, rows, "C2:F2", "C3:D3", "E3:F3", "A3:A4")


def reversible(path: Path) -> Path:
    """A machine that cools and heats, its capacity in 10⁴ kcal/h."""
    path.write_text(
        "风冷涡旋式冷水（热泵）机组性能参数,\n型号,LSQWRF65\n制冷量（×10⁴kcal/h）,5.6\n制热量（kW）,70\n"
        "制冷输入功率（kW）,20.9\n制热输入功率（kW）,21.5\n制冷剂,R410A\n", "gb18030",
    )  # fmt: skip
    return path


def german_fan(path: Path) -> Path:
    path.write_text(
        "Radialventilator RV 630, Drehzahl 1480 min-1;;;\n"
        "Volumenstrom m³/h;Gesamtdruck Pa;Wirkungsgrad %;Wellenleistung kW\n"
        "8.000;1.950;68,0;6,4\n12.000;1.880;79,5;7,9\n16.000;1.690;82,0;9,2\n"
        "20.000;1.350;76,0;9,9\n", "cp1252",
    )  # fmt: skip
    return path
