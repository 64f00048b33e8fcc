"""Charts as drawn: labels inside and clear of each other, in both languages and units."""

from collections.abc import Iterator

import numpy as np
import pytest

from core.content.blocks import Chart
from core.content.charts import (
    CostEnergy,
    CostPoint,
    LoadDuration,
    MonthlyEnergy,
    PartLoadCurve,
    PartLoadUse,
    load_duration,
    pareto_front,
)
from core.content.curves import Axis, Bars, Curves, Line, Name, Part, Points, Upright
from core.report.canvas import Rect, text_width
from core.report.drawing import drawn
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind

MONTHS = (27e6, 24e6, 29e6, 43e6, 72e6, 92e6, 105e6, 99e6, 74e6, 52e6, 32e6, 27e6)


def _duration(units: int, unit_w: float) -> LoadDuration:
    load = 1.328e6 * (np.linspace(1.0, 0.0, 500) ** 3)
    stages = tuple(unit_w * n for n in range(1, units + 1))
    return load_duration(load, np.full(500, 17.52), stages, Kind.COOLING_POWER)


def _part_load(*temperatures: float) -> PartLoadUse:
    plr = np.linspace(0.05, 1.0, 60)
    curves = tuple(
        PartLoadCurve(
            at=t,
            at_kind=Kind.TEMPERATURE,
            plr=plr,
            value=(9.0 - t / 10) * plr / (0.2 + 0.8 * plr**1.5),
        )
        for t in temperatures
    )
    hours = np.concatenate([np.zeros(2), np.linspace(900.0, 10.0, 18)])
    edges = np.linspace(0.0, 1.0, 21)
    return PartLoadUse(
        kind=Kind.COP,
        axis="report.axis.cop",
        curves=curves,
        edges=edges,
        hours=hours,
        band=(0.4, 0.95),
        covered=0.71,
    )


def _cost(count: int, *, crowded: bool) -> CostEnergy:
    random = np.random.default_rng(7)
    spread = 0.002 if crowded else 0.4
    energy = 500e6 * (1.0 + spread * random.random(count))
    cost = 6e6 * (1.0 + spread * random.random(count))
    points = tuple(
        CostPoint(
            energy_wh=float(energy[i]),
            cost=float(cost[i]),
            name=f"{i + 1} McQuay PFH {900 + i} kW IGV" if i < 3 else "",
            leading=i < 3,
            reference=i == min(4, count - 1),
        )
        for i in range(count)
    )
    return CostEnergy(points=points, front=pareto_front(energy, cost))


def _bivalent() -> Curves:
    """A heat pump's falling capacity and a building's load over the outdoor temperature."""
    outdoor = np.linspace(-20.0, 20.0, 81)
    load = np.maximum(100e3 * (16.0 - outdoor) / 26.0, 0.0)
    return Curves(
        x=Axis(key="report.axis.month_energy", kind=Kind.TEMPERATURE),
        y=Axis(key="report.axis.load", kind=Kind.COOLING_POWER, low=0.0),
        lines=(
            Line(name=Name(key="report.axis.load"), x=outdoor, y=load, part=Part.LOAD, at=0.0),
            Line(name=Name(key="report.axis.cost"), x=outdoor, y=70e3 + 1.5e3 * outdoor),
            Line(
                name=Name(key="report.axis.hours"),
                x=outdoor,
                y=np.where(outdoor > -10.0, 20e3, np.nan),
                part=Part.LIMIT,
            ),
        ),
        points=(
            Points(
                name=Name(key="report.axis.ratio"),
                x=outdoor[::8],
                y=load[::8],
                weight=np.arange(11.0),
            ),
        ),
        bars=(
            Bars(
                name=Name(key="report.axis.energy"),
                left=np.array([-12.0, -8.0]),
                right=np.array([-8.0, -4.0]),
                low=np.zeros(2),
                high=np.array([12e3, 30e3]),
                part=Part.BAD,
            ),
        ),
        uprights=(Upright(name=Name(key="report.chart.reference"), x=-5.0),),
    )


def _one_point() -> Curves:
    nothing = np.array([np.nan, np.nan])
    return Curves(
        x=Axis(key="report.axis.ratio", kind=Kind.SHARE),
        y=Axis(key="report.axis.cop", kind=Kind.COP),
        lines=(Line(name=Name(key="report.axis.cop"), x=nothing, y=nothing),),
        points=(Points(name=Name(key="report.axis.ratio"), x=np.array([0.5]), y=np.array([4.0])),),
    )


CHARTS: dict[str, tuple[Chart, float]] = {
    "duration, one unit": (_duration(1, 1.5e6), 84.0),
    "duration, six units": (_duration(6, 0.25e6), 84.0),
    "duration, capacity at the peak": (_duration(2, 0.664e6), 84.0),
    "duration, too small": (_duration(2, 0.4e6), 84.0),
    "duration, many small units": (_duration(6, 0.02e6), 84.0),
    "part load, three": (_part_load(19.0, 25.4, 31.9), 84.0),
    "part load, close": (_part_load(30.0, 30.2, 30.4), 84.0),
    "part load, one": (_part_load(30.0), 84.0),
    "cost, spread": (_cost(60, crowded=False), 174.0),
    "cost, crowded": (_cost(60, crowded=True), 174.0),
    "cost, two": (_cost(2, crowded=False), 174.0),
    "cost, one": (_cost(1, crowded=False), 174.0),
    "curves": (_bivalent(), 84.0),
    "curves, wide": (_bivalent(), 174.0),
    "curves, one point": (_one_point(), 84.0),
    "months": (MonthlyEnergy(energy_wh=MONTHS), 84.0),
    "months, compared": (
        MonthlyEnergy(energy_wh=MONTHS, reference_wh=tuple(1.2 * m for m in MONTHS)), 84.0,
    ),
    "months, small": (MonthlyEnergy(energy_wh=tuple(m / 100 for m in MONTHS)), 84.0),
    "months, nothing": (MonthlyEnergy(energy_wh=(0.0,) * 12), 84.0),
}  # fmt: skip


