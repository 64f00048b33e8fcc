"""What people call products, inputs and words beside the names the standards give them.

Only ways of speaking that mean one thing; what could be several products names them all, and
the reader is asked.
"""

PRODUCTS: dict[str, tuple[str, ...]] = {
    "multi_split": ("多联机", "变频多联机", "多联式空调", "多联", "VRF", "VRV"),
    "chiller": ("冷水机", "冷机", "制冷机", "制冷主机", "冷水主机", "chiller", "chillers",
                "水冷冷水机组", "风冷冷水机组", "螺杆机组", "离心机组", "螺杆冷水机组",
                "离心冷水机组"),
    "unitary_air_conditioner": ("单元机", "单元式空调", "单元式空调机", "unitary"),
    "ducted_air_conditioner": ("风管机", "风管式空调"),
    "room_air_conditioner": ("房间空调", "房间空调器", "分体空调", "壁挂机", "家用空调"),
    "low_ambient_heat_pump": ("空气源热泵", "低温空气源热泵", "ASHP"),
    "water_source_heat_pump": ("水源热泵", "地源热泵", "水地源热泵", "GSHP", "WSHP"),
    "heat_pump_water_heater": ("热泵热水器", "热泵热水机", "空气能热水器"),
    "absorption_chiller": ("溴化锂机组", "溴冷机", "吸收式冷水机组", "直燃机"),
    "high_temperature_heat_pump": ("高温热泵",),
    "induction_motor": ("异步电机", "三相异步电机", "感应电机", "感应电动机", "鼠笼电机",
                        "induction motor", "asynchronous motor", "squirrel cage motor"),
    "permanent_magnet_motor": ("永磁电机", "永磁电动机", "永磁同步电机", "PMSM", "PM motor"),
    "high_voltage_motor": ("高压电机", "高压电动机", "高压异步电机"),
    "air_compressor": ("空压机", "空气压缩机", "螺杆空压机", "compressor"),
    "power_transformer": ("变压器", "配电变压器", "transformer"),
    "industrial_boiler": ("锅炉", "boiler"),
    "fan": ("风机", "fans"),
    "centrifugal_pump": ("清水离心泵", "循环泵"),
}  # fmt: skip

# Names of kinds that the standards part: none of them is meant by the name alone.
SEVERAL_PRODUCTS: dict[str, tuple[str, ...]] = {
    name: products
    for products, names in {
        ("induction_motor", "permanent_magnet_motor", "high_voltage_motor"):
            ("电机", "电动机", "马达", "motor", "electric motor"),
        ("centrifugal_pump", "submersible_pump"): ("泵", "水泵", "pump"),
        ("low_ambient_heat_pump", "water_source_heat_pump", "high_temperature_heat_pump"):
            ("热泵", "热泵机组", "heat pump"),
        ("unitary_air_conditioner", "room_air_conditioner", "ducted_air_conditioner",
         "multi_split"): ("空调", "空调机", "air conditioner"),
    }.items()
    for name in names
}  # fmt: skip

INPUTS: dict[str, tuple[str, ...]] = {
    "cooling_capacity": ("制冷量", "冷量", "额定制冷量", "额定冷量", "名义冷量",
                         "cooling capacity", "rated cooling capacity"),
    "heating_capacity": ("制热量", "供热量", "额定制热量", "heating capacity",
                         "rated heating capacity"),
    "condenser": ("冷却方式", "冷却形式", "冷凝方式", "cooling type", "condenser type"),
    "compressor": ("压缩机类型", "压缩机形式", "compressor type"),
    "rated_power": ("功率", "额定功率", "额定输出功率", "power", "rated power", "rated output"),
    "poles": ("极数", "级数", "极", "poles", "number of poles"),
    "efficiency": ("效率", "额定效率", "满载效率", "efficiency", "rated efficiency"),
    "iplv": ("IPLV", "综合部分负荷性能系数"),
    "iplv_method": ("IPLV测试方法", "IPLV标准", "iplv method", "iplv standard"),
    "cop_c": ("COP", "COPc", "名义COP", "制冷COP", "制冷性能系数"),
    "apf": ("APF", "全年能源消耗效率"),
    "frequency": ("频率", "frequency"),
}  # fmt: skip

WORDS: dict[str, tuple[str, ...]] = {
    "air": ("空冷", "气冷", "aircooling", "aircooledcondenser"),
    "water": ("水冷却", "watercooling"),
    "evaporative": ("蒸发冷", "蒸发式冷凝", "蒸发冷凝"),
    "centrifugal": ("离心压缩", "磁悬浮离心"),
    "scroll": ("涡旋压缩",),
    "screw": ("螺杆压缩",),
    "reciprocating": ("往复",),
    "yes": ("有", "true", "1", "y", "√"),
    "no": ("无", "false", "0", "n", "×"),
    "converter_fed": ("变频",),
    "line_start": ("自起动", "直接起动", "自启动", "工频"),
}

# What stands behind a number of which the standards give no unit.
COUNTED: dict[str, tuple[str, ...]] = {"poles": ("极", "p", "pole", "poles")}
