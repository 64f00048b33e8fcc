"""Plants of several models, as a selection finds them and tells of them."""

from functools import cache
from itertools import combinations, pairwise, product

import msgspec
import numpy as np
import pytest

from core.families.selection_document import SelectionDocument
from core.families.selection_json import selection_json
from core.machines.device import UNNAMED, device_name, is_made_to_size
from core.money.present_value import annuity
from core.plant.plant_year import PlantYear
from core.selection.admission import weakness
from core.selection.selection import Candidate, Selection
from core.selection.staged import staged_year
from core.study.plant import Redundancy, Staging
from core.study.study import Study, without_effect
from tests.core.selection.examples import FOLDER, by_name, program, study
from tests.families.one_group import as_one_group, both


@cache
def chosen(models: int, units: int = 4, redundancy: Redundancy = Redundancy.NONE,
           rank_by: str = "life_cycle_cost", peak_w: float = 1.6e6) -> Selection:  # fmt: skip
    """The air-cooled plant in Beijing, of so many models and units of makers' machines."""
    asked = study("plant-beijing")
    return program().select(
        msgspec.structs.replace(
            asked,
            plant=msgspec.structs.replace(
                asked.plant, models_max=models, units_max=units, redundancy=redundancy
            ),
            criteria=msgspec.structs.replace(
                asked.criteria, rank_by=rank_by, makers_left_out=(UNNAMED,)
            ),
            duty=msgspec.structs.replace(asked.duty, peak_w=peak_w),
        ),
        FOLDER,
    )


def plants(found: Selection) -> list[Candidate]:
    """The candidates of several models, best first."""
    return [one for one in found.candidates if one.is_mixed]


def year_of_plant(candidate: Candidate) -> PlantYear:
    assert candidate.year is not None
    return candidate.year


