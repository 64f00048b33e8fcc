"""The record of a boiler: its heat, and its efficiency over load and return temperature.

An efficiency stands as its source states it: on the gross heating value, which counts the heat of
the vapour in the flue gas, or on the net one, which does not. All is computed on the net one, as
fuels are priced and as GB 24500 counts; of natural gas the gross value is 1.11 times the net one.
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

GROSS_OVER_NET = 1.11  # of natural gas: 890.6 over 802.6 kJ/mol of methane


class BoilerFuel(StrEnum):
    """What it burns, or electricity; `choice.<value>` names it."""

    NATURAL_GAS = "natural_gas"
    FUEL_OIL = "fuel_oil"
    LPG = "lpg"
    COAL = "coal"
    BIOMASS = "biomass"
    ELECTRICITY = "electricity"


class BoilerKind(StrEnum):
    """How it is built; `choice.<value>` names it."""

    CONDENSING = "boiler_condensing"
    PLAIN = "boiler_not_condensing"
    RESISTANCE = "boiler_resistance"  # electric


class HeatMedium(StrEnum):
    """What it makes."""

    WATER = "hot_water"
    STEAM = "steam"


class HeatingValue(StrEnum):
    """What its efficiency is counted on."""

    NET = "heating_value_net"
    NET_ASSUMED = "heating_value_net_assumed"
    GROSS = "heating_value_gross"


class BoilerFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    NO_RETURN = "boiler_no_return"  # condensing, and the return of its efficiency is not stated
    SIBLING_CURVE = "boiler_sibling_curve"  # the curve is that of the smallest of its line
    CONSTANT = "boiler_constant"  # one efficiency for all loads
    MEAN_OF_TWO = "boiler_mean_of_two"  # of two pairs of temperatures
    AT_LIMIT = "boiler_at_limit"  # of a class: its rated efficiency just meets its grade


DOUBTFUL = frozenset({BoilerFlag.NO_RETURN})


class Boiler(Device, frozen=True, kw_only=True, tag_field="family", tag="boilers"):
    """One boiler: rows of `efficiencies` by load, columns by return temperature.

    Without return temperatures there is one column: what it depends on is not known.
    """

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    series: Annotated[str, declare()] = ""
    model: Annotated[str, declare()]
    boiler_kind: Annotated[BoilerKind, declare()]
    fired_with: Annotated[BoilerFuel, declare()]
    makes: Annotated[HeatMedium, declare()] | None = None  # None: either
    boiler_output_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)]  # at full load
    heating_value: Annotated[HeatingValue, declare()] | None = None  # None: electricity
    # Rated efficiency on the net heating value, as GB 24500 tests it; None: not stated.
    rated_efficiency: Annotated[float, declare(Kind.FINE_SHARE, gt=0, le=1.1)] | None = None
    load_shares: tuple[float, ...]  # of full load, rising; below the least one it cycles
    return_steps_c: tuple[float, ...] = ()  # rising
    efficiencies: tuple[tuple[float, ...], ...]
    standby_share: Annotated[float, declare(Kind.FINE_SHARE, ge=0, lt=0.1)] | None = None
    water_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, gt=0)] | None = None
    water_drop_pa: Annotated[float, declare(Kind.PRESSURE, gt=0)] | None = None
    class_level: Annotated[ClassLevel, declare()] | None = None  # of a class of machines
    class_from_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[BoilerFlag, ...] = ()

    @property
    def to_net(self) -> float:
        """What a stated efficiency is multiplied by to count on the net heating value."""
        return GROSS_OVER_NET if self.heating_value is HeatingValue.GROSS else 1.0

    @property
    def turndown(self) -> float:
        """The least load of continuous firing, as a share."""
        return self.load_shares[0]

    @property
    def return_max_c(self) -> float | None:
        """The warmest return its efficiency is stated at; None: it states none."""
        return self.return_steps_c[-1] if self.return_steps_c else None
