"""Colours worked out from those of the look: readable text, and a ramp of even steps.

The ramp is interpolated in OKLab (B. Ottosson, 2020), where equal steps look equal, so that
twice the hours look twice as far along; it grows steadily in lightness, which every reader
tells apart.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from core.keeping.keeping import keep_for_good

FloatArray = NDArray[np.float64]

_READABLE = 4.5  # WCAG 2.2, 1.4.3: contrast of text
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_STEPS = 256


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 … 21 (WCAG 2.2)."""
    light = sorted((_luminance(one), _luminance(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


@keep_for_good
def readable(colour: str, ground: str) -> str:
    """The colour, darkened or lightened as far as text on the ground needs."""
    step = 104 if _luminance(ground) > 0.5 else -104
    shown = QColor(colour)
    for _ in range(60):
        if contrast(shown.name(), ground) >= _READABLE:
            break
        shown = shown.darker(step) if step > 0 else shown.lighter(-step)
    return shown.name()


def ramp(stops: tuple[str, ...]) -> NDArray[np.uint8]:
    """Colours (256, 4) from the first to the last of the stops, in even steps."""
    lab = np.array([_lab(colour) for colour in stops])
    at = np.linspace(0.0, len(stops) - 1.0, _STEPS)
    mixed = np.column_stack([np.interp(at, np.arange(len(stops)), lab[:, i]) for i in range(3)])
    lms = (mixed @ np.linalg.inv(_TO_LAB).T) ** 3
    rgb = _encoded(np.clip(lms @ np.linalg.inv(_TO_LMS).T, 0.0, 1.0))
    whole = np.full((_STEPS, 4), 255, dtype=np.uint8)
    whole[:, :3] = np.round(255 * rgb).astype(np.uint8)
    return whole


def _lab(colour: str) -> FloatArray:
    lab: FloatArray = _TO_LAB @ np.cbrt(_TO_LMS @ _linear(colour))
    return lab


def _linear(colour: str) -> FloatArray:
    """Linear light of an sRGB colour, (3,)."""
    shown = QColor(colour)
    value = np.array([shown.redF(), shown.greenF(), shown.blueF()])
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _encoded(linear: FloatArray) -> FloatArray:
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))
