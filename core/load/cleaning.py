"""From raw figures to a clean year: places in the year, gaps, what cannot be a load.

Gaps of up to LONGEST_GAP_H are filled by a straight line between their neighbours and
reported; longer ones from days of the same kind where the user agreed; else they, or too many,
are refused with their place. Rows finer than a step are averaged. Nothing else is mended.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.climate.gaps import bridged, from_like_days, runs
from core.load.calendar import (
    YEAR_DAYS,
    Calendar,
    calendar_of,
    interval_of,
    slot_minutes,
    step_of,
)
from core.load.reading import AS_FOUND, LoadReading
from core.load.series import LoadOrigin, LoadSeries
from core.load.years import chosen_years, design_days, minutes_apart, on_grid
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Stamps = NDArray[np.datetime64]

LONGEST_GAP_H = 6.0  # a longer gap is refused
LARGEST_GAP_SHARE = 0.05  # of the year; more, however scattered, is refused
LONGEST_REPEAT_H = 2.0  # stamps given twice: the clock set back leaves one hour
_LARGEST_LIKE_DAYS_SHARE = 0.25  # of the year, where the user agreed to days of the same kind
_TEMPERATURE_LIMITS_C = (-60.0, 60.0)
_MINUTE = np.timedelta64(1, "m")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLoad:
    """Figures as they were read; arrays of shape (rows,), nan where a cell is empty.

    row: number of each row in its file, from 1; stamps: datetime64[m] or None.
    `place` names the file, `column` the column of the load.
    """

    load_w: FloatArray
    row: IntArray
    place: str
    column: str
    label: str
    stamps: Stamps | None = None
    dry_bulb_c: FloatArray | None = None
    wet_bulb_c: FloatArray | None = None
    findings: tuple[Finding, ...] = ()
    reading: LoadReading = AS_FOUND
    signed: bool = False  # what flows back is below zero


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the rows lie in the year: the slot of each row, −1 of one that does not count."""

    calendar: Calendar
    slot: IntArray
    findings: tuple[Finding, ...]


def clean(raw: RawLoad) -> LoadSeries:
    """A year without gaps, as `raw.reading` asks.

    Raises Problem `load_empty`, `load_negative`, `load_infinite`, `load_zero`,
    `load_row_count`, `load_step`, `load_beyond_year`, `load_stamps_repeated`,
    `load_gap_long`, `load_gaps_many`, `load_year_missing`, `temperature_impossible`.
    """
    _refuse(raw)
    places = _by_stamps(raw) if raw.stamps is not None else _by_count(raw)
    load, filled = _filled(raw, raw.load_w, places)
    if not load.any():
        raise Problem("load_zero", raw.place, figure("column", raw.column))
    dry, dry_findings = _temperature(raw, "dry_bulb", raw.dry_bulb_c, places)
    wet, wet_findings = _temperature(raw, "wet_bulb", raw.wet_bulb_c, places)
    wet, cut = _below_dry_bulb(dry, wet)
    calendar = places.calendar
    return LoadSeries(
        load_w=load,
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.FILE,
        label=raw.label,
        dry_bulb_c=dry,
        wet_bulb_c=wet,
        findings=(
            *raw.findings,
            *places.findings,
            *filled,
            *dry_findings,
            *wet_findings,
            *cut,
        ),
    )


def _refuse(raw: RawLoad) -> None:
    """What no cooling load can be."""
    load = raw.load_w
    if not np.isfinite(load).any():
        raise Problem("load_empty", raw.place, figure("column", raw.column))
    below = (load < 0) & (not raw.signed)
    for code, wrong in (("load_infinite", np.isinf(load)), ("load_negative", below)):
        if wrong.any():
            first = int(np.argmax(wrong))
            value = figure("value", float(load[first]), Kind.COOLING_POWER)
            count = figure("count", int(wrong.sum()), Kind.COUNT)
            raise Problem(code, _place(raw, first), value, count)


def _place(raw: RawLoad, index: int) -> str:
    return f"{raw.place}:{raw.row[index]} [{raw.column}]"


