"""The record of an electric boiler: what the catalog holds of one, each figure declared once."""

from enum import StrEnum
from typing import Annotated

from core.machines.device import Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class BoilerType(StrEnum):
    """How it turns electricity into heat; `choice.<value>` names it."""

    ELEMENTS = "heating_elements"
    ELECTRODES = "electrodes"


class BoilerFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    NO_SUPPLY_LIMIT = "no_supply_limit"


# The tag is the family's key: with it a file of any family says which record it holds.
class ElectricBoiler(Device, frozen=True, kw_only=True, tag_field="family", tag="electric_boilers"):
    """A boiler of constant efficiency: heat is efficiency · power, down to nothing."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    boiler_type: Annotated[BoilerType, declare()]
    boiler_heat_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)]  # at full power
    heat_efficiency: Annotated[float, declare(Kind.SHARE, gt=0, le=1)]
    water_max_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None  # None: not stated
    price: Annotated[float, declare(Kind.MONEY)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[BoilerFlag, ...] = ()
