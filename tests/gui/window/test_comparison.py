"""Two to four candidates side by side: marked, dimmed, counted against a reference."""

import math
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.machines.device import UNNAMED
from core.selection.prices import payback_years
from core.selection.selection import Candidate
from core.vocabulary.quantity import System
from gui.window.comparison.model import BEST
from gui.window.comparison.panel import ComparisonPanel
from gui.window.comparison.rows import Row, only_differences
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[ComparisonPanel]:
    holder = QWidget()
    holder.resize(760, 800)
    qtbot.addWidget(holder)
    made = ComparisonPanel(session, settings, holder)
    made.resize(760, 800)
    holder.show()
    qtbot.waitExposed(holder)
    yield made
    made.setParent(None)
    made.deleteLater()


def first_three(session: Session) -> tuple[Candidate, ...]:
    for candidate in session.selection.candidates[:3]:
        session.compare(candidate.record.id, True)
    return session.compared


def beyond(candidate: Candidate) -> str:
    """The mark of a capacity beyond the limits of the machine."""
    limit = candidate.record.condenser_limits_c[1]
    return "†" if limit < 31.9 else ""  # °C entering the condenser of the office


def texts(panel: ComparisonPanel, key: str) -> list[str]:
    """What a row shows of each machine."""
    at = [row.key for row in panel.model.rows].index(key)
    return [panel.model.index(at, c).data() for c in range(1, panel.model.columnCount())]


def signed(text: str) -> str:
    """With the minus that is shown, U+2212."""
    return text.replace("-", "\u2212")


def row(panel: ComparisonPanel, key: str) -> Row:
    return next(row for row in panel.model.rows if row.key == key)


def test_with_fewer_than_two_a_sentence_says_how_and_a_button_takes_three(
    qtbot: QtBot, panel: ComparisonPanel, session: Session
) -> None:
    assert panel.pages.currentWidget() is panel.too_few
    assert "Ctrl" in panel.how.text()
    session.compare(session.selection.candidates[4].record.id, True)
    assert session.selection.candidates[4].record.model in panel.how.text()
    session.compare(session.selection.candidates[4].record.id, False)
    qtbot.mouseClick(panel.first_three, LEFT)
    assert session.compared == session.selection.candidates[:3]
    assert panel.pages.currentWidget() is panel.side_by_side
    assert [not head.isHidden() for head in panel.heads.heads] == [True, True, True, False]


@pytest.mark.parametrize("system", list(System))
def test_figures_are_those_of_the_selection(
    qtbot: QtBot, session: Session, settings: Settings, system: System
) -> None:
    settings.set("system", system.value)
    holder = QWidget()
    qtbot.addWidget(holder)
    panel = ComparisonPanel(session, settings, holder)
    machines = first_three(session)
    energies = [
        f"{c.outcome.annual_energy_wh / 1e6:,.1f} ±{100 * c.outcome.energy_band:.0f}%"
        for c in machines
    ]
    assert [t.removeprefix(f"{BEST} ") for t in texts(panel, "annual_energy_wh")] == energies
    watts, decimals = (1e3, 0) if system is System.SI else (3516.8528420667, 1)
    assert texts(panel, "unit_capacity_w") == [
        f"{c.outcome.unit_capacity_w / watts:,.{decimals}f}{beyond(c)}" for c in machines
    ]


def test_the_best_is_marked_where_the_field_says_what_is_better(
    panel: ComparisonPanel, session: Session
) -> None:
    machines = first_three(session)
    nplv = [round(c.outcome.nplv, 2) for c in machines]  # as shown: alike there is alike
    energy = [c.outcome.annual_energy_wh for c in machines]
    assert row(panel, "nplv").best == {at for at, one in enumerate(nplv) if one == max(nplv)}
    least = {at for at, one in enumerate(energy) if one == min(energy)}
    assert row(panel, "annual_energy_wh").best == least
    assert row(panel, "unit_capacity_w").best == frozenset()
    at = [r.key for r in panel.model.rows].index("nplv")
    best = panel.model.index(at, 1 + nplv.index(max(nplv)))
    assert best.data().startswith(BEST)
    ground = best.data(Qt.ItemDataRole.BackgroundRole).color().name().upper()
    assert ground == look.colours().good_soft.upper()
    assert "best" in best.data(Qt.ItemDataRole.AccessibleTextRole)


def test_rows_that_do_not_differ_are_dim_and_can_be_hidden(
    qtbot: QtBot, panel: ComparisonPanel, session: Session
) -> None:
    first_three(session)
    at = [r.key for r in panel.model.rows].index("condenser")
    assert texts(panel, "condenser") == ["water"] * 3
    dim = panel.model.index(at, 1).data(Qt.ItemDataRole.ForegroundRole).color().name()
    assert dim.upper() == look.colours().muted.upper()
    qtbot.mouseClick(panel.differences, LEFT, pos=panel.differences.rect().center())
    panel.differences.setChecked(True)
    keys = [r.key for r in panel.model.rows]
    assert "condenser" not in keys
    assert "nplv" in keys
    assert all(r.heading or r.differs for r in panel.model.rows)


def test_a_heading_without_rows_is_not_kept() -> None:
    alike = Row(key="a", title="a", texts=("1", "1"))
    apart = Row(key="b", title="b", texts=("1", "2"))
    heading, other = Row(key="group.x", title="x"), Row(key="group.y", title="y")
    assert only_differences([heading, alike, other, apart]) == [other, apart]
    assert only_differences([heading, apart, other, alike]) == [heading, apart]


