"""What machines give when they cool, against calculations written out and the standard's SEER."""

import numpy as np
import pytest

from core.families.heat_pumps.cooling.columns import (
    SEER_AGREES,
    USUAL_CAPACITY,
    USUAL_EER,
    cooling_of,
)
from core.families.heat_pumps.cooling.performance import CAPACITY_PER_K, cooling_performance
from core.families.heat_pumps.en14825 import cooling_columns, seer
from core.families.heat_pumps.performance import Performance
from core.families.heat_pumps.record import CoolingRating, HeatPump, HeatSource
from core.families.heat_pumps.seasons import cooling_season
from tests.families.heat_pumps.cases import LOW, MEDIUM, pump
from tests.families.heat_pumps.cooling_cases import W7, W18, cooling, reversible

REACH_K = 3.0


def at(machine: HeatPump, outdoor_c: float, chilled_c: float = 7.0) -> Performance:
    return cooling_performance(cooling_of([machine], chilled_c), np.array([outdoor_c]), REACH_K)


def test_one_temperature_by_hand() -> None:
    """At 32 °C, two fifths of the way from 30 to 35 °C, in 7 °C water.

    Declared: 7,400 + 0.4 · 2,600 = 8,440 W at an EER of 4.2 − 0.4 · 1.2 = 3.72. The full capacity
    is no less than at 35 °C: 10,000 W. Least 4,000 W, so the machine varies its speed and the EER
    at full load is 3.72 / (1 + 0.4/0.7 · (1 − 0.844)) = 3.72 / 1.08914 = 3.41554.
    """
    found = at(reversible(), 32.0)
    assert found.full_w[0, 0] == pytest.approx(10_000.0)
    assert found.least[0, 0] == pytest.approx(0.4)
    assert found.full_cop[0, 0] == pytest.approx(3.41554, rel=1e-5)
    assert found.inside[0, 0]


def test_at_35_the_declared_point_is_full_load() -> None:
    found = at(reversible(), 35.0)
    assert found.full_w[0, 0] == pytest.approx(10_000.0)
    assert found.full_cop[0, 0] == pytest.approx(3.0)


def test_hotter_than_declared() -> None:
    """37 °C: 1.3 % less a kelvin; EER along its line, 3.0 − 2 · 0.24 = 2.52; 39 °C: none."""
    found = at(reversible(), 37.0)
    assert found.full_w[0, 0] == pytest.approx(10_000.0 * np.exp(2 * CAPACITY_PER_K))
    assert found.full_cop[0, 0] == pytest.approx(2.52)
    assert found.inside[0, 0]
    assert not at(reversible(), 39.0).inside[0, 0]


def test_milder_than_declared_it_stays() -> None:
    mild, at_point = at(reversible(), 16.0), at(reversible(), 20.0)
    assert mild.full_w[0, 0] == pytest.approx(at_point.full_w[0, 0])
    assert mild.full_cop[0, 0] == pytest.approx(at_point.full_cop[0, 0])


def test_water_between_two_ratings() -> None:
    """12 °C is 5/11 of the way from 7 to 18 °C: 10,000 + 5/11 · 3,000 W, EER 3 + 5/11 · 1.5."""
    found = at(reversible(W7, W18), 35.0, chilled_c=12.0)
    assert found.full_w[0, 0] == pytest.approx(10_000.0 + 5 / 11 * 3_000.0)
    assert found.full_cop[0, 0] == pytest.approx(3.0 + 5 / 11 * 1.5)


def test_warmer_water_than_rated_is_on_the_safe_side_and_colder_is_not_known() -> None:
    assert at(reversible(W7), 35.0, chilled_c=15.0).full_cop[0, 0] == pytest.approx(3.0)
    assert not at(reversible(W18), 35.0, chilled_c=7.0).inside[0, 0]
    assert not cooling_of([reversible(W18)], 7.0).known[0]


@pytest.mark.parametrize("heat_source", [HeatSource.BRINE, HeatSource.WATER])
def test_only_air_is_computed(heat_source: HeatSource) -> None:
    assert not cooling_of([reversible(heat_source=heat_source)], 7.0).known[0]
    assert np.isnan(cooling_of([pump(LOW, MEDIUM)], 7.0).coldest_c[0])


