"""Lines of a text into cells: by a separator, or by blanks."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import pairwise

from catalog.files.blocks import gathered
from catalog.files.cells import looks_like_number, looks_like_stamp
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

SEPARATORS = ("\t", ";", "|", ",")  # a comma last: it may be the decimal mark
BLANKS = " "  # columns parted by blanks, one or more
NO_SEPARATOR = "\x1f"  # a table of one column: the unit separator of ASCII, in no table of figures
_SAMPLE_ROWS = 120
_PIECE = 500_000  # characters
_SHARE = 0.5  # of the lines: titles and notes have other widths
_LONGEST_FIELD = 131_072  # characters, as the csv module has it: no figure is longer
_WIDE_BLANK = re.compile(r"\s{2,}|\t")
_BLANK = re.compile(r"\s+")
_TIME = re.compile(r"(?i)\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?")
_HALF_DAY = re.compile(r"(?i)[ap]\.?m\.?|上午|下午")
_DATE = re.compile(r"\d{1,4}([-/.年])\d{1,2}([-/.月]\d{1,4}日?)?")
_COMMA_AFTER_BLANK = re.compile(r"^\s*\S*\d\s+[+-]?\d+,\d+\s*$")
_THOUSANDS = re.compile(r"\s*[+-]?\d{1,3}( \d{3})+([.,]\d+)?\s*")

# A map of a chiller stands in one cell; what a file may hold is limited before it is read.
csv.field_size_limit(64_000_000)
Lines = tuple[list[list[str]], Sequence[int]]  # cells of each line, and its number from 1


def cells_of(text: str, place: str, separator: str | None) -> tuple[Lines, str]:
    """Cells and line numbers of a text, and the separator that was asked for or found.

    Raises Problem `table_broken`, `table_unclear`, `table_blanks_unclear`.
    """
    text = text.replace("\0", "")
    chosen = separator or separator_of(text, place)
    if chosen == BLANKS:
        return _by_blanks(text, place), BLANKS
    reader = csv.reader(_lines(text), delimiter=chosen, strict=True)
    try:
        rows = gathered(reader)
    except csv.Error as error:
        where = f"{place}:{reader.line_num}"
        raise Problem("table_broken", where, figure("reason", str(error))) from error
    if reader.line_num == len(rows):
        return (rows, range(1, len(rows) + 1)), chosen
    again = csv.reader(_lines(text), delimiter=chosen, strict=True)
    return (rows, [again.line_num for _ in again]), chosen  # cells of several lines


def _lines(text: str) -> Iterator[str]:
    """The lines as StringIO gives them, which would copy all of a long text at once."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield from StringIO(text[start:end], newline="")
        start = end


def separator_of(text: str, place: str) -> str:
    """The separator that divides most lines into the same number of fields."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_SAMPLE_ROWS]
    lines = [line for line in lines if len(line) < _LONGEST_FIELD]
    for separator in SEPARATORS:
        width, times = _width(lines, separator)
        if width > 1 and times >= max(_SHARE * len(lines), min(2, len(lines))):
            if separator == "," and width == 2 and _decimal_commas(lines, place):
                break
            return separator
    for separator in SEPARATORS:  # rows that are too long or cut short, below a header
        if lines and len(lines[0].split(separator)) > 2:
            return separator
    return BLANKS if _parted_by_blanks(lines) else NO_SEPARATOR


def _width(lines: Sequence[str], separator: str) -> tuple[int, int]:
    """The most usual number of fields above one, and of how many lines."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
    except csv.Error:
        return 1, 0
    del widths[1]
    return widths.most_common(1)[0] if widths else (1, 0)


def _decimal_commas(lines: Sequence[str], place: str) -> bool:
    """Whether the one comma of each line is a decimal mark and not a separator.

    A header without a comma above figures with one says so. Two whole numbers on every line
    and no header may be either: refused.
    """
    if all(_COMMA_AFTER_BLANK.search(line) for line in lines if "," in line):
        return True  # columns parted by blanks, with decimal commas
    pairs = [line.split(",") for line in lines if re.fullmatch(r"\s*\d+,\d+\s*", line)]
    if len(pairs) < len(lines) - 1 or len(pairs) < 2:
        return False
    if len(pairs) < len(lines):
        return "," not in lines[0]
    first = [int(left) for left, _ in pairs]
    if all(b - a == 1 for a, b in pairwise(first)):
        return False  # a running number and a load
    raise Problem("table_unclear", f"{place}:1", figure("example", lines[0].strip()))


def _parted_by_blanks(lines: Sequence[str]) -> bool:
    """Whether most lines are figures with blanks between them, as many on each."""
    fields = [_fields(line) for line in lines if line.strip() and line.strip()[0] not in "#!"]
    figures = [row for row in fields if len(row) > 1 and _is_figures(row)]
    widths = Counter(map(len, figures))
    if not widths or len(figures) < max(2, _SHARE * len(lines)):
        return False
    grouped = all(_THOUSANDS.fullmatch(line) for line in lines[-len(figures) :])
    if grouped and not _names_two(lines[: len(lines) - len(figures)]):
        return False  # one column of figures with blanks between thousands
    return widths.most_common(1)[0][1] >= 0.8 * len(figures)


def _names_two(above: Sequence[str]) -> bool:
    """Whether the line above the figures names more than one column."""
    return bool(above) and len(_WIDE_BLANK.split(above[-1].strip())) > 1


def _is_figures(row: Sequence[str]) -> bool:
    good = sum(looks_like_number(cell) or looks_like_stamp(cell) for cell in row)
    return good >= max(2, len(row) - 1)


def _fields(line: str) -> list[str]:
    """The fields of a line: a date and its time, a time and its half of the day are one."""
    found: list[str] = []
    for field in _BLANK.split(line.strip()):
        before = found[-1] if found else ""
        if (_TIME.fullmatch(field) and _DATE.fullmatch(before)) or (
            _HALF_DAY.fullmatch(field) and _TIME.search(before)
        ):
            found[-1] = f"{before} {field}"
        else:
            found.append(field)
    return found


def _by_blanks(text: str, place: str) -> Lines:
    """Lines by blanks; the names above may have blanks of their own."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    rows, wide = [_fields(line) for _, line in lines], False
    first = next((i for i, row in enumerate(rows) if _is_figures(row)), len(rows))
    if 0 < first < len(rows) and _is_wide(lines[first - 1][1], [line for _, line in lines[first:]]):
        rows = rows[:first] + [_WIDE_BLANK.split(line.strip()) for _, line in lines[first:]]
        wide = True
    width = Counter(len(row) for row in rows[first:]).most_common(1)[0][0] if rows[first:] else 0
    for index in range(first):
        named = [field.strip() for field in _WIDE_BLANK.split(lines[index][1].strip())]
        if wide or len(named) == width:
            rows[index] = named
        elif len(rows[index]) != width:
            rows[index] = [" ".join(rows[index])]  # a title, or names that cannot be told apart
    if 0 < first < len(rows) and len(rows[first - 1]) == 1 < width:
        raise Problem("table_blanks_unclear", f"{place}:{lines[first - 1][0]}")
    return rows, [number for number, _ in lines]


def _is_wide(names: str, lines: Sequence[str]) -> bool:
    """Whether two blanks or more part names and figures alike."""
    width = len(_WIDE_BLANK.split(names.strip()))
    sample = lines[:_SAMPLE_ROWS]
    return width > 1 and all(len(_WIDE_BLANK.split(line.strip())) == width for line in sample)
