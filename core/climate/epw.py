"""A year of weather from the text of an EPW file (EnergyPlus weather format).

Eight lines of header, then a line for each hour or for each part of one, of which seven fields
are read: month, day and hour (1 … 24, the hour that ends), minute, dry bulb, dew point, relative
humidity and pressure. Records within an hour are averaged. The wet bulb is computed from the dew
point, or from the humidity where that is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.climate.epw_checks import (
    humidity_findings,
    place_findings,
    pressure_findings,
    useless_humidity,
)
from core.climate.epw_design import design_conditions
from core.climate.epw_header import (
    HEADER_LINES,
    Location,
    cells_of,
    location_of,
    stated_periods,
    stated_steps,
)
from core.climate.epw_order import Order, order_of
from core.climate.gaps import bridged, runs
from core.climate.psychrometrics import (
    dew_point_from_humidity,
    standard_pressure,
    wet_bulb_from_dew_point,
)
from core.climate.year import ClimateOrigin, ClimateYear
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

LONGEST_GAP_H = 6  # a longer run of missing values is refused
_LEAST_FIELDS = 10


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
    periods = cells_of(lines[HEADER_LINES - 1])
    order = order_of(data, _LEAST_FIELDS, stated_periods(periods), place)
    columns = [_values(data, column, place) for column in (_DRY_BULB, _DEW_POINT, _HUMIDITY)]
    pressure, pressure_found = _pressure(_values(data, _PRESSURE, place), location)
    dry, dew, humidity = (order.by_the_hour(column) for column in columns)
    useless = useless_humidity(dew, humidity)
    if useless is not None:
        raise Problem("epw_no_humidity", f"{place}:{HEADER_LINES + 1}", useless)
    humidity_found = humidity_findings(dry, dew, humidity)
    dry, dry_found = _filled(dry, "dry_bulb", order, place)
    dew = np.where(np.isnan(dew), _dew_points(dry, humidity), dew)
    dew, dew_found = _filled(dew, "dew_point", order, place)
    return ClimateYear(
        dry_bulb_c=dry,
        wet_bulb_c=wet_bulb_from_dew_point(dry, dew, pressure),
        pressure_pa=pressure,
        origin=ClimateOrigin.EPW,
        label=f"{location.city} ({label})" if location.city else label,
        country=location.country,
        location=location,
        design=design_conditions(cells_of(lines[1])),
        findings=(
            *_steps_found(periods, order.steps), *order.findings,
            *([finding("epw_leap_day", Severity.INFO)] if order.is_leap else []),
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


def _steps_found(periods: Sequence[str], steps: int) -> list[Finding]:
    """Records within the hour, and a header that says another number of them."""
    found = []
    count = figure("steps", steps, Kind.COUNT)
    if steps > 1:
        found.append(finding("epw_averaged", Severity.INFO, count))
    stated = stated_steps(periods)
    if stated not in ("", str(steps)):
        told = figure("stated", stated[:20])
        found.append(finding("epw_steps_differ", Severity.WARNING, told, count))
    return found


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
    values: FloatArray, name: str, order: Order, place: str
) -> tuple[FloatArray, list[Finding]]:
    """Short gaps bridged by straight lines and reported, longer ones refused."""
    missing = np.isnan(values)
    if not missing.any():
        return values, []
    starts, lengths = runs(missing)
    worst = int(np.argmax(lengths))
    longest = int(lengths[worst])
    if longest > LONGEST_GAP_H:
        line = f"{place}:{order.line_of(int(starts[worst]))}"
        limit = figure("limit", LONGEST_GAP_H, Kind.HOURS)
        raise Problem("epw_gap", line, figure("hours", longest, Kind.HOURS), limit)
    count = figure("hours", int(missing.sum()), Kind.HOURS)
    length = figure("longest", longest, Kind.HOURS)
    return bridged(values), [finding(f"epw_{name}_filled", Severity.WARNING, count, length)]
