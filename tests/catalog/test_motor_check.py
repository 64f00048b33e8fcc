"""What can be seen from a motor's own figures."""

from typing import Any

import pytest

from core.families.motors.plausibility import drive_faults, faults
from core.families.motors.plausible import (
    defects,
    drive_defects,
    drive_reference_values,
    reference_values,
)
from core.families.motors.record import Flag, IeClass, Supply, Technology
from tests.families.motors.machines import drive, motor


def _codes(**changes: Any) -> list[tuple[str, str]]:
    return [(column, code) for column, code, _ in faults(motor(**changes))]


def test_a_sound_motor_has_neither_fault_nor_flag() -> None:
    assert _codes() == []
    assert defects(motor()) == ()
    assert reference_values(motor()) == {}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"power_w": 5.0, "current_a": None}, ("power_w", "implausible")),
        ({"speed_rpm": None, "synchronous_rpm": None}, ("speed_rpm", "value_missing")),
        ({"speed_rpm": 1501.0}, ("speed_rpm", "implausible")),  # above synchronous
        ({"speed_rpm": 1120.0}, ("speed_rpm", "implausible")),  # 25 % slip
        ({"speed_rpm": 3e5, "technology": Technology.SERVO}, ("speed_rpm", "implausible")),
        ({"poles": 5}, ("poles", "poles_odd")),
        ({"torque_nm": 19.4}, ("torque_nm", "torque_absurd")),  # kgf·m for N·m
        ({"current_a": 536.0}, ("current_a", "current_absurd")),
        ({"torque_points": ((50.0, 190.0), (25.0, 190.0))}, ("torque_points", "points_not_rising")),
        ({"torque_points": ((25.0, -1.0),)}, ("torque_points", "points_not_rising")),
    ],
)
def test_figures_that_cannot_be_true_are_faults(
    changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert _codes(**changes) == [fault]


@pytest.mark.parametrize(
    ("changes", "flags"),
    [  # 30 kW, 4 poles, 50 Hz: IE3 93.6, IE4 94.9
        ({"efficiency_100": 0.936, "ie_class": IeClass.IE3}, (Flag.AT_CLASS_LIMIT,)),
        ({"efficiency_100": 0.937, "ie_class": IeClass.IE3}, ()),
        ({"efficiency_100": 0.935, "ie_class": IeClass.IE3}, (Flag.BELOW_CLASS,)),
        ({"efficiency_100": 0.94, "ie_class": IeClass.IE4}, (Flag.BELOW_CLASS,)),
        ({"ie_class": IeClass.IE4, "fed_by": Supply.CONVERTER}, ()),
        ({"ie_class": IeClass.IE4, "frequency_hz": 87.0}, ()),
        ({"ie_class": IeClass.NEMA_PREMIUM}, ()),
        ({"ie_class": IeClass.IE4, "poles": None}, ()),
        ({"torque_nm": 193.57}, ()),  # 30 kW at 1,480 r/min
        ({"torque_nm": 204.0}, (Flag.TORQUE_OFF,)),
        ({"current_a": 60.0}, (Flag.CURRENT_OFF,)),
        ({"speed_rpm": None}, (Flag.SPEED_NOT_STATED,)),
        ({"efficiency_75": None, "efficiency_50": None}, (Flag.PART_LOAD_ABSENT,)),
        ({"efficiency_100": None, "efficiency_75": None, "efficiency_50": None},
         (Flag.NO_EFFICIENCY,)),
        ({"efficiency_75": 0.97}, (Flag.PART_LOAD_IMPLAUSIBLE,)),
    ],
)  # fmt: skip
def test_doubts_are_flags(changes: dict[str, Any], flags: tuple[Flag, ...]) -> None:
    assert defects(motor(**changes)) == flags


def test_a_drive_that_cannot_be_true() -> None:
    assert list(drive_faults(drive())) == []
    columns = [column for column, _, _ in drive_faults(drive(0.6))]
    assert len(columns) == 8
    assert columns[0] == "loss_0_25"
    (small,) = drive_faults(drive(apparent_va=20e3))
    assert small[:2] == ("apparent_va", "implausible")
    assert drive_defects(drive()) == ()
    assert drive_reference_values(drive()) == {}
