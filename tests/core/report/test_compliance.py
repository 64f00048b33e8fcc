"""Grades and tiers on paper, in the workbook and in the JSON.

Machine T012 of the selection has a COPc of 5.2 at the nominal point; GB 19577-2024 asks for
5.4 for grade 3 at 528–1163 kW, in table 1 as in table 2: it is short by 0.2/5.4 = 3.7 %.
"""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from core.content.blocks import Stacked, Table
from core.families.selection_json import selection_json
from core.machines.condenser import Condenser
from core.machines.device import Evidence
from core.report.compliance import gates_of
from core.report.compose import content_of
from core.report.nearest import nearest
from core.report.typesetting import pdf
from core.report.wording import cell, worded
from core.report.workbook import workbook
from core.selection.admission import Standing
from core.selection.selection import Selection
from core.standards.governing import rulings
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.project import Project as ProjectClass
from core.standards.project import admit
from core.standards.verdict import Outcome
from core.standards.wording import number
from core.study.choice import Choice
from core.study.compliance import Compliance, Least
from core.vocabulary.language import Language
from tests.core.report.conftest import DAY, DEVICES, selected, study
from tests.core.report.test_content import blocks, texts
from tests.core.report.test_pdf import pages


@pytest.fixture(scope="module")
def barred() -> Selection:
    """Nobody reaches the advanced tier: 8.0, 8.8 and 9.5 by IPLV, by size."""
    return selected(study(compliance=Compliance(least_tier=Least.ADVANCED)))


@pytest.fixture(scope="module")
def claimed() -> Selection:
    """A machine of the advanced tier on the strength of a claim."""
    claim = msgspec.structs.replace(DEVICES[0], cop=8.0, evidence=Evidence.D)
    return selected(study(choice=Choice(chosen=claim.id)), (claim, DEVICES[1]))


def said(selection: Selection, language: Language, part: str) -> list[str]:
    content = content_of(selection, DAY, parts=(part, "other_countries"))
    return list(texts(worded(content, language)))


def test_a_machine_left_out_names_the_floor_it_misses(
    selection: Selection, languages: dict[str, Language]
) -> None:
    left = next(one for one in selection.left_out if one.record.id == "T012")
    figures = {f.name: f.value for f in left.findings[0].figures}
    assert (figures["metric"], figures["required"], figures["actual"]) == (
        "cop_c", "5.40", "5.20"
    )  # fmt: skip
    assert figures["short"] == pytest.approx(0.2 / 5.4)
    sentence = next(text for text in said(selection, languages["zh"], "left_out") if "5.4" in text)
    for words in ("GB 19577-2024 T1-03", "COPc", "实际 5.20", "差 3.7%", "T2-03"):
        assert words in sentence


def test_the_workbook_and_the_json_name_it_too(
    selection: Selection, languages: dict[str, Language]
) -> None:
    book = load_workbook(BytesIO(workbook(selection, languages["zh"], DAY)))
    rows = list(book["排除的设备"].iter_rows(values_only=True))
    why = next(row[-1] for row in rows if row[0] == "T012")
    assert "COPc 要求 5.40，实际 5.20" in why
    document = json.loads(selection_json(selection))
    left = next(one for one in document["left_out"] if one["id"] == "T012")
    assert [one["code"] for one in left["findings"]] == [
        "project_below_access", "path_missed_alike",
    ]  # fmt: skip
    figures = {one["name"]: one["value"] for one in left["findings"][0]["figures"]}
    assert (figures["metric"], figures["required"]) == ("cop_c", "5.40")


