"""A compressor begun from nothing, in the order of a data sheet; its own figures replace all."""

from collections.abc import Mapping

from core.families.compressors.record import (
    J_M3,
    AirCompressor,
    AirControl,
    AirCooling,
    CompressorKind,
)
from core.machines.device import OWN_SOURCE, Evidence

# What a machine of 37 kW and 0.8 MPa has about: kW/(m³/min), by kind.
_USUAL = {
    CompressorKind.SCREW: 7.2,
    CompressorKind.SCREW_TWO_STAGE: 6.6,
    CompressorKind.SCREW_OIL_FREE: 7.8,
    CompressorKind.PISTON: 7.6,
    CompressorKind.PISTON_TWO_STAGE: 6.6,
    CompressorKind.PISTON_OIL_FREE: 8.4,
    CompressorKind.TURBO: 6.0,
    CompressorKind.TURBO_MAGNETIC: 6.0,
    CompressorKind.TURBO_AIR_BEARING: 6.0,
}
_PACKAGE_W, _MOTOR_W = 43e3, 37e3
_SLOWEST = 0.3  # of full flow


def begun(chosen: Mapping[str, str]) -> AirCompressor:
    """A compressor of the user's own to begin from, of the kind and control that are chosen."""
    kind = CompressorKind(chosen.get("compressor_kind", CompressorKind.SCREW))
    control = AirControl(chosen.get("air_control", AirControl.LOAD_UNLOAD))
    by_speed = control is AirControl.SPEED
    specific = _USUAL[kind] * J_M3
    flow = round(_PACKAGE_W / specific, 5)
    return AirCompressor(
        id="",
        maker="",
        model="",
        compressor_kind=kind,
        air_control=control,
        package_cooling=AirCooling.AIR,
        motor_rating_w=_MOTOR_W,
        discharge_pa=8e5,
        free_air_m3s=flow,
        specific_power=specific,
        least_flow_m3s=flow * _SLOWEST if by_speed else None,
        source=OWN_SOURCE,
        source_year="",
        evidence=Evidence.C,
    )
