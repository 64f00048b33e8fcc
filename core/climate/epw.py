"""A year of weather from the text of an EPW file (EnergyPlus weather format).

Eight lines of header, then a line for each hour, of which six fields are read: month, day and
hour (1 … 24, the hour that ends), dry bulb, dew point, relative humidity and pressure. The wet
bulb is computed from the dew point, or from the humidity where that is missing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.climate.psychrometrics import (
    dew_point_from_humidity,
    standard_pressure,
    wet_bulb_from_dew_point,
)
from core.climate.year import ClimateOrigin, ClimateYear
from core.finding import Finding, Severity, figure, finding
from core.load.gaps import bridged, runs
from core.problem import Problem
from core.quantity import Kind

FloatArray = NDArray[np.float64]

LONGEST_GAP_H = 6  # a longer run of missing values is refused
_HEADER_LINES = 8
_LEAST_FIELDS = 10
_HOURS = 24
_DAYS, _LEAP_DAYS = 365, 366
_LEAP_DAY = 59  # 29 February, counted from 0
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One field of the data lines: where it is, what stands for missing, what can be."""

    index: int
    missing: float  # this value and all above it
    lowest: float
    highest: float


_DRY_BULB = _Column(index=6, missing=99.9, lowest=-70.0, highest=70.0)
_DEW_POINT = _Column(index=7, missing=99.9, lowest=-70.0, highest=70.0)
_HUMIDITY = _Column(index=8, missing=999.0, lowest=0.0, highest=110.0)
_PRESSURE = _Column(index=9, missing=999999.0, lowest=31000.0, highest=120000.0)


def parse_epw(text: str, place: str, label: str) -> ClimateYear:
    """The year in an EPW file's text; `place` names the file in a Problem.

    Raises Problem `epw_not_epw`, `epw_short`, `epw_columns`, `epw_sequence`, `epw_value`,
    `epw_range`, `epw_gap`, `epw_steps`, each with the line.
    """
    rows = [line.split(",") for line in text.rstrip().split("\n")]
    elevation_m = _header(rows, place)
    data = rows[_HEADER_LINES:]
    days = _days(data, place)
    _check_sequence(data, days, place)
    columns = [_values(data, column, place) for column in (_DRY_BULB, _DEW_POINT, _HUMIDITY)]
    pressure, pressure_found = _pressure(_values(data, _PRESSURE, place), elevation_m)
    if days == _LEAP_DAYS:
        leap = slice(_LEAP_DAY * _HOURS, (_LEAP_DAY + 1) * _HOURS)
        columns = [np.delete(column, leap) for column in columns]
    dry, dew, humidity = columns
    dry, dry_found = _filled(dry, "dry_bulb", days, place)
    dew = np.where(np.isnan(dew), _dew_points(dry, humidity), dew)
    dew, dew_found = _filled(dew, "dew_point", days, place)
    wet = wet_bulb_from_dew_point(dry, dew, pressure)
    leap_found = [finding("epw_leap_day", Severity.INFO)] if days == _LEAP_DAYS else []
    return ClimateYear(
        dry_bulb_c=dry,
        wet_bulb_c=wet,
        pressure_pa=pressure,
        origin=ClimateOrigin.EPW,
        label=_label(rows[0], label),
        country=_country(rows[0]),
        findings=(*leap_found, *dry_found, *dew_found, *pressure_found),
    )


def _header(rows: list[list[str]], place: str) -> float:
    """Check the header; the site's elevation in m."""
    if rows[0][0].strip().upper() != "LOCATION":
        raise Problem("epw_not_epw", f"{place}:1")
    if len(rows) <= _HEADER_LINES:
        raise Problem("epw_short", f"{place}:{len(rows)}", figure("hours", 0, Kind.HOURS))
    periods = rows[_HEADER_LINES - 1]
    if len(periods) > 2 and periods[2].strip() not in ("1", ""):
        raise Problem("epw_steps", f"{place}:{_HEADER_LINES}", figure("steps", periods[2]))
    try:
        return float(rows[0][9])
    except (IndexError, ValueError):
        return 0.0


def _days(data: list[list[str]], place: str) -> int:
    """365 or 366, by the number of hours."""
    if len(data) in (_DAYS * _HOURS, _LEAP_DAYS * _HOURS):
        return len(data) // _HOURS
    line = f"{place}:{_HEADER_LINES + len(data)}"
    raise Problem("epw_short", line, figure("hours", len(data), Kind.HOURS))


