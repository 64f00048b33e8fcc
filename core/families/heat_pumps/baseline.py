"""The yardstick of 2025: what is usual, frozen, for "10 % better than 2025".

The implementation plan for equipment efficiency (2026-2028) asks for heat pumps 10 % more
efficient than in 2025 and names no figures. Until there are any, the yardstick is the median
declared SCOP of the catalog's machines without flags, by source, climate and flow temperature,
of the certificates of October 2024 (baseline_2025.csv, with the number of machines of each).
It is frozen: a later catalog does not move it.
"""

import csv
from importlib.resources import files

from core.families.heat_pumps.record import HeatSource, SeasonalRating, SeasonClimate
from core.keeping.keeping import keep_for_good

WANTED_GAIN = 0.10  # 提升 10 % 以上: inclusive
_ROUNDING = 1e-9


@keep_for_good
def _table() -> dict[tuple[HeatSource, SeasonClimate, float], float]:
    text = (files("core.families.heat_pumps") / "baseline_2025.csv").read_text(encoding="utf-8")
    return {
        (
            HeatSource(row["heat_source"]),
            SeasonClimate(row["climate"]),
            float(row["flow_c"]),
        ): float(row["scop"])
        for row in csv.DictReader(text.splitlines())
    }


def gain_over_baseline(heat_source: HeatSource, rating: SeasonalRating | None) -> float | None:
    """SCOP over the yardstick's, less 1; None where there is none to hold it against."""
    if rating is None:
        return None
    usual = _table().get((heat_source, rating.climate, rating.flow_c))
    return None if usual is None else rating.scop / usual - 1.0


def meets(gain: float) -> bool:
    """Whether a gain comes up to the 10 % asked for."""
    return gain >= WANTED_GAIN - _ROUNDING
