"""What a nameplate of a chiller says, and the figures in it that a curve is fitted to."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from core.families.chillers.classes import (
    ClassKind,
    Fitted,
    RatedBy,
    class_file,
    class_record,
    key_of,
)
from core.families.chillers.record import (
    Bearings,
    Chiller,
    Compressor,
    RatedMethod,
    TemperatureCurve,
    Unloading,
)
from core.machines.condenser import Condenser
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

_USUAL_METHOD = RatedMethod.GB_18430_1_2007
_LENGTH = declare(Kind.LENGTH, gt=0, le=50)
_DROP = declare(Kind.PRESSURE, gt=0, le=1e6)


class ChillerNameplate(msgspec.Struct, frozen=True, kw_only=True):
    """What a catalogue or a nameplate says of a chiller; None and "": it does not."""

    maker: Annotated[str, declare()] = ""
    model: Annotated[str, declare()] = ""
    compressor: Annotated[Compressor, declare()] | None = None
    condenser: Annotated[Condenser, declare()] | None = None
    unloading: Annotated[Unloading, declare()] | None = None
    bearings: Annotated[Bearings, declare()] | None = None
    capacity_w: Annotated[float, declare(Kind.COOLING_POWER, ge=1e3, le=5e7)] | None = None
    input_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=100, le=2e7)] | None = None
    cop: Annotated[float, declare(Kind.COP, gt=0, le=40)] | None = None
    nameplate_iplv: Annotated[float, declare(Kind.COP, gt=0, le=60)] | None = None
    nameplate_nplv: Annotated[float, declare(Kind.COP, gt=0, le=60)] | None = None
    nameplate_method: Annotated[RatedMethod, declare()] | None = None
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-20, le=30)] | None = None
    entering_condenser_c: Annotated[float, declare(Kind.TEMPERATURE, ge=0, le=60)] | None = None
    plr_min: Annotated[float, declare(Kind.SHARE, ge=0.05, le=0.9)] | None = None
    refrigerant: Annotated[str, declare()] = ""
    evaporator_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, gt=0, le=10)] | None = None
    condenser_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, gt=0, le=10)] | None = None
    evaporator_drop_pa: Annotated[float, _DROP] | None = None
    condenser_drop_pa: Annotated[float, _DROP] | None = None
    current_a: Annotated[float, declare(Kind.CURRENT, gt=0, le=1e5)] | None = None
    noise_db: Annotated[float, declare(Kind.SOUND, ge=20, le=130)] | None = None
    mass_kg: Annotated[float, declare(Kind.MASS, gt=0, le=2e5)] | None = None
    length_m: Annotated[float, _LENGTH] | None = None
    width_m: Annotated[float, _LENGTH] | None = None
    height_m: Annotated[float, _LENGTH] | None = None
    supply: Annotated[str, declare()] = ""
    price: Annotated[float, declare(Kind.MONEY, gt=0)] | None = None
    source_year: Annotated[str, declare()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The figures a curve is fitted to: of which kind, at which point, by which method."""

    key: str
    capacity_w: float
    cop: float
    method: RatedMethod
    leaving_c: float
    condenser_c: float
    plr_min: float | None

    @property
    def kind(self) -> ClassKind:
        """Its curves and what is known of it."""
        return class_file().kinds[self.key]


def kind_of(machine: ChillerNameplate | Chiller) -> str | None:
    """The kind with curves that a machine is of; None where there is none."""
    return key_of(machine.compressor, machine.condenser, machine.unloading, machine.bearings)


def stated_by(plate: ChillerNameplate) -> Stated:
    """The figures of a nameplate that has them; what is left open is as the method rates."""
    capacity, condenser = plate.capacity_w or 0.0, plate.condenser or Condenser.WATER
    method = plate.nameplate_method or _USUAL_METHOD
    rating, leaving, entering = (
        RATING_METHODS[method], plate.leaving_chilled_c, plate.entering_condenser_c
    )  # fmt: skip
    return Stated(
        key=kind_of(plate) or "",
        capacity_w=capacity,
        cop=plate.cop or capacity / (plate.input_power_w or 1.0),
        method=method,
        leaving_c=rating.leaving_c if leaving is None else leaving,
        condenser_c=rating.condenser_c(condenser)[0] if entering is None else entering,
        plr_min=plate.plr_min,
    )


def level_of(stated: Stated) -> float:
    """The COP at the reference of the kinds of a machine that has the stated one where stated."""
    one = Fitted(cop=1.0, iplv=1.0, part_load=stated.kind.part_load)
    curve = class_record(stated.key, one, 1.0).power_curve
    return stated.cop * value_at(curve, stated.leaving_c, stated.condenser_c)


def value_at(curve: TemperatureCurve, leaving_c: float, condenser_c: float) -> float:
    """A curve at a leaving chilled-water and a condenser temperature, °C."""
    a, b, c, d, e, f = curve.coefficients
    x, y = leaving_c, condenser_c
    return a + b * x + c * x * x + d * y + e * y * y + f * x * y


def part_load_of(plate: ChillerNameplate, stated: Stated) -> tuple[float, RatedBy]:
    """The figure that the part load is fitted to, and what it is of: the IPLV before the NPLV."""
    if plate.nameplate_iplv is not None:
        return plate.nameplate_iplv, RatedBy(method=stated.method, plr_min=stated.plr_min)
    at_c = (stated.leaving_c, stated.condenser_c)
    by = RatedBy(method=stated.method, at_c=at_c, plr_min=stated.plr_min)
    return plate.nameplate_nplv or 0.0, by
