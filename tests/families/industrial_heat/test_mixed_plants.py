"""Plants of several models of industrial heat pumps: outcomes, the boiler, the source."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from core.plant.arrangement import arrangements
from core.plant.reserve import reserve
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging
from core.study.study import without_effect
from tests.families.industrial_heat.cases import flows, machines, selected_of, study
from tests.families.one_group import as_one_group, both


@cache
def chosen(
    models: int = 2, source_share: float | None = None, redundancy: str = "none", **duty: Any
) -> Selection:
    folder = Path(mkdtemp())
    plant = {"models_max": models, "units_max": 5, "redundancy": redundancy}
    asked = study(flows(folder, source_share), plant, **duty)
    return selected_of(asked, machines(), folder)


def mixed(found: Selection) -> list[Candidate]:
    return [one for one in found.candidates if one.is_mixed]


@pytest.mark.parametrize(
    "duty",
    [{}, {"boiler_stays": False}, {"circulation_ratio": 0.02, "useful_cooling": 0.5}],
)
def test_a_group_alone_has_the_outcomes_of_its_own_machine(duty: dict[str, Any]) -> None:
    """A machine as the one group of a plant has every outcome as in the family's own year."""
    found = chosen(models=1, **duty)
    first = next(one for one in found.candidates if one.units > 1)
    again = as_one_group(found, first, Staging.SEQUENTIAL)
    told = 0
    for key, own, value in both(first, again):
        assert value == pytest.approx(own, rel=1e-4, abs=1e-6), key
        told += 1
    assert told > 20
    assert again.energy_cost[0] == pytest.approx(first.outcome.energy_cost, rel=1e-6)
    assert again.monthly_energy_wh[0] == pytest.approx(first.monthly_energy_wh, rel=1e-4)


def test_heat_of_groups_and_boiler_is_the_heat_asked() -> None:
    found = chosen()
    asked_wh = float(found.profile.columns["load_w"] @ found.profile.hours.sum(axis=1))
    assert mixed(found)
    for one in mixed(found):
        assert one.year is not None
        given, left = float(one.year.output_wh.sum()), one.outcome.figure("left_heat_wh")
        assert left is not None
        assert given + left == pytest.approx(asked_wh, rel=1e-9)
        assert one.outcome.figure("fuel_energy_wh") == pytest.approx(left / 0.9)
        assert one.outcome.unmet_hours == 0.0
        taken = one.outcome.figure("source_heat_wh")
        cop = one.outcome.figure("seasonal_cop")
        assert taken is not None
        assert cop is not None
        assert taken == pytest.approx(given * (1.0 - 1.0 / cop), rel=1e-9)
        saved, low, high = (
            one.outcome.figure(key)
            for key in ("boiler_saving", "boiler_saving_low", "boiler_saving_high")
        )
        assert saved is not None
        assert low is not None
        assert high is not None
        assert low < saved < high


def test_small_beside_large_is_better_than_one_size() -> None:
    """The sizes asked for differ by the hour; the best of two is no worse than the best of one."""
    found = chosen()
    assert found.mixed is not None
    assert found.mixed.proof.gap >= 0.0
    costs = [one.outcome.life_cycle_cost for one in mixed(found)]
    alone = min(o.outcome.life_cycle_cost for o in found.candidates if not o.is_mixed)
    assert min(costs) / alone == pytest.approx(1.0 - found.mixed.saving, abs=1e-3)


def test_with_a_reserve_the_largest_unit_may_fail() -> None:
    found = chosen(redundancy="n_plus_1")
    assert mixed(found)
    for one in mixed(found):
        assert one.year is not None
        groups = [(group.row, group.units, group.standby) for group in one.year.groups]
        plant = arrangements([groups], Staging.OPTIMUM)
        wanted_w = one.year.mixing.required_w
        assert reserve(plant, one.year.mixing.design_w, wanted_w).carried()[0]
        assert sum(standby for _, _, standby in groups) == 1


def test_a_source_that_is_short_lets_no_mixed_plants_be() -> None:
    """Half the load: a COP of 3 to 4 takes two thirds to three quarters of it."""
    short = chosen(source_share=0.5)
    assert short.mixed is None
    assert "mixed_with_short_source" in {one.code for one in short.situation.findings}
    enough = chosen(source_share=0.95)
    assert enough.mixed is not None
    assert mixed(enough)


def test_a_class_stands_beside_nothing() -> None:
    """Of the shipped records one is a machine, and that alone is no plant of several."""
    from tests.families.industrial_heat.cases import selected

    folder = Path(mkdtemp())
    found = selected(study(flows(folder), {"models_max": 2}), folder)
    assert found.mixed is None
    assert "mixed_not_sought" in {one.code for one in found.field_findings}


def test_models_have_an_effect_and_staging_none() -> None:
    idle = without_effect(study())
    assert "plant.models_max" not in idle
    assert "plant.staging" in idle
