"""The demand charge (基本电费) of a two-part tariff, on columns: by the month's kW, or by kVA.

By demand each month costs its highest power; by capacity every month costs the transformer capacity
that the highest power of the year takes, P / cos φ. Powers are means of an hour or of a bin: a
meter of fifteen minutes reads a little more. A plant's highest power counts in full, as where it
falls together with that of the whole site. Neither the power-factor rule (力调电费) nor the
reduction for high use is counted.
"""

import numpy as np
from numpy.typing import NDArray

from core.study.economics import DemandBy, Economics
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_W_PER_KW = 1000.0
_MONTHS = 12


def demand_charge(
    peak_w: FloatArray, economics: Economics, own_va: FloatArray | None = None
) -> FloatArray:
    """A year's charge, (pairs,); peak_w: (pairs, 12), highest power of each month.

    own_va: (pairs,), of transformers: a charge by capacity counts all that is connected.
    """
    if economics.demand_by is DemandBy.DEMAND:
        charged: FloatArray = peak_w.sum(axis=1) / _W_PER_KW * economics.demand_price_per_kw
        return charged
    if economics.demand_by is DemandBy.CAPACITY:
        kva = peak_w.max(axis=1) / _W_PER_KW / economics.demand_power_factor
        kva = kva if own_va is None else own_va / _W_PER_KW
        by_kva: FloatArray = kva * _MONTHS * economics.demand_price_per_kva
        return by_kva
    return np.zeros(len(peak_w))


def demand_findings(
    economics: Economics, *, counted: bool, own: bool = False
) -> tuple[Finding, ...]:
    """That it is counted and how, or that this family has no figure of it; own: see own_va."""
    if economics.demand_by is DemandBy.NONE:
        return ()
    if not counted:
        return (finding("demand_not_counted", Severity.WARNING),)
    if economics.demand_by is DemandBy.DEMAND:
        price = figure("price", economics.demand_price_per_kw, Kind.POWER_PRICE)
        return (finding("demand_by_kw", Severity.INFO, price),)
    if own:
        price = figure("price", economics.demand_price_per_kva, Kind.POWER_PRICE)
        return (finding("demand_by_own_kva", Severity.INFO, price),)
    return (
        finding(
            "demand_by_kva",
            Severity.INFO,
            figure("price", economics.demand_price_per_kva, Kind.POWER_PRICE),
            figure("power_factor", economics.demand_power_factor, Kind.RATIO),
        ),
    )
