"""The two scales of a plot: round ranges that stay put while the study is edited, and ticks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.report.canvas import ticks

FloatArray = NDArray[np.float64]

_LEAST_USED = 0.55  # below this share of the old range a new one is worth the jump


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A range in shown units with what stands at its end.

    names: where given, the scale is divided into so many equal parts with these names.
    ticks: where given, numbers that have a tick; decimals: of them.
    """

    low: float = 0.0
    high: float = 1.0
    end: str = ""  # a title with its unit
    short: str = ""  # the unit alone, where there is no room for both
    names: tuple[str, ...] = ()
    tick_px: int = 70  # about so far apart
    ticks: tuple[float, ...] = ()
    decimals: int = 0

    @property
    def set(self) -> bool:
        """Whether it has been set for any data."""
        return bool(self.end or self.names)

    def labels(self, low: float, high: float, length_px: float) -> tuple[FloatArray, list[str]]:
        """Places and words of the ticks for the part low … high of the scale."""
        if self.names:
            part = (self.high - self.low) / len(self.names)
            at = self.low + part * (np.arange(len(self.names), dtype=np.float64) + 0.5)
            within = (at >= low) & (at <= high)
            return at[within], [n for n, seen in zip(self.names, within, strict=True) if seen]
        if self.ticks:
            places = np.array([one for one in self.ticks if low <= one <= high])
            return places, [f"{one:,.{self.decimals}f}" for one in places]
        found = ticks(low, high, max(2, round(length_px / self.tick_px)))
        words = [f"{value:,.{found.decimals}f}" for value in found.values]
        return np.array(found.values), [_without_minus_zero(word) for word in words]


def _without_minus_zero(word: str) -> str:
    return word.lstrip("-") if not word.strip("-0.") else word


def rounded(low: float, high: float, about: int = 5) -> tuple[float, float]:
    """The round values around low … high; a range without extent gets some."""
    if not high > low:
        reach = abs(high) * 0.1 or 1.0
        low, high = low - reach * (low != 0.0), high + reach
    values = ticks(low, high, about).values
    if len(values) < 2:
        return low, high
    step, slack = values[1] - values[0], 1e-9 * (values[1] - values[0])
    bottom = low if values[0] <= low + slack else values[0] - step
    top = high if values[-1] >= high - slack else values[-1] + step
    return bottom, top


def held(old: Scale | None, low: float, high: float, about: int = 5) -> tuple[float, float]:
    """The old range as long as it holds the values and they use most of it, else a round one.

    So that a plot does not jump with every keystroke in the study.
    """
    if old is not None and old.low <= low and high <= old.high:
        extent = old.high - old.low
        if extent > 0 and (high - low) / extent >= _LEAST_USED:
            return old.low, old.high
    return rounded(low, high, about)


def padded(values: FloatArray, share: float = 0.06) -> tuple[float, float]:
    """Lowest and highest of the values with some room around them, not below 0."""
    low, high = float(values.min()), float(values.max())
    room = (high - low) * share or max(abs(high), 1.0) * 0.05
    return max(low - room, 0.0), high + room
