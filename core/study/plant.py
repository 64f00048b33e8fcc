"""The plant that is asked for: how many units, what stands by, and how they are run."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import msgspec

from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

MOST_MODELS = 3  # in one plant
MOST_UNITS = 60  # of modular plants: air-source modules stand ten to twenty together as a rule


STARTS = ("least_run_h", "start_loss_s")  # keys of what starting asks


class Redundancy(StrEnum):
    """What must still be carried with machines out of service.

    TWO_N: each unit on duty has another that stands by, as two plants beside each other.
    """

    NONE = "none"
    N_PLUS_1 = "n_plus_1"
    TWO_N = "two_n"


class Staging(StrEnum):
    """Which units run at a load, and how they share it.

    SEQUENTIAL: the fewest units that carry the load, of several models started in the order of the
    groups; those that run have the same part load.
    EQUAL_SPLIT: all duty units whenever there is load, at the same part load.
    IN_ORDER: each unit is full before the next one starts.
    OPTIMUM: at each point what needs the least power, pumps and fans of the units included; units
    of one model that run have equal loads.
    """

    SEQUENTIAL = "sequential"
    EQUAL_SPLIT = "equal_split"
    IN_ORDER = "in_order"
    OPTIMUM = "optimum"

    @property
    def ordered(self) -> bool:
        """Whether it matters which group stands first."""
        return self in (Staging.SEQUENTIAL, Staging.IN_ORDER)


WITH_ONE_OUT = (Redundancy.NONE, Redundancy.N_PLUS_1)  # what most families keep
EQUAL_LOADS = (Staging.SEQUENTIAL, Staging.EQUAL_SPLIT, Staging.OPTIMUM)  # of units of one model


class Plant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Units that carry the load together; of how many models at most they may be."""

    units_min: Annotated[int, declare(Kind.COUNT, ge=1, le=MOST_UNITS)] = 1
    units_max: Annotated[int, declare(Kind.COUNT, ge=1, le=MOST_UNITS)] = 6
    models_max: Annotated[int, declare(Kind.COUNT, ge=1, le=MOST_MODELS)] = 1
    # Of one model on duty: a plant of more stands behind the others.
    same_model_max: Annotated[int, declare(Kind.COUNT, ge=1, le=MOST_UNITS, assumed=True)] = 4
    redundancy: Annotated[Redundancy, declare()] = Redundancy.NONE
    standby_helps: Annotated[bool, declare()] = False
    staging: Annotated[Staging, declare()] = Staging.OPTIMUM
    # Of plants of several models in a year given hour by hour: how long a unit that has started
    # runs at least, and full-load seconds whose input a start costs (no source has a figure).
    least_run_h: Annotated[float, declare(Kind.HOURS, ge=0, le=24, assumed=True)] = 0.5
    start_loss_s: Annotated[float, declare(Kind.SECONDS, ge=0, le=3600)] = 0.0

    def carrying(self, units: int) -> int:
        """Units that carry the load; with N+1 one stands by, with 2N half of them."""
        if self.redundancy is Redundancy.TWO_N:
            return units // 2
        return units - 1 if self.redundancy is Redundancy.N_PLUS_1 else units

    @property
    def numbers(self) -> range:
        """Numbers of units to try; with 2N each has its double."""
        if self.redundancy is Redundancy.TWO_N:
            return range(self.units_min + self.units_min % 2, self.units_max + 1, 2)
        return range(self.units_min, self.units_max + 1)

    def disagreements(self) -> Iterator[tuple[str, str]]:
        """Keys whose values do not go together, and why in short."""
        if self.units_max < self.units_min:
            yield "plant.units_max", "< plant.units_min"
        elif not self.numbers:
            yield "plant.units_max", "2N"

    def without_effect(self) -> frozenset[str]:
        """What belongs to a standby unit, and to starts, which are those of mixed plants."""
        idle = {"plant.standby_helps"} if self.redundancy is Redundancy.NONE else set()
        if self.models_max < 2:
            idle |= {f"plant.{key}" for key in STARTS}
        return frozenset(idle)
