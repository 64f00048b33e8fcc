"""What a family of equipment adds to the catalog browser beyond its declared fields.

Figures are listed and edited from the declared fields; only what has a form of its own, the
curves and the points they are fitted to, is asked of the family, here. All figures are SI.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
Rows = Sequence[tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a chart, named by a figure: at 7 °C."""

    x: FloatArray
    y: FloatArray
    at: float
    main: bool = True  # drawn strong


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A curve of a device within its limits.

    key: its title is the message `browser.chart.<key>`; x_title: key of a field; at: kind of
    the figures that name the lines; limits: x beyond which there are no figures; reference:
    the device's own reference point.
    """

    key: str
    x_title: str
    x: Kind
    y: Kind
    at: Kind
    lines: tuple[Line, ...]
    limits: tuple[float, float]
    reference: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTable:
    """A table of points a curve can be fitted to; title and hint are `browser.points.<key>`.

    row: Struct whose declared fields are the columns; forms: what the curve may be, the usual
    one first, each a message `browser.form.<form>`; empty where there is no choice.
    """

    key: str
    row: type[msgspec.Struct]
    rows: Rows
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual:
    """How far a curve is off the points of a table, relative to them."""

    table: str
    column: str
    largest: float
    rms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A record with curves through points."""

    record: Any
    residuals: tuple[Residual, ...]


class FamilyBrowsing(Protocol):
    """The parts of the catalog browser that only a family can fill.

    columns: fields of the table of somebody who has not chosen; follows: fields that follow
    from the points and are not typed while there are points.
    """

    @property
    def columns(self) -> tuple[str, ...]:
        """Fields of the table."""
        ...

    @property
    def follows(self) -> tuple[str, ...]:
        """Fields that are not typed while there are points."""
        ...

    def charts(self, record: Any) -> tuple[Chart, ...]:
        """The device's curves."""
        ...

    def tables(self, record: Any) -> tuple[PointTable, ...]:
        """Points on the device's curves, to begin with."""
        ...

    def points(
        self, record: Any, rows: Mapping[str, Rows]
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """The points of the tables as they lie in the charts, by the chart's key."""
        ...

    def fitted(self, record: Any, rows: Mapping[str, Rows], forms: Mapping[str, str]) -> Fitted:
        """The device with curves through these points, by table; raises Problem `points_…`.

        `record` is the one the tables were made of: what the points cannot tell stays its own.
        """
        ...


Limit = tuple[str, tuple[float, float], Kind]  # key of the field, low and high, kind


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyConsultation:
    """The choice a family makes of its declared fields.

    inputs: five paths in the study (`duty.peak_w`), the one that the keys + and − change
    first; figures: four fields of the outcome for the cards; told_by: the field that says in a
    sentence what is better than today, empty: there is none.
    """

    inputs: tuple[str, ...]
    figures: tuple[str, ...]
    told_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyWindow:
    """What a family adds to the window; all else follows from its declared fields.

    consultation: inputs and figures for a customer; browsing: curves in the catalog browser, by
    the table of devices; limits: between which conditions the figures of a record hold; leads: the
    first of its own plots is what one looks at first, and stands under the ranking.
    """

    consultation: FamilyConsultation
    browsing: Mapping[str, FamilyBrowsing]
    limits: Callable[[Any], tuple[Limit, ...]]
    leads: bool = False
