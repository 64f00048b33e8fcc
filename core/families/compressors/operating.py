"""A candidate's machines at any flows and on any net: what they draw then."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.design import CompressorDesign
from core.families.compressors.station import units_of
from core.plant.arrangement import arrangements
from core.plant.dispatch import Operation, operate
from core.plant.optimum import optimum
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtFlows:
    """A station at flows, each (points,)."""

    running: FloatArray
    input_w: FloatArray


def at_flows(
    selection: Selection,
    candidate: Candidate,
    flow: FloatArray,
    *,
    design: CompressorDesign | None = None,
    staging: Staging | None = None,
) -> AtFlows:
    """The machines on duty of a candidate; design, staging: where not the study's own."""
    done = operated(selection, candidate, flow, design or selection.design, staging)
    return AtFlows(running=done.running.sum(axis=0), input_w=done.input_w.sum(axis=0))


def operated(
    selection: Selection,
    candidate: Candidate,
    flow: FloatArray,
    design: CompressorDesign,
    staging: Staging | None,
) -> Operation:
    """The same, group by group; stations of several models always run what needs least power."""
    groups = candidate.groups
    part = selection.columns.take(np.array([group.machine for group in groups]))
    units = units_of(part, design, len(flow))
    usual = Staging.OPTIMUM if candidate.is_mixed else selection.study.plant.staging
    duty = [(row, group.units - group.standby, 0) for row, group in enumerate(groups)]
    plants = arrangements([duty], staging or usual)
    best = optimum(units, flow, max(count for _, count, _ in duty))
    return operate(best, plants, 0, standby_helps=False)
