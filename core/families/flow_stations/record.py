"""What records of pumps and of fans say alike."""

from enum import StrEnum


class PowerBasis(StrEnum):
    """What the power of the curve is."""

    SHAFT = "shaft_basis"
    UNIT = "unit_basis"  # electric, of machine, motor and its own drive together


class SpeedControl(StrEnum):
    """Whether the speed can be set."""

    OF_ITS_OWN = "own_drive"  # the unit has its drive built in
    BY_CONVERTER = "by_converter"  # a bare machine: its motor may be fed by a converter
    NONE = "fixed_speed"
