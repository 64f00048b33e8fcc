"""How hot the windings become through the year, on columns: of oil-immersed transformers."""

import numpy as np
from numpy.typing import NDArray

from core.climate.year import ClimateYear
from core.families.transformers.ageing import SHARE_MOST, ageing_rate, cells, hot_spot_c
from core.families.transformers.columns import TransformerColumns
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.running import Windings, running
from core.families.transformers.years import PowerYear
from core.selection.family import Situation
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
_YEAR_H = 8760.0


def load_and_air(
    load: PowerYear, climate: ClimateYear, growth: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Load at the end of the life, air and hours of a year, in cells, each (cells,).

    Steps of load have no hour of the day: each of them meets every temperature of the year.
    """
    loads, air = load.power.net_va(growth), climate.dry_bulb_c
    if load.hours is not None:
        share = load.hours / _YEAR_H
        hours = np.outer(share, np.ones(len(air))).ravel()
        loads, air = np.repeat(loads, len(air)), np.tile(air, len(load.hours))
        return cells(loads, air, hours, float(loads.max()))
    each = np.arange(len(loads)) * len(air) // len(loads)
    hours = np.full(len(loads), load.step_h)
    return cells(loads, air[each], hours, float(loads.max()))


def heat_of_year(
    columns: TransformerColumns,
    situation: Situation,
    at: NDArray[np.int64],
    units: int,
    windings: Windings,
) -> dict[str, FloatArray]:
    """The hottest hour and the life that a year takes, at the load of the end of the life."""
    duty: TransformerDuty = situation.duty
    load, air, hours = load_and_air(situation.load, situation.climate, 1.0 + duty.load_growth)
    switched = situation.plant.staging is Staging.OPTIMUM
    done = running(windings, load, units, switched=switched)
    # The current that heats as that of 50 Hz does; losses that heat are those of the windings.
    share = load / (done.units * windings.rated_va[:, None]) * duty.harmonic_loss**0.5
    held = share.max(axis=1) <= SHARE_MOST
    share = np.minimum(share, SHARE_MOST)
    ratio = (columns.pk_w / columns.p0_w)[at][:, None]
    hot = hot_spot_c(air, share, ratio)
    oil = columns.is_oil[at] & held
    some = hours > 0.0
    return {
        "hot_spot_c": np.where(oil, hot[:, some].max(axis=1), np.nan),
        "life_used": np.where(oil, ageing_rate(hot) @ hours / hours.sum(), np.nan),
    }
