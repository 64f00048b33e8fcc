"""A load against the seasons of its site: what contradicts them was dated or chosen wrongly."""

import numpy as np

from core.climate.year import ClimateYear
from core.load.calendar import YEAR_DAYS, Calendar
from core.load.series import LoadSeries
from core.vocabulary.finding import Finding, Severity, finding

_MONTHS = 12
_CONTRARY = -0.5  # correlation of monthly means from which a load runs against its climate
_SWING = 2.0  # highest over lowest monthly mean below which a load has no season


def against_season(load: LoadSeries, climate: ClimateYear, *, heat: bool) -> tuple[Finding, ...]:
    """A warning where cooling is highest in the cold months, or heating in the warm ones."""
    months = np.bincount(load.month, load.load_w, _MONTHS) / np.bincount(load.month, None, _MONTHS)
    of_year = Calendar(days=YEAR_DAYS, steps_per_hour=1).month()
    warmth = np.bincount(of_year, climate.dry_bulb_c, _MONTHS) / np.bincount(of_year)
    if months.max() < _SWING * months.min() or not np.ptp(warmth) > 0.0:
        return ()
    likeness = float(np.corrcoef(months, -warmth if heat else warmth)[0, 1])
    if not likeness < _CONTRARY:
        return ()
    return (finding("load_season_heat" if heat else "load_season", Severity.WARNING),)
