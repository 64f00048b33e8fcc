"""A window of the bundle on a screen of its own: how long it takes to come, and its picture.

on_screen.py PICTURE WORD …: run under Xvfb with QT_QPA_PLATFORM=xcb; prints seconds until something
of the window is painted, and until it stands there whole, each with the seconds of computing that
it took: on a machine that others work on too, only these compare.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

PATIENCE_S = 60.0
LOOK_EVERY_S = 0.02
STEP_PX = 24
PAINTED, WHOLE = 4, 30  # colours at the points of a grid: an empty screen has one
REST_S = 3.0  # until everything that comes late is there


def main(picture: str, words: list[str]) -> int:
    """Start it, watch the screen, keep the picture; returns the exit status."""
    application = QGuiApplication(sys.argv[:1])
    screen = application.primaryScreen()
    began = time.perf_counter()
    process = subprocess.Popen(words)
    came: dict[int, str] = {}
    while len(came) < 2 and time.perf_counter() - began < PATIENCE_S and process.poll() is None:
        seen = _colours(screen.grabWindow(0).toImage())
        for wanted in (PAINTED, WHOLE):
            if seen >= wanted and wanted not in came:
                after_s = time.perf_counter() - began
                came[wanted] = f"{after_s:.2f} ({_computing_s(process.pid):.2f})"
        time.sleep(LOOK_EVERY_S)
    if process.poll() is None:
        time.sleep(REST_S)
        screen.grabWindow(0).save(picture)
    process.terminate()
    process.wait()
    print(*came.values(), sep=", ")
    return 0 if len(came) == 2 else 1


def _computing_s(pid: int) -> float:
    """Seconds of processors that a process has used, from the kernel's table of it."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    user, system = (int(after_name[at]) for at in (11, 12))
    return (user + system) / os.sysconf("SC_CLK_TCK")


def _colours(image: QImage) -> int:
    points = (
        image.pixel(x, y)
        for x in range(0, image.width(), STEP_PX)
        for y in range(0, image.height(), STEP_PX)
    )
    return len(set(points))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
