"""Profiles: a year as weighted operating points, hourly or binned.

Points are columns, named by the family (a chiller: `load_w`, `condenser_c`). Each point
carries the hours it stands for in every month, and the price of those hours, so that
energy by month and its cost are one product with the power, whatever the resolution.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.finding import Finding

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Weighted operating points.

    columns: each (points,); hours: (points, 12), h by month; price_hours: (points,), the sum
    of the tariff over the point's hours, currency·h/kWh.
    """

    columns: Mapping[str, FloatArray]
    hours: FloatArray
    price_hours: FloatArray
    binned: bool
    findings: tuple[Finding, ...] = ()
