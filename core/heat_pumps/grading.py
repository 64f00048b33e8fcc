"""What heat pumps are graded by in China, of which European certificates say nothing.

GB 19577-2024 grades low-ambient air-source units by HSPF or APF and water-source units by ACOP,
each by a Chinese test method; the tier list of 2024 by IPLV(H). A declared SCOP of EN 14825 is
none of them, so every verdict names what is missing.
"""

from collections.abc import Sequence
from datetime import date

from core.heat_pumps.record import HeatPump, HeatSource
from core.standards.judge import Device, judge_batch
from core.standards.library import Standards
from core.standards.verdict import Verdict

_PRODUCT = {
    HeatSource.OUTDOOR_AIR: "low_ambient_heat_pump",
    HeatSource.BRINE: "water_source_heat_pump",
    HeatSource.WATER: "water_source_heat_pump",
}


def grade_heat_pumps(
    standards: Standards, records: Sequence[HeatPump], as_of: date
) -> tuple[tuple[Verdict, ...], ...]:
    """What the editions in force on a day say of each machine; empty where none speaks of it."""
    products = [_PRODUCT.get(record.heat_source) for record in records]
    devices = [
        Device(product, {"heating_capacity": record.nominal_w / 1e3})
        for product, record in zip(products, records, strict=True)
        if product is not None
    ]
    judged = iter(judge_batch(standards, devices, as_of))
    return tuple(() if product is None else next(judged) for product in products)
