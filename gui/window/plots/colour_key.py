"""The colours of a map: from little to much, and what they stand for in a corner of the view."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from core.keeping.keeping import keep_for_good
from gui.window.parts import look
from gui.window.plots.colour import ramp
from gui.window.plots.frame import Frame

KEY_PX = (72.0, 8.0)
KEY_ROOM_PX = KEY_PX[0] + 80.0  # with its figures, taken from the row above the data
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ON_DARK = ("#123B4A", "#1F7F93", "#7CCFD6", "#F6F3D0")
_ON_LIGHT = ("#D3ECEE", "#6CB9C6", "#1D7C93", "#0B2E4F")


def map_ramp() -> NDArray[np.uint8]:
    """Colours (256, 4) from nothing, near the ground, to the most, far from it."""
    dark = QColor(look.colours().surface).lightnessF() < 0.5
    return _ramp(_ON_DARK if dark else _ON_LIGHT)


@keep_for_good
def _ramp(stops: tuple[str, ...]) -> NDArray[np.uint8]:
    return ramp(stops)


def paint_key(painter: QPainter, frame: Frame, most: str) -> None:
    """What the colours stand for, from 0 to `most`, in the upper right corner."""
    wide = frame.text_size(most)
    left = frame.width - wide.width() - KEY_PX[0] - 6.0
    bar = QRectF(left, 3.0, *KEY_PX)
    steps = np.ascontiguousarray(map_ramp()[None, :, :])
    count = steps.shape[1]
    image = QImage(steps.data, count, 1, 4 * count, QImage.Format.Format_RGBA8888)
    painter.drawImage(bar, image)
    painter.setFont(frame.font)
    painter.setPen(QColor(look.colours().muted))
    painter.drawText(QRectF(bar.right() + 4, -1.0, wide.width() + 2, 16.0), _MIDDLE, most)
    painter.drawText(QRectF(left - 14.0, -1.0, 12.0, 16.0), _MIDDLE, "0")
