"""Grades and tiers in the selection: who is admitted, who comes first, and what is said.

Notice 发改环资规〔2024〕127号: equipment below access may not be used; new, rebuilt and
state-funded projects need saving (五); saturated industries advanced, in principle.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from core.families.industrial_heat.family import INDUSTRIAL_HEAT
from core.families.registry import decode, family_of
from core.machines.device import Evidence, is_made_to_size
from core.selection.grader import Grader
from core.selection.selection import Selection
from core.selection.way import select
from core.standards.project import Project, Proof
from core.study.compliance import Compliance, Least
from tests.kept import program

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "examples"
TODAY = date(2026, 11, 21)


def selected(name: str = "office-shanghai", devices=None, **asked) -> Selection:
    """The example with another compliance section, as of a fixed day."""
    before = plain(name)
    study = msgspec.structs.replace(before.study, compliance=Compliance(**asked))
    return select(
        family_of(study), study, before.situation.station, before.climate, before.load,
        devices or program().catalog.devices("chillers"),
        grader=program().grader, today=TODAY, catalog_version="", program_version="",
    )  # fmt: skip


@cache
def plain(name: str) -> Selection:
    return program().select(decode((FOLDER / f"{name}.json").read_bytes(), name), FOLDER)


def reasons(selection: Selection) -> list[str]:
    return [one.findings[0].code for one in selection.left_out]


def tiers(selection: Selection) -> list[str]:
    return [c.standing.tier.level for c in selection.candidates]


def test_what_is_below_access_is_not_offered_and_the_row_says_why():
    chosen = selected()
    assert "project_below_access" in reasons(chosen)
    left = next(one for one in chosen.left_out if one.findings[0].code == "project_below_access")
    assert left.findings[0].source.startswith("发改环资规〔2024〕127号")
    assert all(c.standing.admission.stage in (1, 2, 3) for c in chosen.candidates)


def test_a_new_project_takes_saving_and_better_the_advanced_first():
    chosen = selected("hospital-guangzhou", project_class=Project.NEW_OR_STATE_FUNDED)
    assert set(tiers(chosen)) == {"advanced", "saving"}
    whole = [c.standing.tier.level for c in chosen.candidates if c.shortfall is None]
    assert whole == sorted(whole)  # advanced, then saving
    assert "project_needs_saving" in reasons(chosen)


def test_a_saturated_industry_needs_advanced_or_a_written_reason_that_is_printed():
    hospital = "hospital-guangzhou"
    strict = selected(hospital, project_class=Project.SATURATED_INDUSTRY)
    assert set(tiers(strict)) == {"advanced"}
    reason = "只有现有机房的尺寸"
    eased = selected(hospital, project_class=Project.SATURATED_INDUSTRY, override_reason=reason)
    assert set(tiers(eased)) == {"advanced", "saving"}
    said = [f for c in eased.candidates for f in c.standing.findings]
    assert reason in {f.value for one in said for f in one.figures}


def test_a_least_tier_of_ones_own_leaves_out_the_others():
    chosen = selected(least_tier=Least.ADVANCED)
    assert set(tiers(chosen)) == {"advanced"}
    assert "tier_below_least_advanced" in reasons(chosen)


def test_what_a_least_tier_leaves_out_says_what_was_reached_and_what_was_missed():
    """The list of 2024, water-cooled: advanced from 8.0, 8.8 and 9.5 by IPLV, by size."""
    chosen = selected(least_tier=Least.ADVANCED)
    limits = {"T23-03": "8.00", "T23-04": "8.80", "T23-05": "9.50"}
    left = [x for x in chosen.left_out if x.findings[0].code == "tier_below_least_advanced"]
    assert left
    for one in left:
        headline = {f.name: f.value for f in one.findings[0].figures}
        assert headline["reached"] in ("saving", "access", "2", "3")
        named = [{f.name: f.value for f in said.figures} for said in one.findings]
        by_list = [figures for figures in named if " T23-" in str(figures.get("row"))]
        assert by_list
        for figures in by_list:
            assert figures["required"] == limits[str(figures["row"]).split()[-1]]
            assert 0.0 < float(figures["short"]) < 1.0


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"least_tier": Least.ACCESS}, "tier_unproved_access"),
        ({"least_tier": Least.SAVING}, "tier_unproved_saving"),
        ({"least_grade": 2}, "grade_unproved"),
    ],
)
def test_a_machine_that_cannot_be_judged_is_to_be_proved_and_says_what_is_missing(asked, code: str):
    """Without a capacity it belongs to no class of the tables."""
    chosen = selected()
    unknown = msgspec.structs.replace(chosen.candidates[0].record, id="unknown", capacity_w=None)
    grader = Grader(program().grader.standards)
    (standing,) = grader.standings(chosen.family, (unknown,), Compliance(**asked), TODAY)
    admission = standing.admission
    assert (admission.admitted, admission.proof) == (True, Proof.TO_BE_PROVED)
    assert [one.code for one in admission.findings[:2]] == [code, "not_judged_missing"]
    missing = {f.name: f.value for f in admission.findings[1].figures}["missing"]
    assert missing == "cooling_capacity"
    assert code in {one.code for one in standing.findings}


def test_a_least_tier_of_what_the_list_does_not_name_is_admitted_with_a_word():
    (standing,) = Grader(program().grader.standards).standings(
        INDUSTRIAL_HEAT,
        program().catalog.devices("industrial_heat")[:1],
        Compliance(least_tier=Least.SAVING, least_grade=1),
        TODAY,
    )
    assert (standing.admission.admitted, standing.admission.proof) == (True, Proof.NOT_LISTED)
    assert {one.code for one in standing.findings} == {"project_not_listed", "grade_not_laid_down"}


def test_a_least_grade_leaves_out_the_worse_with_grade_and_row():
    chosen = selected(least_grade=2)
    assert {c.standing.grade.level for c in chosen.candidates} <= {"1", "2"}
    left = next(one for one in chosen.left_out if one.findings[0].code == "grade_below_least")
    assert {f.name: f.value for f in left.findings[0].figures}["least"] == 2


def test_a_reason_typed_in_an_ordinary_project_changes_no_order():
    plain_order = [c.record.id for c in selected().candidates]
    reason = selected(override_reason="typed by mistake")
    assert [c.record.id for c in reason.candidates] == plain_order


def test_what_is_left_out_by_a_tier_says_required_and_actual():
    left = next(x for x in selected().left_out if x.findings[0].code == "project_below_access")
    figures = {f.name: f.value for f in left.findings[0].figures}
    assert re.fullmatch(r"\d+\.\d\d", figures["required"])  # a COP or an IPLV, without a unit
    assert float(figures["actual"]) < float(figures["required"])
    assert left.standing is not None


def test_when_the_tiers_move_up_yesterdays_access_is_below():
    assert "access" in tiers(selected())
    moved = selected(tiers_move_up=True)
    assert set(tiers(moved)) <= {"advanced", "saving"}


def test_the_day_decides_which_edition_grades():
    """GB 19577-2024 holds from 2025-02-01, GB 19577-2015 up to the day before."""
    before = selected(judged_on=date(2025, 1, 31))
    after = selected(judged_on=date(2025, 2, 1))
    assert {c.standing.grade.edition for c in before.candidates} == {"GB 19577-2015"}
    assert {c.standing.grade.edition for c in after.candidates} == {"GB 19577-2024"}
    assert before.judged_on == date(2025, 1, 31)


def test_a_claim_is_not_called_advanced_without_a_warning():
    chosen = selected().candidates
    first = next(c.record for c in chosen if c.standing.tier.level == "advanced")
    claim = msgspec.structs.replace(first, id="claim", evidence=Evidence.D)
    chosen = selected(devices=(claim,))
    assert chosen.candidates[0].standing.tier.level == "advanced"
    assert "verdict_evidence_d" in {f.code for f in chosen.candidates[0].findings}


@pytest.mark.parametrize("load_factor", [0.5, 1.0])
def test_the_standing_does_not_depend_on_the_load(load_factor: float):
    chosen = selected()
    duty = msgspec.structs.replace(chosen.study.duty, peak_w=chosen.design.peak_w * load_factor)
    study = msgspec.structs.replace(chosen.study, duty=duty)
    again = select(
        family_of(study), study, chosen.situation.station, chosen.climate, chosen.load,
        program().catalog.devices("chillers"),
        grader=program().grader, today=TODAY, catalog_version="", program_version="",
    )  # fmt: skip
    known = {c.record.id: c.standing for c in chosen.candidates}
    # Limits differ by size: a class of another size may stand otherwise.
    shared = [c for c in again.candidates if c.record.id in known and not is_made_to_size(c.record)]
    assert shared
    assert all(c.standing == known[c.record.id] for c in shared)
