"""How tables call what a nameplate of a heat pump says. Of two that fit the first is meant."""

from core.machines.bare_figures import (
    BareFigure,
    BareFigures,
    Relation,
    celsius,
)
from core.machines.nameplates import ORIGIN_NAMES

_COP = r"(\bc\.?o\.?p\b|\beer\b|性能系数|能效比)"
_HEAT = r"(\bheat(ing)?\b|\bcap(acity|\.)?\b|制热量|供热量|热量)"
_M12, _M20 = r"[-−–]\s*12(?!\d)", r"[-−–]\s*20(?!\d)"

NAMES: dict[str, tuple[str, ...]] = {
    "hspf": (r"\bhspf\b", r"制热季节性能"),
    "apf": (r"\bapf\b", r"全年性能系数"),
    "iplv_h": (r"\biplv\b", r"综合部分负荷"),
    "acop": (r"\bacop\b", r"全年综合性能"),
    "nameplate_scop_flow_c": (
        r"scop.*(flow|water|temperature|application|at)\b", r"SCOP.*(水温|温度)",
    ),
    "nameplate_scop": (r"\bscop\b",),
    "cop_dh": (
        rf"{_COP}.*{_M20}|{_M20}.*{_COP}|\bcop\W*dh\b", r"低温(工况)?(制热)?(性能系数|COP)",
    ),
    "cop_h": (rf"{_COP}.*{_M12}|{_M12}.*{_COP}|\bcop\W*h\b", r"名义(工况)?制热(性能系数|COP)"),
    "heat_cold_w": (rf"{_HEAT}.*{_M12}|{_M12}.*{_HEAT}",),
    "nameplate_idle_w": (r"\b(stand-?\s?by|idle|crankcase)\b", r"待机|曲轴箱"),
    "lowest_outdoor_c": (
        r"(lowest|min(imum)?)\W*(outdoor|ambient|operating)|operation limit",
        r"最低(运行|工作|使用|室外|环境).*温度|(运行|使用)温度下限",
    ),
    "hottest_outlet_c": (
        r"(highest|hottest|max(imum)?)\W*(outlet|leaving|water|flow|supply)",
        r"最高(出水|供水|水).*温?",
    ),
    "gb_outlet_c": (
        r"\blwt\b|(leaving|outlet|supply|flow)\W+(hot|heating|water|temp)|hot water|\boutlet\b",
        r"出水|供水|热水温度",
    ),
    "gb_source": (r"\bGB.*source", r"GB.*热源"),
    "heat_source": (r"^heat source$", r"^热源(类型|型式|形式)?$"),
    "nameplate_at_c": (
        r"\boat\b|\bambient\b|\boutdoor\b|\bdry[\s-]*bulb\b|entering air|\bsource\b",
        r"环境温度|室外|干球|进风|热源侧|水源侧|地源侧|源侧|工况温度",
    ),
    "sound_outdoor_db": (r"\b(sound|noise)\b", r"噪声|噪音|声压|声功率"),
    "refrigerant": (r"\brefrigerant\b", r"制冷剂|冷媒|工质"),
    **ORIGIN_NAMES,
    "gb_terminal": (r"\b(terminal|emitter)\b", r"末端"),
    "cop": (_COP,),
    "input_power_w": (r"\bpower\b|\binput\b", r"功率|耗电"),
    "heat_w": (_HEAT,),
}  # fmt: skip
KIND_NAMES = (
    r"\b(heat pump|machine|unit)\s+(type|kind)\b|^(type|kind|description)$",
    r"机(组|器)?(类型|型式|形式|种类)|^(类型|型式|形式|种类|名称)$|(产品|设备)(类型|名称)",
)
UNUSED = (
    r"(heat|制热量|供热量)\W.*[-−–]\s*20(?!\d)",  # at −20 °C only the COP counts
    r"\bcooling\b|制冷(?!剂)|\bEER\b|return|回水|进水",
    r"\bA\s*(7|2|12)\b|(?<![-−–\d.])(7|2|12)\s*(℃|°C)",  # milder points carry no year
    r"(start|locked|max(imum)?|peak|connected).*(current|power|amps?)|power\W*factor",
    r"\b(no|nr|item)\.?$|remarks?|\b(lra|mca)\b|\bflow rate\b|press(ure)?\W*drop|current|amps?",
    r"(装机|最大(?!出水|供水)|启动|起动|辅助|电加热|水泵).*(功率|电流)|流量|压降|水阻|电流|充注|接管",
    r"(压缩机|电机|电动机|风机|水泵)型号|重量|质量|外形|尺寸|长度|宽度|高度|电源|电压|序号|备注|功率因数",
)
TOLD: dict[str, dict[str, str]] = {
    "heat_source": {
        "outdoor_air": r"空气源|室外空气|风冷|air[\s-]*(source|to[\s-]*water|cooled)|outdoor air"
        r"|低(环境)?温",
        "brine": r"地埋管|地源|土壤源|盐水|brine|ground[\s-]*(source|loop)|borehole",
        "natural_water": r"水源|地下水|地表水|ground[\s-]*water|surface water|water[\s-]*source",
    },
    "gb_source": {
        "ground_loop": r"地埋管|土壤源|ground[\s-]*loop|borehole",
        "groundwater": r"地下水|ground[\s-]*water",
        "surface_water": r"地表水|surface water",
        "loop": r"水环|water loop",
    },
    "gb_terminal": {
        "floor": r"地(板|暖|面)|floor",
        "fan_coil": r"风机盘管|fan[\s-]*coil",
        "radiator": r"散热器|radiator|暖气片",
    },
}
_HEATING = BareFigure(units=("kW", "RT", "W", "kBtu/h"), low=2e3, high=2e7)
BARE = BareFigures(
    figures={
        "heat_w": _HEATING, "heat_cold_w": _HEATING,
        "input_power_w": BareFigure(units=("kW", "W"), low=500.0, high=6e6),
        "nameplate_idle_w": BareFigure(units=("W", "kW"), low=5.0, high=5e3),
        "gb_outlet_c": celsius(30.0, 75.0), "nameplate_at_c": celsius(-30.0, 25.0),
        "lowest_outdoor_c": celsius(-45.0, 10.0), "hottest_outlet_c": celsius(35.0, 90.0),
        "nameplate_scop_flow_c": celsius(35.0, 55.0),
    },
    relations=(
        Relation(powers={"heat_w": 1.0, "input_power_w": -1.0}, low=1.2, high=8.0),
        Relation(powers={"heat_w": 1.0, "input_power_w": -1.0, "cop": -1.0}, low=0.93, high=1.07),
    ),
)  # fmt: skip
