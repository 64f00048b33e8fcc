"""What stations of several models of pumps come to in a year, beyond what all stations do."""

from collections.abc import Sequence

import numpy as np

from core.families.flow_stations.columns import FloatArray, FlowColumns
from core.families.flow_stations.mixed_year import OfGroups
from core.families.pumps.duty import PumpDuty
from core.families.pumps.npsh import npsh_required
from core.plant.plant_year import PlantYear
from core.selection.family import Situation


def of_plants(
    columns: FlowColumns,
    situation: Situation,
    years: Sequence[PlantYear],
    each: Sequence[OfGroups],
) -> dict[str, FloatArray]:
    """Hours in which any of the pumps is short of NPSH."""
    duty: PumpDuty = situation.duty
    available = np.nan if duty.npsh_available_m is None else duty.npsh_available_m
    short = []
    for year, groups in zip(years, each, strict=True):
        records = [columns.records[group.machine] for group in year.groups]
        needed = npsh_required(records, groups.own_flow, groups.speed)
        beyond = (needed + duty.npsh_margin_m > available).any(axis=0)
        short.append(float(year.mixing.hours[beyond].sum()))
    return {"npsh_short_hours": np.array(short)}
