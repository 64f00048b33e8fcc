"""What records of pumps and of fans say alike."""

from enum import StrEnum
from typing import Any

from core.machines.device import OWN_SOURCE, Evidence


class PowerBasis(StrEnum):
    """What the power of the curve is."""

    SHAFT = "shaft_basis"
    UNIT = "unit_basis"  # electric, of machine, motor and its own drive together


class SpeedControl(StrEnum):
    """Whether the speed can be set."""

    OF_ITS_OWN = "own_drive"  # the unit has its drive built in
    BY_CONVERTER = "by_converter"  # a bare machine: its motor may be fed by a converter
    NONE = "fixed_speed"


def bare(speed_rpm: float) -> dict[str, Any]:
    """What a user's own record begins with, whatever it is of, before its curve is known."""
    return {
        "id": "",
        "maker": "",
        "model": "",
        "power_basis": PowerBasis.SHAFT,
        "speed_control": SpeedControl.BY_CONVERTER,
        "rated_flow_m3s": 1.0,  # it is read off the curve, as the rated rise and efficiency are
        "rated_efficiency": 0.5,
        "speed_rpm": speed_rpm,
        "source": OWN_SOURCE,
        "source_year": "",
        "evidence": Evidence.C,
    }
