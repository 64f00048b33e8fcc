"""The record of an electrolyser: its hydrogen, and what a normal cubic metre of it takes.

Two figures are kept apart and never taken for each other: the direct current of the stack, and
the alternating current of the whole system with rectifier, pumps, cooling and drying. Volumes are
normal ones: 0 °C and 101.325 kPa.
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

KG_PER_M3 = 0.0899  # of hydrogen, a normal cubic metre
# Direct current of a cell at one volt and full Faraday efficiency, kWh/Nm³: 2 F / (3600 · 22.414).
KWH_PER_VOLT = 2.3914


class ElectrolyserKind(StrEnum):
    """How it is built; `choice.<value>` names it."""

    ALKALINE = "electrolyser_alkaline"
    PEM = "electrolyser_pem"
    AEM = "electrolyser_aem"
    SOLID_OXIDE = "electrolyser_solid_oxide"


class ElectrolyserFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    BASIS_ASSUMED = "electrolyser_basis_assumed"
    POWER_DIFFERS = "electrolyser_power_differs"
    STEAM_LEFT_OUT = "electrolyser_steam_left_out"
    MAKER_UNCERTAIN = "electrolyser_maker_uncertain"
    BY_CLASS_CURVE = "electrolyser_class_curve"  # its part load is that of its kind


DOUBTFUL = frozenset(
    {
        ElectrolyserFlag.POWER_DIFFERS,
        ElectrolyserFlag.STEAM_LEFT_OUT,
        ElectrolyserFlag.MAKER_UNCERTAIN,
    }
)


class Electrolyser(Device, frozen=True, kw_only=True, tag_field="family", tag="electrolysers"):
    """One electrolyser; of both consumptions at least one is stated, at rated output."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    electrolyser_kind: Annotated[ElectrolyserKind, declare()]
    hydrogen_m3s: Annotated[float, declare(Kind.HYDROGEN_FLOW, gt=0)]
    stack_kwh_m3: Annotated[float, declare(Kind.ENERGY_PER_HYDROGEN, gt=0)] | None = None
    system_kwh_m3: Annotated[float, declare(Kind.ENERGY_PER_HYDROGEN, gt=0)] | None = None
    least_load: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    outlet_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=0)] | None = None
    warm_start_s: Annotated[float, declare(Kind.SECONDS, ge=0)] | None = None
    cold_start_s: Annotated[float, declare(Kind.SECONDS, ge=0)] | None = None
    ramp_share_s: Annotated[float, declare(Kind.SHARE, gt=0)] | None = None  # of the rating a s
    fade_share: Annotated[float, declare(Kind.FINE_SHARE, ge=0, lt=0.1)] | None = None  # 1,000 h
    stack_life_h: Annotated[float, declare(Kind.HOURS, gt=0)] | None = None
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.HYDROGEN_FLOW, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.HYDROGEN_FLOW, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[ElectrolyserFlag, ...] = ()
