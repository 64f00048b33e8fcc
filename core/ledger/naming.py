"""Headings of ledgers as they are met, and words by which a name tells the kind of a machine."""

import re
from collections.abc import Collection

from core.ledger.asset import FAMILIES

_HEADINGS = {
    "id": (
        "设备编号 编号 内部编号 资产编号 位号 序号 设备编码 资产编码 设备代码 id asset_id tag "
        "number"
    ),
    "name": "设备名称 名称 用途 name",
    "model": "型号规格 型号 规格 规格型号 型号/规格 设备型号 model type",
    "family": "类别 设备类别 设备类型 family kind",
    "size": "额定功率 单机功率 rated_power rated_size size",
    "power_kw": "功率 装机功率 电机功率 电动机功率 配套功率 配用功率 power",
    "capacity": "额定容量 容量 装机容量 额定蒸发量 蒸发量 capacity rated_capacity",
    "cooling_kw": "制冷量 额定制冷量 名义制冷量 cooling_capacity",
    "count": "台数 数量 台套数 count quantity",
    "commissioned": (
        "投运日期 启用时间 投产日期 安装日期 投用日期 启用日期 投运时间 投产时间 投用时间 "
        "投运年份 启用年份 投运年月 启用年月 投产年月 投用年月 "
        "投入使用日期 投入使用时间 使用日期 commissioned in_service"
    ),
    "made_year": (
        "制造年份 出厂日期 出厂年份 制造日期 出厂时间 出厂年月 制造年月 制造时间 生产日期 生产年份 "
        "made_year year_made"
    ),
    "hours_per_year": (
        "年运行小时 年运行时间 年运行小时数 运行小时 运行时间 年运行时数 年工作小时 "
        "年开机小时 hours_per_year hours"
    ),
    "load_factor": "负载率 负荷率 平均负载率 平均负荷率 负载系数 负荷系数 load_factor load",
    "efficiency_pct": "铭牌效率 效率 额定效率 实测效率 电机效率 设备效率 efficiency efficiency_pct",
    "measured_kwh": "年用电量 实测电量 年耗电量 年耗电 年电耗 年用电 实测年用电量 measured_kwh",
    "p0_kw": "空载损耗 p0 p0_kw no_load_loss",
    "pk_kw": "负载损耗 pk pk_kw load_loss",
    "connection": "联结组别 联结组 连接组别 connection",
    "flow_m3h": (
        "流量 额定流量 排气量 额定排气量 公称排气量 容积流量 公称容积流量 flow flow_m3h "
        "free_air_delivery"
    ),
    "head_m": "扬程 额定扬程 head head_m",
    "pressure_kpa": "全压 风压 额定全压 额定风压 total_pressure pressure_kpa",
    "speed_rpm": "转速 额定转速 speed speed_rpm",
    "specific_power": "比功率 机组比功率 specific_power",
    "pressure_mpa": "排气压力 discharge_pressure pressure_mpa",
    "cooling": "冷却方式 cooling",
    "drive": "驱动方式 调速方式 drive",
    "iplv": "iplv 综合部分负荷性能系数",
    "cop_c": "cop 名义制冷性能系数 cop_c",
    "condenser": "冷凝方式 condenser",
    "voltage_kv": "额定电压 电压 voltage voltage_kv",
    "status": "状态 使用状态 设备状态 运行状态 使用情况 status",
    "place": (
        "安装地点 车间 区域 地点 安装位置 位置 使用地点 使用部门 使用单位 所在车间 place workshop"
    ),
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
SIZES = ("size", "power_kw", "capacity", "cooling_kw")
_DELIVERED = {"chiller": ("cooling_kw", "capacity"), "heat_pump": ("cooling_kw", "capacity"),
              "transformer": ("capacity",)}  # fmt: skip
AIR_DELIVERED = ("排气量", "容积流量")  # of headings; where no unit is named it is m³/min
_KEY_OF = {word: key for key, words in _HEADINGS.items() for word in words.split()}
_OF_ONE = re.compile(r"(?i)(?<=.)/\s*(?:台套|台|套|每台|set|unit)$|^(?:单台|每台)")
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_UNIT = re.compile(  # at the end of a heading, without brackets: 负荷率%, 额定功率/kW
    r"[,，、/:：]?(?:%|％|千瓦|k?w|mw|k?va|万?kwh|万?度|h|小时|m[3³]/h|m|mpa|r/min|rpm|k?v|元)$"
)
# The first that a name holds decides: a motor of a pump is a motor.
_KINDS = (
    ("motor", "电动机 电机 马达 motor"),
    ("transformer", "变压器 transformer"),
    ("compressor", "空压机 压缩机 空气压缩 compressor"),
    ("chiller", "冷水机 制冷机 冷机 chiller"),
    ("heat_pump", "热泵 heat pump"),
    ("boiler", "锅炉 boiler"),
    ("server", "服务器 server"),
    ("fan", "风机 fan blower"),
    ("pump", "泵 pump"),
)
_BOILER_PARTS = ("引风", "鼓风", "给水")  # machines beside a boiler
STATUSES = {
    "在用": "in_use", "使用": "in_use", "运行": "in_use", "in_use": "in_use",
    "备用": "standby", "standby": "standby",
    "停用": "stopped", "闲置": "stopped", "stopped": "stopped",
    "报废": "scrapped", "scrapped": "scrapped",
}  # fmt: skip
WORDS = {
    "cooling": {"风冷": "air", "水冷": "liquid", "液冷": "liquid", "air": "air",
                "liquid": "liquid", "water": "liquid"},
    "drive": {"定速": "fixed_speed", "工频": "fixed_speed", "变频": "variable_speed",
              "fixed_speed": "fixed_speed", "variable_speed": "variable_speed"},
    "condenser": {"风冷": "air", "水冷": "water", "air": "air", "water": "water"},
}  # fmt: skip


def key_of(heading: str) -> str | None:
    """The field a heading names, its unit left aside; None for a column of others."""
    bare = "".join(_BRACKETS.sub("", heading).split()).casefold()
    of_one = without_of_one(bare)
    tried = (bare, of_one, _UNIT.sub("", of_one))
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


def family_named(word: str) -> str:
    """The kind a word or a name tells; "" where none."""
    text = word.strip().casefold()
    if text in FAMILIES:
        return text
    for family, words in _KINDS:
        if any(one in text for one in words.split()):
            if family == "boiler" and any(part in text for part in _BOILER_PARTS):
                continue
            return family
    return ""
