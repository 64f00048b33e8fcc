"""A year of weather from the text of an EPW file (EnergyPlus weather format).

Eight lines of header, then a line for each hour or for each part of one, of which seven fields
are read: month, day and hour (1 … 24, the hour that ends), minute, dry bulb, dew point, relative
humidity and pressure. Records within an hour are averaged. The wet bulb is computed from the dew
point, or from the humidity where that is missing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.climate.epw_checks import (
    humidity_findings,
    place_findings,
    pressure_findings,
    useless_humidity,
)
from core.climate.epw_header import HEADER_LINES, Location, cells_of, location_of, stated_steps
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
    `epw_range`, `epw_gap`, `epw_no_humidity`, each with the line.
    """
    lines = text.rstrip().split("\n")
    location = _header(lines, place)
    data = [line.split(",", _LEAST_FIELDS) for line in lines[HEADER_LINES:]]
    days, steps = _extent(data, place)
    _check_sequence(data, days, steps, place)
    columns = [_values(data, column, place) for column in (_DRY_BULB, _DEW_POINT, _HUMIDITY)]
    pressure, pressure_found = _pressure(_values(data, _PRESSURE, place), location)
    columns = [_by_the_hour(column, steps) for column in columns]
    if days == _LEAP_DAYS:
        leap = slice(_LEAP_DAY * _HOURS, (_LEAP_DAY + 1) * _HOURS)
        columns = [np.delete(column, leap) for column in columns]
    dry, dew, humidity = columns
    useless = useless_humidity(dew, humidity)
    if useless is not None:
        raise Problem("epw_no_humidity", f"{place}:{HEADER_LINES + 1}", useless)
    humidity_found = humidity_findings(dry, dew, humidity)
    dry, dry_found = _filled(dry, "dry_bulb", days, steps, place)
    dew = np.where(np.isnan(dew), _dew_points(dry, humidity), dew)
    dew, dew_found = _filled(dew, "dew_point", days, steps, place)
    return ClimateYear(
        dry_bulb_c=dry,
        wet_bulb_c=wet_bulb_from_dew_point(dry, dew, pressure),
        pressure_pa=pressure,
        origin=ClimateOrigin.EPW,
        label=f"{location.city} ({label})" if location.city else label,
        country=location.country,
        location=location,
        findings=(
            *_steps_found(lines[HEADER_LINES - 1], steps),
            *([finding("epw_leap_day", Severity.INFO)] if days == _LEAP_DAYS else []),
            *dry_found, *dew_found, *humidity_found, *pressure_found,
            *place_findings(dry, location),
        ),
    )  # fmt: skip


def _header(lines: list[str], place: str) -> Location:
    """Check the header; where the weather was taken."""
    if lines[0].split(",")[0].strip(' "\ufeff\r').upper() != "LOCATION":
        raise Problem("epw_not_epw", f"{place}:1")
    if len(lines) <= HEADER_LINES:
        raise Problem("epw_short", f"{place}:{len(lines)}", figure("hours", 0, Kind.HOURS))
    return location_of(lines[0])


def _steps_found(periods: str, steps: int) -> list[Finding]:
    """Records within the hour, and a header that says another number of them."""
    found = []
    count = figure("steps", steps, Kind.COUNT)
    if steps > 1:
        found.append(finding("epw_averaged", Severity.INFO, count))
    stated = stated_steps(cells_of(periods))
    if stated not in ("", str(steps)):
        told = figure("stated", stated[:20])
        found.append(finding("epw_steps_differ", Severity.WARNING, told, count))
    return found


