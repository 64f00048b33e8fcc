"""What industrial heat pumps are graded by in China, where a record states it.

GB 19577-2024 table 6 grades high-temperature units by COPh in classes of source and outlet
temperature, units for circulating hot water by COP. The tier list of 2024 names neither. A
class of machines is no product, and of a machine that states nothing it is not known whether
the table is meant for it: no edition speaks of either.
"""

from collections.abc import Sequence
from datetime import date

from core.families.industrial_heat.record import IndustrialHeatPump
from core.selection.grading import Grades, graded
from core.standards.judge import Device
from core.standards.library import Standards

_PRODUCT = "high_temperature_heat_pump"  # of core.standards


def device_of(record: IndustrialHeatPump) -> Device | None:
    """What it is judged as; None where the record states nothing by Chinese standards."""
    stated = {
        "temperature_class": record.gb_temperature_class,
        "cop_h_high": record.cop_h_high,
        "cop": record.gb_cop,
    }
    figures: dict[str, float | str] = {
        name: value if isinstance(value, float) else value.value
        for name, value in stated.items()
        if value is not None
    }
    return Device(_PRODUCT, figures) if figures else None


def grade_industrial_heat(
    standards: Standards, records: Sequence[IndustrialHeatPump], as_of: date
) -> Grades:
    """What the editions in force on a day say of each machine; empty where none speaks of it."""
    return graded(standards, records, device_of, as_of)
