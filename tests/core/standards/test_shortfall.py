"""What a device misses: every limit by name, with what is required, what it has, by how much."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.project import Project, admit, short_of
from core.standards.verdict import Verdict
from core.standards.wording import Wording
from core.vocabulary.finding import Finding, Severity
from core.vocabulary.language import Language

TODAY = date(2026, 6, 1)
NDRC = "发改环资规〔2024〕127号"


def judged(product: str, **figures: float | str) -> tuple[Verdict, ...]:
    return judge(shipped_standards(), product, figures, TODAY)


def chiller(iplv: float, cop_c: float) -> tuple[Verdict, ...]:
    return judged(
        "chiller", condenser="water", cooling_capacity=700.0, iplv=iplv, cop_c=cop_c,
        iplv_method="gb_18430_1_2007",
    )  # fmt: skip


def told(findings: Sequence[Finding]) -> list[tuple[object, ...]]:
    """Code, row, metric, required and actual of what excludes."""
    found = []
    for one in findings:
        if one.severity is Severity.EXCLUDES:
            figures = {f.name: f.value for f in one.figures}
            keys = ("row", "metric", "required", "actual")
            found.append((one.code, *(figures.get(key) for key in keys)))
    return found


def test_both_limits_of_a_row_are_named_and_the_path_that_asks_for_the_same() -> None:
    # Grade 3: IPLV 6.2 and COPc 5.4, by table 1 as by table 2. 5.0 misses by 7.4 %, 6.0 by 3.2 %.
    findings = admit(chiller(6.0, 5.0), Project.ORDINARY).findings
    assert told(findings) == [
        ("project_below_access", "GB 19577-2024 T1-03", "cop_c", "5.40", "5.00"),
        ("limit_missed", "GB 19577-2024 T1-03", "iplv", "6.20", "6.00"),
        ("path_missed_alike", "GB 19577-2024 T2-03", None, None, None),
    ]
    short = [{f.name: f.value for f in one.figures}.get("short") for one in findings]
    assert short[:2] == pytest.approx([0.4 / 5.4, 0.2 / 6.2])


def test_a_limit_that_is_met_is_not_named_as_the_one_that_was_missed() -> None:
    # IPLV 7.2 passes 6.2; the floor of 5.4 on COPc is what bars it.
    (headline, *_) = told(admit(chiller(7.2, 5.3), Project.ORDINARY).findings)
    assert headline == (
        "project_below_access", "GB 19577-2024 T1-03", "cop_c", "5.40", "5.30"
    )  # fmt: skip


def test_every_edition_that_bars_a_device_is_named() -> None:
    # IPLV 5.3: access is 5.5 by the list, grade 3 6.2 by GB 19577-2024
    rows = [row for _, row, *_ in told(admit(chiller(5.3, 5.5), Project.ORDINARY).findings)]
    assert rows == ["GB 19577-2024 T1-03", "GB 19577-2024 T2-03", f"{NDRC} T23-04"]


def test_the_limit_is_that_of_the_tier_asked_for_not_of_the_one_reached() -> None:
    # IPLV 6.5 and COPc 6.1: access by the list (5.5), grade 2 by table 2; saving is 7.0.
    found = admit(chiller(6.5, 6.1), Project.NEW_OR_STATE_FUNDED)
    assert told(found.findings) == [
        ("project_needs_saving", f"{NDRC} T23-04", "iplv", "7.00", "6.50")
    ]


def test_floors_of_a_heat_pump_are_named_both() -> None:
    # GB 19577-2024 table 3, floor heating up to 35 kW: COPdh 2.0 and COPh 2.3 for every grade
    verdicts = judged(
        "low_ambient_heat_pump", heating_capacity=30.0, terminal="floor", hspf=3.7, cop_dh=1.9,
        cop_h=2.2,
    )  # fmt: skip
    named = [row[2:] for row in told(admit(verdicts, Project.ORDINARY).findings)]
    assert named == [("cop_dh", "2.00", "1.90"), ("cop_h", "2.30", "2.20")]
    grade = next(one for one in verdicts if one.edition == "GB 19577-2024")
    assert [(one.metric, one.met) for one in grade.telling_gates] == [
        ("cop_dh", False), ("cop_h", False),
    ]  # fmt: skip


def test_where_lower_is_better_the_excess_is_told() -> None:
    # Steam at 0.6 MPa: 1.02/1.05/1.11 kg/(kW·h); 1.20 is 8.1 % above
    verdicts = judged("absorption_chiller", firing="steam_0_6", heat_source_use=1.2)
    findings = admit(verdicts, Project.ORDINARY).findings
    figures = {f.name: f.value for f in findings[0].figures}
    assert figures["required"] == "1.11 kg/(kW·h)"
    assert figures["short"] == pytest.approx(0.09 / 1.11)


def test_a_gate_that_bars_a_better_grade_is_told_with_its_grade() -> None:
    # GB 21454-2021 up to 14 kW: SEER 5.5/5.1/4.8, EERmin 3.6/2.9/2.1
    (grade,) = (
        one
        for one in judged(
            "multi_split", type="air_cooled_cooling_only", cooling_capacity=10.0, seer=5.6,
            eer_min=3.0,
        )
        if one.edition == "GB 21454-2021"
    )  # fmt: skip
    gates = [(one.level, one.required, one.met) for one in grade.telling_gates]
    assert (grade.level, gates) == ("2", [("1", 3.6, False), ("2", 2.9, True)])


def test_the_reason_names_every_limit_that_was_missed(languages: Mapping[str, Language]) -> None:
    verdicts = chiller(6.0, 5.0)
    table_1 = next(one for one in verdicts if one.path == "table_1")
    reason = Wording(languages["zh"], shipped_standards()).reason(table_1)
    assert "要求 6.20，实际 6.00" in reason
    assert "达到 5.40，实际 5.00，不满足" in reason


@pytest.mark.parametrize(
    ("code", "words"),
    [("zh", ("COPc", "5.40", "5.00", "7.4%")), ("en", ("COPc", "5.40", "5.00", "7.4%"))],
)
def test_the_sentence_says_the_limit_and_nothing_of_our_own_confidence(
    languages: Mapping[str, Language], code: str, words: tuple[str, ...]
) -> None:
    """How sure the tables are stands in the one evidence note."""
    findings = admit(chiller(6.0, 5.0), Project.ORDINARY).findings
    said = languages[code].finding(findings[0])
    assert all(word in said for word in words)
    assert not any(word in said for word in ("转录", "正式文本", "transcription", "official"))


def test_figures_that_would_look_alike_keep_their_decimals() -> None:
    verdicts = chiller(6.9999, 6.1)
    (only,) = told(admit(verdicts, Project.NEW_OR_STATE_FUNDED).findings)
    assert only[3:] == ("7.00", "6.9999")


def test_a_grade_given_as_such_has_no_figures_to_be_short_of() -> None:
    # Welding machines: the list names grades of a standard that is not in the library.
    verdicts = judged("welding_machine", grade=3.0)
    findings = admit(verdicts, Project.RENEWAL).findings
    figures = {f.name: f.value for f in findings[0].figures}
    assert figures["short"] == "–"


def test_a_tier_that_has_no_limit_yet_says_so() -> None:
    # 先进 becomes 节能: nothing is 先进 before the list is set anew.
    verdicts = judged("commercial_gas_range", type="wok_range", thermal_efficiency=50.0)
    findings = short_of("tier_below_least_advanced", verdicts, 1, stage_up=True)
    assert [one.code for one in findings] == ["tier_below_least_advanced", "limit_not_set"]


def test_what_cannot_be_judged_says_what_it_needs(languages: Mapping[str, Language]) -> None:
    """An IPLV by AHRI 551/591 says nothing of a limit by GB/T 18430.1-2007."""
    american = judged(
        "chiller", condenser="water", cooling_capacity=700.0, iplv=7.2, iplv_method="ahri_551_591"
    )
    findings = admit(american, Project.RENEWAL).findings
    assert [one.code for one in findings] == ["project_saving_unproved", "not_judged_method"]
    said = languages["zh"].finding(findings[1])
    for words in ("T23-04", "IPLV", "GB/T 18430.1-2007", "AHRI 551/591"):
        assert words in said
    unknown = judged("induction_motor", efficiency=95.0)
    findings = admit(unknown, Project.RENEWAL).findings
    said = "".join(languages["zh"].finding(one) for one in findings[1:])
    assert [one.code for one in findings[1:]] == ["not_judged_missing"] * 2
    assert "极数" in said
    assert "额定功率" in said
