"""Chillers that are solved at every point: curves over the leaving condenser water, and grids.

Expected figures are worked out here from the published equations by bisection, or by hand on a
grid of round numbers.
"""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.chillers.columns import columns_of, take
from core.families.chillers.mixing import mixing
from core.families.chillers.performance import cop, full_load, full_share, part_load
from core.families.chillers.plausibility import faults
from core.families.chillers.ratings import iplv
from core.families.chillers.record import Chiller, LeavingCondenser, PerformanceGrid
from core.standards.rating_methods import RATING_METHODS
from tests.core.selection.examples import program
from tests.families.chillers.machines import WIDE, TemperatureCurve, machine

# A screw chiller of the library of copper (PNNL, BSD-2), rounded to four figures.
SCREW = LeavingCondenser(
    capacity_w=725_527.0,
    cop=5.624,
    leaving_chilled_c=6.667,
    leaving_condenser_c=35.0,
    condenser_flow_m3s=0.03656,
    capacity_curve=TemperatureCurve(
        coefficients=(1.0002, 0.0387, -0.0009296, -0.001334, -0.000172, 0.0001684),
        leaving_min_c=4.4, leaving_max_c=10.0, condenser_min_c=18.7, condenser_max_c=43.0,
    ),
    power_curve=TemperatureCurve(
        coefficients=(0.7640, -0.05103, 0.008411, -0.006936, 0.0007932, -0.002231),
        leaving_min_c=4.4, leaving_max_c=10.0, condenser_min_c=18.7, condenser_max_c=43.0,
    ),
    part_load=(0.46, -0.03741, 0.001465, 0.2421, 1.1236, -0.004435,
               -1.872e-05, -0.365, 0.0002727, -0.009259),
    part_load_condenser_min_c=18.7, part_load_condenser_max_c=43.0, plr_min=0.2, plr_max=1.0,
)  # fmt: skip
WATER = 999.9 * 4180.0  # J/(m³·K)


def screw(**changes) -> Chiller:
    """The machine at its own reference, 35 °C leaving, as a record."""
    entering = 35.0 - _heat(35.0, 6.667, None)[2]
    capacity, power, _ = _heat(35.0, 6.667, None)
    limits = {"leaving_min_c": 4.4, "leaving_max_c": 10.0, "condenser_min_c": 13.0,
              "condenser_max_c": 37.0}  # fmt: skip
    flat = TemperatureCurve(coefficients=(1.0, 0.0, 0.0, 0.0, 0.0, 0.0), **limits)
    usual = machine(
        capacity_w=capacity, cop=capacity / power, leaving_chilled_c=6.667,
        entering_condenser_c=entering, plr_min=0.2, unloading_min=0.2, capacity_curve=flat,
        power_curve=flat, leaving_condenser=SCREW, evidence="D",
    )  # fmt: skip
    return msgspec.structs.replace(usual, **changes)


def _curve(curve: TemperatureCurve, x: float, y: float) -> float:
    x, y = min(max(x, 4.4), 10.0), min(max(y, 18.7), 43.0)
    c = curve.coefficients
    return c[0] + c[1] * x + c[2] * x**2 + c[3] * y + c[4] * y**2 + c[5] * x * y


def _heat(leaving: float, chilled: float, load_w: float | None) -> tuple[float, float, float]:
    """Capacity, power, and by how much the condenser water is warmed, where so much leaves."""
    capacity = SCREW.capacity_w * _curve(SCREW.capacity_curve, chilled, leaving)
    t, y = min(max(leaving, 18.7), 43.0), 1.0 if load_w is None else load_w / capacity
    a, b, c, d, e, f, g, h, i, j = SCREW.part_load
    share = (a + b * t + c * t**2 + d * y + e * y**2 + f * t * y + g * t**3 + h * y**3
             + i * t**2 * y + j * t * y**2)  # fmt: skip
    power = capacity / SCREW.cop * _curve(SCREW.power_curve, chilled, leaving) * share
    return capacity, power, ((load_w or capacity) + power) / (SCREW.condenser_flow_m3s * WATER)


def by_bisection(entering: float, chilled: float, load_w: float | None) -> tuple[float, float]:
    """Capacity and power where so much enters: the leaving temperature halved down."""
    low, high = entering, entering + 30.0
    for _ in range(200):
        middle = (low + high) / 2.0
        warmed = entering + _heat(middle, chilled, load_w)[2]
        low, high = (middle, high) if warmed > middle else (low, middle)
    return _heat(low, chilled, load_w)[:2]


def test_what_enters_at_the_rating_is_that_of_the_standard():
    """35 °C leaves, 85 °F enters at the rating of AHRI 550/590, which the set was made for."""
    assert screw().entering_condenser_c == pytest.approx(29.44, abs=0.1)


