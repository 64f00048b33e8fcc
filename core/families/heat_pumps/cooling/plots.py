"""What heat pumps that cool add to the report: declared points, capacity, EER, the year in bars."""

from typing import cast

import numpy as np

from core.content.blocks import Column, Plot, Quantity, Table, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Bars, Curves, Line, Name, Part, Points, Upright
from core.families.heat_pumps.candidate import Run
from core.families.heat_pumps.cooling.columns import rated_for
from core.families.heat_pumps.cooling.load import cooling_share
from core.families.heat_pumps.cooling.run import CoolingBank
from core.families.heat_pumps.demands import summer_capacity
from core.families.heat_pumps.en14825 import cooling_columns, seer
from core.families.heat_pumps.record import CoolingRating
from core.selection.selection import Candidate, Selection
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

# A message, watts at the points, and what they stand for.
Series = tuple[str, FloatArray, Part]
_ROUNDING = 1e-9  # of all that is asked: less is no bar
_BAR_K = 2.0  # of a bar: that of the bins the climate may come from


def stacked(selection: Selection, done: Run, series: tuple[Series, ...]) -> tuple[Bars, ...]:
    """Energy of the year by outdoor temperature, one on top of the other."""
    points, hours = done.points, selection.profile.hours.sum(axis=1)
    every = points.load_w + points.hot_water_w
    if points.cooling_w is not None:
        every = every + points.cooling_w
    asked = every * hours > 0.0
    place = np.floor(points.outdoor_c[asked] / _BAR_K).astype(np.int64)
    first = int(place.min())
    count = int(place.max()) - first + 1
    left = (first + np.arange(count, dtype=np.float64)) * _BAR_K
    floor, bars = np.zeros(count), []
    nothing = _ROUNDING * float((every * hours).sum())
    for key, watts, part in series:
        energy = np.bincount(place - first, (watts * hours)[asked], count)
        if float(energy.sum()) > nothing:
            bars.append(
                Bars(
                    name=Name(key=key), left=left + 0.08, right=left + _BAR_K - 0.08,
                    low=floor.copy(), high=floor + energy, part=part,
                )
            )  # fmt: skip
            floor = floor + energy
    return tuple(bars)


def cooling_series(done: Run) -> tuple[Series, ...]:
    """Cooling given and not met."""
    cooling = done.running.cooling
    if cooling is None:
        return ()
    return (
        ("curve.cooling_given", cooling.cooling_w[0], Part.THIRD),
        ("curve.cooling_unmet", cooling.unmet_w[0], Part.BAD),
    )


def declared_cooling(rating: CoolingRating) -> Table:
    """The declared cooling points of one leaving water temperature."""
    again = None if rating.seer is None else float(seer(cooling_columns([rating])).scop[0])
    return Table(
        title=say(
            "report.heat_pumps.declared_cooling",
            flow=Quantity(value=rating.flow_c, kind=Kind.TEMPERATURE),
        ),
        columns=(
            Column(title=say("field.outdoor_c"), kind=Kind.TEMPERATURE),
            Column(title=say("report.heat_pumps.cooling"), kind=Kind.UNIT_COOLING_POWER),
            Column(title=say("report.heat_pumps.eer"), kind=Kind.COP),
        ),
        rows=tuple(
            (
                Quantity(value=p.outdoor_c, kind=Kind.TEMPERATURE),
                Quantity(value=p.cooling_w, kind=Kind.UNIT_COOLING_POWER),
                Quantity(value=p.eer, kind=Kind.COP),
            )
            for p in rating.points
        ),
        caption=say(
            "report.heat_pumps.declared_cooling.caption",
            seer=Quantity(value=rating.seer, kind=Kind.COP),
            again=Quantity(value=again, kind=Kind.COP),
            design=Quantity(value=rating.design_w, kind=Kind.UNIT_COOLING_POWER),
        ),
    )


