"""From raw figures to a clean year: places in the year, gaps, what cannot be a load.

Gaps of up to LONGEST_GAP_H are filled by a straight line between their neighbours and
reported; longer ones, or too many, are refused with their place. Nothing else is mended.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.finding import Finding, Severity, figure, finding
from core.load.calendar import (
    LEAP_YEAR_DAYS,
    YEAR_DAYS,
    Calendar,
    calendar_of,
    slot_minutes,
)
from core.load.gaps import bridged, runs
from core.load.series import LoadOrigin, LoadSeries
from core.problem import Problem
from core.quantity import Kind

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Stamps = NDArray[np.datetime64]

LONGEST_GAP_H = 6.0  # a longer gap is refused
LARGEST_GAP_SHARE = 0.05  # of the year; more, however scattered, is refused
LONGEST_REPEAT_H = 2.0  # stamps given twice: the clock set back leaves one hour
_STEPS_ACCEPTED = {60: 1, 15: 4}  # minutes between rows -> steps per hour
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


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the rows lie in the year: slot of each row, and the row that fills each slot."""

    calendar: Calendar
    slot: IntArray
    findings: tuple[Finding, ...]


def clean(raw: RawLoad) -> LoadSeries:
    """A year without gaps.

    Raises Problem `load_empty`, `load_negative`, `load_infinite`, `load_zero`,
    `load_row_count`, `load_step`, `load_beyond_year`, `load_stamps_repeated`,
    `load_gap_long`, `load_gaps_many`, `temperature_impossible`.
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
    for code, wrong in (("load_infinite", np.isinf(load)), ("load_negative", load < 0)):
        if wrong.any():
            first = int(np.argmax(wrong))
            value = figure("value", float(load[first]), Kind.COOLING_POWER)
            count = figure("count", int(wrong.sum()), Kind.COUNT)
            raise Problem(code, _place(raw, first), value, count)


def _place(raw: RawLoad, index: int) -> str:
    return f"{raw.place}:{raw.row[index]} [{raw.column}]"


def _by_count(raw: RawLoad) -> _Places:
    rows = raw.load_w.size
    calendar = calendar_of(rows)
    if calendar is None:
        raise Problem("load_row_count", raw.place, figure("rows", rows, Kind.COUNT))
    found = [finding("load_without_stamps", Severity.ASSUMED)]
    if rows < calendar.steps:
        found.append(finding("load_last_hour", Severity.WARNING))
    return _Places(calendar, np.arange(rows), tuple(found))


def _by_stamps(raw: RawLoad) -> _Places:
    """Slots from time stamps: any order, any first day; the last instant may end the year."""
    stamps = raw.stamps
    assert stamps is not None  # noqa: S101 - the caller asked
    order = np.argsort(stamps, kind="stable")
    ordered = stamps[order]
    apart = np.diff(ordered).astype("timedelta64[m]").astype(np.int64)
    minutes = int(np.median(apart)) if apart.size else 0
    if minutes not in _STEPS_ACCEPTED:
        place = _place(raw, 0)
        raise Problem("load_step", place, figure("minutes", minutes, Kind.COUNT))
    found = []
    moved = _moved_to_starts(ordered, minutes)
    if moved is not ordered:
        found.append(finding("load_stamps_end", Severity.INFO))
    if (moved[-1] - moved[0]).astype("timedelta64[m]").astype(np.int64) >= LEAP_YEAR_DAYS * 1440:
        raise Problem(
            "load_beyond_year",
            raw.place,
            figure("first", str(ordered[0])),
            figure("last", str(ordered[-1])),
        )
    since, days = slot_minutes(moved)
    calendar = Calendar(days=days, steps_per_hour=_STEPS_ACCEPTED[minutes])
    slot = np.empty(since.size, dtype=np.int64)
    slot[order] = since // minutes
    if (order[1:] < order[:-1]).any():
        found.append(finding("load_sorted", Severity.INFO))
    if moved[0] != moved[0].astype("datetime64[Y]").astype("datetime64[m]"):
        found.append(finding("load_turned", Severity.INFO, figure("first", str(moved[0])[:10])))
    found += _repeats(raw, slot, calendar)
    return _Places(calendar, slot, tuple(found))


def _moved_to_starts(ordered: Stamps, minutes: int) -> Stamps:
    """Stamps at the ends of their steps (the last is 1 January, 0 h) moved to the starts."""
    last, step = ordered[-1], minutes * _MINUTE
    ends_year = last == last.astype("datetime64[Y]").astype("datetime64[m]")
    starts_late = ordered[0] - step == (ordered[0] - step).astype("datetime64[Y]")
    return ordered - step if ends_year and starts_late else ordered


def _repeats(raw: RawLoad, slot: IntArray, calendar: Calendar) -> list[Finding]:
    """Slots given more than once: the hour of the clock set back, or an error."""
    times = np.bincount(slot, minlength=calendar.steps)
    repeated = int((times - 1).clip(0).sum())
    if not repeated:
        return []
    if repeated * calendar.step_h > LONGEST_REPEAT_H:
        again = int(np.flatnonzero(times > 1)[0])
        rows = np.flatnonzero(slot == again)
        hours = figure("hours", repeated * calendar.step_h, Kind.HOURS)
        raise Problem("load_stamps_repeated", _place(raw, int(rows[1])), hours)
    return [finding("load_hour_twice", Severity.WARNING, figure("count", repeated, Kind.COUNT))]


def _in_slots(values: FloatArray, places: _Places) -> FloatArray:
    """Mean of the rows of each slot, nan where there is none, shape (steps,)."""
    known = np.isfinite(values)
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
    if longest_h > LONGEST_GAP_H:
        raise Problem(
            "load_gap_long",
            place,
            figure("from", where),
            figure("hours", longest_h, Kind.HOURS),
            figure("limit", LONGEST_GAP_H, Kind.HOURS),
        )
    if missing.mean() > LARGEST_GAP_SHARE:
        raise Problem(
            "load_gaps_many",
            place,
            figure("hours", missing_h, Kind.HOURS),
            figure("limit", LARGEST_GAP_SHARE, Kind.SHARE),
        )
    said = finding(
        "load_gaps_filled",
        Severity.WARNING,
        figure("count", len(starts), Kind.COUNT),
        figure("hours", missing_h, Kind.HOURS),
        figure("longest", longest_h, Kind.HOURS),
        figure("from", where),
    )
    return bridged(year), (said,)


def _slot_name(slot: int, calendar: Calendar) -> str:
    """Month, day and hour of a slot, as `07-14 13:00`."""
    first = np.datetime64("2024-01-01" if calendar.days > YEAR_DAYS else "2023-01-01", "m")
    return str(first + slot * (60 // calendar.steps_per_hour) * _MINUTE)[5:].replace("T", " ")


def _gap_place(raw: RawLoad, places: _Places, slot: int) -> str:
    """The row of the gap: the empty row itself, else the row after which it is missing."""
    rows = np.flatnonzero(places.slot == slot)
    if rows.size == 0:
        before = np.where(places.slot < slot, places.slot, -1)
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
