"""COP of machines and classes, one stage and two: balances, limits, the second law."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.industrial_heat.performance import CASCADE_APPROACH_K, Performance, performance
from core.families.industrial_heat.record import IndustrialHeatPump
from core.families.industrial_heat.regression import UP_TO_100
from core.families.industrial_heat.streams import Streams
from core.machines.performance_map import leave_one_out, performance_map
from core.vocabulary.finding import Finding
from tests.families.industrial_heat.cases import MAP, records

DAIRY = Streams(source_in_c=25.0, source_out_c=15.0, sink_in_c=55.0, sink_out_c=75.0)
DRYER = Streams(source_in_c=70.0, source_out_c=45.0, sink_in_c=80.0, sink_out_c=120.0)
FAR = Streams(source_in_c=25.0, source_out_c=15.0, sink_in_c=90.0, sink_out_c=120.0)

STREAMS = st.builds(
    lambda source, cooled, glide, lift: Streams(
        source_in_c=source,
        source_out_c=source - cooled,
        sink_in_c=source + lift - glide,
        sink_out_c=source + lift,
    ),
    st.floats(-10, 110), st.floats(0, 40), st.floats(0, 60), st.floats(-20, 150),
)  # fmt: skip


def done(record: str, streams: Streams) -> Performance:
    found = performance(records()[record], streams)
    assert isinstance(found, Performance)
    return found


def test_every_point_of_the_map_comes_back_exactly() -> None:
    points = records()[MAP].points
    for source_c, sink_c, heat_w, power_w in points:
        found = performance_map(points).at(source_c, sink_c)
        assert found.within
        assert (found.heat_w, found.power_w) == (heat_w, power_w)


def test_between_four_points_the_map_is_their_mean() -> None:
    points = ((20.0, 70.0, 100.0, 30.0), (30.0, 70.0, 140.0, 32.0),
              (20.0, 80.0, 90.0, 34.0), (30.0, 80.0, 130.0, 36.0))  # fmt: skip
    found = performance_map(points).at(25.0, 75.0)
    assert found.within
    assert (found.heat_w, found.power_w) == pytest.approx((115.0, 33.0))


@pytest.mark.parametrize(
    ("source_c", "sink_c"), [(15.0, 75.0), (25.0, 81.0), (25.0, 54.0), (46.0, 60.0)]
)
def test_where_the_map_s_lines_do_not_reach_there_is_no_figure(
    source_c: float, sink_c: float
) -> None:
    """Its line of 80 °C begins at a source of 20 °C."""
    found = performance_map(records()[MAP].points).at(source_c, sink_c)
    assert not found.within
    assert np.isnan(found.heat_w)
    assert np.isnan(found.cop)


def test_120_degrees_from_25_is_outside_the_map_and_not_a_number() -> None:
    found = performance(records()[MAP], FAR)
    assert isinstance(found, Finding)
    assert found.code == "lift_outside"


def test_a_hole_of_the_map_inside_its_limits_is_said_too() -> None:
    streams = Streams(source_in_c=18.0, source_out_c=10.0, sink_in_c=60.0, sink_out_c=76.0)
    found = performance(records()[MAP], streams)
    assert isinstance(found, Finding)
    assert found.code == "outside_map"


def test_one_stage_of_a_class_is_its_regression() -> None:
    one = done("class-up-to-100-single", DAIRY)
    assert one.cop == pytest.approx(float(UP_TO_100.cop(25.0, 75.0)))
    assert one.unit_heat_w is None


def test_half_of_the_second_law() -> None:
    assert done("class-lorenz-single", DAIRY).cop == pytest.approx(0.5 * DAIRY.limit_cop)


def test_a_cascade_s_cop_by_hand() -> None:
    """Of two stages: COP = COP1·COP2 / (COP1 + COP2 − 1), the exchanger between them 5 K."""
    cascade = done("class-above-100-cascade", FAR)
    upper, lower = cascade.stages
    one, other = upper.cop, lower.cop
    assert cascade.cop == pytest.approx(one * other / (one + other - 1.0))
    assert lower.streams.sink_out_c - upper.streams.source_in_c == pytest.approx(CASCADE_APPROACH_K)
    assert lower.cop == pytest.approx(float(UP_TO_100.cop(25.0, lower.streams.sink_out_c)))


def test_what_the_lower_stage_gives_the_upper_one_takes() -> None:
    upper, lower = done("class-above-100-cascade", FAR).stages
    assert lower.heat == pytest.approx(upper.taken)


def test_two_in_series_spare_the_first_one_the_whole_lift() -> None:
    series, single = (done(f"class-up-to-100-{kind}", DAIRY) for kind in ("series", "single"))
    assert series.cop > single.cop
    last, first = series.stages
    assert last.heat + first.heat == pytest.approx(1.0)
    assert first.streams.sink_out_c == last.streams.sink_in_c


def test_two_in_series_need_a_sink_that_warms_up() -> None:
    steam = Streams(source_in_c=50.0, source_out_c=40.0, sink_in_c=95.0, sink_out_c=95.0)
    found = performance(records()["class-up-to-100-series"], steam)
    assert isinstance(found, Finding)
    assert found.code == "outside_class"


def test_a_source_cooled_far_is_no_way_past_the_second_law() -> None:
    """60 °C cooled to −20 °C, water from 69 to 70 °C: the class's 10 K would be too good."""
    streams = Streams(source_in_c=60.0, source_out_c=-60.0, sink_in_c=69.0, sink_out_c=70.0)
    assert UP_TO_100.cop(60.0, 70.0) > streams.limit_cop
    found = performance(records()["class-up-to-100-single"], streams)
    assert isinstance(found, Finding)


