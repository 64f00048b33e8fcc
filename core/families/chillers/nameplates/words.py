"""How tables call what a nameplate of a chiller says. Of two that fit the first is meant."""

from collections.abc import Mapping

from core.families.chillers.exchange.maker_roles import CONDENSER as ENTERING
from core.families.chillers.exchange.maker_roles import LEAVING, ROLES
from core.machines.bare_figures import (
    LENGTH,
    PRESSURE_DROP,
    WATER_FLOW,
    BareFigure,
    BareFigures,
    Relation,
    celsius,
    warming,
)
from core.machines.nameplates import ORIGIN_NAMES
from core.machines.refrigerant_words import REFRIGERANT_WORDS

_TABLED = {role.key: role.names for role in ROLES}
_CHILLED, _COOLING = r"(冷冻水|冷水|蒸发器|使用侧|用户侧)", r"(冷却水|冷凝器|热源侧|水源侧)"

NAMES: dict[str, tuple[str, ...]] = {
    "nameplate_method": (
        r"(rating|part.?load|iplv|nplv|nameplate).*(method|standard)",
        r"(IPLV|NPLV|部分负荷).*(标准|方法|依据)|^(执行|测试|评价|计算)?标准$|计算方法",
    ),
    "nameplate_nplv": (r"\bnplv\b", r"非(标准|名义)(工况)?.*部分负荷"),
    "nameplate_iplv": (r"\biplv\b", r"综合部分负荷"),
    "cop": _TABLED["cop"],
    "plr_min": (
        r"(least|min(imum)?\.?)\W*(part\W*)?load|\bplr min\b|turn\W?down",
        r"最(小|低)(部分)?(负荷|负载)|(最小|最低)?卸载(下限|能力)|(容量|负荷)调节下限",
    ),
    "evaporator_flow_m3s": (
        r"(chilled|evap\w*)\W+(water\W+)?flow", rf"{_CHILLED}(额定)?(水)?流量",
    ),
    "condenser_flow_m3s": (
        r"(cond\w*|cooling)\W+(water\W+)?flow", rf"{_COOLING}(额定)?(水)?流量",
    ),
    "evaporator_drop_pa": (
        r"(chilled|evap\w*).*(drop|\bw?pd\b|head)", rf"{_CHILLED}.*(压降|压损|水阻|阻力|压力损失)",
    ),
    "condenser_drop_pa": (
        r"(cond\w*|cooling).*(drop|\bw?pd\b|head)", rf"{_COOLING}.*(压降|压损|水阻|阻力|压力损失)",
    ),
    "noise_db": (r"\b(sound|noise)\b", r"噪声|噪音|声压"),
    "mass_kg": (r"\b(mass|weight)\b", r"重量|质量"),
    "length_m": (r"\blength\b", r"长度?\s*($|[(（])"),
    "width_m": (r"\bwidth\b", r"宽度?\s*($|[(（])"),
    "height_m": (r"\bheight\b", r"高度?\s*($|[(（])"),
    **ORIGIN_NAMES,
    "current_a": (r"\b(current|amps?|rla|fla)\b", r"电流"),
    "supply": (r"\b(supply|mains|voltage)\b(?!.*water)", r"电源|电压|供电"),
    "refrigerant": (r"\brefrigerant\b", r"制冷剂|冷媒|工质"),
    "unloading": (
        r"\b(unloading|speed|drive|starter)\b",
        r"变频|定频|(能量|容量|负荷)?调节方式|启动方式|驱动方式",
    ),
    "bearings": (r"\bbearings?\b|\blubrication\b", r"轴承|润滑"),
    "condenser": (
        r"^condenser( type)?$|^(cooling|heat rejection) (type|by)$",
        r"冷(凝|却)(器)?(方式|形式|型式|类型)",
    ),
    "compressor": (r"\bcompressor\b", r"压缩机"),
    ENTERING: _TABLED[ENTERING],
    LEAVING: (*_TABLED[LEAVING], r"(冷冻水|冷水|冷媒水).*(进/?出|出/?进|供/?回|温度)"),
    "input_power_w": (
        r"\bpower\b|\binput\b|\bp\.?i\.?\b|^kw$|\bkw\s*(in|input|e)\b", r"功率|耗电(量)?|电功率",
    ),
    "capacity_w": (
        r"\bcap(acity|\.)?\b|\bcc\b|\bqc\b|\bcooling\b|\btons?\b|\brefrigerating\b",
        r"制冷量|冷量|冷吨|名义容量|额定容量",
    ),
}  # fmt: skip
KIND_NAMES = (
    r"\b(chiller|machine|unit)\s+(type|kind)\b|^(type|kind|description)$",
    r"机(组|器)?(类型|型式|形式|种类)|^(类型|型式|形式|种类|名称)$|(产品|设备)(类型|名称)",
)
UNUSED = (
    r"制热.*(功率|电流|性能|COP)|heating.*(power|input|cop)",  # of machines that heat as well
    r"power\W*factor|cos\W*φ|(start|locked|max(imum)?|peak|connected).*(current|power|amps?)",
    r"\b(lra|mca|mop)\b|\bheat reject|charge|\b(no|nr|item)\.?$|remarks?",
    r"entering\W+(chilled|evap)|leaving\W+cond|cond\w*\W+(water\W+)?(leaving|out)",
    r"功率因数|(装机|最大|启动|起动|堵转|配电|辅助|油泵|加热).*(功率|电流)|充注|充灌|排热|冷凝热",
    r"^(冷冻水|冷水|蒸发器)(回水|进水)|^(冷却水|冷凝器)(出水|出口|回水)|接管|管径|污垢|承压|序号|备注",
    r"(压缩机|电机|电动机|风机|水泵)型号|压缩机.*(数量|台数)|启动方式|防护|绝缘",
    r"出水温度(下限|上限)|卸载比|\blowest\b|least unloading",
)  # fmt: skip
TOLD: dict[str, Mapping[str, str]] = {
    "compressor": {
        "centrifugal": r"centrifugal|turbo|离心|磁悬浮|气悬浮|magnetic|oil.?free",
        "screw": r"\bscrew|螺杆",
        "scroll": r"\bscroll|涡旋",
        "reciprocating": r"reciprocating|活塞",
    },
    "unloading": {
        "speed": r"variable[\s-]*speed|\bvsd\b|\bvfd\b|inverter|变频|磁悬浮|气悬浮|magnetic"
        r"|oil.?free",
        "unknown": r"(fixed|constant|single)[\s-]*speed|定频|定速|工频",
        "vanes": r"\bvanes?\b|导叶",
        "slide_valve": r"slide[\s-]*valve|滑阀",
    },
    "bearings": {
        "oil_free": r"磁悬浮|气悬浮|无油|磁轴承|magnetic|oil.?free|gas bearing",
        "oil": r"\boil\b(?!.?free)|油润滑|有油|滑动轴承|滚动轴承",
    },
    "condenser": {
        "water": r"water[\s-]*cooled|\bwater\b|水冷|冷却水|condenser (water )?flow",
        "air": r"air[\s-]*cooled|\bair\b|风冷",
    },
    "nameplate_method": {
        "gb_18430_1_2007": r"18430\.1(?!\s*[-—–]?\s*2024)",
        "gb_50189_2015": r"50189",
        "ahri_551_591": r"551\s*/?\s*591",
        "ahri_550_590": r"\b550\s*/?\s*590",
    },
    "refrigerant": REFRIGERANT_WORDS,
}
BARE = BareFigures(
    figures={
        "capacity_w": BareFigure(units=("kW", "RT", "W"), low=5e3, high=3e7),
        "input_power_w": BareFigure(units=("kW", "W"), low=1e3, high=6e6),
        "evaporator_flow_m3s": WATER_FLOW, "condenser_flow_m3s": WATER_FLOW,
        "evaporator_drop_pa": PRESSURE_DROP, "condenser_drop_pa": PRESSURE_DROP,
        "length_m": LENGTH, "width_m": LENGTH, "height_m": LENGTH,
        LEAVING: celsius(-12.0, 25.0), ENTERING: celsius(12.0, 52.0),
    },
    relations=(
        Relation(powers={"capacity_w": 1.0, "input_power_w": -1.0}, low=2.0, high=9.5),
        Relation(powers={"capacity_w": 1.0, "input_power_w": -1.0, "cop": -1.0},
                 low=0.93, high=1.07),
        warming("capacity_w", "evaporator_flow_m3s", 2.5, 11.0),
        warming("capacity_w", "condenser_flow_m3s", 2.0, 10.0),
    ),
)  # fmt: skip
