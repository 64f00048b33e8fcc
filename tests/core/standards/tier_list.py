# ruff: noqa: E501  one record a line, as the list prints it
"""The tier list of 2024, written out from its text (发改环资规〔2024〕127号, annex).

One entry a record: id, product, class, metric, which way is better, and the limits of the
advanced, saving and access tiers (None: the list sets none). Capacities in kW.
"""

from typing import NamedTuple


class Record(NamedTuple):
    id: str
    product: str
    class_: dict[str, float | str]
    metric: str
    better: str
    limits: tuple[float, float, float | None]


_WATER = {"iplv_method": "gb_18430_1_2007"}  # what 冷水机组 is rated by, GB/T 18430.1-2007
_RADIO = {"output_power": 200.0}
_VRF = {"type": "air_cooled_heat_pump"}
_VRF_LOW = {"type": "low_ambient"}
_UNITARY = "unitary_air_conditioner"
_COOLING_ONLY = {"type": "air_cooled_cooling_only"}
_HEAT_PUMP = {"type": "air_cooled_heat_pump"}
_ROOM = {"type": "heat_pump", "compressor_control": "variable_speed"}
_HEATER = {"type": "low_ambient_air_heater"}
_LOW = "low_ambient_heat_pump"
_HOT = "heat_pump_water_heater"
_BELOW_10, _FROM_10 = {"heating_capacity": 9.0}, {"heating_capacity": 10.0}
_NORMAL, _COLD = {"ambient_type": "normal"}, {"ambient_type": "low_temperature"}
_ONCE, _CIRC, _STATIC = (
    {"heating_method": one} for one in ("once_through", "circulating", "static")
)
_PUMP, _NO_PUMP = {"pump_included": "yes"}, {"pump_included": "no"}
_UP, _DOWN = "higher", "lower"