def test_the_reference_is_set_in_the_head_and_the_payback_follows(
    qtbot: QtBot, panel: ComparisonPanel, session: Session
) -> None:
    machines = first_three(session)
    assert session.selection.reference is None
    assert panel.against.text() == (
        "Savings are relative to a machine of its type and size at the mandatory limit "
        "(GB 19577-2024), each machine against its own"
    )
    before = texts(panel, "saving.payback_years")
    head = panel.heads.heads[1]
    with qtbot.waitSignal(session.selected):
        qtbot.mouseClick(head.reference, LEFT, pos=head.reference.rect().center())
    assert session.document.study.economics.reference == machines[1].record.id
    assert [h.reference.isChecked() for h in panel.heads.heads[:3]] == [False, True, False]
    after = texts(panel, "saving.payback_years")
    assert after[1] == "reference"
    assert after != before
    reference, third = session.compared[1].outcome, session.compared[2].outcome
    years = payback_years(
        third.investment,
        third.energy_cost + third.maintenance_cost,
        reference.investment,
        reference.energy_cost + reference.maintenance_cost,
        session.document.study.economics.life_years,
    )
    if years is None:
        assert after[2] == "not paid back"
    else:
        assert after[2] == ("not within its life" if math.isinf(years) else f"{years:.1f}")
    saved = (reference.annual_energy_wh - third.annual_energy_wh) / 1e6
    shown = texts(panel, "saving.saved_energy")[2].removeprefix(f"{BEST} ")
    assert shown == signed(f"{saved:,.1f}")
    lcc = reference.life_cycle_cost - third.life_cycle_cost
    shown = texts(panel, "saving.saved_life_cycle")[2].removeprefix(f"{BEST} ")
    assert shown == signed(f"{lcc:,.0f}")
    with qtbot.waitSignal(session.selected):
        qtbot.mouseClick(panel.automatic, LEFT)
    assert session.document.study.economics.reference is None
    assert texts(panel, "saving.payback_years") == before


def test_a_reference_that_is_no_candidate_is_told(
    panel: ComparisonPanel, session: Session, edit: Any
) -> None:
    first_three(session)
    gone = session.selection.left_out[0].record.id
    edit("economics", "reference", gone)
    assert "is used instead" in panel.against.text()
    assert panel.automatic.isVisible()


def test_machines_are_added_and_taken_out_four_at_most(
    qtbot: QtBot, panel: ComparisonPanel, session: Session
) -> None:
    first_three(session)
    qtbot.keyClick(panel.add, Qt.Key.Key_Down)
    panel.add.activated.emit(0)
    assert len(session.compared) == 4
    assert not panel.add.isEnabled()
    qtbot.mouseClick(panel.heads.heads[0].remove, LEFT)
    assert len(session.compared) == 3
    assert panel.add.isEnabled()
    names = [panel.add.itemData(i) for i in range(panel.add.count())]
    assert not set(names) & {c.record.id for c in session.compared}


def test_a_compared_machine_that_is_left_out_is_not_dropped_in_silence(
    panel: ComparisonPanel, session: Session, edit: Any
) -> None:
    machines = first_three(session)
    assert panel.missing.isHidden()
    edit("criteria", "makers_left_out", (UNNAMED,))
    assert machines[0].record.model.split(" ")[0] in panel.missing.text()
    assert f"{UNNAMED} is excluded by the study" in panel.missing.text()
    edit("criteria", "makers_left_out", ())
    assert panel.missing.isHidden()
    assert len(session.compared) == 3


def test_an_edit_keeps_the_scroll_position(
    panel: ComparisonPanel, session: Session, edit: Any
) -> None:
    first_three(session)
    panel.table.verticalScrollBar().setValue(14)
    edit("duty", "margin", 0.02)
    assert panel.table.verticalScrollBar().value() == 14


def test_rating_points_and_defects_have_rows_of_their_own(
    panel: ComparisonPanel, session: Session
) -> None:
    machines = first_three(session)
    ratings = [r for r in panel.model.rows if r.key.startswith("rating.")]
    full_load = next(r for r in ratings if r.key.startswith("rating.NPLV") and "100.0" in r.key)
    assert full_load.texts == tuple(
        f"{c.ratings[1].points[0].cop:.2f}{'*' if beyond(c) else ''}" for c in machines
    )
    flags = {r.key.removeprefix("flag."): r for r in panel.model.rows if r.key.startswith("flag.")}
    assert set(flags) == {flag.value for c in machines for flag in c.record.flags}
    for flag, found in flags.items():
        assert found.texts == tuple("yes" if flag in c.record.flags else "–" for c in machines)


def test_rows_are_copied_with_their_names(
    qtbot: QtBot, panel: ComparisonPanel, session: Session
) -> None:
    first_three(session)
    at = [r.key for r in panel.model.rows].index("nplv")
    panel.table.setCurrentIndex(panel.model.index(at, 2))
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join(["NPLV", *texts(panel, "nplv")]) + "\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_has_a_title_in_both_languages(
    qtbot: QtBot, session: Session, settings: Settings, language: str
) -> None:
    settings.set("language", language)
    holder = QWidget()
    qtbot.addWidget(holder)
    panel = ComparisonPanel(session, settings, holder)
    first_three(session)
    assert len(panel.model.rows) > 40
    assert all(r.title.strip() for r in panel.model.rows)


def test_the_comparison_is_a_sound_model(
    qtmodeltester: ModelTester, panel: ComparisonPanel, session: Session, edit: Any
) -> None:
    qtmodeltester.check(panel.model)
    first_three(session)
    panel.model.keep_differences(True)
    edit("duty", "margin", 0.0)  # none of the three falls out
    panel.model.keep_differences(False)
    session.compare(session.compared[0].record.id, False)
    assert panel.model.columnCount() == 3
