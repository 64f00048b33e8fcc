"""What the columns, rows and figures of makers' tables of chillers are called."""

from core.machines.maker_tables import MODEL_ROLE, Role
from core.machines.refrigerant_words import REFRIGERANT_WORDS
from core.vocabulary.quantity import Kind

LEAVING, CONDENSER, LOAD = "leaving_chilled_c", "entering_condenser_c", "plr"
CAPACITY, POWER, COP = "full_capacity_w", "full_power_w", "cop"
POWER_SHARE = "power_share"  # of the power at full load and the same temperatures
PART_POWER = "part_power_w"  # of residuals alone

ROLES = (
    MODEL_ROLE,
    Role(
        key=COP,
        kind=Kind.COP,
        names=(
            r"\bc\.?o\.?p\b", r"\beer\b", r"\bkw\s*/\s*(rt|tr|tons?)\b", r"\befficiency\b",
            r"性能系数|能效比|单位冷量(电耗|能耗|耗电)",
        ),
    ),
    Role(
        key=LEAVING,
        kind=Kind.TEMPERATURE,
        axis=True,
        lower_of_two=True,
        believed=(-20.0, 30.0),
        names=(
            r"\blwt\b", r"\blewt\b", r"\blchwt\b", r"\blcht\b", r"\bewlt\b", r"\bchws?t?\b",
            r"leaving\W+(chilled|evap|water|fluid|cold|temp)", r"chilled.*(leaving|supply|out)",
            r"(leaving|supply|outlet).*(chilled|evap)", r"evap\w*.*(leaving|out)",
            r"(冷冻水|冷水|蒸发器|冷媒水|载冷剂).*(出水|供水|出口)", r"^出水|供水温度|出水温度",
            r"kaltwasser\W*(austritt|vorlauf)|(austritt|vorlauf).*kaltwasser",
        ),
    ),
    Role(
        key=CONDENSER,
        kind=Kind.TEMPERATURE,
        axis=True,
        lower_of_two=True,
        believed=(-20.0, 60.0),
        names=(
            r"\becwt\b", r"\bewt\b(?=.*cond)", r"\bect\b", r"\bcwt\b", r"\boat\b", r"\bambient\b",
            r"\boutdoor\b", r"\boutside air\b", r"\bdry[\s-]*bulb\b", r"\bodb\b", r"entering air",
            r"(entering|inlet|in).*cond", r"(cond\w*|cooling) water",
            r"cond\w*\W+(entering|inlet|in)\b",
            r"kühlwasser\W*eintritt|kühlwasser|au(ß|ss)entemperatur|lufteintritt",
            r"冷却水|冷凝器(进|入)|环境温度|室外|外気|进风|干球|空气温度",
        ),
    ),
    Role(
        key=POWER,
        kind=Kind.ELECTRIC_POWER,
        names=(
            r"\bpower\b", r"\binput\b", r"\bp\.?i\.?\b", r"\bpkw\b", r"^kw$",
            r"\bkw\s*(in|input|e)\b",
            r"功率|耗电|电功率|消費電力|入力", r"leistungsaufnahme|aufnahmeleistung",
        ),
    ),
    Role(
        key=POWER_SHARE,
        kind=Kind.SHARE,
        names=(r"\bpower (ratio|fraction)\b", r"功率比|功率百分比|相对功率"),
        also=(r"\bpower\b", r"\binput\b", r"功率"),
    ),
    Role(
        key=LOAD,
        kind=Kind.SHARE,
        axis=True,
        usual=1.0,
        believed=(0.01, 1.5),
        names=(r"\b(part|percent|%)\W*load\b", r"\bload(ing)?\b", r"\bplr\b",
               r"负荷率|负载率|部分负荷|负荷|负载", r"teillast|auslastung|^last\b"),
        also=(r"\bcap(acity|\.)?\b", r"制冷量|冷量"),
    ),
    Role(
        key=CAPACITY,
        kind=Kind.COOLING_POWER,
        names=(r"\bcap(acity|\.)?\b", r"\bcc\b", r"\bqc\b", r"\bcooling\b", r"\btons?\b",
               r"制冷量|冷量|冷吨|(冷却|冷房|冷凍)能力", r"(kälte|kühl)leistung"),
        also=(r"\bload\b", r"负荷"),
    ),
)  # fmt: skip
UNUSED = (
    r"\b(power|electrical) supply\b|^(supply|mains)$|电源|供电(?!.*温度)",
    r"\bflow\b", r"\bgpm\b", r"press(ure)?\W+drop", r"\bw?pd\b", r"\bcurrent\b", r"\bamps?\b",
    r"\brla\b", r"\bweight\b", r"\bheat reject", r"\bsound\b", r"entering\W+(chilled|evap)",
    r"leaving\W+cond", r"\beewt\b", r"\blcwt\b", r"cond\w*\W+(water\W+)?(leaving|out)",
    r"chilled\W+(water\W+)?(entering|return|in)\b",
    r"水流量|流量|压降|水阻|阻力|电流|重量|噪声|排热|(冷冻水|冷水|蒸发器).*(回水|进水)",
    r"(冷却水|冷凝器).*(出水|出口|回水)", r"\b(no|nr|item)\.?$|序号|备注|remarks?",
)  # fmt: skip
# What texts of a file tell of the machines.
TOLD = {
    "compressor": {
        "centrifugal": r"centrifugal|turbo|离心|ターボ",
        "screw": r"\bscrew|schraube|螺杆|スクリュー",
        "scroll": r"\bscroll|涡旋|スクロール",
        "reciprocating": r"reciprocating|活塞",
    },
    "unloading": {
        "speed": r"variable[\s-]*speed|\bvsd\b|\bvfd\b|inverter|变频",
    },
    "condenser": {
        "water": r"water[\s-]*cooled|wassergekühlt|水冷",
        "air": r"air[\s-]*cooled|luftgekühlt|风冷|空冷",
    },
    "refrigerant": REFRIGERANT_WORDS,
}
# What the heading of a condition tells of the machines.
BY_NAME = {
    CONDENSER: {
        "condenser": {
            "air": r"\boat\b|ambient|outdoor|outside|dry[\s-]*bulb|\bodb\b|\bair\b"
            r"|环境|室外|进风|干球|空气|外気",
            "water": r"water|\becwt\b|\bcwt\b|冷却水",
        },
    },
}
