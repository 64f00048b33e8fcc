"""What a boiler is graded by: GB 24500-2020, by its rated efficiency on the net heating value."""

from collections.abc import Sequence
from datetime import date

from core.families.boilers.record import Boiler, BoilerFuel, BoilerKind
from core.selection.grading import Grades, graded
from core.standards.judge import Device
from core.standards.library import Standards

PRODUCT = "industrial_boiler"
_W_PER_KW = 1000.0
_DIGITS = 6  # those of the limits
_FIRING = {
    BoilerFuel.NATURAL_GAS: "chamber_firing",
    BoilerFuel.FUEL_OIL: "chamber_firing",
    BoilerFuel.BIOMASS: "biomass_firing",
    BoilerFuel.ELECTRICITY: "electric_heating",
}


def device_of(record: Boiler) -> Device | None:
    """What a boiler is judged as; None: it states nothing by the standard, or no row is of it."""
    firing = _FIRING.get(record.fired_with)
    if firing is None or (record.rated_efficiency is None and record.class_from_w is None):
        return None
    figures: dict[str, float | str] = {
        "boiler_firing": firing,
        "boiler_fuel": record.fired_with.value,
        "thermal_output": round(record.boiler_output_w / _W_PER_KW, _DIGITS),
    }
    if record.rated_efficiency is not None:
        figures["thermal_efficiency"] = round(record.rated_efficiency * 100.0, _DIGITS)
    if record.fired_with is BoilerFuel.NATURAL_GAS:
        condenses = record.boiler_kind is BoilerKind.CONDENSING
        figures["boiler_condensing"] = "condensing_boiler" if condenses else "non_condensing_boiler"
    return Device(PRODUCT, figures)


def grade_boilers(standards: Standards, records: Sequence[Boiler], as_of: date) -> Grades:
    """What the editions in force on a day say of each record."""
    return graded(standards, records, device_of, as_of)
