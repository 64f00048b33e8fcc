"""What a start costs: `select`, and the window, from process start, in CPU.

    make bench

CPU of the whole process, user and system, as the ratio to what any program of the kind must pay:
`import numpy` for a selection, a bare Qt window for the window. Both are run in turn, and the
ratio is that of the medians; figures of single runs jump with the machine.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9

NUMPY = "import numpy"
SELECT = "from gui.command.main import main; main(['select', 'resources/examples/{}.json'])"
BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(["bare"])
window = QMainWindow()
window.setCentralWidget(QLabel("text"))
window.resize(1440, 900)
window.show()
for _ in range(5):
    application.processEvents()
"""
RANKED = """
import gc
gc.disable()  # as gui.window.application does
import gui.command.main
from PySide6.QtWidgets import QApplication
from gui.window.start import build
application = QApplication(["loadfit"])
window = build(application).study
window.resize(1440, 900)
window.session.ranked.connect(lambda: print(sum(__import__("os").times()[:2]), flush=True))
window.session.selected.connect(application.quit)
window.show()
window.session.refresh()
application.exec()
for _ in range(5):
    application.processEvents()
window.session.close()
"""


def spent_s(code: str) -> tuple[float, str]:
    """CPU of a new process that runs `code`, and what it printed."""
    # Bytecode is kept, as it is for whoever installed the program.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE,
        env={**kept, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    said = process.stdout.read().decode()
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    assert status == 0
    return used.ru_utime + used.ru_stime, said


def in_turn(*codes: str) -> list[list[tuple[float, str]]]:
    """CPU and words of each, run one after another, over and over; the first round is not kept."""
    every = [[spent_s(code) for code in codes] for _ in range(ROUNDS + 1)]
    return [list(runs) for runs in zip(*every[1:], strict=True)]


@pytest.mark.parametrize(
    "name", ["office-shanghai", "pump-shanghai", "school-beijing", "dairy-shanghai"]
)
def test_select_from_process_start(benchmark, name: str) -> None:
    numpy, ours = benchmark.pedantic(
        lambda: in_turn(NUMPY, SELECT.format(name)), rounds=1, iterations=1
    )
    base, took = (median(cpu for cpu, _ in runs) for runs in (numpy, ours))
    benchmark.extra_info["ratio_to_import_numpy"] = round(took / base, 2)
    print(
        f"\nselect {name}: {took:.2f} s of CPU, {took / base:.1f} × `import numpy` ({base:.2f} s)"
    )


def test_window_from_process_start(benchmark) -> None:
    """Until everything is drawn; and how much of it until the first ranking is there."""
    bare, ours = benchmark.pedantic(lambda: in_turn(BARE, RANKED), rounds=1, iterations=1)
    base, took = (median(cpu for cpu, _ in runs) for runs in (bare, ours))
    ranked = median(float(said.split()[0]) for _, said in ours)
    benchmark.extra_info["ratio_to_bare_window"] = round(took / base, 2)
    print(
        f"\nwindow: {took:.2f} s of CPU until all is drawn, {took / base:.1f} × a bare window"
        f" ({base:.2f} s); until the first ranking {ranked:.2f} s, {ranked / base:.1f} ×"
    )
