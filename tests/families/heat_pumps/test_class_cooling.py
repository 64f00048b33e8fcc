"""Classes of heat pumps for fan coils in summer: what is asked of their cooling, and what binds.

Cooling COP of GB 19577-2024 table 2 for air-cooled units: 3.4, 3.2 and 2.8 of grades 1 to 3.
"""

import json
from functools import cache
from typing import Any

import pytest

from core.content.blocks import Quantity
from core.families.registry import decode
from core.machines.device import is_made_to_size
from core.report.schedule import requirements
from core.selection.selection import Candidate, Selection
from tests.core.selection.examples import FOLDER, program

ASKED = {"grade_1": 3.4, "grade_2": 3.2, "grade_3": 2.8}
HEAT_W = 1.5e5


@cache
def chosen(cooling_w: float, **duty: Any) -> Selection:
    study = {
        "format": "loadfit-study", "schema": 2, "site": {"station": "54511"},
        "duty": {"family": "heat_pumps", "peak_w": HEAT_W, "emitter": "fan_coil",
                 "rooms_cooled": True, "cooling_peak_w": cooling_w, **duty},
        "load": {"kind": "heating", "first_hour": 0, "last_hour": 24, "days_per_week": 7},
    }  # fmt: skip
    return program().select(decode(json.dumps(study).encode(), "summer"), FOLDER)


def classes(selection: Selection) -> list[Candidate]:
    return [one for one in selection.candidates if is_made_to_size(one.record)]


def test_grades_are_asked_for_the_cop_of_air_cooled_units() -> None:
    made = classes(chosen(2.5e5))
    assert {one.record.class_level.value: one.record.eer_w7 for one in made} == ASKED
    for one in made:
        lines = {line.title.key: line for line in requirements(chosen(2.5e5), one, one.groups[0])}
        asked = lines["report.schedule.nominal_eer"].value
        assert isinstance(asked, Quantity)
        assert asked.value == pytest.approx(one.record.eer_w7, abs=0.005)
        assert "report.schedule.nominal_cooling" in lines
        assert "class_cooling" in {found.code for found in one.findings}


@pytest.mark.parametrize("cooling_w", [1.0e5, 2.5e5, 4.0e5])
def test_what_binds_sets_the_size(cooling_w: float) -> None:
    """Units on duty cool as is asked with its margin, and no more than a kilowatt each above it,
    unless the heat asks for more."""
    found = chosen(cooling_w)
    for one in classes(found):
        given = one.units * one.outcome.cooling_capacity_w
        wanted = found.design.cooling_required_w
        assert given >= wanted * (1.0 - 1e-9)
        if given > wanted + one.units * 1.3e3:  # 1 kW of nominal heat cools 1.23
            heat = one.units * one.outcome.unit_capacity_w
            least = found.duty.design_share_min * found.design.required_w
            assert heat <= max(least, found.design.required_w) + one.units * 1.1e3
        assert one.outcome.cooling_unmet_hours == 0.0


def test_a_better_grade_needs_less_and_all_have_the_band_of_full_load() -> None:
    made = {one.record.class_level.value: one.outcome for one in classes(chosen(2.5e5))}
    used = [made[level].annual_energy_wh for level in ASKED]
    assert used == sorted(used)
    assert used[0] < used[2]
    assert {outcome.energy_band for outcome in made.values()} == {0.15}


def test_other_emitters_and_sources_have_no_cooling() -> None:
    floor = chosen(2.5e5, emitter="floor")
    reasons = {one.findings[0].code for one in floor.left_out if is_made_to_size(one.record)}
    assert not classes(floor)
    assert "no_cooling_figures" in reasons
