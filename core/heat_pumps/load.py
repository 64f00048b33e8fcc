"""How the heat demand of a building is described where no file is: made from the climate."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from core.field import declare
from core.quantity import Kind


class LoadHeating(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="heating",
):
    """Heat demand, linear in the outdoor temperature below the heating limit.

    In use from `first_hour` to `last_hour` on the first days of the week; outside it is
    lowered to a share. Nothing is asked for outside the season.
    """

    first_month: Annotated[int, declare(Kind.COUNT, ge=1, le=12, assumed=True)] = 11
    last_month: Annotated[int, declare(Kind.COUNT, ge=1, le=12, assumed=True)] = 3
    first_hour: Annotated[int, declare(Kind.COUNT, ge=0, le=23, assumed=True)] = 6
    last_hour: Annotated[int, declare(Kind.COUNT, ge=1, le=24, assumed=True)] = 22
    days_per_week: Annotated[int, declare(Kind.COUNT, ge=1, le=7, assumed=True)] = 7
    lowered_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.7

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:
        """What does not go with the peak of the duty, by path, and why in short."""
        if peak_w is None:
            yield "duty.peak_w", "null"
        if self.last_hour <= self.first_hour:
            yield "load.last_hour", "<= load.first_hour"