def test_a_map_that_beats_the_second_law_gives_no_figure() -> None:
    wrong = ((20.0, 60.0, 1000.0, 10.0), (30.0, 60.0, 1000.0, 10.0))
    record = records()[MAP]
    claimed = IndustrialHeatPump(
        **{**{f: getattr(record, f) for f in record.__struct_fields__}, "points": wrong}
    )
    streams = Streams(source_in_c=25.0, source_out_c=20.0, sink_in_c=50.0, sink_out_c=60.0)
    found = performance(claimed, streams)
    assert isinstance(found, Finding)
    assert found.code == "cop_above_limit"


@given(STREAMS, st.sampled_from(sorted(records())))
def test_heat_is_power_and_what_is_taken_and_no_cop_reaches_lorenz(
    streams: Streams, record: str
) -> None:
    """Condenser = evaporator + power, of every stage and of the whole."""
    found = performance(records()[record], streams)
    if isinstance(found, Finding):
        return
    assert 1.0 < found.cop < streams.limit_cop
    for stage in found.stages:
        assert 1.0 < stage.cop < stage.streams.limit_cop
        assert stage.taken + stage.power == pytest.approx(stage.heat, rel=1e-9)
        assert stage.heat == pytest.approx(stage.taken * stage.cop / (stage.cop - 1.0), rel=1e-9)
    power = sum(stage.power for stage in found.stages)
    assert found.taken + power == pytest.approx(1.0, rel=1e-9)
    from_source = found.stages[-1].taken if len(found.stages) == 2 else found.stages[0].taken
    if "series" in record:
        from_source = sum(stage.taken for stage in found.stages)
    assert from_source == pytest.approx(found.taken, rel=1e-9)


def test_leaving_points_out_tells_how_far_the_map_s_reading_is_off() -> None:
    """The figures printed in the documentation."""
    left = leave_one_out(performance_map(records()[MAP].points)).within
    assert left.points == 151
    assert left.cop == pytest.approx(0.0008, abs=0.0001)


@pytest.mark.parametrize(("line_c", "error"), [(60.0, 0.0053), (70.0, 0.0111)])
def test_leaving_a_whole_line_out_too(line_c: float, error: float) -> None:
    points = records()[MAP].points
    line = np.array([point for point in points if point[1] == line_c])
    others = performance_map(tuple(point for point in points if point[1] != line_c))
    found = others.at(line[:, 0], line[:, 1])
    off = np.abs(found.cop / (line[:, 2] / line[:, 3]) - 1.0)[found.within]
    assert off.mean() == pytest.approx(error, abs=0.0001)