def test_the_workbook_and_the_json_have_every_gate_of_a_candidate(
    selection: Selection, languages: dict[str, Language]
) -> None:
    # T004, 500 kW: IPLV 6.9 is grade 3 by table 1 (7.8/7.2/5.7), whose floor on COPc is 5.0.
    book = load_workbook(BytesIO(workbook(selection, languages["en"], DAY)))
    rows = list(book["Assessments"].iter_rows(values_only=True))
    at = {title: number for number, title in enumerate(rows[0])}
    title = languages["en"].text
    row = next(
        r for r in rows if r[at["ID"]] == "T004" and "T1-02" in str(r[at[title("verdict.row")]])
    )
    assert "COPc: 5.00, 5.00 needed" in row[at[title("verdict.gates")]]
    assert row[at[title("verdict.as_of")]] == DAY.isoformat()
    document = json.loads(selection_json(selection))
    verdicts = next(c for c in document["candidates"] if c["device"]["id"] == "T004")["verdicts"]
    verdict = next(one for one in verdicts if one["row"] == "T1-02")
    assert verdict["gates"] == [
        {"level": "3", "metric": "cop_c", "required": 5.0, "actual": pytest.approx(5.0),
         "met": True, "unit": "W/W"},
    ]  # fmt: skip
    assert verdict["decided_by"] == "T1-02"


def test_every_gate_of_a_row_is_printed(languages: dict[str, Language]) -> None:
    """GB 19577-2024 table 3, floor heating up to 35 kW: COPdh 2.0 and COPh 2.3."""
    figures: dict[str, float | str] = {
        "heating_capacity": 30.0, "terminal": "floor", "hspf": 3.7, "cop_dh": 1.9, "cop_h": 2.2,
    }  # fmt: skip
    standards = shipped_standards()
    verdicts = judge(standards, "low_ambient_heat_pump", figures, DAY)
    grade = next(one for one in verdicts if one.edition == "GB 19577-2024")
    gates = [cell(one, languages["zh"]) for one in gates_of(standards, grade)]
    assert len(gates) == 2
    for gate, limit, actual in zip(gates, ("2.00", "2.30"), ("1.90", "2.20"), strict=True):
        assert f"{limit}，实际 {actual}，未满足" in gate


def test_the_better_path_is_said_beside_the_other(
    selection: Selection, languages: dict[str, Language]
) -> None:
    # T002: IPLV 7.7 is grade 2 by table 1 (7.5), COPc 5.6 grade 3 by table 2 (6.0, 5.4).
    only = replace(
        selection, candidates=tuple(c for c in selection.candidates if c.record.id == "T002")
    )
    content = content_of(only, DAY, parts=("compliance",))
    results = [row[4] for b in blocks(content) if isinstance(b, Table) for row in b.rows]
    stacked = [one for one in results if isinstance(one, Stacked)]
    assert [cell(one.second, languages["en"]) for one in stacked][:1] == [
        "the better path counts: T1-03"
    ]


def test_the_annex_says_on_which_day_was_judged(
    selection: Selection, languages: dict[str, Language]
) -> None:
    for part in ("compliance", "annex"):
        shown = said(selection, languages["zh"], part)
        assert any("2026-11-21" in text for text in shown)
        assert any("选型当日" in text for text in shown)
    asked = study(compliance=Compliance(judged_on=date(2025, 1, 31)))
    shown = said(selected(asked, DEVICES[:2]), languages["zh"], "annex")
    assert any("2025-01-31（选型方案指定）" in text for text in shown)


def test_the_asterisk_is_explained_where_it_stands(
    claimed: Selection, selection: Selection, languages: dict[str, Language]
) -> None:
    shown = said(claimed, languages["zh"], "compliance")
    assert any("先进*" in text for text in shown)
    explained = languages["zh"].text("report.compliance.not_firm")
    assert "数据可信等级 D" in explained
    assert explained in shown
    assert explained not in said(selection, languages["zh"], "compliance")