def test_one_model_a_plant_seeks_none():
    found = chosen(1)
    assert found.mixed is None
    assert plants(found) == []
    assert not [one for one in found.field_findings if one.code.startswith("mixed_")]


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
    tests/core/plant.
    """
    from core.plant.rules import Rules
    from core.plant.year import Asked, year_of
    from core.study.plant import Staging

    found = chosen(2)
    every = range(len(found.columns.records))
    mixing = found.family.mixing(found.columns, found.situation, every)
    assert mixing is not None
    names = {group.record.id for plant in plants(found) for group in plant.groups}
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
    least = plants(found)[0].outcome.life_cycle_cost
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
    found = chosen(2, rank_by=rank_by)
    mixed = found.mixed
    assert mixed is not None
    key = {"annual_energy": "annual_energy_wh", "carbon": "carbon_kg"}.get(
        mixed.sought_by, mixed.sought_by
    )
    assert mixed.sought_by == ("life_cycle_cost" if rank_by == "coverage" else rank_by)
    economics = found.study.economics
    if key == "annual_energy_wh":
        values = [float(one.input_wh.sum()) for one in mixed.years]
    elif key == "carbon_kg":
        factor = economics.grid_factor_kg_per_kwh / 1000.0
        values = [float(one.input_wh.sum()) * factor for one in mixed.years]
    else:
        by_name = {one.name: one.outcome.life_cycle_cost for one in plants(found)}
        assert len(by_name) == len(mixed.years)
        values = sorted(by_name.values())
    # They are sought by even shares, which cost up to 4e-4, and told by finer ones.
    assert values == pytest.approx(sorted(values), rel=4e-4)
    if rank_by != "coverage":
        told = [one.outcome.figure(key) for one in plants(found)]
        assert told == pytest.approx(sorted(values), rel=1e-9)


def test_a_plant_adds_up():
    """Output of the groups is the load of the year; energy, money and carbon follow."""
    found = chosen(2)
    load_wh = found.profile.columns["load_w"] @ found.profile.hours.sum(axis=1)
    assert plants(found)
    for plant in plants(found):
        year, outcome = year_of_plant(plant), plant.outcome
        assert len({group.record.id for group in plant.groups}) == 2
        assert outcome.unmet_hours == 0.0
        assert outcome.unmet_energy_wh == pytest.approx(0.0, abs=1.0)
        assert year.output_wh.sum() == pytest.approx(load_wh, rel=1e-9)
        energy = year.input_wh.sum()
        assert outcome.annual_energy_wh == pytest.approx(energy, rel=1e-12)
        assert sum(plant.monthly_energy_wh) == pytest.approx(energy, rel=1e-9)
        assert outcome.energy_cost == pytest.approx(energy / 1000.0 * 0.75, rel=1e-6)
        installed = sum(group.units * group.unit_capacity_w for group in plant.groups)
        assert outcome.installed_w == pytest.approx(installed, rel=1e-12)
        assert 1.05 <= outcome.oversizing <= 1.5
        assert outcome.investment == pytest.approx(installed / 1000.0 * 700.0)
        stages = year.staging.stages
        assert stages[0].from_w == 0.0
        for one, following in pairwise(stages):
            assert one.to_w == pytest.approx(following.from_w)
            assert one.running != following.running


def test_what_is_told_of_one_unit_is_left_open_where_units_differ():
    for plant in plants(chosen(2)):
        assert plant.outcome.unit_capacity_w is None
        assert plant.outcome.figure("design_power_w") is None
        assert plant.outcome.figure("chilled_flow_m3s") is None


def test_a_group_alone_has_the_outcomes_of_its_own_machine():
    """The same machine in two groups is a plant of one model: every outcome is as it was.

    Its energy differs by no more than the tables of the search do from the curves.
    """
    found = chosen(2)
    first = next(one for one in found.candidates if not one.is_mixed)
    again = as_one_group(found, first, Staging.OPTIMUM)
    for key, own, value in both(first, again):
        near = {"rel": 2e-3, "abs": 1e-3}
        if key.endswith("_hours") and key != "coverage_hours":
            near = {"rel": 0.02, "abs": 40.0}  # of hours at a limit some fall to either side
        assert value == pytest.approx(own, **near), key
    assert again.energy_cost[0] == pytest.approx(first.outcome.energy_cost, rel=1e-4)


def test_a_reserve_is_kept_of_the_largest_machine():
    """With the unit in reserve out, the rest still has the capacity that is required."""
    found = chosen(2, 5, Redundancy.N_PLUS_1)
    assert plants(found)
    for plant in plants(found):
        assert [group.standby for group in plant.groups] == [1, 0]
        assert len(plant.stages_w) == plant.units - 1
        assert plant.stages_w[-1] >= found.design.required_w * (1 - 1e-9)
        assert plant.outcome.oversizing == pytest.approx(plant.stages_w[-1] / found.design.peak_w)


def test_mixing_never_costs_more_than_the_best_of_one_model_by_more_than_its_steps():
    found = chosen(2)
    assert found.mixed is not None
    best = min(
        one.outcome.life_cycle_cost
        for one in found.candidates
        if one.shortfall is None and not one.is_mixed
    )
    first = plants(found)[0]
    saving = 1.0 - first.outcome.life_cycle_cost / best
    assert saving == pytest.approx(found.mixed.saving, abs=5e-4)
    (said,) = [one for one in found.field_findings if one.code.startswith("mixed_")]
    assert abs(saving) > 1e-3  # else it is called no gain, test_mixed_ties
    assert said.code == ("mixed_better" if saving > 0.0 else "mixed_no_better")
    told = {one.name: one.value for one in said.figures}
    assert told["plant"] == first.name
    # What is said is what the ranking shows: the outcomes of both, one less the other.
    assert told["share"] == pytest.approx(abs(saving))
    alone = next(one for one in found.candidates if not one.is_mixed)
    own, other = first.outcome, alone.outcome
    assert told["investment"] == pytest.approx(own.investment - other.investment)
    assert told["energy_cost"] == pytest.approx(own.energy_cost - other.energy_cost)


def test_plants_of_several_models_stand_in_the_ranking_by_its_criterion():
    found = chosen(2)
    costs = [one.outcome.life_cycle_cost for one in found.candidates]
    assert costs == sorted(costs)
    places = [one.place for one in found.candidates]
    ahead = [1, *places[:-1]]  # what cannot be told apart from the one before shares its place
    assert all(
        place == at or (place == before and one.tied)
        for at, (place, before, one) in enumerate(
            zip(places, ahead, found.candidates, strict=True), 1
        )
    )
    assert any(one.is_mixed for one in found.candidates)
    assert len({one.id for one in found.candidates}) == len(found.candidates)


def test_only_machines_as_good_as_the_first_stand_beside_others():
    found = chosen(2)
    first = found.candidates[0].standing.admission
    for plant in plants(found):
        for group in plant.groups:
            assert group.standing.admission.admitted
            assert group.standing.admission.preferred == first.preferred


def test_a_plant_stands_where_the_worst_of_its_machines_does():
    for plant in plants(chosen(2)):
        assert plant.standing in [group.standing for group in plant.groups]
        worst = max(weakness(group.standing) for group in plant.groups)
        assert weakness(plant.standing) == worst


def test_findings_of_one_machine_name_it():
    """What is said of all machines alike stands once; the rest names the machine it is about."""
    asked = study("office-shanghai")
    plant = msgspec.structs.replace(asked.plant, models_max=2, units_max=4)
    far = msgspec.structs.replace(asked.criteria, beyond_limits_k=8.0)
    found = program().select(msgspec.structs.replace(asked, plant=plant, criteria=far), FOLDER)
    named = 0
    for one in plants(found):
        names = {device_name(record) for record in one.records}
        every = [said for head in one.findings for said in head.every]
        assert {said.of for said in every} <= {"", *names}
        assert all(not said.of for said in every if said.code in ("low_load", "unmet"))
        named += sum(bool(said.of) for said in every)
    assert named
    assert all(not said.of for c in chosen(1).candidates for said in c.findings)


def test_it_is_written_and_read_back():
    found = chosen(2)
    assert found.mixed is not None
    document = msgspec.json.decode(selection_json(found), type=SelectionDocument)
    written = document.mixed_plants
    assert written is not None
    assert written.considered == found.mixed.proof.considered
    for entry, candidate in zip(document.candidates, found.candidates, strict=True):
        assert entry.outcome == candidate.outcome
        names = [group.record.id for group in candidate.groups]
        assert [g.device.id for g in entry.groups] == (names if candidate.is_mixed else [])
        assert bool(entry.staging) == candidate.is_mixed


def test_more_units_than_can_be_considered_are_told():
    """Of sixty units a machine stands alone; beside others twelve in all are considered."""
    found = chosen(2, 60)
    assert found.mixed is not None
    assert found.mixed.units_max == 12
    assert all(one.units <= 12 for one in plants(found))
    (said,) = [one for one in found.field_findings if one.code.startswith("mixed_")]
    assert {one.name: one.value for one in said.figures}["units"] == 12


def test_classes_stand_in_such_plants_in_sizes_of_their_own():
    """No plant twice, none of one size; the band is the larger of its classes'."""
    found = plants(by_name("plant-beijing"))
    assert any(is_made_to_size(group.record) for one in found for group in one.groups)
    assert len({one.name for one in found}) == len(found)
    for one in found:
        assert len({(group.record.id, group.record.model) for group in one.groups}) == 2
        bands = [group.record.class_band_several for group in one.groups]
        assert one.outcome.energy_band == max(band for band in bands if band is not None)


