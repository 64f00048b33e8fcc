"""What stands today, as measured in a year: what candidates save against it.

Its ratio of what it gave to its electricity holds for the load of the study: a milder or hotter
year than the measured one is compared at the same ratio.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.load.profile import Profile
from core.selection.family import Evaluation, Situation
from core.selection.present_year import against_kept, present_of
from core.vocabulary.finding import Finding

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredYear:
    """A year of it with the load of the study (KeptYear); ratio: EER or COP of all of it."""

    ratio: float
    energy_wh: float
    monthly_wh: FloatArray
    cost: float
    findings: tuple[Finding, ...] = ()


def at_same_ratio(ratio: float, given_w: FloatArray, profile: Profile) -> MeasuredYear:
    """The electricity for what is given at each point of a profile, W (points,)."""
    return MeasuredYear(
        ratio=ratio,
        energy_wh=float(given_w @ profile.hours.sum(axis=1)) / ratio,
        monthly_wh=given_w @ profile.hours / ratio,
        cost=float(given_w @ profile.price_hours) / ratio / _W_PER_KW,
    )


def against_measured(
    found: Evaluation, year: MeasuredYear | None, situation: Situation, name: str
) -> Evaluation:
    """The same with what is saved against it; name: the message `present.<name>`."""
    if year is None:
        return found
    economics = situation.study.economics
    priced = found.priced_w / _W_PER_KW * economics.price_per_kw
    invested = np.where(np.isnan(found.listed_price), priced, found.listed_price)
    saved = against_kept(year, found.columns["annual_energy_wh"], found.energy_cost, invested)
    present = present_of(name, year, economics)
    return replace(
        found,
        columns={**found.columns, **saved},
        present=replace(present, figures={**present.figures, "system_cop": year.ratio}),
        today=year.findings,
    )
