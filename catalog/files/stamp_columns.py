"""A column of stamps at once: what is plain in one pass, all else as texts of which few differ."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from catalog.files.blocks import blocks, kinds_of
from catalog.files.stamp_texts import CLOCK_MARKS, parted

Stamps = NDArray[np.datetime64]
IntArray = NDArray[np.int64]
Part = TypeVar("Part")

_WORKBOOK_EPOCH = datetime(1899, 12, 30)
_WORKBOOK_DAYS = (20_000.0, 80_000.0)  # 1954 … 2119
_UNIX_DAY = date(1970, 1, 1).toordinal()
_UNIX_SECONDS = (3e8, 5e9)  # 1979 … 2128
_UNIX = re.compile(r"1\d{9}(?:\d{3})?(?:\.0+)?")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_SERIAL_LINE = re.compile(rf"(?m)^{_SERIAL.pattern}$")
_SERIAL_LINES = re.compile(rf"{_SERIAL.pattern}(?:\n{_SERIAL.pattern})*+")
_ISO = r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?"
_ISO_LINES = re.compile(rf"{_ISO}(?:\n{_ISO})*+")
_COMPACT_LENGTHS = frozenset((10, 12, 14))  # 2024013113, with minutes, with seconds
_CENTURIES = ("19", "21")  # from, to before


class BadStamp(Exception):
    """A cell that is no time; `index` is its place in the column."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


@dataclass(frozen=True, slots=True, kw_only=True)
class Instants:
    """What the clock shows at each row, datetime64[m], and minutes it is ahead of UTC.

    offset: None where nothing is said; ends: whole hours of the day run from 1 to 24.
    """

    shown: Stamps
    offset: IntArray | None = None


def whole_column(days: Sequence[object]) -> Instants | None:
    """Stamps that are all of one plain form; None where they are not.

    2024-01-31 13:00 and 2024/01/31 13:00:00, dates and days of a workbook, seconds since 1970.
    """
    types = kinds_of(type, days)
    if types <= {datetime, date}:
        return _of_datetimes(cast("Sequence[date]", days))
    if types == {str} and (plain := _iso(cast("Sequence[str]", days))) is not None:
        return plain
    return _unix(days) or _serials(days, types)


def halves(days: Sequence[object]) -> tuple[list[str], list[str]]:
    """The date of each cell and its time of day, "" where it has none; raises BadStamp."""
    dates: list[str] = []
    times: list[str] = []
    for block in blocks(days):
        texts = _texts(block, len(dates))
        found = _compact(texts) or _before_clock(texts) or _parted(texts)
        dates += found[0]
        times += found[1]
    return dates, times


def as_read(cells: Sequence[object], read: Callable[[object, int], str]) -> list[str]:
    """Cells as texts; each different text is read once."""
    known: dict[str, str] = {}
    found = []
    for index, cell in enumerate(cells):
        if type(cell) is not str:
            found.append(read(cell, index))
            continue
        text = known.get(cell)
        if text is None:
            text = known[cell] = read(cell, index)
        found.append(text)
    return found


def different(
    texts: Sequence[str], read: Callable[[str], Part | None]
) -> tuple[list[Part], IntArray]:
    """The different parts, and which of them each row has; raises BadStamp."""
    known: dict[str, int] = {}
    parts: list[Part] = []
    at = np.empty(len(texts), dtype=np.int64)
    start = 0
    for block in blocks(texts):
        for text in dict.fromkeys(block):
            if text not in known:
                part = read(text)
                if part is None:
                    raise BadStamp(start + block.index(text))
                known[text] = len(parts)
                parts.append(part)
        end = start + len(block)
        at[start:end] = np.fromiter(map(known.__getitem__, block), np.int64, len(block))
        start = end
    return parts, at


def _iso(days: Sequence[str]) -> Instants | None:
    found = []
    for block in blocks(days):
        joined = "\n".join(block).replace("/", "-")
        if not _ISO_LINES.fullmatch(joined):
            return None
        try:
            found.append(np.array(joined.split("\n"), dtype="datetime64[s]"))
        except ValueError:
            return None  # 24:00, 30 February: read, or named, one by one
    return Instants(shown=_to_minutes(np.concatenate(found)))


def _to_minutes(seconds: Stamps) -> Stamps:
    """Half a minute rounds what came out short."""
    shown: Stamps = (seconds + np.timedelta64(30, "s")).astype("datetime64[m]")
    return shown


def _of_datetimes(days: Sequence[date]) -> Instants:
    """A workbook counts days in fractions, and shows midnight as a date alone."""
    offsets = None
    if any(isinstance(cell, datetime) and cell.tzinfo is not None for cell in days):
        found = [_ahead(cell) for cell in days]
        offsets = np.array([round(one.total_seconds() / 60) for one in found], dtype=np.int64)
        days = [cell.replace(tzinfo=None) if type(cell) is datetime else cell for cell in days]
    # numpy takes seven times as long to read a datetime.
    whole = np.array([cell.toordinal() for cell in days], dtype=np.int64) - _UNIX_DAY
    clock = [
        cell.hour * 3600 + cell.minute * 60 + cell.second if type(cell) is datetime else 0
        for cell in days
    ]
    seconds = (whole * 86_400 + np.array(clock, dtype=np.int64)).astype("datetime64[s]")
    return Instants(shown=_to_minutes(seconds), offset=offsets)


