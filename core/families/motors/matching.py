"""How well a motor fits its duty, as findings: matching rules, size, start, data.

The rules are those of box 3 (专栏3) of the action plan for energy-saving equipment 2026–2028.
"""

import math
from collections.abc import Iterator

from core.families.motors.classes import class_above_label
from core.families.motors.design import MotorDesign
from core.families.motors.duty import MotorDuty, Start
from core.families.motors.grading import LOW_VOLTAGE_V
from core.families.motors.loads import ControlToday, ShaftFlow
from core.families.motors.low_speed import RULES as _LOW_SPEED_RULES
from core.families.motors.outcome import ControlAgainst, MotorOutcome
from core.families.motors.record import Flag, Motor, Supply, Technology
from core.families.motors.transmission import TransmissionKind
from core.selection.family import Situation
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_RULES = "《节能装备高质量发展实施方案（2026—2028年）》专栏3"
LOW_LOAD_SHARE = 0.4  # GB/T 3485
# A motor's price goes with its torque: below this a price by power, as of motors of 1,500 r/min, is
# far too low.
_SLOW_RPM = 500.0
_NM_PER_W_RPM = 30.0 / math.pi
_SAME = 1e-6  # of the shaft energy: the two courses are one
_PERMANENT = (Technology.PERMANENT_MAGNET, Technology.PM_RELUCTANCE, Technology.DIRECT_DRIVE_PM,
              Technology.LINE_START_PM)  # fmt: skip
_ORDER = [Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED, Severity.INFO]
_SAID_AS_FLAG = (Flag.AT_CLASS_LIMIT, Flag.BELOW_CLASS)