def cooling_plots(selection: Selection, candidate: Candidate, done: Run) -> tuple[Plot, ...]:
    """Cooling and demand, and the EER, over the outdoor temperature."""
    bank = cast("CoolingBank", done.bank.cooling)
    outdoor = done.bank.nodes.outdoor_c
    shown = outdoor >= min(selection.duty.cooling_from_c, selection.design.summer_outdoor_c) - 1.0
    return (
        _capacity(selection, candidate, done, bank, shown),
        _eer(candidate, done, bank, shown),
    )


def _capacity(
    selection: Selection, candidate: Candidate, done: Run, bank: CoolingBank, shown: np.ndarray
) -> Plot:
    """What the units give in the time that hot water leaves, and what is asked."""
    design, figures = selection.design, bank.performance
    carrying = selection.study.plant.carrying(candidate.units)
    outdoor = done.bank.nodes.outdoor_c[shown]
    full = np.where(figures.inside[0], figures.full_w[0], np.nan)[shown]
    lost = summer_capacity(done.bank.columns, bank.columns, selection.duty, design, bank.reach_k)
    share = 1.0 - float(lost.lost_w[0] / (carrying * lost.unit_w[0])) if carrying else 1.0
    from_file = bool(selection.duty.cooling_file)
    asked = design.cooling_peak_w * cooling_share(selection.duty, design.summer_outdoor_c, outdoor)
    return plot("report.heat_pumps.plot.cooling", Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.cooling", kind=Kind.COOLING_POWER, low=0.0),
            lines=(
                *(() if from_file else (
                    Line(name=Name(key="curve.cooling_asked"), x=outdoor, y=asked,
                         part=Part.LOAD, at=0.8),
                )),
                Line(name=Name(key="curve.all_units",
                               figures=(figure("units", carrying, Kind.COUNT),)),
                     x=outdoor, y=full * carrying * share, at=0.25),
                Line(name=Name(key="curve.least_of_one"), x=outdoor,
                     y=full * figures.least[0][shown], part=Part.THIRD, at=0.4),
            ),
            points=_loads(selection, done) if from_file else (),
            uprights=(
                Upright(name=Name(key="curve.design_summer"), x=design.summer_outdoor_c,
                        part=Part.LIMIT),
            ),
        ),
        caption=say(f"report.heat_pumps.plot.cooling.{'file' if from_file else 'caption'}"),
    )  # fmt: skip


def _loads(selection: Selection, done: Run) -> tuple[Points, ...]:
    """What a file asks for, each point as large as its hours."""
    cooling, hours = done.points.cooling_w, selection.profile.hours.sum(axis=1)
    if cooling is None:
        return ()
    asked = (cooling > 0.0) & (hours > 0.0)
    return (
        Points(
            name=Name(key="curve.cooling_asked"), x=done.points.outdoor_c[asked],
            y=cooling[asked], weight=hours[asked],
        ),
    )  # fmt: skip


def _eer(candidate: Candidate, done: Run, bank: CoolingBank, shown: np.ndarray) -> Plot:
    """EER at full and at the least load, beside what is declared."""
    figures = bank.performance
    outdoor = done.bank.nodes.outdoor_c[shown]
    full = np.where(figures.inside[0], figures.full_cop[0], np.nan)[shown]
    best = np.where(figures.inside[0], figures.best_cop[0], np.nan)[shown]
    lines = [Line(name=Name(key="curve.eer_full"), x=outdoor, y=full, at=0.7)]
    if np.nanmax(best / full, initial=1.0) > 1.01:
        lines.append(
            Line(name=Name(key="curve.eer_least"), x=outdoor, y=best, part=Part.OTHER, at=0.5)
        )
    points = [
        Points(
            name=Name(
                key="curve.declared_at",
                figures=(figure("flow", one.flow_c, Kind.TEMPERATURE),),
            ),
            x=np.array([p.outdoor_c for p in one.points]),
            y=np.array([p.eer for p in one.points]),
            part=part,
        )
        for one, part in zip(
            rated_for(candidate.record, bank.columns.chilled_c),
            (Part.GOOD, Part.LOAD),
            strict=False,
        )
    ]
    return plot(
        "report.heat_pumps.plot.eer",
        Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.eer", kind=Kind.COP, low=0.0),
            lines=tuple(lines),
            points=tuple(points),
        ),
    )
