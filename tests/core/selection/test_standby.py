"""The standby unit of N+1 helps where the duty allows it, and what is not met is told both ways."""

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.heat_pumps.duty import Backup
from core.selection.selection import Selection
from core.study.plant import EQUAL_LOADS, Plant, Redundancy, Staging
from gui.program.program import Program
from gui.program.study_file import example
from tests import kept
from tests.families.chillers.test_evaluation import loads, profile, run

EXAMPLES = Path(__file__).resolve().parents[3] / "resources" / "examples"
HOURS = ("unmet_alone_hours", "unmet_helped_hours")
ENERGY = ("unmet_alone_wh", "unmet_helped_wh")


@pytest.fixture(scope="module")
def program() -> Program:
    return kept.program()


@settings(max_examples=60)
@given(points=loads, staging=st.sampled_from(EQUAL_LOADS), helps=st.booleans())
def test_help_never_leaves_more_unmet(points: Any, staging: Staging, helps: bool) -> None:
    """Nor hours nor energy; the outcome is that of the way allowed."""
    plant = Plant(redundancy=Redundancy.N_PLUS_1, staging=staging, standby_helps=helps)
    columns = run(profile(*zip(*points, strict=True)), plant=plant).columns
    assert (columns["unmet_helped_hours"] <= columns["unmet_alone_hours"] + 1e-9).all()
    room = 1e-9 * columns["unmet_alone_wh"] + 1e-6
    assert (columns["unmet_helped_wh"] <= columns["unmet_alone_wh"] + room).all()
    assert columns["unmet_hours"] == pytest.approx(columns[HOURS[helps]])
    assert columns["unmet_energy_wh"] == pytest.approx(columns[ENERGY[helps]])


@pytest.mark.parametrize("staging", EQUAL_LOADS)
def test_of_two_units_the_standby_carries_what_is_missing(staging: Staging) -> None:
    """1,500 kW for 10 h on 1,000 kW: 5 MWh; with both units nothing. 500 kW run as before."""
    year = profile([1.5e6, 5e5], [30.0, 30.0], [10.0, 100.0])
    idle = Plant(redundancy=Redundancy.N_PLUS_1, staging=staging)
    helps = msgspec.structs.replace(idle, standby_helps=True)
    alone, helped = run(year, plant=idle).columns, run(year, plant=helps).columns
    for columns in (alone, helped):
        assert [columns[key][1] for key in HOURS] == pytest.approx([10.0, 0.0])
        assert [columns[key][1] for key in ENERGY] == pytest.approx([5e6, 0.0])
    assert (alone["unmet_hours"][1], helped["unmet_hours"][1]) == (10.0, 0.0)
    # Half load runs on one unit either way; the ten hours take two at 0.75 instead of one at 1.
    one, two = 1e6 / 5.0 * (0.2 + 0.8 * 1.0), 2 * 1e6 / 5.0 * (0.2 + 0.8 * 0.75)
    gained = helped["annual_energy_wh"][1] - alone["annual_energy_wh"][1]
    assert gained == pytest.approx((two - one) * 10.0)


def test_without_a_standby_nothing_is_told() -> None:
    columns = run(profile([1.5e6], [30.0], [10.0])).columns
    assert all(np.isnan(columns[key]).all() for key in (*HOURS, *ENERGY))


def chosen(program: Program, name: str, *, standby_helps: bool = False, **duty: Any) -> Selection:
    study = example(name)
    plant = msgspec.structs.replace(
        study.plant, redundancy=Redundancy.N_PLUS_1, standby_helps=standby_helps
    )
    changed = msgspec.structs.replace(study.duty, **duty)
    return program.select(msgspec.structs.replace(study, duty=changed, plant=plant), Path())


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("hospital-guangzhou", {}),
        ("school-beijing", {"backup": Backup.NONE}),
        ("school-beijing", {"backup_max_w": 20e3}),
        ("dairy-shanghai", {"boiler_stays": False}),
        ("dairy-shanghai", {}),
    ],
)
def test_every_family_with_a_standby_tells_both_ways(
    program: Program, name: str, more: dict[str, Any]
) -> None:
    idle = chosen(program, name, **more)
    helps = chosen(program, name, standby_helps=True, **more)
    assert idle.candidates
    was = {(c.record.id, c.units): c.outcome for c in idle.candidates}
    now = {(c.record.id, c.units): c.outcome for c in helps.candidates}
    for key in was.keys() & now.keys():
        before, after = was[key], now[key]
        assert before.unmet_hours == before.unmet_alone_hours == after.unmet_alone_hours
        assert after.unmet_hours == after.unmet_helped_hours == before.unmet_helped_hours
        assert after.unmet_hours <= before.unmet_hours
        assert after.unmet_energy_wh <= before.unmet_energy_wh * (1 + 1e-9)


def test_what_is_drawn_is_what_was_computed(program: Program) -> None:
    """Points of the report carry the energy of the outcome, the standby's help included."""

    found = chosen(program, "school-beijing", standby_helps=True, backup=Backup.NONE)
    for candidate in found.candidates[:3]:
        _, power = found.family.report.operation(found, candidate)
        energy = float(power @ found.profile.hours.sum(axis=1))
        assert energy == pytest.approx(candidate.outcome.annual_energy_wh, rel=1e-6)


def test_the_choice_has_no_effect_without_a_standby() -> None:
    assert "plant.standby_helps" in Plant().without_effect()
    assert "plant.standby_helps" not in Plant(redundancy=Redundancy.N_PLUS_1).without_effect()


DOUBLED = ("chilled-pumps-shanghai", "clean-room-suzhou", "textile-suzhou", "office-shanghai",
           "school-beijing", "boilers-harbin", "ups-langfang", "hydrogen-ordos",
           "dairy-shanghai")  # fmt: skip


@pytest.mark.parametrize("name", DOUBLED)
def test_with_2n_every_unit_has_its_double(program: Program, name: str) -> None:
    study = example(name)
    plant = msgspec.structs.replace(
        study.plant, redundancy=Redundancy.TWO_N, units_min=1, units_max=5, models_max=1
    )
    found = program.select(msgspec.structs.replace(study, plant=plant), EXAMPLES)
    tried = [one.units for one in found.candidates]
    tried += [more.units for one in found.candidates for more in one.alternatives]
    assert tried
    assert not [units for units in tried if units % 2]