NUMBERS = (
    # 13 通信基站: 输出输入功率比 %, then 基带单元单位载频功率 W; a recommended standard, no access
    Record("T13-01", "base_station", {**_RADIO, "channels": "4TR"}, "power_ratio", _UP, (40, 36, None)),
    Record("T13-02", "base_station", {**_RADIO, "channels": "32TR"}, "power_ratio", _UP, (36, 33, None)),
    Record("T13-03", "base_station", {**_RADIO, "channels": "64TR", "frequency_band": "3.5GHz"},
           "power_ratio", _UP, (33, 29, None)),
    Record("T13-04", "base_station", {**_RADIO, "channels": "64TR", "frequency_band": "4.9GHz"},
           "power_ratio", _UP, (26, 23, None)),
    Record("T13-05", "base_station", {"channels": "4TR"}, "carrier_power", _DOWN, (30, 50, None)),
    Record("T13-06", "base_station", {"channels": "64TR"}, "carrier_power", _DOWN, (40, 60, None)),
    # 16 电动汽车用液冷式驱动电机系统
    Record("T16-01", "vehicle_drive", {"integration": "split"}, "efficient_area", _UP, (88, 85, None)),
    Record("T16-02", "vehicle_drive", {"integration": "integrated"}, "efficient_area", _UP, (85, 82, None)),
    Record("T16-03", "vehicle_drive", {"assembly": "high_speed"}, "power_density", _UP, (2.4, 2.16, None)),
    Record("T16-04", "vehicle_drive", {"assembly": "high_torque"}, "torque_density", _UP, (24, 21.6, None)),
    Record("T16-05", "vehicle_drive", {"integration": "split"}, "cycle_efficiency", _UP, (88, 85, None)),
    Record("T16-06", "vehicle_drive", {"integration": "integrated"}, "cycle_efficiency", _UP, (85, 82, None)),
    # 17 多联式空调（热泵）机组
    Record("T17-01", "multi_split", {**_VRF, "cooling_capacity": 14.0}, "apf", _UP, (5.60, 4.40, 3.60)),
    Record("T17-02", "multi_split", {**_VRF, "cooling_capacity": 28.0}, "apf", _UP, (5.40, 4.30, 3.50)),
    Record("T17-03", "multi_split", {**_VRF, "cooling_capacity": 50.0}, "apf", _UP, (5.20, 4.20, 3.40)),
    Record("T17-04", "multi_split", {**_VRF, "cooling_capacity": 68.0}, "apf", _UP, (4.80, 4.00, 3.30)),
    Record("T17-05", "multi_split", {**_VRF, "cooling_capacity": 90.0}, "apf", _UP, (4.60, 3.80, 3.20)),
    Record("T17-06", "multi_split", {**_VRF_LOW, "heating_capacity": 18.0}, "hspf", _UP, (3.40, 3.20, 3.00)),
    Record("T17-07", "multi_split", {**_VRF_LOW, "heating_capacity": 30.0}, "hspf", _UP, (3.20, 3.00, 2.80)),
    # 18 单元式空气调节机
    Record("T18-01", _UNITARY, {**_COOLING_ONLY, "cooling_capacity": 7.0}, "seer", _UP, (5.00, 3.80, 2.90)),
    Record("T18-02", _UNITARY, {**_COOLING_ONLY, "cooling_capacity": 20.0}, "seer", _UP, (4.60, 3.00, 2.70)),
    Record("T18-03", _UNITARY, {**_HEAT_PUMP, "cooling_capacity": 14.0}, "apf", _UP, (4.20, 3.10, 2.70)),
    Record("T18-04", _UNITARY, {**_HEAT_PUMP, "cooling_capacity": 20.0}, "apf", _UP, (3.60, 3.00, 2.60)),
    Record("T18-05", _UNITARY, {"type": "computer_room", "condenser": "air"}, "aeer", _UP, (4.00, 3.60, 3.00)),
    Record("T18-06", _UNITARY, {"type": "computer_room", "condenser": "water"}, "aeer", _UP, (4.20, 4.00, 3.50)),
    Record("T18-07", _UNITARY, {"type": "telecom_station"}, "eer", _UP, (3.80, 3.00, 2.80)),
    # 19 低环境温度空气源热泵（冷水）机组
    Record("T19-01", _LOW, {"heating_capacity": 35.0, "outlet_temperature": 35.0}, "iplv_h", _UP, (3.70, 3.20, 3.00)),
    Record("T19-02", _LOW, {"cooling_capacity": 50.0, "outlet_temperature": 41.0}, "iplv_h", _UP, (3.40, 2.80, 2.60)),
    Record("T19-03", _LOW, {"heating_capacity": 20.0, "outlet_temperature": 55.0}, "iplv_h", _UP, (2.30, 1.90, 1.70)),
    Record("T19-04", _LOW, {"heating_capacity": 60.0, "outlet_temperature": 35.0}, "iplv_h", _UP, (3.40, 3.20, 3.00)),
    Record("T19-05", _LOW, {"cooling_capacity": 60.0, "outlet_temperature": 41.0}, "iplv_h", _UP, (3.00, 2.80, 2.60)),
    Record("T19-06", _LOW, {"heating_capacity": 60.0, "outlet_temperature": 55.0}, "iplv_h", _UP, (2.10, 1.90, 1.70)),
    # 20 热泵热水机（器）
    Record("T20-01", _HOT, {**_BELOW_10, **_NORMAL, **_CIRC}, "cop", _UP, (5.00, 4.40, 3.70)),
    Record("T20-02", _HOT, {**_BELOW_10, **_NORMAL, **_STATIC}, "cop", _UP, (4.50, 4.00, 3.40)),
    Record("T20-03", _HOT, {**_BELOW_10, **_COLD, **_ONCE}, "cop", _UP, (4.00, 3.60, 3.00)),
    Record("T20-04", _HOT, {**_FROM_10, **_NORMAL, **_ONCE}, "cop", _UP, (4.60, 4.40, 3.70)),
    Record("T20-05", _HOT, {**_FROM_10, **_NORMAL, **_CIRC, **_NO_PUMP}, "cop", _UP, (4.60, 4.40, 3.70)),
    Record("T20-06", _HOT, {**_FROM_10, **_NORMAL, **_CIRC, **_PUMP}, "cop", _UP, (4.50, 4.30, 3.60)),
    Record("T20-07", _HOT, {**_FROM_10, **_COLD, **_ONCE}, "cop", _UP, (3.90, 3.70, 3.10)),
    Record("T20-08", _HOT, {**_FROM_10, **_COLD, **_CIRC, **_NO_PUMP}, "cop", _UP, (3.90, 3.70, 3.10)),
    Record("T20-09", _HOT, {**_FROM_10, **_COLD, **_CIRC, **_PUMP}, "cop", _UP, (3.80, 3.60, 3.00)),
    # 21, 22 冷藏陈列柜, 商用冷柜
    Record("T21-01", "remote_display_cabinet", {}, "energy_index", _DOWN, (35, 65, 100)),
    Record("T22-01", "commercial_freezer", {}, "energy_index", _DOWN, (40, 65, 100)),
    # 23 冷水机组
    Record("T23-01", "chiller", {**_WATER, "condenser": "air", "cooling_capacity": 50.0}, "iplv", _UP, (4.00, 3.60, 2.80)),
    Record("T23-02", "chiller", {**_WATER, "condenser": "evaporative", "cooling_capacity": 90.0}, "iplv", _UP, (4.50, 3.70, 2.90)),
    Record("T23-03", "chiller", {**_WATER, "condenser": "water", "cooling_capacity": 528.0}, "iplv", _UP, (8.00, 6.30, 5.00)),
    Record("T23-04", "chiller", {**_WATER, "condenser": "water", "cooling_capacity": 1163.0}, "iplv", _UP, (8.80, 7.00, 5.50)),
    Record("T23-05", "chiller", {**_WATER, "condenser": "water", "cooling_capacity": 2000.0}, "iplv", _UP, (9.50, 7.60, 5.90)),
    # 25 商用燃气灶具
    Record("T25-01", "commercial_gas_range", {"type": "wok_range"}, "thermal_efficiency", _UP, (45, 35, 25)),
    Record("T25-02", "commercial_gas_range", {"type": "cauldron_range"}, "thermal_efficiency", _UP, (67, 55, 45)),
    Record("T25-03", "commercial_gas_range", {"type": "steam_cabinet"}, "thermal_efficiency", _UP, (92, 80, 70)),
    # 26 光伏并网逆变器
    Record("T26-01", "pv_inverter", {"rated_power": 250.0, "isolation_transformer": "no"}, "weighted_efficiency", _UP, (98.5, 98.0, None)),
    Record("T26-02", "pv_inverter", {"rated_power": 250.0, "isolation_transformer": "yes"}, "weighted_efficiency", _UP, (97.5, 97.0, None)),
    Record("T26-03", "pv_inverter", {"rated_power": 200.0}, "weighted_efficiency", _UP, (98.3, 97.9, None)),
    Record("T26-04", "pv_inverter", {"rated_power": 150.0}, "weighted_efficiency", _UP, (98.2, 97.8, None)),
    Record("T26-05", "pv_inverter", {"rated_power": 100.0}, "weighted_efficiency", _UP, (98.0, 97.5, None)),
    Record("T26-06", "pv_inverter", {"rated_power": 50.0}, "weighted_efficiency", _UP, (97.8, 97.3, None)),
    # 27 晶体硅光伏组件
    Record("T27-01", "pv_module", {"cell_type": "p_mono"}, "module_efficiency", _UP, (21.0, 20.0, None)),
    Record("T27-02", "pv_module", {"cell_type": "n_mono"}, "module_efficiency", _UP, (21.5, 20.5, None)),
    Record("T27-03", "pv_module", {"cell_type": "poly"}, "module_efficiency", _UP, (19.0, 18.4, None)),
    # 28 房间空气调节器
    Record("T28-01", "room_air_conditioner", {**_ROOM, "cooling_capacity": 4.5}, "apf", _UP, (6.00, 4.50, 4.00)),
    Record("T28-02", "room_air_conditioner", {**_ROOM, "cooling_capacity": 7.1}, "apf", _UP, (5.00, 4.00, 3.50)),
    Record("T28-03", "room_air_conditioner", {**_ROOM, "cooling_capacity": 14.0}, "apf", _UP, (4.60, 3.70, 3.30)),
    Record("T28-04", "room_air_conditioner", {**_HEATER, "heating_capacity": 4.5}, "hspf", _UP, (3.40, 3.20, 3.00)),
    Record("T28-05", "room_air_conditioner", {**_HEATER, "heating_capacity": 7.1}, "hspf", _UP, (3.30, 3.10, 2.90)),
    Record("T28-06", "room_air_conditioner", {**_HEATER, "heating_capacity": 14.0}, "hspf", _UP, (3.20, 3.00, 2.80)),
    # 29 家用电冰箱
    Record("T29-01", "refrigerator", {"type": "fridge_freezer"}, "composite_index", _DOWN, (30, 60, 90)),
    Record("T29-02", "refrigerator", {"type": "wine_cabinet"}, "standard_index", _DOWN, (40, 70, 100)),
    Record("T29-03", "refrigerator", {"type": "chest_fridge_freezer"}, "standard_index", _DOWN, (25, 45, 75)),
    Record("T29-04", "refrigerator", {"type": "chest_freezer"}, "standard_index", _DOWN, (30, 55, 85)),
    # 30 电动洗衣机
    Record("T30-01", "washing_machine", {"type": "impeller"}, "unit_consumption", _DOWN, (0.011, 0.012, 0.022)),
    Record("T30-02", "washing_machine", {"type": "drum"}, "unit_consumption", _DOWN, (0.070, 0.110, 0.190)),
    # 32, 33 空气净化器, 储水式电热水器
    Record("T32-01", "air_cleaner", {"cleaner_class": "class_i"}, "cleaning_efficacy", _UP, (16.00, 10.00, 3.50)),
    Record("T32-02", "air_cleaner", {"cleaner_class": "class_ii"}, "cleaning_efficacy", _UP, (14.00, 8.00, 3.50)),
    Record("T33-01", "storage_water_heater", {}, "standing_loss_coefficient", _DOWN, (0.55, 0.7, 0.9)),
    # 34 家用燃气灶具: access by the form of the burner
    Record("T34-01", "domestic_gas_stove", {"type": "table", "burner": "atmospheric"}, "thermal_efficiency", _UP, (68, 64, 58)),
    Record("T34-02", "domestic_gas_stove", {"type": "table", "burner": "infrared"}, "thermal_efficiency", _UP, (68, 64, 60)),
    Record("T34-03", "domestic_gas_stove", {"type": "built_in", "burner": "atmospheric"}, "thermal_efficiency", _UP, (72, 64, 55)),
    Record("T34-04", "domestic_gas_stove", {"type": "built_in", "burner": "infrared"}, "thermal_efficiency", _UP, (72, 64, 57)),
    Record("T34-05", "domestic_gas_stove", {"type": "integrated_stove", "burner": "atmospheric"}, "thermal_efficiency", _UP, (66, 62, 53)),
    Record("T34-06", "domestic_gas_stove", {"type": "integrated_stove", "burner": "infrared"}, "thermal_efficiency", _UP, (66, 62, 55)),
    # 41 LED 筒灯, 43 道路和隧道照明用LED灯具
    Record("T41-01", "led_downlight", {"lamp_power": 5.0, "cct": 3000.0}, "luminous_efficacy", _UP, (95, 80, 60)),
    Record("T41-02", "led_downlight", {"lamp_power": 5.0, "cct": 3500.0}, "luminous_efficacy", _UP, (100, 85, 65)),
    Record("T41-03", "led_downlight", {"lamp_power": 9.0, "cct": 3000.0}, "luminous_efficacy", _UP, (110, 90, 70)),
    Record("T41-04", "led_downlight", {"lamp_power": 9.0, "cct": 3500.0}, "luminous_efficacy", _UP, (120, 95, 75)),
    Record("T43-01", "led_road_light", {"lamp_power": 60.0, "cct": 3000.0}, "luminous_efficacy", _UP, (155, 115, 95)),
    Record("T43-02", "led_road_light", {"lamp_power": 60.0, "cct": 5000.0}, "luminous_efficacy", _UP, (160, 120, 100)),
    Record("T43-03", "led_road_light", {"lamp_power": 90.0, "cct": 3000.0}, "luminous_efficacy", _UP, (160, 120, 100)),
    Record("T43-04", "led_road_light", {"lamp_power": 90.0, "cct": 3500.0}, "luminous_efficacy", _UP, (165, 125, 105)),
)  # fmt: skip

