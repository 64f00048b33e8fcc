"""The names of points of a chart, each where it covers the least."""

from collections.abc import Sequence
from dataclasses import replace

from core.content.charts import CostEnergy, CostPoint
from core.report.canvas import Canvas, FloatArray, Point, Rect, rooms_of
from core.vocabulary.language import Language

_ONE_PLACE_MM = 0.5  # two points as near as that look like one
_LINE_MM = 3.1
_LEADER_FROM_MM = 5.0
_RADIUS_MM, _LEADING_MM = 0.9, 2.4


def name_points(
    canvas: Canvas,
    chart: CostEnergy,
    places: list[Point],
    taken: list[Rect],
    language: Language,
) -> None:
    """Name the points that have a name; those in one place under each other, at one leader."""
    named = [i for i, p in enumerate(chart.points) if p.name or p.reference]
    sizes = [_LEADING_MM if point.leading else _RADIUS_MM for point in chart.points]
    dots = [
        Rect(left=x - r, right=x + r, top=y - r, bottom=y + r)
        for (x, y), r in zip(places, sizes, strict=True)
    ]
    apart: list[Rect] = []
    for group in _in_one_place(named, places):
        points = [chart.points[index] for index in group]
        x, y = places[group[0]]
        others = rooms_of([*taken, *apart, *(d for i, d in enumerate(dots) if i not in group)])
        dx, dy, across = _spot(canvas, points, (x, y), others, language)
        if abs(dx) + abs(dy) > _LEADER_FROM_MM:
            canvas.line([(x, y), (x + dx * 0.92, y + dy)], "muted", 0.4)
        for down, point in enumerate(points):
            at = x + dx, y + dy + down * _LINE_MM
            colour = "warn-text" if point.reference and not point.leading else "accent"
            name = _point_name(point, language)
            placed = canvas.text(name, at, across, colour=colour, bold=point.leading)
            # Two names side by side would read as one.
            apart.append(replace(placed, left=placed.left - 3.0, right=placed.right + 3.0))


def _in_one_place(named: Sequence[int], places: Sequence[Point]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in named:
        x, y = places[index]
        for group in groups:
            at = places[group[0]]
            if max(abs(at[0] - x), abs(at[1] - y)) < _ONE_PLACE_MM:
                group.append(index)
                break
        else:
            groups.append([index])
    return groups


def _spot(
    canvas: Canvas,
    points: Sequence[CostPoint],
    at: Point,
    others: FloatArray,
    language: Language,
) -> tuple[float, float, float]:
    """Where names cover the least: the way from their place, and which end of them is there."""
    spots = [
        (reach * side * 2.4, move, 0.0 if side > 0 else 1.0)
        for reach in (1.0, 2.0, 4.0)
        for side in (1, -1)
        for move in (0.0, -2.6, 2.6, -5.2, 5.2, -8.0, 8.0)
    ]

    def covered(spot: tuple[float, float, float]) -> float:
        dx, dy, across = spot
        found = 0.05 * (abs(dx) + abs(dy))
        for down, point in enumerate(points):
            there = at[0] + dx, at[1] + dy + down * _LINE_MM
            name = _point_name(point, language)
            found += canvas.covered(name, there, across, others, bold=point.leading)
        return found

    return min(spots, key=covered)


def _point_name(point: CostPoint, language: Language) -> str:
    if not point.reference:
        return point.name
    reference = language.text("report.chart.reference")
    return f"{point.name} ({reference})" if point.name else reference
