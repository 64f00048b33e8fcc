"""How tables call what a nameplate of a compressor says. Of two that fit the first is meant."""

from core.machines.bare_figures import (
    RATING,
    BareFigure,
    BareFigures,
    Relation,
)
from core.machines.nameplates import ORIGIN_NAMES

NAMES: dict[str, tuple[str, ...]] = {
    "specific_power": (
        r"specific (input )?power|specific energy|spez(\.|ifische)\s*leistung",
        r"比功率|单位(能耗|电耗)",
    ),
    "least_flow_m3s": (r"(min(imum)?\.?|least|lowest)\W*(flow|fad|free air)", r"最小(排气|流)量"),
    "no_load_w": (r"(no[\s-]*load|unloaded|idle)\W*(power|input)", r"(空载|卸载)(输入)?功率"),
    "free_air_m3s": (
        r"\bf\.?a\.?d\b|free air|\b(flow|capacity|delivery|displacement|discharge)\b(?!.*press)"
        r"|liefermenge|volumenstrom",
        r"(排|产|供)气量|容积流量|公称流量|气量|流量",
    ),
    "discharge_pa": (
        r"pressure\b|druck\b", r"(排气|工作|额定|出口|供气)?压力",
    ),
    "package_power_w": (
        r"(package|total|unit|input)\W*(input )?power|power input|shaft power"
        r"|leistungsaufnahme",
        r"机组(输入)?功率|整机(输入)?功率|输入功率|总功率|轴功率",
    ),
    **ORIGIN_NAMES,
    "package_cooling": (r"cooling( method| type)?$|kühlung", r"冷却方式|冷却形式"),
    "air_control": (r"\bcontrol\b|\bdrive\b|regelung", r"(调节|控制|驱动|调速)方式|变频|^驱动$"),
    "compressor_kind": (r"compressor (type|kind)|^(bauart)$", r"压缩机?(型式|形式|类型)|^型式$"),
    "motor_rating_w": (
        r"\b(motor|power|rating|kw|hp)\b|leistung\b",
        r"电机|电动机|配套功率|装机功率|额定功率|功率",
    ),
}  # fmt: skip
KIND_NAMES = (r"^(kind|description)$", r"(产品|设备|机组)(类型|名称)|^(形式|种类|类型|名称)$")
UNUSED = (
    r"\b(sound|noise|weight|mass|dimensions?|length|width|height|connection|outlet|remarks?)\b",
    r"\b(no|nr|item)\.?$|cooling (water|air)|water (flow|consumption)|current|voltage",
    r"噪声|噪音|重量|质量|外形|尺寸|接口|口径|管径|冷却水|含油|润滑油|风量|电流"
    r"|电压|电源|传动方式|启动方式"
    r"|防护|绝缘|序号|备注|露点|排气温度",
)
TOLD: dict[str, dict[str, str]] = {
    "compressor_kind": {
        "screw_oil_free": r"无油螺杆|螺杆.*无油|oil[\s-]*free screw|screw.*oil[\s-]*free",
        "screw_two_stage": r"(两级|双级|二级)(压缩)?.*螺杆|螺杆.*(两级|双级|二级)"
        r"|two[\s-]*stage.*screw",
        "screw_one_stage": r"(?s)^(?!.*(无油|两级|双级|二级|oil[\s-]*free|two[\s-]*stage))"
        r".*(螺杆|screw|schraube)",
        "piston_oil_free": r"无油活塞|活塞.*无油|oil[\s-]*free (piston|reciprocating)",
        "piston_two_stage": r"(两级|双级|二级).*活塞|活塞.*(两级|双级|二级)",
        "piston_one_stage": r"(?s)^(?!.*(无油|两级|双级|二级|oil[\s-]*free))"
        r".*(活塞|往复|piston|reciprocating|kolben)",
    },
    "air_control": {
        "speed_controlled": r"变频|variable[\s-]*speed|\bvsd\b|\bvfd\b|inverter|drehzahlgeregelt",
        "load_unload": r"工频|定频|定速|加卸载|fixed[\s-]*speed|load\W*unload",
    },
    "package_cooling": {
        "package_air_cooled": r"风冷|空冷|air[\s-]*cooled|luftgekühlt|^air$",
        "package_water_cooled": r"水冷|water[\s-]*cooled|wassergekühlt|^water$",
    },
}
_DELIVERED = BareFigure(units=("m³/min", "m³/h", "L/s", "cfm"), low=1e-4, high=50.0)
_DRAWN = BareFigure(units=("kW", "hp"), low=100.0, high=2e7)
_J_M3 = 60e3  # of kW/(m³/min)
BARE = BareFigures(
    figures={
        "free_air_m3s": _DELIVERED, "least_flow_m3s": _DELIVERED,
        "discharge_pa": BareFigure(units=("MPa", "bar", "psig"), low=1.5e5, high=4.5e6),
        "specific_power": BareFigure(
            units=("kW/(m³/min)", "kW/100cfm"), low=3.0 * _J_M3, high=13.0 * _J_M3
        ),
        "motor_rating_w": RATING, "package_power_w": _DRAWN, "no_load_w": _DRAWN,
    },
    relations=(
        Relation(powers={"motor_rating_w": 1.0, "free_air_m3s": -1.0},
                 low=3.0 * _J_M3, high=13.0 * _J_M3),
        Relation(powers={"package_power_w": 1.0, "free_air_m3s": -1.0},
                 low=3.0 * _J_M3, high=13.0 * _J_M3),
        Relation(powers={"specific_power": 1.0, "free_air_m3s": 1.0, "motor_rating_w": -1.0},
                 low=0.7, high=1.6),
        Relation(powers={"specific_power": 1.0, "free_air_m3s": 1.0, "package_power_w": -1.0},
                 low=0.9, high=1.1),
    ),
)  # fmt: skip
