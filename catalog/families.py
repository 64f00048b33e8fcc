"""The tables of a catalog; a new family of equipment is one entry here.

Everything else in this package is made from the record types named here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from catalog import (
    chiller_check,
    heat_pump_check,
    heat_pump_map_check,
    industrial_heat_check,
    motor_check,
)
from core.chillers import plausibility as chillers
from core.chillers.record import Chiller, Evidence
from core.field import declare
from core.finding import Figure
from core.heat_pumps import plausibility as heat_pumps
from core.heat_pumps import rating_checks
from core.heat_pumps.mapped import MappedHeatPump
from core.heat_pumps.record import HeatPump
from core.industrial_heat import plausibility as industrial_heat
from core.industrial_heat.record import IndustrialHeatPump
from core.motors import plausibility as motors
from core.motors.drive import Drive
from core.motors.record import Motor
from core.plausibility import Fault
from core.quantity import Kind
from core.refrigerant import RefrigerantGroup, plain_name

Device = Chiller | Motor | Drive | IndustrialHeatPump | HeatPump | MappedHeatPump


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where figures come from. The note is kept in both languages."""

    key: Annotated[str, declare()]
    title: Annotated[str, declare()]
    years: Annotated[str, declare()] = ""  # a year or a span, as stated; empty: not stated
    evidence: Annotated[Evidence, declare()]
    terms: Annotated[str, declare()] = ""
    note_en: Annotated[str, declare()] = ""
    note_zh: Annotated[str, declare()] = ""

    def note(self, language: str) -> str:
        """The note in `language` ("zh" or "en")."""
        return self.note_zh if language == "zh" else self.note_en


