"""The common way on the bundled examples: nothing disappears, everything adds up."""

import math
from datetime import date

import msgspec
import pytest

from core.families.registry import family_of
from core.machines.device import is_made_to_size, series_of
from core.vocabulary.problem import Problem
from tests.catalog.shipped import MACHINES, WATER_COOLED
from tests.core.selection.examples import FOLDER, NAMES, documented, program, selection, study

SERIES = 9 * 5 - 3  # of classes: kinds and levels, but three that no machine of the kind reaches


@pytest.mark.parametrize("name", NAMES)
def test_every_machine_of_the_catalog_is_a_candidate_or_left_out_with_a_reason(name):
    """A class, which is there in several sizes, once; what no number of units of suits may stand
    beside another."""
    chosen = selection(name)
    alone = [c for c in chosen.candidates if not c.is_mixed]
    beside = {group.record.id for c in chosen.candidates if c.is_mixed for group in c.groups}
    records = [one.record for one in (*alone, *chosen.left_out)]
    series = [series_of(one) for one in records if is_made_to_size(one)]
    assert len(series) == len(set(series)) == SERIES
    shown = [one.id for one in records if not is_made_to_size(one)]
    assert len(shown) == len(set(shown))
    only_beside = {one for one in beside if not one.startswith("CL-")} - set(shown)
    assert len(shown) + len(only_beside) == MACHINES
    assert not beside & {one.record.id for one in chosen.left_out}
    assert all(one.findings for one in chosen.left_out)


@pytest.mark.parametrize("name", NAMES)
def test_months_add_up_to_the_year(name):
    for candidate in selection(name).candidates:
        total = sum(candidate.monthly_energy_wh)
        assert total == pytest.approx(candidate.outcome.annual_energy_wh)


def held_back(candidate):
    codes = {one.code for found in candidate.findings for one in found.every}
    away = codes & {"sold_elsewhere", "flag_maker_not_disclosed"}
    return bool(away), "many_of_one_model" in codes


@pytest.mark.parametrize("name", NAMES)
def test_candidates_stand_in_the_order_of_the_criterion(name):
    """Those that carry the whole load first; within a place documented machines do.

    What is held back (not sold at the site, too many of one model) has an order of its own.
    """
    candidates = selection(name).candidates
    carry = [c.shortfall is None for c in candidates]
    assert carry == sorted(carry, reverse=True)
    places = [c.place for c in candidates]
    assert places == sorted(places)
    least = {}
    for c in candidates:
        cost = c.outcome.life_cycle_cost
        # What has a band, a class or a machine of which no part load is told, stands behind what it
        # does not beat by more.
        if c.shortfall is None and c.outcome.energy_band is None:
            own = least.setdefault(held_back(c), {})
            own[c.place] = min(cost, own.get(c.place, cost))
    for own in least.values():
        assert list(own.values()) == sorted(own.values())
    told = [c for c in documented(name).candidates if c.outcome.energy_band is None]
    steps = [held_back(c) for c in told if c.shortfall is None]
    costs = [c.outcome.life_cycle_cost for c in told if c.shortfall is None]
    assert steps == sorted(steps)
    assert [*zip(steps, costs, strict=True)] == sorted(zip(steps, costs, strict=True))
    assert selection(name).candidates[0].place == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_candidate_carries_the_required_capacity(name):
    chosen = selection(name)
    standby = 1 if chosen.study.plant.redundancy == "n_plus_1" else 0
    for c in chosen.candidates:
        assert c.stages_w[-1] >= chosen.design.required_w * 0.999999
        assert len(c.stages_w) == c.units - standby


def test_a_standby_unit_does_not_count_against_gb_50189():
    """N+1: the duty units are tested and shown; the standby unit is in the installed capacity."""
    chosen = selection("hospital-guangzhou")
    assert chosen.study.plant.redundancy == "n_plus_1"
    tested = 0
    for candidate in chosen.candidates:
        outcome = candidate.outcome
        carrying = (candidate.units - 1) * outcome.unit_capacity_w
        assert outcome.installed_w == pytest.approx(carrying + outcome.unit_capacity_w)
        assert outcome.oversizing == pytest.approx(carrying / chosen.design.peak_w)
        for one in candidate.findings:
            if one.code == "installed_above_limit":
                shown = {figure.name: figure.value for figure in one.figures}
                assert shown["capacity"] == pytest.approx(carrying)
                tested += 1
    assert tested


