"""A ledger of 100,000 machines in its window: scrolled, filtered, searched, sorted, edited.

    make bench

Every line says what it should take; a frame of 60 a second is 16.7 ms.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from core.ledger.columns import STATES
from core.ledger.state import State
from core.standards.library import shipped_standards
from gui.program.ledger.diagnosed import Diagnosed, diagnosed
from gui.program.ledger.ledger_file import open_any
from gui.program.program import Program
from gui.window.ledger.document import HeldLedger
from gui.window.ledger.files import LedgerFiles
from gui.window.ledger.session import LedgerSession
from gui.window.ledger.window import LedgerWindow
from gui.window.settings import Settings
from tests.bench.test_ledger_speed import ASSETS, large_ledger

pytestmark = pytest.mark.benchmark(timer=process_time)
DAY = date(2026, 11, 29)
STEP_PX = 37  # as a wheel that is turned fast
FRAME = "16.7 ms"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Diagnosed:
    path = large_ledger(tmp_path_factory.mktemp("ledger") / "ledger.csv")
    document, ledger = open_any(path)
    made = diagnosed(document, "ledger", shipped_standards(), DAY, ledger=ledger)
    assert made is not None
    return made


@pytest.fixture
def window(found: Diagnosed, qtbot, tmp_path: Path, monkeypatch) -> Iterator[LedgerWindow]:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    settings = Settings()
    settings.set("language", "zh")
    document = HeldLedger(found.document)
    session = LedgerSession(document, Program())
    session.found = found
    made = LedgerWindow(session, settings, LedgerFiles(document, settings))
    qtbot.addWidget(made, before_close_func=lambda one: one.session.document.undo_stack.setClean())
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    session.close()


def _told(benchmark, what: str, should: str) -> None:
    took = np.array(benchmark.stats.stats.data) * 1e3
    often = np.quantile(took, 0.95)
    print(
        f"\n{ASSETS:,} machines, {what}: median {np.median(took):.1f} ms, 95 of 100 within "
        f"{often:.1f} ms, slowest {took.max():.1f} ms (should be below {should})"
    )


@pytest.mark.parametrize("tab", ["assets", "sheet"])
def test_a_frame_of_scrolling(benchmark, window: LedgerWindow, tab: str) -> None:
    table = {"assets": window.table, "sheet": window.sheet}[tab]
    window.tabs.setCurrentWidget(table)
    bar = table.verticalScrollBar()
    step = STEP_PX if tab == "assets" else 2  # rows, where it scrolls by rows

    def frame() -> None:
        bar.setValue(bar.value() + step)
        QApplication.processEvents()

    benchmark.pedantic(frame, rounds=300, warmup_rounds=5)
    assert bar.value() > 0
    _told(benchmark, f"a frame of {tab}", FRAME)


def test_a_page_far_away(benchmark, window: LedgerWindow) -> None:
    bar = window.table.verticalScrollBar()
    places = iter(range(1, 1000))

    def frame() -> None:
        bar.setValue(next(places) * 791_909 % bar.maximum())
        QApplication.processEvents()

    benchmark.pedantic(frame, rounds=50, warmup_rounds=2)
    _told(benchmark, "a page never shown before", FRAME)


def test_a_filter(benchmark, window: LedgerWindow) -> None:
    benchmark.pedantic(lambda: window.filters.press("state", STATES.index(State.HIT)), rounds=10)
    _told(benchmark, "a filter pressed", "100 ms")


def test_words(benchmark, window: LedgerWindow) -> None:
    texts = iter(["空", "空压", "空压 动力", "S9"] * 10)

    def typed() -> None:
        window.filters.search.setText(next(texts))
        window.filters.changed.emit()

    benchmark.pedantic(typed, rounds=10)
    _told(benchmark, "words looked for", "100 ms")


@pytest.mark.parametrize("key", ["kwh", "name"])
def test_order(benchmark, window: LedgerWindow, key: str) -> None:
    at = [one.key for one in window.table.rows.columns].index(key)
    benchmark.pedantic(lambda: window.table.sort_by_section(at), rounds=5)
    _told(benchmark, f"sorted by {key}", "300 ms")


def test_an_edit(benchmark, found: Diagnosed) -> None:
    at = found.document.header.index("年运行小时")
    edited = found.document.with_cell(5, at, "1234")
    standards = shipped_standards()
    made = benchmark.pedantic(diagnosed, (edited, "ledger", standards, DAY, found), rounds=3)
    assert made is not None
    assert made.by_row[5] != found.by_row[5]
    _told(benchmark, "judged anew after an edit, beside the window", "1.5 s")
