"""Plants of several models of heat pumps: outcomes, back-up, reserve, noise, hot water."""

from functools import cache
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.heat_pumps.duty import Backup
from core.plant.arrangement import arrangements
from core.plant.plant_year import PlantYear
from core.plant.reserve import reserve
from core.selection.selection import Candidate, Selection
from core.selection.staged import staged_year
from core.study.criteria import Availability
from core.study.plant import Redundancy, Staging
from core.study.study import Study
from tests.core.selection.examples import FOLDER, program, study
from tests.families import registered
from tests.families.one_group import as_one_group, both


@cache
def chosen(name: str = "clinic-shenyang", models: int = 2, *, reserve_unit: bool = False,
           rank_by: str = "life_cycle_cost", **duty: Any) -> Selection:  # fmt: skip
    """Of machines from anywhere, in any number."""
    asked = wanted(name, models, reserve_unit=reserve_unit, rank_by=rank_by, **duty)
    return program().select(asked, FOLDER)


def few(**duty: Any) -> Selection:
    """The clinic's, of some of the machines."""
    return registered.program().select(wanted("clinic-shenyang", 2, **duty), FOLDER)


def wanted(name: str, models: int, *, reserve_unit: bool = False,
           rank_by: str = "life_cycle_cost", **duty: Any) -> Study:  # fmt: skip
    asked = study(name)
    redundancy = Redundancy.N_PLUS_1 if reserve_unit else Redundancy.NONE
    return msgspec.structs.replace(
        asked,
        plant=msgspec.structs.replace(
            asked.plant, models_max=models, units_max=5, same_model_max=5, redundancy=redundancy
        ),
        criteria=msgspec.structs.replace(
            asked.criteria, rank_by=rank_by, availability=Availability.ANY
        ),
        duty=msgspec.structs.replace(asked.duty, **duty),
    )


def mixed(found: Selection) -> list[Candidate]:
    return [one for one in found.candidates if one.is_mixed]


def run(candidate: Candidate) -> PlantYear:
    assert candidate.year is not None
    return candidate.year


@pytest.mark.parametrize(
    "duty",
    [
        {},
        {"backup": Backup.BOILER, "circulation_ratio": 0.02},
        {"backup": Backup.ELECTRIC, "backup_max_w": 5e3},
        {"backup": Backup.NONE},
    ],
)
def test_a_group_alone_has_the_outcomes_of_its_own_machine(duty: dict[str, Any]) -> None:
    """A machine as the one group of a plant has every outcome as in the family's own year."""
    found = chosen(models=1, **duty)
    first = next(one for one in found.candidates if one.units > 1)
    again = as_one_group(found, first, Staging.OPTIMUM)
    told = 0
    for key, own, value in both(first, again):
        near = {"rel": 1e-3, "abs": 1e-6}
        if key.startswith("coverage") or (key.endswith("_hours") and key != "backup_hours"):
            near = {"rel": 0.02, "abs": 40.0}  # of hours at a limit some fall to either side
        assert value == pytest.approx(own, **near), key
        told += 1
    assert told > 20
    assert again.energy_cost[0] == pytest.approx(first.outcome.energy_cost, rel=1e-3)
    assert again.monthly_energy_wh[0] == pytest.approx(first.monthly_energy_wh, rel=3e-3)
    assert again.carbon_kg is not None
    assert again.carbon_kg[0] == pytest.approx(first.outcome.carbon_kg, rel=1e-3)


def test_heat_of_groups_and_back_up_is_the_heat_asked() -> None:
    found = chosen()
    asked_wh = float(found.profile.columns["load_w"] @ found.profile.hours.sum(axis=1))
    assert mixed(found)
    for one in mixed(found):
        given = float(run(one).output_wh.sum())
        figure = one.outcome.figure
        backup, unmet = figure("backup_heat_wh"), figure("unmet_energy_wh")
        assert backup is not None
        assert unmet is not None
        assert given + backup + unmet == pytest.approx(asked_wh, rel=1e-9)
        assert figure("served_share") == pytest.approx(given / asked_wh)
        drawn = float(run(one).input_wh.sum())
        energy = figure("annual_energy_wh")
        assert energy is not None
        resting = run(one).mixing.resting
        assert resting is not None
        rows = [group.row for group in run(one).groups]
        off_w = sum(g.units * resting.drawn_w[row] for g, row in zip(one.groups, rows, strict=True))
        assert energy == pytest.approx(drawn + backup + off_w * resting.hours, rel=1e-9)
        assert float(resting.by_month.sum()) + run(one).mixing.hours.sum() == pytest.approx(8760.0)


def test_what_is_sought_is_what_is_ranked() -> None:
    """The bound of the search holds for the figures told, but for the error of the classes."""
    found = chosen()
    assert found.mixed is not None
    assert found.mixed.proof.gap >= 0.0
    costs = [one.outcome.life_cycle_cost for one in mixed(found)]
    assert min(costs) * (1.0 + found.mixed.lead) <= found.mixed.proof.next_bound * 1.004
    alone = min(o.outcome.life_cycle_cost for o in found.candidates if not o.is_mixed)
    assert min(costs) / alone == pytest.approx(1.0 - found.mixed.saving, abs=4e-3)


def test_without_a_back_up_the_units_carry_all() -> None:
    found = chosen("school-beijing", backup=Backup.NONE)
    for one in mixed(found):
        assert one.outcome.unmet_hours == 0.0
        assert one.outcome.figure("backup_heat_wh") == 0.0
        assert run(one).duty_w >= found.design.required_w * (1.0 - 1e-9)


