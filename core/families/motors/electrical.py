"""Current, power factor and reactive power of motors on the mains.

I² = I_μ² + m² (I_N² - I_μ²): the magnetising current stays, the rest goes with torque. Where
power factors are published at part load, I_μ is fitted to them; else it is 0.67 I_N sin φ_N, which
is marked as estimated. I_N sin φ_N alone (Siemens SINAMICS engineering manual) is the whole
reactive current at rated load, with the leakage's: the current at half load is then 14 % too high.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.motors.columns import LOADS, BoolArray, FloatArray, MotorColumns
from core.families.motors.losses import LossModel, efficiency
from core.machines.side_by_side import of_machines

# Median of I_μ over I_N sin φ_N of the catalog's 20 motors that publish power factors at part load:
# induction, 2 and 4 poles, 37 to 200 kW, 17 of them of one series. Each of them left out in turn,
# the current at half load is met within -3 and +5 % (tenth to ninetieth percentile), at most 8 %.
MAGNETISING_SHARE = 0.67
# On a converter the mains see its rectifier: displacement factor of a diode bridge. Assumed.
RECTIFIER_DISPLACEMENT = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentModel:
    """Squares of currents, A², each (machines,): I² = constant + m² · load."""

    constant: FloatArray
    load: FloatArray
    fitted: BoolArray  # to power factors published at part load

    def take(self, machines: NDArray[np.int64] | BoolArray) -> "CurrentModel":
        """The model for some machines only."""
        return of_machines(self, machines)


def fit_current(columns: MotorColumns, losses: LossModel) -> CurrentModel:
    """The current of every machine; nan where neither current nor power factor is known."""
    factor = columns.power_factor
    loads = np.array(LOADS)
    at_loads = efficiency(losses, loads[None, :])
    line = np.sqrt(3.0) * columns.voltage_v[:, None]
    with np.errstate(invalid="ignore", divide="ignore"):
        drawn = loads * columns.power_w[:, None] / (at_loads * line * factor)
        rated = np.where(np.isnan(columns.current_a), drawn[:, 0], columns.current_a)
        own = columns.power_w / (at_loads[:, 0] * line[:, 0] * rated)
    rated_factor = np.minimum(np.where(np.isnan(factor[:, 0]), own, factor[:, 0]), 1.0)
    constant = MAGNETISING_SHARE**2 * rated**2 * (1.0 - rated_factor**2)
    # Through the rated point; the slope by least squares over the others.
    known = ~np.isnan(drawn[:, 1:])
    x = 1.0 - loads[1:] ** 2
    y = np.where(known, rated[:, None] ** 2 - np.where(known, drawn[:, 1:], 0.0) ** 2, 0.0)
    fitted = known.any(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        slope = (x * y * known).sum(axis=1) / (known * x**2).sum(axis=1)
    sound = fitted & (slope > 0) & (slope < rated**2)
    constant = np.where(sound, rated**2 - slope, constant)
    return CurrentModel(constant=constant, load=rated**2 - constant, fitted=sound)


def current_a(model: CurrentModel, torque: FloatArray) -> FloatArray:
    """Current at shares of the rated torque, (machines, points)."""
    current: FloatArray = np.sqrt(model.constant[:, None] + model.load[:, None] * torque**2)
    return current


def power_factor(
    columns: MotorColumns, losses: LossModel, model: CurrentModel, load: FloatArray
) -> FloatArray:
    """Power factor on the mains at shares of the rated power, (machines, points)."""
    real = _input_w(columns, losses, load)
    apparent = np.sqrt(3.0) * columns.voltage_v[:, None] * current_a(model, load)
    factor: FloatArray = np.minimum(real / apparent, 1.0)
    return factor


def reactive_var(
    columns: MotorColumns, losses: LossModel, model: CurrentModel, load: FloatArray
) -> FloatArray:
    """Reactive power on the mains at shares of the rated power, var, (machines, points)."""
    real = _input_w(columns, losses, load)
    apparent = np.sqrt(3.0) * columns.voltage_v[:, None] * current_a(model, load)
    reactive: FloatArray = np.sqrt(np.maximum(apparent**2 - real**2, 0.0))
    return reactive


def _input_w(columns: MotorColumns, losses: LossModel, load: FloatArray) -> FloatArray:
    shares = np.broadcast_to(load, (len(columns), np.shape(load)[-1]))
    rate = efficiency(losses, shares)
    idle = losses.coefficients[:, :3].sum(axis=1)[:, None]
    share = np.divide(shares, rate, out=np.array(np.broadcast_to(idle, shares.shape)),
                      where=rate > 0)  # fmt: skip
    drawn: FloatArray = share * columns.power_w[:, None]
    return drawn
