"""What running by speed saves against the way the load is held today, with the same motor."""

import numpy as np
from numpy.typing import NDArray

from core.families.motors.bank import Bank, documented_first
from core.families.motors.columns import BoolArray, FloatArray
from core.families.motors.loads import ControlToday, ShaftFlow
from core.families.motors.outcome import ControlAgainst
from core.families.motors.running import chain_of
from core.families.motors.ways import CONVERTER, suits_shaft, way_of
from core.selection.family import Situation

_FULL = 1.0 + 1e-9


def control_saving_wh(
    bank: Bank,
    machines: NDArray[np.int64],
    situation: Situation,
    variant: int,
    energy_wh: FloatArray,
) -> FloatArray:
    """Energy of a year under today's control less `energy_wh` by speed, Wh, (machines,).

    Today's control is that of the same motor on the mains; of a machine that needs its converter,
    or turns at another speed on the mains, that of the machine held at full speed. nan where there
    is no such thing: nothing is held, it is run by speed today, the load's own speed changes, the
    machine cannot hold full speed.
    """
    found = np.full(len(machines), np.nan)
    load, way = situation.load, way_of(situation.duty, variant)
    asked = situation.study.load
    of_flow = isinstance(asked, ShaftFlow)
    by_speed = isinstance(asked, ShaftFlow) and asked.control is ControlToday.BY_SPEED
    turning = load.speed_rpm[load.speed_rpm > 0.0]
    tolerance = situation.duty.speed_tolerance
    steady = turning.size > 0 and np.ptp(turning) <= tolerance * turning.max()
    if not way.converter or by_speed or not steady:
        return found
    suits = suits_shaft(bank, situation.duty, situation.design.speed_rpm)[machines]
    needs = bank.columns.on_converter[machines]
    hours = situation.profile.hours.sum(axis=1)
    fits = ~needs & (suits | (not way.direct))
    on_mains = np.flatnonzero(fits)
    if len(on_mains):
        chain = chain_of(bank, machines[on_mains], situation, variant ^ CONVERTER)
        found[on_mains] = chain.input_w @ hours - energy_wh[on_mains]
    held = np.flatnonzero(~fits & of_flow)
    if len(held):
        chain = chain_of(bank, machines[held], situation, variant, controlled=False)
        able = (chain.load_share <= _FULL) & (chain.speed_share <= 1.0 + tolerance)
        saved = chain.input_w @ hours - energy_wh[held]
        found[held] = np.where(able.all(axis=1), saved, np.nan)
    return found


def beside_best_on_mains(
    situation: Situation,
    variant: NDArray[np.int64],
    energy_wh: FloatArray,
    saving_wh: FloatArray,
    documented: BoolArray,
) -> tuple[FloatArray, list[ControlAgainst | None]]:
    """Savings by speed, those the same motor cannot give too, and what each is measured against.

    A machine that cannot run under today's control is measured against the thriftiest that can.
    All are (pairs,).
    """
    driven, known = variant & CONVERTER > 0, ~np.isnan(saving_wh)
    on_mains = energy_wh[documented_first(~driven, documented)]
    asked = situation.study.load
    held = isinstance(asked, ShaftFlow) and asked.control is not ControlToday.BY_SPEED
    if not held or not on_mains.size:
        return saving_wh, [ControlAgainst.SAME_MOTOR if one else None for one in known]
    filled = np.where(driven & ~known, on_mains.min() - energy_wh, saving_wh)
    return filled, [
        ControlAgainst.SAME_MOTOR if same else ControlAgainst.BEST_ON_MAINS if by_speed else None
        for same, by_speed in zip(known, driven, strict=True)
    ]
