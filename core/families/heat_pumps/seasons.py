"""Seasons of EN 14825: bins of outdoor temperature and the hours in which a machine is idle.

en14825_bins.csv holds the bins of the three reference climates and of the cooling season,
en14825_hours.csv their design temperature, equivalent active hours and idle hours (EN 14825,
annexes A and B; the heating hours agree in two independent transcriptions, those of cooling
reproduce the certificates' declared SEER, see the documentation).
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.record import SeasonClimate
from core.keeping.keeping import keep_for_good

FloatArray = NDArray[np.float64]

HEATING_LIMIT_C = 16.0  # above it EN 14825 knows no heat load, below it no cooling load


class Function(StrEnum):
    """Whether a machine also cools; it decides the hours it stands idle while heating."""

    HEATING_ONLY = "heating_only"
    REVERSIBLE = "reversible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season in bins.

    The load falls linearly from 1 at `design_c` to 0 at `zero_c`. `equivalent_h` are the hours
    at design load that make the year's demand from which idle energy is counted; 0: those of
    the bins themselves. outdoor_c and hours of shape (bins,), outdoor_c rising.
    """

    outdoor_c: FloatArray
    hours: FloatArray
    design_c: float
    zero_c: float = HEATING_LIMIT_C
    equivalent_h: float = 0.0
    thermostat_off_h: float = 0.0
    standby_h: float = 0.0
    crankcase_h: float = 0.0
    off_h: float = 0.0

    def part_load(self, outdoor_c: FloatArray) -> FloatArray:
        """pl, the load at outdoor temperatures of any shape as a share of the design load."""
        return np.maximum((outdoor_c - self.zero_c) / (self.design_c - self.zero_c), 0.0)

    @property
    def full_load_hours(self) -> float:
        """Σ h·pl over the bins."""
        return float(self.hours @ self.part_load(self.outdoor_c))


def heating_season(climate: SeasonClimate, function: Function = Function.REVERSIBLE) -> Season:
    """The reference heating season of a climate (EN 14825, tables A and B)."""
    return _seasons()[climate.value, function.value]


def cooling_season() -> Season:
    """The reference cooling season, designed for 35 °C."""
    return _seasons()["cooling", Function.REVERSIBLE.value]


@keep_for_good
def _seasons() -> dict[tuple[str, str], Season]:
    bins: dict[str, list[tuple[float, float]]] = {}
    for row in _rows("en14825_bins.csv"):
        bins.setdefault(row["season"], []).append((float(row["outdoor_c"]), float(row["hours"])))
    found = {}
    for row in _rows("en14825_hours.csv"):
        outdoor, hours = np.array(bins[row["season"]]).T
        numbers = {key: float(value) for key, value in row.items() if key.endswith(("_c", "_h"))}
        season = Season(outdoor_c=outdoor, hours=hours, **numbers)
        for values in (outdoor, hours):
            values.flags.writeable = False
        found[row["season"], row["function"]] = season
    return found


def _rows(name: str) -> list[dict[str, str]]:
    text = files("core.families.heat_pumps").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