def _by_count(raw: RawLoad) -> _Places:
    rows = raw.load_w.size
    minutes = raw.reading.interval_min or interval_of(rows)
    calendar = calendar_of(rows, int(minutes)) if minutes == int(minutes) else None
    if calendar is None:
        raise Problem("load_row_count", raw.place, figure("rows", rows, Kind.COUNT))
    every = figure("minutes", int(minutes), Kind.COUNT)
    found = [finding("load_without_stamps", Severity.ASSUMED, every)]
    if rows == YEAR_DAYS * 24 - 1:
        found.append(finding("load_last_hour", Severity.WARNING))
    per_step = 60 // calendar.steps_per_hour // int(minutes)
    found += _averaged(int(minutes), calendar)
    return _Places(calendar, np.arange(rows) // per_step, tuple(found))


def _averaged(minutes: int, calendar: Calendar) -> list[Finding]:
    step = 60 // calendar.steps_per_hour
    if step == minutes:
        return []
    figures = (figure("minutes", minutes, Kind.COUNT), figure("step", step, Kind.COUNT))
    return [finding("load_averaged", Severity.INFO, *figures)]


def _by_stamps(raw: RawLoad) -> _Places:
    """Slots from time stamps: any order, any first day; the last instant may end the year."""
    stamps = raw.stamps
    assert stamps is not None  # noqa: S101 - the caller asked
    minutes = minutes_apart(stamps)
    step = step_of(minutes)
    if step is None:
        raise Problem("load_step", _place(raw, 0), figure("minutes", minutes, Kind.COUNT))
    stamps = on_grid(stamps, minutes)
    found: list[Finding] = []
    counts = np.ones(stamps.size, dtype=np.bool_)
    before = design_days(stamps, minutes)
    if before:
        counts[:before] = False
        said = figure("count", before, Kind.COUNT)
        found.append(finding("load_design_days", Severity.INFO, said))
    moved = _moved_to_starts(stamps, counts, minutes, raw.reading.stamps)
    if moved is not stamps:
        found.append(finding("load_stamps_end", Severity.INFO))
    rows, told = chosen_years(moved[counts], minutes, raw.reading, raw.place)
    counts[counts] = rows
    found += told
    since, days = slot_minutes(moved[counts])
    calendar = Calendar(days=days, steps_per_hour=60 // step)
    slot = np.full(stamps.size, -1, dtype=np.int64)
    slot[counts] = since // step
    found += _averaged(minutes, calendar)
    first, kept = moved[counts].min(), moved[counts]
    if (np.diff(kept).astype(np.int64) < -60).any():  # more than a clock set back
        found.append(finding("load_sorted", Severity.INFO))
    if (
        first != first.astype("datetime64[Y]").astype("datetime64[m]")
        and not raw.reading.typical_year
    ):
        found.append(finding("load_turned", Severity.INFO, figure("first", str(first)[:10])))
    if not raw.reading.typical_year:
        found += _repeats(raw, since // minutes, np.flatnonzero(counts), minutes)
    return _Places(calendar, slot, tuple(found))


def _moved_to_starts(
    stamps: Stamps, counts: NDArray[np.bool_], minutes: int, asked: str | None
) -> Stamps:
    """Stamps at the ends of their steps (the last is 1 January, 0 h) moved to the starts."""
    first, last = stamps[counts].min(), stamps[counts].max()
    step = minutes * _MINUTE
    ends_year = last == last.astype("datetime64[Y]").astype("datetime64[m]")
    starts_late = first - step == (first - step).astype("datetime64[Y]")
    ends = asked == "end" or (asked is None and ends_year and starts_late)
    return stamps - step if ends else stamps


def _repeats(raw: RawLoad, slot: IntArray, rows: IntArray, minutes: int) -> list[Finding]:
    """Instants given more than once: the hour of the clock set back, or an error.

    slot: intervals since the year began, of the rows that count; rows: their indices.
    """
    times = np.bincount(slot)
    repeated = int((times - 1).clip(0).sum())
    if not repeated:
        return []
    if repeated * minutes / 60.0 > LONGEST_REPEAT_H:
        again = int(np.flatnonzero(times > 1)[0])
        hours = figure("hours", repeated * minutes / 60.0, Kind.HOURS)
        second = rows[np.flatnonzero(slot == again)[1]]
        raise Problem("load_stamps_repeated", _place(raw, int(second)), hours)
    return [finding("load_hour_twice", Severity.WARNING, figure("count", repeated, Kind.COUNT))]


def _in_slots(values: FloatArray, places: _Places) -> FloatArray:
    """Mean of the rows of each slot, nan where there is none, shape (steps,)."""
    known = np.isfinite(values) & (places.slot >= 0)
    steps = places.calendar.steps
    count = np.bincount(places.slot[known], minlength=steps)
    total = np.bincount(places.slot[known], values[known], steps)
    with np.errstate(invalid="ignore"):
        return np.where(count > 0, total / count, np.nan)


def _filled(
    raw: RawLoad, values: FloatArray, places: _Places
) -> tuple[FloatArray, tuple[Finding, ...]]:
    """The year with its short gaps filled, and what was filled."""
    year = _in_slots(values, places)
    missing = np.isnan(year)
    if not missing.any():
        return year, ()
    step_h = places.calendar.step_h
    starts, lengths = runs(missing)
    worst = int(np.argmax(lengths))
    longest_h, missing_h = float(lengths[worst]) * step_h, float(missing.sum()) * step_h
    where = _slot_name(int(starts[worst]), places.calendar)
    place = _gap_place(raw, places, int(starts[worst]))
    like_days = raw.reading.like_days
    if longest_h > LONGEST_GAP_H and not like_days:
        raise Problem(
            "load_gap_long",
            place,
            figure("from", where),
            figure("hours", longest_h, Kind.HOURS),
            figure("limit", LONGEST_GAP_H, Kind.HOURS),
        )
    share = _LARGEST_LIKE_DAYS_SHARE if like_days else LARGEST_GAP_SHARE
    if missing.mean() > share:
        raise Problem(
            "load_gaps_many",
            place,
            figure("hours", missing_h, Kind.HOURS),
            figure("limit", share, Kind.SHARE),
        )
    figures = (
        figure("count", len(starts), Kind.COUNT),
        figure("hours", missing_h, Kind.HOURS),
        figure("longest", longest_h, Kind.HOURS),
        figure("from", where),
    )
    if longest_h > LONGEST_GAP_H:
        year = from_like_days(
            year,
            missing_steps=round(LONGEST_GAP_H / step_h),
            steps_a_day=round(24 / step_h),
            first_day=_first_day(raw),
        )
        return bridged(year), (finding("load_gaps_like_days", Severity.WARNING, *figures),)
    return bridged(year), (finding("load_gaps_filled", Severity.WARNING, *figures),)


def _first_day(raw: RawLoad) -> int:
    """Day of the week of 1 January, 0 is Monday: of the stamps' year, else a Monday."""
    if raw.stamps is None:
        return 0
    january = raw.stamps.min().astype("datetime64[Y]").astype("datetime64[D]")
    return (int(january.astype(np.int64)) + 3) % 7  # 1 January 1970 was a Thursday


def _slot_name(slot: int, calendar: Calendar) -> str:
    """Month, day and hour of a slot, as `07-14 13:00`."""
    first = np.datetime64("2024-01-01" if calendar.days > YEAR_DAYS else "2023-01-01", "m")
    return str(first + slot * (60 // calendar.steps_per_hour) * _MINUTE)[5:].replace("T", " ")


def _gap_place(raw: RawLoad, places: _Places, slot: int) -> str:
    """The row of the gap: the empty row itself, else the row after which it is missing."""
    rows = np.flatnonzero(places.slot == slot)
    if rows.size == 0:
        before = np.where(places.slot < slot, places.slot, -1)  # −1 of rows that do not count
        rows = np.array([int(np.argmax(before))])
    return _place(raw, int(rows[0]))


def _temperature(
    raw: RawLoad, name: str, values: FloatArray | None, places: _Places
) -> tuple[FloatArray | None, tuple[Finding, ...]]:
    """A temperature column of the file; with long gaps it is left aside, not the load."""
    if values is None:
        return None, ()
    low, high = _TEMPERATURE_LIMITS_C
    wrong = (values < low) | (values > high)
    if wrong.any():
        first = int(np.argmax(wrong))
        value = figure("value", float(values[first]), Kind.TEMPERATURE)
        raise Problem("temperature_impossible", f"{raw.place}:{raw.row[first]}", value)
    year = _in_slots(values, places)
    missing = np.isnan(year)
    longest_h = float(runs(missing)[1].max(initial=0)) * places.calendar.step_h
    if longest_h > LONGEST_GAP_H or missing.mean() > LARGEST_GAP_SHARE:
        hours = figure("hours", float(missing.sum()) * places.calendar.step_h, Kind.HOURS)
        return None, (finding(f"{name}_left_aside", Severity.WARNING, hours),)
    if missing.any():
        hours = figure("hours", float(missing.sum()) * places.calendar.step_h, Kind.HOURS)
        return bridged(year), (finding(f"{name}_filled", Severity.WARNING, hours),)
    return year, ()


def _below_dry_bulb(
    dry: FloatArray | None, wet: FloatArray | None
) -> tuple[FloatArray | None, tuple[Finding, ...]]:
    """A wet bulb above its dry bulb is a faulty reading: held at the dry bulb and counted."""
    if dry is None or wet is None or not (wet > dry).any():
        return wet, ()
    count = figure("count", int((wet > dry).sum()), Kind.COUNT)
    return np.minimum(wet, dry), (finding("wet_bulb_above_dry", Severity.WARNING, count),)
