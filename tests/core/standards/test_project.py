"""What a project asks of its equipment, and what it does to a device."""

from datetime import date

import pytest

from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.project import Admission, Project, Proof, admit
from core.standards.verdict import Verdict
from core.vocabulary.finding import Severity

TODAY = date(2026, 6, 1)


def inverter(efficiency: float) -> tuple[Verdict, ...]:
    """A PV inverter of 250 kW: advanced 98.5, saving 98.0, no access; no other standard."""
    figures = {
        "rated_power": 250.0,
        "isolation_transformer": "no",
        "weighted_efficiency": efficiency,
    }
    return judge(shipped_standards(), "pv_inverter", figures, TODAY)


def cooker(efficiency: float) -> tuple[Verdict, ...]:
    """A wok range: advanced 45, saving 35, access 25."""
    figures: dict[str, float | str] = {"type": "wok_range", "thermal_efficiency": efficiency}
    return judge(shipped_standards(), "commercial_gas_range", figures, TODAY)


def codes(admission: Admission) -> list[str]:
    return [finding.code for finding in admission.findings]


@pytest.mark.parametrize(
    ("project", "efficiency", "admitted", "preferred"),
    [
        (Project.ORDINARY, 25.0, True, True),
        (Project.ORDINARY, 24.0, False, False),
        (Project.NEW_OR_STATE_FUNDED, 45.0, True, True),
        (Project.NEW_OR_STATE_FUNDED, 35.0, True, False),
        (Project.NEW_OR_STATE_FUNDED, 34.0, False, False),
        (Project.SATURATED_INDUSTRY, 45.0, True, True),
        (Project.SATURATED_INDUSTRY, 44.0, False, False),
        (Project.PUBLIC_INSTITUTION, 45.0, True, True),
        (Project.PUBLIC_INSTITUTION, 25.0, True, False),
        (Project.RENEWAL, 45.0, True, True),
        (Project.RENEWAL, 35.0, True, False),
        (Project.RENEWAL, 30.0, False, False),
    ],
)
def test_the_tier_a_project_asks_for(
    project: Project, efficiency: float, admitted: bool, preferred: bool
) -> None:
    found = admit(cooker(efficiency), project)
    assert (found.admitted, found.preferred) == (admitted, preferred)
    excluded = [one for one in found.findings if one.severity is Severity.EXCLUDES]
    assert bool(excluded) is not admitted
    assert all("T25-01" in str(one.figures[0].value) for one in excluded)
    assert all(one.source.startswith("发改环资规〔2024〕127号") for one in found.findings)


def test_a_device_below_access_is_out_whatever_the_project() -> None:
    for project in Project:
        assert "project_below_access" in codes(admit(cooker(24.9), project, override_reason="x"))


def test_a_saturated_industry_may_waive_its_tier_with_a_written_reason() -> None:
    found = admit(cooker(40.0), Project.SATURATED_INDUSTRY, override_reason=" 无先进水平产品供应 ")
    assert found.admitted
    override = next(one for one in found.findings if one.code == "project_override")
    assert override.figures[0].value == "无先进水平产品供应"
    below = admit(cooker(30.0), Project.SATURATED_INDUSTRY, override_reason="reason")
    assert (below.admitted, codes(below)[-1]) == (False, "project_needs_saving")
    blank = admit(cooker(40.0), Project.SATURATED_INDUSTRY, override_reason="  ")
    assert not blank.admitted


def test_an_override_is_no_way_out_for_other_projects() -> None:
    found = admit(cooker(30.0), Project.RENEWAL, override_reason="reason")
    assert not found.admitted
    assert "project_override" not in codes(found)


def test_public_institutions_are_told_of_the_procurement_list() -> None:
    assert "project_procurement_list" in codes(admit(cooker(45.0), Project.PUBLIC_INSTITUTION))


def test_without_an_access_tier_an_ordinary_project_bars_nothing() -> None:
    found = admit(inverter(90.0), Project.ORDINARY)
    assert (found.admitted, found.stage) == (True, 4)
    assert not admit(inverter(90.0), Project.RENEWAL).admitted


