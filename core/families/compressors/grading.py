"""What a compressor is graded by: GB 19153-2019, by its sizes and pressures as they are printed."""

from collections.abc import Sequence
from datetime import date

from core.families.compressors.classes import PRODUCT
from core.families.compressors.record import (
    J_M3,
    AirCompressor,
    AirControl,
    AirCooling,
    CompressorKind,
)
from core.selection.grading import Grades, graded
from core.standards.judge import Device
from core.standards.library import Standards

_DESIGNS = {
    CompressorKind.SCREW: "oil_injected_rotary",
    CompressorKind.SCREW_TWO_STAGE: "oil_injected_rotary",
    CompressorKind.SCREW_OIL_FREE: "other_displacement",
    CompressorKind.PISTON: "piston_compressor",
    CompressorKind.PISTON_TWO_STAGE: "piston_compressor",
    CompressorKind.PISTON_OIL_FREE: "oil_free_piston",
}
_COOLINGS = {AirCooling.AIR: "air", AirCooling.LIQUID: "liquid"}
_DIGITS = 6  # those of the limits, and of ratings and pressures as they are printed


def figures_of(record: AirCompressor) -> dict[str, float | str] | None:
    """The figures a compressor is judged by; None: no edition speaks of it (centrifugal).

    Variable speed is judged by its weighted specific power alone; where that is not stated, the
    figure is missing. The rating of the motor only says which row it is.
    """
    design = _DESIGNS.get(record.compressor_kind)
    if design is None:
        return None
    by_speed = record.air_control is AirControl.SPEED
    figures: dict[str, float | str] = {
        "compressor_design": design,
        "compressor_control": "variable_speed" if by_speed else "fixed_speed",
        "rated_power": round(record.motor_rating_w / 1e3, _DIGITS),
        "discharge_pressure": round(record.discharge_pa / 1e6, _DIGITS),
    }
    if record.package_cooling is not None:
        figures["compressor_cooling"] = _COOLINGS[record.package_cooling]
    judged = record.weighted_specific_power if by_speed else record.specific_power
    if judged is not None:
        figures["specific_power"] = round(judged / J_M3, _DIGITS)
    return figures


def device_of(record: AirCompressor) -> Device | None:
    """What a compressor is judged as; None: no edition speaks of it."""
    figures = figures_of(record)
    return None if figures is None else Device(PRODUCT, figures)


def grade_compressors(
    standards: Standards, records: Sequence[AirCompressor], as_of: date
) -> Grades:
    """What the editions in force on a day say of each record."""
    return graded(standards, records, device_of, as_of)
