"""Draws the picture of an example from the leading chart of its selection, never by hand."""

from collections.abc import Iterator, Sequence

import numpy as np

from core.content.charts import FloatArray, MonthlyEnergy, PartLoadUse
from core.content.curves import Curves, Part
from core.content.staging import Staging
from core.ledger.breakdown import Part as Share
from core.report.candidate import monthly_plot, part_load_plot
from core.report.plant_blocks import own_plots
from core.selection.selection import Selection
from gui.program.gallery.picture import Mark, Picture

_WHOLE = 1000
_LINE_LEAST = 100  # thousandths of the width
_POINTS = 36  # of a line, at most: more are not seen at that size
_LINES = 4
_STRIPS = 6
_BARS = 8
_GAP = 0.18  # of a strip, between two of them
_ORDER = (Staging, Curves, PartLoadUse, MonthlyEnergy)  # the first that there is is drawn


def picture_of(selection: Selection) -> Picture:
    """The picture of what the selection is about: staging, else its own curves, else the months."""
    leading = selection.leading
    if leading is None:
        return Picture()
    plots = [
        *own_plots(selection, leading),
        *part_load_plot(selection, selection.family.report, leading),
        monthly_plot(selection, leading),
    ]
    found = [plot.chart for plot in plots if type(plot.chart) in _ORDER]
    charts = sorted(found, key=lambda one: _ORDER.index(type(one)))
    drawn = (tuple(_marks(chart)) for chart in charts)
    return Picture(marks=next((marks for marks in drawn if _can_be_read(marks)), ()))


def picture_of_energy(shares: Sequence[Share]) -> Picture:
    """A bar a kind of a ledger's machines, by their energy."""
    known = [one.total for one in shares if one.total > 0.0][:_BARS]
    high = max(known, default=1.0)
    edges = [(at / len(known), 0.0, (at + 0.75) / len(known), kwh / high)
             for at, kwh in enumerate(known)]  # fmt: skip
    points = tuple(np.round(np.array(edges) * _WHOLE).astype(int).ravel().tolist())
    return Picture(marks=(Mark(shape="bars", part=Part.MAIN, points=points),) if known else ())


def _can_be_read(marks: tuple[Mark, ...]) -> bool:
    """Whether there is more than dashes at an edge: of one point of work lines are that short."""
    lines = [mark.points[::2] for mark in marks if mark.shape == "line"]
    areas = any(mark.shape in ("area", "bars") for mark in marks)
    widest = max((max(x) - min(x) for x in lines if x), default=_WHOLE if marks else 0)
    return areas or widest >= _LINE_LEAST


def _marks(chart: object) -> Iterator[Mark]:
    match chart:
        case Staging():
            yield from _staging(chart)
        case Curves():
            yield from _curves(chart)
        case PartLoadUse():
            yield from _part_load(chart)
        case MonthlyEnergy():
            yield from _monthly(chart)


def _staging(chart: Staging) -> Iterator[Mark]:
    strips = chart.strips[:_STRIPS]
    kept = _thinned(len(chart.load_w))
    x = chart.load_w[kept] / chart.load_w.max()
    each = 1.0 / len(strips)
    parts = (Part.MACHINE, Part.SECOND_MACHINE, Part.THIRD_MACHINE)
    for at, strip in enumerate(strips):
        floor = 1.0 - (at + 1) * each
        used = strip.part[kept]
        y = floor + np.clip(used, 0.0, 1.0) * each * (1.0 - _GAP)
        outline = np.concatenate([x, x[::-1]]), np.concatenate([y, np.full(len(x), floor)])
        if used.any():
            yield Mark(shape="area", part=parts[strip.group], points=_flat(*outline))


def _curves(chart: Curves) -> Iterator[Mark]:
    (left, right), (low, high) = chart.reach()

    def placed(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        return (x - left) / ((right - left) or 1.0), (y - low) / ((high - low) or 1.0)

    for area in chart.areas:
        yield Mark(shape="area", part=area.part, points=_flat(*placed(area.x, area.y)))
    for bars in chart.bars:
        edges = np.column_stack([*placed(bars.left, bars.low), *placed(bars.right, bars.high)])
        edges = edges[np.isfinite(edges).all(axis=1)]
        points = tuple(np.round(edges * _WHOLE).astype(int).ravel().tolist())
        yield Mark(shape="bars", part=bars.part, points=points)
    heavy = [line for line in chart.lines if line.part is not Part.GRID]
    for line in heavy[:_LINES]:
        x, y = placed(line.x, line.y)
        for run in _unbroken(np.isfinite(x) & np.isfinite(y)):
            kept = run[_thinned(len(run))]
            yield Mark(shape="line", part=line.part, points=_flat(x[kept], y[kept]))
    for dots in chart.points:
        x, y = placed(dots.x, dots.y)
        there = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        kept = there[_thinned(len(there))]
        yield Mark(shape="dots", part=dots.part, points=_flat(x[kept], y[kept]))


def _part_load(chart: PartLoadUse) -> Iterator[Mark]:
    high = max(float(np.nanmax(curve.value)) for curve in chart.curves)
    most = float(chart.hours.max()) or 1.0
    bars = [
        (left / chart.reach, 0.0, right / chart.reach, 0.4 * hours / most)
        for left, right, hours in zip(chart.edges[:-1], chart.edges[1:], chart.hours, strict=True)
        if hours > 0.0
    ]
    edges = tuple(np.round(np.array(bars) * _WHOLE).astype(int).ravel().tolist())
    yield Mark(shape="bars", part=Part.GRID, points=edges)
    for curve, part in zip(chart.curves, (Part.MAIN, Part.OTHER, Part.THIRD), strict=False):
        kept = _thinned(len(curve.plr))
        x, y = curve.plr[kept] / chart.reach, curve.value[kept] / high
        yield Mark(shape="line", part=part, points=_flat(x, y))


def _monthly(chart: MonthlyEnergy) -> Iterator[Mark]:
    high = max(chart.energy_wh) or 1.0
    edges = [(m / 12, 0.0, (m + 0.8) / 12, wh / high) for m, wh in enumerate(chart.energy_wh)]
    points = tuple(np.round(np.array(edges) * _WHOLE).astype(int).ravel().tolist())
    yield Mark(shape="bars", part=Part.MAIN, points=points)


def _thinned(count: int) -> np.ndarray:
    """Places of so many points as are kept, the ends among them."""
    return np.unique(np.linspace(0, count - 1, min(count, _POINTS)).round().astype(int))


def _unbroken(there: np.ndarray) -> Iterator[np.ndarray]:
    """Places of each run of at least two points that are there."""
    runs = np.split(np.arange(len(there)), np.flatnonzero(np.diff(there.astype(int))) + 1)
    return (run for run in runs if len(run) > 1 and there[run[0]])


def _flat(x: FloatArray, y: FloatArray) -> tuple[int, ...]:
    """Points one after the other, in thousandths, inside the picture."""
    shares = np.clip(np.column_stack([x, y]), 0.0, 1.0)
    return tuple(np.round(shares * _WHOLE).astype(int).ravel().tolist())
