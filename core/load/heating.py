"""How the heat demand of a building is described where no file is: made from the climate."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from core.load.heating_season import is_day, last_of_month
from core.load.kind import LoadKind
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class LoadHeating(LoadKind, frozen=True, kw_only=True, tag="heating"):
    """Heat demand, linear in the outdoor temperature below the heating limit.

    In use from `first_hour` to `last_hour` on the first days of the week; outside it is
    lowered to a share. Nothing is asked for outside the season, whose first and last day are
    written month-day (11-15); what is None follows the site (core.load.heating_season).
    """

    first_day: Annotated[str, declare(assumed=True)] | None = None
    last_day: Annotated[str, declare(assumed=True)] | None = None
    first_hour: Annotated[int, declare(Kind.COUNT, ge=0, le=23, assumed=True)] = 6
    last_hour: Annotated[int, declare(Kind.COUNT, ge=1, le=24, assumed=True)] = 22
    days_per_week: Annotated[int, declare(Kind.COUNT, ge=1, le=7, assumed=True)] = 7
    lowered_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.7

    @classmethod
    def renewed(cls, raw: dict[str, Any]) -> tuple[dict[str, Any], Mapping[str, str]]:
        """Written in whole months once: the season by its first and last day."""
        if not {"first_month", "last_month"} & raw.keys():
            return raw, {}
        first, last = raw.get("first_month", 11), raw.get("last_month", 3)  # their defaults then
        if not all(isinstance(one, int) and 1 <= one <= 12 for one in (first, last)):
            return raw, {}  # told as any other wrong value
        days = {"first_day": f"{first:02d}-01", "last_day": last_of_month(last)}
        others = {k: v for k, v in raw.items() if k not in ("first_month", "last_month")}
        renamed = {"load.first_month": "load.first_day", "load.last_month": "load.last_day"}
        return {**days, **others}, renamed

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:
        """What does not go with the peak of the duty, by path, and why in short."""
        if peak_w is None:
            yield "duty.peak_w", "null"
        for key, day in (("first_day", self.first_day), ("last_day", self.last_day)):
            if day is not None and not is_day(day):
                yield f"load.{key}", f"`{day[:20]}`"
        if self.last_hour <= self.first_hour:
            yield "load.last_hour", "<= load.first_hour"