class Refrigerant(msgspec.Struct, frozen=True, kw_only=True):
    """A refrigerant: group, GWP over 100 years, ASHRAE 34 safety class, the keys of their sources.

    group: by the Montreal Protocol, of a mixture the strictest of its parts; mixture_of: these,
    with blanks between.
    """

    name: Annotated[str, declare()]
    group: Annotated[RefrigerantGroup, declare()]
    mixture_of: Annotated[str, declare()] = ""
    gwp100: Annotated[float, declare(Kind.GWP, ge=0)]
    safety_class: Annotated[str, declare()]
    group_source: Annotated[str, declare()]
    gwp_source: Annotated[str, declare()]
    safety_source: Annotated[str, declare()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its record type, its key, and the file of figures it is filled from."""

    name: str
    record: type[msgspec.Struct]
    key: str
    figures: str


def _as_it_is(record: Any) -> Any:
    return record


def _nothing(record: Any) -> dict[str, tuple[Figure, ...]]:  # noqa: ARG001
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(Table):
    """A table of devices.

    searched: text columns of the full-text search; listed: fields of a line of a list;
    type_column, size_column: what "type" and "size" mean here; alike: columns besides choices
    and maker that machines of one series, and so of different sizes, share; faults: (column, code,
    figures) of figures that cannot be true; defects: a record's flags, found from its figures;
    reference_values: its curves at its own reference point, by field, where each should be 1;
    marked: the record with the flags of its parts, where parts have flags of their own;
    recomputed: by field, a figure for each of its parts to stand beside the declared one;
    chinese: columns that Chinese standards grade by, told together and only where stated.
    """

    record: type[Device]
    searched: tuple[str, ...]
    listed: tuple[str, ...]
    type_column: str
    size_column: str
    faults: Callable[[Any], Iterator[Fault]]
    defects: Callable[[Any], tuple[Any, ...]]
    reference_values: Callable[[Any], dict[str, float]]
    marked: Callable[[Any], Any] = _as_it_is
    recomputed: Callable[[Any], dict[str, tuple[Figure, ...]]] = _nothing
    alike: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()


SOURCES = Table(name="sources", record=Source, key="key", figures="sources.csv")
REFRIGERANTS = Table(
    name="refrigerants", record=Refrigerant, key="name", figures="refrigerants.csv"
)
CHILLERS = Family(
    name="chillers",
    record=Chiller,
    key="id",
    figures="chillers.csv",
    searched=("id", "maker", "model", "refrigerant", "compressor", "condenser", "unloading"),
    listed=(
        "id", "maker", "model", "compressor", "condenser", "unloading", "refrigerant",
        "gwp", "capacity_w", "cop", "entering_condenser_c", "evidence",
    ),
    type_column="compressor",
    size_column="capacity_w",
    faults=chillers.faults,
    defects=chiller_check.defects,
    reference_values=chillers.reference_values,
)  # fmt: skip
MOTORS = Family(
    name="motors",
    record=Motor,
    key="id",
    figures="motors.csv",
    searched=("id", "maker", "series", "model", "technology", "fed_by", "ie_class", "frame"),
    listed=(
        "id", "maker", "model", "technology", "fed_by", "ie_class", "power_w", "poles",
        "speed_rpm", "voltage_v", "frequency_hz", "efficiency_100", "power_factor_100",
        "current_a", "frame", "evidence",
    ),
    type_column="technology",
    size_column="power_w",
    faults=motors.faults,
    defects=motor_check.defects,
    reference_values=motor_check.reference_values,
    alike=("series", "poles", "frequency_hz"),
)  # fmt: skip
DRIVES = Family(
    name="drives",
    record=Drive,
    key="id",
    figures="drives.csv",
    searched=("id", "maker", "model", "drive_class", "front_end"),
    listed=(
        "id", "maker", "model", "drive_class", "power_w", "apparent_va", "current_a",
        "loss_90_100", "loss_50_50", "evidence",
    ),
    type_column="drive_class",
    size_column="power_w",
    faults=motors.drive_faults,
    defects=motor_check.drive_defects,
    reference_values=motor_check.drive_reference_values,
)  # fmt: skip
INDUSTRIAL_HEAT = Family(
    name="industrial_heat",
    record=IndustrialHeatPump,
    key="id",
    figures="industrial_heat_pumps.csv",
    searched=("id", "maker", "model", "refrigerant", "pump_type", "method", "arrangement"),
    listed=(
        "id", "maker", "model", "pump_type", "method", "arrangement", "refrigerant", "gwp",
        "heat_max_w", "sink_max_c", "lift_max_k", "evidence",
    ),
    type_column="pump_type",
    size_column="heat_max_w",
    faults=industrial_heat.faults,
    defects=industrial_heat_check.defects,
    reference_values=industrial_heat_check.reference_values,
    chinese=("gb_temperature_class", "cop_h_high", "gb_cop"),
)  # fmt: skip
HEAT_PUMPS = Family(
    name="heat_pumps",
    record=HeatPump,
    key="id",
    figures="heat_pumps.csv",
    searched=("id", "maker", "model", "trade_names", "refrigerant", "heat_source"),
    listed=(
        "id", "maker", "model", "heat_source", "refrigerant", "gwp", "nominal_w", "cop_35",
        "cop_55", "sound_outdoor_db", "evidence",
    ),
    type_column="heat_source",
    size_column="nominal_w",
    faults=heat_pumps.faults,
    defects=heat_pump_check.defects,
    reference_values=heat_pump_check.reference_values,
    marked=rating_checks.marked,
    recomputed=heat_pump_check.recomputed,
    chinese=(
        "gb_product", "gb_heat_w", "gb_outlet_c", "gb_terminal", "gb_source", "gb_ambient",
        "gb_heating_method", "gb_pump_included", "iplv_h", "hspf", "apf", "acop", "cop_h",
        "cop_dh", "gb_cop",
    ),
)  # fmt: skip
HEAT_PUMP_MAPS = Family(
    name="heat_pump_maps",
    record=MappedHeatPump,
    key="id",
    figures="heat_pump_maps.csv",
    searched=("id", "maker", "model", "heat_source", "standard"),
    listed=("id", "maker", "model", "heat_source", "sink", "standard", "nominal_w", "evidence"),
    type_column="heat_source",
    size_column="nominal_w",
    faults=heat_pumps.map_faults,
    defects=heat_pump_map_check.defects,
    reference_values=heat_pump_map_check.reference_values,
)
FAMILIES: dict[str, Family] = {
    one.name: one for one in (CHILLERS, MOTORS, DRIVES, INDUSTRIAL_HEAT, HEAT_PUMPS, HEAT_PUMP_MAPS)
}
TABLES: tuple[Table, ...] = (SOURCES, REFRIGERANTS, *FAMILIES.values())


def completed(record: Any, refrigerants: dict[str, Refrigerant]) -> Any:
    """The record with GWP and safety class of its refrigerant where it states none.

    refrigerants: by `plain_name`.
    """
    known = refrigerants.get(plain_name(getattr(record, "refrigerant", "")))
    if known is None:
        return record
    return msgspec.structs.replace(
        record,
        gwp=known.gwp100 if record.gwp is None else record.gwp,
        safety_class=record.safety_class or known.safety_class,
    )
