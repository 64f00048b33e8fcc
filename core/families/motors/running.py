"""A machine's chain at the points of a year, in the way it is used."""

import numpy as np
from numpy.typing import NDArray

from core.families.motors.bank import Bank
from core.families.motors.columns import take
from core.families.motors.duty import MotorDuty
from core.families.motors.performance import Chain, Points, evaluate
from core.families.motors.ways import between, ratios, way_of
from core.selection.family import Situation


def points_of(situation: Situation, *, controlled: bool) -> Points:
    """The year's points: as the load is held today, or at the speed it asks for."""
    columns, hours = situation.profile.columns, situation.profile.hours.sum(axis=1)
    before = "controlled_" if controlled else ""
    return Points(
        torque_nm=columns[f"{before}torque_nm"],
        speed_rpm=columns[f"{before}speed_rpm"],
        hours=hours,
    )


def chain_of(
    bank: Bank,
    machines: NDArray[np.int64],
    situation: Situation,
    variant: int,
    *,
    controlled: bool | None = None,
) -> Chain:
    """The chain of some machines at every point of the profile, (machines, points).

    controlled: whether the load is run by speed; by default wherever there is a converter.
    """
    duty: MotorDuty = situation.duty
    way, peak_w = way_of(duty, variant), situation.design.peak_w
    by_speed = way.converter if controlled is None else controlled
    return evaluate(
        take(bank.columns, machines),
        bank.losses.take(machines),
        points_of(situation, controlled=by_speed),
        drives=bank.drive_model.take(machines) if way.converter else None,
        transmission=between(way, duty, peak_w),
        rated_w=peak_w,
        # The gear makes each motor's own speed and torque of the load's.
        ratio=ratios(bank, way, situation.design.speed_rpm)[machines],
    )