def _ahead(cell: date) -> timedelta:
    return (cell.utcoffset() if isinstance(cell, datetime) else None) or timedelta(0)


def _unix(days: Sequence[object]) -> Instants | None:
    """Seconds, or thousandths of them, since 1970 in UTC."""
    if not _UNIX.fullmatch(str(days[0]).strip()):
        return None
    seconds = _floats(days)
    if seconds is None:
        return None
    seconds = np.where(seconds > _UNIX_SECONDS[1], seconds / 1e3, seconds)
    if not ((seconds > _UNIX_SECONDS[0]) & (seconds < _UNIX_SECONDS[1])).all():
        return None
    shown = (seconds / 60 + 0.5).astype(np.int64).astype("datetime64[m]")
    return Instants(shown=shown, offset=np.zeros(shown.size, dtype=np.int64))


def _serials(days: Sequence[object], types: set[type]) -> Instants | None:
    """Days as a workbook counts them."""
    if types == {str}:
        texts = cast("Sequence[str]", days)
        if not all(_SERIAL_LINES.fullmatch("\n".join(block)) for block in blocks(texts)):
            return None
    elif not types <= {float, int}:
        return None
    found = _floats(days)
    if found is None or not ((found >= _WORKBOOK_DAYS[0]) & (found <= _WORKBOOK_DAYS[1])).all():
        return None
    microseconds = np.rint(found * 86_400e6).astype(np.int64).astype("timedelta64[us]")
    seconds = (np.datetime64(_WORKBOOK_EPOCH, "us") + microseconds).astype("datetime64[us]")
    return Instants(shown=(seconds + np.timedelta64(30, "s")).astype("datetime64[m]"))


def _floats(cells: Sequence[object]) -> NDArray[np.float64] | None:
    """The cells as figures; None where one is neither a figure nor a text of one."""
    figures = cast("Sequence[float]", cells)
    try:
        return np.concatenate([np.array(list(map(float, block))) for block in blocks(figures)])
    except (TypeError, ValueError):
        return None


def _texts(cells: Sequence[object], start: int) -> list[str]:
    """Cells as texts; the first stands at `start` of the column. Raises BadStamp."""
    if set(map(type, cells)) == {str}:
        texts = list(map(str.strip, cast("Sequence[str]", cells)))
        if not _SERIAL_LINE.search("\n".join(texts)):
            return texts
    return [_text(cell, index) for index, cell in enumerate(cells, start)]


def _parted(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    pairs = [parted(text) for text in texts]
    return [date for date, _ in pairs], [time for _, time in pairs]


def _compact(texts: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Stamps as 202401311300 parted behind the date; None where not all are such."""
    if not _COMPACT_LENGTHS.issuperset(map(len, texts)) or not all(map(str.isdecimal, texts)):
        return None
    if min(texts) < _CENTURIES[0] or max(texts) >= _CENTURIES[1]:
        return None
    return (
        [text[:8] for text in texts],
        [f"{text[8:10]}:{text[10:12] or '00'}:{text[12:] or '00'}" for text in texts],
    )


def _before_clock(texts: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """As `parted`, of texts that all hold a time of day; None where one of them does not."""
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    ends = np.flatnonzero(codes == ord("\n"))
    if ends.size != len(texts):  # a cell of several lines
        return None
    starts = np.concatenate([[0], ends[:-1] + 1])
    marks = np.flatnonzero(np.isin(codes, [ord(mark) for mark in CLOCK_MARKS]))
    first = np.searchsorted(marks, starts)
    if first[-1] >= marks.size:
        return None
    at = marks[first]
    if (at >= ends).any() or (at - starts <= len("00")).any():
        return None
    is_digit = (codes >= ord("0")) & (codes <= ord("9"))
    cuts = at - 1 - is_digit[at - 2]
    if not is_digit[cuts].all() or is_digit[cuts - 1].any():  # more than an hour before the mark
        return None
    where = (cuts - starts).tolist()
    return (
        [text[:cut] for text, cut in zip(texts, where, strict=True)],
        [text[cut:] for text, cut in zip(texts, where, strict=True)],
    )


def _text(cell: object, index: int) -> str:
    """A cell as a text; raises BadStamp."""
    if isinstance(cell, str):
        text = cell.strip()
        return _of_serial(float(text), index) if _SERIAL.fullmatch(text) else text
    if isinstance(cell, datetime):
        return str((cell + timedelta(seconds=30)).replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _of_serial(float(cell), index)
    raise BadStamp(index)


def _of_serial(value: float, index: int) -> str:
    """Days as a workbook counts them, seconds since 1970, or 2024013113 as one number."""
    if _WORKBOOK_DAYS[0] <= value <= _WORKBOOK_DAYS[1]:
        stamp = _WORKBOOK_EPOCH + timedelta(days=value) + timedelta(seconds=30)
        return str(stamp.replace(second=0, microsecond=0))
    if not np.isfinite(value):
        raise BadStamp(index)
    return f"{value:.0f}"
