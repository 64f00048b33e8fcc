"""A class of motors at one of its ratings and speeds: the record that a selection computes with."""

import msgspec

from core.families.motors.class_kinds import (
    energy_band,
    sure_torques,
    usual_current_a,
    usual_power_factor,
    usual_slip,
)
from core.families.motors.grading import LOW_VOLTAGE_V
from core.families.motors.record import Motor, Technology
from core.keeping.keeping import keep_latest

_LOADS = (0.75, 0.5, 0.25)


@keep_latest(4096)  # of the ratings of its tables: every study asks for a few of them
def made_at(record: Motor, power_w: float, rpm: float, voltage_v: float) -> Motor:
    """The class with a rating of its own, which it is called by, for a speed and a voltage.

    rpm: the synchronous speed on the mains, the rated one on a converter. An own copy whose rated
    efficiency was changed differs by as much of its losses at every rating.
    """
    limits = {rating: (limit, share) for rating, limit, share in record.class_ratings}
    limit, share = limits[power_w]
    loss = (1.0 / limit - 1.0) * _own_losses(record, limits)
    part = {load: load / (load + loss * (share + (1.0 - share) * load**2)) for load in _LOADS}
    cage = record.technology is Technology.INDUCTION
    poles = record.poles or 0
    slip = usual_slip(poles, power_w) if cage else 0.0
    # What is known of no motor that starts on the mains with magnets is not said of its class.
    started = record.technology is Technology.LINE_START_PM
    known = cage and record.voltage_v <= LOW_VOLTAGE_V
    starting, breakdown = sure_torques(poles, power_w) if known else (None, None)
    band = energy_band(record, power_w, loss)
    return msgspec.structs.replace(
        record,
        model=f"{record.model.split(' ')[0]} {power_w / 1e3:g} kW",
        power_w=power_w,
        speed_rpm=rpm * (1.0 - slip),
        # No field weakening is promised: a class turns no faster than it is rated for.
        speed_max_rpm=rpm,
        starting_torque_ratio=starting,
        breakdown_torque_ratio=breakdown,
        voltage_v=voltage_v,
        efficiency_100=1.0 / (1.0 + loss),
        efficiency_75=part[0.75],
        efficiency_50=part[0.5],
        efficiency_25=part[0.25],
        power_factor_100=None if started else usual_power_factor(record.poles, power_w),
        current_a=None if started else usual_current_a(record.poles, power_w, voltage_v),
        class_band_one=band,
        class_band_several=band,
    )


def _own_losses(record: Motor, limits: dict[float, tuple[float, float]]) -> float:
    """Losses of the record at its own rating over those of its limit: 1 but for own copies."""
    own = limits.get(record.power_w)
    if own is None or record.efficiency_100 is None:
        return 1.0
    return (1.0 / record.efficiency_100 - 1.0) / (1.0 / own[0] - 1.0)
