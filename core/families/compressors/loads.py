"""How the demand for air of a year is described in a study, as shares of the design flow."""

from collections.abc import Iterator
from typing import Annotated

from core.load.kind import LoadKind
from core.load.reading import LoadReading
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

SHARE_MOST = 1.5
_HOURS = 24
# Two shifts, and the leaks of the night: assumed, to be replaced by the meter's.
_WORKDAY = (
    0.25, 0.25, 0.25, 0.25, 0.25, 0.30, 0.60, 0.85, 0.95, 1.00, 0.95, 0.75,
    0.80, 0.95, 1.00, 0.95, 0.90, 0.80, 0.75, 0.80, 0.75, 0.65, 0.40, 0.25,
)  # fmt: skip
_DAY_OFF = (0.2,) * 24


class AirWeek(LoadKind, frozen=True, kw_only=True, tag="air_week"):
    """A working day and a day off, hour by hour; which days of the week work, and how many weeks.

    In the weeks that do not work every day is a day off; idle_off: then the net stands without
    pressure on days off.
    """

    workday_shares: tuple[float, ...] = _WORKDAY
    off_shares: tuple[float, ...] = _DAY_OFF
    workdays_a_week: Annotated[int, declare(Kind.COUNT, ge=0, le=7)] = 6
    weeks_a_year: Annotated[int, declare(Kind.COUNT, ge=1, le=52, assumed=True)] = 50
    off_without_pressure: Annotated[bool, declare()] = False

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """24 shares each, none below nothing or beyond what may be asked."""
        for key, values in (
            ("load.workday_shares", self.workday_shares),
            ("load.off_shares", self.off_shares),
        ):
            if len(values) != _HOURS or not all(0 <= value <= SHARE_MOST for value in values):
                yield key, "24 × 0…1.5"
        if max(self.workday_shares, default=0.0) <= 0.0:
            yield "load.workday_shares", "> 0"


class AirFile(LoadKind, frozen=True, kw_only=True, tag="air_file"):
    """A year of a flow meter in a file; flows are counted as the duty says.

    unit: any of a flow, as m³/min, Nm³/h or cfm; empty: the one that its heading names.
    """

    path: Annotated[str, declare()]  # relative to the study file
    column: Annotated[str, declare()] | None = None
    unit: Annotated[str, declare()] | None = None
    sheet: Annotated[str, declare()] | None = None
    reading: LoadReading = LoadReading()