def _expected(days: int) -> list[tuple[int, int, int]]:
    """Month, day and hour of every line."""
    lengths = [length + (days - _DAYS) * (month == 1) for month, length in enumerate(_LENGTHS)]
    return [
        (month + 1, day + 1, hour + 1)
        for month, length in enumerate(lengths)
        for day in range(length)
        for hour in range(_HOURS)
    ]


def _check_sequence(data: list[list[str]], days: int, place: str) -> None:
    for number, (row, expected) in enumerate(zip(data, _expected(days), strict=True)):
        line = f"{place}:{number + _HEADER_LINES + 1}"
        if len(row) < _LEAST_FIELDS:
            raise Problem("epw_columns", line, figure("fields", len(row), Kind.COUNT))
        try:
            found = (int(row[1]), int(row[2]), int(row[3]))
        except ValueError as error:
            raise Problem("epw_value", line, figure("value", ",".join(row[1:4]))) from error
        if found != expected:
            names = ["-".join(map(str, stamp)) for stamp in (found, expected)]
            raise Problem("epw_sequence", line, figure("found", names[0]), figure("due", names[1]))


def _values(data: list[list[str]], column: _Column, place: str) -> FloatArray:
    """One column as numbers, nan where it is missing."""
    cells = [row[column.index] for row in data]
    try:
        values = np.array([float(cell) if cell.strip() else np.nan for cell in cells])
    except ValueError as error:
        bad = next(number for number, cell in enumerate(cells) if not _is_number(cell))
        line = f"{place}:{bad + _HEADER_LINES + 1} [{column.index + 1}]"
        raise Problem("epw_value", line, figure("value", cells[bad])) from error
    values = np.where(values >= column.missing, np.nan, values)
    wrong = (values < column.lowest) | (values > column.highest)
    if wrong.any():
        bad = int(np.argmax(wrong))
        raise Problem(
            "epw_range",
            f"{place}:{bad + _HEADER_LINES + 1} [{column.index + 1}]",
            figure("value", cells[bad]),
        )
    return values


def _is_number(cell: str) -> bool:
    try:
        float(cell or "nan")
    except ValueError:
        return not cell.strip()
    return True


def _dew_points(dry: FloatArray, humidity: FloatArray) -> FloatArray:
    """Dew points from the relative humidity in %; nan where that is missing too."""
    share = np.clip(humidity / 100.0, 1e-3, 1.0)
    known = np.isfinite(share)
    return np.where(known, dew_point_from_humidity(dry, np.where(known, share, 1.0)), np.nan)


def _pressure(values: FloatArray, elevation_m: float) -> tuple[float, list[Finding]]:
    """The mean of the year; the standard atmosphere's where the file gives none."""
    known = np.isfinite(values)
    if known.any():
        return float(values[known].mean()), []
    found = figure("elevation", elevation_m, Kind.ELEVATION)
    return float(standard_pressure(elevation_m)), [
        finding("epw_pressure_assumed", Severity.ASSUMED, found)
    ]


def _filled(
    values: FloatArray, name: str, days: int, place: str
) -> tuple[FloatArray, list[Finding]]:
    """Short gaps bridged by straight lines and reported, longer ones refused."""
    missing = np.isnan(values)
    if not missing.any():
        return values, []
    starts, lengths = runs(missing)
    worst = int(np.argmax(lengths))
    longest = int(lengths[worst])
    if longest > LONGEST_GAP_H:
        hour = int(starts[worst])
        if days == _LEAP_DAYS and hour >= _LEAP_DAY * _HOURS:
            hour += _HOURS
        line = f"{place}:{hour + _HEADER_LINES + 1}"
        limit = figure("limit", LONGEST_GAP_H, Kind.HOURS)
        raise Problem("epw_gap", line, figure("hours", longest, Kind.HOURS), limit)
    count = figure("hours", int(missing.sum()), Kind.HOURS)
    length = figure("longest", longest, Kind.HOURS)
    return bridged(values), [finding(f"epw_{name}_filled", Severity.WARNING, count, length)]


def _country(location: list[str]) -> str:
    """The country's code in the header, "" where it has none."""
    return location[3].strip().upper() if len(location) > 3 else ""


def _label(location: list[str], label: str) -> str:
    """The place the header names, and the file."""
    city = location[1].strip() if len(location) > 1 else ""
    return f"{city} ({label})" if city else label