def test_without_candidates_the_report_says_which_limit_binds_and_by_how_much(
    barred: Selection, language: Language, resources: Any
) -> None:
    assert not barred.candidates
    by_code = {one.code: one for one in nearest(barred)}
    one = by_code["tier_below_least_advanced"]
    # T005 and T006 alike miss 8.0 by less than anyone misses 8.0, 8.8 or 9.5.
    assert one.machine.record.id == "T005"
    tier = one.machine.standing.tier if one.machine.standing else None
    assert tier is not None
    assert tier.actual is not None
    figures = {f.name: f.value for f in one.machine.findings[0].figures}
    assert figures["required"] == "8.00"
    assert figures["short"] == pytest.approx((8.0 - tier.actual) / 8.0)
    others = [left for left in barred.left_out if left.findings[0].code == one.code]
    shorts = [{f.name: f.value for f in left.findings[0].figures}["short"] for left in others]
    assert figures["short"] == min(shorts)
    assert (one.count, one.total) == (3, 6)  # three of 300–528 kW, by T23-03
    first = " ".join(pages(pdf(content_of(barred, DAY), language, resources))[0].split())
    for words in ("Smardt", "T005", "T23-03", "8.00", "T012", "5.40", "3.7"):
        assert words in first


def test_what_a_tier_leaves_out_says_what_is_reached_and_what_is_missed(
    barred: Selection, languages: dict[str, Language]
) -> None:
    shown = said(barred, languages["zh"], "left_out")
    sentence = next(text for text in shown if "要求先进水平" in text and "T23-04" in text)
    assert "实为节能水平" in sentence
    assert "要求 8.80" in sentence


def test_a_reason_without_figures_has_no_nearest(selection: Selection) -> None:
    assert {one.code for one in nearest(selection)} == {"project_below_access"}


def test_the_annex_has_every_column_that_a_reviewer_asks_for(
    selection: Selection, language: Language, resources: Any
) -> None:
    """Item, standard, row, required, actual, outcome, evidence, confidence, day."""
    content = content_of(selection, DAY, parts=("compliance", "other_countries"))
    page = " ".join(" ".join(pages(pdf(content, language, resources))).split())
    first = selection.candidates[0]
    for one in first.standing.verdicts:
        if one.outcome is Outcome.OUT_OF_SCOPE:
            continue
        edition = selection.standards.by_code[one.edition]
        actual = one.actual or 0.0  # a COP, an EER, an IPLV in hundredths and without a unit
        figure = f"{actual:.2f}" if one.unit == "W/W" else number(round(actual, 3))
        for words in (one.row, edition.in_force.isoformat(), figure):
            assert words in page
    assert "W/W" not in page
    for words in ("GB 19577-2024", "T1-03", "2026-11-21", str(first.record.evidence)):
        assert words in page
    # How sure the tables are is said once; the editions concerned carry a mark.
    assert "GB 19577-2024 ‡" in page
    note = {"zh": "尚未与标准原文逐项核对", "en": "not been checked item by item"}[language.code]
    assert page.count(note) == 1
    columns = next(b for b in blocks(content) if isinstance(b, Table)).columns
    assert [cell(one.title, language) for one in columns] == {
        "zh": ["判定指标", "标准", "要求值", "实际值", "结论", "数据等级"],
        "en": ["Item", "Standard", "Required", "Actual", "Result", "Data grade"],
    }[language.code]


def test_an_air_cooled_machine_has_tier_and_grade_side_by_side(
    languages: dict[str, Language],
) -> None:
    """COP 4.6: IPLV by GB/T 18430.1 for the tier (4.50/3.70/2.90), COPc for the grade (3.4)."""
    duty = msgspec.structs.replace(study().duty, condenser=Condenser.AIR)
    limits = {"condenser_min_c": 10.0, "condenser_max_c": 45.0}
    # 1 at the air-cooled reference of 35 °C
    machine = msgspec.structs.replace(
        DEVICES[8], cop=4.6, entering_condenser_c=35.0, price=None,
        capacity_curve=msgspec.structs.replace(
            DEVICES[8].capacity_curve, coefficients=(1.35, 0, 0, -0.01, 0, 0), **limits
        ),
        power_curve=msgspec.structs.replace(
            DEVICES[8].power_curve, coefficients=(0.125, 0, 0, 0.025, 0, 0), **limits
        ),
    )  # fmt: skip
    only = selected(study(duty=duty), (machine,))
    (candidate,) = only.candidates
    standing = candidate.standing
    assert standing.tier is not None
    assert standing.grade is not None
    assert (standing.tier.metric, standing.grade.metric) == ("iplv", "cop_c")
    assert (standing.grade.row, standing.grade.required) == ("T2-05", 3.4)
    (ruling,) = standing.rulings
    assert ruling.side_by_side
    shown = said(only, languages["zh"], "compliance")
    assert any("并列" in text for text in shown)
    assert standing.tier.row == "T23-02"  # above 50 kW


