"""Headings of ledgers as they are met, and words by which a name tells the kind of a machine."""

import re
import unicodedata
from collections.abc import Collection
from typing import cast

from core.keeping.keeping import keep_latest
from core.ledger.asset import KINDS, Status
from core.ledger.kinds import OTHER_KINDS, PROCESS_ENDINGS
from core.ledger.plate import Nameplate

_HEADINGS = {
    "id": (
        "设备编号 编号 内部编号 资产编号 位号 设备位号 设备编码 资产编码 设备代码 管理编号 "
        "统一编号 设备号 id asset_id tag number"
    ),
    "sequence": "序号 序 no no.",
    "name": "设备名称 名称 用途 设备 用能设备名称 name",
    "model": "型号规格 型号 规格 规格型号 设备型号 设备规格 设备型号规格 设备规格型号 model type",
    "motor_model": (
        "电机型号 电动机型号 配用电机型号 配套电机型号 配用电动机型号 电机规格型号 motor_model"
    ),
    "ratings": (
        "主要技术参数 技术参数 性能参数 主要性能参数 主要参数 额定参数 参数 技术性能 规格参数 "
        "铭牌参数 "
        "设备参数 主要性能 主要技术规格 技术规格 技术指标 ratings"
    ),
    "family": "类别 设备类别 设备类型 family kind",
    "size": (
        "额定功率 单机功率 额定容量功率 额定功率容量 功率容量 容量功率 单台功率 单台容量 "
        "rated_power rated_size size"
    ),
    "power_kw": (
        "功率 装机功率 电机功率 电动机功率 配套功率 配用功率 配套电机功率 配用电机功率 输入功率 "
        "额定输入功率 电功率 耗电功率 power"
    ),
    "capacity": "额定容量 容量 装机容量 额定蒸发量 蒸发量 额定出力 出力 capacity rated_capacity",
    "cooling_kw": "制冷量 额定制冷量 名义制冷量 冷量 cooling_capacity",
    "heating_kw": (
        "制热量 额定制热量 名义制热量 供热量 额定供热量 热功率 额定热功率 heating_capacity"
    ),
    "size_unit": "单位 计量单位 容量单位 功率单位",
    "count": "台数 数量 台套数 台 套 台套 设备数量 设备台数 数量台套 count quantity",
    "commissioned": (
        "投运日期 启用时间 投产日期 安装日期 投用日期 启用日期 投运时间 投产时间 投用时间 "
        "投运年份 启用年份 投运年月 启用年月 投产年月 投用年月 "
        "投入使用日期 投入使用时间 使用日期 投产年份 投用年份 投运年 投产年 启用年 投用年 "
        "投产时间 使用年月 投入使用年份 投入使用年月 始用日期 安装时间 安装年份 安装年月 "
        "commissioned in_service"
    ),
    "made_year": (
        "制造年份 出厂日期 出厂年份 制造日期 出厂时间 出厂年月 制造年月 制造时间 生产日期 生产年份 "
        "made_year year_made"
    ),
    "hours_per_year": (
        "年运行小时 年运行时间 年运行小时数 运行小时 运行时间 年运行时数 年工作小时 "
        "年开机小时 年运转小时 年运转时间 运转时间 运转小时 年工作时间 年工作小时数 年使用时间 "
        "年利用小时 年使用小时 全年运行时间 年运行 hours_per_year hours"
    ),
    "hours_a_day": (
        "日运行时间 日运行小时 日运行小时数 每日运行时间 每天运行时间 日开机时间 日工作时间"
    ),
    "days_a_year": "年运行天数 年工作天数 年运行日数 运行天数 年开机天数 年生产天数",
    "load_factor": (
        "负载率 负荷率 平均负载率 平均负荷率 负载系数 负荷系数 平均负荷 负荷 负载 运行负荷 "
        "运行负荷率 "
        "运行负载率 平均负载 load_factor load"
    ),
    "current_a": "运行电流 实际电流 实测电流 工作电流 平均电流 running_current",
    "rated_current_a": "额定电流 铭牌电流 rated_current",
    "measured_kw": "实测功率 运行功率 实际功率 实测输入功率 measured_power",
    "efficiency_pct": "铭牌效率 效率 额定效率 实测效率 电机效率 设备效率 efficiency efficiency_pct",
    "measured_kwh": (
        "年用电量 实测电量 年耗电量 年耗电 年电耗 年用电 实测年用电量 耗电量 用电量 全年用电量 "
        "measured_kwh"
    ),
    "p0_kw": "空载损耗 p0 p0_kw no_load_loss",
    "pk_kw": "负载损耗 pk pk_kw load_loss",
    "connection": "联结组别 联结组 连接组别 connection",
    "flow_m3h": (
        "流量 额定流量 风量 额定风量 排气量 额定排气量 公称排气量 容积流量 公称容积流量 flow "
        "flow_m3h "
        "free_air_delivery"
    ),
    "head_m": "扬程 额定扬程 head head_m",
    "pressure_kpa": "全压 风压 额定全压 额定风压 全风压 total_pressure pressure_kpa",
    "speed_rpm": "转速 额定转速 speed speed_rpm",
    "motor_rpm": "电机转速 电动机转速 电机额定转速",
    "specific_power": "比功率 机组比功率 specific_power",
    "pressure_mpa": "排气压力 额定排气压力 discharge_pressure pressure_mpa",
    "cooling": "冷却方式 cooling",
    "drive": "驱动方式 调速方式 drive",
    "iplv": "iplv 综合部分负荷性能系数",
    "cop_c": "cop 名义制冷性能系数 cop_c",
    "condenser": "冷凝方式 condenser",
    "voltage_kv": "额定电压 电压 电压等级 voltage voltage_kv",
    "status": "状态 使用状态 设备状态 运行状态 使用情况 status",
    "place": (
        "安装地点 车间 区域 地点 安装位置 位置 使用地点 使用部门 使用单位 所在车间 place workshop"
    ),
    "sheet": "工作表",
    "label": "能效等级 能效标识 标识能效等级 energy_label label_grade",
    "serial": "出厂编号 序列号 设备序列号 产品编号 机号 serial serial_number serial_no",
    "new_cost": "更换投资 更新投资 更换费用 更新费用 改造投资 replacement_cost",
    "new_efficiency_pct": "更换后效率 replacement_efficiency_pct",
    "new_specific_power": "更换后比功率 replacement_specific_power",
    "new_iplv": "更换后iplv replacement_iplv",
    "new_p0_kw": "更换后空载损耗 replacement_p0_kw",
    "new_pk_kw": "更换后负载损耗 replacement_pk_kw",
}
# Columns of sizes: what a kind delivers is its size, never the power of the motor in it.
SIZES = ("size", "power_kw", "capacity", "cooling_kw", "heating_kw")
_DELIVERED = {
    "chiller": ("cooling_kw", "capacity"), "heat_pump": ("heating_kw", "cooling_kw", "capacity"),
    "absorption_chiller": ("cooling_kw", "capacity"), "transformer": ("capacity",),
}  # fmt: skip
PROCESS = "production_machine"
AIR_DELIVERED = ("排气量", "容积流量")  # of headings; where no unit is named it is m³/min

