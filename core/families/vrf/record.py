"""The record of a multi-split or unitary air conditioner: what the catalog knows of one."""

from enum import StrEnum
from typing import Annotated

from core.machines.device import Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

# Share of the rated capacity, then the six coefficients of capacity and of power per capacity.
Stage = tuple[
    float,
    float, float, float, float, float, float,
    float, float, float, float, float, float,
]  # fmt: skip


class System(StrEnum):
    """What a machine is."""

    MULTI_SPLIT = "multi_split"  # one outdoor unit or module, many indoor units: VRF
    UNITARY = "unitary"  # rooftop or packaged: all in one casing


class AirConditionerType(StrEnum):
    """Types by which GB 21454-2021 and GB 19576-2019 set limits."""

    COOLING_ONLY = "air_cooled_cooling_only"
    HEAT_PUMP = "air_cooled_heat_pump"
    LOW_AMBIENT = "low_ambient"


class VrfFlag(StrEnum):
    """Known defects of a record's figures; `flag.<value>` says what they mean."""

    REFERENCE_OFF_2 = "reference_off_2"  # a curve is off 1 by more than 2 % at its reference
    ONE_CURVE = "stages_share_one_curve"  # the same temperature curve for all stages
    OLD_IPLV = "old_part_load_figure"  # an IPLV of before 2010: never beside an IEER
    IEER_CONTRADICTED = "ieer_contradicted"  # the curves' IEER is more than 20 % off the stated
    STAGES_UNKNOWN = "stages_unknown"  # the source's stages are no shares: full load alone
    FIRST_STAGE_ODD = "first_stage_odd"
    SAME_CURVES = "same_curves_as_another"
    CURVES_NORMALISED = "curves_normalised"  # divided by their values at the rated point
    DEFAULT_CURVES = "default_curves"  # some of the source's are a program's defaults
    INDOOR_FANS_LEFT_OUT = "indoor_fans_left_out"  # the power is that of the outdoor unit
    NO_POWER = "no_rated_power"  # capacity only
    CURVES_OF_KIND = "curves_of_kind"  # those of the Japanese building code, no machine's


class AirConditioner(Device, frozen=True, kw_only=True, tag_field="family", tag="vrf"):
    """One outdoor unit with what belongs to it, or one packaged unit.

    Ratios are to the rated figures, at the rated point of 19.4 °C wet bulb indoors and 35 °C
    outdoors in cooling, of 20 or 21 °C indoors and 6 °C wet bulb outdoors in heating.
    """

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    system: Annotated[System, declare()]
    refrigerant: Annotated[str, declare()] = ""  # empty: not stated
    gwp: Annotated[float, declare(Kind.GWP)] | None = None
    safety_class: Annotated[str, declare()] = ""
    rated_cooling_w: Annotated[float, declare(Kind.COOLING_POWER, gt=0)]
    rated_eer: Annotated[float, declare(Kind.COP, gt=0)] | None = None  # None: not stated
    rated_heating_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    rated_heating_cop: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    ieer: Annotated[float, declare(Kind.COP, gt=0)] | None = None  # AHRI 340/360, W/W
    old_iplv: Annotated[float, declare(Kind.COP, gt=0)] | None = None  # before 2010, W/W
    # What Chinese standards grade by, where it is stated: see grading.
    gb_type: Annotated[AirConditionerType, declare()] | None = None
    apf: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    seer: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    hspf: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    eer_min: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    cop_minus12: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    cop_minus20: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    price: Annotated[float, declare(Kind.MONEY)] | None = None  # of one machine
    # How far a year may be off, as a share, of one unit and of several.
    class_band_one: Annotated[float, declare(Kind.SHARE)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE)] | None = None
    # Cooling by compressor stages, the smallest first, over the wet bulb of the indoor air and the
    # dry bulb of the outdoor air, and between which temperatures that holds.
    stages: tuple[Stage, ...]
    indoor_min_c: Annotated[float, declare(Kind.TEMPERATURE)]
    indoor_max_c: Annotated[float, declare(Kind.TEMPERATURE)]
    outdoor_min_c: Annotated[float, declare(Kind.TEMPERATURE)]
    outdoor_max_c: Annotated[float, declare(Kind.TEMPERATURE)]
    # Of a compressor with variable speed: share of the full power at a part load, lowest power
    # first; empty: it works in its stages.
    part_load: tuple[float, ...] = ()
    plr_min: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0  # below it it cycles
    # Outdoor wet bulb °C, capacity and power per capacity as ratios; empty: it does not heat.
    heating_points: tuple[tuple[float, float, float], ...] = ()
    # Factor on the capacity over the connected ratio, and over the length of pipe in m, both as
    # polynomials, lowest power first; empty: the source tells none.
    connected: tuple[float, ...] = ()
    pipe: tuple[float, ...] = ()
    pipe_max_m: Annotated[float, declare(Kind.DISTANCE, gt=0, le=1000)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[VrfFlag, ...] = ()
