"""A store between what comes as it comes and a demand: what is held back, what is missing.

Without foresight: the units give what they can as long as the demand and the room of the store
take it, and the store gives whenever they do not give enough. It is empty at the beginning.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.store.store import Store

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAsItComes:
    """A plant over the steps, (steps,): output of its units, and what is missing.

    highest: the most that was stored.
    """

    output: FloatArray
    missing: FloatArray
    highest: float


def kept_as_it_comes(
    given: FloatArray, asked: FloatArray, store: Store, step_h: float
) -> KeptAsItComes:
    """given, asked: (steps,), what units could give and what is taken; the store loses nothing."""
    capacity = store.capacity_wh
    output, missing = [], []
    level, highest, room = 0.0, 0.0, capacity / step_h
    for could, want in zip(given.tolist(), asked.tolist(), strict=True):
        made = min(could, want + room - level)
        have = level + made
        level = max(have - want, 0.0)
        output.append(made)
        missing.append(max(want - have, 0.0))
        highest = max(highest, level)
    return KeptAsItComes(
        output=np.array(output), missing=np.array(missing), highest=highest * step_h
    )
