"""How the units of a candidate run, group by group, whatever its models."""

import pytest

from core.selection.staged import staged_year
from tests.core.selection.examples import NAMES, selection


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_of_the_search_come_to_the_energy_of_the_curves(name: str):
    found = selection(name)
    several = [c for c in found.candidates if c.units > 1][:6]
    for candidate in several:
        year = staged_year(found, candidate)
        assert year is not None
        own = candidate.outcome.annual_energy_wh
        assert year.input_wh.sum() == pytest.approx(own, rel=1e-4)
        assert sum(group.units for group in year.groups) == candidate.units
        stages = year.staging.stages
        assert stages[0].from_w == 0.0
        assert max(sum(one.running) for one in stages) <= len(candidate.stages_w)


def test_a_single_unit_and_a_family_without_such_plants_have_none():
    office = selection("office-shanghai")
    alone = next(c for c in office.candidates if c.units == 1)
    assert staged_year(office, alone) is None


def test_it_is_kept_for_the_candidate_looked_at():
    found = selection("hospital-guangzhou")
    first = found.candidates[0]
    assert staged_year(found, first) is staged_year(found, first)
    assert staged_year(found, first) is not staged_year(found, found.candidates[1])
