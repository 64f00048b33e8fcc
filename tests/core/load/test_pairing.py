"""A load beside the climate: by time, by its own temperatures, or by rank."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.climate.stations import station
from core.climate.synthesis import climate_year
from core.load.calendar import Calendar
from core.load.pairing import paired, ranked_hours
from core.load.series import LoadOrigin, LoadSeries

CLIMATE = climate_year(station("54511"))


def series(calendar: Calendar, seed: int = 1, origin: LoadOrigin = LoadOrigin.FILE) -> LoadSeries:
    return LoadSeries(
        load_w=np.random.default_rng(seed).uniform(0, 1e6, calendar.steps),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=origin,
        label="",
    )


YEAR = Calendar(days=365, steps_per_hour=1)


@pytest.mark.parametrize(
    "calendar",
    [Calendar(days=d, steps_per_hour=n) for d in (365, 366) for n in (1, 4)],
    ids=lambda calendar: str(calendar.steps),
)
@pytest.mark.parametrize("wet", [True, False])
def test_within_each_hour_of_the_day_the_higher_load_has_the_warmer_air(
    calendar: Calendar, wet: bool
) -> None:
    load = series(calendar)
    outdoor = paired(load, CLIMATE, by_wet_bulb=wet)
    leading = outdoor.wet_bulb_c if wet else outdoor.dry_bulb_c
    source = CLIMATE.wet_bulb_c if wet else CLIMATE.dry_bulb_c
    for hour in range(24):
        steps = np.flatnonzero(load.hour_of_day == hour)
        order = steps[np.argsort(load.load_w[steps])]
        assert (np.diff(leading[order]) >= 0).all()
        assert leading[order[-1]] == source.reshape(365, 24)[:, hour].max()
    said = "paired_by_rank_wet" if wet else "paired_by_rank_dry"
    assert [f.code for f in outdoor.findings] == [said]


@given(seed=st.integers(0, 10**6))
def test_every_hour_of_the_climate_is_used_once_by_an_hourly_year(seed: int) -> None:
    load = series(YEAR, seed)
    hours = ranked_hours(load.load_w, load.hour_of_day, CLIMATE.dry_bulb_c)
    assert np.array_equal(np.sort(hours), np.arange(8760))
    assert np.array_equal(hours % 24, load.hour_of_day)


def test_wet_and_dry_bulb_of_one_hour_stay_together() -> None:
    outdoor = paired(series(YEAR), CLIMATE, by_wet_bulb=True)
    known = set(zip(CLIMATE.dry_bulb_c.tolist(), CLIMATE.wet_bulb_c.tolist(), strict=True))
    found = set(zip(outdoor.dry_bulb_c.tolist(), outdoor.wet_bulb_c.tolist(), strict=True))
    assert found == known


def test_equal_loads_keep_their_order_in_time() -> None:
    hours = ranked_hours(np.zeros(8760), YEAR.hour_of_day(), np.zeros(8760))
    assert np.array_equal(hours, np.arange(8760))


def test_a_synthesised_load_is_paired_by_time() -> None:
    load = series(YEAR, origin=LoadOrigin.SYNTHESISED)
    outdoor = paired(load, CLIMATE, by_wet_bulb=True)
    assert np.array_equal(outdoor.dry_bulb_c, CLIMATE.dry_bulb_c)
    assert [f.code for f in outdoor.findings] == ["paired_by_time"]


def test_a_load_with_the_temperature_that_counts_keeps_it() -> None:
    own = np.linspace(5.0, 25.0, 8760)
    load = replace(series(YEAR), wet_bulb_c=own)
    outdoor = paired(load, CLIMATE, by_wet_bulb=True)
    assert np.array_equal(outdoor.wet_bulb_c, own)
    assert [f.code for f in outdoor.findings] == ["paired_with_own"]
    by_air = paired(load, CLIMATE, by_wet_bulb=False)
    assert [f.code for f in by_air.findings] == ["paired_by_rank_dry"]
    both = paired(replace(load, dry_bulb_c=own + 4), CLIMATE, by_wet_bulb=False)
    assert np.array_equal(both.dry_bulb_c, own + 4)
    assert np.array_equal(both.wet_bulb_c, own)
