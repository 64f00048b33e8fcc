"""Losses of motors at any load and, on a converter, at any speed: what is published, fitted.

    pL(f, m) = a + b f + c f² + d f m² + e f² m² + g1 m² + g2 m      (share of the rated power)

with f = speed and m = torque over their rated values (IEC 60034-31, IEC 61800-9-2). Where the
seven points are published the seven coefficients are those through them. Where efficiencies at
rated speed are published, pL = v0 + vL m² is fitted to all of them and what is left at each
point is carried on, so that the curve goes through every published point. How v0 and vL change
with speed is then assumed.

Above the highest published point the worse of two courses counts: what is left stays, or goes on
as between the two highest. How far above a motor goes is bounded by what it can give: its lasting
torque and its breakdown torque. Below the lowest one what is left fades to nothing at no load;
losses still rise with load there. Hours outside the published points are counted.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from core.families.motors.class_kinds import constant_shares, kind_file
from core.families.motors.classes import converter_factor
from core.families.motors.columns import LOADS, BoolArray, FloatArray, MotorColumns
from core.families.motors.record import SEVEN_POINTS
from core.machines.side_by_side import of_machines

# Of the constant loss: half grows with speed (hysteresis, friction), half with its square
# (eddy currents, windage). Of the load loss: four fifths are copper's, independent of speed,
# one fifth, the additional losses, grows with its square. Assumed.
CONSTANT_LINEAR, CONSTANT_SQUARE = 0.5, 0.5
LOAD_FIXED, LOAD_SQUARE = 0.8, 0.2
KNOTS = (0.25, 0.5, 0.75, 1.0)


class Basis(IntEnum):
    """What the losses of a motor rest on."""

    NOTHING = 0  # no figure: nan
    RATED_ONLY = 1  # one efficiency; the class's typical shape is assumed
    FITTED = 2  # two or more published efficiencies
    SEVEN_POINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LossModel:
    """Losses of many machines, each (machines,) unless said; shares of the rated power."""

    coefficients: FloatArray  # (machines, 7): a b c d e g1 g2
    slopes: FloatArray  # (machines, 5) of what is left at the points, from 0 and each of KNOTS
    harmonic: FloatArray  # added on a converter, where the figures hold on the mains
    published_from: FloatArray  # lowest load with a published figure, share of rated
    published_to: FloatArray  # highest one
    basis: NDArray[np.int64]  # of Basis
    implausible: BoolArray  # the published points give losses that fall or are below nothing

    def take(self, machines: NDArray[np.int64] | BoolArray) -> "LossModel":
        """The model of some machines only."""
        return of_machines(self, machines)


def fit_losses(columns: MotorColumns) -> LossModel:
    """The loss model of every machine; nan where nothing is published."""
    at_load = relative_losses(columns.efficiency)
    constant, load, basis, implausible = _two_terms(columns, at_load)
    coefficients = _over_speed(constant, load)
    slopes = _slopes(at_load, constant, load)
    slopes[basis == Basis.RATED_ONLY] = 0.0  # the two terms were put through the one point
    rated = np.where(np.isnan(at_load[:, 0]), constant + load, at_load[:, 0])
    factor = converter_factor(columns.power_w)
    harmonic = np.where(columns.on_converter & ~_of_twin(columns), 0.0, (factor - 1.0) * rated)
    published = np.where(np.isnan(at_load), np.nan, np.array(LOADS))
    lowest = np.fmin.reduce(published, axis=1, initial=np.inf)
    highest = np.fmax.reduce(published, axis=1, initial=-np.inf)
    seven = ~np.isnan(columns.seven_losses).any(axis=1)
    if seven.any():
        coefficients[seven] = _through_seven(columns.seven_losses[seven])
        slopes[seven], harmonic[seven] = 0.0, 0.0
        lowest[seven], highest[seven] = 0.25, 1.0
        basis[seven], implausible[seven], at_load[seven] = Basis.SEVEN_POINTS, False, np.nan
    return LossModel(
        coefficients=coefficients,
        slopes=slopes,
        harmonic=harmonic,
        published_from=lowest,
        published_to=highest,
        basis=basis,
        implausible=implausible | _falling(at_load),
    )


def _falling(at_load: FloatArray) -> BoolArray:
    """Where more load would mean less loss, from one published point to the next."""
    rising = at_load[:, ::-1]
    highest = np.fmax.accumulate(rising, axis=1)
    falling: BoolArray = np.any(rising[:, 1:] < highest[:, :-1], axis=1)
    return falling


def relative_losses(efficiency: FloatArray) -> FloatArray:
    """Losses over rated power from efficiencies at LOADS, (machines, 4)."""
    return np.array(LOADS) * (1.0 / efficiency - 1.0)


def _of_twin(columns: MotorColumns) -> BoolArray:
    """Ratings on a converter whose efficiency is that of the machine on the mains."""
    return np.array([bool(r.twin) for r in columns.records], dtype=bool)


def _two_terms(
    columns: MotorColumns, at_load: FloatArray
) -> tuple[FloatArray, FloatArray, NDArray[np.int64], BoolArray]:
    """v0, vL by least squares over the published points, what they rest on, and doubts."""
    known = ~np.isnan(at_load)
    count = known.sum(axis=1)
    x = np.array(LOADS) ** 2
    loss = np.where(known, at_load, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_x = (known * x).sum(axis=1) / count
        mean_loss = loss.sum(axis=1) / count
        spread = (known * (x - mean_x[:, None]) ** 2).sum(axis=1)
        load = (known * (x - mean_x[:, None]) * (loss - mean_loss[:, None])).sum(axis=1) / spread
        constant = mean_loss - load * mean_x
    share = _constant_share(columns)
    implausible = (count > 1) & ~((load > 0) & (constant > 0))
    assumed = (count == 1) | implausible
    with np.errstate(invalid="ignore", divide="ignore"):
        # The shape assumed, put through the mean of the points there are.
        rated = mean_loss / (share + (1.0 - share) * mean_x)
    constant = np.where(assumed, share * rated, constant)
    load = np.where(assumed, (1.0 - share) * rated, load)
    basis = np.where(count > 1, Basis.FITTED, np.where(count, Basis.RATED_ONLY, Basis.NOTHING))
    return constant, load, basis.astype(np.int64), implausible


def _constant_share(columns: MotorColumns) -> FloatArray:
    """Usual share of the constant loss, by class and size."""
    sizes = np.searchsorted(kind_file().sizes_to_w, columns.power_w, side="left")
    shares: FloatArray = np.zeros(len(columns))
    for level in {record.ie_class for record in columns.records}:
        own = np.array([record.ie_class is level for record in columns.records])
        shares[own] = constant_shares(level)[sizes[own]]
    return shares


def _over_speed(constant: FloatArray, load: FloatArray) -> FloatArray:
    none = np.zeros_like(constant)
    terms = (
        none, CONSTANT_LINEAR * constant, CONSTANT_SQUARE * constant,
        none, LOAD_SQUARE * load, LOAD_FIXED * load, none,
    )  # fmt: skip
    return np.stack(terms, axis=1)


def _slopes(at_load: FloatArray, constant: FloatArray, load: FloatArray) -> FloatArray:
    """Changes of slope at 0 and at KNOTS of what the two terms leave at the published points.

    Between points it is linear, below the lowest it fades to nothing at no load, above the
    highest it stays, or goes on as between the two highest where that means more losses.
    """
    at, knots = np.array((0.0, *KNOTS)), np.array(KNOTS)
    left = at_load[:, ::-1] - (constant[:, None] + load[:, None] * knots**2)  # rising load
    filled = np.concatenate([np.zeros((len(left), 1)), left], axis=1)
    rising = np.zeros((len(left), 1))  # slope above the highest point
    for row, known in enumerate(~np.isnan(filled)):
        points, values = at[known], filled[row][known]
        if len(points) > 2:  # no load is no published point
            rising[row] = max((values[-1] - values[-2]) / (points[-1] - points[-2]), 0.0)
        over = np.maximum(at - points[-1], 0.0)
        filled[row] = np.interp(at, points, values) + rising[row] * over
    steps = np.diff(filled, axis=1) / np.diff(at)
    return np.diff(np.concatenate([steps, rising], axis=1), axis=1, prepend=0.0)


def _through_seven(losses: FloatArray) -> FloatArray:
    """Coefficients through the seven points, (machines, 7)."""
    f, m = (np.array(SEVEN_POINTS, dtype=np.float64) / 100.0).T
    terms = np.stack([np.ones(7), f, f * f, f * m * m, f * f * m * m, m * m, m], axis=1)
    return np.linalg.solve(terms, losses.T).T


def loss_shares(
    model: LossModel, speed: FloatArray, torque: FloatArray, *, on_converter: bool
) -> FloatArray:
    """Losses over rated power, (machines, points).

    speed, torque: shares of rated, (machines, points) or what broadcasts to it. On the mains
    the speed is the rated one, and `torque` is taken as the share of the rated power.
    Above rated speed the flux falls, so that the current, and the load losses with it, go with
    torque × speed. A negative torque (braking) has the losses of its amount.
    """
    a, b, c, d, e, g1, g2 = (model.coefficients[:, i, None] for i in range(7))
    m = np.abs(torque)
    if not on_converter:
        total = (d + e + g1) * m
        total += g2
        total *= m
        total += a + b + c
        return _with_rest(total, m, model.slopes)
    f = speed
    if (f > 1.0).any():  # whatever stands beside it, what has no speed included
        m = m * np.maximum(f, 1.0)
    total = e * f
    total += d
    total *= f
    total += g1
    total *= m
    total += g2
    total *= m
    rest = _with_rest(c * f, m, model.slopes)
    rest += b
    rest *= f
    total += rest
    total += a + model.harmonic[:, None]
    return total


def _with_rest(total: FloatArray, m: FloatArray, slopes: FloatArray) -> FloatArray:
    """Add in place what the two terms leave at the published points."""
    over = np.empty_like(total)
    for knot, slope in zip((0.0, *KNOTS), slopes.T, strict=True):
        if np.any(slope):
            np.subtract(m, knot, out=over)
            if knot:
                np.maximum(over, 0.0, out=over)
            over *= slope[:, None]
            total += over
    return total


def rest_shares(model: LossModel, load: FloatArray) -> FloatArray:
    """What the two terms leave at loads, so that published points are met, (machines, points)."""
    return _with_rest(np.zeros_like(load), load, model.slopes)


def efficiency(model: LossModel, load: FloatArray) -> FloatArray:
    """Efficiency on the mains at shares of the rated power, (machines, points)."""
    shares = np.broadcast_to(load, (len(model.harmonic), np.shape(load)[-1]))
    lost = loss_shares(model, np.ones_like(shares), shares, on_converter=False)
    efficiencies: FloatArray = np.divide(
        shares, shares + lost, out=np.zeros_like(shares), where=shares > 0
    )
    return efficiencies


def extrapolated(model: LossModel, load: FloatArray) -> BoolArray:
    """Where a share of the rated load lies outside the published points, (machines, points)."""
    outside: BoolArray = load < model.published_from[:, None] - 1e-9
    outside |= load > model.published_to[:, None] + 1e-9
    return outside
