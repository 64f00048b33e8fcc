"""What running by speed saves against the way the load is held today, with the same motor."""

import numpy as np
from numpy.typing import NDArray

from core.family import Situation
from core.motors.bank import Bank
from core.motors.columns import FloatArray
from core.motors.loads import ControlToday, ShaftFlow
from core.motors.running import chain_of
from core.motors.ways import CONVERTER, suits_shaft, way_of


def control_saving_wh(
    bank: Bank,
    machines: NDArray[np.int64],
    situation: Situation,
    variant: int,
    energy_wh: FloatArray,
) -> FloatArray:
    """Energy of a year under today's control less `energy_wh` by speed, Wh, (machines,).

    Today's control is that of the same motor on the mains; of a machine that needs its converter,
    that of the machine at full speed. nan where that cannot be: nothing is controlled, today's
    control is the speed itself, the load's own speed changes, the motor turns at another speed.
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
    on_mains = np.flatnonzero(~needs & (suits | (not way.direct)))
    if len(on_mains):
        chain = chain_of(bank, machines[on_mains], situation, variant ^ CONVERTER)
        found[on_mains] = chain.input_w @ hours - energy_wh[on_mains]
    held = np.flatnonzero(needs & of_flow)
    if len(held):
        chain = chain_of(bank, machines[held], situation, variant, controlled=False)
        found[held] = chain.input_w @ hours - energy_wh[held]
    return found
