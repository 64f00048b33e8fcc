"""How fast users' files are read and judged: every form of stamp, and a workbook of devices.

    make bench

CPU seconds of this process, the best of some rounds. On a busy machine they grow with what else
runs there: hold them against the line of plain Python that is printed with them.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from math import sin
from pathlib import Path
from time import process_time

import pytest

from catalog.files.load import read_load
from catalog.files.verdicts import open_devices
from core.load.kinds import LoadFile
from core.load.reading import LoadReading
from core.standards.library import shipped_standards
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.language import LANGUAGES
from gui.program.reader import open_language
from gui.program.sheet_files import as_workbook
from gui.program.verdict_table import Batch, write_batch
from tests.bench.devices_file import write_devices

QUARTER_HOURS, MINUTES = 35_040, 525_600  # of a year
DEVICES = 100_000
_ROUNDS = 3
_NEW_YEAR = datetime(2025, 1, 1)
_UNIX = datetime(1970, 1, 1)
_WORKBOOK = datetime(1899, 12, 30)

FORMS: dict[str, Callable[[datetime], str]] = {
    "2025-01-31 13:00": lambda t: t.strftime("%Y-%m-%d %H:%M"),
    "2025-01-31T13:00:00+08:00": lambda t: t.strftime("%Y-%m-%dT%H:%M:%S+08:00"),
    "2025/1/31 13:00": lambda t: f"{_day(t)} {t.hour}:{t.minute:02d}",
    "31.01.2025 13:00": lambda t: t.strftime("%d.%m.%Y %H:%M"),
    "1/31/2025 1:00 PM": lambda t: f"{t.month}/{t.day}/{t.year} {_twelve(t)} {t.strftime('%p')}",
    "2025/1/31 下午 1:00": lambda t: f"{_day(t)} {'上下'[t.hour > 11]}午 {_twelve(t)}",
    "2025年1月31日 13时00分": lambda t: (
        f"{t.year}年{t.month}月{t.day}日 {t.hour}时{t.minute:02d}分"
    ),
    "Jan 31 2025 13:00": lambda t: t.strftime("%b %d %Y %H:%M"),
    "01/31 13:00": lambda t: t.strftime("%m/%d %H:%M"),
    "202501311300": lambda t: t.strftime("%Y%m%d%H%M"),
    "45688.541667": lambda t: f"{(t - _WORKBOOK).total_seconds() / 86_400:.6f}",
    "1738328400": lambda t: f"{(t - _UNIX).total_seconds():.0f}",
}  # fmt: skip


def _day(at: datetime) -> str:
    return f"{at.year}/{at.month}/{at.day}"


def _twelve(at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at.minute:02d}"


@cache
def plain_python_s() -> float:
    """What the machine needs now for a million turns of a loop."""
    return best(lambda: sum(i * i for i in range(1_000_000)))


def best(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """The least CPU seconds of some rounds."""
    found = []
    for _ in range(rounds):
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found)


def told(seconds: float) -> str:
    return f"{seconds * 1e3:,.0f} ms of CPU, {seconds / plain_python_s():.1f} plain million turns"


def times(rows: int) -> list[datetime]:
    step = timedelta(days=365) / rows
    return [_NEW_YEAR + at * step for at in range(rows)]


def loads(rows: int) -> list[str]:
    return [f"{500 + 300 * sin(at / 96 * 6.28) + at % 37:.1f}" for at in range(rows)]


@pytest.mark.parametrize("rows", [QUARTER_HOURS, MINUTES])
@pytest.mark.parametrize("form", FORMS)
def test_a_year_of_load_in_every_form_of_stamp(form: str, rows: int, benchmark, tmp_path) -> None:
    stamp, path = FORMS[form], tmp_path / "load.csv"
    lines = [f"{stamp(at)},{load}" for at, load in zip(times(rows), loads(rows), strict=True)]
    path.write_text("\n".join(["time,load kW", *lines]), encoding="utf-8")
    reading = LoadReading(utc_offset_h=0.0 if stamp is FORMS["1738328400"] else None)
    _read(path, LoadFile(path=str(path), reading=reading), f"{rows:,} rows, {form}", benchmark)


@pytest.mark.parametrize("rows", [QUARTER_HOURS, MINUTES])
def test_a_year_of_load_from_a_workbook(rows: int, benchmark, tmp_path: Path) -> None:
    """Days as a workbook counts them, by the minute longer than 26 columns would be let in."""
    path = tmp_path / "load.xlsx"
    days = ((at - _WORKBOOK).total_seconds() / 86_400 for at in times(rows))
    cells = ([day, float(load)] for day, load in zip(days, loads(rows), strict=True))
    with path.open("wb") as file:
        as_workbook(file, (row for part in ([["time", "load kW"]], cells) for row in part))
    _read(path, LoadFile(path=str(path)), f"{rows:,} rows of a workbook", benchmark)


def _read(path: Path, spec: LoadFile, name: str, benchmark) -> None:
    took = benchmark.pedantic(lambda: best(lambda: read_load(path, spec)), rounds=1, iterations=1)
    print(f"\n{name}: {told(took)}")
    assert read_load(path, spec).load_w.max() > 0.0


def test_verdicts_on_100_000_devices_of_a_workbook(benchmark, tmp_path: Path) -> None:
    """Read, judge, word and write; the library is at hand."""
    path, out = tmp_path / "devices.xlsx", tmp_path / "verdicts.xlsx"
    write_devices(path, DEVICES)
    standards = shipped_standards()
    wordings = [Wording(open_language(code), standards) for code in LANGUAGES]
    counted = []

    def run() -> None:
        file = open_devices(path, standards, Names(standards, wordings))
        batch = Batch(file, standards, wordings[0], date(2026, 6, 1), trace=False)
        write_batch(batch, out)
        counted.append(batch.judged)

    took = benchmark.pedantic(lambda: best(run, rounds=1), rounds=1, iterations=1)
    print(f"\n{DEVICES:,} devices to a workbook of verdicts: {told(took)}")
    assert counted == [DEVICES]