@settings(max_examples=60, deadline=None)
@given(
    entering=st.floats(14.0, 37.0),
    chilled=st.floats(4.4, 10.0),
    load=st.floats(0.25, 1.0),
)
def test_capacity_and_power_are_those_of_the_solved_temperature(entering, chilled, load):
    columns = columns_of([screw()])
    at = np.array([entering])
    full = full_load(columns, chilled, at, 0.0)
    capacity, power = by_bisection(entering, chilled, None)
    assert full.capacity_w[0, 0] == pytest.approx(capacity, rel=1e-10)
    assert full.power_w[0, 0] == pytest.approx(power, rel=1e-10)
    ratio = part_load(columns, np.array([[load]]), chilled, at).power_ratio[0, 0]
    _, drawn = by_bisection(entering, chilled, load * capacity)
    assert ratio * power == pytest.approx(drawn, rel=1e-9)


def test_at_part_load_less_heat_leaves_and_the_machine_is_better():
    """At half load the water leaves 2.7 K colder: a curve of what enters cannot know."""
    columns = columns_of([screw()])
    at = np.array([29.44])
    ratio = part_load(columns, np.array([[0.5]]), 6.667, at).power_ratio[0, 0]
    held = _heat(35.0, 6.667, 0.5 * _heat(35.0, 6.667, None)[0])[1] / _heat(35.0, 6.667, None)[1]
    assert ratio < held - 0.02


def test_below_its_lowest_step_it_cycles_as_others_do():
    """0.1 of a machine that unloads to 0.2: half the time, times 1.13 − 0.13/2."""
    columns = columns_of([screw()])
    at = np.array([29.44])
    state = part_load(columns, np.array([[0.1]]), 6.667, at)
    step = part_load(columns, np.array([[0.2]]), 6.667, at).power_ratio[0, 0]
    assert state.power_ratio[0, 0] == pytest.approx(step * 0.5 * 1.065)
    assert [place.tolist() for place in state.cycling] == [[0], [0]]


def test_size_and_cop_of_the_record_count():
    """A record of twice the size and 1.1 times the COP."""
    one = screw()
    other = msgspec.structs.replace(one, capacity_w=2.0 * (one.capacity_w or 0), cop=1.1 * one.cop)
    at = np.array([20.0, 33.0])
    plain = full_load(columns_of([one]), 7.0, at, 0.0)
    scaled = full_load(columns_of([other]), 7.0, at, 0.0)
    np.testing.assert_allclose(scaled.capacity_w, 2.0 * plain.capacity_w)
    np.testing.assert_allclose(scaled.power_w, 2.0 / 1.1 * plain.power_w)


# Two leaving and two condenser temperatures, steps of 40 and 100 kW; power rises by 1 kW per K at
# the condenser at full load, by 0.5 kW at the low step, and falls by 0.2 kW per K of chilled water.
GRID = PerformanceGrid(
    evaporator_flow_m3s=(0.005,),
    leaving_c=(6.0, 10.0),
    condenser_flow_m3s=(0.006,),
    condenser_c=(20.0, 30.0),
    steps=(1, 2),
    capacity_w=(40e3, 100e3, 40e3, 90e3, 44e3, 110e3, 44e3, 100e3),
    power_w=(8e3, 20e3, 13e3, 30e3, 7.2e3, 19.2e3, 12.2e3, 29.2e3),
    heat_w=(48e3, 120e3, 53e3, 120e3, 51.2e3, 129.2e3, 56.2e3, 129.2e3),
    cycling=0.25,
)


def gridded(**changes) -> Chiller:
    usual = machine(
        capacity_w=90e3, cop=3.0, leaving_chilled_c=6.0, entering_condenser_c=30.0,
        plr_min=0.4, unloading_min=0.4, evaporator_flow_m3s=0.005, condenser_flow_m3s=0.006,
        capacity_curve=TemperatureCurve(coefficients=(1.0, 0, 0, 0, 0, 0), **WIDE | {
            "leaving_min_c": 6.0, "leaving_max_c": 10.0,
            "condenser_min_c": 20.0, "condenser_max_c": 30.0}),
        grid=GRID,
    )  # fmt: skip
    return msgspec.structs.replace(usual, power_curve=usual.capacity_curve, **changes)


def test_between_the_points_a_grid_is_read_linearly():
    """In the middle of all four corners: (100 + 90 + 110 + 100)/4 and (20 + 30 + 19.2 + 29.2)/4."""
    full = full_load(columns_of([gridded()]), 8.0, np.array([25.0]), 0.0)
    assert full.capacity_w[0, 0] == pytest.approx(100e3)
    assert full.power_w[0, 0] == pytest.approx(24.6e3)


def test_at_its_points_a_grid_gives_its_figures_to_the_last_digit():
    columns = columns_of([gridded()])
    at = np.array([20.0, 30.0])
    for leaving_c, first in ((6.0, 0), (10.0, 4)):
        full = full_load(columns, leaving_c, at, 0.0)
        wanted = np.array(GRID.capacity_w[first : first + 4])[1::2]
        np.testing.assert_allclose(full.capacity_w[0], wanted, rtol=1e-15)
        drawn = np.array(GRID.power_w[first : first + 4])[1::2]
        np.testing.assert_allclose(full.power_w[0], drawn, rtol=1e-15)


