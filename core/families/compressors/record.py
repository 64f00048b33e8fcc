"""The record of an air compressor: flow, specific power and control as a data sheet has them.

The flow is that of the inlet (ISO 1217): free air. The specific power is the input of the whole
package over that flow; the rating of the motor over the flow is something else, and is never taken
for it.
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

J_M3 = 60e3  # of a kW/(m³/min)


class CompressorKind(StrEnum):
    """Kind of compressor; `choice.<value>` names it."""

    SCREW = "screw_one_stage"  # oil-injected
    SCREW_TWO_STAGE = "screw_two_stage"
    SCREW_OIL_FREE = "screw_oil_free"
    PISTON = "piston_one_stage"
    PISTON_TWO_STAGE = "piston_two_stage"
    PISTON_OIL_FREE = "piston_oil_free"
    TURBO = "turbo_compressor"  # centrifugal
    TURBO_MAGNETIC = "turbo_magnetic_bearing"
    TURBO_AIR_BEARING = "turbo_air_bearing"

    @property
    def oil_free(self) -> bool:
        """Whether no oil comes to the air."""
        return self in _OIL_FREE

    @property
    def has_sump(self) -> bool:
        """Whether an oil sump has to be blown down before it runs unloaded."""
        return self in (CompressorKind.SCREW, CompressorKind.SCREW_TWO_STAGE)


TURBO = frozenset(
    {
        CompressorKind.TURBO,
        CompressorKind.TURBO_MAGNETIC,
        CompressorKind.TURBO_AIR_BEARING,
    }
)
_OIL_FREE = frozenset(
    {
        CompressorKind.SCREW_OIL_FREE,
        CompressorKind.PISTON_OIL_FREE,
        CompressorKind.TURBO,
        CompressorKind.TURBO_MAGNETIC,
        CompressorKind.TURBO_AIR_BEARING,
    }
)


class CompressedGas(StrEnum):
    """What a package may compress: its materials, seals and oil suit no other gas."""

    AIR = "gas_air"
    HYDROGEN = "gas_hydrogen"


class BuiltInDryer(StrEnum):
    """A dryer inside the package; its input is part of that of the package."""

    REFRIGERATED = "dryer_refrigerated"
    ADSORPTION = "dryer_adsorption"


class AirControl(StrEnum):
    """How the flow follows the demand; `choice.<value>` names it."""

    LOAD_UNLOAD = "load_unload"
    MODULATION = "inlet_modulation"
    MODULATION_UNLOAD = "modulation_unload"
    VARIABLE_DISPLACEMENT = "variable_displacement"
    STEPS = "multi_step_unload"
    START_STOP = "start_stop"
    SPEED = "speed_controlled"
    VANES_BLOW_OFF = "vanes_blow_off"
    VANES_UNLOAD = "vanes_unload"


class AirCooling(StrEnum):
    """What cools the package."""

    AIR = "package_air_cooled"
    LIQUID = "package_water_cooled"


class CompressorFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    GENERIC = "generic_compressor"  # of a library, no product
    DERIVED_SPEED = "derived_speed_curve"  # its curve over speed follows a rule, no test
    EXAMPLE = "example_compressor"
    TOO_EFFICIENT = "compressor_too_efficient"  # better than 85 % of the isentropic ideal
    AT_LIMIT = "at_grade_limit"  # of a class: it just meets its grade
    SPEED_SHAPE_ASSUMED = "speed_shape_assumed"  # full load is known, part load is assumed


DOUBTFUL = frozenset(
    {CompressorFlag.DERIVED_SPEED, CompressorFlag.EXAMPLE, CompressorFlag.TOO_EFFICIENT}
)


class AirCompressor(Device, frozen=True, kw_only=True, tag_field="family", tag="compressors"):
    """One compressor package at its rated pressure."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    series: Annotated[str, declare()] = ""
    model: Annotated[str, declare()]
    compressor_kind: Annotated[CompressorKind, declare()]
    air_control: Annotated[AirControl, declare()]
    package_cooling: Annotated[AirCooling, declare()] | None = None  # None: not stated
    compressed_gas: Annotated[CompressedGas, declare()] = CompressedGas.AIR
    # From here on in the order of a data sheet.
    free_air_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, gt=0)]  # at full flow
    discharge_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, gt=0)]  # of the figures
    discharge_max_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, gt=0)] | None = None
    motor_rating_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0)]
    # Input of the package that runs without flow; it goes before the share.
    no_load_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=0)] | None = None
    specific_power: Annotated[float, declare(Kind.SPECIFIC_POWER, gt=0)]  # at full flow
    # of variable speed, weighted over its load points as GB 19153 does; None: not stated
    weighted_specific_power: Annotated[float, declare(Kind.SPECIFIC_POWER, gt=0)] | None = None
    no_load_share: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)] | None = None
    closed_inlet_share: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)] | None = None
    unload_share: Annotated[float, declare(Kind.SHARE, gt=0, le=1)] | None = None
    least_flow_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, gt=0)] | None = None
    speed_points: Annotated[tuple[tuple[float, float], ...], declare()] = ()  # m³/min, kW
    recoverable_share: Annotated[float, declare(Kind.SHARE, gt=0, le=0.96)] | None = (
        None  # recoverable
    )
    built_in_dryer: Annotated[BuiltInDryer, declare()] | None = None
    blow_down_s: Annotated[float, declare(Kind.SECONDS, ge=0, le=600)] | None = None
    class_level: Annotated[ClassLevel, declare()] | None = None  # of a class of machines
    class_from_w: Annotated[float, declare(Kind.FREE_AIR_FLOW, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.FREE_AIR_FLOW, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]  # a year or a span, as the source states it
    evidence: Annotated[Evidence, declare()]
    flags: tuple[CompressorFlag, ...] = ()

    @property
    def package_w(self) -> float:
        """Input of the package at full flow and rated pressure, W."""
        return self.specific_power * self.free_air_m3s

    @property
    def no_load(self) -> float | None:
        """Input without flow over that at full flow; None: not stated."""
        return self.no_load_share if self.no_load_w is None else self.no_load_w / self.package_w

    @property
    def turndown(self) -> float:
        """Least flow of continuous running over the full one; 1 where it has one flow only."""
        if self.speed_points:
            flows = [flow for flow, _ in self.speed_points]
            return min(flows) / max(flows)
        least = self.least_flow_m3s
        return 1.0 if least is None else least / self.free_air_m3s