_KEY_OF = {word: key for key, words in _HEADINGS.items() for word in words.split()}
_OF_ONE = re.compile(r"(?i)(?<=.)/\s*(?:台套|台|套|每台|set|unit)$|^(?:单台|每台)")
_JOINED = re.compile(r"[/、,，及和与·:：*()（）]")  # 型号/规格, 型号及规格, 台（套）
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_UNIT = re.compile(  # at the end of a heading, without brackets: 负荷率%, 额定功率/kW
    r"[,，、/:：]?(?:%|％|千瓦|k?w|mw|k?va|万?kwh|万?度|h|小时|m[3³]/h|m|mpa|r/min|rpm|k?v|元|a|t/h)$"
)


def _spaced(word: str) -> str:
    """English words of two parts are written with a line between them."""
    return word.replace("_", " ")


# Of the words of a name the one that ends last decides, the longest of those: the motor of a pump
# is a motor, the pump of a chiller a pump.
_JUDGED = (
    ("motor", "电动机 电机 马达 motor"),
    ("transformer", "变压器 箱变 箱式变电站 transformer"),
    ("compressor", "空压机 压缩机 空气压缩机 空压机组 空压站 compressor"),
    ("chiller", (
        "冷水机 冷水机组 制冷机 制冷机组 制冷主机 冷机 冷冻机 冷冻机组 冰水机 冰水机组 冰机 "
        "空调主机 "
        "冷水主机 冷冻主机 中央空调主机 chiller"
    )),
    ("heat_pump", "热泵 热泵机组 热泵机 热泵热水机 热泵热水机组 热水机组 heat_pump"),
    ("boiler", "锅炉 热水锅炉 蒸汽发生器 导热油炉 热媒炉 模块炉 boiler"),
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
_BEHIND = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?")
_NUMBERED = re.compile(r"[\d#＃号a-z.\-~、,，\s]+$")
_STATUSES = (  # the first of which a word is held
    ("scrapped", ("报废", "拆除", "淘汰", "scrapped")),
    ("stopped", ("停", "闲置", "封存", "未用", "stopped")),
    ("standby", ("备用", "备机", "冷备", "standby")),
)
WORDS = {
    "cooling": {"风冷": "air", "水冷": "liquid", "液冷": "liquid", "air": "air",
                "liquid": "liquid", "water": "liquid"},
    "drive": {"定速": "fixed_speed", "工频": "fixed_speed", "变频": "variable_speed",
              "fixed_speed": "fixed_speed", "variable_speed": "variable_speed"},
    "condenser": {"风冷": "air", "水冷": "water", "air": "air", "water": "water"},
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
    """The field a heading names, its unit left aside; None for a column of others."""
    whole = "".join(unicodedata.normalize("NFKC", heading).split()).casefold()
    bare = _BRACKETS.sub("", whole)
    of_one = without_of_one(bare)
    tried = (bare, of_one, _UNIT.sub("", of_one), _JOINED.sub("", bare), _JOINED.sub("", whole))
    return next((_KEY_OF[word] for word in tried if word in _KEY_OF), None)


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
        return "capacity", "size"  # a boiler's 额定功率 is heat; its 功率 alone is that of fans
    delivered = _DELIVERED.get(family)
    if delivered is not None:
        return delivered if any(key in columns for key in delivered) else ("size",)
    powers = tuple(key for key in ("size", "power_kw") if key in columns)
    return powers or ("capacity",)


@keep_latest(65536)
def family_named(word: str) -> str:
    """The kind a word or a name tells; "" where none.

    What stands in brackets decides only where nothing else does. A machine that is none of the
    known kinds and is called one is of the process.
    """
    text = unicodedata.normalize("NFKC", word).strip().casefold()
    if not text or text in KINDS:
        return text
    bare = _BEHIND.sub(" ", text).strip()
    found = _last(bare) or _last(text)
    if found:
        return found
    named = _NUMBERED.sub("", bare)
    return PROCESS if named.endswith(PROCESS_ENDINGS) else ""


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
