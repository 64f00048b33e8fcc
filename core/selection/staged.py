"""The year of a candidate, group by group: kept of several models, run when it is asked of one."""

from dataclasses import replace

from core.keeping.keeping import Latest, Same
from core.plant.arrangement import arrangements
from core.plant.optimum import optimum
from core.plant.plant_year import PlantYear, plant_year
from core.selection.selection import Candidate, Selection

_latest = Latest[tuple[Same, str], PlantYear | None](8)  # by selection and candidate


def staged_year(selection: Selection, candidate: Candidate) -> PlantYear | None:
    """How its units run; None where one alone ever runs, or a family has no mixed plants.

    A plant of one model is run by the tables of the search, and its input then is as its family
    has it: its energy is that of its outcome within the step of the search (tests/core/plant).
    Starts are counted, but what they ask for (least run, cost) is no part of outcomes of one model.
    """
    if candidate.year is not None:
        return candidate.year
    idle = 0 if selection.study.plant.standby_helps else sum(g.standby for g in candidate.groups)
    if candidate.units - idle < 2 or "models_max" not in selection.duty.in_plants:
        return None
    return _latest.of((Same(selection), candidate.id), lambda: _run(selection, candidate))


def _run(selection: Selection, candidate: Candidate) -> PlantYear | None:
    (group,) = candidate.groups
    mixing = selection.family.mixing(selection.columns, selection.situation, [group.machine])
    if mixing is None:
        return None
    if mixing.clock is not None:
        mixing = replace(mixing, clock=mixing.clock.without_rules())
    plant = selection.study.plant
    arranged = arrangements([[(0, group.units, group.standby)]], plant.staging)
    best = optimum(mixing.units, mixing.load_w, group.units)
    year = plant_year(mixing, best, arranged, 0, standby_helps=plant.standby_helps)
    evaluated = selection.family.evaluate_plants(selection.columns, selection.situation, [year])
    return evaluated.pairs.plants[0]
