"""Kinds of machines that plants have beside those that are judged: known, named, and not judged.

Where a national standard sets limits for a kind it is named, so that the label or the maker's
figures can be held against it; its table is not carried for ledgers. What the ledger's own lists
do not carry of a kind is no proof that no list names it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKind:
    """standard: by which it is judged, "" where none is known here; words: of its names."""

    key: str
    words: str
    standard: str = ""
    judged_apart: bool = False  # by its figures, in the page of grades and tiers


# Words are those at the end of a name; the longest that ends last decides (core.ledger.naming).
OTHER_KINDS = (
    KnownKind(
        key="roots_blower",
        words="罗茨风机 罗茨鼓风机 三叶风机 三叶罗茨风机 roots roots_blower rotary_lobe_blower",
    ),
    KnownKind(
        key="centrifugal_blower",
        standard="GB 28381-2012",
        words="离心鼓风机 磁悬浮鼓风机 磁悬浮风机 空气悬浮鼓风机 空气悬浮风机 多级离心风机",
    ),
    KnownKind(
        key="vacuum_pump",
        words="真空泵 真空机组 vacuum vacuum_pump",
    ),
    KnownKind(
        key="gas_compressor",
        words=(
            "氢压机 氮压机 氧压机 氢气压缩机 氮气压缩机 氧气压缩机 天然气压缩机 煤气压缩机 "
            "沼气压缩机 二氧化碳压缩机 循环气压缩机 氮氢压缩机 合成气压缩机 工艺压缩机 增压机"
        ),
    ),
    KnownKind(
        key="refrigeration_compressor",
        words=(
            "氨压缩机 氨压机 制冷压缩机 冷冻压缩机 冷库压缩机 冷库机组 制冷压缩机组 压缩冷凝机组 "
            "冷凝机组 速冻机 制冰机 冷库 氨机 氨制冷机 制冷压缩机组 refrigeration_compressor "
            "ammonia_compressor condensing_unit refrigeration_unit cold_room"
        ),
    ),
    KnownKind(
        key="absorption_chiller",
        standard="GB 19577-2024",
        judged_apart=True,
        words=(
            "溴化锂机组 溴化锂冷水机组 溴化锂制冷机 溴化锂 吸收式机组 吸收式冷水机组 溴冷机 "
            "直燃机 absorption_chiller"
        ),
    ),
    KnownKind(
        key="air_dryer",
        words=(
            "冷干机 吸干机 空气干燥机 压缩空气干燥机 冷冻式干燥机 吸附式干燥机 干燥塔 "
            "组合式干燥机 air_dryer"
        ),
    ),
    KnownKind(
        key="cooling_tower",
        standard="GB/T 7190.1-2018",
        words="冷却塔 凉水塔 闭式塔 冷却水塔 cooling_tower",
    ),
    KnownKind(
        key="air_handler",
        words=(
            "空调机组 新风机组 空调箱 组合式空调 组合式空调机组 新风机 新风换气机 转轮除湿机 "
            "除湿机 ahu air_handling_unit air_handler mau fresh_air_unit"
        ),
    ),
    KnownKind(
        key="fan_coil",
        words="风机盘管 盘管 fan_coil fan_coil_unit fcu",
    ),
    KnownKind(
        key="multi_split",
        standard="GB 21454-2021",
        judged_apart=True,
        words="多联机 多联式空调 vrv vrf",
    ),
    KnownKind(
        key="unitary_air_conditioner",
        standard="GB 19576-2019",
        judged_apart=True,
        words=(
            "单元式空调 单元机 单元式空调机 风管机 屋顶机 屋顶式空调 柜式空调机组 精密空调 "
            "机房空调 crac crah precision_air_conditioner packaged_unit packaged_air_conditioner "
            "rooftop_unit"
        ),
    ),
    KnownKind(
        key="room_air_conditioner",
        standard="GB 21455-2019",
        judged_apart=True,
        words=(
            "分体空调 分体式空调 挂机 壁挂空调 房间空调 房间空调器 空调器 柜机 柜式空调 空调 "
            "air_conditioner split_unit split_system"
        ),
    ),
    KnownKind(
        key="welding_machine",
        standard="GB 28736-2019",
        words="电焊机 焊机 弧焊机 氩弧焊机 点焊机 对焊机 弧焊机 welder",
    ),
    KnownKind(
        key="power_supply",
        words="ups 不间断电源 直流电源 整流柜 整流器 逆变电源 直流屏",
    ),
    KnownKind(
        key="furnace",
        words=(
            "中频炉 工频炉 感应炉 感应电炉 电炉 电阻炉 电弧炉 加热炉 退火炉 淬火炉 回火炉 "
            "热处理炉 渗碳炉 保温炉 熔炼炉 熔铝炉 熔化炉 烘箱 烘干炉 窑炉 窑 熔窑 回转窑 工业炉 "
            "精炼炉 均热炉 台车炉 井式炉 箱式炉 高频炉 furnace"
        ),
    ),
    KnownKind(
        key="dust_collector",
        standard="GB 37484-2019",
        words="除尘器 布袋除尘器 电除尘 除尘设备 除尘系统 收尘器 dust_collector",
    ),
    KnownKind(
        key="lift",
        words="电梯 扶梯 自动扶梯 客梯 货梯 lift elevator",
    ),
    KnownKind(
        key="crane",
        words="起重机 行车 天车 葫芦 电动葫芦 吊车 门吊 桥吊 卷扬机 绞车 提升绞车 crane",
    ),
    KnownKind(
        key="conveyor",
        words=(
            "皮带机 皮带 输送机 输送带 提升机 斗提机 刮板机 螺旋输送机 输送线 给料机 给煤机 "
            "下料机 conveyor"
        ),
    ),
    KnownKind(
        key="machine_tool",
        words=(
            "车床 铣床 磨床 钻床 镗床 刨床 插床 锯床 机床 加工中心 冲床 剪板机 折弯机 压力机 "
            "液压机 油压机 砂轮机 线切割 滚齿机 锻锤 空气锤 锻压机 卷板机 数控机床 machine_tool"
        ),
    ),
    KnownKind(
        key="generator",
        words="发电机 发电机组 汽轮机 透平 燃气轮机 generator genset steam_turbine gas_turbine",
    ),
    KnownKind(
        key="drive",
        words=(
            "变频器 变频柜 软启动器 软起动器 软启动柜 启动柜 vfd vsd soft_starter "
            "frequency_converter"
        ),
    ),
    KnownKind(
        key="distribution",
        words=(
            "配电柜 开关柜 配电箱 电容柜 电容器 补偿柜 无功补偿 控制柜 控制箱 动力柜 低压柜 "
            "高压柜 电缆 母线 母线槽 电抗器 稳压器 调压器 机柜"
        ),
    ),
    KnownKind(
        key="heat_exchanger",
        words=(
            "余热锅炉 换热器 热交换器 换热机组 冷凝器 蒸发器 换热站 省煤器 散热器 空预器 板换 "
            "冷却器 加热器 电加热器 heat_exchanger"
        ),
    ),
    KnownKind(
        key="vessel",
        words="储气罐 储罐 贮罐 水箱 罐 缓冲罐 分汽缸 分气缸 水池 过滤器 软水器 除氧器 vessel",
    ),
    KnownKind(
        key="lighting",
        words="照明 灯 灯具 路灯 led灯 lighting luminaire lamp",
    ),
    KnownKind(
        key="charging_pile",
        standard="T/CECA-G 0208-2022",
        words="充电桩 充电机",
    ),
    KnownKind(
        key="cold_cabinet",
        standard="GB 26920",
        words="冷藏柜 冷柜 展示柜 陈列柜 冰柜 冰箱",
    ),
    KnownKind(
        key="water_heater",
        words="热水器 开水器 饮水机 电热水器 电开水器",
    ),
    KnownKind(
        key="electrolyser",
        words="电解槽 电解制氢 制氢机 电解水制氢",
    ),
    KnownKind(
        key="photovoltaics",
        words="光伏组件 光伏 光伏逆变器 储能 储能系统",
    ),
    KnownKind(
        key="production_machine",
        words=(
            "织机 纺纱机 细纱机 粗纱机 梳棉机 络筒机 染色机 染缸 定型机 水洗机 印花机 注塑机 "
            "挤出机 吹塑机 压铸机 造粒机 破碎机 球磨机 磨机 立磨 选粉机 混砂机 抛丸机 清理机 "
            "搅拌机 搅拌器 反应釜 反应器 离心机 压滤机 脱水机 包装机 灌装机 混料机 混合机 造型机 "
            "轧机 拉丝机 烘干机 干燥机 筛 振动筛 生产线 流水线 曝气机 刮泥机 打包机 风扇 "
            "打浆机 mixer agitator crusher mill pulper extruder"
        ),
    ),
)
OF_KEY = {one.key: one for one in OTHER_KINDS}
# Names that end in these and are none of the above are machines of the process.
PROCESS_ENDINGS = (
    "机",
    "机组",
    "炉",
    "器",
    "釜",
    "设备",
    "装置",
    "系统",
    "线",
    "站",
    "台",
    "床",
    "塔",
)


def is_never_judged(kind: str) -> bool:
    """Whether no label and no figure would make a grade of it."""
    return kind in OF_KEY and not OF_KEY[kind].standard


def standard_of(kind: str) -> str:
    """By which a kind that is not judged would be; "" where none is known, or it is judged."""
    found = OF_KEY.get(kind)
    return "" if found is None else found.standard
