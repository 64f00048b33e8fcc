"""Years laid from typical-year bins keep the bins."""

import numpy as np
import pytest

from core.climate.bins import binned_year, bins
from core.climate.design_year import synthesised_year
from core.climate.stations import station
from core.climate.synthesis import climate_year
from core.climate.year import ClimateOrigin

CITIES = ["54511", "58367", "51463"]


@pytest.mark.parametrize("key", CITIES)
def test_every_bin_keeps_its_days_and_both_means(key: str) -> None:
    table = bins(key)
    assert table is not None
    year = binned_year(station(key))
    dry, wet = year.dry_bulb_c.reshape(365, 24), year.wet_bulb_c.reshape(365, 24)
    for hour in range(24):
        rows = np.flatnonzero(table.hour == hour)
        place = np.repeat(np.arange(rows.size), table.days[rows])
        order = np.argsort(dry[:, hour], kind="stable")
        for values, means in ((dry, table.dry_bulb_c), (wet, table.wet_bulb_c)):
            found = np.bincount(place, values[order, hour]) / table.days[rows]
            assert found == pytest.approx(means[rows], abs=1e-9)


@pytest.mark.parametrize("key", CITIES)
def test_dry_bulbs_stay_in_their_bins_and_wet_bulbs_below(key: str) -> None:
    table = bins(key)
    assert table is not None
    year = binned_year(station(key))
    assert (year.wet_bulb_c <= year.dry_bulb_c + 1e-9).all()
    for hour in range(24):
        rows = np.flatnonzero(table.hour == hour)
        centre = np.repeat(table.centre_c[rows], table.days[rows])
        ranked = np.sort(year.dry_bulb_c.reshape(365, 24)[:, hour])
        assert (np.abs(ranked - centre) <= 1.0 + 1e-9).all()


@pytest.mark.parametrize("key", CITIES)
def test_days_keep_the_order_of_the_synthesised_year(key: str) -> None:
    laid = binned_year(station(key)).dry_bulb_c.reshape(365, 24)
    course = synthesised_year(station(key)).dry_bulb_c.reshape(365, 24)
    for hour in (0, 14):
        order = np.argsort(course[:, hour], kind="stable")
        assert (np.diff(laid[order, hour]) >= -1e-12).all()


@pytest.mark.parametrize("key", CITIES)
def test_the_summer_wet_bulb_is_exceeded_in_no_more_than_50_hours(key: str) -> None:
    site = station(key)
    assert site.summer_wb_c is not None
    assert (binned_year(site).wet_bulb_c > site.summer_wb_c).sum() <= 51


def test_climate_takes_bins_where_there_are_some_and_says_so() -> None:
    beijing, guangzhou = climate_year(station("54511")), climate_year(station("59287"))
    assert beijing.origin is ClimateOrigin.BINS
    assert [f.code for f in beijing.findings] == ["climate_from_bins"]
    assert beijing.findings[0].figures[0].value == "CSWD"
    assert guangzhou.origin is ClimateOrigin.SYNTHESISED
    assert bins("59287") is None
