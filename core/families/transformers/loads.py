"""How the load of a transformer is described in a study, as shares of the peak."""

from collections.abc import Iterator
from typing import Annotated

from core.load.kind import LoadKind
from core.load.week import SHARE_MOST, WeekOfShares
from core.vocabulary.field import declare

_YEAR_H = 8760.0
# Two shifts: assumed, to be replaced by the meter's.
_WORKDAY = (
    0.25, 0.22, 0.20, 0.20, 0.22, 0.30, 0.50, 0.80, 0.95, 1.00, 0.98, 0.85,
    0.80, 0.95, 1.00, 0.98, 0.92, 0.85, 0.80, 0.85, 0.80, 0.70, 0.45, 0.30,
)  # fmt: skip
_DAY_OFF = (0.2,) * 24


class PowerWeek(WeekOfShares, frozen=True, kw_only=True, tag="power_week"):
    """A working day and a day off, hour by hour."""

    workday_shares: tuple[float, ...] = _WORKDAY
    off_shares: tuple[float, ...] = _DAY_OFF


class PowerSteps(LoadKind, frozen=True, kw_only=True, tag="power_steps"):
    """Steps of load: share of the peak, and its hours a year; they are spread over the months."""

    courses = ("power_steps",)

    power_steps: Annotated[tuple[tuple[float, float], ...], declare()] = ((1.0, _YEAR_H),)

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Shares and hours that can be, no more hours than a year has, and some load."""
        steps = self.power_steps
        sound = all(0 <= share <= SHARE_MOST and hours >= 0 for share, hours in steps)
        whole = sum(hours for _, hours in steps) <= _YEAR_H * (1.0 + 1e-9)
        if not sound or not whole or not any(share * hours > 0 for share, hours in steps):
            yield "load.power_steps", "0…1.5, ≤ 8760 h"
