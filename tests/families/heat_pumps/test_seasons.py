"""Bins and hours of EN 14825, and a site's own bins."""

import numpy as np
import pytest

from core.families.heat_pumps.record import SeasonClimate
from core.families.heat_pumps.seasons import Function, cooling_season, heating_season


@pytest.mark.parametrize(
    ("climate", "hours", "full_load_hours", "design_c"),
    [
        (SeasonClimate.AVERAGE, 4910, 2065.6, -10),
        (SeasonClimate.WARMER, 3590, 1335.8, 2),
        (SeasonClimate.COLDER, 6446, 2464.8, -22),
    ],
)
def test_the_three_climates(
    climate: SeasonClimate, hours: int, full_load_hours: float, design_c: float
) -> None:
    """Totals of the bins and Σ h·pl; HHE is printed as 2066, 1336 and 2465 h."""
    season = heating_season(climate)
    assert season.hours.sum() == hours
    assert round(season.full_load_hours, 1) == full_load_hours
    assert season.equivalent_h == round(season.full_load_hours)
    assert season.design_c == design_c == season.outdoor_c[0]


@pytest.mark.parametrize(
    ("climate", "reversible", "heating_only"),
    [
        (SeasonClimate.AVERAGE, (179, 0, 179, 0), (179, 0, 3851, 3672)),
        (SeasonClimate.WARMER, (755, 0, 755, 0), (755, 0, 4476, 4345)),
        (SeasonClimate.COLDER, (131, 0, 131, 0), (131, 0, 2944, 2189)),
    ],
)
def test_idle_hours(
    climate: SeasonClimate, reversible: tuple[int, ...], heating_only: tuple[int, ...]
) -> None:
    """Thermostat off, standby, crankcase heater, off: EN 14825 annex A."""
    for function, expected in zip(
        (Function.REVERSIBLE, Function.HEATING_ONLY), (reversible, heating_only), strict=True
    ):
        s = heating_season(climate, function)
        assert (s.thermostat_off_h, s.standby_h, s.crankcase_h, s.off_h) == expected


def test_the_cooling_season() -> None:
    """2,602 h from 17 to 39 °C; the load is 1 at 35 °C, 74, 47 and 21 % at 30, 25 and 20 °C."""
    season = cooling_season()
    assert season.hours.sum() == 2602
    assert (season.outdoor_c[0], season.outdoor_c[-1]) == (17, 39)
    share = season.part_load(np.array([35.0, 30.0, 25.0, 20.0, 10.0]))
    assert np.round(share, 2) == pytest.approx([1.0, 0.74, 0.47, 0.21, 0.0])


def test_part_loads_of_the_average_climate() -> None:
    """EN 14825: 88, 54, 35 and 15 % at −7, 2, 7 and 12 °C."""
    share = heating_season(SeasonClimate.AVERAGE).part_load(np.array([-7.0, 2.0, 7.0, 12.0, 20.0]))
    assert np.round(share, 2) == pytest.approx([0.88, 0.54, 0.35, 0.15, 0.0])