def test_a_class_that_borrows_its_curves_stands_beside_none():
    """Oil-free centrifugals have those of the lubricated ones: a plant of both is one of one."""
    found = by_name("room-renewal-guangzhou")
    alone = {one.record.id for one in found.candidates if not one.is_mixed}
    beside = {group.record.id for one in plants(found) for group in one.groups}
    assert {"CL-WCV-T1", "CL-WCO-T1"} <= alone
    assert "CL-WCV-T1" in beside
    assert not {one for one in beside if one.startswith("CL-WCO")}


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("plant-beijing", True),
        ("school-beijing", True),
        ("dairy-shanghai", True),
        ("hotel-shanghai", False),  # hot water comes first
        ("pump-shanghai", False),  # a motor turns one shaft
    ],
)
def test_the_number_of_models_is_asked_for_where_it_has_an_effect(name: str, asks: bool):
    asked: Study = study(name)  # type: ignore[assignment]
    assert ("plant.models_max" not in without_effect(asked)) is asks


def test_no_group_stands_idle_all_year():
    for models in (2, 3):
        for plant in plants(chosen(models)):
            assert (year_of_plant(plant).unit_hours > 0.0).all()


def test_savings_are_told_against_as_many_machines_that_just_meet_the_code():
    """Each group beside its own kind and size: the same capacity, so the same price."""
    found = chosen(2)
    told = [one for one in plants(found) if one.minimum is not None]
    assert told
    for one in told:
        assert one.minimum is not None
        other = one.minimum.outcome
        assert one.minimum.units == one.units
        assert other.installed_w == pytest.approx(one.outcome.installed_w, rel=1e-6)
        assert other.investment == pytest.approx(one.outcome.investment, rel=1e-6)
        saved = other.life_cycle_cost - one.outcome.life_cycle_cost
        assert one.outcome.life_saving == pytest.approx(saved)
        assert one.outcome.saving_wh == pytest.approx(
            other.annual_energy_wh - one.outcome.annual_energy_wh
        )


