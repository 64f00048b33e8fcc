"""Fitting: known curves come back exactly, and what the points cannot tell stays as it was."""

import msgspec
import numpy as np
import pytest

from core.families.chillers.columns import columns_of
from core.families.chillers.exchange.fitting import (
    CUBIC,
    FullLoadPoints,
    PartLoadPoints,
    fit_part_load,
    fit_surface,
    full_load_points,
    part_load_points,
    refit,
)
from core.families.chillers.performance import cop, full_load
from core.families.chillers.record import Chiller, TemperatureCurve
from core.vocabulary.problem import Problem
from tests.families.chillers.machines import WIDE, part_load
from tests.families.chillers.machines import machine as made

NOTHING = np.zeros(6)


def _biquadratic(c: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return c[0] + c[1] * x + c[2] * x**2 + c[3] * y + c[4] * y**2 + c[5] * x * y


KNOWN = np.array([0.9, 0.03, -0.0011, -0.002, -0.00009, 0.0004])


def test_a_known_biquadratic_comes_back_from_a_grid_of_points() -> None:
    x, y = (a.ravel() for a in np.meshgrid([5.0, 7.0, 10.0], [20.0, 27.0, 35.0]))
    found = fit_surface(x, y, _biquadratic(KNOWN, x, y), NOTHING, (7.0, 30.0))
    np.testing.assert_allclose(found, KNOWN, rtol=1e-8)


def test_six_points_in_general_position_tell_six_coefficients() -> None:
    x = np.array([5.0, 5.0, 5.0, 7.0, 7.0, 10.0])
    y = np.array([20.0, 27.0, 35.0, 21.0, 30.0, 24.0])
    found = fit_surface(x, y, _biquadratic(KNOWN, x, y), NOTHING, (7.0, 30.0))
    np.testing.assert_allclose(found, KNOWN, rtol=1e-6)


def test_the_course_over_the_leaving_temperature_stays_where_all_points_share_one() -> None:
    # 2 % more everywhere at 7 °C: the correction is a constant there, so the difference
    # between 5 °C and 7 °C, of which the points say nothing, stays as it was.
    y = np.array([20.0, 25.0, 30.0, 35.0])
    x = np.full(4, 7.0)
    found = fit_surface(x, y, _biquadratic(KNOWN, x, y) * 1.02, KNOWN, (7.0, 30.0))
    np.testing.assert_allclose(_biquadratic(found, x, y), _biquadratic(KNOWN, x, y) * 1.02)
    at_5 = np.full(4, 5.0)
    before = _biquadratic(KNOWN, at_5, y) - _biquadratic(KNOWN, x, y)
    after = _biquadratic(found, at_5, y) - _biquadratic(found, x, y)
    np.testing.assert_allclose(after, before, atol=1e-9)


def test_two_condenser_temperatures_give_a_straight_line() -> None:
    # By hand: 1000 at 20 °C and 900 at 30 °C is 1200 − 10·y.
    x, y = np.full(2, 7.0), np.array([20.0, 30.0])
    found = fit_surface(x, y, np.array([1000.0, 900.0]), NOTHING, (7.0, 30.0))
    np.testing.assert_allclose(found, [1200.0, 0.0, 0.0, -10.0, 0.0, 0.0], atol=1e-9)


def test_fewer_points_than_terms_leave_terms_out_instead_of_inventing_them() -> None:
    # Two leaving and two condenser temperatures in three points: a plane, by hand
    # 1000 − 10·(y − 20) + 50·(x − 5) = 950 + 50·x − 10·y.
    x, y = np.array([5.0, 7.0, 5.0]), np.array([20.0, 20.0, 30.0])
    found = fit_surface(x, y, np.array([1000.0, 1100.0, 900.0]), NOTHING, (7.0, 30.0))
    np.testing.assert_allclose(found, [950.0, 50.0, 0.0, -10.0, 0.0, 0.0], atol=1e-8)


def test_a_known_quadratic_comes_back() -> None:
    known = np.array([0.2, 0.3, 0.5, 0.0])
    plr = np.array([0.25, 0.5, 0.75, 1.0])
    share = known[0] + known[1] * plr + known[2] * plr**2
    np.testing.assert_allclose(fit_part_load(plr, share), known, atol=1e-12)


def test_a_known_cubic_comes_back() -> None:
    known = np.array([0.15, 0.45, 0.1, 0.3])
    plr = np.array([0.1, 0.25, 0.5, 0.75, 1.0])
    share = np.polynomial.Polynomial(known)(plr)
    np.testing.assert_allclose(fit_part_load(plr, share, CUBIC), known, atol=1e-12)


def test_full_load_is_full_load_whatever_the_points_say() -> None:
    plr, share = np.array([0.3, 0.6, 0.9]), np.array([0.4, 0.55, 0.93])
    assert fit_part_load(plr, share).sum() == pytest.approx(1.0, abs=1e-12)


def test_one_part_load_point_gives_the_line_to_full_load() -> None:
    # By hand: through (0.5, 0.6) and (1, 1): 0.2 + 0.8·p.
    found = fit_part_load(np.array([0.5, 1.0]), np.array([0.6, 1.0]))
    np.testing.assert_allclose(found, [0.2, 0.8, 0.0, 0.0], atol=1e-12)


@pytest.fixture
def machine() -> Chiller:
    """1,000 kW, COP 5 at 7 °C and 30 °C; at 7 °C the curves are 1.3 − 0.01·y and y²/900."""
    return made(
        capacity_curve=TemperatureCurve(coefficients=(1.09, 0.03, 0.0, -0.01, 0.0, 0.0), **WIDE),
        power_curve=TemperatureCurve(coefficients=(0.14, -0.02, 0.0, 0.0, 1 / 900, 0.0), **WIDE),
        part_load_curve=part_load(0.2, 0.3, 0.5),
    )


def _off_reference(machine: Chiller) -> Chiller:
    """The same machine, its curves 1 % off at the reference point, as some are shipped."""
    curve = machine.capacity_curve
    lifted = tuple(c * 1.01 for c in curve.coefficients)
    part = machine.part_load_curve
    lowered = tuple(c * 0.99 for c in part.coefficients)
    return msgspec.structs.replace(
        machine,
        capacity_curve=msgspec.structs.replace(curve, coefficients=lifted),
        part_load_curve=msgspec.structs.replace(part, coefficients=lowered),
    )


def test_points_of_a_machine_give_the_machine_back(machine: Chiller) -> None:
    for one in (machine, _off_reference(machine)):
        again = refit(one, full_load_points(one), part_load_points(one)).record
        before, after = columns_of([one]), columns_of([again])
        condenser = np.linspace(*one.condenser_limits_c, 7)
        for leaving in one.leaving_limits_c:
            np.testing.assert_allclose(
                full_load(after, leaving, condenser, 0.0).capacity_w,
                full_load(before, leaving, condenser, 0.0).capacity_w,
                rtol=1e-9,
            )
            full = np.ones((1, 7))
            np.testing.assert_allclose(
                cop(after, leaving, condenser, full, 0.0),
                cop(before, leaving, condenser, full, 0.0),
                rtol=1e-9,
            )  # fmt: skip


def test_capacity_and_cop_of_the_record_are_those_of_the_points(machine: Chiller) -> None:
    # Half as large and twice as hungry at every point: by hand, half the capacity and half
    # the COP at the reference point; the shape of both curves stays.
    full = full_load_points(machine)
    halved = FullLoadPoints(
        leaving_c=full.leaving_c,
        condenser_c=full.condenser_c,
        capacity_w=full.capacity_w / 2,
        power_w=full.power_w,
    )
    found = refit(machine, halved, part_load_points(machine))
    assert found.record.capacity_w == pytest.approx(500_000.0)
    assert found.record.cop == pytest.approx(2.5)
    assert found.capacity.largest < 1e-9
    assert found.power.largest < 1e-9


def test_a_point_off_the_others_shows_in_the_residuals() -> None:
    flat = made()
    full = full_load_points(flat)
    capacity = full.capacity_w.copy()
    capacity[2] *= 1.1
    bent = FullLoadPoints(
        leaving_c=full.leaving_c, condenser_c=full.condenser_c,
        capacity_w=capacity, power_w=full.power_w,
    )  # fmt: skip
    found = refit(flat, bent, part_load_points(flat)).capacity
    # Of five even points a parabola gives the middle one the leverage 17/35; the other four
    # lie on the flat line. Relative errors weigh the lifted point by w = 1/1.1² only, so of
    # its lift of 0.1 there remain (1 − 17/35) / (1 − 17/35 + w·17/35), told against 1.1.
    weight = 1 / 1.1**2
    remains = 18 / (18 + 17 * weight)
    assert found.largest == pytest.approx(0.1 * remains / 1.1, rel=1e-9)
    assert found.rms < found.largest


def test_the_limits_are_as_far_as_the_points_reach(machine: Chiller) -> None:
    full = full_load_points(machine)
    inner = FullLoadPoints(
        leaving_c=full.leaving_c[1:4], condenser_c=full.condenser_c[1:4],
        capacity_w=full.capacity_w[1:4], power_w=full.power_w[1:4],
    )  # fmt: skip
    part = PartLoadPoints(plr=np.array([0.3, 0.6, 1.0]), power_share=np.array([0.35, 0.6, 1.0]))
    record = refit(machine, inner, part).record
    assert record.condenser_limits_c == (full.condenser_c[1], full.condenser_c[3])
    assert record.leaving_limits_c == machine.leaving_limits_c  # the points say nothing of it
    assert (record.part_load_curve.plr_min, record.part_load_curve.plr_max) == (0.3, 1.0)


def test_leaving_limits_follow_points_at_several_leaving_temperatures(machine: Chiller) -> None:
    low, high = machine.leaving_limits_c
    x, y = (
        a.ravel() for a in np.meshgrid([low, high - 1.0], full_load_points(machine).condenser_c)
    )
    columns = columns_of([machine])
    capacity = np.array(
        [
            full_load(columns, a, np.array([b]), 0.0).capacity_w[0, 0]
            for a, b in zip(x, y, strict=True)
        ]
    )
    full = FullLoadPoints(leaving_c=x, condenser_c=y, capacity_w=capacity, power_w=capacity / 5)
    assert refit(machine, full, part_load_points(machine)).record.leaving_limits_c == (
        low,
        high - 1.0,
    )


def test_a_machine_without_a_size_gets_one_from_its_points(machine: Chiller) -> None:
    sized = full_load_points(machine)
    generic = msgspec.structs.replace(machine, capacity_w=None)
    found = refit(generic, sized, part_load_points(machine)).record
    assert found.capacity_w == pytest.approx(1_000_000.0)


def test_too_few_points_are_a_known_error(machine: Chiller) -> None:
    full, part = full_load_points(machine), part_load_points(machine)
    one = FullLoadPoints(
        leaving_c=full.leaving_c[:1], condenser_c=full.condenser_c[:1],
        capacity_w=full.capacity_w[:1], power_w=full.power_w[:1],
    )  # fmt: skip
    with pytest.raises(Problem) as few:
        refit(machine, one, part)
    assert (few.value.code, few.value.place) == ("points_few", "full_load")
    with pytest.raises(Problem) as few:
        refit(machine, full, PartLoadPoints(plr=np.ones(1), power_share=np.ones(1)))
    assert (few.value.code, few.value.place) == ("points_few", "part_load")


def test_points_that_fall_below_nothing_at_the_reference_are_refused(machine: Chiller) -> None:
    # Through 1 at 20 °C and 100 at 21 °C a line is far below 0 at 15 °C, but held at 20 °C
    # it is 1; a parabola through 1, 0.001, 1 may dip below 0 in between.
    reference = machine.entering_condenser_c
    condenser = reference + np.array([-4.0, -1.0, 3.0, 4.0])
    full = FullLoadPoints(
        leaving_c=np.full(4, machine.leaving_chilled_c),
        condenser_c=condenser,
        capacity_w=np.array([1e6, 1.0, 1.0, 1e6]),
        power_w=np.full(4, 1e5),
    )
    with pytest.raises(Problem) as absurd:
        refit(machine, full, part_load_points(machine))
    assert absurd.value.code == "points_absurd"
