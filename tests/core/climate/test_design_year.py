"""A synthesised year keeps the definitions of the design conditions it is made from."""

from itertools import pairwise

import numpy as np
import pytest

from core.climate.design_year import day_course, exceeded, synthesised_year
from core.climate.stations import station, stations
from core.climate.weather import day_scores, day_spread
from core.climate.year import ClimateOrigin

# North and south, coast, plateau and desert; 青岛 and 济南 are the hardest to fit.
SITES = ["54511", "58367", "51463", "59287", "54857", "54823", "55591", "56985", "50136", "59948"]


@pytest.mark.parametrize("key", SITES)
def test_the_definitions_of_gb_50736_hold_in_the_year(key: str) -> None:
    site = station(key)
    year = synthesised_year(site)
    days = year.dry_bulb_c.reshape(365, 24).mean(axis=1)
    assert site.summer_wb_c is not None
    assert exceeded(year.dry_bulb_c, 50) == pytest.approx(site.summer_db_c, abs=0.02)  # 4.1.6
    assert exceeded(year.wet_bulb_c, 50) == pytest.approx(site.summer_wb_c, abs=0.02)  # 4.1.7
    assert exceeded(days, 5) == pytest.approx(site.summer_day_c, abs=0.02)  # 4.1.10
    assert -exceeded(-days, 5) == pytest.approx(site.heating_c, abs=0.02)  # 4.1.2
    assert -exceeded(-days, 1) == pytest.approx(site.winter_ac_c, abs=0.02)  # 4.1.4
    assert year.dry_bulb_c.mean() == pytest.approx(site.annual_mean_c, abs=0.02)


@pytest.mark.parametrize("key", SITES)
def test_no_hour_leaves_the_recorded_extremes_or_lies_below_its_wet_bulb(key: str) -> None:
    site = station(key)
    year = synthesised_year(site)
    assert year.dry_bulb_c.shape == year.wet_bulb_c.shape == (8760,)
    assert site.extreme_min_c <= year.dry_bulb_c.min()
    assert year.dry_bulb_c.max() <= site.extreme_max_c
    assert (year.wet_bulb_c <= year.dry_bulb_c + 1e-9).all()


def test_july_is_the_hottest_month_and_the_afternoon_the_hottest_time() -> None:
    hours = synthesised_year(station("54511")).dry_bulb_c.reshape(365, 24)
    ends = np.cumsum([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    months = [hours[a:b].mean() for a, b in pairwise(ends)]
    assert int(np.argmax(months)) == 6
    assert int(np.argmin(months)) == 0
    assert hours.mean(axis=0).argmax() in (13, 14, 15)
    assert hours.mean(axis=0).argmin() in (3, 4, 5)


def test_urumqi_lags_beijing_time_by_two_hours_of_sun() -> None:
    assert day_course(87.62).argmax() == day_course(120.0).argmax() + 2
    assert day_course(87.62).mean() == pytest.approx(0.0, abs=1e-12)


def test_a_year_is_marked_as_synthesised_and_the_same_every_time() -> None:
    year = synthesised_year(station("59287"))
    assert year.origin is ClimateOrigin.SYNTHESISED
    assert [f.code for f in year.findings] == ["climate_synthesised"]
    again = synthesised_year.__wrapped__(station("59287"))
    assert np.array_equal(year.dry_bulb_c, again.dry_bulb_c)
    with pytest.raises(ValueError, match="read-only"):
        year.dry_bulb_c[0] = 0.0


def test_a_missing_summer_wet_bulb_is_never_guessed_in_silence() -> None:
    for site in (s for s in stations() if s.summer_wb_c is None):
        codes = [f.code for f in synthesised_year(site).findings]
        assert "wet_bulb_assumed" in codes


def test_weather_scores_are_standard_and_come_in_spells() -> None:
    for series in range(3):
        scores = day_scores(series)
        assert scores.mean() == pytest.approx(0.0, abs=1e-12)
        assert scores.std() == pytest.approx(1.0, abs=0.02)
        assert np.corrcoef(scores[:-1], scores[1:])[0, 1] > 0.4
        assert abs(np.corrcoef(scores, day_scores(series + 1))[0, 1]) < 0.1
    assert day_spread(1).var() == pytest.approx(1.0, abs=1e-3)
    skewed = day_scores(0, 0.15)
    assert skewed.mean() == pytest.approx(0.0, abs=1e-12)
    assert skewed.max() < day_scores(0).max()
    assert skewed.min() < day_scores(0).min()


def test_exceeded_counts_the_values_above() -> None:
    # 1 … 10: three values, 8, 9 and 10, lie above 7.5.
    assert exceeded(np.arange(1.0, 11.0), 3) == 7.5