def match(record: Motor, situation: Situation, outcome: MotorOutcome) -> tuple[Finding, ...]:
    """Findings of one candidate, the weightiest first."""
    design, duty = situation.design, situation.duty
    found = [
        *rules(record, situation, outcome),
        *_class(record, outcome),
        *_nameplate(record, outcome),
        *_price(record, duty, outcome),
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


def _class(record: Motor, outcome: MotorOutcome) -> Iterator[Finding]:
    """That it is a class, what it was made of, and how far its year may be off."""
    if record.class_level is None or outcome.energy_band is None:
        return
    known = record.technology is Technology.INDUCTION and record.voltage_v <= LOW_VOLTAGE_V
    yield finding(
        "class_motor" if known else "class_motor_assumed", Severity.ASSUMED,
        figure("level", record.class_level.value, word="choice"),
        figure("efficiency", record.efficiency_100 or math.nan, Kind.SHARE),
        figure("band", outcome.energy_band, Kind.SHARE),
        source=record.series,
    )  # fmt: skip
    if record.price is not None:
        return
    if record.rated_rpm <= _SLOW_RPM:
        torque = figure("torque", record.power_w / record.rated_rpm * _NM_PER_W_RPM, Kind.TORQUE)
        yield finding("slow_motor_price", Severity.WARNING, torque)
    elif record.technology in _PERMANENT:
        yield finding("magnet_motor_price", Severity.WARNING)


def _nameplate(record: Motor, outcome: MotorOutcome) -> Iterator[Finding]:
    """That only its nameplate is known, and how far its year may be off."""
    if record.nameplate_share is None or outcome.energy_band is None:
        return
    yield finding(
        "nameplate_motor", Severity.ASSUMED,
        figure("efficiency", record.efficiency_100 or math.nan, Kind.SHARE),
        figure("share", record.nameplate_share, Kind.SHARE),
        figure("band", outcome.energy_band, Kind.SHARE),
    )  # fmt: skip


def rules(record: Motor, situation: Situation, outcome: MotorOutcome) -> Iterator[Finding]:
    """What the policy asks for a duty of this kind, and whether this machine is it."""
    design: MotorDesign = situation.design
    duty: MotorDuty = situation.duty
    speed = figure("speed", design.speed_rpm, Kind.SPEED)
    if design.speed_rpm <= duty.low_speed_rpm:
        limit = figure("limit", duty.low_speed_rpm, Kind.SPEED)
        chain = figure("chain", outcome.chain_efficiency, Kind.SHARE)
        slow = record.technology in _PERMANENT and record.rated_rpm <= duty.low_speed_rpm
        code = ("rule_low_speed_met" if outcome.coupling is TransmissionKind.DIRECT
                else "rule_low_speed_semi_direct") if slow else "rule_low_speed"  # fmt: skip
        weight = Severity.INFO if slow else Severity.WARNING
        yield finding(code, weight, speed, limit, chain, source=_LOW_SPEED_RULES)
    elif design.speed_rpm > duty.high_speed_rpm:
        limit = figure("limit", duty.high_speed_rpm, Kind.SPEED)
        met = (
            record.technology in (*_PERMANENT, Technology.MAGNETIC_BEARING)
            and outcome.fed_by is Supply.CONVERTER
            and outcome.coupling is TransmissionKind.DIRECT
        )
        code = "rule_high_speed_met" if met else "rule_high_speed"
        weight = Severity.INFO if met else Severity.WARNING
        yield finding(code, weight, speed, limit, source=_RULES)
    yield from _drive(record, situation, outcome)


def _drive(record: Motor, situation: Situation, outcome: MotorOutcome) -> Iterator[Finding]:
    """Whether the load asks for a drive, and what one saves against today's control."""
    design: MotorDesign = situation.design
    duty: MotorDuty = situation.duty
    cv = figure("cv", design.load_cv, Kind.RATIO)
    limit = figure("limit", duty.variable_cv, Kind.RATIO)
    driven = outcome.fed_by is Supply.CONVERTER
    wasted = _wasted(situation)
    if design.load_cv > duty.variable_cv:
        met = driven or record.technology in _PERMANENT
        code = "rule_variable_met" if met else "rule_variable"
        yield finding(code, Severity.INFO if met else Severity.WARNING, cv, limit, source=_RULES)
    elif not driven and wasted > 0.0:
        share = figure("share", wasted, Kind.SHARE)
        yield finding("flow_held", Severity.WARNING, _today(situation), share, source=_RULES)
    elif not driven:
        yield finding("rule_constant_met", Severity.INFO, cv, limit, source=_RULES)
    saved = outcome.control_saving_wh
    if saved is None:
        return
    before = outcome.annual_energy_wh + saved
    if saved > 0.0:
        same = outcome.control_against is ControlAgainst.SAME_MOTOR
        yield finding(
            "drive_saves" if same else "drive_saves_beside_mains",
            Severity.INFO, _today(situation),
            figure("before", before, Kind.ENERGY),
            figure("after", outcome.annual_energy_wh, Kind.ENERGY),
            figure("share", saved / before, Kind.SHARE), source=_RULES,
        )  # fmt: skip
    elif _could_do_without(record, situation, outcome):
        more = figure("energy", -saved, Kind.ENERGY)
        yield finding("rule_constant_converter", Severity.WARNING, cv, more, source=_RULES)


def _could_do_without(record: Motor, situation: Situation, outcome: MotorOutcome) -> bool:
    """Whether the machine could turn the load on the mains, so that its drive is a choice."""
    duty: MotorDuty = situation.duty
    speed = situation.design.speed_rpm or 1.0
    turns = abs(record.rated_rpm / speed - 1.0) <= duty.speed_tolerance
    through = outcome.coupling is not TransmissionKind.DIRECT
    return record.fed_by is Supply.MAINS and (turns or through)


def _wasted(situation: Situation) -> float:
    """Of the energy at the shaft under today's control, the share that speed control leaves out.

    0 where the load has one course only, or is run by speed already.
    """
    flow, load = situation.study.load, situation.load
    if not isinstance(flow, ShaftFlow) or flow.control is ControlToday.BY_SPEED:
        return 0.0
    held = float(load.power_w @ load.hours)
    share = 1.0 - float(load.controlled_power_w @ load.hours) / held if held > 0.0 else 0.0
    return share if share > _SAME else 0.0


def _today(situation: Situation) -> Figure:
    """Today's control by its name; that of a load without one is the motor on the mains."""
    flow = situation.study.load
    control = flow.control.value if isinstance(flow, ShaftFlow) else "mains"
    return figure("control", control, word="choice")


def _price(record: Motor, duty: MotorDuty, outcome: MotorOutcome) -> Iterator[Finding]:
    """Which of the prices are the catalog's, which are by rated power, and what is not counted."""
    if record.price is not None:
        yield finding("price_listed", Severity.INFO, figure("price", record.price, Kind.MONEY))
    if outcome.drive is not None and outcome.drive_price is not None:
        drive = figure("drive", outcome.drive)
        price = figure("price", outcome.drive_price, Kind.MONEY)
        rate = figure("rate", duty.drive_price_per_kw, Kind.CAPACITY_PRICE)
        if outcome.drive_price_listed:
            yield finding("drive_listed", Severity.INFO, drive, price)
        else:
            yield finding("drive_by_rate", Severity.ASSUMED, drive, price, rate)
    through = outcome.coupling is not TransmissionKind.DIRECT
    if through and outcome.transmission_price is None:
        kind = figure("transmission", outcome.coupling.value, word="choice")
        yield finding("transmission_not_priced", Severity.ASSUMED, kind)


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
    if outcome.fed_by is Supply.CONVERTER:
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
    if duty.existing_efficiency is None and duty.existing_power_w is not None:
        yield finding("existing_incomplete", Severity.INFO)


def _flags(record: Motor) -> Iterator[Finding]:
    for flag in record.flags:
        yield finding(f"flag_{flag.value}",
                      Severity.WARNING if flag in _SAID_AS_FLAG else Severity.INFO)  # fmt: skip


def _understated(record: Motor) -> Iterator[Finding]:
    """A class declared below the one that the printed efficiency would reach."""
    met = class_above_label(record)
    if met is not None:
        yield finding(
            "class_understated", Severity.WARNING,
            figure("declared", record.ie_class.value),
            figure("efficiency", record.efficiency_100 or math.nan, Kind.SHARE),
            figure("reached", met[0].value),
            figure("least", met[1], Kind.SHARE), source="IEC 60034-30-1",
        )  # fmt: skip