def test_a_cheap_boiler_takes_more_of_the_year_than_electricity() -> None:
    """What stands beside the plant is paid for at its own price when plants are sought.

    Of some of the machines, which is enough to choose from.
    """
    shares = []
    for price in (0.05, 2.0):
        found = few(backup=Backup.BOILER, fuel_price_per_kwh=price, design_share_min=0.3)
        assert mixed(found)
        shares.append(max(one.outcome.figure("backup_share") or 0.0 for one in mixed(found)))
    assert shares[0] > shares[1]


def test_with_a_reserve_the_largest_unit_of_any_group_may_fail() -> None:
    """At design, and at every hour: the others, the unit in reserve too, give what was given."""
    found = chosen(reserve_unit=True)
    assert mixed(found)
    wanted_w = found.duty.share_min * found.design.required_w
    for one in mixed(found):
        year = run(one)
        groups = [(group.row, group.units, group.standby) for group in year.groups]
        assert sum(standby for _, _, standby in groups) == 1
        plant = arrangements([groups], Staging.OPTIMUM)
        assert reserve(plant, year.mixing.design_w, wanted_w).carried()[0]
        able = year.mixing.units.capacity_w[[row for row, _, _ in groups]]
        units = np.array([count for _, count, _ in groups])
        duty = units - np.array([standby for _, _, standby in groups])
        for group in range(len(groups)):
            left = units.copy()
            left[group] -= 1
            assert left @ year.mixing.design_w[[r for r, _, _ in groups]] >= wanted_w * (1 - 1e-9)
            short = duty @ able - left @ able
            assert (short <= 1e-6 * year.mixing.load_w + 1e-6).mean() > 0.99


def test_noise_of_all_units_together_is_limited() -> None:
    """Sound powers add up; a limit in the middle of those found leaves the louder plants out."""
    free = [one.outcome.figure("sound_db") for one in mixed(chosen())]
    limit = float(np.median([level for level in free if level is not None])) - 1.0
    found = mixed(chosen(sound_max_db=limit))
    assert found
    for one in found:
        level = one.outcome.figure("sound_db")
        assert level is not None
        powers = [g.units * 10 ** (g.record.sound_outdoor_db / 10) for g in one.groups]
        assert level == pytest.approx(10 * np.log10(sum(powers)))
        assert level <= limit + 1e-9


def test_where_hot_water_comes_first_none_are_sought_and_it_is_said() -> None:
    found = chosen("hotel-shanghai")
    assert found.mixed is None
    assert "mixed_with_hot_water" in {one.code for one in found.situation.findings}
    assert "mixed_not_sought" in {one.code for one in found.field_findings}


def test_how_far_the_search_knows_a_machine_is_told_where_it_matters() -> None:
    found = chosen()
    assert found.mixed is not None
    year = found.mixed.years[0]
    assert year.mixing.error is not None
    worst = year.mixing.error(np.array([group.row for group in year.groups])).max()
    said = [one for one in found.field_findings if one.code == "mixed_classes_coarse"]
    assert bool(said) is bool(worst > 1e-3)
    assert 0.0 < worst < 0.015


@pytest.mark.parametrize("staging", [Staging.SEQUENTIAL, Staging.OPTIMUM])
def test_the_groups_of_a_plant_of_one_model_need_what_its_outcome_says(staging: Staging) -> None:
    """By the curves, not by the tables of the search: nothing of their classes is left in it."""
    asked = study("clinic-shenyang")
    plant = msgspec.structs.replace(asked.plant, staging=staging)
    found = program().select(msgspec.structs.replace(asked, plant=plant), FOLDER)
    for one in [c for c in found.candidates if c.units > 1][:4]:
        year = staged_year(found, one)
        assert year is not None
        resting, backup = year.mixing.resting, one.outcome.figure("backup_heat_wh")
        assert resting is not None
        assert backup is not None
        off_wh = one.units * resting.drawn_w[0] * resting.hours
        energy = float(year.input_wh.sum()) + backup + off_wh
        assert energy == pytest.approx(one.outcome.annual_energy_wh, rel=1e-4)


@pytest.mark.parametrize("backup_max_w", [None, 3e3])
def test_a_unit_in_reserve_helps_only_where_the_back_up_does_not_reach(
    backup_max_w: float | None,
) -> None:
    """As in the family's own year: with a back-up without limit it never runs."""
    asked = study("clinic-shenyang")
    plant = msgspec.structs.replace(
        asked.plant, redundancy=Redundancy.N_PLUS_1, standby_helps=True, units_max=5
    )
    duty = msgspec.structs.replace(asked.duty, backup_max_w=backup_max_w)
    found = program().select(msgspec.structs.replace(asked, plant=plant, duty=duty), FOLDER)
    helped = 0
    for one in [c for c in found.candidates if c.units > 2][:6]:
        year = staged_year(found, one)
        assert year is not None
        again = found.family.evaluate_plants(found.columns, found.situation, [year])
        for key in ("annual_energy_wh", "backup_heat_wh", "unmet_energy_wh", "unmet_hours",
                    "unmet_alone_wh", "unmet_helped_wh"):  # fmt: skip
            own = one.outcome.figure(key)
            assert own is not None
            assert again.columns[key][0] == pytest.approx(own, rel=1e-3, abs=1.0), key
        helped += int((year.run.running[0] > one.units - 1).any())
    assert (helped > 0) is (backup_max_w is not None)