def test_at_the_loads_of_the_standard_the_seer_is_its_own() -> None:
    """At the declared loads the EER is the declared one, and so the SEER of the bins.

    Load Pdesign · (T − 16)/19; the points of W7 are made for just these loads but the mildest,
    where the machine switches by EN 14825.
    """
    season = cooling_season()
    load = 10_000.0 * season.part_load(season.outdoor_c)
    points = {
        t: (10_000.0 * (t - 16.0) / 19.0, e)
        for t, e in ((20.0, 6.0), (25.0, 5.2), (30.0, 4.2), (35.0, 3.0))
    }
    machine = reversible(cooling(7.0, points))
    found = cooling_performance(cooling_of([machine], 7.0), season.outdoor_c, 10.0)
    plr = load / found.full_w[0]
    least = found.least[0]
    eer = found.full_cop[0] * (1.0 + found.gain[0] * (1.0 - np.maximum(plr, least)))
    ratio = np.minimum(plr / least, 1.0)
    eer *= ratio / (0.9 * ratio + 0.1)
    within = (season.outdoor_c >= 20.0) & (season.outdoor_c <= 35.0)
    hours = season.hours[within]
    own = (load[within] @ hours) / ((load / eer)[within] @ hours)
    declared = np.interp(season.outdoor_c, list(points), [e for _, e in points.values()])
    standard = (load[within] @ hours) / ((load / declared)[within] @ hours)
    assert own == pytest.approx(standard, rel=0.01)


def test_a_rating_without_points_has_its_own_seer() -> None:
    """To the last digit, with idle power and without."""
    for idle in (None, 60.0):
        rating = CoolingRating(flow_c=7.0, design_w=50e3, seer=4.6, thermostat_off_w=idle,
                               standby_w=idle, crankcase_w=idle)  # fmt: skip
        found = cooling_of([reversible(rating)], 7.0)
        assert found.by_seer[0]
        assert found.seer_again[0] == pytest.approx(4.6, rel=1e-9)
        assert found.band[0] == pytest.approx(0.15)
        assert at(reversible(rating), 35.0).full_w[0, 0] == pytest.approx(50e3)


def test_full_load_alone() -> None:
    """With 5 K at the water and 8 K at the air the lift is 31 K at 25 °C for 41 K at 35 °C."""
    machine = pump(LOW, MEDIUM, cooling_w7_w=9_000.0, eer_w7=3.1)
    found = at(machine, 25.0)
    assert found.full_w[0, 0] == pytest.approx(9_000.0)
    assert found.full_cop[0, 0] == pytest.approx(3.1 * 41.0 / 31.0)
    assert found.gain[0, 0] == 0.0
    assert found.least[0, 0] == 1.0


def test_of_several_forms_the_lowest_seer_counts() -> None:
    better = cooling(7.0, {20.0: (4000, 7.0), 35.0: (10000, 3.5)}, seer=6.0)
    worse = cooling(7.0, {20.0: (4000, 6.0), 35.0: (10000, 3.0)}, seer=5.0)
    found = cooling_of([reversible(better, worse)], 7.0)
    assert found.seer[0] == 5.0


def test_the_usual_course_is_that_of_the_catalog(heat_pumps: tuple[HeatPump, ...]) -> None:
    """Medians of 396 ratings at 7 °C and 177 at 18 °C, rounded to hundredths."""
    for flow, usual in USUAL_EER.items():
        ratings = [r for one in heat_pumps for r in one.cooling if r.flow_c == flow]
        eer = np.array([[p.eer for p in one.points] for one in ratings])
        capacity = np.array([[p.cooling_w for p in one.points] for one in ratings])
        assert np.median(eer / eer[:, 3:], axis=0) == pytest.approx(usual, abs=0.006)
        assert np.median(capacity / capacity[:, 3:], axis=0) == pytest.approx(
            USUAL_CAPACITY, abs=0.008
        )


def test_a_left_out_point_is_met_within_the_band(heat_pumps: tuple[HeatPump, ...]) -> None:
    """Straight between its neighbours, 4.7 to 7.5 % in the mean: the band of ±8 % rests on it."""
    worst = 0.0
    for flow in USUAL_EER:
        ratings = [r for one in heat_pumps for r in one.cooling if r.flow_c == flow]
        eer = np.array([[p.eer for p in one.points] for one in ratings])
        for point in (1, 2):
            between = (eer[:, point - 1] + eer[:, point + 1]) / 2.0
            worst = max(worst, float(np.abs(between / eer[:, point] - 1.0).mean()))
    assert 0.07 < worst < 0.08


def test_most_declared_seers_are_those_of_their_points(heat_pumps: tuple[HeatPump, ...]) -> None:
    found = cooling_of(heat_pumps, 7.0)
    known = ~np.isnan(found.seer)
    assert known.sum() > 250
    assert found.doubtful[known].mean() < 0.12
    one = next(m for m, r in enumerate(heat_pumps) if known[m] and found.doubtful[m])
    assert abs(found.seer_again[one] / found.seer[one] - 1.0) > SEER_AGREES
    again = seer(cooling_columns([r for r in heat_pumps[one].cooling if r.flow_c == 7.0])).scop
    assert found.seer_again[one] in again
