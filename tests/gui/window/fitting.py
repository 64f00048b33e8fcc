"""Whether every word of the window has room at the sizes of usual screens; prints what has not.

    QT_SCALE_FACTOR=1.5 python -m tests.gui.window.fitting

A process of its own, for Qt takes its scale at the start. The screen is as large as its pixels
divided by the scale, and the window is as large as it may be, but never below its least size.
"""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from gui.window.shell import LEAST_PX, MainWindow
from gui.window.start import build
from tests.gui.window.seen import clipped

SCREENS_PX = ((1280, 720), (1440, 900), (1920, 1080))
TABS = 3  # the report's pages have tests of their own


def in_every_size(window: MainWindow, *scales: float) -> list[str]:
    """What is cut off on each screen at each scale, page by page, in both languages.

    Screens whose room is the same are looked at once.
    """
    rooms = sorted(
        {(max(round(width / scale), LEAST_PX[0]), max(round(height / scale), LEAST_PX[1]))
        for scale in scales
        for width, height in SCREENS_PX}
    )  # fmt: skip
    found = []
    for language in ("en", "zh"):
        window.resize(*rooms[0])  # a column that folds later keeps what it was last laid out for
        window.settings.set("language", language)
        for width, height in rooms:
            window.resize(width, height)
            for page in range(TABS):
                window.tabs.setCurrentIndex(page)
                QApplication.processEvents()
                found += [f"{language} in {width} × {height}: {one}" for one in clipped(window)]
    return list(dict.fromkeys(found))


def main() -> int:
    """Open the window on its first example and look."""
    application = QApplication(["loadfit"])
    window = build(application).study
    waiting = QEventLoop()
    window.session.selected.connect(waiting.quit)
    window.show()
    window.session.refresh()
    waiting.exec()
    for candidate in window.session.selection.candidates[:3]:
        window.session.compare(candidate.record.id, True)
    print(*in_every_size(window, float(os.environ["QT_SCALE_FACTOR"])), sep="\n")
    window.session.close()
    sys.stdout.flush()
    os._exit(0)  # nothing is kept, and what would be taken down is looked at by nobody


if __name__ == "__main__":
    sys.exit(main())
