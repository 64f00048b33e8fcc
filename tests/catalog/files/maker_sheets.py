"""Makers' performance tables as makers lay them out, computed from one known machine.

The machine, of a size Q in kW, at leaving chilled water x, entering condenser y and load p:

    capacity(x, y) = Q · (1 + 0.030·(x − 7) − 0.0080·(y − y0) − 0.00010·(y − y0)²)
    power(x, y)    = capacity(x, y) / COP0 · (1 − 0.015·(x − 7) + 0.025·(y − y0) + 0.0003·(y − y0)²)
    power(x, y, p) = power(x, y) · (0.1 + 0.2·p + 0.7·p²)

with y0 = 30 °C for water and 35 °C for air. Its curves are of the record's own form, so a fit
leaves what rounding in the table leaves and nothing else. The layouts follow what makers print;
the figures are nobody's.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

KW_PER_RT = 12_000 * 1055.05585262 / 3600 / 1000


@dataclass(frozen=True)
class Known:
    """The machine of the formulas above."""

    size_kw: float
    cop: float = 5.2
    y0: float = 30.0

    def capacity_kw(self, x: float, y: float) -> float:
        d = y - self.y0
        return self.size_kw * (1 + 0.030 * (x - 7) - 0.0080 * d - 0.00010 * d * d)

    def power_kw(self, x: float, y: float, p: float = 1.0) -> float:
        d = y - self.y0
        ratio = 1 - 0.015 * (x - 7) + 0.025 * d + 0.0003 * d * d
        return self.capacity_kw(x, y) / self.cop * ratio * (0.1 + 0.2 * p + 0.7 * p * p)


TODAY = date(2026, 11, 29)
WATER, AIR = 30.0, 35.0
LEAVING, CONDENSER, LOADS = (5.0, 7.0, 10.0), (18.0, 24.0, 30.0, 34.0), (0.25, 0.5, 0.75)
OUTDOOR = (20.0, 28.0, 35.0, 43.0)
COLD, HOT = (-20.0, -12.0, -7.0, 2.0, 7.0), (41.0, 45.0, 50.0)
LIST_MODELS = {"XW-350": Known(350), "XW-500": Known(500), "XW-800": Known(800, 5.6)}
CROSS_MODEL = {"FAS-420": Known(420, 3.1, AIR)}
IP_MODEL = {"CVH-600": Known(600 * KW_PER_RT, 6.0)}
SHEET_MODELS = {"LSB-500": Known(500, 5.1), "LSB-900": Known(900, 5.4)}
PART_MODEL = {"LC-2000": Known(2000, 5.9)}


def long_list(path: Path) -> Path:
    """One row a point, several models; a text with semicolons and decimal commas."""
    rows: list[list[object]] = [
        ["Water-cooled screw chillers – performance data"],
        [],
        ["Model", "Leaving chilled water (°C)", "Entering condenser water (°C)", "Load (%)",
         "Cooling capacity (kW)", "Power input (kW)", "Evaporator flow (m³/h)"],
    ]  # fmt: skip
    for model, one in LIST_MODELS.items():
        rows += [_row(model, one, x, y, 1.0) for x in LEAVING for y in CONDENSER]
        rows += [_row(model, one, 7.0, y, p) for y in (24.0, 30.0) for p in LOADS]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        written = [[str(cell).replace(".", ",") for cell in row] for row in rows[3:]]
        csv.writer(file, delimiter=";").writerows([*rows[:3], *written])
    return path


def _row(model: str, one: Known, x: float, y: float, p: float) -> list[object]:
    capacity = one.capacity_kw(x, y) * p
    flow = capacity * 3.6 / (4.187 * 5)
    return [model, x, y, p * 100, round(capacity, 1), round(one.power_kw(x, y, p), 2),
            round(flow, 1)]  # fmt: skip


def cross_table(path: Path) -> Path:
    """Capacity and power in tables of their own, the outdoor temperature across, then part load."""
    ((model, one),) = CROSS_MODEL.items()
    book = Workbook()
    sheet = book.active
    sheet.title = "Performance"
    sheet.append([f"Model: {model}"])
    sheet.append(["Air-cooled screw chiller, variable speed"])
    for title, figure, digits in (
        ("Cooling capacity (kW)", one.capacity_kw, 1), ("Power input (kW)", one.power_kw, 2),
    ):  # fmt: skip
        sheet.append([])
        sheet.append([title])
        sheet.append(["", "Outdoor air temperature (°C)"])
        sheet.append(["Leaving chilled water (°C)", *OUTDOOR])
        for x in LEAVING:
            sheet.append([x, *(round(figure(x, y), digits) for y in OUTDOOR)])
    sheet.append([])
    sheet.append(["Part load at leaving chilled water 7 °C and outdoor air 35 °C"])
    sheet.append(["Load (%)", "Power input (%)"])
    for p in (1.0, *reversed(LOADS)):
        sheet.append([p * 100, round(100 * (0.1 + 0.2 * p + 0.7 * p * p), 2)])
    book.save(path)
    return path


def ip_units(path: Path) -> Path:
    """°F, tons and kW/RT: pairs of columns under each condenser temperature."""
    ((model, one),) = IP_MODEL.items()
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append([f"Centrifugal chiller model {model}"])
    sheet.append([])
    entering = (65.0, 75.0, 85.0, 93.0)
    sheet.append(["LWT (°F)", *(cell for t in entering for cell in (f"ECWT {t:g} °F", ""))])
    sheet.append(["", *(["Capacity (RT)", "kW/RT"] * len(entering))])
    for column in range(2, 2 + 2 * len(entering), 2):
        sheet.merge_cells(start_row=3, start_column=column, end_row=3, end_column=column + 1)
    sheet.merge_cells("A3:A4")
    for x_f in (42.0, 44.0, 50.0):
        row: list[object] = [x_f]
        for y_f in entering:
            x, y = _celsius(x_f), _celsius(y_f)
            tons = one.capacity_kw(x, y) / KW_PER_RT
            row += [round(tons, 2), round(one.power_kw(x, y) / tons, 4)]
        sheet.append(row)
    sheet.append([])
    sheet.append(["Part load, leaving chilled water 44 °F (kW/RT)"])
    sheet.append(["% Load", "Entering condenser water (°F)"])
    sheet.append(["", *entering])
    for p in (0.75, 0.5, 0.25):
        row = [p * 100]
        for y_f in entering:
            x, y = _celsius(44.0), _celsius(y_f)
            row.append(round(one.power_kw(x, y, p) / (p * one.capacity_kw(x, y) / KW_PER_RT), 4))
        sheet.append(row)
    book.save(path)
    return path


def _celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32) / 1.8


def blocks_on_sheets(path: Path) -> Path:
    """A sheet a model, a block for each leaving temperature, merged Chinese headings."""
    book = Workbook()
    book.remove(book.active)
    for model, one in SHEET_MODELS.items():
        sheet = book.create_sheet(model)
        _merged(sheet, ["水冷螺杆式冷水机组　性能参数表"], 5)
        for x in LEAVING:
            sheet.append([])
            _merged(sheet, [f"冷冻水出水温度 {x:g}℃"], 5)
            sheet.append(["冷却水进水温度", "满负荷性能", "", "", "冷却水流量"])
            at = sheet.max_row
            sheet.merge_cells(start_row=at, start_column=2, end_row=at, end_column=4)
            sheet.append(["℃", "制冷量 kW", "输入功率 kW", "COP", "m³/h"])
            for y in CONDENSER:
                capacity, power = one.capacity_kw(x, y), one.power_kw(x, y)
                sheet.append([y, round(capacity, 1), round(power, 2), round(capacity / power, 2),
                              round((capacity + power) * 3.6 / 20.9, 1)])  # fmt: skip
        sheet.append([])
        sheet.append(["部分负荷：冷冻水出水温度 7℃，冷却水进水温度 30℃"])
        sheet.append(["负荷率（%）", "制冷量（kW）", "输入功率（kW）"])
        for p in LOADS:
            capacity = one.capacity_kw(7, 30) * p
            sheet.append([p * 100, round(capacity, 1), round(one.power_kw(7, 30, p), 2)])
    book.save(path)
    return path


def _merged(sheet: Worksheet, cells: Sequence[str], width: int) -> None:
    sheet.append(list(cells))
    at = sheet.max_row
    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=width)


def part_load_table(path: Path) -> Path:
    """Load down, condenser temperature across, capacity and power under each; one leaving one."""
    ((model, one),) = PART_MODEL.items()
    book = Workbook()
    sheet = book.active
    sheet.title = "部分负荷"
    sheet.append([f"机组型号：{model}；离心式变频；冷水出水温度 7℃"])
    sheet.append(["负荷率 %", *(cell for y in CONDENSER for cell in (f"冷却水进水 {y:g}℃", ""))])
    sheet.append(["", *(["制冷量 kW", "输入功率 kW"] * len(CONDENSER))])
    for column in range(2, 2 + 2 * len(CONDENSER), 2):
        sheet.merge_cells(start_row=2, start_column=column, end_row=2, end_column=column + 1)
    sheet.merge_cells("A2:A3")
    for p in (1.0, 0.9, 0.75, 0.5, 0.25):
        row: list[object] = [p * 100]
        for y in CONDENSER:
            row += [round(one.capacity_kw(7, y) * p, 1), round(one.power_kw(7, y, p), 2)]
        sheet.append(row)
    book.save(path)
    return path


def rows_of_figures(path: Path) -> Path:
    """The outdoor temperature across, and each row names its own figure."""
    ((model, one),) = CROSS_MODEL.items()
    rows: list[list[object]] = []
    for x in LEAVING:
        rows.append([f"{model} leaving chilled water {x:g} °C" if rows else
                     f"Model: {model}, leaving chilled water {x:g} °C"])  # fmt: skip
        rows.append(["Ambient (°C)", *OUTDOOR])
        rows.append(["Cooling capacity (kW)", *(round(one.capacity_kw(x, y), 1) for y in OUTDOOR)])
        rows.append(["Input power (kW)", *(round(one.power_kw(x, y), 2) for y in OUTDOOR)])
        rows.append([])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def heat_pump_table(path: Path) -> Path:
    """A heat pump: outdoor temperature down, leaving hot water across, heat and power under each.

    Heat 60 kW · (1 + 0.02·T − 0.004·(W − 45)), power 20 kW · (1 + 0.002·T + 0.02·(W − 45)), of
    outdoor T and water W in °C.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "制热性能"
    sheet.append(["空气源热泵机组 型号：KRB-60"])
    sheet.append(["环境温度 ℃", *(cell for w in HOT for cell in (f"热水出水温度 {w:g}℃", ""))])
    sheet.append(["", *(["制热量 kW", "输入功率 kW"] * len(HOT))])
    for column in range(2, 2 + 2 * len(HOT), 2):
        sheet.merge_cells(start_row=2, start_column=column, end_row=2, end_column=column + 1)
    sheet.merge_cells("A2:A3")
    for t in COLD:
        row: list[object] = [t]
        for w in HOT:
            row += [round(60 * (1 + 0.02 * t - 0.004 * (w - 45)), 2),
                    round(20 * (1 + 0.002 * t + 0.02 * (w - 45)), 2)]  # fmt: skip
        sheet.append(row)
    book.save(path)
    return path
