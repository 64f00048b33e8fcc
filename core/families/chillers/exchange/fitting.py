"""Fitting a chiller's curves to points somebody has read or measured.

Least squares on relative errors, so that a point counts by the same per cent wherever it lies:

    capacity(x, y)          = Σ ai · (1, x, x², y, y², x·y)
    power / capacity(x, y)  = Σ bi · (1, x, x², y, y², x·y)
    power share(p)          = 1 + Σ ci · (p^i − 1),  i = 1 … degree

x is the leaving chilled water, y the entering condenser temperature, p the part-load ratio.
Both surfaces are divided by their values at the reference point, which become the record's
capacity and COP, so that every curve is 1 there. What the points cannot tell stays as it was:
with all points at one leaving temperature only the course over the condenser temperature is
fitted, and that over the leaving temperature remains the one of the record given.
"""

from dataclasses import dataclass
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.chillers.record import Chiller, PartLoadCurve, TemperatureCurve
from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

FULL_LOAD, PART_LOAD = "full_load", "part_load"
QUADRATIC, CUBIC = 2, 3
_LEAST_POINTS = 2
_SAMPLES = 5
_USUAL_RATIOS = (0.25, 0.5, 0.75, 1.0)
_LEAST_RATIO = 0.1  # sampled where a curve's own limit is 0
_LEAST_APART = 0.02
# Terms of the biquadratic as powers of x and y, in the order of its coefficients.
_TERMS = ((0, 0), (1, 0), (2, 0), (0, 1), (0, 2), (1, 1))
# Left out first where there are fewer points than terms.
_GIVEN_UP = ((1, 1), (2, 0), (0, 2), (1, 0))


class FullLoadRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a table of full-load points, as it is typed."""

    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-20, le=30)]
    entering_condenser_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-20, le=60)]
    full_capacity_w: Annotated[float, declare(Kind.COOLING_POWER, ge=1e3, le=5e7)]
    full_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=100, le=1e7)]


class PartLoadRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a table of part-load points, as it is typed."""

    plr: Annotated[float, declare(Kind.SHARE, ge=0.01, le=1.5)]
    power_share: Annotated[float, declare(Kind.SHARE, ge=0.01, le=2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullLoadPoints:
    """Capacity and input power at full load, each (points,)."""

    leaving_c: FloatArray
    condenser_c: FloatArray
    capacity_w: FloatArray
    power_w: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLoadPoints:
    """Power over full-load power at the same temperatures; each (points,)."""

    plr: FloatArray
    power_share: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Residuals:
    """How far the curve is off the points, relative to them: the largest, and the rms."""

    largest: float
    rms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refit:
    """The record with curves through the points, and how well they go through."""

    record: Chiller
    capacity: Residuals
    power: Residuals
    power_share: Residuals


def full_load_points(chiller: Chiller) -> FullLoadPoints:
    """Points on the chiller's own curves, at its reference leaving temperature."""
    condenser = np.linspace(*chiller.condenser_limits_c, _SAMPLES)
    leaving = np.full(_SAMPLES, _within(chiller.leaving_chilled_c, *chiller.leaving_limits_c))
    capacity = _surface(_absolute_capacity(chiller), leaving, condenser)
    return FullLoadPoints(
        leaving_c=leaving,
        condenser_c=condenser,
        capacity_w=capacity,
        power_w=capacity * _surface(_absolute_ratio(chiller), leaving, condenser),
    )


def part_load_points(chiller: Chiller) -> PartLoadPoints:
    """Points on the chiller's own part-load curve, full load among them."""
    curve = chiller.part_load_curve
    lowest = curve.plr_min or _LEAST_RATIO
    above = [p for p in _USUAL_RATIOS if p > lowest + _LEAST_APART]
    beyond = [curve.plr_max] if curve.plr_max > 1.0 else []
    plr = np.array([lowest, *above, *beyond])
    share = np.polynomial.Polynomial(curve.coefficients)
    return PartLoadPoints(plr=plr, power_share=share(plr) / share(1.0))


def refit(
    chiller: Chiller, full: FullLoadPoints, part: PartLoadPoints, degree: int = QUADRATIC
) -> Refit:
    """The chiller with its curves, limits, capacity and COP taken from the points.

    Capacities, powers and shares must be above 0. Raises Problem `points_few` where there are
    fewer than two condenser temperatures or two part-load ratios.
    """
    _require_extent(FULL_LOAD, full.condenser_c)
    _require_extent(PART_LOAD, part.plr)
    centre = (chiller.leaving_chilled_c, chiller.entering_condenser_c)
    capacity = fit_surface(full.leaving_c, full.condenser_c, full.capacity_w,
                           _absolute_capacity(chiller), centre)  # fmt: skip
    ratio = fit_surface(full.leaving_c, full.condenser_c, full.power_w / full.capacity_w,
                        _absolute_ratio(chiller), centre)  # fmt: skip
    shares = fit_part_load(part.plr, part.power_share, degree)
    limits = _limits(chiller, full)
    at = _reference(chiller, limits)
    capacity_w, power_ratio = float(_surface(capacity, *at)), float(_surface(ratio, *at))
    if not (capacity_w > 0 and power_ratio > 0):
        raise Problem("points_absurd", FULL_LOAD)
    fitted_w = _surface(capacity, full.leaving_c, full.condenser_c)
    fitted_power_w = fitted_w * _surface(ratio, full.leaving_c, full.condenser_c)
    return Refit(
        record=msgspec.structs.replace(
            chiller,
            capacity_w=capacity_w,
            cop=1.0 / power_ratio,
            grid=None,  # from here on its curves are the machine
            leaving_condenser=None,
            capacity_curve=_temperature_curve(capacity / capacity_w, limits),
            power_curve=_temperature_curve(ratio / power_ratio, limits),
            part_load_curve=PartLoadCurve(
                coefficients=_four(shares),
                plr_min=float(part.plr.min()),
                plr_max=float(part.plr.max()),
            ),
        ),
        capacity=_residuals(fitted_w, full.capacity_w),
        power=_residuals(fitted_power_w, full.power_w),
        power_share=_residuals(np.polynomial.Polynomial(shares)(part.plr), part.power_share),
    )


def fit_surface(
    x: FloatArray,
    y: FloatArray,
    value: FloatArray,
    base: FloatArray,
    centre: tuple[float, float],
) -> FloatArray:
    """Coefficients (6,) of the biquadratic through values (points,) at x and y (points,).

    `base` (6,) is the surface that is corrected: terms the points cannot tell keep its
    coefficients. Terms are counted from `centre`, which keeps the equations well conditioned
    and lets a correction die out there rather than at 0 °C.
    """
    (x0, y0), x_span, y_span = centre, _span(x), _span(y)
    terms = _told(x, y)
    u, v = (x - x0) / x_span, (y - y0) / y_span
    matrix = np.stack([u**i * v**j for i, j in terms], axis=1)
    off = value - _surface(base, x, y)
    found, *_ = np.linalg.lstsq(matrix / value[:, None], off / value, rcond=None)
    a = np.zeros(len(_TERMS))
    a[[_TERMS.index(term) for term in terms]] = found
    scale = np.array([x_span**i * y_span**j for i, j in _TERMS])
    a /= scale
    expanded = np.array(
        [
            a[0] - a[1] * x0 + a[2] * x0**2 - a[3] * y0 + a[4] * y0**2 + a[5] * x0 * y0,
            a[1] - 2 * a[2] * x0 - a[5] * y0,
            a[2],
            a[3] - 2 * a[4] * y0 - a[5] * x0,
            a[4],
            a[5],
        ]
    )
    corrected: FloatArray = base + expanded
    return corrected


def _told(x: FloatArray, y: FloatArray) -> list[tuple[int, int]]:
    """The terms as many different x and y as these can tell."""
    xs, ys = np.unique(x).size, np.unique(y).size
    terms = [(i, j) for i, j in _TERMS if i < min(xs, 3) and j < min(ys, 3)]
    for term in _GIVEN_UP:
        if len(terms) > x.size and term in terms:
            terms.remove(term)
    return terms


def fit_part_load(plr: FloatArray, share: FloatArray, degree: int = QUADRATIC) -> FloatArray:
    """Coefficients (4,), lowest power first, of the polynomial that is 1 at full load."""
    part = plr[plr != 1.0]
    degree = min(degree, np.unique(part).size)
    powers = np.arange(1, degree + 1)
    matrix = plr[:, None] ** powers - 1.0
    found, *_ = np.linalg.lstsq(matrix / share[:, None], (share - 1.0) / share, rcond=None)
    coefficients = np.zeros(4)
    coefficients[1 : degree + 1] = found
    coefficients[0] = 1.0 - float(found.sum())
    return coefficients


def _absolute_capacity(chiller: Chiller) -> FloatArray:
    """The capacity curve in W; a machine without a size is given by its points alone."""
    if chiller.capacity_w is None:
        return np.zeros(len(_TERMS))
    return np.array(chiller.capacity_curve.coefficients) * chiller.capacity_w


def _absolute_ratio(chiller: Chiller) -> FloatArray:
    """The power curve as power over capacity at full load, W/W."""
    at_full_load = sum(chiller.part_load_curve.coefficients)
    return np.array(chiller.power_curve.coefficients) * at_full_load / chiller.cop


def _surface(c: FloatArray, x: FloatArray | float, y: FloatArray | float) -> FloatArray:
    value: FloatArray = np.asarray(
        c[0] + c[1] * x + c[2] * x**2 + c[3] * y + c[4] * y**2 + c[5] * x * y
    )
    return value


def _limits(chiller: Chiller, full: FullLoadPoints) -> tuple[float, float, float, float]:
    """Leaving and condenser limits: as far as the points reach."""
    leaving = float(full.leaving_c.min()), float(full.leaving_c.max())
    if leaving[0] == leaving[1]:
        leaving = chiller.leaving_limits_c
    return *leaving, float(full.condenser_c.min()), float(full.condenser_c.max())


def _reference(chiller: Chiller, limits: tuple[float, float, float, float]) -> tuple[float, float]:
    """The reference point, held at the limits as every input of a curve is."""
    return (
        _within(chiller.leaving_chilled_c, *limits[:2]),
        _within(chiller.entering_condenser_c, *limits[2:]),
    )


def _temperature_curve(
    coefficients: FloatArray, limits: tuple[float, float, float, float]
) -> TemperatureCurve:
    one, two, three, four, five, six = (float(c) for c in coefficients)
    return TemperatureCurve(
        coefficients=(one, two, three, four, five, six),
        leaving_min_c=limits[0],
        leaving_max_c=limits[1],
        condenser_min_c=limits[2],
        condenser_max_c=limits[3],
    )


def _four(coefficients: FloatArray) -> tuple[float, float, float, float]:
    one, two, three, four = (float(c) for c in coefficients)
    return one, two, three, four


def _residuals(fitted: FloatArray, given: FloatArray) -> Residuals:
    off = fitted / given - 1.0
    return Residuals(largest=float(np.abs(off).max()), rms=float(np.sqrt(np.mean(off**2))))


def _require_extent(what: str, values: FloatArray) -> None:
    different = np.unique(values).size
    if different < _LEAST_POINTS:
        raise Problem(
            "points_few",
            what,
            figure("given", different, Kind.COUNT),
            figure("least", _LEAST_POINTS, Kind.COUNT),
        )


def _span(values: FloatArray) -> float:
    return float(np.ptp(values)) or 1.0


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
