"""The chart of core.content.curves on a canvas, in a language and its units."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from core.content.charts import FloatArray
from core.content.crowds import gathered
from core.content.curves import Axis, Bars, Curves, Line, Name, Part, Points, Upright
from core.report.axes import BOTTOM, TOP, axis_of, draw_level, draw_upright, frame_of, left_of
from core.report.axes import with_unit as titled
from core.report.canvas import Canvas, Frame, Point, Rect, Ticks, along, rooms_of, text_width
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown

_HEIGHT, _SEEN = 53.0, 1e-6
_KEY_LINE, _SAMPLE = 4.0, 5.0  # height of a row of the key and width of a sample, mm
_BROKEN = frozenset([Part.OTHER, Part.LIMIT, Part.THIRD])  # drawn dashed
_LINES = {
    Part.MAIN: ("series-1", 1.4),
    Part.OTHER: ("series-2", 1.1),
    Part.THIRD: ("series-3", 1.1),
    Part.LOAD: ("ink", 1.1),
    Part.LIMIT: ("warn-text", 0.9),
    Part.GOOD: ("good", 1.2),
    Part.BAD: ("bad", 1.2),
    Part.MACHINE: ("series-1", 1.4),
    Part.SECOND_MACHINE: ("series-5", 1.2),
    Part.THIRD_MACHINE: ("series-3", 1.2),
    Part.PUMP: ("series-2", 1.2),
    Part.OTHER_PUMP: ("amber", 1.2),
    Part.FAN: ("series-6", 1.2),
    Part.GRID: ("muted", 0.5),
}
FILLS = {
    Part.MAIN: "accent",
    Part.OTHER: "amber",
    Part.THIRD: "bar",
    Part.LOAD: "bar",
    Part.LIMIT: "bad-soft",
    Part.GOOD: "good",
    Part.BAD: "bad-soft",
    Part.MACHINE: "series-1",
    Part.SECOND_MACHINE: "series-5",
    Part.THIRD_MACHINE: "series-3",
    Part.PUMP: "series-2",
    Part.OTHER_PUMP: "amber",
    Part.FAN: "series-6",
    Part.GRID: "bar",
}
_SHADES = {Part.GOOD: "good-soft", Part.BAD: "bad-soft"}
_ABOVE = 1.6  # of a bar, mm, stands what is said of it
_LIFT, _HIGHEST = 2.6, 6.0  # mm that it gives way to its neighbour's, and no more
_LARGEST, _SMALLEST, _PLAIN = 1.9, 0.55, 1.0  # radius of a point, mm
_ALONG = (0.0, -0.15, 0.15, -0.3, 0.3, -0.45, 0.45, -0.6)  # of the line, where its name may stand
_DOWN = 12  # places of an upright's name below each other
_ASIDE = (-2.4, 2.4, -4.6, 4.6)  # above and below the line, mm


def curves(chart: Curves, language: Language, width: float) -> Canvas:
    """Draw the chart `width` mm wide."""
    canvas = Canvas(width=width, height=_HEIGHT)
    (x_low, x_high), (y_low, y_high) = chart.reach()
    x_ends = _ends(x_low, x_high, chart.x, language)
    y_ends = _ends(y_low, y_high, chart.y, language)
    x = axis_of(*x_ends, titled(language, chart.x.key, chart.x.kind), tight=True)
    if chart.x.ticks:
        x = replace(x, ticks=Ticks(values=chart.x.ticks, decimals=0))
    if (
        chart.y.low is None and y_ends[0]
    ):  # a curve that ends level on a tick is seen above the axis
        y_ends = y_ends[0] - _SEEN * (y_ends[1] - y_ends[0]), y_ends[1]
    y = axis_of(*y_ends, titled(language, chart.y.key, chart.y.kind))
    if chart.y.ticks:
        y = replace(y, ticks=Ticks(values=chart.y.ticks, decimals=0))
    top = TOP + _draw_key(canvas, chart, language, text_width(y.title))
    room = Rect(left=left_of(y, language), top=top, right=width - 3.0, bottom=_HEIGHT - BOTTOM)
    frame = frame_of(x, y, room)
    draw_upright(canvas, frame, y, language)
    drawing = _Drawing(canvas=canvas, frame=frame, chart=chart, language=language)
    drawing.areas()
    drawing.bars()
    drawing.lines()
    drawing.points()
    drawing.uprights()
    draw_level(canvas, frame, x, language)
    drawing.name_lines()
    drawing.name_uprights()
    return canvas


def _ends(low: float, high: float, axis: Axis, language: Language) -> tuple[float, float]:
    ends = _shown(np.array([low, high]), axis.kind, language)
    if ends[1] > ends[0]:
        return float(ends[0]), float(ends[1])
    reach = abs(float(ends[0])) * 0.1 or 1.0
    return float(ends[0]) - reach, float(ends[1]) + reach


def _shown(values: FloatArray, kind: Kind, language: Language) -> FloatArray:
    if kind is Kind.MONEY:  # as in every chart: ten thousands or millions
        return values / language.large_money
    return np.asarray(to_shown(values, kind, language.system))  # type: ignore[arg-type]


def said_name(name: Name, language: Language) -> str:
    """The name of a series with its figures."""
    return language.text(name.key, **language.figures(name.figures))


def _draw_key(canvas: Canvas, chart: Curves, language: Language, taken: float) -> float:
    """What bars and points are, in rows from the right above the data; returns their height."""
    series: list[Bars | Points] = [*chart.bars, *chart.points]
    if not series:
        return 0.0
    names = [said_name(one.name, language) for one in series]
    rows: list[list[int]] = [[]]
    room = canvas.width - taken - 4.0
    for index, name in enumerate(names):
        needed = text_width(name) + _SAMPLE + 4.0
        if rows[-1] and needed > room:
            rows.append([])
            room = canvas.width
        rows[-1].append(index)
        room -= needed
    for row, members in enumerate(rows):
        right, height = canvas.width, 2.3 + row * _KEY_LINE
        for index in reversed(members):
            placed = canvas.text(names[index], (right, height), 1.0)
            _sample(canvas, series[index], placed.left - 1.2, height)
            right = placed.left - _SAMPLE - 2.6
    return (len(rows) - 1) * _KEY_LINE


def _sample(canvas: Canvas, series: Bars | Points, right: float, middle: float) -> None:
    if isinstance(series, Bars):
        room = Rect(left=right - 3.2, right=right, top=middle - 1.1, bottom=middle + 1.1)
        canvas.rect(room, FILLS[series.part])
    else:
        canvas.dot((right - 1.6, middle), 1.1, _LINES[series.part][0], hollow=True)


class _Drawing:
    """The chart's series on one frame."""

    def __init__(self, *, canvas: Canvas, frame: Frame, chart: Curves, language: Language) -> None:
        self._canvas, self._frame = canvas, frame
        self._chart, self._language = chart, language

    def _x(self, values: FloatArray) -> FloatArray:
        return _shown(values, self._chart.x.kind, self._language)

    def _y(self, values: FloatArray) -> FloatArray:
        return _shown(values, self._chart.y.kind, self._language)

    def areas(self) -> None:
        """Every field, shaded."""
        for area in self._chart.areas:
            outline = zip(self._x(area.x), self._y(area.y), strict=True)
            points = [self._frame.at(float(a), float(b)) for a, b in outline]
            self._canvas.area(points, _SHADES.get(area.part, "bar"))

    def bars(self) -> None:
        """Every bar with a thin gap to its neighbour."""
        frame = self._frame
        for bars in self._chart.bars:
            columns = (self._x(bars.left), self._x(bars.right), self._y(bars.low))
            for left, right, low, high in zip(*columns, self._y(bars.high), strict=True):
                if high > low:
                    gap = min(0.25, 0.1 * (frame.x(right) - frame.x(left)))
                    room = Rect(
                        left=frame.x(left) + gap, right=frame.x(right) - gap,
                        top=frame.y(high), bottom=frame.y(low),
                    )  # fmt: skip
                    self._canvas.rect(room, FILLS[bars.part])
            self._above(bars)

    def _above(self, bars: Bars) -> None:
        """What stands above bars."""
        middle, high = (self._x(bars.left) + self._x(bars.right)) / 2, self._y(bars.high)
        for name, x, y in zip(bars.said, middle, high, strict=False):
            if name is not None:
                text, across, height = said_name(name, self._language), self._frame.x(x), _ABOVE
                while height < _HIGHEST and self._canvas.covered(
                    text, (across, self._frame.y(y) - height), 0.5
                ):
                    height += _LIFT  # clear of what its neighbour says
                place = across, self._frame.y(y) - height
                self._canvas.text(text, place, 0.5, colour="ink")

    def lines(self) -> None:
        """Every line, broken where it has no figures."""
        for line in self._chart.lines:
            colour, weight = _LINES[line.part]
            for run in self._runs(line):
                self._canvas.line(run, colour, weight, dashed=line.part in _BROKEN)

    def _runs(self, line: Line) -> Iterator[list[Point]]:
        x, y = self._x(line.x), self._y(line.y)
        known = np.isfinite(x) & np.isfinite(y)
        for run in np.split(np.arange(x.size), np.flatnonzero(np.diff(known.astype(int))) + 1):
            if run.size > 1 and known[run[0]]:
                yield [self._frame.at(a, b) for a, b in zip(x[run], y[run], strict=True)]

    def points(self) -> None:
        """Operating points, the long ones larger; a crowd of them gathered until each is seen."""
        for points in self._chart.points:
            shown = np.stack([self._x(points.x), self._y(points.y)], axis=1)
            places = np.array([self._frame.at(*one) for one in shown.tolist()]).reshape(-1, 2)
            radius = np.full(len(places), _PLAIN)
            if points.weight is not None:
                places, weight = gathered(places, points.weight, 2.0 * _LARGEST)
                most = float(weight.max(initial=0.0)) or 1.0
                radius = np.maximum(_LARGEST * np.sqrt(weight / most), _SMALLEST)
            colour = _LINES[points.part][0]
            for (a, b), reach in zip(places.tolist(), radius.tolist(), strict=True):
                if np.isfinite(a) and np.isfinite(b):
                    self._canvas.dot((a, b), round(reach, 2), colour, hollow=True)

    def uprights(self) -> None:
        """Dashed, from top to bottom."""
        room = self._frame.room
        for upright in self._chart.uprights:
            x, colour = self._across(upright), _LINES[upright.part][0]
            self._canvas.line([(x, room.top), (x, room.bottom)], colour, 0.7, dashed=True)

    def name_uprights(self) -> None:
        """Each one's name beside it, at the top or below what stands there."""
        taken = self._along_lines()
        for number, upright in enumerate(self._chart.uprights):
            self._name_upright(upright, self._frame.room.top + 1.6 + 3.4 * number, taken)

    def _across(self, upright: Upright) -> float:
        return self._frame.x(float(self._x(np.array(upright.x))))

    def _name_upright(self, upright: Upright, height: float, taken: FloatArray) -> None:
        room, colour = self._frame.room, _LINES[upright.part][0]
        x = self._across(upright)
        text = said_name(upright.name, self._language)
        wide = 1.0 + text_width(text)
        others = [self._across(one) for one in self._chart.uprights if one is not upright]
        # To the left where the right has no room, or has another upright and the left none.
        crossed = any(x < other < x + wide for other in others)
        free = x - wide > room.left and not any(x - wide < other < x for other in others)
        beyond = x + wide > room.right or (crossed and free)
        across, side = (1.0, x - 1.0) if beyond else (0.0, x + 1.0)
        heights = [
            height + 3.4 * down for down in range(_DOWN) if height + 3.4 * down < room.bottom
        ]
        best = min(heights, key=lambda y: self._canvas.covered(text, (side, y), across, taken))
        self._canvas.text(text, (side, best), across, colour=colour, halo=True)

    def name_lines(self) -> None:
        """Each line's name beside it, where it covers least."""
        taken = self._along_lines()
        for line in self._chart.lines:
            points = [point for run in self._runs(line) for point in run]
            if points:
                self._name(line, points, taken)

    def _along_lines(self) -> FloatArray:
        """The rooms that lines take, which no name should cover."""
        runs = [run for line in self._chart.lines for run in self._runs(line)]
        return rooms_of(room for run in runs for room in along(run))

    def _name(self, line: Line, points: list[Point], taken: FloatArray) -> None:
        text = said_name(line.name, self._language)
        spots = []
        for move in _ALONG:
            x, y = points[round(min(max(line.at + move, 0.0), 1.0) * (len(points) - 1))]
            across = 1.0 if x > self._frame.room.right - text_width(text) / 2 else 0.5
            across = 0.0 if x < self._frame.room.left + text_width(text) / 2 else across
            spots += [(x, y + aside, across, abs(move)) for aside in _ASIDE]
        best = min(
            (s for s in spots if self._frame.room.top - 2.0 < s[1] < self._frame.room.bottom - 1.5),
            key=lambda s: self._canvas.covered(text, (s[0], s[1]), s[2], taken) + 2.0 * s[3],
            default=None,
        )
        if best is not None:
            colour = _LINES[line.part][0]
            self._canvas.text(text, (best[0], best[1]), best[2], colour=colour, halo=True)
