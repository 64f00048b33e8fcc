"""The window's three columns: study, what is in the middle, device.

They share the window's width until the user puts the dividers somewhere; from then on they
stay there, also in the next run. Each outer one can be folded away.
"""

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from gui.window.settings import Settings

STUDY, MIDDLE, DEVICE = range(3)
_ROOMS_PX = (960, 1440, 1920)  # width of the window
_WIDTHS_PX = ((280, 300, 360), (380, 390, 430))  # study, device: in each
_DEVICE_FROM_PX = 1120  # a smaller window begins with the device folded
_STUDY_FROM_PX = 960  # and a still smaller one with the study folded too
_MIDDLE_LEAST_PX, _DEVICE_LEAST_PX = 360, 290
_KEPT = "columns"


class Columns(QSplitter):
    """A splitter that knows the columns' usual widths."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self.chosen = False  # whether the user has put the dividers somewhere
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._note)

    def fill(self, study: QWidget, middle: QWidget, device: QWidget) -> None:
        """Put the three beside each other, as they were in the last run."""
        for place, widget in enumerate((study, middle, device)):
            self.addWidget(widget)
            self.setStretchFactor(place, int(place == MIDDLE))
        self.setCollapsible(MIDDLE, False)
        middle.setMinimumWidth(_MIDDLE_LEAST_PX)
        device.setMinimumWidth(_DEVICE_LEAST_PX)
        kept = self._settings.measures(_KEPT)
        self.chosen = not kept.isEmpty() and self.restoreState(kept)

    def share(self, room: int) -> None:
        """Share out a window's width, unless the user has done so."""
        if not self.chosen:
            study, device = room >= _STUDY_FROM_PX, room >= _DEVICE_FROM_PX
            self.setSizes(_usual(room, study=study, device=device))

    def fold(self, column: int, room: int) -> None:
        """Fold a column away, or bring it back."""
        self.chosen = True
        sizes = self.sizes()
        width = 0 if sizes[column] else _usual(room, study=True, device=True)[column]
        sizes[MIDDLE] += sizes[column] - width
        sizes[column] = width
        self.setSizes(sizes)

    def keep(self) -> None:
        """Remember where the user put the dividers."""
        if self.chosen:
            self._settings.keep_measures(_KEPT, self.saveState())

    @Slot()
    def _note(self) -> None:
        self.chosen = True


def _usual(room: int, *, study: bool, device: bool) -> list[int]:
    """Usual widths, a little less each in a small window and more in a large one."""
    left, right = (round(float(np.interp(room, _ROOMS_PX, widths))) for widths in _WIDTHS_PX)
    left, right = left if study else 0, right if device else 0
    return [left, room - left - right, right]
