"""The chart of core.content.staging on a canvas."""

from dataclasses import replace

import numpy as np

from core.content.charts import FloatArray
from core.content.staging import ENERGY_TOP, NAMES, STRIPS_TOP, VALUE_FLOOR, Staging
from core.report.axes import BOTTOM, TOP, Axis, axis_of, draw_level, draw_upright, frame_of, left_of
from core.report.axes import with_unit as titled
from core.report.canvas import Canvas, Frame, Rect, Ticks, text_width
from core.selection.outcome import sum_of_load
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown

_HEIGHT = 76.0
GROUPS = ("series-1", "series-2", "series-3")
_ROW = 2.8
_MOST_SWITCHES = 8  # loads that are written out


def staging(chart: Staging, language: Language, width: float) -> Canvas:
    """Draw the chart `width` mm wide."""
    canvas = Canvas(width=width, height=_HEIGHT)
    low, high = chart.reach
    below = high - (high - low) / (1.0 - VALUE_FLOOR)  # where the value would be at the bottom
    title = titled(language, "report.mixed.cop_now", chart.value_kind)
    y = Axis(
        low=below, high=high, title=title,
        ticks=Ticks(values=chart.ticks, decimals=chart.decimals),
    )  # fmt: skip
    load = _shown(chart.load_w, chart.kind, language)
    x = axis_of(0.0, float(load[-1]), titled(language, "report.axis.load", chart.kind), tight=True)
    left = max(left_of(y, language), *(text_width(one.name) + 2.0 for one in chart.strips))
    lift = _ROW if len(chart.switches_w) else 0.0  # the loads are written below the title
    room = Rect(left=left, top=TOP + 1.5 + lift, right=width - 3.0, bottom=_HEIGHT - BOTTOM)
    frame = frame_of(x, y, room)
    draw_upright(canvas, frame, replace(y, low=float(low)), language, lift)
    _switches(canvas, frame, chart, language)
    _strips(canvas, frame, chart, load)
    _energy(canvas, frame, chart, language)
    rule = [(chart.rule, "muted", 0.7, True)] if chart.gains else []
    for value, colour, weight, dashed in (*rule, (chart.value, "series-1", 1.4, False)):
        canvas.line(
            [frame.at(a, b) for a, b in zip(load, value, strict=True)],
            colour,
            weight,
            dashed=dashed,
        )
    draw_level(canvas, frame, x, language)
    return canvas


def _shown(values: FloatArray, kind: Kind, language: Language) -> FloatArray:
    return np.asarray(to_shown(values, kind, language.system))  # type: ignore[arg-type]


def _switches(canvas: Canvas, frame: Frame, chart: Staging, language: Language) -> None:
    """Dotted through all floors; written on top as far as there is room."""
    last = -np.inf
    for watts in chart.switches_w:
        at = frame.x(float(_shown(np.array(watts), chart.kind, language)))
        canvas.line([(at, frame.room.top - 0.5), (at, frame.room.bottom)], "axis", 0.5, dashed=True)
        text = language.value(watts, chart.kind)
        half = text_width(text) / 2.0
        if len(chart.switches_w) <= _MOST_SWITCHES and at - half > last + 1.0:
            canvas.text(text, (at, frame.room.top - 2.2), 0.5)
            last = at + half


def _strips(canvas: Canvas, frame: Frame, chart: Staging, load: FloatArray) -> None:
    """A strip for each unit, as high as its load; its name at the left."""
    room = frame.room
    height = room.bottom - room.top
    for strip, floor, top in chart.rooms():
        bottom, tall = room.bottom - floor * height, (top - floor) * height
        canvas.line([(room.left, bottom), (room.right, bottom)], "grid", 0.5)
        on = strip.part > 0.0
        edges = np.flatnonzero(np.diff(np.concatenate([[False], on, [False]]).astype(int)))
        for first, end in zip(edges[::2], edges[1::2], strict=True):
            across = [frame.x(v) for v in load[first:end]]
            upper = [bottom - tall * p for p in strip.part[first:end]]
            canvas.area(
                [(across[0], bottom), *zip(across, upper, strict=True), (across[-1], bottom)],
                GROUPS[strip.group],
            )
        canvas.text(strip.name, (room.left - 1.2, bottom - tall / 2.0), 1.0)
    begin = room.left
    for name, colour in zip(chart.named(), GROUPS, strict=False):
        at = begin, room.bottom - (STRIPS_TOP + NAMES) / 2.0 * height
        begin = canvas.text(name, at, 0.0, colour=colour, halo=True).right + 3.0


def _energy(canvas: Canvas, frame: Frame, chart: Staging, language: Language) -> None:
    """The output of the year by load, the highest with its figure."""
    room = frame.room
    most = float(chart.energy_wh.max(initial=0.0))
    if most <= 0.0:
        return
    tall = (room.bottom - room.top) * ENERGY_TOP
    edges = [frame.x(v) for v in _shown(chart.edges_w, chart.kind, language)]
    for left, right, energy in zip(edges, edges[1:], chart.energy_wh, strict=False):
        top = room.bottom - tall * float(energy) / most
        canvas.rect(Rect(left=left + 0.3, top=top, right=right - 0.3, bottom=room.bottom), "bar")
    at = int(chart.energy_wh.argmax())
    canvas.text(
        language.quantity(*sum_of_load(most, chart.kind)),
        ((edges[at] + edges[at + 1]) / 2.0, room.bottom - tall - 1.6), 0.5, halo=True,
    )  # fmt: skip
