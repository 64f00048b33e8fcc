"""The record of a power supply: its rated output, and its efficiency at loads.

Efficiency is that of the supply as a whole in normal running, batteries full: output over input.
Between the stated loads the loss is read in straight lines, not the efficiency: it is the loss
that a transformer, a fan or a control keeps. Below the lowest stated load the loss stays what it is
there, which is more than it will be.
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class SupplyKind(StrEnum):
    """How it feeds; `choice.<value>` names it."""

    DOUBLE_CONVERSION = "ups_double_conversion"
    ECO_MODE = "ups_eco_mode"  # the mains feed the load as long as they are good
    HIGH_VOLTAGE_DC = "supply_high_voltage_dc"


class SupplyFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    TYPICAL = "supply_typical"  # a usual course of the kind: no product, no source
    ONE_POINT = "supply_one_point"  # one efficiency for all loads


class PowerSupply(Device, frozen=True, kw_only=True, tag_field="family", tag="power_supplies"):
    """One unit, or one module of a cabinet of several."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    supply_kind: Annotated[SupplyKind, declare()]
    supply_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)]
    supply_loads: tuple[float, ...]  # shares of the rated output, rising
    supply_efficiencies: tuple[float, ...]  # at each
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[SupplyFlag, ...] = ()
