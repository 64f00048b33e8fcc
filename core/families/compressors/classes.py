"""Classes of compressors: a way of control, a pressure, cooling and a grade of GB 19153-2019.

The specific power is the limit of the grade, and the sizes are those of the table alone: the
edition gives none between. The flow is that of a package whose input is 1.15 times the rating of
its motor, the middle of the oil-injected screws of the generic library (1.12 to 1.2). Of variable
speed the limit is one of a weighted specific power whose weights were not read; it is taken for
that of full flow, below which the power falls in a straight line to 5 % at no flow: rather too
much than too little.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from core.families.compressors.columns import NO_LOAD, NO_LOAD_BY_SPEED
from core.families.compressors.record import (
    J_M3,
    AirCompressor,
    AirControl,
    AirCooling,
    CompressorFlag,
    CompressorKind,
)
from core.keeping.keeping import keep_latest
from core.machines.device import UNNAMED, ClassLevel, Evidence
from core.machines.seven_figures import in_seven
from core.standards.access import level_limits
from core.standards.edition import Scale
from core.standards.library import Standards, shipped_standards

SOURCE = "compressor_classes"
PRODUCT = "air_compressor"
EDITION = "GB 19153-2019"
AS_OF = date(2026, 1, 1)
LEVELS = (ClassLevel.GRADE_1, ClassLevel.GRADE_2, ClassLevel.GRADE_3)
INPUT_OVER_MOTOR = 1.15
BAND_FIXED, BAND_BY_SPEED = 0.06, 0.08
_TURNDOWN = 0.3
_CONTROLS = {AirControl.LOAD_UNLOAD: "fixed_speed", AirControl.SPEED: "variable_speed"}
_COOLINGS = {AirCooling.AIR: "air", AirCooling.LIQUID: "liquid"}
_PRESSURES_MPA = (0.5, 0.7, 0.8, 1.0, 1.25)
_NOMINAL_KW = 75.0
_CODES = {AirControl.LOAD_UNLOAD: "FS", AirControl.SPEED: "VS"}


@dataclass(frozen=True, kw_only=True)
class Size:
    """A size of the table: motor rating, W, the limit of the grade, J/m³, and the flow, m³/s."""

    motor_w: float
    specific_power: float

    @cached_property
    def flow_m3s(self) -> float:
        """Free air."""
        return INPUT_OVER_MOTOR * self.motor_w / self.specific_power


@keep_latest(64)
def sizes(
    control: AirControl, cooling: AirCooling, discharge_pa: float, level: ClassLevel
) -> tuple[Size, ...]:
    """The sizes of the table for a class, the smallest first."""
    return tuple(_sizes(shipped_standards(), control, cooling, discharge_pa, level))


def _sizes(
    standards: Standards,
    control: AirControl,
    cooling: AirCooling,
    discharge_pa: float,
    level: ClassLevel,
) -> Iterator[Size]:
    for kw in _ratings_kw(standards):
        figures: dict[str, float | str] = {
            "compressor_design": "oil_injected_rotary",
            "compressor_control": _CONTROLS[control],
            "compressor_cooling": _COOLINGS[cooling],
            "rated_power": kw,
            "discharge_pressure": round(discharge_pa / 1e6, 6),
        }
        rows = level_limits(
            standards, PRODUCT, figures, AS_OF, scale=Scale.GRADE, level=level.value[-1]
        )
        limit = next((row.limits["specific_power"] for row in rows), None)
        if limit is not None:
            yield Size(motor_w=kw * 1e3, specific_power=limit * J_M3)


def _ratings_kw(standards: Standards) -> list[float]:
    """Every motor rating that the edition has a row for."""
    return sorted(
        {
            condition.equals
            for row in standards.by_code[EDITION].rows
            for condition in row.when
            if condition.key == "rated_power" and condition.equals is not None
        }
    )


def made(record: AirCompressor, size: Size) -> AirCompressor:
    """A class in a size of the table."""
    by_speed = record.air_control is AirControl.SPEED
    return msgspec.structs.replace(
        record,
        motor_rating_w=size.motor_w,
        free_air_m3s=in_seven(size.flow_m3s),
        specific_power=size.specific_power,
        weighted_specific_power=size.specific_power if by_speed else None,
        least_flow_m3s=in_seven(size.flow_m3s * _TURNDOWN) if by_speed else None,
    )


def class_machines(standards: Standards, as_of: date) -> tuple[AirCompressor, ...]:
    """Every class, in a nominal size."""
    del standards, as_of
    return tuple(
        made(_class(control, cooling, mpa * 1e6, level, found), _nominal(found))
        for control in _CONTROLS
        for cooling in _COOLINGS
        for mpa in _PRESSURES_MPA
        for level in LEVELS
        if (found := sizes(control, cooling, mpa * 1e6, level))
    )


def _nominal(found: tuple[Size, ...]) -> Size:
    return min(found, key=lambda size: abs(size.motor_w / 1e3 - _NOMINAL_KW))


def _class(
    control: AirControl,
    cooling: AirCooling,
    discharge_pa: float,
    level: ClassLevel,
    found: tuple[Size, ...],
) -> AirCompressor:
    by_speed = control is AirControl.SPEED
    band = BAND_BY_SPEED if by_speed else BAND_FIXED
    letter = "A" if cooling is AirCooling.AIR else "W"
    code = f"{_CODES[control]}-{letter}-{discharge_pa / 1e6:g}-G{level.value[-1]}"
    flags = (CompressorFlag.AT_LIMIT, CompressorFlag.SPEED_SHAPE_ASSUMED)
    return AirCompressor(
        id=f"CL-{code}",
        maker=UNNAMED,
        model=code,
        compressor_kind=CompressorKind.SCREW,
        air_control=control,
        package_cooling=cooling,
        motor_rating_w=found[0].motor_w,
        discharge_pa=discharge_pa,
        free_air_m3s=found[0].flow_m3s,
        specific_power=found[0].specific_power,
        no_load_share=NO_LOAD_BY_SPEED if by_speed else NO_LOAD,
        class_level=level,
        class_from_w=in_seven(found[0].flow_m3s),
        class_to_w=in_seven(found[-1].flow_m3s),
        class_band_one=band,
        class_band_several=band,
        source=SOURCE,
        source_year="2019",
        evidence=Evidence.D,
        flags=flags if by_speed else flags[:1],
    )
