"""Three projects typed afresh: what stands first can be asked for there, and its schedule prints.

An office in Guangzhou of 3,800 kW with one unit in reserve, a hotel in Harbin of 600 kW of heat, a
school in Beijing: no machine sold in China is in the catalog, so classes stand first, two to four
units on duty, with no figure held at a limit.
"""

import json
from functools import cache
from typing import Any

import pytest

from core.content.requirement import Bound
from core.families.registry import decode
from core.machines.device import is_made_to_size
from core.report.compose import content_of
from core.report.schedule import requirements
from core.report.wording import worded
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from tests.core.report.conftest import DAY
from tests.core.selection.examples import FOLDER, program

STUDIES: dict[str, dict[str, Any]] = {
    "guangzhou office": {
        "site": {"station": "59287"},
        "duty": {"family": "chillers", "peak_w": 3.8e6},
        "load": {"kind": "synthesised", "building": "office"},
        "plant": {"redundancy": "n_plus_1"},
    },
    "harbin hotel": {
        "site": {"station": "50953"},
        "duty": {"family": "heat_pumps", "peak_w": 6e5, "emitter": "fan_coil"},
        "load": {"kind": "heating", "first_hour": 0, "last_hour": 24, "days_per_week": 7},
        "plant": {"units_max": 12},
    },
    "beijing school": {
        "site": {"station": "54511"},
        "duty": {"family": "heat_pumps", "peak_w": 1.5e5, "emitter": "radiator"},
        "load": {"kind": "heating", "first_hour": 6, "last_hour": 18, "days_per_week": 5},
        "plant": {"units_max": 12},
    },
}


@cache
def chosen(name: str, **criteria: str) -> Selection:
    raw = {"format": "loadfit-study", "schema": 2, "criteria": criteria, **STUDIES[name]}
    return program().select(decode(json.dumps(raw).encode(), name), FOLDER)


def codes(candidate: Candidate) -> set[str]:
    return {one.code for found in candidate.findings for one in found.every}


@pytest.mark.parametrize("name", STUDIES)
def test_what_stands_first_can_be_bought_there(name: str) -> None:
    found = chosen(name)
    first = found.candidates[0]
    assert is_made_to_size(first.record)
    on_duty = sum(group.units - group.standby for group in first.groups)
    assert 2 <= on_duty <= 4
    away = ["sold_elsewhere" in codes(one) for one in found.candidates]
    carrying = [one.shortfall is None for one in found.candidates]
    assert (True in away) is (name != "harbin hotel")  # none of them runs in such cold
    assert away[: carrying.count(True)] == sorted(away[: carrying.count(True)])


@pytest.mark.parametrize("name", STUDIES)
def test_nothing_of_it_is_held_at_a_limit(name: str) -> None:
    first = chosen(name).candidates[0]
    assert first.shortfall is None
    assert first.outcome.figure("design_beyond_k") == 0.0
    assert first.outcome.figure("beyond_limits_hours") == 0.0
    if name == "harbin hotel":  # below −30 °C it stands still, and says so
        assert first.outcome.figure("outside_hours") < 30.0
        assert "outside_limits" in codes(first)


@pytest.mark.parametrize("name", STUDIES)
@pytest.mark.parametrize("code", ["zh", "en"])
def test_its_schedule_is_printed(name: str, code: str, languages: dict[str, Language]) -> None:
    found, language = chosen(name), languages[code]
    first = found.candidates[0]
    asked = requirements(found, first, first.groups[0])
    bounds = {line.bound for line in asked}
    assert {Bound.LEAST, Bound.MOST} <= bounds
    said = str(worded(content_of(found, DAY), language))
    for line in asked:
        assert language.text(line.title.key) in said
    assert first.record.model in said


def test_the_user_may_have_them_from_anywhere_or_from_here_alone() -> None:
    anywhere = chosen("beijing school", availability="any")
    assert not is_made_to_size(anywhere.candidates[0].record)
    assert not any("sold_elsewhere" in codes(one) for one in anywhere.candidates)
    here = chosen("beijing school", availability="site_only")
    assert all(is_made_to_size(one.record) for one in here.candidates)
    reasons = {one.findings[0].code for one in here.left_out}
    assert "sold_elsewhere" in reasons


def test_many_small_units_stand_behind_few() -> None:
    """From anywhere, up to twelve of one model: more than four on duty stand behind the others."""
    found = [one for one in chosen("beijing school", availability="any").candidates
             if one.shortfall is None]  # fmt: skip
    many = ["many_of_one_model" in codes(one) for one in found]
    assert [one.units > 4 for one in found] == many
    assert True in many
    assert many == sorted(many)
