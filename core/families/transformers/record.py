"""The record of a transformer: its losses, its short-circuit voltage, its windings."""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class Insulation(StrEnum):
    """What insulates and cools the windings; `choice.<value>` names it."""

    OIL = "oil_immersed"
    DRY = "dry_type"


class ThermalClass(StrEnum):
    """Insulation class of a dry type: it sets the temperature of its load loss."""

    B = "thermal_class_b"
    F = "thermal_class_f"
    H = "thermal_class_h"


class Core(StrEnum):
    """What the core is made of."""

    STEEL = "silicon_steel_core"
    AMORPHOUS = "amorphous_core"


class Connection(StrEnum):
    """How the windings are connected, as far as limits depend on it."""

    DYN11 = "connection_dyn11_yzn11"
    YYN0 = "connection_yyn0"
    OTHER = "other_connection"


class OldSeries(StrEnum):
    """Series of oil-immersed transformers of 10 kV that are still in service."""

    S7 = "series_s7"
    S9 = "series_s9"
    S11 = "series_s11"


class TransformerUse(StrEnum):
    """What it is built for beside carrying a load; `choice.<value>` names it."""

    GENERAL = "use_general"
    PHOTOVOLTAIC = "use_photovoltaic"
    RECTIFIER = "use_rectifier"
    OFFSHORE = "use_offshore"


class TransformerFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    FOREIGN_VOLTAGE = "foreign_voltage"  # 15 to 33 kV or 410 V: for grids of Europe
    TEXTBOOK = "textbook_transformer"  # a type of a library, old or of no maker
    LOAD_LOSS_DERIVED = "load_loss_derived"  # from an impedance, not stated
    STEP_ODD = "no_load_step_odd"  # smaller sizes of its series lose more, as printed
    OVER_IMPEDANCE = "resistance_over_impedance"  # its load loss is more than its impedance
    OUT_OF_RANGE = "no_load_out_of_range"
    AT_LIMIT = "losses_at_limit"  # of a class: both losses just meet the grade


DOUBTFUL = frozenset({TransformerFlag.OVER_IMPEDANCE, TransformerFlag.LOAD_LOSS_DERIVED})
REFERENCE_C = {ThermalClass.B: 100.0, ThermalClass.F: 120.0, ThermalClass.H: 145.0}
OIL_REFERENCE_C = 75.0


class Transformer(Device, frozen=True, kw_only=True, tag_field="family", tag="transformers"):
    """One transformer of two windings."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    series: Annotated[str, declare()] = ""
    model: Annotated[str, declare()]
    rated_va: Annotated[float, declare(Kind.APPARENT_POWER, gt=0)]
    high_v: Annotated[float, declare(Kind.VOLTAGE, gt=0)] | None = None  # None: not stated
    low_v: Annotated[float, declare(Kind.VOLTAGE, gt=0)]
    phases: Annotated[int, declare(Kind.COUNT, ge=1, le=3)] = 3
    connection: Annotated[Connection, declare()] | None = None
    insulation: Annotated[Insulation, declare()] | None = None
    thermal_class: Annotated[ThermalClass, declare()] | None = None  # of a dry type
    core_material: Annotated[Core, declare()] | None = None
    no_load_power_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0)]
    load_loss_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0)]
    load_loss_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None  # None: not stated
    impedance: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    no_load_current: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    loss_tolerance: Annotated[float, declare(Kind.SHARE, ge=0, le=0.3)] | None = None  # of each
    cooling_power_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0)] | None = None  # fans, pumps
    cooling_from: Annotated[float, declare(Kind.SHARE, ge=0, le=1.5)] | None = None  # None: 1
    sound_power_db: Annotated[float, declare(Kind.SOUND, ge=20, le=120)] | None = None
    built_for: Annotated[TransformerUse, declare()] = TransformerUse.GENERAL
    class_level: Annotated[ClassLevel, declare()] | None = None  # of a class of transformers
    class_from_w: Annotated[float, declare(Kind.APPARENT_POWER, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.APPARENT_POWER, gt=0)] | None = None
    class_ratings: tuple[tuple[float], ...] = ()  # kVA: the one rating of its row
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]  # a year or a span, as the source states it
    evidence: Annotated[Evidence, declare()]
    flags: tuple[TransformerFlag, ...] = ()

    @property
    def reference_c(self) -> float | None:
        """The temperature that limits hold its load loss at, °C; None: its class is not stated."""
        if self.insulation is Insulation.OIL:
            return OIL_REFERENCE_C
        return None if self.thermal_class is None else REFERENCE_C[self.thermal_class]