def judged_as(selection: Selection, product: str, **figures: float | str) -> Selection:
    """The selection with its first machine judged as another product."""
    verdicts = judge(shipped_standards(), product, figures, DAY)
    standing = Standing(
        verdicts=verdicts,
        rulings=rulings(verdicts),
        admission=admit(verdicts, ProjectClass.ORDINARY),
    )
    first = selection.candidates[0]
    groups = tuple(replace(group, standing=standing) for group in first.groups)
    first = replace(first, groups=groups, standing=standing)
    return replace(selection, candidates=(first,))


def test_an_open_floor_is_printed_as_a_condition(
    selection: Selection, languages: dict[str, Language]
) -> None:
    """IPLV 7.2 at 700 kW is grade 3 (6.2) if COPc is at least 5.4, which is not given."""
    shown = said(
        judged_as(selection, "chiller", condenser="water", cooling_capacity=700.0, iplv=7.2,
                  iplv_method="gb_18430_1_2007"),
        languages["zh"], "compliance",
    )  # fmt: skip
    assert "节能 · 3级*" in shown
    assert "能效3级（附条件）" in shown
    assert "另须名义制冷性能系数 COPc 5.40，未给出" in shown
    assert languages["zh"].text("report.compliance.not_firm") in shown


def test_a_gate_that_bars_a_better_grade_is_printed_with_that_grade(
    selection: Selection, languages: dict[str, Language]
) -> None:
    """GB 21454-2021 up to 14 kW: SEER 5.5/5.1/4.8, EERmin 3.6/2.9/2.1."""
    shown = said(
        judged_as(selection, "multi_split", type="air_cooled_cooling_only", cooling_capacity=10.0,
                  seer=5.6, eer_min=3.0),
        languages["zh"], "compliance",
    )  # fmt: skip
    (gates,) = (text for text in shown if "3.6" in text)
    better, own = gates.split("；")
    assert better.startswith("能效1级：")
    assert "未满足" in better
    assert "2.9" in own
    assert "，满足" in own


def test_a_machine_no_standard_speaks_of_is_told(
    selection: Selection, languages: dict[str, Language]
) -> None:
    shown = said(
        judged_as(selection, "induction_motor", poles=4.0, rated_power=5000.0, efficiency=97.0),
        languages["zh"], "compliance",
    )  # fmt: skip
    assert languages["zh"].text("report.compliance.no_edition") in shown
    assert "–" in shown


def test_a_minimum_of_another_country_is_no_access_tier(
    selection: Selection, languages: dict[str, Language]
) -> None:
    """ASHRAE 90.1-2022, centrifugal, 150–300 tons: 0.61 and 0.55 kW/ton, or 0.635 and 0.40."""
    shown = said(
        judged_as(selection, "chiller", condenser="water", compressor="centrifugal",
                  cooling_capacity=700.0, full_load_kw_per_ton=0.70, iplv_kw_per_ton=0.60,
                  iplv_kw_per_ton_method="ahri_550_590"),
        languages["zh"], "compliance",
    )  # fmt: skip
    assert languages["zh"].text("verdict.below_minimum") in shown


def test_what_the_project_asks_for_is_printed(languages: dict[str, Language]) -> None:
    asked = Compliance(
        project_class=ProjectClass.SATURATED_INDUSTRY, least_grade=3, tiers_move_up=True,
        override_reason="无先进水平产品供应",
    )  # fmt: skip
    shown = said(selected(study(compliance=asked), DEVICES[:3]), languages["zh"], "compliance")
    for words in ("产能饱和行业", "无先进水平产品供应", languages["zh"].text("field.least_grade")):
        assert any(words in text for text in shown)
    assert languages["zh"].text("report.compliance.moved_up") in shown
