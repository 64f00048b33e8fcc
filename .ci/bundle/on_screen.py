"""A window of the bundle on a screen of its own: how long it takes to come, and its picture.

on_screen.py PICTURE WORD …: run under Xvfb with QT_QPA_PLATFORM=xcb; prints seconds until something
of the window is painted, and until the ranking stands in it.
"""

import subprocess
import sys
import time

from PySide6.QtGui import QGuiApplication, QImage

PATIENCE_S = 60.0
LOOK_EVERY_S = 0.02
STEP_PX = 24
PAINTED, RANKED = 4, 30  # colours at the points of a grid: an empty screen has one
REST_S = 3.0  # until everything that comes late is there


def main(picture: str, words: list[str]) -> int:
    """Start it, watch the screen, keep the picture; returns the exit status."""
    application = QGuiApplication(sys.argv[:1])
    screen = application.primaryScreen()
    began = time.perf_counter()
    process = subprocess.Popen(words)
    came: dict[int, float] = {}
    while len(came) < 2 and time.perf_counter() - began < PATIENCE_S and process.poll() is None:
        seen = _colours(screen.grabWindow(0).toImage())
        for wanted in (PAINTED, RANKED):
            if seen >= wanted:
                came.setdefault(wanted, time.perf_counter() - began)
        time.sleep(LOOK_EVERY_S)
    if process.poll() is None:
        time.sleep(REST_S)
        screen.grabWindow(0).save(picture)
    process.terminate()
    process.wait()
    print(*(f"{came[wanted]:.2f}" for wanted in (PAINTED, RANKED) if wanted in came))
    return 0 if len(came) == 2 else 1


def _colours(image: QImage) -> int:
    points = (
        image.pixel(x, y)
        for x in range(0, image.width(), STEP_PX)
        for y in range(0, image.height(), STEP_PX)
    )
    return len(set(points))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
