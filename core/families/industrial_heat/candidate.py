"""One candidate once more: its points and its years, for reports and plots."""

import numpy as np

from core.families.industrial_heat.columns import columns_of
from core.families.industrial_heat.operation import Year, at_end, plants_of, run_allowed, year_of
from core.families.industrial_heat.plant import Plants, Run
from core.families.industrial_heat.record import IndustrialHeatPump
from core.families.industrial_heat.screening import asked_of
from core.selection.family import Pairs, Situation


def plants(record: IndustrialHeatPump, units: int, situation: Situation) -> Plants:
    """A number of units of one record, as columns of one."""
    pairs = Pairs(machine=np.array([0]), units=np.array([units]))
    return plants_of(columns_of([record]), asked_of(situation), pairs)


def run_of(record: IndustrialHeatPump, units: int, situation: Situation) -> Run:
    """What it does at every point of the profile, (1, points)."""
    one = plants(record, units, situation)
    return run_allowed(one, asked_of(situation), situation.profile)


def years(record: IndustrialHeatPump, units: int, situation: Situation) -> tuple[Year, Year, Year]:
    """Its year at the low end of its COP's band, at the COP itself, and at the high end."""
    middle, asked = plants(record, units, situation), asked_of(situation)
    band, limit = np.array([record.cop_band]), asked.design.highest_cop
    low, high = (at_end(middle, band, end, limit) for end in (-1.0, 1.0))
    return (
        year_of(low, asked, situation.profile),
        year_of(middle, asked, situation.profile),
        year_of(high, asked, situation.profile),
    )