def test_between_its_steps_power_is_linear_in_capacity():
    """6 °C, 30 °C: 40 kW take 13, 90 kW take 30. 65 kW, half way, take 21.5; 20 kW, half the time
    at the low step, 6.5 · (1 + 0.25 · 0.5)."""
    columns = columns_of([gridded()])
    at = np.array([30.0, 30.0])
    state = part_load(columns, np.array([[65 / 90, 20 / 90]]), 6.0, at)
    assert state.power_ratio[0] * 30.0 == pytest.approx([21.5, 6.5 * 1.125])
    assert [place.tolist() for place in state.cycling] == [[0], [1]]


def test_beyond_a_grid_the_worse_of_held_and_carried_counts():
    """33 °C, 3 K beyond: capacity falls on by 1 kW/K to 87, power rises by 1 kW/K to 33."""
    full = full_load(columns_of([gridded()]), 6.0, np.array([33.0]), 3.0)
    assert full.capacity_w[0, 0] == pytest.approx(87e3)
    assert full.power_w[0, 0] == pytest.approx(33e3)


def test_solved_machines_stand_among_others():
    """Each keeps its own figures, whoever stands beside it and in whatever order."""
    records = [machine(), gridded(id="G"), machine(id="T2"), screw(id="S")]
    columns = columns_of(records)
    at = np.array([22.0, 29.0])
    for some in ([0, 1, 2, 3], [3, 1], [1], [2, 3]):
        own = take(columns, np.array(some))
        plr = np.full((len(some), 2), 0.7)
        together = cop(own, 7.0, at, plr, 3.0)
        for row, record in enumerate(own.records):
            alone = cop(columns_of([record]), 7.0, at, plr[:1], 3.0)[0]
            np.testing.assert_array_equal(together[row], alone)
    assert full_share(columns)[[1, 3]].tolist() == [1.0, 1.0]


def test_the_iplv_of_a_grid_by_hand():
    """AHRI 551/591 at 7 °C; a grid that knows one condenser temperature and has COP 4 at every
    load is rated 4 whatever the weights."""
    flat = msgspec.structs.replace(
        GRID, condenser_c=(18.0, 31.0), capacity_w=(40e3, 100e3) * 4, power_w=(10e3, 25e3) * 4
    )
    limits = {"leaving_min_c": 6.0, "leaving_max_c": 10.0, "condenser_min_c": 18.0,
              "condenser_max_c": 31.0}  # fmt: skip
    curve = TemperatureCurve(coefficients=(1.0, 0, 0, 0, 0, 0), **limits)
    one = gridded(grid=flat, capacity_curve=curve, capacity_w=100e3, cop=4.0)
    one = msgspec.structs.replace(one, power_curve=curve)
    (rating,) = iplv(columns_of([one]), RATING_METHODS["ahri_551_591"], 0.0)
    # 25 % is below the lowest step of 40 %: LF = 0.625, CD = 1.13 − 0.13 · 0.625 = 1.04875.
    assert rating.value == pytest.approx(4.0 * (0.01 + 0.42 + 0.45 + 0.12 / 1.04875))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"capacity_w": GRID.capacity_w[:-1]}, "grid_length"),
        ({"leaving_c": (10.0, 6.0)}, "grid_axis"),
        ({"power_w": (0.0, *GRID.power_w[1:])}, "grid_positive"),
        ({"capacity_w": (100e3, 40e3, *GRID.capacity_w[2:])}, "grid_steps"),
        ({"power_w": tuple(p / 10.0 for p in GRID.power_w)}, "curve_off"),
    ],
)
def test_grids_that_cannot_be_are_told(change, code):
    """And where one stands in the catalog all the same it has no figures, and breaks nothing."""
    broken = gridded(grid=msgspec.structs.replace(GRID, **change))
    assert code in [found[1] for found in faults(broken)]
    columns = columns_of([broken, machine()])
    assert np.isfinite(full_load(columns, 7.0, np.array([25.0]), 3.0).capacity_w[1, 0])
    assert list(faults(gridded())) == []
    assert list(faults(screw())) == []


def test_in_plants_of_several_models_a_table_a_kelvin_is_near_enough():
    """What a plant's tables say of part load, against what is solved at every point of a year."""
    path = Path("resources/examples/office-shanghai.json").absolute()
    situation = program().select_file(path).situation
    columns = columns_of([screw(), gridded(), machine()])
    found = mixing(columns, situation, [0, 1, 2])
    assert found is not None
    loaded = situation.profile.columns["load_w"] > 0.0
    condenser = situation.profile.columns["condenser_c"][loaded]
    leaving_c = situation.design.leaving_chilled_c
    inside = condenser <= 30.0
    for load in (0.3, 0.55, 0.8, 1.0):
        plr = np.full((3, len(condenser)), load)
        exact = part_load(columns, plr, leaving_c, condenser).power_ratio
        cell = np.full(len(condenser), round(load * found.units.steps))
        read = found.units.table[found.units.kind, :, cell].T
        for row, machine_at in enumerate(found.machine.tolist()):
            off = read[row, inside] / exact[machine_at, inside] - 1.0
            assert np.abs(off).max() < 0.004
