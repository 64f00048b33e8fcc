"""The record of a motor: what the catalog knows of one machine at one of its ratings.

A machine that its maker rates more than once (on the mains and on a converter, at 50 and at
87 Hz) is one record for each rating; `twin` names the record of the same machine on the mains.
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class Technology(StrEnum):
    """Kind of machine; every motor is of exactly one."""

    INDUCTION = "induction"
    LINE_START_PM = "line_start_pm"  # starts on the mains, runs with magnets
    PERMANENT_MAGNET = "permanent_magnet"  # synchronous, on a converter, wide range
    PM_RELUCTANCE = "pm_reluctance"  # synchronous reluctance assisted by magnets
    RELUCTANCE = "reluctance"  # synchronous reluctance without magnets
    DIRECT_DRIVE_PM = "direct_drive_pm"  # low speed, high torque, no gear
    MAGNETIC_BEARING = "magnetic_bearing"  # high speed
    SERVO = "servo"


class Supply(StrEnum):
    """What the rating holds for."""

    MAINS = "mains"
    CONVERTER = "converter"


class IeClass(StrEnum):
    """Efficiency class as the maker declares it."""

    IE1 = "IE1"
    IE2 = "IE2"
    IE3 = "IE3"
    IE4 = "IE4"
    IE5 = "IE5"
    NEMA_PREMIUM = "NEMA Premium"
    NOT_STATED = "not_stated"


class Ventilation(StrEnum):
    """How the machine is cooled: by a fan on its own shaft, by one of its own, or neither."""

    SELF = "self"  # IC411, IC01
    FORCED = "forced"  # IC416
    LIQUID = "liquid"  # IC31W, IC71W
    NOT_STATED = "not_stated"


class Casing(StrEnum):
    """What the housing is made of."""

    ALUMINIUM = "aluminium"
    CAST_IRON = "cast_iron"
    STEEL = "steel"
    NOT_STATED = "not_stated"


class Lifecycle(StrEnum):
    """Whether the maker still sells it."""

    IN_PRODUCTION = "in_production"
    LEGACY = "legacy"
    NOT_STATED = "not_stated"


class Flag(StrEnum):
    """Known defects of a record's figures; each decides what may be computed from it.

    The message `flag.<value>` says what it means.
    """

    AT_CLASS_LIMIT = "at_class_limit"  # the class minimum is printed as the efficiency
    BELOW_CLASS = "below_class"  # the efficiency is under the minimum of the class declared
    EFFICIENCY_OF_TWIN = "efficiency_of_twin"  # taken from the same machine's mains rating
    NO_EFFICIENCY = "no_efficiency"  # none published at full load: no losses, no ranking
    PART_LOAD_ABSENT = "part_load_absent"  # full load only: the class's typical shape is assumed
    PART_LOAD_IMPLAUSIBLE = "part_load_implausible"  # the points give no loss that can be true
    POLE_CHANGING = "pole_changing"  # one speed of a motor of two; outside the class tables
    SPEED_NOT_STATED = "speed_not_stated"  # the synchronous speed is taken
    TORQUE_OFF = "torque_off"  # printed torque differs from power over speed by more than 5 %
    CURRENT_OFF = "current_off"  # current, power factor, efficiency disagree by more than 10 %


# The seven points of a motor on a converter, (speed, torque) in per cent of rated.
SEVEN_POINTS = ((25, 25), (25, 100), (50, 25), (50, 50), (50, 100), (90, 50), (90, 100))


class Motor(Device, frozen=True, kw_only=True, tag_field="family", tag="motors"):
    """One machine at one rating. Losses of the seven points are shares of the rated power.

    Speeds are in r/min, the unit of every nameplate; ratios are those of the rated values.
    """

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    series: Annotated[str, declare()] = ""
    model: Annotated[str, declare()]
    technology: Annotated[Technology, declare()]
    fed_by: Annotated[Supply, declare()]
    ie_class: Annotated[IeClass, declare()] = IeClass.NOT_STATED
    class_basis: Annotated[str, declare()] = ""  # the standard the class is declared by
    power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0)]
    poles: Annotated[int, declare(Kind.COUNT, ge=2, le=96)] | None = None
    synchronous_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None
    speed_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None  # at full load
    speed_max_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None  # mechanical limit
    voltage_v: Annotated[float, declare(Kind.VOLTAGE, gt=0)]
    frequency_hz: Annotated[float, declare(Kind.FREQUENCY, gt=0)]
    enclosure: Annotated[str, declare()] = ""  # IP code or NEMA word; empty: not stated
    casing: Annotated[Casing, declare()] = Casing.NOT_STATED
    ventilation: Annotated[Ventilation, declare()] = Ventilation.NOT_STATED
    cooling_code: Annotated[str, declare()] = ""  # IC code of IEC 60034-6; empty: not stated
    frame: Annotated[str, declare()] = ""
    efficiency_100: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    efficiency_75: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    efficiency_50: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    efficiency_25: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    power_factor_100: Annotated[float, declare(Kind.RATIO, gt=0, le=1)] | None = None
    power_factor_75: Annotated[float, declare(Kind.RATIO, gt=0, le=1)] | None = None
    power_factor_50: Annotated[float, declare(Kind.RATIO, gt=0, le=1)] | None = None
    power_factor_25: Annotated[float, declare(Kind.RATIO, gt=0, le=1)] | None = None
    current_a: Annotated[float, declare(Kind.CURRENT, gt=0)] | None = None
    no_load_current_a: Annotated[float, declare(Kind.CURRENT, gt=0)] | None = None
    no_load_loss_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    torque_nm: Annotated[float, declare(Kind.TORQUE, gt=0)] | None = None  # as printed
    starting_torque_ratio: Annotated[float, declare(Kind.RATIO, gt=0)] | None = None
    starting_current_ratio: Annotated[float, declare(Kind.RATIO, gt=0)] | None = None
    breakdown_torque_ratio: Annotated[float, declare(Kind.RATIO, gt=0)] | None = None
    torque_max_nm: Annotated[float, declare(Kind.TORQUE, gt=0)] | None = None  # on a converter
    hot_start_s: Annotated[float, declare(Kind.SECONDS, gt=0)] | None = None  # permitted, hot
    inertia_kgm2: Annotated[float, declare(Kind.INERTIA, gt=0)] | None = None
    mass_kg: Annotated[float, declare(Kind.MASS, gt=0)] | None = None
    noise_db: Annotated[float, declare(Kind.SOUND, ge=0)] | None = None  # dB(A)
    # Permitted continuous torque on a converter: (frequency Hz, torque Nm), frequency rising.
    torque_points: Annotated[tuple[tuple[float, float], ...], declare()] = ()
    loss_25_25: Annotated[float, declare(Kind.SHARE, gt=0, lt=2)] | None = None
    loss_25_100: Annotated[float, declare(Kind.SHARE, gt=0, lt=2)] | None = None
    loss_50_25: Annotated[float, declare(Kind.SHARE, gt=0, lt=2)] | None = None
    loss_50_50: Annotated[float, declare(Kind.SHARE, gt=0, lt=2)] | None = None
    loss_50_100: Annotated[float, declare(Kind.SHARE, gt=0, lt=2)] | None = None
    loss_90_50: Annotated[float, declare(Kind.SHARE, gt=0, lt=2)] | None = None
    loss_90_100: Annotated[float, declare(Kind.SHARE, gt=0, lt=2)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None  # of one machine
    # Of a motor known by its nameplate alone: the share of the constant loss in the rated one, and
    # whether an efficiency at part load told it.
    nameplate_share: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    nameplate_part_load: Annotated[bool, declare()] | None = None
    # Of a class: what it just meets, the ratings it is made to, from and to and one by one, (rated
    # power W, least efficiency at rated load, share of the constant loss); the speeds it may be
    # made for, above the one and up to the other; how far a year of it may be off, as a share.
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0)] | None = None
    class_ratings: Annotated[tuple[tuple[float, float, float], ...], declare()] = ()
    class_above_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None
    class_to_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE)] | None = None
    lifecycle: Annotated[Lifecycle, declare()] = Lifecycle.NOT_STATED
    twin: Annotated[str, declare()] = ""  # id of the same machine's mains rating
    catalogue_page: Annotated[str, declare()] = ""  # of the catalogue
    remark: Annotated[str, declare()] = ""  # as the source prints it
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]  # a year or a span of years, as the source states it
    evidence: Annotated[Evidence, declare()]
    flags: tuple[Flag, ...] = ()

    @property
    def rated_rpm(self) -> float:
        """Speed at full load; the synchronous one where only that is known, else nan."""
        return self.speed_rpm or self.synchronous_rpm or float("nan")

    @property
    def seven_losses(self) -> tuple[float, ...] | None:
        """Losses at the seven points as shares of the rated power; None unless all are given."""
        found = [getattr(self, f"loss_{speed}_{torque}") for speed, torque in SEVEN_POINTS]
        return None if None in found else tuple(found)
