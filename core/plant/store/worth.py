"""Whether a store can gain anything, told from prices alone before any way through it is sought.

A plant that needs as much for every unit of output at any load pays for what it charges at the
price of that step, and saves, for what is left of it later, the price of the step it is given in.
Where no later price, less what is lost until then and on the way in and out, is above an earlier
one, nothing that is charged is ever worth what it cost, however much or little, on whatever days.
"""

import numpy as np
from numpy.typing import NDArray

from core.plant.store.power import Days, LinearPower, Power
from core.plant.store.store import Store

FloatArray = NDArray[np.float64]


def gains_nothing(store: Store, days: Days, power: Power) -> bool:
    """Whether it is sure that the plant alone costs no more than with any way of the store.

    False where that is not known: of plants whose need for an output is not the same at any load,
    of loads that the plant cannot carry alone, of prices below nothing.
    """
    price = days.price_per_wh.ravel()
    if not isinstance(power, LinearPower) or float(days.load_w.max(initial=0.0)) > power.highest_w:
        return False
    if not len(price) or price.min() < 0.0:
        return False
    return bool((_best_later(store, price, days.step_h)[:-1] <= price[:-1]).all())


def _best_later(store: Store, price: FloatArray, step_h: float) -> FloatArray:
    """The most that a unit charged in each step saves in a later one, (steps,)."""
    left = 1.0 - store.loss_per_h * step_h
    through = store.charge_efficiency * store.discharge_efficiency
    # Nothing is lost but by time: the best of all that comes later is carried back step by step.
    worth, ahead = np.zeros(len(price)), 0.0
    for step in range(len(price) - 2, -1, -1):
        ahead = left * max(ahead, through * float(price[step + 1]))
        worth[step] = ahead
    return worth
