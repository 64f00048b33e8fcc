"""How live the window is: edit to new ranking on screen, longest hold-up, start.

    make bench

Offscreen; each figure is printed. Nothing here judges a time: read them on a quiet machine.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from math import isnan, nan
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time, time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui.program.study_file import example
from gui.window.load_editor.dialog import LoadEditor
from gui.window.shell import USUAL_PX, MainWindow
from gui.window.start import build, collect_at_leisure
from gui.window.verdict.dialog import VerdictDialog
from tests.bench.devices_file import write_devices

EDITS = 50
PATIENCE_MS = 30_000
_TURNS = 5
ROOT = Path(__file__).resolve().parents[2]


def until(signal: object, act: Callable[[], object]) -> None:
    """Act and run the event loop until `signal` comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    act()
    loop.exec()


def settle() -> None:
    """Lay out and paint whatever still waits for it."""
    for _ in range(_TURNS):
        QApplication.processEvents()


@pytest.fixture(scope="module")
def window() -> MainWindow:
    application = QApplication.instance() or QApplication(["loadfit"])
    made = build(application).study
    made.resize(*USUAL_PX)
    made.show()
    until(made.session.selected, made.session.refresh)
    _collector = collect_at_leisure()
    yield made
    made.session.document.undo_stack.setClean()
    made.close()
    made.session.close()


# What is edited of each study: section, key, and between which values.
FIGURES = {
    "office-shanghai": (
        ("duty", "peak_w", 0.8e6, 4e6),
        ("duty", "margin", 0.0, 0.2),
        ("duty", "leaving_chilled_c", 5.0, 9.0),
        ("duty", "tower_approach_k", 3.0, 6.0),
        ("plant", "units_max", 1, 7),
    ),
    "pump-shanghai": (
        ("duty", "existing_efficiency", 0.88, 0.94),
        ("duty", "ambient_c", 25.0, 45.0),
        ("duty", "elevation_m", 0.0, 1500.0),
        ("criteria", "oversizing_max", 1.3, 2.5),
    ),
    "school-beijing": (
        ("duty", "peak_w", 100e3, 400e3),
        ("duty", "margin", 0.0, 0.2),
        ("duty", "supply_c", 47.0, 55.0),
        ("plant", "units_max", 3, 7),
    ),
}
OF_ALL = (("criteria", "efficient_share", 0.8, 0.95), ("economics", "discount_rate", 0.02, 0.1))


def random_edits(name: str) -> list[tuple[str, str, object]]:
    """Fifty edits a person might make, the same ones at every run."""
    random = np.random.default_rng(20261121)
    kinds = (*FIGURES[name], *OF_ALL)

    def edit(section: str, key: str, low: float, high: float) -> tuple[str, str, object]:
        whole = isinstance(low, int)
        return section, key, int(random.integers(low, high)) if whole else random.uniform(low, high)

    return [edit(*kinds[i]) for i in random.integers(0, len(kinds), EDITS)]


class FirstPaint(QObject):
    """When a new ranking, or why there is none, was first painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._old = window.session.selection
        self.at = nan
        panel = window.candidates_panel
        for watched in (panel.table.viewport(), panel.nothing):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let it paint, then look at the clock."""
        if event.type() is not QEvent.Type.Paint or self._session.selection is self._old:
            return False
        self._old = self._session.selection
        watched.removeEventFilter(self)
        QApplication.sendEvent(watched, event)
        watched.installEventFilter(self)
        self.at = perf_counter()
        return True


