"""How tables call what a nameplate of a boiler says. Of two that fit the first is meant."""

from core.machines.bare_figures import (
    BareFigure,
    BareFigures,
)
from core.machines.nameplates import ORIGIN_NAMES

NAMES: dict[str, tuple[str, ...]] = {
    "boiler_efficiency": (r"\beff(iciency|\.)?\b|wirkungsgrad|^η", r"热效率|效率"),
    "steam_output_w": (
        r"steam\W*(output|capacity|flow|rate)|evaporation|dampfleistung", r"蒸发量|蒸汽量|产汽量",
    ),
    "heating_value": (r"heating value|calorific", r"热值基准"),
    **ORIGIN_NAMES,
    "boiler_kind": (r"boiler type|bauart", r"锅炉(型式|形式|类型)"),
    "fired_with": (r"^fuel( type)?$|brennstoff(art)?$", r"^(适用|设计)?燃料(种类|类型|品种)?$"),
    "makes": (r"^medium$|heat (medium|carrier)", r"介质|热媒"),
    "boiler_output_w": (
        r"\b(output|capacity|power|rating)\b|leistung\b",
        r"(额定)?(热功率|供热量|热负荷|出力|容量|热量)",
    ),
}  # fmt: skip
KIND_NAMES = (r"^(type|kind|description)$", r"(产品|设备)(类型|名称)|^(型式|形式|种类|名称)$")
UNUSED = (
    r"\b(50|40)\s*/\s*30\b",  # condensing output: rated is 80/60
    r"(fuel|gas|oil|coal)\W*(consumption|flow)|flue|exhaust|\bNO_?x\b|pressure|content|volume"
    r"|weight|mass|dimensions?|length|width|height|temperature|remarks?|\b(no|nr|item)\.?$",
    r"(燃料|天然气|轻柴油|柴油|燃气|燃油|煤)?(消|耗).*量|排烟|排放|压力|水容(积|量)|重量|质量"
    r"|外形|尺寸|长度|宽度|高度"
    r"|温度|受热面|口径|管径|电功率|电机|风机|水泵|电源|序号|备注|噪声|烟囱",
)
TOLD: dict[str, dict[str, str]] = {
    "boiler_kind": {
        "boiler_condensing": r"(?<!非)冷凝|(?<!non-)(?<!non )condensing|brennwert",
        "boiler_not_condensing": r"非冷凝|non[\s-]*condensing",
        "boiler_resistance": r"电(热水|蒸汽)?锅炉|electric boiler",
    },
    "fired_with": {
        "natural_gas": r"天然气|燃气|natural gas|\bgas\b|erdgas",
        "fuel_oil": r"燃油|柴油|重油|fuel oil|\boil\b|heizöl",
        "lpg": r"液化石油气|\blpg\b",
        "coal": r"燃煤|\bcoal\b",
        "biomass": r"生物质|biomass",
        "electricity": r"电(热水|蒸汽)?锅炉|electric boiler",
    },
    "makes": {"steam": r"蒸汽锅炉|蒸汽|steam|dampf", "hot_water": r"热水|hot water|heißwasser"},
    "heating_value": {
        "heating_value_net": r"低位|net (calorific|heating)|\b[NL]CV\b|\bLHV\b|\bHi\b",
        "heating_value_gross": r"高位|gross (calorific|heating)|\b[GH]CV\b|\bHHV\b|\bHs\b",
    },
}
BARE = BareFigures(
    figures={
        "steam_output_w": BareFigure(units=("t/h", "kg/h"), low=20e3, high=3e8),
        "boiler_output_w": BareFigure(units=("kW", "MW"), low=10e3, high=2e8),
    },
)
