"""A window that is killed in the middle of edits and saves loses the last second at most.

Six rounds in the usual tests; fifty with LOADFIT_FULL=1.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from core.families.registry import decode
from core.study.study import encode
from gui.program.study_file import example
from gui.window.document.document import Document
from gui.window.document.lock import FileLock
from gui.window.document.recovery import Recovery

ROUNDS = 50 if os.environ.get("LOADFIT_FULL") else 6
ROOT = Path(__file__).resolve().parents[3]
LOST_AT_MOST_S = 1.0


@pytest.fixture
def study_path(tmp_path: Path) -> Path:
    study = example("office-shanghai")
    project = msgspec.structs.replace(study.project, number="0")
    path = tmp_path / "study.json"
    path.write_bytes(encode(msgspec.structs.replace(study, project=project)))
    return path


@pytest.fixture
def windows() -> Iterator[subprocess.Popen[str]]:
    """What starts a window for each line it is given."""
    command = [sys.executable, "-m", "tests.gui.window.editor"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as made:
        yield made


def kill_in_the_middle(
    windows: subprocess.Popen[str], study_path: Path, journal: Path, chance: random.Random
) -> int:
    """Let a window work for a while, then kill it without warning; when, in monotonic ns."""
    assert windows.stdin is not None
    assert windows.stdout is not None
    asked = [str(study_path), str(journal), str(chance.random())]
    print(json.dumps(asked), file=windows.stdin, flush=True)
    process = int(windows.stdout.readline())
    begun = time.monotonic()
    try:
        while not journal.exists() or not journal.stat().st_size:
            assert time.monotonic() - begun < 60
            time.sleep(0.01)
        time.sleep(chance.uniform(0.2, 1.6))
    finally:
        os.kill(process, signal.SIGKILL)
        killed = time.monotonic_ns()
    assert windows.stdout.readline() == "killed\n"
    return killed


def last(journal: Path, what: str, before_ns: float) -> int:
    """The number of the last step of a kind that was begun before a time."""
    lines = (line.split() for line in journal.read_text("ascii").splitlines() if line)
    found = [int(serial) for kind, serial, at in lines if kind == what and int(at) <= before_ns]
    return max(found, default=0)


def survived(study_path: Path, recovery: Recovery) -> int:
    """The latest state that can be had back: from the recovery file, else from the file."""
    saved = int(decode(study_path.read_bytes(), "").project.number)
    left_over = recovery.left_over()
    assert len(left_over) <= 1
    for one in left_over:
        recovered = int(one.content.project.number)
        assert one.path == study_path
        one.discard()
        return max(saved, recovered)
    return saved


def test_a_killed_window_loses_the_last_second_at_most(
    qapp: object,
    windows: subprocess.Popen[str],
    study_path: Path,
    tmp_path: Path,
    record_property: object,
) -> None:
    chance = random.Random(2026)  # noqa: S311
    recovery = Recovery(Document(example("office-shanghai")))
    behind = []
    for round_ in range(ROUNDS):
        journal = tmp_path / f"journal-{round_}"
        killed_ns = kill_in_the_middle(windows, study_path, journal, chance)
        kept = survived(study_path, recovery)
        # Whole, and nothing that was saved is gone.
        saved = int(decode(study_path.read_bytes(), "").project.number)
        assert saved >= last(journal, "saved", killed_ns)
        # What was edited up to a second before is there.
        assert kept >= last(journal, "edit", killed_ns - LOST_AT_MOST_S * 1e9)
        lines = (line.split() for line in journal.read_text("ascii").splitlines())
        lost = [int(at) for kind, serial, at in lines if kind == "edit" and int(serial) > kept]
        behind.append((killed_ns - min(lost)) / 1e6 if lost else 0.0)
        # The lock of the dead window does not stand in the way of the next one.
        lock = FileLock()
        lock.move(study_path)
        lock.release()
        # The next window goes on from what survived.
        study = decode(study_path.read_bytes(), "")
        project = msgspec.structs.replace(study.project, number=str(max(kept, saved)))
        study_path.write_bytes(encode(msgspec.structs.replace(study, project=project)))
    record_property("lost_ms", max(behind))
    print(f"killed {ROUNDS} times: at most {max(behind):.0f} ms of edits lost")
