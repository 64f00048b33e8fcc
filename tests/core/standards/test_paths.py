"""Two tables of one standard, one of which suffices, by hand.

GB 19577-2024, water-cooled, 528–1163 kW (a public transcription of the standard, 表1与表2二选一):
    table 1  IPLV  8.1 / 7.5 / 6.2, and for grade 3 COPc at least 5.4
    table 2  COPc  6.2 / 6.0 / 5.4, and for grade 3 IPLV at least 6.2
The floors hold for grade 3 alone. The list of 2024 knows one path: IPLV 8.8 / 7.0 / 5.5.
"""

from collections.abc import Mapping
from datetime import date

import pytest

from core.standards.governing import rulings
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.paths import decided
from core.standards.project import Project, admit
from core.standards.verdict import Outcome, Verdict
from core.standards.wording import Wording
from core.vocabulary.language import Language

TODAY = date(2026, 6, 1)


def chiller(iplv: float | None, cop_c: float | None) -> tuple[Verdict, ...]:
    figures: dict[str, float | str] = {"condenser": "water", "cooling_capacity": 700.0}
    if iplv is not None:
        figures |= {"iplv": iplv, "iplv_method": "gb_18430_1_2007"}
    if cop_c is not None:
        figures["cop_c"] = cop_c
    return judge(shipped_standards(), "chiller", figures, TODAY)


def grades(verdicts: tuple[Verdict, ...]) -> dict[str, Verdict]:
    return {one.path: one for one in verdicts if one.edition == "GB 19577-2024"}


def grade(verdicts: tuple[Verdict, ...]) -> Verdict | None:
    """The grade that counts."""
    found = decided(grades(verdicts).values())
    return found[0] if found else None


def steps(verdict: Verdict) -> list[str]:
    return [step.code for step in verdict.trace]


@pytest.mark.parametrize(
    ("iplv", "cop_c", "by_iplv", "by_cop", "level", "row"),
    [
        (7.2, 6.05, "3", "2", "2", "T2-03"),  # 7.2 < 7.5; 6.05 ≥ 6.0
        (7.6, 5.0, "2", "", "2", "T1-03"),  # 7.6 ≥ 7.5, no floor for grade 2; 5.0 < 5.4
        (6.0, 6.1, "", "2", "2", "T2-03"),  # 6.0 < 6.2; 6.1 ≥ 6.0, no floor for grade 2
        (7.0, 5.5, "3", "3", "3", "T1-03"),  # both floors met: the earlier table
        (8.2, 5.0, "1", "", "1", "T1-03"),
        (6.0, 5.9, "", "", "", ""),  # 6.0 < 6.2; 5.9 ≥ 5.4, but IPLV is below its floor of 6.2
        (7.2, 5.39, "", "", "", ""),  # 7.2 ≥ 6.2, but COPc is below its floor of 5.4; 5.39 < 5.4
    ],
)
def test_the_better_of_the_two_tables_is_the_grade(
    iplv: float, cop_c: float, by_iplv: str, by_cop: str, level: str, row: str
) -> None:
    verdicts = chiller(iplv, cop_c)
    found = grades(verdicts)
    assert (found["table_1"].level, found["table_2"].level) == (by_iplv, by_cop)
    counts = grade(verdicts)
    assert counts is not None
    assert counts.level == level
    assert {one.decided_by for one in found.values()} <= {row, *(v.row for v in found.values())}
    if level:
        assert counts.decided_by == counts.row == row
    else:
        assert counts.outcome is Outcome.BELOW_ACCESS


def test_the_trace_says_that_one_of_the_two_suffices_and_which_counts(
    languages: Mapping[str, Language],
) -> None:
    found = grades(chiller(7.2, 6.05))
    for one in found.values():
        assert steps(one)[:3] == ["edition", "either_path", "path_decides"]
    zh = Wording(languages["zh"], shipped_standards()).trace(found["table_1"])
    assert "表1 T1-03" in zh[1]
    assert "表2 T2-03" in zh[1]
    assert "二选一" in zh[1]
    assert "T2-03" in zh[2]
    assert "能效2级" in zh[2]
    assert (found["table_1"].decided_by, found["table_2"].decided_by) == ("T2-03", "T2-03")


def test_a_trace_without_a_path_that_is_passed_says_so() -> None:
    assert all("path_none" in steps(one) for one in grades(chiller(6.0, 5.3)).values())


def test_paths_as_good_as_each_other_both_count() -> None:
    found = grades(chiller(7.0, 5.5))
    assert [one.decided_by for one in found.values()] == ["T1-03", "T2-03"]


def test_where_only_one_figure_was_given_its_table_counts() -> None:
    (only,) = grades(chiller(7.2, None)).values()
    assert "path_alone" in steps(only)
    assert (only.level, only.conditional, only.decided_by) == ("3", True, "T1-03")


def test_a_table_that_the_machine_need_not_go_by_does_not_govern() -> None:
    # Tier 节能 by its IPLV of 7.2, grade 3 by table 1, but grade 2 by table 2.
    verdicts = chiller(7.2, 6.05)
    (ruling,) = rulings(verdicts)
    assert (ruling.governs.level, ruling.side_by_side) == ("saving", True)
    assert [one.row for one in ruling.beside] == ["T2-03"]
    found = admit(verdicts, Project.NEW_OR_STATE_FUNDED)
    assert (found.admitted, found.stage) == (True, 2)


def test_a_table_that_is_missed_bars_nobody_who_passes_the_other() -> None:
    # IPLV 6.0 misses table 1; COPc 6.1 is grade 2; the list has access from 5.5.
    found = admit(chiller(6.0, 6.1), Project.ORDINARY)
    assert (found.admitted, found.stage) == (True, 3)


def test_a_path_whose_figure_is_not_given_leaves_it_open() -> None:
    """IPLV 6.0 misses table 1, but a COPc of 6.0 would be grade 2 by table 2."""
    verdicts = chiller(6.0, None)
    found = grades(verdicts)
    assert found["table_1"].outcome is Outcome.BELOW_ACCESS
    assert found["table_2"].missing == ("cop_c",)
    assert "verdict_other_path_open" in {one.code for one in found["table_1"].findings}
    assert "path_open" in steps(found["table_1"])
    assert grade(verdicts) is None
    admission = admit(verdicts, Project.ORDINARY)
    assert admission.admitted
    assert [one.code for one in admission.findings] == ["verdict_other_path_open"]


def test_an_edition_of_one_table_speaks_of_no_path() -> None:
    figures: dict[str, float | str] = {"poles": 4.0, "rated_power": 30.0, "efficiency": 95.9}
    for one in judge(shipped_standards(), "induction_motor", figures, TODAY):
        assert one.decided_by == ""
        assert "either_path" not in steps(one)


def test_evaporative_machines_have_no_second_table() -> None:
    # table 2 has rows for water and air only
    figures: dict[str, float | str] = {
        "condenser": "evaporative", "cooling_capacity": 700.0, "iplv": 5.5, "cop_c": 4.7,
        "iplv_method": "gb_18430_1_2007",
    }  # fmt: skip
    verdicts = judge(shipped_standards(), "chiller", figures, TODAY)
    one = grades(verdicts)["table_1"]
    assert (one.level, "either_path" in steps(one)) == ("2", False)  # 5.8/5.4/5.1
