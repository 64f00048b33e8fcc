"""How a file of figures is to be read where the reader's own finding is wrong or not enough.

What is None is found in the file; where it cannot be found the reader asks, naming the key.
"""

from typing import Annotated, Literal

import msgspec

from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FileReading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the cells of any file are written."""

    separator: Annotated[str, declare()] | None = None  # " " for columns parted by blanks
    decimal: Annotated[Literal[".", ","], declare()] | None = None
    encoding: Annotated[str, declare()] | None = None


class ShaftReading(FileReading, frozen=True, kw_only=True):
    """How a shaft load is read: columns and units by what they hold.

    Keys: torque_nm, speed_rpm, seconds, flow_share, hours, kw, v, a, cos_phi.
    """

    sheet: Annotated[str, declare()] | None = None
    columns: Annotated[dict[str, str], declare()] = {}
    units: Annotated[dict[str, str], declare()] = {}


class LoadReading(FileReading, frozen=True, kw_only=True):
    """How a year of load is read.

    columns: several that add up, in place of one. figures: power, energy of each interval, or the
    reading of a meter that only rises. sign: of the load that is meant; figures of the other sign
    count as none; both: those below zero flow back, where a family can carry that. stamps: whether
    they name the start or the end of an interval. year: the one to take of several; typical_year:
    the mean of all of them, hour by hour. utc_offset_h: of local time, where stamps are in UTC.
    area_m2: for figures per area. like_days: gaps of days are filled from days of the same kind.
    dry_bulb, wet_bulb: columns; "none" for none.
    """

    columns: Annotated[tuple[str, ...], declare()] = ()
    figures: Annotated[Literal["power", "energy", "meter"], declare()] | None = None
    sign: Annotated[Literal["positive", "negative", "both"], declare()] | None = None
    interval_min: Annotated[float, declare(Kind.COUNT, gt=0, le=1440)] | None = None
    stamps: Annotated[Literal["start", "end"], declare()] | None = None
    date_order: Annotated[Literal["day_first", "month_first"], declare()] | None = None
    year: Annotated[int, declare(Kind.YEAR, ge=1900, le=2200)] | None = None
    typical_year: Annotated[bool, declare()] = False
    utc_offset_h: Annotated[float, declare(Kind.HOURS, ge=-14, le=14)] | None = None
    area_m2: Annotated[float, declare(gt=0, le=1e8)] | None = None
    like_days: Annotated[bool, declare()] = False
    dry_bulb: Annotated[str, declare()] | None = None
    wet_bulb: Annotated[str, declare()] | None = None


AS_FOUND = LoadReading()
