"""What a ledger lacks for the grade of an asset, by the keys of `ledger.ask`."""

from core.ledger.asset import Asset
from core.ledger.kinds import OF_KEY, standard_of
from core.ledger.nameplate import Nameplate
from core.ledger.nameplate_motors import OUT_OF_GB_18613
from core.ledger.nameplate_others import CHEMICAL, SPECIAL, SUBMERSIBLE

LINE_START = "line_start"
SCREW, PISTON, CENTRIFUGAL = "screw", "piston", "centrifugal"
_SPECIAL_NAMES = ("整流", "电炉", "炉变", "变流", "焊接变", "控制变", "隔离变", "调压")
HOT_GAS = ("Y", "W")  # induced draught and high temperature: their density is not stated
OPEN_WAYS = {  # keys of the editions that ledgers do not tell, by what is asked for them
    "winding_connection": "connection", "thermal_class": "thermal_class",
    "compressor_control": "drive", "compressor_cooling": "cooling",
    "cooling_form": "motor_cooling_form", "motor_form": "motor_form",
    "boiler_firing": "boiler_firing", "boiler_condensing": "boiler_condensing",
    "iplv_method": "iplv_method",
}  # fmt: skip
NOT_JUDGED = "no_limit_known"  # nothing is missing, the editions carried have no row for it


def is_special(asset: Asset, plate: Nameplate) -> bool:
    """Whether a transformer is a rectifier's, a furnace's or a welder's, which no limit is for."""
    return bool(plate.facts.get(SPECIAL)) or any(word in asset.name for word in _SPECIAL_NAMES)


def compressor_design(asset: Asset, plate: Nameplate) -> str:
    """By its model, else by its name; "" is not known, as of a screw without oil."""
    if plate.kind:
        return plate.kind
    text = f"{asset.name} {asset.model}".casefold()
    words = (
        (CENTRIFUGAL, ("离心", "centrifugal", "turbo")),
        (PISTON, ("活塞", "往复", "piston", "reciprocating", "kolben")),
        (SCREW, ("螺杆", "screw", "schraube")),
    )
    if any(one in text for one in ("无油", "干式", "oil-free", "oil free", "oilfree", "ölfrei")):
        return CENTRIFUGAL if any(one in text for one in words[0][1]) else ""
    return next((name for name, said in words if any(one in text for one in said)), "")


def motor_form(asset: Asset) -> str:
    """Whether a permanent-magnet motor starts at the line or runs on a converter, by its name; ""
    is not known.
    """
    said = f"{asset.name} {asset.model}"
    if "变频" in said:
        return "converter_fed"
    return LINE_START if any(word in said for word in ("自起动", "自启动", "异步起动")) else ""


def design_by_name(asset: Asset, plate: Nameplate) -> bool:
    """Whether only the name tells how a compressor works; to be confirmed."""
    of_name = asset.family == "compressor" and not plate.kind
    return of_name and compressor_design(asset, plate) in (SCREW, PISTON)


def missing_for_grade(
    asset: Asset, plate: Nameplate, efficiency_pct: float | None, ways: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Of an asset whose grade is open; never empty: where all is stated, that no row is known.

    ways: keys on which the grade depends and which the ledger does not tell.
    """
    found = _missing(asset, plate, efficiency_pct)
    if found != (NOT_JUDGED,) or not ways:
        return found
    return tuple(OPEN_WAYS[one] for one in ways if one in OPEN_WAYS) or found


def _missing(asset: Asset, plate: Nameplate, efficiency_pct: float | None) -> tuple[str, ...]:
    """What is not stated."""
    family = asset.family
    if not family:
        return ("family",)
    if family in OF_KEY:
        return ("label",) if standard_of(family) else ("kind_not_judged",)
    given: dict[str, object] = {}
    if family == "motor":
        given = {
            "size": asset.size, "speed_rpm": plate.number("poles"),
            "efficiency_pct": efficiency_pct,
        }  # fmt: skip
        if plate.series in OUT_OF_GB_18613 or plate.series.startswith(("YR", "JR")):
            return ("motor_out_of_scope",)
        if plate.facts.get("permanent_magnet") and asset.speed_rpm is None:
            form = motor_form(asset)
            given |= {"motor_form": form} if form != LINE_START else {}
            given["speed_rpm"] = given["speed_rpm"] if form == LINE_START else None
        if plate.facts.get("high_voltage"):
            given["voltage"] = asset.voltage_kv or plate.number("kv")
    elif family == "transformer":
        if is_special(asset, plate):
            return ("transformer_out_of_scope",)
        given = {
            "voltage": plate.number("kv") or asset.voltage_kv, "size": asset.size,
            "p0_kw": asset.p0_kw, "pk_kw": asset.pk_kw, "connection": asset.connection,
        }  # fmt: skip
        if plate.facts.get("dry"):  # B, F and H have limits of their own
            given["thermal_class"] = asset.thermal_class
    elif family == "pump":
        if plate.kind in (SUBMERSIBLE, CHEMICAL):
            return (f"pump_{plate.kind}",)
        given = {
            "pump_form": plate.kind, "flow_m3h": asset.flow_m3h, "head_m": asset.head_m,
            "speed_rpm": asset.speed_rpm, "pump_efficiency": efficiency_pct,
        }  # fmt: skip
    elif family == "fan":
        given = {
            "fan_model": plate.number("impeller_mm"), "flow_m3h": asset.flow_m3h,
            "pressure_kpa": asset.pressure_kpa, "speed_rpm": asset.speed_rpm,
            "fan_efficiency": efficiency_pct,
        }  # fmt: skip
    elif family == "boiler":
        given = {
            "boiler_fuel": plate.facts.get("fuel"), "size": asset.size,
            "boiler_efficiency": efficiency_pct,
            "boiler_condensing": plate.facts.get("fuel") != "Q",
        }  # fmt: skip
    elif family == "heat_pump":
        return ("heat_pump_kind",)
    elif family == "server":
        given = {"label": asset.label}
    elif family == "chiller":
        given = {
            "cooling_kw": asset.size, "condenser": asset.condenser, "iplv": asset.iplv,
            "cop_c": asset.cop_c,
        }  # fmt: skip
    elif family == "compressor":
        design = compressor_design(asset, plate)
        if design == CENTRIFUGAL:
            return ("centrifugal_has_none",)
        flow = plate.number("flow_m3min") or asset.flow_m3h
        given = {
            "compressor_design": design, "size": asset.size, "air_flow": flow,
            "specific_power": asset.specific_power, "pressure_mpa": asset.pressure_mpa,
            "cooling": asset.cooling, "drive": asset.drive,
        }  # fmt: skip
    lacking = tuple(name for name, value in given.items() if not value)
    if not lacking and family == "fan" and plate.series.startswith(HOT_GAS):
        return ("fan_hot_gas",)
    if not lacking and family == "fan" and plate.kind == "axial":
        return ("fan_axial",)
    return lacking or (NOT_JUDGED,)
