"""Economic operation of three-phase induction motors by GB/T 12497-2006.

The formulas were read in a program that follows the standard and in the text of GB 12497-1995;
the standard's book was not at hand. All arrays broadcast against each other.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from core.families.motors.columns import BoolArray, FloatArray, MotorColumns
from core.families.motors.electrical import CurrentModel
from core.families.motors.losses import LossModel

STANDARD = "GB/T 12497-2006"
# Active power in the network per reactive power, kW/kvar: 0.02–0.04 at a generator's bus,
# 0.05–0.07 after two transformations, 0.08–0.10 after three (recalled; 0.08 is the common one).
REACTIVE_EQUIVALENT = 0.08
PERMITTED_FROM = 0.6  # of the rated comprehensive efficiency
_EQUAL = 1.0 - 1e-9  # at rated load the two are equal but for rounding


class Operation(IntEnum):
    """How a motor runs by the standard; the message `operation.<name>` says it."""

    UNECONOMIC = 0  # 非经济运行
    PERMITTED = 1  # 允许（基本合理）运行
    ECONOMIC = 2  # 经济运行


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameplate:
    """What the standard needs of a motor."""

    power_w: FloatArray  # PN
    efficiency: FloatArray  # ηN
    voltage_v: FloatArray  # UN
    current_a: FloatArray  # IN
    no_load_loss_w: FloatArray  # P0
    no_load_current_a: FloatArray  # I0


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomicOperation:
    """What the standard says of an operating point."""

    load_ratio: FloatArray  # β
    loss_w: FloatArray  # ΔP
    reactive_var: FloatArray  # Q = Q0 + β²(QN - Q0)
    comprehensive_loss_w: FloatArray  # ΔPc
    comprehensive_efficiency: FloatArray  # ηc
    rated_comprehensive_efficiency: FloatArray  # ηcN
    operation: NDArray[np.int64]  # of Operation


def nameplate_of(
    columns: MotorColumns, losses: LossModel, current: CurrentModel
) -> tuple[Nameplate, BoolArray]:
    """The standard's figures of every machine, and where P0 or I0 had to be estimated.

    P0 is then the fitted loss at no load, I0 the magnetising current of `electrical`.
    """
    loss0 = columns.no_load_loss_w
    current0 = columns.no_load_current_a
    estimated: BoolArray = np.isnan(loss0) | np.isnan(current0)
    fitted = losses.coefficients[:, :3].sum(axis=1) * columns.power_w
    rated = np.where(np.isnan(columns.current_a), np.sqrt(current.constant + current.load),
                     columns.current_a)  # fmt: skip
    made = Nameplate(
        power_w=columns.power_w,
        efficiency=columns.efficiency[:, 0],
        voltage_v=columns.voltage_v,
        current_a=rated,
        no_load_loss_w=np.where(np.isnan(loss0), fitted, loss0),
        no_load_current_a=np.where(np.isnan(current0), np.sqrt(current.constant), current0),
    )
    return made, estimated


def load_ratio(motor: Nameplate, input_w: FloatArray) -> FloatArray:
    """β from the measured input power; 0 where it is not above the no-load loss."""
    variable = (1.0 / motor.efficiency - 1.0) * motor.power_w - motor.no_load_loss_w
    above = np.maximum(input_w - motor.no_load_loss_w, 0.0)
    root = np.sqrt(motor.power_w**2 / 4.0 + variable * above)
    ratio: FloatArray = (root - motor.power_w / 2.0) / variable
    return ratio


def economic_operation(
    motor: Nameplate, ratio: FloatArray, reactive_equivalent: float = REACTIVE_EQUIVALENT
) -> EconomicOperation:
    """The standard's figures at load ratio β."""
    power, loss0 = motor.power_w, motor.no_load_loss_w
    rated_loss = (1.0 / motor.efficiency - 1.0) * power
    loss = loss0 + ratio**2 * (rated_loss - loss0)
    apparent0 = np.sqrt(3.0) * motor.voltage_v * motor.no_load_current_a
    reactive0 = np.sqrt(np.maximum(apparent0**2 - loss0**2, 0.0))
    factor = power / (motor.efficiency * np.sqrt(3.0) * motor.voltage_v * motor.current_a)
    rated_reactive = power / motor.efficiency * np.tan(np.arccos(np.minimum(factor, 1.0)))
    reactive = reactive0 + ratio**2 * (rated_reactive - reactive0)
    comprehensive = loss + reactive_equivalent * reactive
    efficiency = ratio * power / (ratio * power + comprehensive)
    rated = power / (power + rated_loss + reactive_equivalent * rated_reactive)
    operation = np.where(
        efficiency >= _EQUAL * rated,
        Operation.ECONOMIC,
        np.where(
            efficiency >= PERMITTED_FROM * _EQUAL * rated, Operation.PERMITTED, Operation.UNECONOMIC
        ),
    )
    return EconomicOperation(
        load_ratio=ratio,
        loss_w=loss,
        reactive_var=reactive,
        comprehensive_loss_w=comprehensive,
        comprehensive_efficiency=efficiency,
        rated_comprehensive_efficiency=rated,
        operation=operation.astype(np.int64),
    )
