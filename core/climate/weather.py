"""The weather of the days: deterministic series of normal scores.

No random generator: a sum of sinusoids whose periods have no common multiple gives spells of
some days, and its ranks are replaced by normal scores, so that every fifth of the year holds
the whole distribution, and two runs, on any machine, give the same year.
"""

import numpy as np
from numpy.typing import NDArray

from core.keeping.keeping import keep_for_good

FloatArray = NDArray[np.float64]

_DAYS = 365
_BLOCK = 73  # days whose ranks are replaced together: a fifth of the year
_GOLDEN = (1 + 5**0.5) / 2
_PERIODS = 23.0 / _GOLDEN ** (np.arange(9) / 2)  # 23 … 3.4 days


def _ranks(series: int) -> NDArray[np.int64]:
    """Rank of each day in its block, 0 … 72."""
    day = np.arange(_DAYS)[:, None]
    phase = 2 * np.pi * np.modf((np.arange(_PERIODS.size) + 1) * (series + 1) * _GOLDEN**3)[0]
    periods = _PERIODS * (1 + 0.07 * series)
    raw = np.sin(2 * np.pi * day / periods + phase).sum(axis=1).reshape(-1, _BLOCK)
    ranks: NDArray[np.int64] = raw.argsort(axis=1).argsort(axis=1).ravel()
    return ranks


@keep_for_good
def day_scores(series: int, skew: float = 0.0) -> FloatArray:
    """Normal scores of the days of series 0, 1, 2 …, shape (365,); mean 0 in every block.

    A positive `skew` shortens the upper tail and lengthens the lower one, as heat is bounded
    and cold outbreaks are not: z - skew·(z² - mean of z²).
    """
    from statistics import NormalDist  # which loads fractions and decimals

    normal = [NormalDist().inv_cdf((k + 0.5) / _BLOCK) for k in range(_BLOCK)]
    z = np.array(normal)[_ranks(series)]
    skewed: FloatArray = z - skew * (z**2 - np.mean(z**2))
    return skewed


@keep_for_good
def day_spread(series: int) -> FloatArray:
    """Evenly spread scores of the days, shape (365,); mean 0, variance 1, bounded."""
    spread: FloatArray = ((_ranks(series) + 0.5) / _BLOCK - 0.5) * 12**0.5
    return spread