@pytest.mark.parametrize(
    ("efficiency", "stage", "renewal"), [(45.0, 2, True), (40.0, 3, False), (30.0, 4, False)]
)
def test_what_if_the_tiers_move_up_a_stage(efficiency: float, stage: int, renewal: bool) -> None:
    found = admit(cooker(efficiency), Project.RENEWAL, stage_up=True)
    assert (found.stage, found.admitted) == (stage, renewal)
    assert "project_stage_up" in codes(found)
    ordinary = admit(cooker(efficiency), Project.ORDINARY, stage_up=True)
    assert ordinary.admitted is (stage <= 3)  # old saving is the new minimum


def chiller(**figures: float | str) -> tuple[Verdict, ...]:
    given = {"condenser": "water", "cooling_capacity": 700.0, "iplv": 7.2,
             "iplv_method": "gb_18430_1_2007", **figures}  # fmt: skip
    return judge(shipped_standards(), "chiller", given, TODAY)


def test_the_stricter_of_tier_and_grade_decides() -> None:
    # tier 节能 by the list, grade 3 by GB 19577-2024: the stricter is access
    found = admit(chiller(), Project.NEW_OR_STATE_FUNDED)
    assert (found.admitted, found.stage) == (False, 3)
    assert "GB 19577-2024 T1-03" in str(found.findings[-1].figures[0].value)
    assert admit(chiller(iplv=7.5), Project.NEW_OR_STATE_FUNDED).admitted


def test_moving_the_tiers_up_leaves_the_grade_as_it_is() -> None:
    found = admit(chiller(iplv=8.9), Project.ORDINARY, stage_up=True)
    assert found.stage == 2  # advanced becomes saving; grade 1 stays


def test_below_access_by_one_path_is_not_below_access() -> None:
    # IPLV 6.0 misses table 1 (6.2), COPc 6.1 is grade 2 by table 2: one of them suffices
    assert "project_below_access" not in codes(
        admit(chiller(iplv=6.0, cop_c=6.1), Project.ORDINARY)
    )
    assert "project_below_access" in codes(admit(chiller(iplv=6.0, cop_c=5.3), Project.ORDINARY))


def test_a_tier_that_cannot_be_judged_is_to_be_proved() -> None:
    unknown = chiller(iplv_method="ahri_551_591")
    renewal = admit(unknown, Project.RENEWAL)
    assert codes(renewal) == ["project_saving_unproved", "not_judged_method"]
    assert (renewal.admitted, renewal.preferred, renewal.proof) == (True, False, Proof.TO_BE_PROVED)
    saturated = admit(unknown, Project.SATURATED_INDUSTRY)
    assert codes(saturated)[0] == "project_advanced_unproved"  # the tier that is missing is named
    ordinary = admit(unknown, Project.ORDINARY)
    assert (ordinary.admitted, codes(ordinary)) == (True, ["project_access_not_shown"])
    assert ordinary.proof is Proof.NOT_ASKED


def test_a_figure_that_fails_is_out_and_not_to_be_proved() -> None:
    failing = admit(chiller(iplv=5.0), Project.RENEWAL)  # access of the list from 5.5
    assert (failing.admitted, failing.proof) == (False, Proof.SHOWN)
    assert admit(chiller(iplv=9.0), Project.RENEWAL).proof is Proof.SHOWN


def test_a_product_outside_the_list_is_not_touched() -> None:
    figures = {"pump_duty": "clean_water", "pump_form": "inline", "flow": 50.0,
               "specific_speed": 100.0, "efficiency": 80.0}  # fmt: skip
    found = admit(judge(shipped_standards(), "centrifugal_pump", figures, TODAY), Project.RENEWAL)
    assert (found.admitted, found.proof) == (True, Proof.NOT_LISTED)
    (said,) = (one for one in found.findings if one.code == "project_not_listed")
    assert said.severity is Severity.WARNING  # it is admitted with a word


def test_a_device_that_no_edition_speaks_of_is_admitted_with_a_word() -> None:
    found = admit((), Project.SATURATED_INDUSTRY)
    assert (found.admitted, found.proof) == (True, Proof.NOT_LISTED)
    assert codes(found) == ["project_not_listed"]
