"""Typical-year bins by hour of the day, laid on a synthesised course of the year.

bins.csv beside this module holds, for three cities, how many days a year the dry bulb at each
hour of the day lies in each 2 K bin, and the bin's mean dry bulb and mean coincident wet bulb
(counted from typical-year files: Beijing and Urumqi CSWD, Shanghai TMYx).
"""

import csv
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from core.climate.design_year import DAYS, DESIGN_HOURS, SITES, exceeded, synthesised_year
from core.climate.stations import Station
from core.climate.year import ClimateOrigin, ClimateYear
from core.keeping.keeping import keep_for_good, keep_latest
from core.vocabulary.finding import Severity, figure, finding

FloatArray = NDArray[np.float64]

HOURS = 24
BIN_WIDTH_K = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """Bins of one station in order of hour and temperature; arrays of shape (bins,)."""

    source: str  # the kind of typical-year file
    hour: NDArray[np.int64]
    centre_c: FloatArray
    days: NDArray[np.int64]  # 365 in each hour of the day
    dry_bulb_c: FloatArray  # mean of the bin
    wet_bulb_c: FloatArray  # mean of the bin


@keep_for_good
def _tables() -> dict[str, Bins]:
    text = (files("core.climate") / "bins.csv").read_text(encoding="utf-8")
    rows: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(text.splitlines()):
        rows.setdefault(row["station"], []).append(row)
    return {key: _bins(found) for key, found in rows.items()}


def _bins(rows: list[dict[str, str]]) -> Bins:
    rows = sorted(rows, key=lambda row: (int(row["hour"]), float(row["bin_c"])))
    return Bins(
        source=rows[0]["source"],
        hour=np.array([int(row["hour"]) for row in rows]),
        centre_c=np.array([float(row["bin_c"]) for row in rows]),
        days=np.array([int(row["days"]) for row in rows]),
        dry_bulb_c=np.array([float(row["dry_bulb_c"]) for row in rows]),
        wet_bulb_c=np.array([float(row["wet_bulb_c"]) for row in rows]),
    )


def bins(station_id: str) -> Bins | None:
    """The bins of a station, or None where there are none."""
    return _tables().get(station_id)


@keep_latest(SITES)
def binned_year(station: Station) -> ClimateYear:
    """8,760 hours with the bins' distribution in each hour of the day.

    The days are those of the synthesised year, ranked within each hour of the day. The wet bulb
    spreads about each bin's mean as it does there, by the share of that spread with which the
    station's summer wet bulb is exceeded in 50 h, at most the whole.
    """
    table = _tables()[station.id]
    synthesised = synthesised_year(station)
    course_dry = synthesised.dry_bulb_c.reshape(DAYS, HOURS)
    order = np.argsort(course_dry, axis=0, kind="stable")
    row, spread = _ranked(table)
    dry = np.empty((DAYS, HOURS))
    np.put_along_axis(dry, order, spread, axis=0)
    rows = np.empty((DAYS, HOURS), dtype=np.int64)
    np.put_along_axis(rows, order, row, axis=0)
    wet = _wet_bulbs(table, rows, dry, synthesised.wet_bulb_c.reshape(DAYS, HOURS), station)
    for values in (dry, wet):
        values.flags.writeable = False
    code = finding("climate_from_bins", Severity.INFO, figure("file", table.source))
    return ClimateYear(
        dry_bulb_c=dry.ravel(),
        wet_bulb_c=wet.ravel(),
        pressure_pa=station.summer_pressure_pa,
        origin=ClimateOrigin.BINS,
        label=station.title,
        findings=(code,),
    )


def _ranked(table: Bins) -> tuple[NDArray[np.int64], FloatArray]:
    """The 365 ranks of each hour of the day: their bin, and a dry bulb that keeps its mean.

    Both of shape (365, 24), rising along the first axis. Spread evenly as far as the nearer
    edge of the bin and not below its wet bulb.
    """
    row = np.repeat(np.arange(table.hour.size), table.days)
    to_edge = BIN_WIDTH_K / 2 - np.abs(table.dry_bulb_c - table.centre_c)
    reach = np.clip(np.minimum(to_edge, table.dry_bulb_c - table.wet_bulb_c), 0.0, None)
    first = np.cumsum(table.days) - table.days
    share = (2 * (np.arange(row.size) - first[row]) + 1) / table.days[row] - 1
    dry = table.dry_bulb_c[row] + reach[row] * share
    return row.reshape(HOURS, DAYS).T, dry.reshape(HOURS, DAYS).T


_HALVINGS = 12


def _wet_bulbs(
    table: Bins, row: NDArray[np.int64], dry: FloatArray, course: FloatArray, station: Station
) -> FloatArray:
    """Wet bulbs about each bin's mean, spread by a share of their spread in `course`."""
    mean = table.wet_bulb_c[row]
    apart = _apart(table, row, dry - mean, course)
    low, high = 0.0, 1.0
    if station.summer_wb_c is not None:
        for _ in range(_HALVINGS):
            share = (low + high) / 2
            over = exceeded(mean + share * apart, DESIGN_HOURS) > station.summer_wb_c
            low, high = (low, share) if over else (share, high)
    return np.minimum(mean + (low + high) / 2 * apart, dry)


def _apart(table: Bins, row: NDArray[np.int64], room: FloatArray, course: FloatArray) -> FloatArray:
    """How far each hour's wet bulb in `course` is from its bin's mean there, K.

    The mean over each bin is 0; a bin in which one would rise above its dry bulb, which is
    `room` above the mean, is drawn together until none does.
    """
    size = table.hour.size
    total = np.bincount(row.ravel(), course.ravel(), size)
    apart = course - (total / table.days)[row]
    rising = apart > 0
    share = np.ones(size)
    np.minimum.at(share, row[rising], np.clip(room[rising] / apart[rising], 0.0, 1.0))
    return apart * share[row]
