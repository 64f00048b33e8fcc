"""The year of a candidate, group by group: kept of several models, run when it is asked of one."""

from collections import OrderedDict

from core.plant.arrangement import arrangements
from core.plant.optimum import optimum
from core.plant.plant_year import PlantYear, plant_year
from core.selection.selection import Candidate, Selection

_KEPT = 8  # candidates looked at last
_Key = tuple[int, str]
_latest: "OrderedDict[_Key, tuple[Selection, PlantYear | None]]" = OrderedDict()


def staged_year(selection: Selection, candidate: Candidate) -> PlantYear | None:
    """How its units run; None for one unit, and where a family has no plants of several models.

    A plant of one model is run by the tables of the search: its energy is that of its outcome
    within some millionths (tests/plant).
    """
    if candidate.year is not None:
        return candidate.year
    if candidate.units < 2 or "models_max" not in selection.duty.in_plants:
        return None
    key = id(selection), candidate.id
    kept = _latest.get(key)
    if kept is not None and kept[0] is selection:
        return kept[1]
    found = _run(selection, candidate)
    _latest[key] = (selection, found)
    while len(_latest) > _KEPT:
        _latest.popitem(last=False)
    return found


def _run(selection: Selection, candidate: Candidate) -> PlantYear | None:
    (group,) = candidate.groups
    mixing = selection.family.mixing(selection.columns, selection.situation, [group.machine])
    if mixing is None:
        return None
    plant = selection.study.plant
    arranged = arrangements([[(0, group.units, group.standby)]], plant.staging)
    best = optimum(mixing.units, mixing.load_w, group.units)
    return plant_year(mixing, best, arranged, 0, standby_helps=plant.standby_helps)
