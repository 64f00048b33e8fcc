"""The chart of core.content.flows on a canvas."""

from core.content.flows import Carrier, Flows, Node, bend
from core.report.canvas import Canvas, Rect, spread
from core.report.curve_drawing import FILLS, said_name
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind

HEIGHT = 46.0  # mm
_TOP, _BOTTOM = 2.0, 2.0
_NODE, _BESIDE = 2.4, 1.2  # width of a node and what lies between it and its name, mm
_LINES_APART = 3.1
_STEPS = 25
_SOFT = {
    Carrier.COOLING: "stage-1",
    Carrier.ELECTRICITY: "warn-soft",
    Carrier.HEAT: "bad-soft",
}


def flows(chart: Flows, language: Language, width: float) -> Canvas:
    """Draw the chart `width` mm wide."""
    canvas = Canvas(width=width, height=HEIGHT)
    tall = HEIGHT - _TOP - _BOTTOM
    lefts = _lefts(chart, width)
    along, risen = bend(_STEPS)
    for ribbon in chart.ribbons():
        source, target = (chart.nodes[n] for n in (ribbon.flow.source, ribbon.flow.target))
        begin, end = lefts[source.column] + _NODE, lefts[target.column]
        across = (begin + along * (end - begin)).tolist()
        tops = ribbon.source_top + risen * (ribbon.target_top - ribbon.source_top)
        upper = (_TOP + tall * tops).tolist()
        lower = (_TOP + tall * (tops + ribbon.width)).tolist()
        there = list(zip(across, upper, strict=True))
        back = list(zip(across, lower, strict=True))[::-1]
        canvas.area([*there, *back], _SOFT[ribbon.flow.carrier])
    rooms = [(_TOP + tall * top, _TOP + tall * bottom) for top, bottom in chart.rooms()]
    for node, (top, bottom) in zip(chart.nodes, rooms, strict=True):
        left = lefts[node.column]
        room = Rect(left=left, top=top, right=left + _NODE, bottom=bottom)
        canvas.rect(room, FILLS[node.part])
    for column in range(chart.last_column + 1):
        _names(canvas, chart, language, column, [(a + b) / 2.0 for a, b in rooms], lefts[column])
    return canvas


def _lefts(chart: Flows, width: float) -> list[float]:
    """Of every column; before the last one there is room for the names of two."""
    last = chart.last_column
    step = (width - _NODE) / (last + 1 if last else 1)
    return [column * step for column in range(last)] + [width - _NODE if last else 0.0]


def _names(
    canvas: Canvas, chart: Flows, language: Language, column: int, middles: list[float], left: float
) -> None:
    """Beside the nodes of a column, inside the chart, apart from each other."""
    last = column == chart.last_column
    at = [n for n, node in enumerate(chart.nodes) if node.column == column]
    heights = spread([middles[n] for n in at], _LINES_APART, _TOP + 1.0, HEIGHT - _BOTTOM - 1.0)
    x = left + (-_BESIDE if last else _NODE + _BESIDE)
    for n, height in zip(at, heights, strict=True):
        text = _said(chart, chart.nodes[n], chart.value_of(n), language)
        canvas.text(text, (x, height), 1.0 if last else 0.0, colour="ink")


def _said(chart: Flows, node: Node, value: float, language: Language) -> str:
    """Name, figure and its share of all that flows."""
    share = language.quantity(value / (chart.entering or 1.0), Kind.SHARE)
    figure = language.quantity(value, chart.kind)
    return f"{said_name(node.name, language)} {figure} ({share})"
