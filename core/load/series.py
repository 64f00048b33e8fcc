"""A year of load: what all loads have in common, and a thermal load in time order."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.vocabulary.finding import Finding

FloatArray = NDArray[np.float64]


class LoadOrigin(StrEnum):
    """Where the load comes from."""

    FILE = "file"
    SHAPE = "shape"
    SYNTHESISED = "synthesised"
    BY_HOURS = "by_hours"
    POWER = "renewable_power"


class LoadYear(Protocol):
    """What every family's load has in common: where it comes from and what is to be said of it."""

    @property
    def origin(self) -> StrEnum:
        """Where it comes from; its name is the message `choice.<origin>`."""
        ...

    @property
    def label(self) -> str:
        """Its file, shape or climate."""
        ...

    @property
    def label_words(self) -> str:
        """What its label is a key of, as `shape` in `shape.office`; empty: it stands as written."""
        ...

    @property
    def step_h(self) -> float:
        """Length of a step, h; 0 where it has no steps of equal length."""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadSeries:
    """A cleaned year: no gaps, finite, ≥ 0; arrays of shape (steps,), steps · step_h = a year.

    `dry_bulb_c` and `wet_bulb_c` are there where the file brought them; else None, and the
    load is paired with the climate by rank within each hour of the day.
    """

    load_w: FloatArray
    step_h: float
    month: NDArray[np.int8]  # 0 … 11
    hour_of_day: NDArray[np.int8]  # 0 … 23
    origin: LoadOrigin
    label: str
    dry_bulb_c: FloatArray | None = None
    wet_bulb_c: FloatArray | None = None
    file_peak_w: float | None = None  # highest load of the file it came from, before scaling
    findings: tuple[Finding, ...] = ()

    @property
    def label_words(self) -> str:
        """Bundled shapes have names in every language."""
        return "shape" if self.origin is LoadOrigin.SHAPE else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShaftRows:
    """Figures of the rows and the hours of each (in proportion), with what is to be said."""

    values: FloatArray
    hours: FloatArray
    findings: tuple[Finding, ...] = ()
