"""Starting where there is a screen, and saying so where there is none; what nobody foresaw."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from catalog.collection import kept, paused
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.window.parts import mishap, screen
from gui.window.parts.mishap import Mishaps
from gui.window.parts.screen import require_libraries, require_screen
from gui.window.shell import MainWindow
from gui.window.start import Application, collect_at_leisure

ROOT = Path(__file__).resolve().parents[3]


def test_a_file_that_the_desktop_hands_over_later_is_opened() -> None:
    """macOS names it by an event; Application stands for the one that runs the tests."""
    opened: list[Path] = []
    application = SimpleNamespace(open=opened.append)
    event = QFileOpenEvent("/home/中文 study.loadfit")
    assert Application.event(application, event)  # type: ignore[arg-type]
    assert opened == [Path("/home/中文 study.loadfit")]


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen.sys, "platform", "linux")


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"DISPLAY": ":4711"}])
def test_without_a_screen_there_is_a_way_out(
    on_linux: None, language: Language, environment: dict[str, str]
) -> None:
    with pytest.raises(Problem) as told:
        require_screen(environment)
    assert told.value.code == "no_screen"
    line = language.problem(told.value)
    assert "\n" not in line
    assert "loadfit select" in line


@pytest.mark.parametrize(
    "environment", [{"QT_QPA_PLATFORM": "offscreen"}, {"WAYLAND_DISPLAY": "wayland-0"}]
)
def test_where_a_window_can_be_shown_nothing_is_said(
    on_linux: None, environment: dict[str, str]
) -> None:
    assert require_screen(environment) is None


def test_other_systems_always_have_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen.sys, "platform", "win32")
    assert require_screen({}) is None
    assert require_libraries({"DISPLAY": ":0"}) is None


def test_a_missing_library_is_named(
    on_linux: None, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    def missing(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(screen.ctypes, "CDLL", missing)
    for ask in (require_libraries, require_screen):
        with pytest.raises(Problem) as told:
            ask({"DISPLAY": ":0"})
        assert told.value.code == "window_libraries"
        assert "libxcb-cursor.so.0" in language.problem(told.value)
        assert "apt-get install libglib2.0-0 libgl1 " in language.problem(told.value), "none loads"


def test_of_libraries_the_missing_one_alone_names_its_package(
    on_linux: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_but_one(name: str) -> None:
        if "cursor" in name or "qxcb" in name:
            raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(screen.ctypes, "CDLL", all_but_one)
    with pytest.raises(Problem) as told:
        require_libraries({"DISPLAY": ":0"})
    figures = {one.name: one.value for one in told.value.figures}
    assert figures["packages"] == "libxcb-cursor0"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is always a screen")
def test_the_command_says_it_in_one_line_and_ends_with_2(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, "-m", "gui.command.main", "--language", "en"],
        cwd=ROOT,
        env={**environment, "LOADFIT_DATA": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "no screen" in line


def note(error: Exception) -> Path:
    """Let a mishap happen; the file in which it was noted."""
    noted: list[Path] = []
    mishaps = Mishaps()
    mishaps.happened.connect(noted.append)
    try:
        raise error
    except Exception as caught:
        mishaps.note(type(caught), caught, caught.__traceback__)
    (path,) = noted
    return path


def test_what_nobody_foresaw_is_noted_with_its_place(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    path = note(ZeroDivisionError("first"))
    assert note(ZeroDivisionError("second")) == path
    text = path.read_text("utf-8")
    assert text.index("first") < text.index("second")
    assert "test_start.py" in text
    assert "LoadFit" in text
    assert "first" in capsys.readouterr().err


def test_a_log_that_has_grown_large_makes_way(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = note(ZeroDivisionError("first"))
    monkeypatch.setattr(mishap, "_LARGEST", 10)
    note(ZeroDivisionError("second"))
    assert "first" not in path.read_text("utf-8")


def test_where_nothing_can_be_noted_it_is_told_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"a file in the folder's place")
    monkeypatch.setenv("LOADFIT_DATA", str(taken))
    assert note(ZeroDivisionError("first")).parent == taken


def test_a_mishap_is_told_in_the_window(window: MainWindow, tmp_path: Path) -> None:
    window.tell_mishap(tmp_path / "errors.log")
    assert window.notice.isVisible()
    assert "errors.log" in window.notice.label.text()
    assert not window.notice.is_bad


@pytest.fixture
def collected_in() -> Iterator[list[QThread]]:
    """The threads in which garbage has been collected."""
    threads: list[QThread] = []

    def listen(phase: str, _: dict[str, int]) -> None:
        threads.append(QThread.currentThread())

    gc.callbacks.append(listen)
    yield threads
    gc.callbacks.remove(listen)
    gc.unfreeze()


class _Ring:
    """A cycle, as a panel and its slots make one."""

    def __init__(self) -> None:
        self.own = self


def test_garbage_is_collected_by_the_window_and_by_nothing_else(
    qtbot: QtBot, collected_in: list[QThread]
) -> None:
    """In a job, or in the middle of Qt's own work, it could wait for ever."""
    collector = collect_at_leisure()
    collected_in.clear()
    gone = [weakref.ref(_Ring()) for _ in range(2 * gc.get_threshold()[0])]
    assert not collected_in, "however much is made, nothing is collected where it is made"
    qtbot.waitUntil(_all_gone(gone), timeout=10_000)
    assert set(collected_in) == {QThread.currentThread()}
    collector.timer.stop()


def test_no_garbage_is_sought_while_a_table_is_built(
    qtbot: QtBot, collected_in: list[QThread]
) -> None:
    """The rows of a long file are no garbage, and going through them would hold up the window."""
    collector = collect_at_leisure()
    gone = [weakref.ref(_Ring()) for _ in range(2 * gc.get_threshold()[0])]
    collected_in.clear()
    with paused():
        collector.check()
        assert not collected_in
    collector.check()
    assert collected_in
    assert _all_gone(gone)()
    collector.timer.stop()


def test_what_a_window_keeps_is_passed_over_and_freed_all_the_same() -> None:
    with kept():
        table = [_Ring() for _ in range(100)]
    assert gc.get_freeze_count() >= 100
    assert not any(one is table[0] for one in gc.get_objects())
    last = weakref.ref(table[0])
    for one in table:
        del one.own
    del table, one
    assert last() is None
    gc.unfreeze()


def _all_gone(references: list[weakref.ref[_Ring]]) -> Callable[[], bool]:
    return lambda: not any(reference() for reference in references)
