"""Compressors and stations made up for tests."""

import numpy as np

from core.families.compressors.columns import CompressorColumns, columns_of
from core.families.compressors.design import CompressorDesign
from core.families.compressors.record import J_M3, AirCompressor, AirControl, CompressorKind
from core.machines.device import Evidence

MINUTE = 60.0
BAR = 1e5


def machine(
    flow: float = 10.0,
    specific: float = 6.5,
    control: AirControl = AirControl.LOAD_UNLOAD,
    **other: object,
) -> AirCompressor:
    """A screw of so many m³/min at so many kW/(m³/min) and 7.5 bar."""
    given: dict[str, object] = {
        "id": f"{control.value}-{flow:g}",
        "maker": "–",
        "model": f"{flow:g}",
        "compressor_kind": CompressorKind.SCREW,
        "air_control": control,
        "motor_rating_w": specific * flow * 1e3 / 1.15,
        "discharge_pa": 7.5 * BAR,
        "free_air_m3s": flow / MINUTE,
        "specific_power": specific * J_M3,
        "source": "own",
        "source_year": "",
        "evidence": Evidence.C,
    }
    return AirCompressor(**(given | other))  # type: ignore[arg-type]


def columns(*records: AirCompressor) -> CompressorColumns:
    return columns_of(records)


def design(receiver_m3: float = 4.0, band_bar: float = 0.7) -> CompressorDesign:
    """A net at 7 bar and 20 m³/min."""
    return CompressorDesign(
        peak_w=20.0 / MINUTE,
        required_w=22.0 / MINUTE,
        lowest_pa=7.0 * BAR,
        highest_pa=(7.0 + band_bar) * BAR,
        inlet_pa=1e5,
        receiver_m3=receiver_m3,
        running_hours=8760.0,
    )


def flows(*m3_min: float) -> np.ndarray:
    return np.array(m3_min) / MINUTE