def labels(drawing: dict[str, object]) -> Iterator[tuple[str, Rect]]:
    for shape in drawing["shapes"]:  # type: ignore[attr-defined]
        if shape["shape"] == "text":
            left, top = shape["x"], shape["y"]
            room = Rect(
                left=left, top=top, right=left + shape["width"], bottom=top + shape["height"]
            )
            yield shape["text"], room


@pytest.mark.parametrize("name", CHARTS)
def test_labels_are_whole_and_clear_of_each_other(name: str, language: Language) -> None:
    chart, width = CHARTS[name]
    drawing = drawn(chart, language, width)
    placed = list(labels(drawing))
    assert placed
    for at, (text, room) in enumerate(placed):
        assert text
        assert room.right - room.left >= text_width(text) - 0.01
        assert room.left >= -0.01
        assert room.right <= width + 0.01
        assert room.top >= -0.01
        assert room.bottom <= drawing["height"] + 0.01
        for other, taken in placed[at + 1 :]:
            assert room.overlap(taken) < 0.35, f"{text} covers {other}"


@pytest.mark.parametrize("name", CHARTS)
def test_every_shape_is_finite_and_on_the_sheet(name: str, languages: dict[str, Language]) -> None:
    chart, width = CHARTS[name]
    drawing = drawn(chart, languages["zh"], width)
    for shape in drawing["shapes"]:
        points = shape.get("points") or [[shape["x"], shape["y"]]]
        assert np.isfinite(points).all()
        assert np.min(points) >= -0.01
        assert max(x for x, _ in points) <= width + 0.01


def test_the_stages_are_named_with_their_capacity(languages: dict[str, Language]) -> None:
    drawing = drawn(_duration(2, 0.703e6), languages["zh"], 84.0)
    texts = [text for text, _ in labels(drawing)]
    assert "1 台 703 kW" in texts
    assert "2 台 1,406 kW" in texts
    assert "峰值 1,328 kW" in texts
    assert "负荷，kW" in texts


def test_load_that_no_unit_carries_is_set_off(languages: dict[str, Language]) -> None:
    carried = drawn(_duration(2, 0.7e6), languages["en"], 84.0)
    short = drawn(_duration(2, 0.4e6), languages["en"], 84.0)

    def colours(drawing: dict[str, object]) -> set[str]:
        return {s["colour"] for s in drawing["shapes"] if s["shape"] == "area"}  # type: ignore[attr-defined]

    assert "bad-soft" not in colours(carried)
    assert "bad-soft" in colours(short)


def test_the_efficient_band_is_marked_with_its_share(languages: dict[str, Language]) -> None:
    drawing = drawn(_part_load(19.0, 25.0, 31.0), languages["zh"], 84.0)
    bands = [s for s in drawing["shapes"] if s["shape"] == "rect" and s["colour"] == "good-soft"]
    assert len(bands) == 2  # behind the curves and behind the hours
    assert any("71.0%" in text for text, _ in labels(drawing))


def test_the_front_is_a_line(languages: dict[str, Language]) -> None:
    drawing = drawn(_cost(60, crowded=False), languages["en"], 174.0)
    chart = _cost(60, crowded=False)
    lines = [s for s in drawing["shapes"] if s["shape"] == "line" and s["colour"] == "accent"]
    assert [len(line["points"]) for line in lines] == [len(chart.front)]


def test_units_follow_the_reader(languages: dict[str, Language]) -> None:
    drawing = drawn(_cost(3, crowded=False), languages["en"], 174.0)
    texts = [text for text, _ in labels(drawing)]
    assert "Annual energy, MWh" in texts
    assert "Life-cycle cost, million CNY" in texts


def test_points_in_one_place_are_named_under_each_other(languages: dict[str, Language]) -> None:
    """Two types of one year and one price: neither name stands at another's dot."""
    at = {"energy_wh": 728e6, "cost": 11.46e6}
    points = (
        CostPoint(name="1 WCV", leading=True, reference=False, **at),
        CostPoint(name="1 WCO", leading=True, reference=False, **at),
        CostPoint(name="1 WSV", leading=True, reference=False, energy_wh=796e6, cost=11.8e6),
        CostPoint(name="", leading=False, reference=False, energy_wh=1100e6, cost=17e6),
    )
    chart = CostEnergy(points=points, front=(0,))
    rooms = dict(labels(drawn(chart, languages["en"], 84.0)))
    first, second = rooms["1 WCV"], rooms["1 WCO"]
    assert first.left == pytest.approx(second.left)
    assert 0.0 < second.top - first.top < 4.0
