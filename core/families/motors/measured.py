"""Shaft power of an existing motor from its measured input: the loss curve read backwards."""

import numpy as np

from core.families.motors.bank import Bank
from core.families.motors.columns import FloatArray
from core.families.motors.losses import loss_shares

_LOADS = np.linspace(0.0, 1.5, 601)


def shaft_power_w(bank: Bank, input_w: FloatArray) -> FloatArray:
    """Power at the shaft, W, (points,), of the one machine of the bank; 0 below its no-load loss.

    Input = load + losses(load) grows with the load, so it is read backwards along the curve; above
    one and a half times the rated power the curve's end is carried on.
    """
    rated = float(bank.columns.power_w[0])
    loads = _LOADS[None, :]
    losses = loss_shares(bank.losses, np.ones_like(loads), loads, on_converter=False)
    drawn = rated * (_LOADS + losses[0])
    shaft = np.interp(input_w, drawn, _LOADS * rated)
    beyond = input_w > drawn[-1]
    return np.where(beyond, input_w * (_LOADS[-1] * rated / drawn[-1]), shaft)
