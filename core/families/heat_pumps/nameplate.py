"""What a nameplate of a heat pump says, and the figures in it that a curve is fitted to."""

from dataclasses import dataclass
from typing import Annotated

import msgspec
import numpy as np

from core.families.heat_pumps.classes import ClassKind, class_file
from core.families.heat_pumps.columns import RATED_SOURCE_C
from core.families.heat_pumps.record import DESIGN_C, GbSource, GbTerminal, HeatPump, HeatSource
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

OUTLET_ABOVE_K = 5.0  # hottest water over that of the figures, where none is stated
_NEAR_K = 0.6  # a point within is that of the kind
_KINDS = {HeatSource.BRINE: "brine", HeatSource.WATER: "natural_water"}
COLD_KIND, MILD_KIND = "air_colder", "air_average"


class HeatPumpNameplate(msgspec.Struct, frozen=True, kw_only=True):
    """What a catalogue or a nameplate says of a heat pump; None and "": it does not.

    heat_w, input_power_w and cop hold at nameplate_at_c, outdoors or, of water and brine, as the
    source enters, with gb_outlet_c; heat_cold_w and cop_h at −12 °C, cop_dh at −20 °C outdoors
    with the same outlet; nameplate_idle_w is drawn while it waits, its crankcase heater included.
    """

    maker: Annotated[str, declare()] = ""
    model: Annotated[str, declare()] = ""
    heat_source: Annotated[HeatSource, declare()] | None = None
    refrigerant: Annotated[str, declare()] = ""
    gb_outlet_c: Annotated[float, declare(Kind.TEMPERATURE, ge=25, le=70)] | None = None
    heat_cold_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1e3, le=2e7)] | None = None
    cop_h: Annotated[float, declare(Kind.COP, gt=0, le=10)] | None = None
    cop_dh: Annotated[float, declare(Kind.COP, gt=0, le=10)] | None = None
    nameplate_at_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-30, le=40)] | None = None
    heat_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1e3, le=2e7)] | None = None
    input_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=100, le=1e7)] | None = None
    cop: Annotated[float, declare(Kind.COP, gt=0, le=15)] | None = None
    nameplate_scop: Annotated[float, declare(Kind.COP, gt=0, le=10)] | None = None
    nameplate_scop_flow_c: Annotated[float, declare(Kind.TEMPERATURE, ge=35, le=55)] | None = None
    nameplate_idle_w: Annotated[float, declare(Kind.IDLE_POWER, ge=0, le=2e4)] | None = None
    lowest_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-45, le=10)] | None = None
    hottest_outlet_c: Annotated[float, declare(Kind.TEMPERATURE, ge=30, le=90)] | None = None
    gb_terminal: Annotated[GbTerminal, declare()] | None = None
    gb_source: Annotated[GbSource, declare()] | None = None
    hspf: Annotated[float, declare(Kind.COP, gt=0, le=10)] | None = None
    apf: Annotated[float, declare(Kind.COP, gt=0, le=10)] | None = None
    iplv_h: Annotated[float, declare(Kind.COP, gt=0, le=10)] | None = None
    acop: Annotated[float, declare(Kind.COP, gt=0, le=15)] | None = None
    sound_outdoor_db: Annotated[float, declare(Kind.SOUND, ge=20, le=130)] | None = None
    price: Annotated[float, declare(Kind.MONEY, gt=0)] | None = None
    source_year: Annotated[str, declare()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The figures a curve is fitted to: of which kind, at which point, with which water."""

    key: str
    at_c: float
    heat_w: float
    cop: float
    outlet_c: float

    @property
    def kind(self) -> ClassKind:
        """Its curves and what is known of it."""
        return class_file().kinds[self.key]

    @property
    def of_air(self) -> bool:
        """Whether its source is the air outdoors."""
        return self.key in (COLD_KIND, MILD_KIND)


def kind_of(plate: HeatPumpNameplate) -> str | None:
    """The kind with curves that its figures are of; None: they tell none."""
    if plate.heat_source is HeatSource.OUTDOOR_AIR:
        if plate.cop_h is not None or _is(plate.nameplate_at_c, COLD_KIND):
            return COLD_KIND
        return MILD_KIND if _is(plate.nameplate_at_c, MILD_KIND) else None
    return _KINDS.get(plate.heat_source) if plate.heat_source is not None else None


def _is(at_c: float | None, key: str) -> bool:
    return at_c is not None and abs(at_c - class_file().kinds[key].base_c) <= _NEAR_K


def stated_by(plate: HeatPumpNameplate) -> Stated | None:
    """The figures of a nameplate; None where any of them is open."""
    key = kind_of(plate)
    if key is None or plate.heat_source is None or plate.gb_outlet_c is None:
        return None
    heat_w, cop = plate.heat_w, plate.cop
    if cop is None and heat_w is not None and plate.input_power_w is not None:
        cop = heat_w / plate.input_power_w
    if key == COLD_KIND and not _is(plate.nameplate_at_c, COLD_KIND):
        heat_w, cop = plate.heat_cold_w, plate.cop_h
    elif key == COLD_KIND:
        heat_w, cop = plate.heat_cold_w or heat_w, plate.cop_h or cop
    if heat_w is None or cop is None:
        return None
    base_c = class_file().kinds[key].base_c
    rated_c = float(RATED_SOURCE_C[plate.heat_source])
    source_c = plate.nameplate_at_c if plate.nameplate_at_c is not None else rated_c
    at_c = base_c if np.isnan(rated_c) else source_c
    return Stated(key=key, at_c=at_c, heat_w=heat_w, cop=cop, outlet_c=plate.gb_outlet_c)


def figures_of(record: HeatPump) -> HeatPumpNameplate | None:
    """What a heat pump's nameplate said; None where its points are not those of a nameplate."""
    if record.nameplate_cop is None:
        return None
    (low, *_) = record.ratings
    at_c, outlet_c = record.nameplate_at_c, record.gb_outlet_c or 0.0
    assumed = low.outlet_limit_c == outlet_c + OUTLET_ABOVE_K
    cold = record.heat_source is HeatSource.OUTDOOR_AIR and _is(at_c, COLD_KIND)
    return HeatPumpNameplate(
        maker=record.maker, model=record.model, heat_source=record.heat_source,
        refrigerant=record.refrigerant, gb_outlet_c=record.gb_outlet_c,
        heat_cold_w=record.nameplate_heat_w if cold else None,
        cop_h=record.nameplate_cop if cold else None, cop_dh=record.cop_dh,
        nameplate_at_c=None if cold else at_c,
        heat_w=None if cold else record.nameplate_heat_w,
        cop=None if cold else record.nameplate_cop,
        nameplate_scop=record.nameplate_scop,
        nameplate_scop_flow_c=record.nameplate_scop_flow_c,
        nameplate_idle_w=record.nameplate_idle_w,
        lowest_outdoor_c=None if low.limit_c == rated_limit_c(record) else low.limit_c,
        hottest_outlet_c=None if assumed else low.outlet_limit_c, gb_terminal=record.gb_terminal,
        gb_source=record.gb_source, hspf=record.hspf, apf=record.apf, iplv_h=record.iplv_h,
        acop=record.acop, sound_outdoor_db=record.sound_outdoor_db, price=record.price,
        source_year=record.source_year,
    )  # fmt: skip


def rated_limit_c(record: HeatPump) -> float:
    """As cold as machines of its kind were rated, °C outdoors."""
    return DESIGN_C[record.ratings[0].climate]
