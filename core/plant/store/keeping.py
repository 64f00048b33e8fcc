"""What the levels would let out is kept: the way that was found, run with the content as it is.

A load is no whole number of levels, so the way through them lets a little out, or leaves a little
of the load to the plant. A real store gives what is asked and keeps the rest. Run once more towards
the same levels it never holds less; what is left over in the end is not charged in the first place,
in the last hours of charging. In no step does the plant cost more than it does on the levels.
"""

import numpy as np
from numpy.typing import NDArray

from core.plant.store.course import Course, Ways, course_of
from core.plant.store.power import Power

FloatArray = NDArray[np.float64]


def kept(ways: Ways, power: Power, course: Course) -> Course:
    """A way through levels as a store runs it, day by day; no dearer in any step."""
    days, store = ways.days, ways.levels.store
    drawn, charged, given = course.power_w.copy(), course.charged_w.copy(), course.given_w.copy()

    def take(step: int, put: FloatArray, out: FloatArray) -> NDArray[np.bool_]:
        """Charge and give this instead on the days where it costs no more."""
        served = days.load_w[:, step] - out
        found = power.drawn_w(step, served[:, None], put[:, None])[:, 0]
        price = days.price_per_wh[:, step]
        better: NDArray[np.bool_] = found * price <= drawn[:, step] * price
        for column, value in ((drawn, found), (charged, put), (given, out)):
            column[:, step] = np.where(better, value, column[:, step])
        return better

    left = 1.0 - store.loss_per_h * days.step_h
    into, out_of = days.step_h * store.charge_efficiency, days.step_h / store.discharge_efficiency
    content = course.start_wh
    for step in range(days.steps):
        aim, has = course.held_wh[:, step], left * content
        put = np.maximum(aim - has, 0.0) / into
        able = np.minimum(np.maximum(has - aim, 0.0) / out_of, _most_out(ways))
        out = np.minimum(able, days.load_w[:, step])
        better = take(step, put, out)
        content = np.where(better, np.maximum(has + put * into - out * out_of, aim), aim)
    over = content - course.held_wh[:, -1]
    for step in range(days.steps - 1, -1, -1):
        less = np.minimum(charged[:, step], over / into)
        better = take(step, charged[:, step] - less, given[:, step])
        over = np.where(better, over - less * into, over) / left
    content = np.empty((len(days.load_w), days.steps + 1))
    content[:, 0] = course.start_wh
    for step in range(days.steps):
        moved = charged[:, step] * into - given[:, step] * out_of
        content[:, step + 1] = np.maximum(left * content[:, step] + moved, 0.0)
    content[:, -1] = course.held_wh[:, -1]  # the next day begins on its level
    return course_of(ways.levels, days, content, drawn, charged, given)


def _most_out(ways: Ways) -> float:
    return ways.levels.store.discharge_w * ways.levels.store.discharge_efficiency
