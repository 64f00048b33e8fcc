"""Compressors as units of stations of several models: fixed base machines and one that trims."""

from collections.abc import Sequence

import numpy as np

from core.families.compressors.columns import CompressorColumns
from core.families.compressors.evaluation import price_of
from core.families.compressors.station import units_of
from core.plant.mixing import Mixing
from core.plant.starts import clock_of
from core.selection.family import Situation


def mixing(
    columns: CompressorColumns, situation: Situation, machines: Sequence[int]
) -> Mixing | None:
    """Machines on one net, at the points that ask for air."""
    if not machines:
        return None
    rows = np.array(sorted(machines), dtype=np.int64)
    profile, part = situation.profile, columns.take(rows)
    loaded = profile.columns["load_w"] > 0.0
    flow = profile.columns["load_w"][loaded]
    if not len(flow):
        return None
    return Mixing(
        machine=rows,
        units=units_of(part, situation.design, len(flow)),
        load_w=flow,
        by_month=profile.hours[loaded],
        price_hours=profile.price_hours[loaded],
        design_w=part.flow_m3s,
        required_w=situation.design.required_w,
        peak_w=situation.design.peak_w,
        price=price_of(part, situation.duty, situation.study.economics),
        design_point=int(flow.argmax()),
        clock=clock_of(profile, loaded, situation.plant),
        at_loads=lambda load, some: units_of(part.take(some), situation.design, len(load)),
    )
