"""A load made from the climate and a schedule."""

import numpy as np
import pytest

from core.climate.stations import station
from core.climate.synthesis import climate_year
from core.load.kinds import Building, LoadSynthesised
from core.load.series import LoadOrigin, LoadSeries
from core.load.synthesis import SCHEDULES, synthesised
from core.vocabulary.problem import Problem

SITE = station("59287")  # Guangzhou: summer design dry bulb 34.2 °C (GB 50736-2012 Annex A)
CLIMATE = climate_year(SITE)
FULL = (1.0,) * 24


def made(**spec: object) -> LoadSeries:
    return synthesised(LoadSynthesised(**spec), 1e6, CLIMATE, SITE)  # type: ignore[arg-type]


def test_the_load_is_linear_above_the_balance_temperature() -> None:
    series = made(weekday=FULL, weekend=FULL, balance_c=14.2, base_share=0.1)
    # Half-way from 14.2 °C to 34.2 °C the load is 0.1 + 0.9 · 0.5 of the peak.
    near = np.abs(CLIMATE.dry_bulb_c - 24.2) < 0.05
    assert near.any()
    assert series.load_w[near] == pytest.approx(0.55e6, rel=0.01)
    assert series.load_w[CLIMATE.dry_bulb_c <= 14.2] == pytest.approx(0.1e6)


def test_the_peak_is_reached_at_the_design_dry_bulb_and_never_passed() -> None:
    series = made(weekday=FULL, weekend=FULL)
    assert series.load_w.max() == pytest.approx(1e6)
    held = next(f for f in series.findings if f.code == "load_held_at_peak")
    assert held.figures[0].value == 50  # the standard's hours above it
    assert (CLIMATE.dry_bulb_c[series.load_w == 1e6] >= SITE.summer_db_c - 1e-9).all()


def test_the_first_of_january_is_a_monday() -> None:
    series = made(building=Building.OFFICE, base_share=1.0)
    days = series.load_w.reshape(365, 24).sum(axis=1)
    assert np.flatnonzero(days < days[0]).tolist()[:4] == [5, 6, 12, 13]
    assert "first_day_monday" in [f.code for f in series.findings]


@pytest.mark.parametrize("building", list(Building))
def test_every_building_has_a_schedule_and_it_is_marked_as_assumed(building: Building) -> None:
    for shares in SCHEDULES[building]:
        assert len(shares) == 24
        assert all(0.0 <= share <= 1.0 for share in shares)
    assert max(SCHEDULES[building][0]) == 1.0
    series = made(building=building)
    assert series.origin is LoadOrigin.SYNTHESISED
    assumed = next(f for f in series.findings if f.code == "schedule_assumed")
    assert assumed.source == "assumed schedule"
    named = next(f for f in series.findings if f.code == "building_scheduled")
    assert named.figures[0].value == building.value


def test_a_given_schedule_is_not_marked_as_assumed() -> None:
    codes = [f.code for f in made(weekday=FULL, weekend=(0.5,) * 24).findings]
    assert "schedule_assumed" not in codes


def test_a_balance_temperature_at_the_design_dry_bulb_leaves_no_load_line() -> None:
    plateau = station("55690")  # 错那: 13.2 °C
    with pytest.raises(Problem) as refused:
        synthesised(LoadSynthesised(balance_c=13.0), 1e6, climate_year(plateau), plateau)
    assert refused.value.code == "balance_too_high"


def test_a_schedule_of_noughts_makes_no_load() -> None:
    with pytest.raises(Problem) as refused:
        made(weekday=(0.0,) * 24, weekend=(0.0,) * 24)
    assert refused.value.code == "load_zero"