@cache
def hourly(least_run_h: float, start_loss_s: float) -> Selection:
    asked = study("plant-beijing")
    return program().select(
        msgspec.structs.replace(
            asked,
            plant=msgspec.structs.replace(
                asked.plant, models_max=2, units_max=4, least_run_h=least_run_h,
                start_loss_s=start_loss_s,
            ),
            criteria=msgspec.structs.replace(asked.criteria, resolution="hourly"),
            duty=msgspec.structs.replace(asked.duty, peak_w=1.6e6),
        ),
        FOLDER,
    )  # fmt: skip


def test_starts_are_counted_hour_by_hour_and_told_apart():
    """Of one plant three ways: what a start costs is its seconds of full load, times the starts.

    It is in no candidate's energy: plants of one model, whose starts are told by the same rule,
    are ranked beside those of several.
    """
    free, paid, held_on = hourly(0.0, 0.0), hourly(0.0, 600.0), hourly(6.0, 0.0)
    assert [one.id for one in free.candidates] == [one.id for one in paid.candidates]
    first = plants(free)[0]
    same = [next(one for one in plants(other) if one.id == first.id) for other in (paid, held_on)]
    bare, with_loss, longer = (year_of_plant(one) for one in (first, *same))
    for year in (bare, with_loss, longer):
        assert year.starts is not None
        assert (year.starts > 0.0).any()
        assert year.input_wh == pytest.approx(bare.input_wh, rel=1e-12)
    assert bare.starts == pytest.approx(with_loss.starts)
    assert longer.starts is not None
    assert bare.starts is not None
    assert longer.starts.sum() < bare.starts.sum()  # held on, a unit need not start again
    assert bare.start_wh == pytest.approx([0.0, 0.0], abs=1.0)
    assert with_loss.start_wh is not None
    full_w = [
        bare.mixing.units.at_full_load(np.array(group.row)) * bare.mixing.units.scale_w[group.row]
        for group in bare.groups
    ]
    for n, watts, told in zip(bare.starts, full_w, with_loss.start_wh, strict=True):
        assert n * watts.min() / 6.0 <= told <= n * watts.max() / 6.0
    alone = next(one for one in paid.candidates if not one.is_mixed and one.units > 1)
    own = staged_year(paid, alone)
    assert own is not None
    assert own.starts is not None
    assert own.starts.sum() > 0.0
    assert "starts_counted" in {one.code for one in paid.field_findings}
    entry = selection_json(paid)
    assert b'"starts"' in entry


def test_in_bins_starts_are_not_counted_and_it_is_said():
    found = chosen(2)
    assert all(year_of_plant(one).starts is None for one in plants(found))
    assert "starts_not_counted" in {one.code for one in found.field_findings}
    assert {"plant.least_run_h", "plant.start_loss_s"} <= without_effect(found.study)
    assert not {"plant.least_run_h", "plant.start_loss_s"} & without_effect(hourly(0.0, 0.0).study)


def test_that_only_one_model_follows_a_rule_is_said():
    asked = study("plant-beijing")
    plant = msgspec.structs.replace(
        asked.plant, models_max=2, units_max=4, staging=Staging.SEQUENTIAL
    )
    duty = msgspec.structs.replace(asked.duty, peak_w=1.6e6)
    found = program().select(msgspec.structs.replace(asked, plant=plant, duty=duty), FOLDER)
    assert plants(found)
    assert "mixed_by_least_power" in {one.code for one in found.field_findings}
    assert "mixed_by_least_power" not in {one.code for one in chosen(2).field_findings}


def test_one_unit_on_duty_is_no_plant_of_several_and_it_is_said():
    found = chosen(2, 1)
    assert found.mixed is None
    assert "mixed_units_too_few" in [one.code for one in found.field_findings]


def test_what_stands_beside_others_is_not_left_out():
    found = chosen(2)
    beside = {record.id for plant in plants(found) for record in plant.records}
    assert beside
    assert beside.isdisjoint({one.record.id for one in found.left_out})
