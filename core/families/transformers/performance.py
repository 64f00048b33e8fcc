"""Losses, efficiency and voltage drop of transformers; load in VA, losses in W.

    P = n·P0 + Pk·S²/(n·Sn²)                      n equal units that share the load S
    n → n+1 at S = Sn·√(n·(n+1)·P0/Pk)            from there one more unit loses less
    ΔU = β·(ur·cosφ + ux·sinφ) + (β·(ux·cosφ − ur·sinφ))²/2, ur = Pk/Sn, ux = √(uk² − ur²)

Losses go with the square of the load: those of a year follow from its root mean square, never from
its mean. √(P0/Pk) is the share of load at which the efficiency is highest; it is no size to choose.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Given = float | FloatArray


def losses_w(rated_va: Given, p0_w: Given, pk_w: Given, load_va: Given, units: Given) -> Given:
    """Losses of so many equal units that share a load; 0 units lose nothing."""
    some = np.maximum(units, 1)
    return np.where(units > 0, units * p0_w + pk_w * load_va**2 / (some * rated_va**2), 0.0)


def change_over_va(rated_va: Given, p0_w: Given, pk_w: Given, units: Given) -> Given:
    """The load from which one more than so many units loses less."""
    return rated_va * np.sqrt(units * (units + 1.0) * p0_w / pk_w)


def best_share(p0_w: Given, pk_w: Given) -> Given:
    """The share of load at which the efficiency is highest."""
    return np.sqrt(p0_w / pk_w)


def efficiency(load_va: Given, factor: Given, loss_w: Given) -> Given:
    """Active power that leaves over that which enters; factor: cosφ of the load."""
    return load_va * factor / (load_va * factor + loss_w)


def voltage_drop(share: Given, factor: Given, resistive: Given, impedance: Given) -> Given:
    """Drop from no load, as a share of the rated voltage.

    share: of load; resistive: Pk/Sn; impedance: short-circuit voltage, as a share.
    """
    reactive = np.sqrt(impedance**2 - resistive**2)
    sine = np.sqrt(1.0 - np.square(factor))
    along = resistive * factor + reactive * sine
    across = reactive * factor - resistive * sine
    return share * along + (share * across) ** 2 / 2.0


def comprehensive_w(
    p0_w: Given, pk_w: Given, rated_va: Given, i0: Given, impedance: Given, equivalent: float
) -> tuple[Given, Given]:
    """P0 and Pk with what the reactive power they need costs in the net (GB/T 13462).

    i0 and impedance: no-load current and short-circuit voltage as shares; equivalent: kW/kvar.
    """
    return p0_w + equivalent * i0 * rated_va, pk_w + equivalent * impedance * rated_va


def loss_factors(
    present_value: float, price_per_kwh: float, loss_hours: float, greatest_share: float
) -> tuple[float, float]:
    """A and B of the total owning cost, currency/kW of P0 and of Pk.

    present_value: of one a year, years; loss_hours: τ, the hours at the greatest load that
    lose as much as the year does.
    """
    a = present_value * price_per_kwh * 8760.0
    return a, present_value * price_per_kwh * loss_hours * greatest_share**2
