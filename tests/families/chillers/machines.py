"""Machines made for tests: plain figures that can be worked out by hand."""

from typing import Any

import msgspec

from core.families.chillers.record import Chiller, Compressor, PartLoadCurve, TemperatureCurve
from core.machines.condenser import Condenser
from core.machines.device import Evidence

WIDE = {
    "leaving_min_c": 4.0,
    "leaving_max_c": 12.0,
    "condenser_min_c": 12.0,
    "condenser_max_c": 40.0,
}


def flat_curve(value: float = 1.0, **limits: float) -> TemperatureCurve:
    """The same value at every temperature."""
    return TemperatureCurve(coefficients=(value, 0.0, 0.0, 0.0, 0.0, 0.0), **(WIDE | limits))


def part_load(*coefficients: float, plr_min: float = 0.1) -> PartLoadCurve:
    """A polynomial in PLR, lowest power first."""
    padded = (*coefficients, 0.0, 0.0, 0.0, 0.0)[:4]
    return PartLoadCurve(coefficients=padded, plr_min=plr_min, plr_max=1.0)


def machine(**changes: Any) -> Chiller:
    """1,000 kW, COP 5 at every temperature, power 0.2 + 0.8·PLR."""
    usual = Chiller(
        id="T001",
        maker="Maker",
        model="Model",
        compressor=Compressor.CENTRIFUGAL,
        condenser=Condenser.WATER,
        capacity_w=1_000_000.0,
        cop=5.0,
        leaving_chilled_c=7.0,
        entering_condenser_c=30.0,
        plr_min=0.1,
        unloading_min=0.1,
        plr_max=1.0,
        capacity_curve=flat_curve(),
        power_curve=flat_curve(),
        part_load_curve=part_load(0.2, 0.8),
        source="test",
        source_year="2026",
        evidence=Evidence.C,
    )
    return msgspec.structs.replace(usual, **changes)
