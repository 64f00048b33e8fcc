"""How the flow of a year is described in a study. Every kind can be made without arguments.

Shares are of the duty's design flow. A cooling or heating study's load makes the flow too, at the
temperature difference of the duty (the kinds of load that chillers have).
"""

from collections.abc import Iterator
from typing import Annotated

from core.load.kind import LoadKind
from core.load.reading import LoadReading, ShaftReading
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

SHARE_MOST = 1.2
_HOURS, _MONTHS = 24, 12
# A town's supply: two peaks, a quiet night. Assumed, to be replaced by the meter's.
_TOWN_DAY = (
    0.35, 0.30, 0.28, 0.28, 0.32, 0.50, 0.80, 1.00, 0.98, 0.90, 0.85, 0.88,
    0.90, 0.82, 0.76, 0.74, 0.78, 0.88, 0.98, 0.96, 0.88, 0.74, 0.58, 0.44,
)  # fmt: skip


class MeteredFlow(LoadKind, frozen=True, kw_only=True):
    """A year of a flow meter in a file: time, and flow.

    unit: any of a flow, as m³/h, L/s or cfm; empty: the one that its heading names.
    """

    path: Annotated[str, declare()] = ""  # relative to the study file
    column: Annotated[str, declare()] | None = None
    unit: Annotated[str, declare()] | None = None
    sheet: Annotated[str, declare()] | None = None
    reading: LoadReading = LoadReading()


class FlowFile(MeteredFlow, frozen=True, kw_only=True, tag="flow_file"):
    """A year of the flow of all machines together, metered step by step."""


class FlowBins(LoadKind, frozen=True, kw_only=True, tag="flow_bins"):
    """Flows for their shares of the running hours, here or in a CSV or XLSX file.

    The file has a column flow_share and, where they differ, hours. No clock: prices are the mean
    of the day.
    """

    courses = ("flow_shares", "time_shares")

    path: Annotated[str, declare()] = ""
    reading: ShaftReading = ShaftReading()
    hours_a_year: Annotated[float, declare(Kind.HOURS, ge=1, le=8760, assumed=True)] = 7000.0
    flow_shares: tuple[float, ...] = (1.0, 0.9, 0.8, 0.7, 0.6)
    time_shares: tuple[float, ...] = (0.1, 0.2, 0.3, 0.25, 0.15)

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """As many times as flows, flows within 0 … 1.2."""
        if self.path:
            return
        if len(self.flow_shares) != len(self.time_shares) or not self.flow_shares:
            yield "load.time_shares", "= flow_shares"
        elif not all(0 <= share <= SHARE_MOST for share in self.flow_shares):
            yield "load.flow_shares", "0…1.2"
        elif max(self.flow_shares) <= 0.0:
            yield "load.flow_shares", "> 0"
        if self.time_shares and (min(self.time_shares) < 0.0 or sum(self.time_shares) <= 0.0):
            yield "load.time_shares", "≥ 0"


class FlowDay(LoadKind, frozen=True, kw_only=True, tag="flow_day"):
    """The course of a day, hour by hour, the same all year but for a factor of the month."""

    courses = ("day_shares", "month_factors")

    day_shares: tuple[float, ...] = _TOWN_DAY
    month_factors: tuple[float, ...] = (
        0.88, 0.86, 0.90, 0.94, 0.98, 1.00, 1.00, 1.00, 0.98, 0.95, 0.91, 0.88,
    )  # fmt: skip

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """24 shares and 12 factors, none below nothing or beyond what may be asked."""
        for key, values, count in (
            ("load.day_shares", self.day_shares, _HOURS),
            ("load.month_factors", self.month_factors, _MONTHS),
        ):
            if len(values) != count:
                yield key, f"{count}"
            elif not all(0 <= value <= SHARE_MOST for value in values) or max(values) <= 0.0:
                yield key, "0…1.2"
