"""CO2 of a kilowatt-hour from the Chinese grid: the factors published by MEE and NBS.

The table grid_factors.csv lies beside this module: averages of the country, of seven regional
grids and of 30 provinces for 2021, 2022 and 2023, and of 2023 for the country also the residual mix
(without the non-fossil power that is traded) and fossil power alone. Secondary transcriptions of
the notices: 2025 No. 47 (year 2023; two that agree: `cross_checked` where both gave the row), 2024
No. 33 (2022) and 2024 No. 12 (2021), each by one. Of 2021 one source gives the country's figure
for another year: `year_disputed`. Xizang is in none of them, and has the country's.

Left out: 0.5703 kg/kWh for reports to the carbon market, as the sources differ on its year.
"""

import csv
from dataclasses import dataclass
from importlib.resources import files

from core.keeping.keeping import keep_for_good

YEAR = 2023  # the newest that is published
_NATION, _AVERAGE = "nation", "average"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFactor:
    """One published figure; region: the message `region.<region>`."""

    scope: str  # nation, grid, province
    region: str
    name: str  # of the region, as the table of stations has it
    year: int
    kg_per_kwh: float
    basis: str  # average, residual_mix, fossil
    confidence: str  # cross_checked, secondary, year_disputed
    notice: str  # the message `grid_notice.<notice>`


@keep_for_good
def grid_factors() -> tuple[GridFactor, ...]:
    """All of them, in the order of the table."""
    text = (files("core.study") / "grid_factors.csv").read_text(encoding="utf-8")
    return tuple(_factor(row) for row in csv.DictReader(text.splitlines()))


def _factor(row: dict[str, str]) -> GridFactor:
    texts = {key: value for key, value in row.items() if key not in ("year", "kg_per_kwh")}
    return GridFactor(**texts, year=int(row["year"]), kg_per_kwh=float(row["kg_per_kwh"]))


def average(province: str, year: int) -> GridFactor:
    """The average of a province in the published year nearest to `year`, the later of two.

    province: its Chinese name; one that is not in the table has the country's average.
    """
    averages = [one for one in grid_factors() if one.basis == _AVERAGE]
    here = [one for one in averages if one.scope == "province" and one.name == province]
    some = here or [one for one in averages if one.scope == _NATION]
    return min(some, key=lambda one: (abs(one.year - year), -one.year))
