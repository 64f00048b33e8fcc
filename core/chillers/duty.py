"""The cooling duty: what is asked of the chillers."""

from enum import StrEnum
from typing import Annotated

import msgspec

from core.chillers.record import Condenser
from core.field import declare
from core.quantity import Kind


class Redundancy(StrEnum):
    """What must still be carried with machines out of service."""

    NONE = "none"
    N_PLUS_1 = "n_plus_1"


class Staging(StrEnum):
    """How identical units on a common header share the load.

    SEQUENTIAL: the fewest units that carry the load run, in equal shares.
    EQUAL_SPLIT: all duty units run whenever there is load, in equal shares.
    """

    SEQUENTIAL = "sequential"
    EQUAL_SPLIT = "equal_split"


class ChillerDuty(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="family",
    tag="chillers",
):
    """The cooling duty; `None` for the peak and the condenser means: from load and site."""

    peak_w: Annotated[float, declare(Kind.COOLING_POWER, gt=0, le=1e9)] | None = None
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=2, le=20, assumed=True)] = 7.0
    entering_chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=4, le=35, assumed=True)] = (
        12.0
    )
    condenser: Annotated[Condenser, declare()] = Condenser.WATER
    entering_condenser_c: Annotated[float, declare(Kind.TEMPERATURE, ge=5, le=55)] | None = None
    tower_approach_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=1, le=15, assumed=True)
    ] = 4.0
    condenser_floor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=5, le=30, assumed=True)] = 19.0
    evaporator_fouling_m2kw: Annotated[
        float, declare(Kind.FOULING, ge=0, le=0.001, assumed=True)
    ] = 0.000018
    condenser_fouling_m2kw: Annotated[
        float, declare(Kind.FOULING, ge=0, le=0.001, assumed=True)
    ] = 0.000044
    elevation_m: Annotated[float, declare(Kind.ELEVATION, ge=-400, le=5500)] | None = None
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05
    units_min: Annotated[int, declare(Kind.COUNT, ge=1, le=6)] = 1
    units_max: Annotated[int, declare(Kind.COUNT, ge=1, le=6)] = 6
    redundancy: Annotated[Redundancy, declare()] = Redundancy.NONE
    staging: Annotated[Staging, declare()] = Staging.SEQUENTIAL
    chilled_pump_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    condenser_pump_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    tower_fan_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
