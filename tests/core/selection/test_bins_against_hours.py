"""Bins stand for the hours: the same year, told in fewer points."""

import pytest

from core.selection.selection import Selection
from tests.core.selection.examples import NAMES, of_one_model


def energies(chosen: Selection) -> dict[tuple[str, int], float]:
    """Annual energy of every admitted device and number of units."""
    candidates = {(c.record.id, c.units): c.outcome for c in chosen.candidates}
    others = {
        (c.record.id, a.units): a.outcome
        for c in chosen.candidates
        for a in c.alternatives
        if a.outcome
    }
    return {pair: outcome.annual_energy_wh for pair, outcome in (candidates | others).items()}


@pytest.mark.parametrize("name", NAMES)
def test_annual_energy_on_bins_is_that_on_hours_within_0_2_percent(name):
    """For every candidate and every number of units, with the size limit wide open."""
    binned = energies(of_one_model(name, "binned", 3.0))
    hourly = energies(of_one_model(name, "hourly", 3.0))
    assert binned == pytest.approx(hourly, rel=0.002)


@pytest.mark.parametrize("name", NAMES)
def test_bins_are_an_eighth_of_the_hours_or_less(name):
    points = len(of_one_model(name, "binned", 3.0).profile.columns["load_w"])
    assert points <= len(of_one_model(name, "hourly", 3.0).profile.columns["load_w"]) / 8


@pytest.mark.parametrize("name", NAMES)
def test_the_demand_is_the_same_on_bins_and_on_hours(name):
    def demand(chosen: Selection) -> float:
        hours = chosen.profile.hours.sum(axis=1)
        return float((chosen.profile.columns["load_w"] * hours).sum())

    assert demand(of_one_model(name, "binned", 3.0)) == pytest.approx(
        demand(of_one_model(name, "hourly", 3.0)), rel=1e-9
    )
