"""The header of an EPW file: where the weather was taken, and how many records an hour holds."""

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass

HEADER_LINES = 8
_FIELDS = 10  # LOCATION, city, state, country, source, WMO number, latitude … elevation
_NUMBERS = 4  # latitude, longitude, time zone, elevation: the last ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """The LOCATION line; a figure that is missing, no number or beyond the Earth is None."""

    city: str = ""
    country: str = ""  # three letters, as a rule
    wmo: str = ""
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    time_zone_h: float | None = None
    elevation_m: float | None = None


def location_of(line: str) -> Location:
    """The LOCATION line; commas in a name may stand in quotes or bare.

    The figures are the last four fields whatever stands before them: a name with a comma of its
    own would else shift the elevation to the time zone. What some programs write behind the
    elevation, as the letters of a climate zone, is passed over.
    """
    fields = cells_of(line)
    while len(fields) > _FIELDS and not _is_figure(fields[-1]):
        fields.pop()
    extra = max(len(fields) - _FIELDS, 0)
    if extra:
        fields = [fields[0], ", ".join(fields[1 : 2 + extra]), *fields[2 + extra :]]
    fields += [""] * (_FIELDS - len(fields))
    latitude, longitude, zone, elevation = fields[_FIELDS - _NUMBERS :]
    return Location(
        city=fields[1],
        country=fields[3].upper().strip("-"),  # the format writes - for nothing
        wmo=fields[5],
        latitude_deg=_within(latitude, -90.0, 90.0),
        longitude_deg=_within(longitude, -180.0, 180.0),
        time_zone_h=_within(zone, -12.0, 14.0),
        elevation_m=_within(elevation, -450.0, 6000.0),
    )


def cells_of(line: str) -> list[str]:
    """The fields of a header line, without the quotes around them."""
    try:
        found = next(csv.reader([line], skipinitialspace=True), [])
    except csv.Error:  # a quote that never closes
        found = line.split(",")
    return [field.strip() for field in found]


def stated_steps(periods: Sequence[str]) -> str:
    """Records an hour as the DATA PERIODS line says; empty where it does not."""
    return periods[2] if len(periods) > 2 else ""


def stated_periods(periods: Sequence[str]) -> int:
    """Periods of data as the DATA PERIODS line says; 1 where it does not."""
    text = periods[1] if len(periods) > 1 else ""
    return int(text) if text.isdecimal() and len(text) < 4 else 1


def _is_figure(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _within(text: str, lowest: float, highest: float) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and lowest <= value <= highest else None
