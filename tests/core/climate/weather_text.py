"""Texts of weather files as they come: a year by a rule, its header and records changed."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SHANGHAI = "LOCATION,Shanghai,-,CHN,CSWD,583670,31.17,121.43,8.0,2.6"


@dataclass(frozen=True, slots=True)
class Air:
    """What a record says of the air; texts stand as they are."""

    dry: float | str
    dew: float | str
    humidity: float | str
    pressure: float | str = 101_300


def seasons(hour: int) -> Air:
    """A mean of 17 °C with 12 K between it and July; the dew point is 10 K below: near 52 %."""
    dry = 17.0 + 12.0 * math.sin((hour / 24.0 - 110.0) / 365.0 * 2.0 * math.pi)
    return Air(round(dry, 1), round(dry - 10.0, 1), round(relative(dry, dry - 10.0)))


def relative(dry_c: float, dew_c: float) -> float:
    """Relative humidity in % by Magnus' formula (Sonntag 1990), beside the code's equations."""

    def pressure(t: float) -> float:
        return math.exp(17.62 * t / (243.12 + t))

    return 100.0 * pressure(dew_c) / pressure(dry_c)


def weather(
    air: Callable[[int], Air] = seasons,
    location: str = SHANGHAI,
    steps: int = 1,
    stated: str = "",
    minutes: Callable[[int], int] | None = None,
) -> str:
    """An EPW text: `air` of each record from 0, `steps` records an hour."""
    head = [location, "DESIGN CONDITIONS,0", "TYPICAL/EXTREME PERIODS,0",
            "GROUND TEMPERATURES,0", "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
            "COMMENTS 1,", "COMMENTS 2,",
            f"DATA PERIODS,1,{stated or steps},Data,Sunday, 1/ 1,12/31"]  # fmt: skip
    starts = (0, *accumulate(LENGTHS))
    minute = minutes or (lambda step: 60 * (step + 1) // steps)
    lines = []
    for record in range(8760 * steps):
        hour, step = divmod(record, steps)
        day = hour // 24
        month = next(m for m in range(12) if day < starts[m + 1])
        one = air(record)
        lines.append(
            f"2023,{month + 1},{day - starts[month] + 1},{hour % 24 + 1},{minute(step)},?9,"
            f"{one.dry},{one.dew},{one.humidity},{one.pressure},0,0"
        )
    return "\n".join([*head, *lines]) + "\n"
