"""What the charts show, worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.content.charts import (
    FloatArray,
    hours_by_ratio,
    load_duration,
    pareto_front,
    weighted_quantiles,
)
from core.report.comparison import cost_plot
from core.report.wording import cell
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from tests.core.selection.examples import selection


def column(*values: float) -> FloatArray:
    return np.array(values, dtype=np.float64)


def test_the_load_duration_curve_falls_and_ends_at_the_load_hours() -> None:
    curve = load_duration(
        column(100.0, 0.0, 300.0, 200.0), column(10.0, 5.0, 1.0, 4.0), (150.0,), Kind.COOLING_POWER
    )
    assert curve.load_w.tolist() == [300.0, 300.0, 200.0, 100.0]
    assert curve.hours.tolist() == [0.0, 1.0, 5.0, 15.0]  # hours without load are not counted
    assert curve.stages_w == (150.0,)


def test_a_year_without_load_has_a_curve_of_nothing() -> None:
    curve = load_duration(column(0.0, 0.0), column(1.0, 1.0), (), Kind.COOLING_POWER)
    assert curve.hours.tolist() == [0.0]
    assert curve.load_w.tolist() == [0.0]


def test_an_hourly_year_is_thinned_but_keeps_its_peak_its_end_and_its_area() -> None:
    load = np.linspace(0.0, 1000.0, 8761)[1:] ** 1.5
    curve = load_duration(load, np.ones(8760), (), Kind.COOLING_POWER)
    assert len(curve.hours) <= 240
    assert curve.load_w[0] == load.max()
    assert curve.hours[-1] == 8760.0
    area = np.trapezoid(curve.load_w, curve.hours)
    assert area == pytest.approx(load.sum(), rel=0.005)


def test_hours_are_counted_by_class_of_part_load() -> None:
    edges = column(0.0, 0.5, 1.0)
    plr = column(0.0, 0.2, 0.5, 1.0, 1.2)  # off; lower; on the edge; full; beyond joins the last
    hours = column(100.0, 3.0, 5.0, 7.0, 11.0)
    assert hours_by_ratio(plr, hours, edges).tolist() == [3.0, 23.0]


def test_quantiles_weigh_by_hours() -> None:
    values, hours = column(30.0, 20.0, 25.0), column(1.0, 8.0, 1.0)
    assert weighted_quantiles(values, hours, (0.05, 0.5, 0.95)).tolist() == [20.0, 20.0, 30.0]


def test_the_front_holds_those_nobody_beats_in_both() -> None:
    energy = column(100.0, 90.0, 110.0, 90.0, 80.0)
    cost = column(5.0, 6.0, 4.0, 7.0, 9.0)
    # by rising energy: 80/9, 90/6 (90/7 is beaten), 100/5, 110/4
    assert pareto_front(energy, cost) == (4, 1, 0, 2)


def test_equal_points_stand_on_the_front_once() -> None:
    assert pareto_front(column(1.0, 1.0), column(2.0, 2.0)) == (0,)


@given(st.lists(st.tuples(st.floats(0, 1e9), st.floats(0, 1e9)), min_size=1, max_size=40))
def test_no_point_beats_the_front(points: list[tuple[float, float]]) -> None:
    energy, cost = (column(*values) for values in zip(*points, strict=True))
    front = pareto_front(energy, cost)
    for index in front:
        better = (energy <= energy[index]) & (cost <= cost[index])
        same = (energy == energy[index]) & (cost == cost[index])
        assert not (better & ~same).any()


def test_a_line_is_spoken_of_where_there_is_one(languages: dict[str, Language]) -> None:
    """The first of the dairy is best in cost and in energy: nothing is joined."""
    told = {}
    for name in ("dairy-shanghai", "office-shanghai"):
        plot = cost_plot(selection(name))
        told[name] = len(plot.chart.front) > 1, cell(plot.caption, languages["en"])
    assert not told["dairy-shanghai"][0]
    assert told["office-shanghai"][0]
    for joined, caption in told.values():
        assert ("The line joins" in caption) == joined
