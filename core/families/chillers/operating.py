"""Where chillers spend the load hours, and between which limits."""

import numpy as np
from numpy.typing import NDArray

from core.content.charts import FloatArray
from core.content.operating_hours import OperatingField, UnitHours, counted
from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.performance import full_load
from core.families.chillers.plant import operation_of
from core.families.chillers.record import Chiller
from core.selection.selection import Candidate, Selection

_LOADS = 40  # classes of load
_WIDTH_K = 1.0  # of a class of temperature
_LIMIT_STEPS = 33


class ChillerOperating:
    """Hours over load and the temperature entering the condenser."""

    has_field = True

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with load."""
        points, hours = _loaded(selection)
        operation = operation_of(candidate.record, candidate.units, selection.situation)
        return UnitHours(plr=operation.plr[points], hours=hours)

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """Hours by load and condenser temperature; the capacity falls as it gets warmer."""
        record: Chiller = candidate.record
        design: ChillerDesign = selection.design
        points, hours = _loaded(selection)
        load = selection.profile.columns["load_w"][points]
        operation = operation_of(record, candidate.units, selection.situation)
        condenser = operation.condenser_c[points]
        columns = columns_of([record])
        at = np.linspace(*record.condenser_limits_c, _LIMIT_STEPS)
        reach_k = selection.study.criteria.beyond_limits_k
        unit = full_load(columns, design.leaving_chilled_c, at, reach_k).capacity_w[0]
        load_edges = np.linspace(0.0, max(float(load.max(initial=0.0)), 1.0), _LOADS + 1)
        condenser_edges = _edges(condenser)
        carrying = selection.study.plant.carrying(candidate.units)
        return OperatingField(
            temperature="entering_condenser_c",
            units=carrying,
            load_edges_w=load_edges,
            temperature_edges_c=condenser_edges,
            hours=counted(load, condenser, hours, load_edges, condenser_edges),
            limits_c=record.condenser_limits_c,
            limit_c=at,
            capacity_w=unit * carrying,
            least_w=unit * float(columns.plr_min[0]),
            design=(design.peak_w, design.entering_condenser_c),
        )


def _loaded(selection: Selection) -> tuple[NDArray[np.bool_], FloatArray]:
    """The points with load, and their hours."""
    hours = selection.profile.hours.sum(axis=1)
    points = (selection.profile.columns["load_w"] > 0.0) & (hours > 0.0)
    return points, hours[points]


def _edges(condenser_c: FloatArray) -> FloatArray:
    """Whole degrees around all temperatures."""
    low = np.floor(condenser_c.min(initial=np.inf)) if condenser_c.size else 0.0
    high = np.floor(condenser_c.max(initial=-np.inf)) + _WIDTH_K if condenser_c.size else _WIDTH_K
    return np.arange(low, high + _WIDTH_K / 2, _WIDTH_K)
