"""Charts as shapes on a canvas: scales, ticks and labels, in a language and its units.

House style: thin grid, no frame, the title of an axis at its end with its unit, labels at
the lines instead of legends, and no series told apart by its colour alone.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from core.content.blocks import Chart
from core.content.charts import (
    CostEnergy,
    FloatArray,
    LoadDuration,
    MonthlyEnergy,
    PartLoadUse,
)
from core.content.curves import Curves
from core.content.flows import Flows
from core.content.staging import Staging
from core.report.axes import (
    BOTTOM,
    TOP,
    Axis,
    axis_of,
    draw_level,
    draw_upright,
    frame_of,
    left_of,
    with_unit,
)
from core.report.canvas import (
    Canvas,
    Frame,
    Point,
    Rect,
    Ticks,
    along,
    rooms_of,
    spread,
    text_width,
)
from core.report.curve_drawing import curves
from core.report.flow_drawing import flows
from core.report.point_names import name_points
from core.report.staging_drawing import staging
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown

_LABEL_ROOM = 3.8  # between a bar and a mark above it for a figure, mm
_LABEL_STEP = 3.1  # least distance of two lines of labels, mm
_WHOLE_FROM = 100.0  # from this value on bars are labelled without decimals
_SERIES = ("series-1", "series-2", "series-3")


def drawn(chart: Chart, language: Language, width: float) -> dict[str, object]:
    """A chart `width` mm wide as {width, height, shapes} for the template."""
    draw: Callable[[], Canvas]
    if isinstance(chart, LoadDuration):
        draw = partial(_load_duration, chart, language, width)
    elif isinstance(chart, PartLoadUse):
        draw = partial(_part_load_use, chart, language, width)
    elif isinstance(chart, Curves):
        draw = partial(curves, chart, language, width)
    elif isinstance(chart, Flows):
        draw = partial(flows, chart, language, width)
    elif isinstance(chart, Staging):
        draw = partial(staging, chart, language, width)
    elif isinstance(chart, CostEnergy):
        draw = partial(_cost_energy, chart, language, width)
    else:
        draw = partial(_monthly_energy, chart, language, width)
    canvas = draw()
    return {"width": canvas.width, "height": canvas.height, "shapes": canvas.shapes}


def _shown(values: FloatArray, kind: Kind, language: Language) -> FloatArray:
    return np.asarray(to_shown(values, kind, language.system))  # type: ignore[arg-type]


def _load_duration(chart: LoadDuration, language: Language, width: float) -> Canvas:
    canvas = Canvas(width=width, height=53.0)
    load = _shown(chart.load_w, chart.kind, language)
    stages = [float(_shown(np.array(s), chart.kind, language)) for s in chart.stages_w]
    hours = max(float(chart.hours[-1]), 1.0)
    y = axis_of(
        0.0,
        max([float(load[0]), *stages]) or 1.0,
        with_unit(language, "report.axis.load", chart.kind),
    )
    x = axis_of(0.0, hours, with_unit(language, "report.axis.hours", Kind.HOURS), tight=True)
    left = left_of(y, language)
    room = Rect(left=left, top=TOP, right=width - 2.0, bottom=canvas.height - BOTTOM)
    frame = frame_of(x, y, room)
    draw_upright(canvas, frame, y, language)
    _fill_stages(canvas, frame, chart.hours, load, stages)
    curve = [frame.at(h, v) for h, v in zip(chart.hours, load, strict=True)]
    canvas.line(curve, "ink", 1.1)
    for stage in stages:
        canvas.line([frame.at(0.0, stage), (room.right, frame.y(stage))], "muted", 0.6, dashed=True)
    draw_level(canvas, frame, x, language)
    _label_stages(canvas, frame, language, chart, stages)
    peak = language.text(
        "report.chart.peak",
        load=language.quantity(float(chart.load_w[0]), chart.kind),
    )
    _label_peak(canvas, frame, peak, float(load[0]), stages, along(curve))
    return canvas


def _fill_stages(
    canvas: Canvas, frame: Frame, hours: FloatArray, load: FloatArray, stages: list[float]
) -> None:
    """Fill what each unit adds below the curve; what no unit carries is set off."""
    floors = [0.0, *stages]
    ceilings = [*stages, np.inf]
    for number, (floor, ceiling) in enumerate(zip(floors, ceilings, strict=True), start=1):
        above = load > floor + 1e-9
        if not above.any():
            break
        colour = "bad-soft" if ceiling == np.inf else f"stage-{min(number, 6)}"
        reach = int(above.sum())
        kept = np.minimum(load[:reach], ceiling)
        across = list(hours[:reach])
        upper = list(kept)
        if reach < load.size:  # where the curve passes the floor
            share = (load[reach - 1] - floor) / (load[reach - 1] - load[reach])
            across.append(hours[reach - 1] + share * (hours[reach] - hours[reach - 1]))
            upper.append(floor)
        points = [frame.at(h, v) for h, v in zip(across, upper, strict=True)]
        canvas.area([*points, frame.at(across[-1], floor), frame.at(0.0, floor)], colour)


def _label_stages(
    canvas: Canvas,
    frame: Frame,
    language: Language,
    chart: LoadDuration,
    stages: list[float],
) -> None:
    """Name the stages at the right end of their lines, from the top, as far as they fit."""
    last = -np.inf
    for number in range(len(stages), 0, -1):
        height = frame.y(stages[number - 1]) - 1.9
        if height - last < _LABEL_STEP:
            continue
        text = language.text(
            "report.chart.stage",
            units=str(number),
            capacity=language.quantity(chart.stages_w[number - 1], chart.kind),
        )
        canvas.text(text, (frame.room.right, height), 1.0, colour="accent", halo=True)
        last = height


def _label_peak(
    canvas: Canvas, frame: Frame, text: str, peak: float, stages: list[float], curve: list[Rect]
) -> None:
    """Name the peak beside the start of the curve, clear of it and of the lines of the stages."""
    lines = [
        *curve,
        *(
            Rect(
                left=frame.room.left,
                right=frame.room.right,
                top=frame.y(s) - 0.3,
                bottom=frame.y(s) + 0.3,
            )
            for s in stages
        ),
    ]
    x = frame.room.left + 2.6
    taken = rooms_of(lines)
    heights = [frame.y(peak) + move for move in (0.0, 1.9, -1.9, 3.2, 4.4)]
    best = min(heights, key=lambda h: canvas.covered(text, (x, h), 0.0, taken))
    canvas.dot(frame.at(0.0, peak), 0.7, "ink")
    canvas.text(text, (x, best), 0.0, colour="ink")


def _part_load_use(chart: PartLoadUse, language: Language, width: float) -> Canvas:
    canvas = Canvas(width=width, height=53.0)
    shown = np.concatenate([_shown(c.value, chart.kind, language) for c in chart.curves])
    shown = shown[np.isfinite(shown)]
    best = float(shown.max()) if shown.size else 1.0
    ratio = language.text("report.axis.ratio")
    reach = 100.0 * chart.reach
    x = axis_of(0.0, reach, ratio, 4, tight=True)
    upper = axis_of(0.0, best, with_unit(language, chart.axis, chart.kind), 4)
    most = max(float(chart.hours.max()), 1.0)
    lower = axis_of(0.0, most, with_unit(language, "report.axis.hours", Kind.HOURS), 2)
    left = max(left_of(upper, language), left_of(lower, language))
    names = [language.quantity(c.at, c.at_kind) for c in chart.curves]
    right = width - max([text_width(n) for n in names], default=0.0) - 1.4
    over = frame_of(x, upper, Rect(left=left, top=TOP, right=right, bottom=28.5))
    under = frame_of(
        x, lower, Rect(left=left, top=35.5, right=right, bottom=canvas.height - BOTTOM)
    )
    band = [100.0 * share for share in chart.band]
    for frame in (over, under):
        canvas.rect(
            Rect(
                left=frame.x(band[0]),
                right=frame.x(band[1]),
                top=frame.room.top,
                bottom=frame.room.bottom,
            ),
            "good-soft",
        )
    draw_upright(canvas, over, upper, language)
    draw_upright(canvas, under, lower, language)
    _draw_curves(canvas, over, chart, names, language)
    for low, high, hours in zip(chart.edges[:-1], chart.edges[1:], chart.hours, strict=True):
        if hours > 0.0:
            bar = Rect(
                left=under.x(100.0 * low) + 0.2,
                right=under.x(100.0 * high) - 0.2,
                top=under.y(hours),
                bottom=under.room.bottom,
            )
            canvas.rect(bar, "bar")
    draw_level(
        canvas,
        over,
        Axis(low=0.0, high=reach, title="", ticks=Ticks(values=(), decimals=0)),
        language,
        titled=False,
    )
    draw_level(canvas, under, x, language)
    _name_band(canvas, over, upper, language, chart.covered, sum(band) / 2)
    return canvas


def _name_band(
    canvas: Canvas, frame: Frame, axis: Axis, language: Language, covered: float, middle: float
) -> None:
    """Say the share above the band, clear of the title of the axis."""
    text = language.text("report.chart.band", share=language.quantity(covered, Kind.SHARE))
    half = text_width(text, bold=True) / 2
    least = text_width(axis.title) + 1.0 + half
    place = (max(frame.x(middle), least), frame.room.top - 4.2)
    canvas.text(text, place, 0.5, colour="good", bold=True)


def _draw_curves(
    canvas: Canvas, frame: Frame, chart: PartLoadUse, names: list[str], language: Language
) -> None:
    ends: list[float] = []
    for curve, colour in zip(chart.curves, _SERIES, strict=False):
        value = _shown(curve.value, chart.kind, language)
        known = np.isfinite(value)
        points = [
            frame.at(100.0 * p, c) for p, c in zip(curve.plr[known], value[known], strict=True)
        ]
        canvas.line(points, colour, 1.3)
        ends.append(points[-1][1])
    heights = spread(ends, _LABEL_STEP, frame.room.top, frame.room.bottom)
    for name, height, colour in zip(names, heights, _SERIES, strict=False):
        canvas.text(name, (frame.room.right + 1.0, height), 0.0, colour=colour)


def _cost_energy(chart: CostEnergy, language: Language, width: float) -> Canvas:
    canvas = Canvas(width=width, height=53.0)
    energy = _shown(np.array([p.energy_wh for p in chart.points]), Kind.ENERGY, language)
    cost = np.array([p.cost for p in chart.points]) / language.large_money
    x = axis_of(*_padded(energy), with_unit(language, "report.axis.energy", Kind.ENERGY), 6)
    title = language.text(
        "report.axis", title=language.text("report.axis.cost"), unit=language.large_money_unit
    )
    y = axis_of(*_padded(cost), title, 5)
    room = Rect(
        left=left_of(y, language), top=TOP, right=width - 4.0, bottom=canvas.height - BOTTOM
    )
    frame = frame_of(x, y, room)
    draw_upright(canvas, frame, y, language)
    draw_level(canvas, frame, x, language)
    places = [frame.at(e, c) for e, c in zip(energy, cost, strict=True)]
    front = [places[i] for i in chart.front]
    if len(front) > 1:
        canvas.line(front, "accent", 0.9)
    _draw_points(canvas, chart, places)
    name_points(canvas, chart, places, [*_around(room, canvas), *along(front)], language)
    return canvas


def _around(room: Rect, canvas: Canvas) -> list[Rect]:
    """What stands beside the axes, below and at the left, and what is no paper at the right."""
    return [
        Rect(left=room.left, right=room.right, top=room.bottom - 0.3, bottom=room.bottom + BOTTOM),
        Rect(left=-canvas.width, right=room.left, top=0.0, bottom=canvas.height),
        Rect(left=canvas.width, right=2.0 * canvas.width, top=0.0, bottom=canvas.height),
    ]


def _padded(values: FloatArray) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = (high - low) * 0.04 or max(abs(high), 1.0) * 0.05
    return max(low - room, 0.0), high + room


def _draw_points(canvas: Canvas, chart: CostEnergy, places: list[Point]) -> None:
    front = set(chart.front)
    for index, place in enumerate(places):
        if index not in front and not chart.points[index].leading:
            canvas.dot(place, 0.75, "faint")
    for index in chart.front:
        canvas.dot(places[index], 0.9, "accent")
    for point, place in zip(chart.points, places, strict=True):
        if point.leading:
            canvas.dot(place, 1.4, "accent")
        if point.reference:
            canvas.dot(place, 1.5, "warn", hollow=True)


def _monthly_energy(chart: MonthlyEnergy, language: Language, width: float) -> Canvas:
    canvas = Canvas(width=width, height=50.0)
    energy = _shown(np.array(chart.energy_wh), Kind.ENERGY, language)
    reference = None
    if chart.reference_wh is not None:
        reference = _shown(np.array(chart.reference_wh), Kind.ENERGY, language)
        _explain_reference(canvas, language)
    most = max(float(energy.max()), float(reference.max()) if reference is not None else 0.0, 1e-9)
    room = Rect(left=0.0, top=9.0, right=width, bottom=canvas.height - 4.6)
    frame = Frame(room=room, x_low=0.0, x_high=12.0, y_low=0.0, y_high=most)
    decimals = 0 if most >= _WHOLE_FROM else 1
    canvas.text(with_unit(language, "report.axis.month_energy", Kind.ENERGY), (0.0, 2.0), 0.0)
    for month in range(12):
        bar = Rect(
            left=frame.x(month + 0.15),
            right=frame.x(month + 0.85),
            top=frame.y(energy[month]),
            bottom=room.bottom,
        )
        canvas.rect(bar, "accent")
        top = bar.top
        if reference is not None:
            level = frame.y(reference[month])
            canvas.line([(bar.left - 0.7, level), (bar.right + 0.7, level)], "amber", 1.2)
            if bar.top - level < _LABEL_ROOM:  # the mark would run through the figure
                top = min(top, level)
        middle = (bar.left + bar.right) / 2
        shown = language.number(energy[month], decimals)
        canvas.text(shown, (middle, top - 1.9), 0.5, colour="ink")
        canvas.text(language.text(f"report.month.{month + 1}"), (middle, room.bottom + 2.6), 0.5)
    canvas.line([(room.left, room.bottom), (room.right, room.bottom)], "axis", 0.6)
    return canvas


def _explain_reference(canvas: Canvas, language: Language) -> None:
    """What the marks across the bars are, in the upper right corner."""
    name = canvas.text(
        language.text("report.chart.reference"), (canvas.width, 2.0), 1.0, colour="warn-text"
    )
    middle = (name.top + name.bottom) / 2
    canvas.line([(name.left - 6.0, middle), (name.left - 1.0, middle)], "amber", 1.2)
