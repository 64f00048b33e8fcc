"""How well a motor fits its duty, as findings: matching rules, size, start, data.

The rules are those of box 3 (专栏3) of the action plan for energy-saving equipment 2026–2028.
"""

from collections.abc import Iterator

from core.family import Situation
from core.finding import Finding, Severity, figure, finding
from core.motors.classes import CLASSES, class_reached
from core.motors.design import MotorDesign
from core.motors.duty import MotorDuty, Start
from core.motors.evaluation import existing_bank
from core.motors.outcome import MotorOutcome
from core.motors.record import Flag, Motor, Technology
from core.quantity import Kind

_RULES = "《节能装备高质量发展实施方案（2026—2028年）》专栏3"
LOW_LOAD_SHARE = 0.4
_PERMANENT = (Technology.PERMANENT_MAGNET, Technology.PM_RELUCTANCE, Technology.DIRECT_DRIVE_PM,
              Technology.LINE_START_PM)  # fmt: skip
_ORDER = [Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED, Severity.INFO]
_SAID_AS_FLAG = (Flag.AT_CLASS_LIMIT, Flag.BELOW_CLASS)


def match(record: Motor, situation: Situation, outcome: MotorOutcome) -> tuple[Finding, ...]:
    """Findings of one candidate, the weightiest first."""
    design, duty = situation.design, situation.duty
    found = [
        *rules(record, design, duty, outcome),
        *_understated(record),
        *_size(record, design, outcome),
        *_start(record, duty, outcome),
        *_flags(record),
        _evidence(record),
    ]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def _evidence(record: Motor) -> Finding:
    grade = figure("grade", record.evidence.value)
    if record.source_year in ("", "–"):
        return finding("evidence_undated", Severity.INFO, grade)
    return finding("evidence", Severity.INFO, grade, figure("year", record.source_year))


def rules(
    record: Motor, design: MotorDesign, duty: MotorDuty, outcome: MotorOutcome
) -> Iterator[Finding]:
    """What the policy asks for a duty of this kind, and whether this machine is it."""
    speed = figure("speed", design.speed_rpm, Kind.SPEED)
    if design.speed_rpm <= duty.low_speed_rpm:
        limit = figure("limit", duty.low_speed_rpm, Kind.SPEED)
        if record.technology is Technology.DIRECT_DRIVE_PM:
            yield finding("rule_low_speed_met", Severity.INFO, speed, limit, source=_RULES)
        else:
            chain = figure("chain", outcome.chain_efficiency, Kind.SHARE)
            yield finding("rule_low_speed", Severity.WARNING, speed, limit, chain, source=_RULES)
    elif design.speed_rpm > duty.high_speed_rpm:
        limit = figure("limit", duty.high_speed_rpm, Kind.SPEED)
        yield finding("rule_high_speed", Severity.WARNING, speed, limit, source=_RULES)
    cv = figure("cv", design.load_cv, Kind.RATIO)
    limit = figure("limit", duty.variable_cv, Kind.RATIO)
    if design.load_cv > duty.variable_cv:
        met = outcome.on_converter or record.technology in _PERMANENT
        code = "rule_variable_met" if met else "rule_variable"
        yield finding(code, Severity.INFO if met else Severity.WARNING, cv, limit, source=_RULES)
    elif outcome.on_converter:
        lost = figure("energy", outcome.drive_loss_wh, Kind.ENERGY)
        yield finding("rule_constant_converter", Severity.WARNING, cv, lost, source=_RULES)
    else:
        yield finding("rule_constant_met", Severity.INFO, cv, limit, source=_RULES)


def _size(record: Motor, design: MotorDesign, outcome: MotorOutcome) -> Iterator[Finding]:
    if outcome.mean_load < LOW_LOAD_SHARE:
        yield finding(
            "mean_load_low", Severity.WARNING,
            figure("load", outcome.mean_load, Kind.SHARE),
            figure("hours", outcome.low_load_hours, Kind.HOURS), source="GB/T 3485",
        )  # fmt: skip
    if outcome.mean_load > 1.0:
        yield finding(
            "mean_load_above_rated", Severity.INFO,
            figure("load", outcome.mean_load, Kind.SHARE),
            figure("rms", outcome.rms_load, Kind.SHARE),
        )  # fmt: skip
    if outcome.extrapolated_hours > 0.0:
        yield from _extrapolated(record, outcome)
    if design.running_hours <= 0:
        yield finding("never_runs", Severity.WARNING)


def _extrapolated(record: Motor, outcome: MotorOutcome) -> Iterator[Finding]:
    """Hours outside the published loads, and what their losses rest on."""
    published = (
        (1.0, record.efficiency_100), (0.75, record.efficiency_75),
        (0.5, record.efficiency_50), (0.25, record.efficiency_25),
    )  # fmt: skip
    loads = [load for load, efficiency in published if efficiency is not None]
    low, high = (min(loads), max(loads)) if loads else (0.25, 1.0)  # seven points of losses
    outside = not low <= outcome.mean_load <= high
    yield finding(
        "load_extrapolated", Severity.ASSUMED if outside else Severity.INFO,
        figure("hours", outcome.extrapolated_hours, Kind.HOURS),
        figure("low", low, Kind.SHARE),
        figure("high", high, Kind.SHARE),
    )  # fmt: skip


def _start(record: Motor, duty: MotorDuty, outcome: MotorOutcome) -> Iterator[Finding]:
    if outcome.on_converter:
        return
    if record.starting_torque_ratio is None:
        yield finding("start_not_stated", Severity.WARNING)
    if duty.start is Start.DIRECT and record.starting_current_ratio is not None:
        known = duty.existing_current_ratio
        ratio = figure("ratio", record.starting_current_ratio, Kind.RATIO)
        if known is not None and record.starting_current_ratio > known:
            old = figure("old", known, Kind.RATIO)
            yield finding("inrush_higher", Severity.WARNING, ratio, old)
    if duty.existing_rpm and record.speed_rpm and record.speed_rpm > duty.existing_rpm * 1.001:
        more = (record.speed_rpm / duty.existing_rpm) ** 3 - 1.0
        yield finding(
            "speed_higher", Severity.WARNING,
            figure("speed", record.speed_rpm, Kind.SPEED),
            figure("old", duty.existing_rpm, Kind.SPEED),
            figure("power", more, Kind.SHARE),
        )  # fmt: skip
    if existing_bank(duty) is None and duty.existing_power_w is not None:
        yield finding("existing_incomplete", Severity.INFO)


def _flags(record: Motor) -> Iterator[Finding]:
    for flag in record.flags:
        yield finding(f"flag_{flag.value}",
                      Severity.WARNING if flag in _SAID_AS_FLAG else Severity.INFO)  # fmt: skip


def _understated(record: Motor) -> Iterator[Finding]:
    """A class declared below the one that the printed efficiency would reach."""
    known = record.technology is Technology.INDUCTION and Flag.POLE_CHANGING not in record.flags
    if not known or record.poles is None or record.efficiency_100 is None:
        return
    if record.ie_class not in CLASSES:
        return
    met = class_reached(record.efficiency_100, record.poles, record.frequency_hz, record.power_w)
    if met is not None and CLASSES.index(met[0]) > CLASSES.index(record.ie_class):
        yield finding(
            "class_understated", Severity.WARNING,
            figure("declared", record.ie_class.value),
            figure("efficiency", record.efficiency_100, Kind.SHARE),
            figure("reached", met[0].value),
            figure("least", met[1], Kind.SHARE), source="IEC 60034-30-1",
        )  # fmt: skip
