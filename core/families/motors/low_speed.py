"""The matching rule for slow loads: a low-speed permanent-magnet motor stands before geared ones.

The rule is the policy's, not the arithmetic's: a gear of few stages may lose less than a converter
and a slow machine do. So the best of both is told, with the efficiency of each chain.
"""

from collections.abc import Mapping

import numpy as np

from core.families.motors.bank import Bank, documented_first
from core.families.motors.columns import BoolArray, FloatArray
from core.families.motors.duty import MotorDuty
from core.families.motors.record import Technology
from core.families.motors.ways import MAINS_THROUGH
from core.selection.family import Pairs, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

RULES = "《节能装备高质量发展实施方案（2026—2028年）》专栏3-1"
_MAGNETS = (Technology.DIRECT_DRIVE_PM, Technology.PERMANENT_MAGNET, Technology.PM_RELUCTANCE)


def is_slow(situation: Situation) -> bool:
    """Whether the rule speaks of the load."""
    duty: MotorDuty = situation.duty
    return bool(0.0 < situation.design.speed_rpm <= duty.low_speed_rpm)


def slow_magnets(bank: Bank, duty: MotorDuty) -> BoolArray:
    """Permanent-magnet motors made for low speed: direct, or semi-direct through a small gear."""
    magnets = np.array([r.technology in _MAGNETS for r in bank.columns.records], dtype=bool)
    slow: BoolArray = magnets & (bank.columns.speed_rpm <= duty.low_speed_rpm)
    return slow


def asked_for(bank: Bank, situation: Situation, pairs: Pairs) -> BoolArray | None:
    """Whether each pair is what the rule asks for; None where it asks for nothing."""
    duty: MotorDuty = situation.duty
    if not (duty.low_speed_first and is_slow(situation)):
        return None
    met: BoolArray = slow_magnets(bank, duty)[pairs.machine]
    return met if met.any() else None


def direct_against_geared(
    bank: Bank, situation: Situation, pairs: Pairs, columns: Mapping[str, FloatArray]
) -> tuple[Finding, ...]:
    """The thriftiest of what the rule asks for beside the thriftiest geared one."""
    if not is_slow(situation) or not len(pairs.machine):
        return ()
    duty: MotorDuty = situation.duty
    met = slow_magnets(bank, duty)[pairs.machine]
    speed = figure("speed", situation.design.speed_rpm, Kind.SPEED)
    limit = figure("limit", duty.low_speed_rpm, Kind.SPEED)
    if not met.any():
        return (finding("no_direct_drive", Severity.WARNING, speed, limit, source=RULES),)
    variant = np.asarray(pairs.variant)
    known = bank.documented[pairs.machine]
    geared = documented_first(~met & (variant & MAINS_THROUGH > 0), known)
    met = documented_first(met, known)
    chain, energy = columns["chain_efficiency"], columns["annual_energy_wh"]
    own = int(np.flatnonzero(met)[chain[met].argmax()])
    if not geared.any():
        return ()
    other = int(np.flatnonzero(geared)[chain[geared].argmax()])
    more = float(energy[own] - energy[other])
    code = "direct_uses_more" if more > 0.0 else "direct_uses_less"
    return (
        finding(
            code, Severity.WARNING if more > 0.0 else Severity.INFO,
            speed, limit,
            figure("direct", float(chain[own]), Kind.SHARE),
            figure("geared", float(chain[other]), Kind.SHARE),
            figure("machine", _name(bank, int(pairs.machine[other]))),
            figure("energy", abs(more), Kind.ENERGY),
            source=RULES,
        ),
    )  # fmt: skip


def _name(bank: Bank, machine: int) -> str:
    record = bank.columns.records[machine]
    return f"{record.maker} {record.model}".strip("– ")
