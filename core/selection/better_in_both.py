"""What is better in money spent once and in money spent every year does not stand behind.

Within a place the order goes by evidence, by models and by units. None of them is a reason to show
a plant before one that costs less to buy and less to run: that one is pulled before it. Better in
one by no more than a hundredth is nearly alike and changes nothing (fewer_units).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.selection.fewer_units import ALIKE_SHARE

FloatArray = NDArray[np.float64]


def better_first(
    pairs: Sequence[int], costs: FloatArray, sureness: Sequence[tuple[Any, ...]]
) -> list[int]:
    """Pairs in their order, each with what is better in all costs before it.

    costs: (criteria, all pairs), lower is better, nan where not known; sureness: of `pairs`, lower
    is surer: what is less sure goes before nothing.
    """
    if len(pairs) < 2:
        return list(pairs)
    own = costs[:, list(pairs)]
    mine, other = own[:, :, None], own[:, None, :]  # (criteria, better, worse)
    with np.errstate(invalid="ignore"):  # what cannot be said is infinite
        clearly = mine < other - ALIKE_SHARE * np.abs(other)
    before = np.logical_and.reduce(mine <= other) & np.logical_or.reduce(clearly)
    found: list[int] = []
    placed: set[int] = set()
    for place in range(len(pairs)):
        better = [
            one
            for one in np.flatnonzero(before[:, place]).tolist()
            if one not in placed and sureness[one] <= sureness[place]
        ]
        # Whatever is better than a better one is better than this one too.
        for one in [*sorted(better, key=lambda at: (-int(before[at, better].sum()), at)), place]:
            if one not in placed:
                placed.add(one)
                found.append(pairs[one])
    return found
