"""Which field a heading of a ledger names, and what kind of machine a name tells."""

import re
import unicodedata
from collections.abc import Collection
from typing import cast

from core.keeping.keeping import keep_latest
from core.ledger.asset import KINDS, Status
from core.ledger.foreign_names import german_kind, without_purpose
from core.ledger.headings import KEY_OF, squeezed
from core.ledger.kinds import OTHER_KINDS, PROCESS_ENDINGS
from core.ledger.plate import Nameplate

# Columns of sizes: what a kind delivers is its size, never the power of the motor in it.
SIZES = ("size", "power_kw", "capacity", "cooling_kw", "heating_kw")
_DELIVERED = {
    "chiller": ("cooling_kw", "capacity"), "heat_pump": ("heating_kw", "cooling_kw", "capacity"),
    "absorption_chiller": ("cooling_kw", "capacity"), "transformer": ("capacity",),
}  # fmt: skip
PROCESS = "production_machine"
AIR_DELIVERED = ("排气量", "容积流量")  # of headings; where no unit is named it is m³/min

_OF_ONE = re.compile(r"(?i)(?<=.)/\s*(?:台套|台|套|每台|set|unit)$|^(?:单台|每台)|单台$")
_JOINED = re.compile(r"[/、,，及和与·:：*&+()（）]")  # 型号/规格, 型号及规格, 台（套）
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_UNIT = re.compile(  # at the end of a heading, without brackets: 负荷率%, 额定功率/kW
    r"[,，、/:：]?(?:%|％|千瓦|k?w|mw|k?va|万?kwh|万?度|h|小时|m[3³]/h|m|mpa|r/min|rpm|k?v|元|a"
    r"|t/h|hp|ps|u?s?rt|tr|tons?|gpm|cfm|l/s|m[3³]/min|min-?1|1/min|hrs?|hours?)$"
)
_OF_POWER = re.compile(r"[(（\[/,，]?(?:kw|千瓦|hp)[)）\]]?$")  # 电机(kW), 配用电机/kW
_OF_KIND = re.compile(  # before a heading: 锅炉型号, 风机风量, 变压器编号
    r"^(?:锅炉|风机|水泵|泵|变压器|空压机|压缩机|冷机|冷水机组|制冷机|主机|热泵|机组|pump|fan|boiler|chiller"
    r"|transformer|compressor)(?=\S{2})"
)
# Of what time the figures of a column are, where its unit says it: 运行时间(h/d), 年运行(天).
_HOURS, _DAYS = r"(?:h|hrs?|hours?|小时|时|std)", r"(?:d|days?|天|日|tage?)"
_OF_A_DAY = re.compile(rf"{_HOURS}?(?:/|per|每|pro){_DAYS}|{_HOURS}/{_DAYS}")
_IN_DAYS = re.compile(rf"{_DAYS}(?:(?:/|per|每|pro)(?:a|y|yr|year|年|jahr))?")
_OF_LESS_THAN_A_YEAR = re.compile(
    r"(?:/|per|每|pro)(?:月|季|周|日|天|d|days?|weeks?|months?|monat|tag)$"
)


def _spaced(word: str) -> str:
    """English words of two parts are written with a line between them."""
    return word.replace("_", " ")


