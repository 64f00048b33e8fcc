"""Starts of the units of a plant, in years whose points are the steps of a clock.

A unit that has started runs for a least time, as long as there is load. While it is held on, its
group's output is shared equally with it. Bins of a year have no before and after: there starts are
not counted, and a finding says so.
"""

from collections import deque
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.load.profile import Profile
from core.plant.dispatch import Operation
from core.plant.unit import Units, input_ratio
from core.study.plant import Plant
from core.vocabulary.finding import Finding, Severity, finding

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
_S_PER_H = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the points of a year are, and what starting asks of every unit.

    step: (points,), the step of each point, `steps` in all, of step_h each; in steps without a
    point there is no load. least_run_h: a unit that has started runs so long; start_h: hours at
    full load whose input a start needs beside that of running.
    """

    step: IntArray
    steps: int
    step_h: float
    least_run_h: float
    start_h: float

    def without_rules(self) -> "Clock":
        """The same for units that start and stop as the load asks, at no cost."""
        return replace(self, least_run_h=0.0, start_h=0.0)


def clock_of(profile: Profile, loaded: BoolArray, plant: Plant) -> Clock | None:
    """The clock of a year given step by step, of which the points `loaded` carry load."""
    if profile.binned or not len(loaded):
        return None
    return Clock(
        step=np.flatnonzero(loaded),
        steps=len(loaded),
        step_h=float(profile.hours[0].sum()),
        least_run_h=plant.least_run_h,
        start_h=plant.start_loss_s / _S_PER_H,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Starts over the year, and the plant as it then runs, the input of starts included.

    starts: (groups,); start_w: (groups, points), what starts add to the input of their step.
    """

    starts: FloatArray
    start_w: FloatArray
    operation: Operation


def not_counted() -> Finding:
    """Of a binned year: starts are not counted, and no start is paid for."""
    return finding("starts_not_counted", Severity.INFO)


def started(units: Units, operation: Operation, clock: Clock) -> Started:
    """Hold units on for their least time and count the starts."""
    running, drawn = operation.running.copy(), operation.input_w.copy()
    starts, start_w = np.zeros(len(operation.machine)), np.zeros_like(drawn)
    least_steps = int(np.ceil(clock.least_run_h / clock.step_h - 1e-9))
    idle = np.ones(clock.steps, dtype=bool)
    idle[clock.step] = False
    wanted = np.zeros(clock.steps)
    for group, machine in enumerate(operation.machine.tolist()):
        wanted[clock.step] = operation.running[group]
        held_on, begun = held(wanted, least_steps, idle)
        running[group], starts[group] = held_on[clock.step], begun.sum()
        more = np.flatnonzero(running[group] > operation.running[group])
        drawn[group, more] = _alike_w(units, operation, group, running[group], more)
        full_w = units.at_full_load(np.array(machine)) * units.scale_w[machine]
        start_w[group] = begun[clock.step] * full_w * clock.start_h / clock.step_h
    return Started(
        starts=starts,
        start_w=start_w,
        operation=replace(operation, running=running, input_w=drawn + start_w),
    )


def held(
    wanted: FloatArray, least_steps: int, idle: BoolArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Units that run at each step when none stops before its least time, and those that start.

    The unit that has run longest stops first. Units that run at the first step have run before.
    idle: steps at which all stop, for there is no load.
    """
    running, begun = np.empty_like(wanted), np.zeros_like(wanted)
    since = deque([-least_steps] * int(wanted[0]))  # the step at which each was started
    at_rest = [False] * len(wanted) if idle is None else idle.tolist()
    for step, want in enumerate(wanted.astype(np.int64).tolist()):
        if at_rest[step]:
            since.clear()
        while len(since) > want and since[0] + least_steps <= step:
            since.popleft()
        for _ in range(want - len(since)):
            since.append(step)
            begun[step] += 1.0
        running[step] = len(since)
    return running, begun


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
