"""Starting the window where Qt can run."""

import gc
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from catalog.collection import is_paused
from gui.program.reader import resources_folder
from gui.window.parts.mishap import Mishaps
from gui.window.windows import Windows

# The longest the window's thread waits for a background job that does not pause by itself;
# with Python's usual 5 ms, at every call from Qt, the window stands still while a file is read.
_TURN_S = 0.001
_COLLECT_EVERY_S = 0.1  # what a second leaves takes longer than a frame
_WHOLE, _WHOLE_EVERY_S = 2, 60.0  # a round over everything that is not spared


def start(path: Path | None, preferences: Mapping[str, str]) -> int:
    """Show the window of a file until it is closed; returns the exit status.

    preferences: of this run alone, by their keys.
    """
    application = cast(QApplication, QApplication.instance() or Application(sys.argv[:1]))
    application.setApplicationName("LoadFit")
    application.setDesktopFileName("loadfit")  # by it the desktop finds the icon on Wayland
    application.setWindowIcon(QIcon(str(resources_folder() / "icons" / "loadfit.svg")))
    mishaps = Mishaps(application)
    mishaps.install()
    windows = build(application)
    windows.settings.for_this_run(preferences)
    if isinstance(application, Application):
        application.open = windows.open
    windows.made.connect(lambda window: mishaps.happened.connect(window.tell_mishap))
    if path is not None:
        windows.open(path)
    else:
        windows.show_first()
    windows.offer_recovery()
    _collector = collect_at_leisure()
    return int(application.exec())


class Application(QApplication):
    """Opens what the desktop hands over later: macOS names a file by an event, not an argument."""

    open: Callable[[Path], None] | None = None

    def event(self, event: QEvent) -> bool:
        """Open the file where one is named."""
        if isinstance(event, QFileOpenEvent) and self.open is not None and event.file():
            self.open(Path(event.file()))
            return True
        return super().event(event)


def collect_at_leisure() -> "Collector":
    """Have garbage collected by a timer of the window's thread; for as long as it is held.

    Python itself collects wherever it happens to make an object: in a background job, or while
    Qt takes down a widget and holds its locks. Should there be a widget in the garbage, it waits
    for those very locks, and the window stands still. What lives as long as the program is
    spared: a full round over all of it would hold up the window for a tenth of a second; and so
    would one over a table that is being read.
    """
    gc.disable()
    gc.collect()
    gc.freeze()
    return Collector(_COLLECT_EVERY_S)


class Collector(QObject):
    """Collects garbage as Python would, by its counts, but by a timer and a little at a time.

    It waits while a table is built: its rows are garbage to nobody.
    """

    def __init__(self, every_s: float) -> None:
        super().__init__()
        self._whole_again = monotonic() + _WHOLE_EVERY_S
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.check)
        self.timer.start(round(every_s * 1e3))

    @Slot()
    def check(self) -> None:
        """Collect the generations that are due."""
        if is_paused():
            return
        for generation, threshold in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] <= threshold:
                break
            if generation == _WHOLE and monotonic() < self._whole_again:
                break
            gc.collect(generation)
            if generation == _WHOLE:
                self._whole_again = monotonic() + _WHOLE_EVERY_S


def build(application: QApplication) -> Windows:
    """The windows, none of them shown and nothing selected yet."""
    sys.setswitchinterval(_TURN_S)
    return Windows(application)
