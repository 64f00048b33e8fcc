"""How the demand for air of a year is described in a study, as shares of the design flow."""

from typing import Annotated

from core.families.flow_stations.loads import MeteredFlow
from core.load.kind import LoadKind
from core.load.reading import LoadReading
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

    @property
    def typical_courses(self) -> tuple[str, ...]:
        """Not that of days off on which no air is asked for."""
        found = super().typical_courses
        return tuple(
            key for key in found if not (self.off_without_pressure and key == "off_shares")
        )


class AirFile(MeteredFlow, frozen=True, kw_only=True, tag="air_file"):
    """A year of a flow meter in a file; flows are counted as the duty says."""


class AirLog(LoadKind, frozen=True, kw_only=True, tag="air_log"):
    """A year of the compressors that stand there, as logged.

    A column of currents, powers or states each; they go with the list of today's compressors, in
    its order; reading.columns names them where there are others.
    """

    path: Annotated[str, declare()] = ""  # relative to the study file
    sheet: Annotated[str, declare()] | None = None
    reading: LoadReading = LoadReading()
