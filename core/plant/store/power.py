"""What a plant draws for what it gives, and what the load and the price of every hour are.

All days of a year stand side by side: arrays (days, steps). A day begins where the store is best
empty, at the first of the cheapest hours, so its steps are those of the year moved by that.
"""

from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Scalar = TypeVar("Scalar", bound=np.generic)

NOT_CARRIED_W = 1e15  # drawn for an output that the plant cannot give
_BEYOND = 1.0 + 1e-9
_DAY_H = 24


class Power(Protocol):
    """What a plant draws at one step of all days; served and charged: (days, n)."""

    def drawn_w(self, step: int, served_w: FloatArray, charged_w: FloatArray) -> FloatArray:
        """Power, W, for what it gives the load itself and what it makes for the store."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearPower:
    """The same efficiency at any output up to the highest."""

    efficiency: float
    highest_w: float = np.inf

    def drawn_w(self, step: int, served_w: FloatArray, charged_w: FloatArray) -> FloatArray:  # noqa: ARG002
        """Output over efficiency."""
        output = served_w + charged_w
        drawn: FloatArray = output / self.efficiency
        drawn[output > self.highest_w * _BEYOND] = NOT_CARRIED_W
        return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePower:
    """Power of a plant over its output, in straight lines between even steps.

    output_w: (n,), from 0 to all it gives; power_w: (kinds, n), NOT_CARRIED_W where it cannot run;
    kind, beside_w: (days, steps), the row of power_w and what is needed at whatever output;
    charging_w: (kinds, n), the power while it charges, where that is another (ice); most_w: (days,
    steps), what it may draw at most.
    """

    output_w: FloatArray
    power_w: FloatArray
    kind: IntArray
    beside_w: FloatArray
    charging_w: FloatArray | None = None
    most_w: FloatArray | None = None

    def drawn_w(self, step: int, served_w: FloatArray, charged_w: FloatArray) -> FloatArray:
        """Read between the steps; beyond all it gives: more than anything costs."""
        output = served_w + charged_w
        kind, beside = self.kind[:, step, None], self.beside_w[:, step, None]
        drawn = beside + self._read(self.power_w, kind, output)
        if self.charging_w is not None:
            charging = beside + self._read(self.charging_w, kind, output)
            drawn = np.where(charged_w > 0.0, charging, drawn)
        if self.most_w is not None:
            drawn[drawn > self.most_w[:, step, None] * _BEYOND] = NOT_CARRIED_W
        return drawn

    def _read(self, table: FloatArray, kind: IntArray, output_w: FloatArray) -> FloatArray:
        along = np.clip(output_w / self.output_w[1], 0.0, len(self.output_w) - 1.0)
        low = np.minimum(along.astype(np.int64), len(self.output_w) - 2)
        cell, flat = kind * len(self.output_w) + low, table.ravel()
        drawn: FloatArray = flat[cell] + (along - low) * (flat[cell + 1] - flat[cell])
        drawn[output_w > self.output_w[-1] * _BEYOND] = NOT_CARRIED_W
        return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What is asked on days, (days, steps): load and price of every step.

    begins: the step of the calendar's day that is first.
    """

    load_w: FloatArray
    price_per_wh: FloatArray
    step_h: float
    begins: int = 0

    @property
    def steps(self) -> int:
        """Of a day."""
        return int(self.load_w.shape[1])

    def laid(self, values: NDArray[Scalar]) -> NDArray[Scalar]:
        """A column of the year's steps as days, (days, steps)."""
        return laid_in_days(values, self.step_h, self.begins)

    def in_time(self, values: FloatArray) -> FloatArray:
        """(days, steps) in the order of the calendar, (all steps,)."""
        return np.roll(values.ravel(), self.begins)

    def only(self, chosen: NDArray[np.bool_]) -> "Days":
        """Some of the days."""
        return replace(self, load_w=self.load_w[chosen], price_per_wh=self.price_per_wh[chosen])


def laid_in_days(values: NDArray[Scalar], step_h: float, begins: int) -> NDArray[Scalar]:
    """Columns of a whole number of days; what lies before the first day's start ends the last."""
    return np.roll(values, -begins).reshape(-1, round(_DAY_H / step_h))


def days_of(load_w: FloatArray, price_per_wh: FloatArray, step_h: float) -> Days:
    """A year of steps as days that begin with the longest run of their lowest price."""
    begins = cheapest_begins(price_per_wh, step_h)
    return Days(
        load_w=laid_in_days(load_w, step_h, begins),
        price_per_wh=laid_in_days(price_per_wh, step_h, begins),
        step_h=step_h,
        begins=begins,
    )


def cheap_steps(price: FloatArray, step_h: float) -> NDArray[np.bool_]:
    """Steps of the mean day at its lowest price, (steps a day,)."""
    mean = price.reshape(-1, round(_DAY_H / step_h)).mean(axis=0)
    cheap: NDArray[np.bool_] = mean <= mean.min() * _BEYOND
    return cheap


def cheapest_begins(price: FloatArray, step_h: float) -> int:
    """The first step of the longest run of cheap steps of a day, which may pass midnight."""
    cheap = cheap_steps(price, step_h)
    if cheap.all():
        return 0
    starts = np.flatnonzero(cheap & ~np.roll(cheap, 1))
    runs = [int(np.argmin(np.roll(cheap, -start))) for start in starts]
    return int(starts[int(np.argmax(runs))])
