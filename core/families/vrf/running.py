"""One candidate at the points of its year: what the report and the window draw."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.vrf.columns import columns_of
from core.families.vrf.evaluation import unit_stages
from core.families.vrf.performance import at_load
from core.selection.selection import Candidate, Selection

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """All units of a candidate at the points, each (points,); nan where there is no figure."""

    plr: FloatArray  # of each unit, of its capacity at that temperature
    power_w: FloatArray  # of all


def running(selection: Selection, candidate: Candidate) -> Running:
    """What a candidate does at every point of the profile."""
    profile, columns = selection.profile, columns_of([candidate.record])
    unit = unit_stages(columns, selection.situation, profile.columns["outdoor_c"])
    load = profile.columns["load_w"] / candidate.units
    done = at_load(columns, unit, np.broadcast_to(load, unit.full_w.shape))
    power = np.where(load > 0.0, done.power_w[0] * candidate.units, 0.0)
    return Running(plr=np.minimum(load / unit.full_w[0], 1.0), power_w=power)


def capacity_w(selection: Selection, candidate: Candidate, outdoor_c: FloatArray) -> FloatArray:
    """What all units give at full load at outdoor temperatures, (points,)."""
    unit = unit_stages(columns_of([candidate.record]), selection.situation, outdoor_c)
    whole: FloatArray = unit.full_w[0] * candidate.units
    return whole
