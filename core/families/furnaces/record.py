"""The record of a furnace: what it takes, what of it reaches the charge, what holding takes.

At full charge and hot, `furnace_efficiency` of the input is heat in the charge. Hot and without a
charge it takes `holding_share` of the rated input. Between the two the input follows the charge in
a straight line: walls, doors and cooling water lose what they lose, whatever is heated.
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FurnaceProcess(StrEnum):
    """What is done to the charge; `choice.<value>` names it."""

    HEAT_TREATMENT = "heat_treatment"
    FORMING = "heating_for_forming"
    MELTING = "melting"


class FurnaceKind(StrEnum):
    """How it heats."""

    GAS_COLD_AIR = "furnace_gas_cold_air"
    GAS_RECUPERATIVE = "furnace_gas_recuperative"
    GAS_REGENERATIVE = "furnace_gas_regenerative"
    RESISTANCE = "furnace_resistance"
    VACUUM = "furnace_vacuum"
    INDUCTION = "furnace_induction"  # transistors, at the frequency the charge asks for
    INDUCTION_MAINS = "furnace_induction_mains"  # at the frequency of the mains
    ARC_DC = "furnace_arc_dc"


BY_GAS = frozenset(
    {FurnaceKind.GAS_COLD_AIR, FurnaceKind.GAS_RECUPERATIVE, FurnaceKind.GAS_REGENERATIVE}
)


class FurnaceFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    TYPICAL = "furnace_typical"  # a usual value of the kind: no product, no source


class Furnace(Device, frozen=True, kw_only=True, tag_field="family", tag="furnaces"):
    """One furnace; the input of gas is on its net heating value."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    furnace_kind: Annotated[FurnaceKind, declare()]
    furnace_process: Annotated[FurnaceProcess, declare()]
    charge_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)]  # heat in the charge, full
    furnace_efficiency: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    holding_share: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)]
    heating_up_h: Annotated[float, declare(Kind.HOURS, ge=0)]  # at the rated input, from cold
    furnace_max_c: Annotated[float, declare(Kind.TEMPERATURE, gt=0)]
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[FurnaceFlag, ...] = ()

    @property
    def input_w(self) -> float:
        """The input at full charge, W."""
        return self.charge_w / self.furnace_efficiency

    @property
    def burns(self) -> bool:
        """Whether it burns gas."""
        return self.furnace_kind in BY_GAS