# Of the words of a name the one that ends last decides, the longest of those: the motor of a pump
# is a motor, the pump of a chiller a pump.
_JUDGED = (
    ("", "中央空调 空调系统"),  # of whatever kind
    ("motor", "电动机 电机 马达 motor"),
    ("transformer", "变压器 箱变 箱式变电站 transformer"),
    ("compressor", "空压机 压缩机 空气压缩机 空压机组 空压站 compressor"),
    ("chiller", (
        "冷水机 冷水机组 制冷机 制冷机组 制冷主机 冷机 冷冻机 冷冻机组 冰水机 冰水机组 冰机 "
        "空调主机 "
        "冷水主机 冷冻主机 中央空调主机 模块机组 模块机 风冷模块 风冷模块机 模块式机组 "
        "风冷螺杆机组 水冷螺杆机组 风冷螺杆机 水冷螺杆机 离心式机组 chiller chiller_unit"
    )),
    ("heat_pump", (
        "热泵 热泵机组 热泵机 热泵热水机 热泵热水机组 热水机组 冷热水机组 热泵模块机组 热泵模块机 "
        "热泵螺杆机组 heat_pump"
    )),
    ("boiler", "锅炉 热水锅炉 蒸汽发生器 导热油炉 热媒炉 模块炉 boiler steam_generator"),
    ("server", "服务器 server"),
    ("fan", (
        "风机 引风机 鼓风机 送风机 排风机 通风机 抽风机 轴流风机 排烟机 fan blower"
    )),
    ("pump", "泵 水泵 油泵 pump"),
)  # fmt: skip
_WORDS = {
    word: family
    for family, words in (*_JUDGED, *((one.key, one.words) for one in OTHER_KINDS))
    for word in map(_spaced, words.split())
}
_LATIN = re.compile(r"[a-z]")
_CHINESE, _LATIN_WORDS = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[^a-z]+")
_AIR = re.compile(r"空压|空气|\bair\b|luft")
_REFRIGERANT = re.compile(r"氨|制冷|冷冻|冷库|氟|冷媒|refriger|ammonia|chiller|kälte")
_GAS = re.compile(
    r"[氢氮氧氦氯]|天然气|煤气|沼气|燃气|二氧化碳|co2|\bgas\b|nitrogen|hydrogen|oxygen"
)
_BY_WORK = re.compile(
    r"(?:螺杆|活塞|离心|涡旋|滑片|往复|磁悬浮|气悬浮|无油|微油)(?:式)?(?:机|机组)?(?:组)?\s*[\d#]*$"
)
_OF_COMPRESSORS = ("chiller", "heat_pump", "refrigeration_compressor", "gas_compressor")
_BEHIND = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?")
_NUMBERED = re.compile(r"[\d#＃号a-z.\-~、,，\s]+$")
_STATUSES = (  # the first of which a word is held
    ("scrapped", ("报废", "拆除", "淘汰", "scrapped", "removed", "decommissioned", "verschrottet")),
    ("stopped", ("停", "闲置", "封存", "未用", "stopped", "idle", "mothballed", "stillgelegt")),
    ("standby", ("备用", "备机", "冷备", "standby", "stand-by", "spare", "reserve")),
)
WORDS = {
    "cooling": {"风冷": "air", "水冷": "liquid", "液冷": "liquid", "air": "air",
                "liquid": "liquid", "water": "liquid", "luft": "air", "wasser": "liquid"},
    "drive": {"定速": "fixed_speed", "工频": "fixed_speed", "变频": "variable_speed",
              "fixed_speed": "fixed_speed", "variable_speed": "variable_speed",
              "fixed speed": "fixed_speed", "variable speed": "variable_speed",
              "vsd": "variable_speed", "vfd": "variable_speed"},
    "condenser": {"风冷": "air", "水冷": "water", "air": "air", "water": "water",
                  "luft": "air", "wasser": "water"},
}  # fmt: skip


@keep_latest(4096)
def status_of(text: str) -> Status:
    """In use unless another word is said; 一用一备 is in use."""
    said = text.strip().casefold()
    found = (status for status, words in _STATUSES if any(word in said for word in words))
    return cast(Status, next(found, "in_use"))


@keep_latest(4096)
def word_of(key: str, text: str) -> str:
    """风冷 of 风冷式; "" where none is told, or two are."""
    said = text.strip().casefold()
    found = {word for one, word in WORDS[key].items() if one in said}
    return found.pop() if len(found) == 1 else ""


@keep_latest(4096)
def key_of(heading: str) -> str | None:
    """The field a heading names, its unit left aside; None for a column of others.

    Hours or energy of a day or a month are none of a year.
    """
    whole = "".join(unicodedata.normalize("NFKC", heading).split()).casefold()
    bare = _BRACKETS.sub("", whole)
    of_one = without_of_one(bare)
    tried = (bare, of_one, _UNIT.sub("", of_one), _JOINED.sub("", bare), _JOINED.sub("", whole))
    bares = (_OF_KIND.sub("", word) for word in tried)
    words = map(squeezed, (*tried, *bares, _of_two_languages(bare)))
    found = next((KEY_OF[word] for word in words if word in KEY_OF), None)
    if found == "motor_model" and _OF_POWER.search(whole):
        return "power_kw"
    if found not in ("hours_per_year", "hours_a_day", "measured_kwh"):
        return found
    for unit in (text[1:-1] for text in _BRACKETS.findall(whole)):
        if found != "measured_kwh" and _OF_A_DAY.fullmatch(unit):
            return "hours_a_day"
        if found == "hours_per_year" and _IN_DAYS.fullmatch(unit):
            return "days_a_year"
        if _OF_LESS_THAN_A_YEAR.search(unit):
            return None
    return found


def _of_two_languages(heading: str) -> str:
    """The Chinese of `Rated power 额定功率`, where the other words name a field as well: those of
    排气压力bar are a unit, and must not be lost.
    """
    others = _LATIN_WORDS.sub("", _CHINESE.sub("", heading))
    return "".join(_CHINESE.findall(heading)) if others in KEY_OF else ""


