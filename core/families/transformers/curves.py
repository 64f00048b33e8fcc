"""Curves of transformers: losses over load, efficiency over load, the load through the year."""

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Plot, plot
from core.content.curves import Axis, Curves, Line, Name, Part, Points, Upright
from core.families.transformers.columns import columns_of
from core.families.transformers.performance import efficiency
from core.families.transformers.running import Running, running, windings_of
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_STEPS = 161
_DOT = 0.04  # of the peak: hours nearer together are one dot


def run_of(selection: Selection, candidate: Candidate, load_va: FloatArray) -> Running:
    """A candidate at loads."""
    windings = windings_of(columns_of([candidate.record]), selection.situation)
    switched = selection.study.plant.staging is Staging.OPTIMUM
    return running(windings, load_va, candidate.units, switched=switched)


def gathered(selection: Selection) -> tuple[FloatArray, FloatArray]:
    """Loads of the year in classes of the peak, each at their mean, and their hours."""
    load, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
    place = np.floor(load / (selection.design.peak_w * _DOT)).astype(np.int64)
    spent = np.bincount(place, hours).astype(np.float64)
    there = spent > 0.0
    return np.bincount(place, hours * load)[there] / spent[there], spent[there]


def losses_over_load(selection: Selection, candidate: Candidate) -> Plot:
    """Losses by part over the load, and the hours of the year on them."""
    load, hours = gathered(selection)
    most = max(candidate.outcome.installed_w, float(load.max()), selection.design.peak_w)
    at = np.linspace(0.0, most, _STEPS)
    done, there = run_of(selection, candidate, at), run_of(selection, candidate, load)
    return plot(
        "report.transformers.plot.losses",
        Curves(
            x=Axis(key="axis.transformers.load", kind=Kind.APPARENT_POWER, low=0.0),
            y=Axis(key="axis.transformers.losses", kind=Kind.LOSS_POWER, low=0.0),
            lines=(
                Line(name=Name(key="plot.transformers.losses"), x=at, y=done.loss_w[0]),
                Line(
                    name=Name(key="plot.transformers.no_load"),
                    x=at,
                    y=done.no_load_w[0],
                    part=Part.THIRD,
                ),
            ),
            points=(
                Points(
                    name=Name(key="plot.transformers.hours"),
                    x=load,
                    y=there.loss_w[0],
                    weight=hours,
                ),
            ),
            uprights=_uprights(selection, candidate),
        ),
    )


def _uprights(selection: Selection, candidate: Candidate) -> tuple[Upright, ...]:
    design, change = selection.design, candidate.outcome.figure("change_over_va")
    found = [
        Upright(name=Name(key="plot.transformers.rms"), x=design.rms_va, part=Part.OTHER),
        Upright(name=Name(key="plot.transformers.peak"), x=design.peak_w, part=Part.LIMIT),
    ]
    if change is not None:
        found.append(Upright(name=Name(key="plot.transformers.change_over"), x=change))
    return tuple(found)


def efficiency_over_load(selection: Selection, candidate: Candidate) -> Plot:
    """Efficiency over the load: highest at √(P0/Pk), which is no size to choose."""
    design, duty = selection.design, selection.duty
    at = np.linspace(0.05, 1.0, _STEPS) * max(candidate.outcome.installed_w, design.peak_w)
    done = run_of(selection, candidate, at)
    best = (candidate.outcome.figure("best_share") or 0.0) * candidate.outcome.installed_w
    return plot(
        "report.transformers.plot.efficiency",
        Curves(
            x=Axis(key="axis.transformers.load", kind=Kind.APPARENT_POWER, low=0.0),
            y=Axis(key="axis.transformers.efficiency", kind=Kind.FINE_SHARE),
            lines=(
                Line(
                    name=Name(key="plot.transformers.efficiency"),
                    x=at,
                    y=np.asarray(efficiency(at, duty.factor, done.loss_w[0])),
                ),
            ),
            uprights=(
                Upright(name=Name(key="plot.transformers.best"), x=best),
                Upright(name=Name(key="plot.transformers.peak"), x=design.peak_w, part=Part.LIMIT),
            ),
        ),
    )
