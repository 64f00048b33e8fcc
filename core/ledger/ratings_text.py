"""Ratings written in words, as a nameplate is copied into one cell, and what of them is sure.

    read_ratings("Q=200m3/h H=32m N=30kW", "pump")      flow 200, head 32, motor 30 kW
    read_ratings("制冷量440kW 输入95kW", "chiller")       cooling 440
    read_ratings("蒸发量4t/h 1.25MPa", "boiler")         4 t/h of steam, 1.25 MPa

A figure is known by its label, or by its unit where the kind has only one figure of that unit.
What only the unit tells is named in `guessed`. A range or two figures of one field that differ are
no figure.
"""

import re
import unicodedata
from dataclasses import dataclass

from core.keeping.keeping import keep_latest
from core.vocabulary.by_definition import GRAVITY, J_PER_KCAL, W_PER_HP, W_PER_METRIC_HP, W_PER_TON

_HP_KW, _HP_METRIC_KW, _TON_KW = W_PER_HP / 1e3, W_PER_METRIC_HP / 1e3, W_PER_TON / 1e3
_KCAL_KW = J_PER_KCAL / 3.6e6  # kcal/h
_AT_KPA, _WATER_KPA = GRAVITY * 10.0, GRAVITY / 1e3  # kgf/cm², mm of water
_CLEAN = str.maketrans({"³": "3", "²": "2", "：": ":", "＝": "=", "×": "*"})
_UNITS: tuple[tuple[str, str, float], ...] = (  # pattern, what it measures, of the field's own
    (r"k?w/\(?m3/min\)?", "specific_power", 1.0),
    (r"万?(?:n?m3|立方米?|方)/(?:h|hr|小?时)|cmh|m3h", "m3/h", 1.0),
    (r"(?:n?m3|立方米?|方)/(?:min|分钟?)", "m3/h", 60.0),
    (r"(?:n?m3|立方米?)/s", "m3/h", 3600.0),
    (r"l/s|升/秒", "m3/h", 3.6),
    (r"l/min|升/分", "m3/h", 0.06),
    (r"t/h|吨/小?时|蒸吨", "t/h", 1.0),
    (r"万?(?:kcal|大卡)(?:/h|/小?时)?", "heat", _KCAL_KW),
    (r"mva|兆伏安", "kva", 1e3),
    (r"kva|千伏安", "kva", 1.0),
    (r"mpa|兆帕", "kpa", 1e3),
    (r"kpa|千帕", "kpa", 1.0),
    (r"pa|帕", "kpa", 1e-3),
    (r"bar", "kpa", 100.0),
    (r"kgf?/cm2|公斤", "kpa", _AT_KPA),
    (r"mmh2o|mmaq|毫米水柱", "kpa", _WATER_KPA),
    (r"mw|兆瓦", "heat", 1e3),
    (r"kw|千瓦", "kw", 1.0),
    (r"usrt|rt|冷吨", "cold", _TON_KW),
    (r"hp", "kw", _HP_KW),
    (r"匹|马力|ps", "kw", _HP_METRIC_KW),
    (r"w|瓦", "kw", 1e-3),
    (r"kv|千伏", "v", 1e3),
    (r"v|伏", "v", 1.0),
    (r"r/min|rpm|转/分钟?", "rpm", 1.0),
    (r"m|米", "m", 1.0),
    (r"%", "%", 1.0),
    (r"a|安", "a", 1.0),
)
_KNOWN_UNITS = [(re.compile(pattern), name, size) for pattern, name, size in _UNITS]
_ANY_UNIT = "|".join(pattern for pattern, _, _ in _UNITS)
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PHRASE = re.compile(
    rf"(?P<label>[a-zδη\u4e00-\u9fff][a-z0δη\u4e00-\u9fff]*?)?\s*"
    rf"(?:\((?P<of>{_ANY_UNIT})\))?\s*(?:[:=为约≥≤]|是)*\s*"
    rf"(?<![\d.*/])(?P<from>(?:{_FIGURE})\s*[-~～至]\s*)?(?P<figure>{_FIGURE})\s*"
    rf"(?P<unit>{_ANY_UNIT}|(?<![a-z%)])$|(?=\s|$))(?![a-z0-9])"
)
_BARE = re.compile(r"(?P<label>cop|eer|iplv|n?plv)\s*[:=为]?\s*(?P<figure>\d+(?:\.\d+)?)(?!\d)")
_SPLIT = re.compile(r"[;；，、|\n]+|,(?!\d{3}(?!\d))|(?<!\d),|(?<=[a-z%])\s*/\s*(?=\d)")
_VOLTAGES = re.compile(r"(\d+(?:\.\d+)?)\s*(?:kv)?\s*/\s*0?[.,]\d+\s*kv")
_SAME = 0.02  # 2637 kW (750 RT) is one figure
_HAS_UNIT = re.compile(rf"\d\s*(?:{_ANY_UNIT})(?![a-z0-9])|\((?:{_ANY_UNIT})\)|cop|eer|iplv")
_LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (  # the first that a label ends in
    ("p0_kw", ("空载损耗", "空损", "p0", "po")),
    ("pk_kw", ("负载损耗", "短路损耗", "负损", "pk")),
    ("static", ("静压", "余压", "机外静压", "机外余压")),
    ("cooling_kw", ("制冷量", "冷量", "供冷量", "制冷")),
    ("heating_kw", ("制热量", "供热量", "热功率", "热量", "制热", "供热", "热水")),
    ("power_kw", (
        "输入功率", "输入", "耗功率", "电功率", "耗电功率", "电机功率", "配用功率", "配套功率",
        "装机功率", "轴功率", "电机", "额定功率", "功率", "n", "p", "pn",
    )),
    ("steam_t_h", ("蒸发量", "产汽量", "额定蒸发量", "出力")),
    ("flow_m3h", ("流量", "风量", "循环水量", "水量", "送风量", "排气量", "容积流量", "气量",
                  "抽气速率", "抽气量", "处理量", "处理风量", "q", "l", "v")),
    ("head_m", ("扬程", "h")),
    ("pressure", ("全压", "风压", "压力", "升压", "压升", "工作压力", "排气压力", "p", "δp", "h")),
    ("efficiency_pct", ("效率", "热效率", "η")),
    ("speed_rpm", ("转速", "n")),
)  # fmt: skip
_UNIT_OF = {  # of labels: what it may be measured in
    "p0_kw": ("kw",), "pk_kw": ("kw",), "static": ("kpa",), "cooling_kw": ("kw", "heat", "cold"),
    "heating_kw": ("kw", "heat"), "power_kw": ("kw", "heat"), "steam_t_h": ("t/h",),
    "flow_m3h": ("m3/h", "t/h"), "head_m": ("m",), "pressure": ("kpa",),
    "efficiency_pct": ("%",), "speed_rpm": ("rpm",),
}  # fmt: skip
_DRIVEN = ("pump", "fan", "compressor", "roots_blower", "vacuum_pump", "centrifugal_blower")
_HEAT = ("chiller", "heat_pump", "boiler", "absorption_chiller")
FIELDS = (
    "size", "power_kw", "cooling_kw", "heating_kw", "steam_t_h", "flow_m3h", "head_m",
    "pressure_kpa", "pressure_mpa", "p0_kw", "pk_kw", "efficiency_pct", "speed_rpm", "cop_c",
    "iplv", "specific_power", "voltage_kv",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """Fields of an asset, in its own units, as a text states them."""

    figures: dict[str, float]
    guessed: tuple[str, ...] = ()  # known by their unit alone


NO_RATINGS = Ratings(figures={})


@keep_latest(65536)
def read_ratings(text: str, family: str) -> Ratings:
    """What a text states of a machine of this kind."""
    if not text:
        return NO_RATINGS
    said = unicodedata.normalize("NFKC", text).translate(_CLEAN).casefold()
    if not _HAS_UNIT.search(said):
        return NO_RATINGS
    found: dict[str, list[float]] = {}
    sure: set[str] = set()
    powers: list[float] = []
    voltages = _VOLTAGES.search(said)
    for part in _SPLIT.split(said.replace(voltages[0], " ") if voltages else said):
        for phrase in _PHRASE.finditer(part):
            if not (phrase["unit"] or phrase["of"]):
                continue
            unit, value = _measured(phrase)
            label = _label_of(phrase["label"] or "", unit)
            field = _field(label, unit, family)
            if phrase["from"] is not None:
                found.setdefault(field, []).append(float("nan"))
            elif not label and unit == "kw" and family in _HEAT:
                powers.append(value)
            elif field:
                sure |= {field} if label else set()
                found.setdefault(field, []).append(_own(value, field, unit))
        for bare in _BARE.finditer(part):
            field = "iplv" if bare["label"].endswith("plv") else "cop_c"
            sure.add(field)
            found.setdefault(field, []).append(float(bare["figure"]))
    if voltages and family in ("transformer", "motor"):
        found["voltage_kv"] = [float(voltages[1])]
    _powers_of_heat(powers, found, family)
    figures = {field: one for field, several in found.items()
               if field in FIELDS and (one := _agreed(several)) is not None}  # fmt: skip
    return Ratings(figures=figures, guessed=tuple(one for one in figures if one not in sure))


def _measured(phrase: re.Match[str]) -> tuple[str, float]:
    said = phrase["unit"] or phrase["of"]
    value = float(phrase["figure"].replace(",", ""))
    for pattern, name, size in _KNOWN_UNITS:
        if pattern.fullmatch(said):
            return name, value * size * (1e4 if said.startswith("万") else 1.0)
    return "", value


def _label_of(label: str, unit: str) -> str:
    """The quantity that a label names and the unit fits; "" where none."""
    bare = label.strip("()/ ")
    fits = [(max((len(word) for word in words if bare.endswith(word)), default=0), name)
            for name, words in _LABELS if unit in _UNIT_OF[name]]  # fmt: skip
    length, name = max(fits, key=lambda one: one[0], default=(0, ""))
    latin = length and bare[-length:].isascii() and len(bare) > length
    if not length or (latin and bare[-length - 1].isascii() and bare[-length - 1].isalpha()):
        return ""
    return name


def _field(label: str, unit: str, family: str) -> str:
    """The field of the asset that a quantity is; "" where it is none of this kind."""
    if label == "static":
        return ""
    if label in ("p0_kw", "pk_kw"):
        return label if family == "transformer" else ""
    if label == "pressure" or (not label and unit == "kpa"):
        return _pressure_of(family)
    if label == "flow_m3h" and unit == "t/h":
        return "flow_m3h" if family == "pump" else ""
    if label == "power_kw":
        return "size" if family == "motor" else "power_kw"
    if label:
        return label
    return _by_unit(unit, family)


def _pressure_of(family: str) -> str:
    return {"fan": "pressure_kpa", "compressor": "pressure_mpa"}.get(family, "")


def _by_unit(unit: str, family: str) -> str:
    """What a figure without a label is, where its unit leaves no choice."""
    if unit == "kva":
        return "size" if family in ("transformer", "power_supply", "welding_machine") else ""
    if unit == "kw":
        return (
            "" if family in (*_HEAT, "transformer") else "power_kw" if family in _DRIVEN else "size"
        )
    if unit == "cold":
        return "cooling_kw" if family in ("chiller", "absorption_chiller") else ""
    if unit == "heat":  # MW and kcal: no motor of a boiler is so large
        return "heating_kw" if family in ("boiler", "heat_pump") else "size"
    if unit == "t/h":
        return {"boiler": "steam_t_h"}.get(family, "")
    if unit == "m3/h":
        return "flow_m3h" if family in (*_DRIVEN, "air_dryer", "cooling_tower") else ""
    if unit == "m":
        return "head_m" if family == "pump" else ""
    if unit == "v":
        return "voltage_kv" if family in ("motor", "transformer") else ""
    return {"rpm": "speed_rpm", "specific_power": "specific_power"}.get(unit, "")


def _own(value: float, field: str, unit: str) -> float:
    if field == "pressure_mpa" or (field == "voltage_kv" and unit == "v"):
        return value / 1e3
    return value


def _powers_of_heat(powers: list[float], found: dict[str, list[float]], family: str) -> None:
    """Powers without a label: of a chiller the larger is the cooling, 1200kW/230kW; one alone may
    be that of its motor, and of a boiler that of its fans.
    """
    if len(powers) != 2 or family not in ("chiller", "heat_pump"):
        return
    cold, work = max(powers), min(powers)
    if cold / work >= 1.5 and not {"cooling_kw", "heating_kw"} & found.keys():
        found.setdefault("cooling_kw" if family == "chiller" else "heating_kw", []).append(cold)
        found.setdefault("power_kw", []).append(work)


def _agreed(several: list[float]) -> float | None:
    """The figure that all places give; None where they differ, as of two speeds."""
    first = several[0]
    return first if all(abs(one - first) <= _SAME * first for one in several) else None
