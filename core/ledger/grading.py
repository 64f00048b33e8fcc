"""Grade and tier of an asset by the editions in force on a day.

The verdicts are those of core.standards. What the ledger cannot say is tried in every way the
edition knows: where all give the same grade it holds, else the asset cannot be judged. Limits bind
who makes and sells a machine; one in service that misses them breaks no rule.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product as combinations

from core.ledger.age import span_of
from core.ledger.asset import Asset
from core.ledger.connections import WINDINGS, connection_of
from core.ledger.grade_missing import (
    HOT_GAS,
    LINE_START,
    PISTON,
    SCREW,
    compressor_design,
    is_special,
    motor_form,
)
from core.ledger.kinds import standard_of
from core.ledger.nameplate import Nameplate
from core.ledger.nameplate_motors import OUT_OF_GB_18613
from core.machines.flow_machines.fan_numbers import pressure_coefficient, specific_speed
from core.standards.edition import Scale
from core.standards.judge import Device, Judge
from core.standards.library import Standards
from core.standards.verdict import Outcome, Verdict

BELOW, OPEN = "below 3", "open"
Figures = dict[str, float | str]
_PRODUCTS = {
    "motor": "induction_motor", "transformer": "power_transformer", "pump": "centrifugal_pump",
    "compressor": "air_compressor", "chiller": "chiller", "fan": "fan",
    "boiler": "industrial_boiler",
}  # fmt: skip
_PUMP_FORMS = {
    "single-stage end suction": ("single_suction", "single_stage"),
    "single-stage double suction": ("double_suction", "single_stage"),
    "multistage": ("multistage", "multistage"),
    "inline": ("inline", "single_stage"),
}
_BOILER_FUELS = {  # by what a model ends in; it names neither other coals nor biomass
    "AII": "bituminous_ii", "AIII": "bituminous_iii", "Q": "natural_gas", "Y": "fuel_oil",
}  # fmt: skip
_COAL_FIRINGS = ("grate_firing", "fluidised_bed_firing")
_CONDENSING = ("non_condensing_boiler", "condensing_boiler")
_OF_SERVERS = "GB 43630-2023"
_METHOD_OF = 2024
_IPLV_METHODS = ("gb_18430_1_2007", "gb_18430_1_2024")
_KV_LOWER = 6.6  # GB 30254 parts 3 to 6 kV from 10 kV
_HV_COOLINGS = ("ic01_11_21_31_81w", "ic511_516_611_616", "ic411")
_LOW_KV = 1.14
_PM_COOLINGS = ("ic71w_81w_86w", "ic411_416", "ic511_516_611_616_666")
_AIR = 1.2  # kg/m³, of the pressure on a nameplate; not so of what moves hot gas
_S_PER_H = 3600.0
_MOTOR_KW = (  # rated powers between which a limit of neither side is lower than both
    0.75, 1.1, 1.5, 2.2, 3, 4, 5.5, 7.5, 11, 15, 18.5, 22, 30, 37, 45, 55, 75, 90, 110, 132, 160,
    200, 250, 315, 355, 400, 450, 500, 560, 630, 710, 800, 900, 1000,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """1, 2, 3 or below 3; "" where it cannot be judged. By which edition and row; how.

    tier: advanced, saving, access, below_access, "" where none is set for its kind, "open" where
    one is set and figures are missing; assumed: what was taken for granted; by_bound: a size
    between two rows, judged by both; labelled: what its label claims, not computed.
    """

    grade: str = ""
    tier: str = ""
    edition: str = ""
    row: str = ""
    assumed: tuple[str, ...] = ()
    by_bound: bool = False
    labelled: bool = False

    @property
    def unknown(self) -> bool:
        """Whether figures are missing that would tell if it is qualified."""
        return not self.grade or (self.grade in ("1", "2") and self.tier == OPEN)

    @property
    def qualified(self) -> bool:
        """Grade 2 or better, and the tier 节能 or better where one is set for it."""
        return self.grade in ("1", "2") and self.tier in ("", "advanced", "saving")


class Grader:
    """Assets on one day; like ones are judged once."""

    def __init__(self, standards: Standards, day: date) -> None:
        self._judge = Judge(standards, day)
        self._known: dict[tuple[object, ...], Grade] = {}

    def grade(self, asset: Asset, plate: Nameplate, efficiency_pct: float | None) -> Grade:
        """Grade and tier; empty where the kind or its figures are not known."""
        standard = _OF_SERVERS if asset.family == "server" else standard_of(asset.family)
        if standard:
            return _labelled(asset.label, standard)
        product = product_of(asset, plate)
        if product is None:
            return Grade()
        figures, open_words = _figures(asset, plate, efficiency_pct)
        if figures is None:
            return Grade()
        key = (product, *sorted(figures.items()), *open_words)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._agreed(product, figures, open_words)
        return found

    def _agreed(
        self, product: str, figures: Figures, open_words: Sequence[tuple[str, tuple[str, ...]]]
    ) -> Grade:
        """The grade that every way of filling what is open gives."""
        names = [name for name, _ in open_words]
        found = [
            self._one(product, figures | dict(zip(names, words, strict=True)))
            for words in combinations(*(words for _, words in open_words))
        ]
        found = [one for one in found if one.grade or len(names) == 0] or found[:1]
        if len({one.grade for one in found}) > 1:
            return Grade(assumed=tuple(names))
        first = found[0]
        return Grade(
            grade=first.grade, tier=first.tier, edition=first.edition, row=first.row,
            assumed=tuple(names), by_bound=first.by_bound,
        )  # fmt: skip

    def _one(self, product: str, figures: Figures) -> Grade:
        found = _of_verdicts(self._judge.judge(Device(product, figures)))
        kw = figures.get("rated_power")
        if found.grade or product != "induction_motor" or not isinstance(kw, int | float):
            return found
        below, above = [p for p in _MOTOR_KW if p < kw], [p for p in _MOTOR_KW if p > kw]
        if kw in _MOTOR_KW or not below or not above:
            return found
        both = [
            _of_verdicts(self._judge.judge(Device(product, figures | {"rated_power": float(one)})))
            for one in (below[-1], above[0])
        ]
        if both[0].grade != both[1].grade:
            return found
        return Grade(
            grade=both[0].grade, tier=both[0].tier, edition=both[0].edition, row=both[0].row,
            by_bound=True,
        )  # fmt: skip


def _labelled(grade: str, standard: str) -> Grade:
    """Of kinds whose table is not carried the label says the grade."""
    return Grade(grade=grade, edition=standard, labelled=True) if grade else Grade()


def product_of(asset: Asset, plate: Nameplate) -> str | None:
    """As the editions name it; None where none of them is of this kind.

    GB 18613 is of cage motors of general purpose and one speed, GB 20052 of no rectifier's or
    furnace's transformer.
    """
    if asset.family == "motor":
        if plate.facts.get("permanent_magnet"):
            return "permanent_magnet_motor"
        if plate.series in OUT_OF_GB_18613 or plate.series.startswith(("YR", "JR")):
            return None
        return "high_voltage_motor" if plate.facts.get("high_voltage") else "induction_motor"
    if asset.family == "transformer" and is_special(asset, plate):
        return None
    return _PRODUCTS.get(asset.family)


def _of_verdicts(verdicts: Sequence[Verdict]) -> Grade:
    """The best path of the grades in force counts, and beside it the tier."""
    judged = [one for one in verdicts if one.jurisdiction == "CN" and one.judged]
    grades = [one for one in judged if one.scale is Scale.GRADE]
    if not grades:
        return Grade()
    best = min(grades, key=lambda one: one.level or "9")
    tiers = [one for one in judged if one.scale is Scale.TIER]
    tier = ""
    if tiers:
        below = tiers[0].outcome is Outcome.BELOW_ACCESS
        tier = "below_access" if below else tiers[0].level
    elif any(
        one.scale is Scale.TIER and one.outcome is Outcome.CANNOT_BE_JUDGED for one in verdicts
    ):
        tier = OPEN
    return Grade(grade=best.level or BELOW, tier=tier, edition=best.edition, row=best.row)


def _figures(
    asset: Asset, plate: Nameplate, efficiency_pct: float | None
) -> tuple[Figures | None, list[tuple[str, tuple[str, ...]]]]:
    """Figures as the editions ask for them, and keys that stay open with their words."""
    given: dict[str, float | str | None] = {}
    still_open: list[tuple[str, tuple[str, ...]]] = []
    if asset.family == "motor":
        given = {
            "poles": plate.number("poles"), "rated_power": asset.size, "efficiency": efficiency_pct,
        }  # fmt: skip
        if plate.facts.get("high_voltage"):
            kv = asset.voltage_kv or plate.number("kv")
            given["voltage_class"] = (
                None if kv is None else "10kv" if kv > _KV_LOWER else "up_to_6kv"
            )
            still_open.append(("cooling_form", _HV_COOLINGS))
        elif plate.facts.get("permanent_magnet"):
            of_form, not_told = _of_permanent(asset)
            given |= of_form
            still_open += not_told
    elif asset.family == "transformer":
        dry, amorphous = plate.facts.get("dry"), plate.facts.get("amorphous")
        given = {
            "grid_voltage": plate.number("kv") or asset.voltage_kv, "rated_capacity": asset.size,
            "transformer_insulation": "dry_type" if dry else "oil_immersed",
            "core_material": "amorphous_core" if amorphous else "silicon_steel_core",
            "no_load_loss": asset.p0_kw, "load_loss": asset.pk_kw,
        }  # fmt: skip
        connection = connection_of(asset.connection)
        if connection:
            given["winding_connection"] = WINDINGS[connection]
        else:
            still_open.append(("winding_connection", tuple(WINDINGS.values())))
        if dry and asset.thermal_class:
            given["thermal_class"] = f"thermal_class_{asset.thermal_class.lower()}"
        elif dry:
            words = ("thermal_class_b", "thermal_class_f", "thermal_class_h")
            still_open.append(("thermal_class", words))
    elif asset.family == "pump":
        form = _PUMP_FORMS.get(plate.kind)
        given = {
            "pump_duty": "clean_water", "pump_form": form and form[0],
            "stage_form": form and form[1],
            "flow": asset.flow_m3h, "head": asset.head_m, "speed": asset.speed_rpm,
            "stages": plate.number("stages") or 1.0, "efficiency": efficiency_pct,
        }  # fmt: skip
    elif asset.family == "compressor":
        designs = {SCREW: "oil_injected_rotary", PISTON: "piston_compressor"}
        design = designs.get(compressor_design(asset, plate))
        given = {
            "compressor_design": design, "rated_power": asset.size,
            "discharge_pressure": asset.pressure_mpa, "specific_power": asset.specific_power,
        }  # fmt: skip
        for key, value, ways in (
            ("compressor_control", asset.drive, ("fixed_speed", "variable_speed")),
            ("compressor_cooling", asset.cooling, ("air", "liquid")),
        ):
            if value:
                given[key] = value
            else:
                still_open.append((key, ways))
    elif asset.family == "fan":
        given = _of_fan(asset, plate, efficiency_pct)
    elif asset.family == "boiler":
        fuel = boiler_fuel(plate)
        given = {
            "boiler_fuel": fuel or None, "thermal_output": asset.size, "thermal_efficiency":
            efficiency_pct,
        }  # fmt: skip
        firing = _firing(plate.series)
        if fuel.startswith("bituminous") and firing:
            given["boiler_firing"] = firing
        elif fuel.startswith("bituminous"):
            still_open.append(("boiler_firing", _COAL_FIRINGS))
        else:
            given["boiler_firing"] = "chamber_firing"
        said = f"{asset.name} {asset.model}"
        if fuel == "natural_gas" and "冷凝" in said:
            given["boiler_condensing"] = _CONDENSING["非冷凝" not in said]
        elif fuel == "natural_gas":
            still_open.append(("boiler_condensing", _CONDENSING))
    elif asset.family == "chiller":
        given = {
            "cooling_capacity": asset.size, "condenser": asset.condenser or None,
            "iplv": asset.iplv, "cop_c": asset.cop_c,
        }  # fmt: skip
        if _is_before_method_of_2024(asset):
            given["iplv_method"] = _IPLV_METHODS[0]
        else:
            still_open.append(("iplv_method", _IPLV_METHODS))
    if any(value is None for value in given.values()):
        return None, []
    return {name: value for name, value in given.items() if value is not None}, still_open


def boiler_fuel(plate: Nameplate) -> str:
    """By the letters of its model, as GB 24500 names it; "" is not known."""
    letters = plate.facts.get("fuel")
    return _BOILER_FUELS.get(letters, "") if isinstance(letters, str) else ""


def _is_before_method_of_2024(asset: Asset) -> bool:
    """Whether a chiller is older than GB/T 18430.1-2024, whose method its IPLV cannot be of."""
    span = span_of(asset.commissioned)
    years = [one for one in (asset.made_year, span and span[1].year) if one]
    return bool(years) and min(years) < _METHOD_OF


def _firing(series: str) -> str:
    """By the third letter of a boiler's series: L, W and G are grates, F and X fluidised beds."""
    found = re.fullmatch(r"[A-Z]{2}([LWGFX])", series)
    if found is None:
        return ""
    return _COAL_FIRINGS[0] if found[1] in "LWG" else _COAL_FIRINGS[1]


