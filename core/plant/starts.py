"""Starts of the units of a plant, in years whose points are the steps of a clock.

A unit that has started runs for a least time. While it is held on, its group's output is
shared equally with it. Bins of a year have no before and after: there starts are not counted,
and a finding says so.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.dispatch import Operation
from core.plant.unit import Units, input_ratio
from core.vocabulary.finding import Finding, Severity, finding

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Starting:
    """What starting asks of a machine, the same for all units of a group: (groups,)."""

    least_run_h: FloatArray
    start_wh: FloatArray  # input of one start beyond that of running


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Starts over the year, and the plant as it then runs."""

    starts: FloatArray  # (groups,)
    start_wh: FloatArray  # (groups,), input of all starts
    operation: Operation


def not_counted() -> Finding:
    """Of a binned year: starts are not counted, and no start is paid for."""
    return finding("starts_not_counted", Severity.INFO)


def started(units: Units, operation: Operation, starting: Starting, step_h: float) -> Started:
    """Hold units on for their least time and count the starts; points are steps in order."""
    running, drawn = operation.running.copy(), operation.input_w.copy()
    starts = np.zeros(len(operation.machine))
    for group in range(len(operation.machine)):
        steps = int(np.ceil(starting.least_run_h[group] / step_h - 1e-9))
        running[group], starts[group] = held(operation.running[group], steps)
        more = np.flatnonzero(running[group] > operation.running[group])
        drawn[group, more] = _alike_w(units, operation, group, running[group], more)
    return Started(
        starts=starts,
        start_wh=starts * starting.start_wh,
        operation=Operation(
            machine=operation.machine,
            running=running,
            output_w=operation.output_w,
            input_w=drawn,
            off_w=operation.off_w,
            unmet_w=operation.unmet_w,
        ),
    )


def held(wanted: FloatArray, least_steps: int) -> tuple[FloatArray, float]:
    """Units that run at each step when none stops before its least time, and the starts.

    The unit that has run longest stops first. Units that run at the first step have run before.
    """
    running = np.empty_like(wanted)
    since = deque([-least_steps] * int(wanted[0]))  # the step at which each was started
    starts = 0
    for step, want in enumerate(wanted.astype(np.int64).tolist()):
        while len(since) > want and since[0] + least_steps <= step:
            since.popleft()
        for _ in range(want - len(since)):
            since.append(step)
            starts += 1
        running[step] = len(since)
    return running, float(starts)


def _alike_w(
    units: Units, operation: Operation, group: int, running: FloatArray, points: NDArray[np.intp]
) -> FloatArray:
    """Input of a group at some points where all that run share its output equally."""
    here = units.at(points)
    row = operation.machine[group : group + 1]
    on = running[points]
    part = here.wanted(row, operation.output_w[group, points])[0] / np.maximum(on, 1.0)
    ratio = input_ratio(here, row, np.minimum(part, 1.0)[None])[0]
    running_w = ratio * here.scale_w[row[0]] + here.running_w[row[0]]
    drawn: FloatArray = operation.off_w[group, points] + on * running_w
    return drawn
