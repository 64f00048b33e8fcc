"""A load whose seasons are those of the other half of the year is told."""

from dataclasses import replace

import numpy as np
import pytest

from core.climate.stations import station
from core.climate.synthesis import climate_year
from core.load.calendar import Calendar
from core.load.season import against_season
from core.load.series import LoadOrigin, LoadSeries

CALENDAR = Calendar(days=365, steps_per_hour=1)
CLIMATE = climate_year(station("54511"))  # Beijing


def of_months(*kw: float) -> LoadSeries:
    month = CALENDAR.month()
    return LoadSeries(
        load_w=1e3 * np.array(kw)[month], step_h=1.0, month=month,
        hour_of_day=CALENDAR.hour_of_day(), origin=LoadOrigin.FILE, label="a",
    )  # fmt: skip


SUMMER = (10, 10, 20, 50, 200, 500, 800, 700, 300, 60, 20, 10)


def test_cooling_in_winter_and_heating_in_summer_are_told() -> None:
    summer = of_months(*SUMMER)
    winter = of_months(*(SUMMER[(i + 6) % 12] for i in range(12)))
    assert against_season(summer, CLIMATE, heat=False) == ()
    assert against_season(winter, CLIMATE, heat=True) == ()
    assert [f.code for f in against_season(winter, CLIMATE, heat=False)] == ["load_season"]
    assert [f.code for f in against_season(summer, CLIMATE, heat=True)] == ["load_season_heat"]


@pytest.mark.parametrize("heat", [False, True])
def test_a_load_without_seasons_says_nothing(heat: bool) -> None:
    flat = of_months(*[100, 105, 110, 108, 104, 99, 96, 95, 97, 100, 103, 104])
    assert against_season(flat, CLIMATE, heat=heat) == ()
    other = replace(CLIMATE, dry_bulb_c=np.full(8760, 20.0))
    assert against_season(of_months(*SUMMER), other, heat=heat) == ()