def _of_permanent(
    asset: Asset,
) -> tuple[dict[str, float | str | None], list[tuple[str, tuple[str, ...]]]]:
    """Of a permanent-magnet motor: at the line by poles, on a converter by its rated speed."""
    form, rpm, kv = motor_form(asset), asset.speed_rpm, asset.voltage_kv
    given: dict[str, float | str | None] = {"motor_form": form} if form else {}
    ways: list[tuple[str, tuple[str, ...]]] = []
    if not form:
        ways.append(("motor_form", ("line_start", "converter_fed")))
    if rpm is not None or form != LINE_START:
        given["rated_speed"] = rpm
    if kv is not None:
        given["rated_voltage"] = 1e3 * kv
    if kv is not None and kv > _LOW_KV:
        ways.append(("cooling_form", _PM_COOLINGS))
    return given, ways


def _of_fan(
    asset: Asset, plate: Nameplate, efficiency_pct: float | None
) -> dict[str, float | str | None]:
    """Wheel of the model, point of the ledger, total pressure of cold air; None where one lacks."""
    size_mm, flow, kpa, rpm = (
        plate.number("impeller_mm"), asset.flow_m3h, asset.pressure_kpa, asset.speed_rpm,
    )  # fmt: skip
    hot = plate.series.startswith(HOT_GAS) or plate.kind == "axial"
    if hot or size_mm is None or flow is None or kpa is None or rpm is None:
        return {"efficiency": None}
    pressure = kpa * 1e3
    return {
        "fan_form": "centrifugal", "fan_size": size_mm / 100.0, "efficiency": efficiency_pct,
        "pressure_coefficient": pressure_coefficient(pressure, _AIR, size_mm, rpm),
        "specific_speed": specific_speed(flow / _S_PER_H, pressure, _AIR, rpm),
    }  # fmt: skip
