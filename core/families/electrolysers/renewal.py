"""Stacks that are renewed within the life of the plant."""

import numpy as np
from numpy.typing import NDArray

from core.study.economics import Economics

FloatArray = NDArray[np.float64]
_EDGE = 1e-9  # years


def renewals_worth(
    stack_life_h: FloatArray, running_h: FloatArray, economics: Economics
) -> FloatArray:
    """What renewing at the end of every stack's life is worth today, over its price, same shape.

    stack_life_h: hours of running, nan: not known; running_h: of a stack in a year. A stack that
    ends with the plant is not renewed.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        every = np.where(running_h > 0.0, stack_life_h / running_h, np.inf)  # years
    found = np.zeros(np.broadcast(stack_life_h, running_h).shape)
    soonest = float(np.min(every[every > 0.0], initial=np.inf))
    for number in range(1, 1 + int(economics.life_years / soonest)):
        due = number * every < economics.life_years - _EDGE
        worth = (1.0 + economics.discount_rate) ** -np.where(due, number * every, 0.0)
        found += np.where(due, worth, 0.0)
    return np.where(np.isnan(stack_life_h), np.nan, found)
