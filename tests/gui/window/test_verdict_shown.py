"""Grades and tiers in the window: the ranking's badge, the device's look-up, the comparison."""

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from core.machines.device import is_made_to_size
from core.selection.selection import Candidate
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome
from gui.window.candidates.panel import CandidatesPanel
from gui.window.comparison.rows import rows_of
from gui.window.device.panel import DevicePanel
from gui.window.document.session import Session
from gui.window.plots.colour import contrast
from gui.window.settings import Settings
from gui.window.verdict.badge import colours_of, ground_of
from gui.window.verdict.verdict_list import VerdictList

DAY = date(2026, 11, 21)


def _shown(qtbot: QtBot, kind: Any, session: Session, settings: Settings) -> Any:
    panel = kind(session, settings, None)
    qtbot.addWidget(panel)
    panel.resize(1000, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


GROUND = {1: "good", 2: "fair", 3: "plain", 4: "bad"}


def both(candidate: Candidate) -> str:
    """Tier and grade as a badge has them: the grade, never 超1级; the figures where they differ."""
    tier, grade = candidate.standing.tier, candidate.standing.grade
    assert tier is not None
    assert grade is not None
    named = {"access": "minimum"}.get(tier.level, tier.level)  # 准入: the lowest tier allowed
    if tier.stage == grade.stage or tier.metric == grade.metric:
        return f"{named} · {grade.level}"
    short = {"iplv": "IPLV", "cop_c": "COP"}
    return f"{named} ({short[tier.metric]}) · {grade.level} ({short[grade.metric]})"


def test_the_ranking_has_a_badge_for_every_candidate(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    panel = _shown(qtbot, CandidatesPanel, session, settings)
    column = panel.model.column_of("standing")
    row = next(i for i, c in enumerate(panel.model.rows) if not is_made_to_size(c.record))
    first = panel.model.drawn(row, column)
    assert first.text == both(panel.model.rows[row])
    assert first.badge == GROUND[panel.model.rows[row].standing.admission.stage or 4]
    said = {panel.model.drawn(row, column).badge for row in range(panel.model.rowCount())}
    assert said <= {"good", "fair", "plain", "open"}  # a class rests on a claim
    panel.table.sort("standing", descending=False)
    stages = [c.standing.admission.stage for c in panel.model.rows]
    assert stages == sorted(stages)


def test_the_device_unfolds_the_look_up_of_each_edition(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    panel = _shown(qtbot, DevicePanel, session, settings)
    said = "\n".join(panel.verdicts[0].texts())
    assert " tier" in said
    assert "GB 19577-2024" in said
    entry = panel.verdicts[0]._entries[0]
    assert entry.trace.isHidden()
    entry.unfold.click()
    assert not entry.trace.isHidden()
    assert entry.trace.text().startswith("1. ")


def test_the_comparison_sets_tier_and_grade_side_by_side(
    session: Session, settings: Settings
) -> None:
    selection = session.selection
    rows = rows_of(selection, selection.candidates[:3], settings.reader())
    standing = next(row for row in rows if row.key == "standing")
    assert len(standing.texts) == 3
    shown = [text.replace("*", "") for text in standing.texts]
    assert shown == [both(one) for one in selection.candidates[:3]]
    assert any(row.key.startswith("verdict.GB 19577-2024") for row in rows)


def test_the_asterisk_is_explained_in_the_help_of_the_column(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    panel = _shown(qtbot, CandidatesPanel, session, settings)
    column = panel.model.columns[panel.model.column_of("standing")]
    assert "* Provisional" in column.help
    rows = rows_of(session.selection, session.selection.candidates[:2], settings.reader())
    assert "* Provisional" in next(row for row in rows if row.key == "standing").help


def test_every_floor_and_the_better_path_stand_beside_an_edition(
    qtbot: QtBot, settings: Settings
) -> None:
    """GB 19577-2024 table 3: COPdh 2.0, COPh 2.3; tables 1, 2, grade 2: IPLV 7.5, COPc 6.0."""
    standards = shipped_standards()
    verdict_list = VerdictList(settings.reader(), None)  # type: ignore[arg-type]
    qtbot.addWidget(verdict_list)
    pump: dict[str, float | str] = {
        "heating_capacity": 30.0, "terminal": "floor", "hspf": 3.7, "cop_dh": 1.9, "cop_h": 2.2,
    }  # fmt: skip
    verdict_list.show_verdicts(standards, judge(standards, "low_ambient_heat_pump", pump, DAY))
    said = "\n".join(verdict_list.texts())
    assert "1.90, 2.00 needed" in said
    assert "2.20, 2.30 needed" in said
    chiller: dict[str, float | str] = {
        "condenser": "water", "cooling_capacity": 700.0, "iplv": 7.2, "cop_c": 6.05,
        "iplv_method": "gb_18430_1_2007",
    }  # fmt: skip
    verdict_list.show_verdicts(standards, judge(standards, "chiller", chiller, DAY))
    assert "Another path of the standard is better and counts: T2-03." in "\n".join(
        verdict_list.texts()
    )


def test_a_badge_is_readable_in_both_themes(session: Session) -> None:
    verdicts = [v for c in session.selection.candidates for v in c.standing.verdicts]
    grounds = {ground_of(one) for one in verdicts if one.outcome is not Outcome.OUT_OF_SCOPE}
    assert {"good", "fair", "plain"} <= grounds
    for role in ("good", "fair", "plain", "open", "bad"):
        ground, words = colours_of(role)
        assert contrast(ground, words) >= 4.0
