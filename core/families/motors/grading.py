"""What a motor is graded by: the product, class and figures that core.standards asks for.

GB 18613-2020 (induction, up to 1000 V), GB 30253-2024 (permanent magnets), GB 30254-2024 (high
voltage) and the tier list of 2024 hold for 50 Hz; IEC 60034-30-1 for 60 Hz too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

import msgspec

from core.families.motors.record import Flag, Motor, Supply, Technology
from core.selection.grading import Grades, claimed, graded_as
from core.standards.judge import Device
from core.standards.library import Standards
from core.standards.verdict import Verdict
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

LOW_VOLTAGE_V = 1000.0  # GB 18613-2020, scope
LOW_VOLTAGE_PM_V = 1140.0  # GB 30253-2024 tables 1 and 8 to 10
TABLE_HIGH_VOLTAGE_V = 6600.0  # GB 30254-2024 tables 1, 3 and 5: 3, 3.3 and 6 kV
_GRID_HZ = 50
_PERMANENT_MAGNET = (
    Technology.LINE_START_PM, Technology.PERMANENT_MAGNET, Technology.PM_RELUCTANCE,
    Technology.DIRECT_DRIVE_PM,
)  # fmt: skip
# Ways of cooling that share a table, by the standard of induction motors and that of magnets.
_COOLED = {
    "ic01_11_21_31_81w": ("IC01", "IC11", "IC21", "IC31", "IC81W"),
    "ic511_516_611_616": ("IC511", "IC516", "IC611", "IC616"),
    "ic411": ("IC411",),
}
_MAGNETS_COOLED = {
    "ic71w_81w_86w": ("IC71W", "IC3W7", "IC81W", "IC86W"),
    "ic411_416": ("IC411", "IC416"),
    "ic511_516_611_616_666": ("IC511", "IC516", "IC611", "IC616", "IC666"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What a motor is judged as: a product of core.standards and its figures, or why not."""

    product: str | None
    figures: dict[str, float | str]
    findings: tuple[Finding, ...] = ()


def graded(motor: Motor) -> Graded:
    """The product and figures of a motor; no product where no standard at hand speaks of it."""
    if Flag.POLE_CHANGING in motor.flags:
        return _none("motor_pole_changing")
    if motor.technology is Technology.INDUCTION:
        return _induction(motor)
    if motor.technology in _PERMANENT_MAGNET:
        return Graded(product="permanent_magnet_motor", figures=_of_magnets(motor))
    return _none("motor_no_standard")


def _none(code: str) -> Graded:
    return Graded(product=None, figures={}, findings=(finding(code, Severity.INFO),))


def _induction(motor: Motor) -> Graded:
    grid = round(motor.frequency_hz) in (_GRID_HZ, 60)
    if not grid:
        at = figure("frequency", motor.frequency_hz, Kind.FREQUENCY)
        return Graded(
            product=None,
            figures={},
            findings=(finding("motor_frequency_no_standard", Severity.INFO, at),),
        )
    if motor.voltage_v <= LOW_VOLTAGE_V:
        figures: dict[str, float | str] = {"frequency": float(round(motor.frequency_hz))}
        return Graded(product="induction_motor", figures=figures | _figures(motor))
    classes: dict[str, float | str] = {
        "voltage_class": "up_to_6kv" if motor.voltage_v <= TABLE_HIGH_VOLTAGE_V else "10kv",
    }
    classes |= _cooled(motor, _COOLED)
    return Graded(product="high_voltage_motor", figures=classes | _figures(motor))


def _of_magnets(motor: Motor) -> dict[str, float | str]:
    """Figures of GB 30253: one on a converter is found by its speed, not by its poles."""
    form = "line_start" if motor.fed_by is Supply.MAINS else "converter_fed"
    found = _figures(motor) | {"motor_form": form, "rated_voltage": motor.voltage_v}
    if not isnan(motor.rated_rpm):
        found["rated_speed"] = round(motor.rated_rpm, 6)
    return found | _cooled(motor, _MAGNETS_COOLED)


def _cooled(motor: Motor, tables: Mapping[str, tuple[str, ...]]) -> dict[str, float | str]:
    """The way of cooling that a motor's IC code belongs to; nothing where it is not stated."""
    code = motor.cooling_code.upper().replace(" ", "")
    forms = [form for form, codes in tables.items() if code in codes]
    return {"cooling_form": forms[0]} if forms else {}


def _figures(motor: Motor) -> dict[str, float | str]:
    found: dict[str, float | str] = {"rated_power": round(motor.power_w / 1e3, 6)}
    if motor.poles is not None:
        found["poles"] = float(motor.poles)
    if motor.efficiency_100 is not None:
        # 0.959 · 100 is 95.89999999999999, which would miss a limit of 95.9.
        found["efficiency"] = round(motor.efficiency_100 * 100.0, 6)
    return found


def grade_motors(standards: Standards, motors: Sequence[Motor], as_of: date) -> Grades:
    """What the editions in force on a day say of each motor; empty where none speaks of it.

    A motor for 60 Hz is held against the tables that know 60 Hz only. A verdict says so where
    the efficiency is the class's limit, or taken from the mains rating, or a claim.
    """
    asked = (graded(motor) for motor in motors)
    devices = [None if a.product is None else Device(a.product, a.figures) for a in asked]
    # What no edition but an international one speaks of is told apart by its record.
    abroad = [_is_abroad(motor) for motor in motors]

    def told(at: int, verdict: Verdict) -> Verdict | None:
        spoken_of = not abroad[at] or verdict.jurisdiction == "IEC"
        return _noted(verdict, motors[at]) if spoken_of else None

    return graded_as(standards, devices, as_of, told, abroad)


def _is_abroad(motor: Motor) -> bool:
    """Whether it is meant for a grid of another frequency than China's."""
    return round(motor.frequency_hz) != _GRID_HZ and motor.technology is Technology.INDUCTION


def _noted(verdict: Verdict, motor: Motor) -> Verdict:
    """The verdict with what the evidence behind the efficiency adds to it."""
    notes = []
    verdict, edition = claimed(verdict, motor.evidence), figure("edition", verdict.edition)
    if verdict.judged and Flag.AT_CLASS_LIMIT in motor.flags:
        notes.append(finding("verdict_at_class_limit", Severity.WARNING, edition))
    if verdict.judged and Flag.EFFICIENCY_OF_TWIN in motor.flags:
        notes.append(finding("verdict_of_mains_rating", Severity.INFO, edition))
    return msgspec.structs.replace(verdict, findings=(*verdict.findings, *notes))