@pytest.mark.parametrize("name", FIGURES)
def test_edit_to_new_ranking_on_screen(window: MainWindow, benchmark, name: str) -> None:
    """From the edit until the new ranking has been painted, candidates tab in front.

    The second figure is until plots, device and forms have followed and are painted too.
    """
    window.tabs.setCurrentIndex(0)
    window.session.document.undo_stack.setClean()
    until(window.session.selected, lambda: window.session.document.replace(example(name), None))
    settle()
    painted = FirstPaint(window)
    document = window.session.document
    ranking: list[float] = []
    everything: list[float] = []

    def run() -> None:
        for edit in random_edits(name):
            painted.at = nan
            begun = perf_counter()
            until(window.session.selected, lambda e=edit: document.edit(*e))
            settle()
            everything.append((perf_counter() - begun) * 1e3)
            ranking.append((painted.at - begun) * 1e3)

    benchmark.pedantic(run, rounds=1, iterations=1)
    print(f"\n{name}: edit to ranking on screen: {spread(ranking)}")
    print(f"{name}: edit to everything redrawn: {spread(everything)}")
    assert len(ranking) == EDITS
    assert not any(isnan(took) for took in ranking)


ROOM_EDITS = (
    ("duty", "peak_w", 2.3e6),
    ("economics", "discount_rate", 0.06),
    ("duty", "tower_approach_k", 4.5),
    ("plant", "units_max", 5),
    ("duty", "margin", 0.05),
    ("duty", "leaving_chilled_c", 8.0),
    ("criteria", "efficient_share", 0.85),
    ("duty", "peak_w", 2.6e6),
    ("plant", "units_max", 4),
    ("duty", "tower_range_k", 5.5),
)


@pytest.mark.parametrize("models", [1, 2])
def test_edit_of_a_plant_room_to_what_is_seen_first(
    window: MainWindow, benchmark, models: int
) -> None:
    """Ten edits: until a first look or the ranking itself is there, and until all is redrawn."""
    session, study = window.session, example("plant-room-shanghai")
    plant = msgspec.structs.replace(study.plant, models_max=models)
    session.document.undo_stack.setClean()
    until(
        session.selected,
        lambda: session.document.replace(msgspec.structs.replace(study, plant=plant), None),
    )
    settle()
    seen: list[tuple[float, float]] = []
    for signal in (session.previewed, session.ranked):
        signal.connect(lambda *_: seen.append((perf_counter(), process_time())))
    first, everything, of_cpu = [], [], []

    def run() -> None:
        for edit in ROOM_EDITS:
            seen.clear()
            begun, cpu_begun = perf_counter(), process_time()
            until(session.selected, lambda e=edit: session.document.edit(*e))
            settle()
            everything.append((perf_counter() - begun) * 1e3)
            at, cpu_at = seen[0]
            first.append((at - begun) * 1e3)
            of_cpu.append((cpu_at - cpu_begun) * 1e3)

    benchmark.pedantic(run, rounds=1, iterations=1)
    told = f"plant room, models up to {models}"
    print(f"\n{told}: edit to what is seen first: {spread(first)}; of CPU: {spread(of_cpu)}")
    print(f"{told}: edit to everything redrawn: {spread(everything)}")
    assert len(first) == len(ROOM_EDITS)


def spread(milliseconds: list[float]) -> str:
    """Median and 95th percentile in words."""
    worst = quantiles(milliseconds, n=20)[-1]
    return f"median {median(milliseconds):.0f} ms, 95th percentile {worst:.0f} ms"


