"""How tables call what a nameplate of a motor says. Of two that fit the first is meant."""

from core.machines.bare_figures import (
    RATING,
    BareFigure,
    BareFigures,
    Relation,
)
from core.machines.nameplates import ORIGIN_NAMES

_EFF = r"(\beff(iciency|\.)?\b|\bη|效率|wirkungsgrad)"

NAMES: dict[str, tuple[str, ...]] = {
    "ie_class": (r"\bie[\s-]*(class|code)\b|efficiency class", r"能效(等级|级别)|效率等级"),
    "efficiency_50": (rf"{_EFF}.*\b50\b|\b50\s*%.*{_EFF}|[12]/[24].*{_EFF}|{_EFF}.*(1/2|2/4)",),
    "efficiency_75": (rf"{_EFF}.*\b75\b|\b75\s*%.*{_EFF}|3/4.*{_EFF}|{_EFF}.*3/4",),
    "efficiency_100": (_EFF,),
    "power_factor_100": (r"power\W*factor|cos\W*(φ|phi)", r"功率因数"),
    "starting_torque_ratio": (
        r"(start(ing)?|locked)[\W\w]*torque|\bT?s/?T?n\b|\bMst\b|\bMA/MN\b|anzugsmoment",
        r"(堵转|启动|起动)转矩",
    ),
    "breakdown_torque_ratio": (
        r"(breakdown|pull[\s-]*out|max(imum)?)[\W\w]*torque|\bMK/MN\b|kippmoment", r"最大转矩",
    ),
    "current_a": (r"\b(current|amps?|fla)\b|strom\b|^in\b(?=.*\bA\b)", r"电流"),
    "speed_rpm": (r"\bspeed\b|\brpm\b|r/min|drehzahl|^n\b", r"转速"),
    "poles": (r"\bpoles?\b|polzahl", r"极数|^极$"),
    "voltage_v": (r"\b(voltage|volts?)\b|spannung", r"电压"),
    "frequency_hz": (r"\bfrequency\b|frequenz", r"频率"),
    "frame": (r"\bframe\b|baugröße", r"机座号|中心高|机座"),
    "noise_db": (r"\b(sound|noise)\b|schalldruck|geräusch", r"噪声|噪音"),
    "mass_kg": (r"\b(mass|weight)\b|gewicht|masse\b", r"重量|质量"),
    **ORIGIN_NAMES,
    "fed_by": (r"\bfed by\b|\bsupply\b", r"供电方式|驱动方式|^供电$"),
    "technology": (r"\btechnology\b|motor type", r"电机类型|电动机类型|电机技术|技术类型|^类型$"),
    "power_w": (r"\b(power|output|rating)\b|leistung\b|^p(n|2)\b|^(hp|kw)$",
                r"额定功率|输出功率|^功率|功率\s*[(（]"),
}  # fmt: skip
KIND_NAMES = (r"^(type|kind|description)$|(产品|设备)(类型|名称)|^(型式|形式|种类|名称)$",)
UNUSED = (
    r"start\w*[\W\w]*current|no[\s-]*load|inertia|\b(no|nr|item)\.?$|remarks?|protection|insulation",
    r"(power\W*factor|cos\W*(φ|phi)|功率因数).*(\b(75|50|25)\s*%|3/4|1/2|2/4|1/4)",
    r"(堵转|启动|起动|空载)电流|转动惯量|防护|绝缘|冷却|序号|备注|^额定转矩|轴承",
)
TOLD: dict[str, dict[str, str]] = {
    "technology": {
        "line_start_pm": r"自(起|启)动|line[\s-]*start",
        "direct_drive_pm": r"直驱|direct[\s-]*drive",
        "permanent_magnet": r"永磁|permanent[\s-]*magnet|\bpmsm\b",
        "induction": r"异步|感应|induction|asynchron",
    },
    "fed_by": {
        "converter": r"变频器?|converter|inverter|\bvfd\b",
        "mains": r"工频|电网|mains|direct on line",
    },
    "ie_class": {f"IE{n}": rf"\bie\s*{n}(?!\d)" for n in range(1, 6)},
}
_DRAWN = {"power_w": 1.0, "voltage_v": -1.0, "current_a": -1.0}  # over √3 U I
BARE = BareFigures(
    figures={
        "power_w": RATING,
        "voltage_v": BareFigure(units=("V", "kV"), low=100.0, high=15e3),
    },
    relations=(
        Relation(powers=_DRAWN, size=3.0**-0.5, low=0.2, high=1.0),
        Relation(powers={**_DRAWN, "power_factor_100": -1.0, "efficiency_100": -1.0},
                 size=3.0**-0.5, low=0.88, high=1.12),
    ),
)  # fmt: skip
