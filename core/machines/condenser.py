"""What a machine's condenser gives its heat to."""

from enum import StrEnum


class Condenser(StrEnum):
    """What the condenser gives its heat to."""

    WATER = "water"
    AIR = "air"
