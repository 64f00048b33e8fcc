"""Data sheets made up in the order of CAGI, for tests: as text out of a PDF, and as rows."""

FIXED = """COMPRESSOR DATA SHEET
Rotary Compressor: Fixed Speed
MODEL DATA - FOR COMPRESSED AIR
1 Manufacturer: Example Air
2 Model Number: EA-75-7.5 Date: 06/2023
X Air-cooled  Water-cooled   Type: Screw
X Oil-injected  Oil-free   # of Stages: 1
3* Rated Capacity at Full Load Operating Pressure a, e 452.0 acfm a,e
4 Full Load Operating Pressure b 110 psigb
5 Maximum Full Flow Operating Pressure c 115 psigc
6 Drive Motor Nominal Rating 100 hp
7 Drive Motor Nominal Efficiency 95.4 percent
8 Fan Motor Nominal Rating (if applicable) 3.0 hp
9 Fan Motor Nominal Efficiency 86.5 percent
10* Total Package Input Power at Zero Flow e 19.4 kWe
11 Total Package Input Power at Rated Capacity and Full Load Operating Pressure d 82.7 kWd
12* Specific Package Input Power at Rated Capacity and Full Load Operating Pressure e
18.30 kW/100 cfme
13 Isentropic Efficiency 74.9 %
"""
SPEED = """COMPRESSOR DATA SHEET
Rotary Compressor: Variable Frequency Drive
MODEL DATA - FOR COMPRESSED AIR
1 Manufacturer: Example Air
2 Model Number: EA-75-VS Date: 11/2024
 Air-cooled X Water-cooled Type: Screw
X Oil-injected  Oil-free   # of Stages: 2
3* Full Load Operating Pressure b 100 psigb
4 Drive Motor Nominal Rating 100 hp
5 Drive Motor Nominal Efficiency 95.4 percent
8* Input Power (kW) Capacity (acfm) a,d Specific Power (kW/100 acfm) d
86.5 473.0 18.29
70.1 392.0 17.88
53.0 297.0 17.85
38.2 205.0 18.63
27.3 131.0 20.84
9* Total Package Input Power at Zero Flow c, d 0.0 kW
10 Isentropic Efficiency 72.2 %
"""
# As a maker of metric machines fills it in a workbook: label, figure, unit.
ROWS: list[list[object]] = [
    ["空压机性能数据表"],
    ["1", "制造商：", "某厂"],
    ["2", "型号：", "WB-90", "日期：", "2025-03"],
    ["", "型式：无油螺杆，双级，水冷，工频"],
    ["3", "容积流量", 15.2, "m³/min"],
    ["4", "额定排气压力", 0.8, "MPa"],
    ["5", "最高工作压力", 0.86, "MPa"],
    ["6", "主电机额定功率", 90, "kW"],
    ["10", "空载输入功率", 22.5, "kW"],
    ["11", "机组输入功率", 104.9, "kW"],
    ["12", "机组比功率", 6.9, "kW/(m³/min)"],
]