# 同能效标准分类: grades of the standard cited that stand for advanced, saving and access.
GRADES = {
    "T01-01": ("induction_motor", (1, 2, 3)),
    "T02-01": ("power_transformer", (1, 2, 3)),
    "T03-01": ("industrial_boiler", (1, 2, 3)),
    "T04-01": ("dust_collector", (1, 2, 3)),
    "T05-01": ("welding_machine", (1, 2, 3)),
    "T06-01": ("air_compressor", (1, 2, 3)),
    "T07-01": ("fan", (1, 2, 3)),
    "T08-01": ("submersible_pump", (1, 2, 3)),
    "T11-01": ("data_centre", (1, 2, 3)),
    "T12-01": ("server", (1, 2, 3)),
    "T14-01": ("display", (1, 2, 3)),
    "T15-01": ("charging_pile", (1, 2, None)),  # 直流; a group's standard, no access
    "T15-02": ("charging_pile", (1, 2, None)),  # 交流
    "T24-01": ("commercial_induction_cooker", (1, 2, 3)),
    "T31-01": ("television", (1, 2, 5)),
    "T35-01": ("rice_cooker", (1, 2, 5)),
    "T37-01": ("domestic_induction_cooker", (1, 2, 3)),
    "T38-01": ("gas_water_heater", (1, 2, 3)),
    "T39-01": ("gas_boiler", (1, 2, 3)),
    "T40-01": ("led_panel", (1, 2, 3)),
    "T42-01": ("led_lamp", (1, 2, 3)),
}
CHARGERS = {"T15-01": {"charger_type": "dc"}, "T15-02": {"charger_type": "ac"}}

