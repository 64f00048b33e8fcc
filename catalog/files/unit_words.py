"""Units by the words tables use: size in SI, and what they measure.

A measure is written as powers of E energy, T time, L length, K temperature, F force, M mass,
I current, U voltage, R turns, S apparent and Q reactive power, Y money; % and plain numbers
have none.
"""

from collections.abc import Iterator

from core.vocabulary.by_definition import (
    GRAVITY,
    J_PER_BTU,
    J_PER_KCAL,
    M3_PER_FT3,
    M3_PER_GALLON,
    PA_PER_PSI,
    W_PER_HP,
    W_PER_METRIC_HP,
    W_PER_TON,
)
from core.vocabulary.quantity import Kind

Measure = tuple[tuple[str, int], ...]
Word = tuple[float, Measure]


E, T, L, K = (("E", 1),), (("T", 1),), (("L", 1),), (("K", 1),)
W: Measure = (("E", 1), ("T", -1))
AREA: Measure = (("L", 2),)
VOLUME: Measure = (("L", 3),)
_TON, _TON_H = (W_PER_TON, W), (3600 * W_PER_TON, E)
_BTU_PER_H, _KBTU_PER_H = (J_PER_BTU / 3600, W), (J_PER_BTU / 3.6, W)

_SCALED: dict[str, Word] = {  # with k, M, G, T before them; here a letter's case says nothing
    "w": (1.0, W), "watt": (1.0, W), "watts": (1.0, W), "瓦": (1.0, W), "瓦特": (1.0, W),
    "wh": (3600.0, E), "whr": (3600.0, E), "watthour": (3600.0, E),
    "j": (1.0, E), "joule": (1.0, E), "joules": (1.0, E), "焦": (1.0, E), "焦耳": (1.0, E),
    "cal": (J_PER_KCAL / 1e3, E), "卡": (J_PER_KCAL / 1e3, E),
    "va": (1.0, (("S", 1),)), "vah": (3600.0, (("S", 1), ("T", 1))),
    "var": (1.0, (("Q", 1),)), "varh": (3600.0, (("Q", 1), ("T", 1))),
    "v": (1.0, (("U", 1),)), "伏": (1.0, (("U", 1),)),
    "pa": (1.0, (("F", 1), ("L", -2))), "帕": (1.0, (("F", 1), ("L", -2))),
    "n": (1.0, (("F", 1),)), "牛": (1.0, (("F", 1),)), "hz": (1.0, (("T", -1),)),
}  # fmt: skip
_PLAIN: dict[str, Word] = {
    "btu": (J_PER_BTU, E), "btus": (J_PER_BTU, E), "kbtu": (1e3 * J_PER_BTU, E),
    "mmbtu": (1e6 * J_PER_BTU, E),
    "btuh": _BTU_PER_H, "btuhr": _BTU_PER_H,
    "kbtuh": _KBTU_PER_H, "mbh": _KBTU_PER_H, "mmbtuh": (1e3 * J_PER_BTU / 3.6, W),
    "therm": (1e5 * J_PER_BTU, E), "therms": (1e5 * J_PER_BTU, E),
    "大卡": (J_PER_KCAL, E), "度": (3.6e6, E),
    "rt": _TON, "tr": _TON, "ton": _TON, "tons": _TON,
    "tonr": _TON, "tonsr": _TON, "ton.r": _TON, "tons.r": _TON,
    "ton.ref": _TON, "tonref": _TON, "usrt": _TON, "ustr": _TON,
    "冷吨": _TON, "美国冷吨": _TON, "美冷吨": _TON, "冷冻吨": _TON,
    "rth": _TON_H, "trh": _TON_H, "tonh": _TON_H,
    "tonhr": _TON_H, "tonhrs": _TON_H, "tonhour": _TON_H,
    "tonhours": _TON_H, "usrth": _TON_H, "rthr": _TON_H,
    "jrt": (3320 * J_PER_KCAL / 3600, W), "日本冷吨": (3320 * J_PER_KCAL / 3600, W),
    "hp": (W_PER_HP, W), "bhp": (W_PER_HP, W),
    "ps": (W_PER_METRIC_HP, W), "cv": (W_PER_METRIC_HP, W),
    "s": (1.0, T), "sec": (1.0, T), "second": (1.0, T), "seconds": (1.0, T), "秒": (1.0, T),
    "min": (60.0, T), "mins": (60.0, T), "minute": (60.0, T), "minutes": (60.0, T),
    "分": (60.0, T), "分钟": (60.0, T), "ms": (1e-3, T),
    "h": (3600.0, T), "hr": (3600.0, T), "hrs": (3600.0, T), "hour": (3600.0, T),
    "hours": (3600.0, T), "时": (3600.0, T), "小时": (3600.0, T), "std": (3600.0, T),
    "d": (86400.0, T), "day": (86400.0, T), "days": (86400.0, T), "天": (86400.0, T),
    "日": (86400.0, T), "a": (1.0, (("I", 1),)), "amp": (1.0, (("I", 1),)),
    "amps": (1.0, (("I", 1),)), "ampere": (1.0, (("I", 1),)), "安": (1.0, (("I", 1),)),
    "安培": (1.0, (("I", 1),)), "ka": (1e3, (("I", 1),)), "ma": (1e-3, (("I", 1),)),
    "volt": (1.0, (("U", 1),)), "volts": (1.0, (("U", 1),)), "伏特": (1.0, (("U", 1),)),
    "m": (1.0, L), "米": (1.0, L), "mm": (1e-3, L), "ft": (0.3048, L), "inch": (0.0254, L),
    "sqm": (1.0, AREA), "平方米": (1.0, AREA), "平米": (1.0, AREA), "ha": (1e4, AREA),
    "sqft": (0.09290304, AREA), "sf": (0.09290304, AREA),
    "立方米": (1.0, VOLUME), "l": (1e-3, VOLUME), "升": (1e-3, VOLUME),
    "gal": (M3_PER_GALLON, VOLUME), "gpm": (M3_PER_GALLON / 60, (("L", 3), ("T", -1))),
    "cfm": (M3_PER_FT3 / 60, (("L", 3), ("T", -1))),
    "nm": (1.0, (("F", 1), ("L", 1))), "knm": (1e3, (("F", 1), ("L", 1))),
    "kgf": (GRAVITY, (("F", 1),)), "lbf": (4.4482216152605, (("F", 1),)),
    "lb": (0.45359237, (("M", 1),)), "lbs": (0.45359237, (("M", 1),)),
    "mwg": (1e3 * GRAVITY, (("F", 1), ("L", -2))), "ftwg": (2989.0669, (("F", 1), ("L", -2))),
    "kg": (1.0, (("M", 1),)), "g": (1e-3, (("M", 1),)), "公斤": (1.0, (("M", 1),)),
    "mmwg": (GRAVITY, (("F", 1), ("L", -2))), "inwg": (249.08891, (("F", 1), ("L", -2))),
    "毫米水柱": (GRAVITY, (("F", 1), ("L", -2))), "cmh": (1.0 / 3600.0, (("L", 3), ("T", -1))),
    "bar": (1e5, (("F", 1), ("L", -2))), "psi": (PA_PER_PSI, (("F", 1), ("L", -2))),
    "r": (1.0, (("R", 1),)), "rev": (1.0, (("R", 1),)), "转": (1.0, (("R", 1),)),
    "rpm": (1 / 60, (("R", 1), ("T", -1))), "%": (0.01, ()), "percent": (0.01, ()),
    "pct": (0.01, ()), "mio": (1e6, ()), "million": (1e6, ()),
    "p.u.": (1.0, ()), "pu": (1.0, ()), "元": (1.0, (("Y", 1),)),
    "cny": (1.0, (("Y", 1),)), "usd": (1.0, (("Y", 1),)), "eur": (1.0, (("Y", 1),)),
    "k": (1.0, K), "°c": (1.0, K), "c": (1.0, K), "degc": (1.0, K), "摄氏度": (1.0, K),
    "°f": (1 / 1.8, K), "f": (1 / 1.8, K), "degf": (1 / 1.8, K), "华氏度": (1 / 1.8, K),
}  # fmt: skip
_LETTERS = {"k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12}
CHINESE_SCALES = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "兆": 1e6, "亿": 1e8, "吉": 1e9}
_NEVER = frozenset(["mv", "mn", "mpa", "tn", "gn", "tv", "gv", "tpa", "mhz"])  # milli or mega
# Behind a unit of power or energy these say what of: heat or cold, or electricity.
THERMAL = ("thermal", "therm", "_th", "th", "_c", "c", "_r", "r", "_t", "t", "冷", "热")
ELECTRIC = ("_el", "el", "_e", "e", "elec", "electric", "电")