def test_in_the_air_cooled_study_99_placeholders_are_left_out_with_that_reason():
    reasons = [
        one.findings[0].code
        for one in selection("plant-beijing").left_out
        if not is_made_to_size(one.record)
    ]
    assert reasons.count("part_load_placeholder") == 99
    assert reasons.count("condenser_differs") == WATER_COOLED


def test_savings_and_payback_are_told_against_the_machine_at_the_limit():
    chosen = selection("office-shanghai")
    assert chosen.reference is None
    for candidate in chosen.candidates:
        outcome, base = candidate.outcome, candidate.minimum.outcome
        if outcome.saving_wh is None:
            continue
        assert outcome.saving_wh == pytest.approx(base.annual_energy_wh - outcome.annual_energy_wh)
        extra = outcome.investment - base.investment
        saved = base.energy_cost + base.maintenance_cost
        saved -= outcome.energy_cost + outcome.maintenance_cost
        expected = max(extra, 0.0) / saved if saved > 0 else None
        if (expected is None and extra > 0) or (expected is not None and expected > 20):
            expected = math.inf  # not within its life
        assert outcome.payback_years == (pytest.approx(expected) if expected is not None else None)


def test_the_user_may_name_the_reference():
    asked = study("office-shanghai")
    wanted = selection("office-shanghai").candidates[3].record.id
    economics = msgspec.structs.replace(asked.economics, reference=wanted)
    chosen = program().select(msgspec.structs.replace(asked, economics=economics), FOLDER)
    assert chosen.reference.record.id == wanted


def test_seasonal_cop_is_load_over_energy():
    chosen = selection("hospital-guangzhou")
    hours = chosen.profile.hours.sum(axis=1)
    demand = float((chosen.profile.columns["load_w"] * hours).sum())
    for candidate in chosen.candidates:
        outcome = candidate.outcome
        energy = outcome.annual_energy_wh - (outcome.auxiliary_energy_wh or 0.0)
        expected = (demand - outcome.unmet_energy_wh) / energy
        assert outcome.seasonal_cop == pytest.approx(expected, rel=1e-9)


def test_identical_machines_share_a_place():
    """Two records with the same figures cannot be told apart, and it is said."""
    asked = study("office-shanghai")
    first = selection("office-shanghai").candidates[0].record
    twin = msgspec.structs.replace(first, id="twin", maker="Another")
    chosen = selection("office-shanghai")
    from core.selection.way import select

    again = select(
        family_of(asked),
        asked, chosen.situation.station, chosen.climate, chosen.load, [first, twin],
        grader=program().grader, today=date(2026, 11, 21),
        catalog_version="", program_version="",
    )  # fmt: skip
    assert [(c.place, c.tied) for c in again.candidates] == [(1, True), (1, True)]


def test_no_devices_leave_an_empty_selection_not_an_error():
    chosen = selection("office-shanghai")
    from core.selection.way import select

    none = select(
        family_of(chosen.study),
        chosen.study, chosen.situation.station, chosen.climate, chosen.load, [],
        grader=program().grader, today=date(2026, 11, 21),
        catalog_version="", program_version="",
    )  # fmt: skip
    assert (none.candidates, none.left_out, none.reference) == ((), (), None)


def test_an_unknown_station_is_a_problem_with_neighbours():
    asked = study("office-shanghai")
    site = msgspec.structs.replace(asked.site, station="00000")
    with pytest.raises(Problem) as caught:
        program().select_in_file(msgspec.structs.replace(asked, site=site), FOLDER / "its.json")
    assert caught.value.code == "station_unknown"
    assert caught.value.place == f"{FOLDER / 'its.json'} [site.station]"