# 指标×1.01, ×1.4, ×1.3: grade of the standard cited and factor, for each tier.
MULTIPLIED = {
    "T09-01": ("permanent_magnet_motor", "efficiency", ((1, 1.01), (2, 1.01), (3, 1.0))),
    "T10-01": ("high_voltage_motor", "efficiency", ((1, 1.01), (2, 1.01), (3, 1.0))),
    "T36-01": ("range_hood", "total_pressure_efficiency", ((1, 1.4), (2, 1.3), (5, 1.0))),
}


class Bound(NamedTuple):
    """A bound of a class: the row on it and the row just beyond it (None: outside the list)."""

    product: str
    class_: dict[str, float | str]
    metric: str
    key: str
    on: float
    row_on: str | None
    beyond: float
    row_beyond: str | None


_DOWNLIGHT, _ROAD = "led_downlight", "led_road_light"
BOUNDS = (
    Bound("base_station", {"channels": "4TR"}, "power_ratio", "output_power", 160, "T13-01", 159.9, None),
    Bound("multi_split", _VRF, "apf", "cooling_capacity", 14, "T17-01", 14.001, "T17-02"),
    Bound("multi_split", _VRF, "apf", "cooling_capacity", 28, "T17-02", 28.001, "T17-03"),
    Bound("multi_split", _VRF, "apf", "cooling_capacity", 50, "T17-03", 50.001, "T17-04"),
    Bound("multi_split", _VRF, "apf", "cooling_capacity", 68, "T17-04", 68.001, "T17-05"),
    Bound("multi_split", _VRF_LOW, "hspf", "heating_capacity", 18, "T17-06", 18.001, "T17-07"),
    Bound(_UNITARY, _COOLING_ONLY, "seer", "cooling_capacity", 7, "T18-01", 6.999, None),
    Bound(_UNITARY, _COOLING_ONLY, "seer", "cooling_capacity", 14, "T18-01", 14.001, "T18-02"),
    Bound(_UNITARY, _HEAT_PUMP, "apf", "cooling_capacity", 7, "T18-03", 6.999, None),
    Bound(_UNITARY, _HEAT_PUMP, "apf", "cooling_capacity", 14, "T18-03", 14.001, "T18-04"),
    Bound(_LOW, {"outlet_temperature": 35.0}, "iplv_h", "heating_capacity", 35, "T19-01", 35.1, "T19-04"),
    Bound(_LOW, {"outlet_temperature": 41.0}, "iplv_h", "heating_capacity", 35, "T19-02", 35.1, "T19-05"),
    Bound(_LOW, {"outlet_temperature": 55.0}, "iplv_h", "heating_capacity", 35, "T19-03", 35.1, "T19-06"),
    Bound(_LOW, {"outlet_temperature": 35.0}, "iplv_h", "cooling_capacity", 50, "T19-01", 50.1, "T19-04"),
    Bound(_LOW, {"outlet_temperature": 41.0}, "iplv_h", "cooling_capacity", 50, "T19-02", 50.1, "T19-05"),
    Bound(_LOW, {"outlet_temperature": 55.0}, "iplv_h", "cooling_capacity", 50, "T19-03", 50.1, "T19-06"),
    Bound(_HOT, {**_NORMAL, **_ONCE}, "cop", "heating_capacity", 10, "T20-04", 9.999, "T20-01"),
    Bound(_HOT, {**_NORMAL, **_CIRC, **_NO_PUMP}, "cop", "heating_capacity", 10, "T20-05", 9.999, "T20-01"),
    Bound(_HOT, {**_NORMAL, **_CIRC, **_PUMP}, "cop", "heating_capacity", 10, "T20-06", 9.999, "T20-01"),
    Bound(_HOT, {**_COLD, **_ONCE}, "cop", "heating_capacity", 10, "T20-07", 9.999, "T20-03"),
    Bound(_HOT, {**_COLD, **_CIRC, **_NO_PUMP}, "cop", "heating_capacity", 10, "T20-08", 9.999, "T20-03"),
    Bound(_HOT, {**_COLD, **_CIRC, **_PUMP}, "cop", "heating_capacity", 10, "T20-09", 9.999, "T20-03"),
    Bound("chiller", {**_WATER, "condenser": "air"}, "iplv", "cooling_capacity", 50, "T23-01", 50.1, "T23-02"),
    Bound("chiller", {**_WATER, "condenser": "evaporative"}, "iplv", "cooling_capacity", 50, "T23-01", 50.1, "T23-02"),
    Bound("chiller", {**_WATER, "condenser": "water"}, "iplv", "cooling_capacity", 528, "T23-03", 528.1, "T23-04"),
    Bound("chiller", {**_WATER, "condenser": "water"}, "iplv", "cooling_capacity", 1163, "T23-04", 1163.1, "T23-05"),
    Bound("pv_inverter", {"isolation_transformer": "no"}, "weighted_efficiency", "rated_power", 200, "T26-03", 200.1, "T26-01"),
    Bound("pv_inverter", {"isolation_transformer": "yes"}, "weighted_efficiency", "rated_power", 200, "T26-03", 200.1, "T26-02"),
    Bound("pv_inverter", {}, "weighted_efficiency", "rated_power", 150, "T26-04", 150.1, "T26-03"),
    Bound("pv_inverter", {}, "weighted_efficiency", "rated_power", 100, "T26-05", 100.1, "T26-04"),
    Bound("pv_inverter", {}, "weighted_efficiency", "rated_power", 50, "T26-06", 50.1, "T26-05"),
    Bound("room_air_conditioner", _ROOM, "apf", "cooling_capacity", 4.5, "T28-01", 4.501, "T28-02"),
    Bound("room_air_conditioner", _ROOM, "apf", "cooling_capacity", 7.1, "T28-02", 7.101, "T28-03"),
    Bound("room_air_conditioner", _ROOM, "apf", "cooling_capacity", 14, "T28-03", 14.001, None),
    Bound("room_air_conditioner", _HEATER, "hspf", "heating_capacity", 4.5, "T28-04", 4.501, "T28-05"),
    Bound("room_air_conditioner", _HEATER, "hspf", "heating_capacity", 7.1, "T28-05", 7.101, "T28-06"),
    Bound("room_air_conditioner", _HEATER, "hspf", "heating_capacity", 14, "T28-06", 14.001, None),
    Bound(_DOWNLIGHT, {"cct": 3000.0}, "luminous_efficacy", "lamp_power", 5, "T41-01", 5.1, "T41-03"),
    Bound(_DOWNLIGHT, {"cct": 3500.0}, "luminous_efficacy", "lamp_power", 5, "T41-02", 5.1, "T41-04"),
    Bound(_DOWNLIGHT, {"lamp_power": 4.0}, "luminous_efficacy", "cct", 3500, "T41-02", 3499.0, "T41-01"),
    Bound(_DOWNLIGHT, {"lamp_power": 9.0}, "luminous_efficacy", "cct", 3500, "T41-04", 3499.0, "T41-03"),
    Bound(_ROAD, {"cct": 3000.0}, "luminous_efficacy", "lamp_power", 60, "T43-01", 60.1, "T43-03"),
    Bound(_ROAD, {"cct": 4000.0}, "luminous_efficacy", "lamp_power", 60, "T43-02", 60.1, "T43-04"),
    Bound(_ROAD, {"lamp_power": 50.0}, "luminous_efficacy", "cct", 3500, "T43-02", 3499.0, "T43-01"),
    Bound(_ROAD, {"lamp_power": 90.0}, "luminous_efficacy", "cct", 3500, "T43-04", 3499.0, "T43-03"),
    Bound(_ROAD, {"lamp_power": 50.0}, "luminous_efficacy", "cct", 5000, "T43-02", 5001.0, None),
    Bound(_ROAD, {"lamp_power": 90.0}, "luminous_efficacy", "cct", 5000, "T43-04", 5001.0, None),
)  # fmt: skip