def of_one(heading: str) -> bool:
    """Whether a heading says its figures are those of one machine: 元/台, (万元/台), 单台."""
    inside = (text[1:-1] for text in _BRACKETS.findall(heading))
    return any(_OF_ONE.search(text.strip()) for text in (heading, *inside))


def without_of_one(text: str) -> str:
    """A heading or a unit without that: 元/台 is 元."""
    return _OF_ONE.sub("", text.strip()).strip()


def sizes_of(family: str, columns: Collection[str]) -> tuple[str, ...]:
    """The columns that may hold the size of a kind, the first that is filled counts.

    A 额定功率 beside a 制冷量 is that of the motor, and a 额定容量 beside a power is no kW.
    """
    if family == "boiler":
        # A boiler's 额定功率 is heat; its 功率 alone is that of fans.
        return "heating_kw", "capacity", "cooling_kw", "size"
    delivered = _DELIVERED.get(family)
    if delivered is not None:
        return delivered if any(key in columns for key in delivered) else ("size",)
    powers = tuple(key for key in ("size", "power_kw") if key in columns)
    return powers or ("capacity",)


def says_power(heading: str) -> bool:
    """Whether a heading of sizes may be of what a machine takes: 额定功率, not 额定容量."""
    said = heading.casefold()
    return any(word in said for word in ("功率", "power", "leistung")) and "容量" not in said


@keep_latest(65536)
def family_named(word: str) -> str:
    """The kind a word or a name tells; "" where none.

    What stands in brackets decides only where nothing else does. A machine that is none of the
    known kinds and is called one is of the process.
    """
    text = unicodedata.normalize("NFKC", word).strip().casefold()
    if not text or text in KINDS:
        return text
    bare = without_purpose(_BEHIND.sub(" ", text).strip())
    found = _last(bare) or german_kind(bare) or _last(text)
    if found:
        return _of_what(text) if found == "compressor" else found
    named = _NUMBERED.sub("", bare)
    return PROCESS if named.endswith(PROCESS_ENDINGS) else ""


def _of_what(name: str) -> str:
    """The kind of a compressor: what is named beside it is not air."""
    if _AIR.search(name):
        return "compressor"
    if _REFRIGERANT.search(name):
        return "refrigeration_compressor"
    return "gas_compressor" if _GAS.search(name) else "compressor"


def kind_of_heading(heading: str) -> str:
    """The kind whose machines a column of names or models is of: 锅炉型号; "" where of any."""
    whole = "".join(unicodedata.normalize("NFKC", heading).split()).casefold()
    found = _OF_KIND.match(whole)
    return family_named(found[0]) if found else ""


def kind_by_figures(name: str, own: str, columns: Collection[str]) -> str:
    """Of 螺杆机 and 离心机, which may be of many kinds, the one whose figures are there."""
    if own not in ("", PROCESS) or not _BY_WORK.search(name):
        return own
    if "cooling_kw" in columns:
        return "chiller"
    if {"specific_power", "pressure_mpa"} & set(columns):
        return "compressor"
    return own if "离心" in name else ""  # a centrifuge; the others are chillers or compressors


def kind_beside(category: str, own: str) -> str:
    """By the category a list puts a machine in, and by what its own name and model tell.

    The name says more than a category (空调 of a 多联机, 水泵 of a 真空泵), unless the list is one
    of motors, which are named after what they drive, or of chillers, whose compressor is named.
    """
    named = family_named(category)
    if not named or category.strip().casefold() in KINDS:
        return named or own
    if named == "motor" or (own == "compressor" and named in _OF_COMPRESSORS):
        return named
    return named if own in ("", PROCESS) else own


def kind_of_machine(plate: Nameplate, name: str) -> str:
    """By model and name: a motor's, a transformer's, a pump's model and a fan's wheel are sure;
    letters that another kind may bear as well (SHX100-250) give way to the name.
    """
    named = family_named(name)
    if plate.family and (plate.is_sure or named in ("", PROCESS)):
        return plate.family
    return named


def _last(text: str) -> str:
    """Of the word that ends last; the longer of two that end alike."""
    best, found = (-1, 0), ""
    for word, family in _WORDS.items():
        at = text.rfind(word)
        if at < 0 or (_LATIN.match(word) and not _stands_alone(text, at, word)):
            continue
        ends = (at + len(word), len(word))
        if ends > best:
            best, found = ends, family
    return found


def _stands_alone(text: str, at: int, word: str) -> bool:
    """Whether an English word is one, perhaps in the plural: fan, not infant."""
    before = text[at - 1 : at]
    after = text[at + len(word) :].removeprefix("s")[:1]
    return not _LATIN.match(before or " ") and not _LATIN.match(after or " ")
