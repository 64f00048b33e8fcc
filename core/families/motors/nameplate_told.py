"""What the model and the speed of a motor's nameplate tell that it does not state.

YE4-280S-4 is a cage motor of 4 poles; 1,470 r/min on 50 Hz is one of 4 poles.
"""

import msgspec

from core.families.motors.record import Technology
from core.ledger.nameplate import Nameplate, read
from core.ledger.nameplate_motors import OUT_OF_GB_18613

_SLIP_MOST = 0.1
_POLES_MOST = 16
_EXACT = 0.002  # of a synchronous speed that is stated in place of the rated one


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """None: neither tells it."""

    poles: int | None = None
    technology: Technology | None = None


def told(model: str, speed_rpm: float | None, hz: float, technology: Technology | None) -> Told:
    """By the model, and of a motor with slip by its speed."""
    plate = read(model)
    cage = _is_cage(plate)
    kind = technology or (Technology.INDUCTION if cage else None)
    poles = plate.number("poles") if plate.family == "motor" else None
    if poles is None and kind is Technology.INDUCTION:
        poles = _of_speed(speed_rpm, hz)
    return Told(
        poles=None if poles is None else round(poles),
        technology=kind,
    )


def _is_cage(plate: Nameplate) -> bool:
    facts = plate.facts
    known = plate.family == "motor" and "speeds" not in facts and plate.series
    apart = plate.series in OUT_OF_GB_18613 or plate.series.startswith(("YR", "JR"))
    return bool(known) and not facts.get("permanent_magnet") and not apart


def _of_speed(rpm: float | None, hz: float) -> float | None:
    if rpm is None:
        return None
    for poles in range(2, _POLES_MOST + 1, 2):
        synchronous = 120.0 * hz / poles
        if (1.0 - _SLIP_MOST) * synchronous <= rpm <= (1.0 + _EXACT) * synchronous:
            return poles
    return None
