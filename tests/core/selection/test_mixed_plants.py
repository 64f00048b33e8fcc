"""Plants of several models, as a selection finds them and tells of them."""

from functools import cache
from itertools import combinations, pairwise, product

import msgspec
import numpy as np
import pytest

from core.families.registry import AnyStudy
from core.families.selection_document import SelectionDocument
from core.families.selection_json import selection_json
from core.selection.plants import mixed_findings, name_of
from core.selection.prices import annuity
from core.selection.selection import Selection
from core.study.plant import Redundancy
from core.study.study import without_effect
from tests.core.selection.examples import FOLDER, program, study


@cache
def chosen(models: int, units: int = 4, redundancy: Redundancy = Redundancy.NONE,
           rank_by: str = "life_cycle_cost", peak_w: float = 1.6e6) -> Selection:  # fmt: skip
    """The air-cooled plant in Beijing, of so many models and units."""
    asked = study("plant-beijing")
    return program().select(
        msgspec.structs.replace(
            asked,
            plant=msgspec.structs.replace(
                asked.plant, models_max=models, units_max=units, redundancy=redundancy
            ),
            criteria=msgspec.structs.replace(asked.criteria, rank_by=rank_by),
            duty=msgspec.structs.replace(asked.duty, peak_w=peak_w),
        ),
        FOLDER,
    )


def test_one_model_a_plant_seeks_none():
    assert chosen(1).mixed is None
    assert mixed_findings(None, 1) == ()


def test_what_was_asked_for_and_not_sought_is_told():
    """Of a family without such plants, and of more units at least than can be combined."""
    asked = study("pump-shanghai")
    plant = msgspec.structs.replace(asked.plant, models_max=2)
    found = program().select(msgspec.structs.replace(asked, plant=plant), FOLDER)
    assert "mixed_not_sought" in [one.code for one in found.field_findings]
    asked = study("plant-beijing")
    plant = msgspec.structs.replace(asked.plant, models_max=2, units_min=20, units_max=30)
    found = program().select(msgspec.structs.replace(asked, plant=plant), FOLDER)
    assert found.mixed is None
    assert "mixed_not_sought" in [one.code for one in found.field_findings]


def test_the_first_is_the_best_of_every_plant_of_two_models():
    """All pairs of the machines it may be made of, in every number of units: none is below it.

    Run by the same engine one by one; the engine itself is held against a plain search in
    tests/plant.
    """
    from core.plant.arrangement import Staging
    from core.plant.rules import Rules
    from core.plant.year import Asked, year_of

    found = chosen(2)
    mixing = found.family.mixing(found.columns, found.situation)
    assert found.mixed is not None
    assert mixing is not None
    names = {group.record.id for plant in found.mixed.plants for group in plant.groups}
    ids = [found.columns.records[i].id for i in mixing.machine]
    rows = [row for row, name in enumerate(ids) if name in names]
    economics = found.study.economics
    rate, life = economics.discount_rate, economics.life_years
    price = mixing.design_w / 1000.0 * economics.price_per_kw
    fixed = price * (1.0 + economics.maintenance_share * annuity(rate, life))
    weight = mixing.price_hours * annuity(rate, life, economics.energy_price_rise) / 1000.0
    rules = Rules(design_w=mixing.design_w, least_w=mixing.required_w, units_max=4)
    year = year_of(
        mixing.units,
        Asked(load_w=mixing.load_w, weight=weight, fixed=fixed),
        rules,
        Staging.OPTIMUM,
    )
    least = found.mixed.plants[0].life_cycle_cost
    for one, other in combinations(rows, 2):
        for many in product(range(1, 4), repeat=2):
            capacity = mixing.design_w[[one, other]] @ many
            if sum(many) > 4 or not mixing.required_w <= capacity <= 1.5 * mixing.peak_w:
                continue
            able = mixing.units.capacity_w[[one, other]].T @ np.array(many)
            if (able < mixing.load_w * (1.0 - 1e-6)).any():
                continue
            cost = year.cost(np.array([[one, other]]), np.array([many]))[0]
            assert cost >= least * (1.0 - 1e-9)


