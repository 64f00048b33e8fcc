"""Lists of nameplates as catalogues and offers have them; the figures are nobody's."""

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

KW_PER_RT = 12_000 * 1055.05585262 / 3600 / 1000
# model: kind, capacity kW, COP, IPLV
PLATES = {
    "LSB500": ("螺杆式", 500.0, 5.6, 6.2),
    "LSB900V": ("变频螺杆式", 900.0, 5.7, 7.4),
    "LXV2800": ("变频离心式", 2800.0, 6.0, 9.1),
}


def chinese_rows(path: Path, plates: dict[str, tuple[str, float, float, float]] = PLATES) -> Path:
    """A line a machine; temperatures as pairs, a limit of sound, price in 万元."""
    rows: list[Sequence[object]] = [
        ["水冷冷水机组技术参数表（IPLV 按 GB/T 18430.1-2007）"],
        ["序号", "型号", "机组类型", "冷却方式", "制冷量(kW)", "输入功率(kW)", "COP", "IPLV",
         "制冷剂", "冷冻水进/出水温度(℃)", "冷却水进/出水温度(℃)", "冷冻水流量(m3/h)",
         "冷冻水水阻(kPa)", "噪声dB(A)", "运行重量(kg)", "外形长(mm)", "价格(万元)"],
    ]  # fmt: skip
    for number, (model, (kind, kw, cop, iplv)) in enumerate(plates.items(), 1):
        figures = [kw, round(kw / cop, 1), cop, iplv, "R134a", "12/7", "30/35"]
        flow = round(kw * 3.6 / 20.9, 1)
        rows.append([number, model, kind, "水冷", *figures, flow, 55, "≤80", 5200, 3600, 75])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def side_by_side(path: Path) -> Path:
    """A machine a column, figures named at the left with their units in a column of their own."""
    book = Workbook()
    sheet = book.active
    sheet.title = "技术参数"
    sheet.append(["变频离心式冷水机组（水冷）"])
    plates = {"LXV1400": (1400.0, 5.9, 8.9), "LXV2800": (2800.0, 6.0, 9.1)}
    sheet.append(["型号", "单位", *plates])
    sheet.append(["制冷量", "kW", *(kw for kw, _, _ in plates.values())])
    sheet.append(["输入功率", "kW", *(round(kw / cop, 1) for kw, cop, _ in plates.values())])
    sheet.append(["性能系数 COP", "—", *(cop for _, cop, _ in plates.values())])
    sheet.append(["IPLV (GB/T 18430.1)", "—", *(iplv for _, _, iplv in plates.values())])
    sheet.append(["制冷剂", "—", *["R1233zd(E)"] * len(plates)])
    sheet.append(["额定电流", "A", *[350, 700]])
    sheet.append(["冷冻水出水温度", "℃", *[7, 7]])
    sheet.append(["冷却水进水温度", "℃", *[30, 30]])
    book.save(path)
    return path


def english_ip(path: Path) -> Path:
    """Tons, kW/RT, °F, gpm; the method in the heading."""
    rows: list[Sequence[object]] = [
        ["Model", "Type", "Manufacturer", "Capacity (RT)", "Full load kW/RT",
         "IPLV kW/RT (AHRI 550/590)", "Leaving chilled water (°F)", "Entering condenser water (°F)",
         "Chilled water flow (gpm)", "Refrigerant"],
        ["CVH 500", "water-cooled centrifugal, variable speed", "Yu", 500, 0.58, 0.36, 44, 85, 1200,
         "R-134a"],
    ]  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path
