"""Full-load maps: exact at the points, figures only where the maker's limits allow them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.machines.performance_map import CARRIED_K, Point, leave_one_out, performance_map
from core.machines.second_law import lorenz_cop
from tests.families.heat_pumps.maps import mapped

VITOCAL = "HM19"  # a table with a gap: no figures at 65 °C below −15, at 70 °C below −7


def exponential(source_c: float, sink_c: float) -> Point:
    """A machine whose heat and power are exactly what the trend can be."""
    heat = 8e3 * np.exp(0.025 * source_c - 0.003 * sink_c)
    return source_c, sink_c, float(heat), float(1500.0 * np.exp(0.015 * sink_c))


EXPONENTIAL = tuple(exponential(s, k) for k in (35.0, 45.0, 55.0) for s in (-10.0, 0.0, 10.0))


@pytest.mark.parametrize("pump", sorted(mapped()))
def test_every_point_comes_back_exactly(pump: str) -> None:
    table = mapped()[pump].map
    source, sink, heat, power = table.points.T
    found = table.at(source, sink)
    assert found.within.all()
    assert (found.heat_w == heat).all()
    assert (found.power_w == power).all()


@pytest.mark.parametrize("pump", sorted(mapped()))
def test_a_point_alone_is_what_it_is_among_others(pump: str) -> None:
    table = mapped()[pump].map
    for source, sink, heat, power in table.points[::5]:
        found = table.at(source, sink)
        assert (found.heat_w, found.power_w) == (heat, power)


@given(st.sampled_from(sorted(mapped())), st.floats(-60, 80), st.floats(-20, 120))
def test_heat_is_power_and_what_is_taken_and_no_cop_reaches_carnot(
    pump: str, source_c: float, sink_c: float
) -> None:
    """Condenser = evaporator + power within 0.1 %, here by Q_sink = Q_source · COP/(COP − 1)."""
    machine = mapped()[pump]
    found = machine.map.at(source_c, sink_c)
    if np.isnan(found.heat_w):
        assert np.isnan(found.power_w)
        assert not found.within
        return
    assert found.within or machine.map.in_envelope(source_c, sink_c)
    assert 1.0 < found.cop < lorenz_cop(source_c, source_c, sink_c, sink_c)
    assert found.taken_w + found.power_w == pytest.approx(float(found.heat_w), rel=1e-3)
    by_cop = found.taken_w * found.cop / (found.cop - 1.0)
    assert by_cop == pytest.approx(float(found.heat_w), rel=1e-3)


@given(st.sampled_from(sorted(mapped())), st.floats(0, 1), st.floats(0, 1))
def test_between_the_points_it_stays_among_them(pump: str, across: float, up: float) -> None:
    """No swing of the trend: between four points at most 5 % beyond the lowest and highest."""
    table = mapped()[pump].map
    source, sink, heat, power = table.points.T
    source_c = source.min() + across * np.ptp(source)
    sink_c = sink.min() + up * np.ptp(sink)
    found = table.at(source_c, sink_c)
    if found.within:
        assert 0.95 * heat.min() <= found.heat_w <= 1.05 * heat.max()
        assert 0.95 * power.min() <= found.power_w <= 1.05 * power.max()


@pytest.mark.parametrize("pump", sorted(mapped()))
def test_outside_the_limits_of_operation_there_is_no_number(pump: str) -> None:
    machine = mapped()[pump]
    source, sink = np.meshgrid(np.linspace(-60, 80, 71), np.linspace(-10, 120, 66))
    found = machine.map.at(source, sink)
    outside = ~machine.map.in_envelope(source, sink) & ~found.within
    assert outside.any()
    assert np.isnan(found.heat_w[outside]).all()
    assert np.isnan(found.cop[outside]).all()
    least, most = machine.envelope[0][0], machine.envelope[-1][0]
    assert not machine.map.in_envelope([least - 0.1, most + 0.1], 30.0).any()


def test_the_sink_s_limit_follows_the_source() -> None:
    """Remko: 40 °C at −20 °C outside, 55 °C at −10 °C; between them a line, 47.5 °C at −15 °C."""
    table = mapped()["HM14"].map
    assert table.in_envelope([-15.0, -15.0], [47.5, 47.6]).tolist() == [True, False]


def test_a_gap_among_the_points_is_the_maker_s() -> None:
    """At −15 °C the limits allow 75 °C, but the table says nothing of 70 °C there."""
    table = mapped()[VITOCAL].map
    assert table.in_envelope(-15.0, 70.0)
    assert np.isnan(table.at(-15.0, 70.0).heat_w)
    assert np.isfinite(table.at(-15.0, 65.0).heat_w)


def test_within_the_limits_it_is_carried_on_ten_kelvin_and_told_apart() -> None:
    table = mapped()["HM02"].map  # points from −7 and to 50 °C; limits −25 °C and 65 °C
    found = table.at([-7.0, -17.0, -17.1, 7.0, 7.0], [35.0, 35.0, 35.0, 60.0, 60.1])
    assert found.within.tolist() == [True, False, False, False, False]
    assert np.isfinite(found.heat_w).tolist() == [True, True, False, True, False]
    assert CARRIED_K == 10.0


def test_what_is_carried_on_does_not_gain_on_the_points() -> None:
    table = performance_map(EXPONENTIAL, ((-30.0, 70.0), (30.0, 70.0)))
    mild, border = table.at(20.0, 35.0), exponential(10.0, 35.0)
    assert mild.heat_w == pytest.approx(border[2])  # carried on it would be more
    assert mild.power_w == pytest.approx(max(border[3], exponential(20.0, 35.0)[3]))


@settings(max_examples=40)
@given(st.floats(-10.0, 10.0), st.floats(-10.0, 10.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_beyond_the_points_no_map_is_better_than_its_trend_carried_on(
    more: float, hotter: float, across: float, up: float
) -> None:
    """Every map: from the border on by the ratio of the trend, its quadratic fitted here anew."""
    for machine in mapped().values():
        table = machine.map
        source, sink, heat, power = table.points.T
        at = source.min() + across * np.ptp(source), sink.min() + up * np.ptp(sink)
        asked = at[0] + more, at[1] + hotter
        border = (
            float(np.clip(asked[0], source.min(), source.max())),
            float(np.clip(asked[1], sink.min(), sink.max())),
        )
        found, held = table.at(*asked), table.at(*border)
        if found.within or np.isnan(found.heat_w):
            continue
        assert held.within
        for values, used, edge, sign in (
            (heat, found.heat_w, held.heat_w, 1.0), (power, found.power_w, held.power_w, -1.0)
        ):  # fmt: skip
            carried = (
                edge * trend(table.points, values, asked) / trend(table.points, values, border)
            )
            worse = min(edge, carried) if sign > 0 else max(edge, carried)
            assert sign * used <= sign * worse * (1.0 + sign * 1e-9)


def trend(points: np.ndarray, values: np.ndarray, at: tuple[float, float]) -> float:
    """Heat or power by the least-squares quadratic of its logarithm, squares from four values."""
    source, sink = points[:, 0], points[:, 1]
    squares = [len(np.unique(each)) >= 4 for each in (source, sink)]

    def terms(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        every = [np.ones_like(one), one, other, one * other, one * one, other * other]
        kept = [True, True, True, True, *squares]
        return np.stack([each for each, wanted in zip(every, kept, strict=True) if wanted], axis=-1)

    factors = np.linalg.lstsq(terms(source, sink), np.log(values), rcond=None)[0]
    return float(np.exp(terms(np.array(at[0]), np.array(at[1])) @ factors))


def test_what_follows_the_trend_is_read_exactly_everywhere() -> None:
    table = performance_map(EXPONENTIAL, ((-30.0, 70.0), (30.0, 70.0)))
    for source_c, sink_c in ((3.0, 41.0), (-5.0, 50.0), (-20.0, 35.0), (0.0, 65.0), (-18.0, 60.0)):
        _, _, heat, power = exponential(source_c, sink_c)
        found = table.at(source_c, sink_c)
        assert (found.heat_w, found.power_w) == pytest.approx((heat, power), rel=1e-9)


def test_of_temperatures_that_cannot_be_there_is_nothing_either() -> None:
    found = mapped()[VITOCAL].map.at([-1e6, 1e6, 5.0, 5.0], [35.0, 35.0, -1e6, 1e6])
    assert np.isnan(found.heat_w).all()


def test_without_limits_there_is_nothing_beyond_the_points() -> None:
    table = performance_map(EXPONENTIAL)
    assert np.isnan(table.at(10.1, 35.0).heat_w)
    assert not table.in_envelope([0.0, 1.0], [[40.0], [50.0]]).any()


def test_of_four_points_the_reading_is_linear_and_ends_with_them() -> None:
    """(100 + 140 + 90 + 130)/4 = 115 and (30 + 32 + 34 + 36)/4 = 33."""
    points = ((20.0, 70.0, 100.0, 30.0), (30.0, 70.0, 140.0, 32.0),
              (20.0, 80.0, 90.0, 34.0), (30.0, 80.0, 130.0, 36.0))  # fmt: skip
    table = performance_map(points, ((0.0, 90.0), (40.0, 90.0)))
    middle = table.at(25.0, 75.0)
    assert (middle.heat_w, middle.power_w) == pytest.approx((115.0, 33.0))
    assert np.isnan(table.at(31.0, 75.0).heat_w)


def test_one_line_of_points_is_read_on_the_line() -> None:
    points = ((0.0, 35.0, 100.0, 30.0), (10.0, 35.0, 140.0, 32.0))
    found = performance_map(points).at([5.0, 5.0, 11.0], [35.0, 35.1, 35.0])
    assert found.heat_w[0] == pytest.approx(120.0)
    assert np.isnan(found.heat_w[1:]).all()


def test_temperatures_are_broadcast_and_what_is_not_known_stays_so() -> None:
    table = mapped()[VITOCAL].map
    found = table.at(np.array([[-5.0], [5.0], [np.nan]]), np.array([35.0, 45.0, np.nan, 55.0]))
    assert found.heat_w.shape == found.cop.shape == found.within.shape == (3, 4)
    assert np.isnan(found.heat_w[2]).all()
    assert np.isnan(found.heat_w[:, 2]).all()
    assert np.isfinite(found.heat_w[:2, [0, 1, 3]]).all()


def test_a_left_out_point_of_a_map_that_follows_its_trend_is_found() -> None:
    left = leave_one_out(performance_map(EXPONENTIAL))
    assert left.within.points == 3  # the middles of three lines; the ends are beyond
    assert left.beyond.points == 6
    assert (left.within.heat, left.beyond.cop) == pytest.approx((0.0, 0.0), abs=1e-9)


def test_of_four_points_none_can_be_left_out() -> None:
    left = leave_one_out(performance_map(EXPONENTIAL[:2] + EXPONENTIAL[3:5]))
    assert left.within.points == left.beyond.points == 0
    assert np.isnan(left.within.cop)
