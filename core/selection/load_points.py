"""A year of load as the points a selection runs through, and what is asked beside it.

For families to which only the load matters, and the price of its hours: no weather, no other load.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.load.profile import binned, hourly
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding

FloatArray = NDArray[np.float64]


def situation_of_load(
    study: Study,
    station: Station,
    climate: ClimateYear,
    load: LoadSeries,
    *,
    design: Any,
    findings: tuple[Finding, ...],
    columns: Mapping[str, FloatArray] | None = None,
    price_per_kwh: FloatArray | None = None,
    width_share: float = 0.01,
    by_the_clock: bool = False,
) -> Situation:
    """The situation with its points: bins of the load, or the steps where those are asked for.

    columns: of the points, the load itself where None; price_per_kwh: (steps,), by the tariff where
    None; width_share: of a bin, of the design's peak; by_the_clock: what happens depends on what
    was before, so that no bins are made; findings: beside those of the load.
    """
    price = price_per_kwh
    if price is None:
        price = prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day)
    points = hourly(columns or {"load_w": load.load_w}, load.step_h, load.month, price)
    if not (by_the_clock or study.criteria.resolution == "hourly"):
        points = binned(points, {"load_w": design.peak_w * width_share})
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=points,
        design=design,
        findings=(*load.findings, *findings),
    )
