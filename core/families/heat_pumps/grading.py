"""What heat pumps are graded by in China, and what of it a record states.

GB 19577-2024 grades low-ambient air-source units by HSPF or APF with floors on COPh and COPdh,
water-source units by ACOP or COP, GB 29541-2013 water heaters by COP, each by a Chinese test
method; the tier list of 2024 low-ambient units by IPLV(H). A declared SCOP of EN 14825 is none
of them: where a record does not state the Chinese figures, its verdict names what is missing.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from core.families.heat_pumps.record import GbProduct, GbSource, HeatPump, HeatSource
from core.selection.grading import Grades, graded
from core.standards.judge import Device
from core.standards.library import Standards

_PRODUCT = {
    HeatSource.OUTDOOR_AIR: GbProduct.LOW_AMBIENT,
    HeatSource.BRINE: GbProduct.WATER_SOURCE,
    HeatSource.WATER: GbProduct.WATER_SOURCE,
}
# Columns of the record by the key or figure of core.standards that each product asks for.
_ASKED: dict[GbProduct, dict[str, str]] = {
    GbProduct.LOW_AMBIENT: {
        "outlet_temperature": "gb_outlet_c", "terminal": "gb_terminal", "iplv_h": "iplv_h",
        "hspf": "hspf", "apf": "apf", "cop_h": "cop_h", "cop_dh": "cop_dh",
    },
    GbProduct.WATER_SOURCE: {"heat_source": "gb_source", "acop": "acop", "cop": "gb_cop"},
    GbProduct.WATER_HEATER: {
        "ambient_type": "gb_ambient", "heating_method": "gb_heating_method",
        "pump_included": "gb_pump_included", "cop": "gb_cop",
    },
    GbProduct.HIGH_TEMPERATURE: {"cop": "gb_cop"},
}  # fmt: skip


def device_of(record: HeatPump) -> Device | None:
    """What a heat pump is judged as; None where no standard at hand speaks of its source."""
    product = record.gb_product or _PRODUCT.get(record.heat_source)
    if product is None:
        return None
    stated = msgspec.structs.asdict(record)
    figures: dict[str, float | str] = {
        name: value if isinstance(value, float) else str(value)
        for name, column in _ASKED[product].items()
        if (value := stated[column]) is not None
    }
    figures["heating_capacity"] = (record.gb_heat_w or record.nominal_w) / 1e3
    if product is GbProduct.WATER_SOURCE:
        figures = _of_water(record) | figures
    return Device(product.value, figures)


def _of_water(record: HeatPump) -> dict[str, float | str]:
    """What of its class follows from the other figures of a water-source unit."""
    found: dict[str, float | str] = {}
    if record.reversible is not None:
        form = "water_side_heat_pump" if record.reversible else "water_side_heating_only"
        found["unit_form"] = form
    if record.heat_source is HeatSource.BRINE:
        found["heat_source"] = GbSource.GROUND_LOOP.value
    if record.cooling_w7_w is not None:
        found["cooling_capacity"] = record.cooling_w7_w / 1e3
    return found


def grade_heat_pumps(standards: Standards, records: Sequence[HeatPump], as_of: date) -> Grades:
    """What the editions in force on a day say of each machine; empty where none speaks of it."""
    return graded(standards, records, device_of, as_of)