@pytest.mark.parametrize("rank_by", ["life_cycle_cost", "annual_energy", "carbon", "coverage"])
def test_plants_are_sought_by_what_is_ranked_by_where_it_is_a_sum(rank_by: str):
    mixed = chosen(2, rank_by=rank_by).mixed
    assert mixed is not None
    key = {"annual_energy": "annual_energy_wh", "carbon": "carbon_kg"}.get(
        mixed.sought_by, mixed.sought_by
    )
    assert mixed.sought_by == ("life_cycle_cost" if rank_by == "coverage" else rank_by)
    values = [getattr(plant, key) for plant in mixed.plants]
    assert values == pytest.approx(sorted(values), rel=1e-9)


def test_a_plant_adds_up():
    """Output of the groups is the load of the year; energy, money and carbon follow."""
    found = chosen(2)
    assert found.mixed is not None
    load_wh = found.profile.columns["load_w"] @ found.profile.hours.sum(axis=1)
    for plant in found.mixed.plants:
        assert len({(g.record.id, g.record.model) for g in plant.groups}) == 2
        assert plant.unmet_hours == 0.0
        assert sum(group.output_wh for group in plant.groups) == pytest.approx(load_wh, rel=1e-9)
        energy = sum(group.input_wh for group in plant.groups)
        assert plant.annual_energy_wh == pytest.approx(energy, rel=1e-12)
        assert plant.energy_cost == pytest.approx(energy / 1000.0 * 0.75, rel=1e-6)
        assert 1.05 <= plant.oversizing <= 1.5
        assert plant.investment == pytest.approx(plant.installed_w / 1000.0 * 700.0)
        stages = plant.staging.stages
        assert stages[0].from_w == 0.0
        for one, following in pairwise(stages):
            assert one.to_w == pytest.approx(following.from_w)
            assert one.running != following.running


def test_a_reserve_is_kept_of_the_largest_machine():
    """With the unit in reserve out, the rest still has the capacity that is required."""
    found = chosen(2, 5, Redundancy.N_PLUS_1)
    assert found.mixed is not None
    assert found.mixed.plants
    for plant in found.mixed.plants:
        assert [group.standby for group in plant.groups] == [1, 0]
        assert plant.oversizing * found.design.peak_w >= found.design.required_w * (1 - 1e-9)


def test_mixing_never_costs_more_than_the_best_of_one_model_by_more_than_its_steps():
    found = chosen(2)
    assert found.mixed is not None
    best = min(one.outcome.life_cycle_cost for one in found.candidates if one.shortfall is None)
    first = found.mixed.plants[0].life_cycle_cost
    assert first / best == pytest.approx(1.0 - found.mixed.saving, abs=5e-4)
    (said,) = [one for one in found.field_findings if one.code.startswith("mixed_")]
    assert said.code == ("mixed_better" if found.mixed.saving > 1e-3 else "mixed_no_better")
    assert name_of(found.mixed.plants[0].groups) in {one.value for one in said.figures}


def test_only_machines_as_good_as_the_first_stand_beside_others():
    found = chosen(2)
    assert found.mixed is not None
    first = found.candidates[0].standing.admission
    for plant in found.mixed.plants:
        for group in plant.groups:
            assert group.standing.admission.admitted
            assert group.standing.admission.preferred == first.preferred


def test_it_is_written_and_read_back():
    found = chosen(2)
    assert found.mixed is not None
    document = msgspec.json.decode(selection_json(found), type=SelectionDocument)
    written = document.mixed_plants
    assert written is not None
    assert written.considered == found.mixed.proof.considered
    assert [one.life_cycle_cost for one in written.plants] == [
        one.life_cycle_cost for one in found.mixed.plants
    ]
    assert [g.device for g in written.plants[0].groups] == [
        g.record.id for g in found.mixed.plants[0].groups
    ]


def test_more_units_than_can_be_considered_are_told():
    """Of sixty units a machine stands alone; beside others twelve in all are considered."""
    found = chosen(2, 60)
    assert found.mixed is not None
    assert found.mixed.units_max == 12
    assert all(sum(one.units for one in plant.groups) <= 12 for plant in found.mixed.plants)
    (said,) = [one for one in found.field_findings if one.code.startswith("mixed_")]
    assert {one.name: one.value for one in said.figures}["units"] == 12


def test_families_of_one_model_a_plant_do_not_ask_for_it():
    for name in ("school-beijing", "dairy-shanghai", "pump-shanghai"):
        asked: AnyStudy = study(name)  # type: ignore[assignment]
        assert "plant.models_max" in without_effect(asked)
