"""How the demand for air of a year is described in a study, as shares of the design flow."""

from typing import Annotated

from core.load.week import WeekOfShares
from core.vocabulary.field import declare

# Two shifts, and the leaks of the night: assumed, to be replaced by the meter's.
_WORKDAY = (
    0.25, 0.25, 0.25, 0.25, 0.25, 0.30, 0.60, 0.85, 0.95, 1.00, 0.95, 0.75,
    0.80, 0.95, 1.00, 0.95, 0.90, 0.80, 0.75, 0.80, 0.75, 0.65, 0.40, 0.25,
)  # fmt: skip
_DAY_OFF = (0.2,) * 24


class AirWeek(WeekOfShares, frozen=True, kw_only=True, tag="air_week"):
    """A working day and a day off, hour by hour; which days of the week work, and how many weeks.

    idle_off: then the net stands without pressure on days off.
    """

    workday_shares: tuple[float, ...] = _WORKDAY
    off_shares: tuple[float, ...] = _DAY_OFF
    off_without_pressure: Annotated[bool, declare()] = False
