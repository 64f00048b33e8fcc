"""How far the year of a machine known by its kind alone may be off, at the site that is asked for.

A class and a nameplate say how a machine gives heat at full load; the milder the site, the more of
its year is part load and waiting, of which less is known. The figures are those of the table in
resources/documentation/class_machines.md.
"""

from collections.abc import Mapping, Sequence

from core.families.heat_pumps.class_machines import (
    BAND_COLD,
    BAND_IDLE_STATED,
    BAND_MILD,
    BAND_MODERATE,
    BAND_WATER,
)
from core.families.heat_pumps.columns import climate_for
from core.families.heat_pumps.performance import FULL_LOAD_BAND
from core.families.heat_pumps.record import HeatPump, HeatSource, SeasonClimate
from core.machines.device import is_nameplate
from core.selection.family import Situation

_BANDS = {SeasonClimate.COLDER: BAND_COLD, SeasonClimate.WARMER: BAND_MILD}


def class_band(record: HeatPump, situation: Situation) -> float:
    """That of a class, whose standby power is asked for."""
    if record.heat_source is not HeatSource.OUTDOOR_AIR:
        return BAND_WATER
    return _of_cold(situation, BAND_MODERATE)


def nameplate_bands(records: Sequence[HeatPump], situation: Situation) -> Mapping[int, float]:
    """Those of the low-ambient machines known by their nameplate, by row.

    What else is known by a nameplate has one band for every site, which stands in its record.
    """
    return {
        row: _of_cold(
            situation, BAND_MODERATE if record.nameplate_idle_w is None else BAND_IDLE_STATED
        )
        for row, record in enumerate(records)
        if is_nameplate(record)
        and record.heat_source is HeatSource.OUTDOOR_AIR
        and record.ratings[0].climate is SeasonClimate.COLDER
    }


def _of_cold(situation: Situation, moderate: float) -> float:
    """Of a machine known at −12 and −20 °C; where it is mild, with its standby power."""
    heating = _BANDS.get(climate_for(situation.design.outdoor_c), moderate)
    # Of its cooling the full load at 35 °C is known alone.
    return max(heating, FULL_LOAD_BAND) if situation.duty.rooms_cooled else heating