def _extent(data: list[list[str]], place: str) -> tuple[int, int]:
    """Days, 365 or 366, and records an hour: as many as bear the stamp of the first."""
    first = data[0][1:4]
    steps = next((i for i, row in enumerate(data) if row[1:4] != first), len(data))
    if len(data) in (_DAYS * _HOURS * steps, _LEAP_DAYS * _HOURS * steps):
        return len(data) // (_HOURS * steps), steps
    line = f"{place}:{HEADER_LINES + len(data)}"
    raise Problem("epw_short", line, figure("hours", len(data) // steps, Kind.HOURS))


def _expected(days: int, steps: int) -> list[tuple[int, int, int]]:
    """Month, day and hour of every line."""
    lengths = [length + (days - _DAYS) * (month == 1) for month, length in enumerate(_LENGTHS)]
    return [
        (month + 1, day + 1, hour + 1)
        for month, length in enumerate(lengths)
        for day in range(length)
        for hour in range(_HOURS)
        for _ in range(steps)
    ]


def _check_sequence(data: list[list[str]], days: int, steps: int, place: str) -> None:
    """Every stamp in its place; minutes, where there are several, each once in the hour."""
    minutes: list[str] = []
    for number, (row, expected) in enumerate(zip(data, _expected(days, steps), strict=True)):
        line = f"{place}:{number + HEADER_LINES + 1}"
        if len(row) < _LEAST_FIELDS:
            raise Problem("epw_columns", line, figure("fields", len(row), Kind.COUNT))
        try:
            found = (int(row[1]), int(row[2]), int(row[3]))
        except ValueError as error:
            raise Problem("epw_value", line, figure("value", ",".join(row[1:4]))) from error
        if found != expected:
            names = ["-".join(map(str, stamp)) for stamp in (found, expected)]
            raise Problem("epw_sequence", line, figure("found", names[0]), figure("due", names[1]))
        if steps > 1:
            minutes = [] if number % steps == 0 else minutes
            if row[4].strip() in minutes:
                raise Problem("epw_minutes", line, figure("minute", row[4].strip()[:20]))
            minutes.append(row[4].strip())


def _by_the_hour(values: FloatArray, steps: int) -> FloatArray:
    """Means of the hours over the records that say something; nan where none does."""
    if steps == 1:
        return values
    records = values.reshape(-1, steps)
    known = np.isfinite(records)
    count = known.sum(axis=1)
    total = np.where(known, records, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _values(data: list[list[str]], column: _Column, place: str) -> FloatArray:
    """One column as numbers, nan where it is missing."""
    cells = [row[column.index] for row in data]
    try:
        values = np.array([float(cell) if cell.strip() else np.nan for cell in cells])
    except ValueError as error:
        bad = next(number for number, cell in enumerate(cells) if not _is_number(cell))
        line = f"{place}:{bad + HEADER_LINES + 1} [{column.index + 1}]"
        raise Problem("epw_value", line, figure("value", cells[bad])) from error
    values = np.where(values >= column.missing, np.nan, values)
    wrong = (values < column.lowest) | (values > column.highest)
    if wrong.any():
        bad = int(np.argmax(wrong))
        raise Problem(
            "epw_range",
            f"{place}:{bad + HEADER_LINES + 1} [{column.index + 1}]",
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
    # 0 is what files hold where no humidity was measured: air is never without vapour.
    share = np.where(humidity > 0.0, np.clip(humidity / 100.0, 1e-3, 1.0), np.nan)
    known = np.isfinite(share)
    return np.where(known, dew_point_from_humidity(dry, np.where(known, share, 1.0)), np.nan)


def _pressure(values: FloatArray, location: Location) -> tuple[float, tuple[Finding, ...]]:
    """The mean of the year; the standard atmosphere's where the file gives none."""
    known = np.isfinite(values)
    if known.any():
        mean = float(values[known].mean())
        return mean, pressure_findings(mean, location)
    elevation_m = location.elevation_m or 0.0
    found = figure("elevation", elevation_m, Kind.ELEVATION)
    assumed = finding("epw_pressure_assumed", Severity.ASSUMED, found)
    return float(standard_pressure(elevation_m)), (assumed,)


def _filled(
    values: FloatArray, name: str, days: int, steps: int, place: str
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
        line = f"{place}:{hour * steps + HEADER_LINES + 1}"
        limit = figure("limit", LONGEST_GAP_H, Kind.HOURS)
        raise Problem("epw_gap", line, figure("hours", longest, Kind.HOURS), limit)
    count = figure("hours", int(missing.sum()), Kind.HOURS)
    length = figure("longest", longest, Kind.HOURS)
    return bridged(values), [finding(f"epw_{name}_filled", Severity.WARNING, count, length)]
