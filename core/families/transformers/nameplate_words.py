"""How tables call what a nameplate of a transformer says. Of two that fit the first is meant."""

from core.machines.bare_figures import (
    BareFigure,
    BareFigures,
    Relation,
)
from core.machines.nameplates import ORIGIN_NAMES

NAMES: dict[str, tuple[str, ...]] = {
    "load_loss_c": (
        r"reference temperature|temperature of the load loss", r"(参考|基准)温度|负载损耗.*温度",
    ),
    "no_load_power_w": (
        r"no[\s-]*load\W*(loss|power)|(iron|core) loss|^p_?[0o]\b|leerlaufverlust",
        r"空载损耗|空损|铁损",
    ),
    "load_loss_w": (
        r"(?<!no )(?<!no-)\b(full[\s-]*)?load\W*loss|copper loss|^p_?k\b|kurzschlussverlust"
        r"|lastverlust",
        r"负载损耗|短路损耗|负损|铜损",
    ),
    "no_load_current": (
        r"no[\s-]*load\W*current|(exciting|excitation) current|^i_?[0o]\b|leerlaufstrom",
        r"空载电流",
    ),
    "impedance": (
        r"impedance|short[\s-]*circuit\W*(voltage|impedance)|^u_?k\b|kurzschlussspannung",
        r"(短路)?阻抗(电压)?|短路电压",
    ),
    "sound_power_db": (r"\b(sound|noise)\b|schall", r"噪声|噪音|声级|声功率"),
    "connection": (
        r"vector group|connection( group)?\b|schaltgruppe", r"联[结接]组|连接组|接线组",
    ),
    "thermal_class": (
        r"(insulation|thermal) class|isolierstoffklasse", r"绝缘(耐热)?等级|耐热等级",
    ),
    "core_material": (r"core material", r"铁心(材料|材质)|铁芯(材料|材质)"),
    "insulation": (r"^insulation$|insulation type|cooling medium", r"绝缘(介质|方式|形式)"),
    "low_v": (
        r"\b(low|secondary)\W*(voltage|side)\b|\bl\.?v\.?\b|unterspannung",
        r"低压|二次电压|^电压(组合|比)(?!.*高压)|^额定电压",
    ),
    "high_v": (r"\b(high|primary)\W*(voltage|side)\b|\bh\.?v\.?\b|oberspannung", r"高压|一次电压"),
    **ORIGIN_NAMES,
    "rated_va": (
        r"\b(rated|nominal)?\W*(power|capacity|rating)\b|leistung\b|^s_?[nr]\b|^kva$",
        r"(额定)?容量|额定功率",
    ),
}  # fmt: skip
KIND_NAMES = (r"^(type|kind|description)$", r"(产品|设备)(类型|名称)|^(型式|形式|种类|类型|名称)$")
UNUSED = (
    r"tapp?ing|\btap\b|\b(no|nr|item)\.?$|remarks?|\b(mass|weight|gauge|length|width|height)\b",
    r"^分接|调压范围|序号|备注|重量|质量|器身重|油重|总重|轨距|外形|尺寸|长度|宽度|高度"
    r"|防护|冷却方式|局放|温升",
    r"gewicht|masse\b",
)
TOLD: dict[str, dict[str, str]] = {
    "insulation": {
        "dry_type": r"干式|干变|环氧|浇注|dry[\s-]*type|cast[\s-]*resin|gießharz"
        r"|(?<![A-Z])SC[BR]?H?\d",
        "oil_immersed": r"油浸|oil[\s-]*(immersed|filled)|liquid[\s-]*(immersed|filled)|öltrans",
    },
    "thermal_class": {
        "thermal_class_f": r"\bF级|F\s*级|class F|(?<!\d)120\s*(℃|°C)",
        "thermal_class_h": r"\bH级|H\s*级|class H|(?<!\d)145\s*(℃|°C)",
        "thermal_class_b": r"\bB级|(?<!SC)(?<!S)B\s*级|class B|(?<!\d)100\s*(℃|°C)",
    },
    "core_material": {
        "amorphous_core": r"非晶|amorphous",
        "silicon_steel_core": r"硅钢|silicon steel|grain[\s-]*oriented",
    },
    "connection": {
        "connection_dyn11_yzn11": r"\b[DY][yz]n\s*11\b",
        "connection_yyn0": r"\bYyn\s*0\b",
    },
}
_LOSS = BareFigure(units=("W", "kW"), low=20.0, high=1e6)
BARE = BareFigures(
    figures={
        "rated_va": BareFigure(units=("kVA", "MVA"), low=5e3, high=4e8),
        "high_v": BareFigure(units=("kV", "V"), low=380.0, high=5e5),
        "low_v": BareFigure(units=("kV", "V"), low=100.0, high=1.2e5),
        "no_load_power_w": _LOSS, "load_loss_w": _LOSS,
    },
    relations=(
        Relation(powers={"no_load_power_w": 1.0, "rated_va": -1.0}, low=1e-4, high=0.012),
        Relation(powers={"load_loss_w": 1.0, "rated_va": -1.0}, low=1e-3, high=0.05),
    ),
)  # fmt: skip
