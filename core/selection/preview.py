"""A first look at a selection: plants of one model, on few points of the year.

It costs a fraction of the whole and says roughly who leads; nothing but a glance rests on it. The
load of each point is the mean of its bin, the highest of the year stays a point of its own, and the
energy asked for is that of the year.
"""

from collections.abc import Mapping
from dataclasses import replace

import msgspec
import numpy as np

from core.load.profile import Profile, binned
from core.selection.family import Situation

_LOADS = 10  # steps up to the highest
_OTHERS = 6  # steps over the range of what else tells points apart
_FEW = 60  # points that are few enough as they are
_WITHIN = 1.0 - 1e-9  # of a step: so the highest load has one of its own


def previewed(situation: Situation) -> Situation:
    """The situation with few points, and one model a plant."""
    study = situation.study
    plant = msgspec.structs.replace(study.plant, models_max=1)
    return replace(
        situation,
        study=msgspec.structs.replace(study, plant=plant),
        profile=coarse(situation.profile),
        first_look=True,
    )


def coarse(profile: Profile) -> Profile:
    """The same year on few points; hours by month, and the sum of the load, stay."""
    if len(profile.hours) <= _FEW:
        return profile
    widths = {}
    for key, values in profile.columns.items():
        known = values[np.isfinite(values)]
        low, high = float(known.min(initial=np.inf)), float(known.max(initial=-np.inf))
        if low < high:
            step = high / _LOADS if key == "load_w" and high > 0.0 else (high - low) / _OTHERS
            widths[key] = step * _WITHIN
    return _told_apart_less(binned(profile, widths), widths)


def _told_apart_less(profile: Profile, widths: Mapping[str, float]) -> Profile:
    """With what is beside the load at halves of a step, so that points have values in common.

    What is made for each such value, the tables of a plant room for each wet bulb, is then made
    for a third as many.
    """
    columns = {
        key: np.round(values / (widths[key] / 2.0)) * (widths[key] / 2.0)
        if key in widths and key != "load_w"
        else values
        for key, values in profile.columns.items()
    }
    return replace(profile, columns=columns)
