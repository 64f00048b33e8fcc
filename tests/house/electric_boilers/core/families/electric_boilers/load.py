"""A heat demand that is the same in every hour of work, and the year it makes.

A family of heat or cold that needs no load of its own takes `THERMAL` of core.load.making.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from core.load.calendar import YEAR_DAYS, Calendar
from core.load.kind import LoadKind
from core.load.making import LoadAsked, LoadMakers
from core.vocabulary.field import declare
from core.vocabulary.finding import Finding
from core.vocabulary.quantity import Kind


class LoadDaily(LoadKind, frozen=True, kw_only=True, tag="daily_hours"):
    """Full heat for so many hours of every day, from midnight on."""

    full_hours: Annotated[int, declare(Kind.HOURS, ge=1, le=24, assumed=True)] = 12

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:
        """The heat is the peak: without one there is no load."""
        if peak_w is None:
            yield "duty.peak_w", "null"


class DailyOrigin(StrEnum):
    """Where the load comes from: `choice.<value>`, `report.annex.load.<value>`."""

    DAILY = "daily_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyYear:
    """The year, hour by hour: what core.load.series.LoadYear asks of every load, and the heat."""

    heat_w: NDArray[np.float64]  # (steps,)
    month: NDArray[np.int8]
    hour_of_day: NDArray[np.int8]
    label: str
    step_h: float = 1.0
    origin: DailyOrigin = DailyOrigin.DAILY
    label_words: str = ""  # the label stands as it is
    findings: tuple[Finding, ...] = ()


def _year(load: LoadDaily, asked: LoadAsked) -> DailyYear:
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    hour_of_day = calendar.hour_of_day()
    return DailyYear(
        heat_w=np.where(hour_of_day < load.full_hours, asked.needed_peak_w, 0.0),
        month=calendar.month(),
        hour_of_day=hour_of_day,
        label=f"{load.full_hours} h/d",
    )


LOADS: LoadMakers = {LoadDaily: _year}