def _words() -> Iterator[tuple[str, Word]]:
    yield from _PLAIN.items()
    for name, (size, measure) in _SCALED.items():
        yield name, (size, measure)
        if name.isascii():
            for letter, scale in _LETTERS.items():
                if letter + name not in _NEVER and letter + name not in _PLAIN:
                    yield letter + name, (scale * size, measure)


WORDS: dict[str, Word] = dict(_words())
OFFSETS_K = {  # of zero on a scale above absolute zero
    "°c": 273.15, "c": 273.15, "degc": 273.15, "摄氏度": 273.15,
    "°f": 459.67 / 1.8, "f": 459.67 / 1.8, "degf": 459.67 / 1.8, "华氏度": 459.67 / 1.8,
}  # fmt: skip
WRITTEN = {  # units whose letters say something else elsewhere, in SI, by what they are of
    Kind.GAUGE_PRESSURE: {
        "mpa": 1e6, "mpa(g)": 1e6, "mpag": 1e6, "kpa": 1e3, "bar": 1e5, "bar(g)": 1e5, "barg": 1e5,
        "psig": PA_PER_PSI, "psi": PA_PER_PSI,
    },
    Kind.SPECIFIC_POWER: {
        "kw/(m³/min)": 60e3, "kw/(m3/min)": 60e3, "kw/m³/min": 60e3, "kw/m3/min": 60e3,
        "kw/100cfm": 1e3 / (100.0 * 0.3048**3 / 60.0),
    },
    # 1 t/h of steam is taken as 0.7 MW: GB 13271-2014 sets 10 t/h beside 7 MW.
    Kind.HEATING_POWER: {"t/h": 0.7e6, "吨/小时": 0.7e6, "吨/时": 0.7e6, "kg/h": 700.0},
}  # fmt: skip