class Heartbeat:
    """The longest time between two turns of the window's event loop."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1e3)
        self._last = now


def test_hold_up_during_a_report(window: MainWindow, benchmark, tmp_path: Path) -> None:
    """Typesetting the preview and writing the PDF."""
    panel = window.report_panel

    def run() -> float:
        window.tabs.setCurrentIndex(0)
        until(window.session.selected, window.session.refresh)
        beat = Heartbeat()
        until(panel.preview.done, lambda: window.tabs.setCurrentIndex(3))
        until(panel.files.done, lambda: panel.save("pdf", tmp_path / "a.pdf"))
        return beat.longest_ms

    longest = benchmark.pedantic(run, rounds=1, iterations=1)
    print(f"\nlongest hold-up during a report: {longest:.0f} ms")
    assert (tmp_path / "a.pdf").exists()


def while_busy(is_busy: Callable[[], bool]) -> None:
    """Run the event loop until the work beside the window is done."""
    loop, waiting = QEventLoop(), QTimer()
    waiting.timeout.connect(lambda: is_busy() or loop.quit())
    waiting.start(5)
    loop.exec()


@pytest.mark.parametrize("count", [35_040, 525_600])
def test_hold_up_during_an_import(
    window: MainWindow, benchmark, tmp_path: Path, count: int
) -> None:
    """A year by the quarter of an hour, or by the minute, previewed in the load editor."""
    path = tmp_path / "load.csv"
    step = np.timedelta64(365 * 1440 // count, "m")
    stamps = np.datetime64("2025-01-01T00:00") + np.arange(count) * step
    rows = [f"{stamp},{500 + i % 96}" for i, stamp in enumerate(stamps)]
    path.write_text("\n".join(["time,load kW", *rows]), encoding="utf-8")

    opened: list[float] = []

    def run() -> float:
        begun = perf_counter()
        editor = LoadEditor(window.session, window.settings, window)
        editor.open()
        settle()
        opened.append((perf_counter() - begun) * 1e3)
        beat = Heartbeat()
        editor.open_file(path)
        while_busy(lambda: editor.is_reading)
        assert editor.foot.ok.isEnabled()
        editor.reject()
        return beat.longest_ms

    longest = benchmark.pedantic(run, rounds=1, iterations=1)
    print(f"\nlongest hold-up during an import of {count:,} rows: {longest:.0f} ms")
    print(f"the load editor opens in {opened[0]:.0f} ms")


def test_hold_up_during_verdicts_on_100_000_devices(
    window: MainWindow, benchmark, tmp_path: Path
) -> None:
    """A workbook of devices judged beside the window, then its results written."""
    path, out = tmp_path / "devices.xlsx", tmp_path / "verdicts.xlsx"
    write_devices(path, 100_000)
    dialog = VerdictDialog(window.session, window.settings, window)
    dialog.show()
    dialog.tabs.setCurrentWidget(dialog.batch)
    settle()

    def run() -> list[float]:
        longest = []
        for begin in (lambda: dialog.batch.judge_file(path), lambda: dialog.batch.save(str(out))):
            beat = Heartbeat()
            begin()
            while_busy(lambda: dialog.batch.busy)
            settle()
            longest.append(beat.longest_ms)
        return longest

    judging, writing = benchmark.pedantic(run, rounds=1, iterations=1)
    print(f"\nlongest hold-up while 100,000 devices are judged: {judging:.0f} ms, "
          f"written: {writing:.0f} ms")  # fmt: skip
    assert out.exists()
    dialog.close()


STARTED = """
import gc
import gui.command.main
from time import time
gc.disable()  # as gui.window.application does
from PySide6.QtWidgets import QApplication
from gui.window.start import build
application = QApplication(["loadfit"])
window = build(application).study
window.resize(1440, 900)
ranked = []
window.session.ranked.connect(lambda: ranked.append(time()))
window.session.selected.connect(application.quit)
window.show()
window.session.refresh()
application.exec()
for _ in range(5):
    application.processEvents()
print(ranked[0], time())
window.session.close()
"""


def test_process_start_to_usable_window(benchmark) -> None:
    """A new process until the first ranking is painted, and until everything is."""
    ranking: list[float] = []
    everything: list[float] = []

    def run() -> None:
        begun = time()
        done = subprocess.run(
            [sys.executable, "-c", STARTED],
            cwd=ROOT, check=True, env=os.environ, capture_output=True, text=True,
        )  # fmt: skip
        painted, settled = map(float, done.stdout.split())
        ranking.append(painted - begun)
        everything.append(settled - begun)

    benchmark.pedantic(run, rounds=5, iterations=1, warmup_rounds=1)
    print(f"\nprocess start to ranking on screen: {median(ranking):.2f} s")
    print(f"process start to everything drawn: {median(everything):.2f} s")
