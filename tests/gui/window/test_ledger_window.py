"""The ledger's window on the example plant: board, filters, cells, plan, undo, recovery, both
languages.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.ledger.asset import FAMILIES
from core.ledger.breakdown import EVERY
from core.ledger.columns import STATES, TIERS
from core.ledger.document import Budget
from core.ledger.state import State
from core.money.financing import Financing
from core.vocabulary.field import fields_of
from gui.program.ledger.ledger_file import open_any
from gui.program.program import Program
from gui.window.document.recovery import Recovery
from gui.window.ledger.document import HeldLedger
from gui.window.ledger.files import LedgerFiles
from gui.window.ledger.session import LedgerSession
from gui.window.ledger.window import PLAN, SHEET, LedgerWindow
from gui.window.settings import Settings
from gui.window.start_page.noted import noted
from gui.window.start_page.recent_ledger import RecentLedgerKeeper
from tests.gui.window.conftest import PATIENCE_MS, end_work
from tests.house.tree import ROOT

EXAMPLE = ROOT / "resources" / "examples" / "ledger-shaoxing.csv"
DAY = date(2026, 11, 29)


@pytest.fixture
def ledger_session(
    qtbot: QtBot, qapp: QApplication, program: Program, own_data: None
) -> Iterator[LedgerSession]:
    document = open_any(EXAMPLE)[0]
    settings = msgspec.structs.replace(
        document.settings, day=DAY, budgets=(Budget(year=2027, yuan=6e5),)
    )
    held = HeldLedger(msgspec.structs.replace(document, settings=settings))
    made = LedgerSession(held, program)
    _wait_for_plan(qtbot, made)
    yield made
    made.close()


@pytest.fixture
def ledger(
    qtbot: QtBot, ledger_session: LedgerSession, settings: Settings
) -> Iterator[LedgerWindow]:
    files = LedgerFiles(ledger_session.document, settings)
    made = LedgerWindow(ledger_session, settings, files)
    qtbot.addWidget(made, before_close_func=_let_close)
    made.show()
    qtbot.waitExposed(made)
    yield made
    end_work(made)


def _let_close(window: LedgerWindow) -> None:
    window.session.document.undo_stack.setClean()
    window.files.recovery.forget()


def _wait_for_plan(qtbot: QtBot, session: LedgerSession) -> None:
    with qtbot.waitSignal(
        session.diagnosed,
        timeout=PATIENCE_MS,
        check_params_cb=lambda: session.found is not None and session.found.planned is not None,
    ):
        session.refresh()


def _shown(window: LedgerWindow, key: str) -> list[str]:
    """A column of the table, from the top."""
    model = window.table.rows
    at = [one.key for one in model.columns].index(key)
    return [str(model.data(model.index(row, at))) for row in range(model.rowCount())]


def test_the_board_says_what_the_file_says(ledger: LedgerWindow) -> None:
    """By hand, from the table: how many machines are in use, and the kW of motors among them."""
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["状态"] == "在用"]
    motors = [row for row in rows if row["设备编号"].startswith("D-")]
    kw = sum(float(row["额定功率(kW)"]) * int(row["台数"]) for row in motors)
    said = [label.text() for label in ledger.board.findChildren(QLabel)]
    assert f"In use {kw:,.0f} kW" in said
    assert any(f"of {sum(int(row['台数']) for row in rows)} in use" in one for one in said)
    assert "13" in said  # hits of the example, each looked up in the lists for its page
    assert any("2027: " in one for one in said)  # the share after the plan


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (853, 480), (640, 360)])
def test_names_are_whole_and_saving_and_payback_stay_at_every_size(
    ledger: LedgerWindow, size: tuple[int, int]
) -> None:
    """Other columns give way first; what they say stands beside the table, or on the tab."""
    ledger.resize(*size)
    ledger.tabs.setCurrentIndex(0)
    table = ledger.table
    keys = [column.key for column in table.rows.columns]
    shown = {key for at, key in enumerate(keys) if not table.isColumnHidden(at)}
    assert {"id", "name", "state", "saving", "payback", "year"} <= shown
    name = keys.index("name")
    seen = range(table.rowAt(table.viewport().height() - 1) + 1)
    texts = [table.rows.text_at(row, name) for row in seen]
    measure = table.fontMetrics().horizontalAdvance
    assert max(map(measure, texts)) + 12 <= table.columnWidth(name)
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_no_figure_is_shortened_in_a_small_window(ledger: LedgerWindow) -> None:
    """By the measures of the type: what is right-aligned fits its cell, in both tables."""
    ledger.resize(1280, 720)
    table = ledger.table
    measure = table.fontMetrics().horizontalAdvance
    for at, column in enumerate(table.rows.columns):
        if column.numeric and not table.isColumnHidden(at):
            seen = range(table.rowAt(table.viewport().height() - 1) + 1)
            texts = [column.text(table.rows.asset_at(row)) for row in seen]
            assert texts
            assert max(map(measure, texts)) + 12 <= table.columnWidth(at), column.key
    ledger.tabs.setCurrentIndex(PLAN)
    plan = ledger.plan.table
    assert plan is not None
    measure = plan.fontMetrics().horizontalAdvance
    for at in range(plan.columnCount()):
        assert plan.horizontalHeaderItem(at).text()
        for row in range(plan.rowCount()):
            text = plan.item(row, at).text()
            assert measure(text) <= plan.columnWidth(at), text


def test_filters_narrow_the_table_down_and_the_count_is_what_is_shown(
    ledger: LedgerWindow,
) -> None:
    every = len(_shown(ledger, "id"))
    ledger.filters.press("state", STATES.index(State.HIT))
    assert len(_shown(ledger, "id")) == 13 < every
    assert set(_shown(ledger, "state")) == {"Listed"}
    ledger.filters.press("kind", FAMILIES.index("transformer"))
    assert _shown(ledger, "id") == ["T-001", "T-002"]
    ledger.filters.press("kind", FAMILIES.index("transformer"))
    ledger.filters.press("state", STATES.index(State.HIT))
    ledger.filters.search.setText("空压 动力")
    ledger.filters.changed.emit()
    assert _shown(ledger, "id")
    assert all("空压" in name for name in _shown(ledger, "name"))


def test_figures_are_sorted_the_largest_first_and_what_is_not_known_stands_last(
    ledger: LedgerWindow,
) -> None:
    at = [one.key for one in ledger.table.rows.columns].index("kwh")
    for descending in (True, False):
        ledger.table.sort_by_section(at)
        shown = _shown(ledger, "kwh")
        known = [float(one.replace(",", "")) for one in shown if one != "–"]
        assert known == sorted(known, reverse=descending)
        assert shown[len(known) :] == ["–"] * (len(shown) - len(known)) != []


def test_an_asset_is_shown_with_what_it_rests_on(ledger: LedgerWindow) -> None:
    ledger.table.look_at(0)
    said = "\n".join(ledger.detail.texts())
    assert "D-001" in said
    assert "batch 3 1-2" in said  # the place in the list
    assert "GB 18613-2020" in said
    assert "8 × 45 kW × load 0.6 × 6,200 h" in said


def test_an_edited_cell_is_judged_anew_and_undone(qtbot: QtBot, ledger: LedgerWindow) -> None:
    session, cells = ledger.session, ledger.sheet.cells
    hours = session.document.ledger.header.index("年运行小时")
    assert session.found is not None
    before = session.found.totals.kwh
    with qtbot.waitSignal(session.diagnosed, timeout=PATIENCE_MS):
        cells.setData(cells.index(0, hours), "3100")
    assert session.found.totals.kwh < before
    assert ledger.isWindowModified()
    session.document.undo_stack.undo()
    qtbot.waitUntil(lambda: session.found is not None and session.found.totals.kwh == before)
    assert not ledger.isWindowModified()
    assert cells.data(cells.index(0, hours)) == "6200"


def test_a_cell_that_cannot_be_used_is_marked_listed_apart_and_mended(
    qtbot: QtBot, ledger: LedgerWindow
) -> None:
    session, cells = ledger.session, ledger.sheet.cells
    hours = session.document.ledger.header.index("年运行小时")
    with qtbot.waitSignal(session.diagnosed, timeout=PATIENCE_MS):
        cells.setData(cells.index(2, hours), "9999")
    assert session.found is not None
    kept = session.found.by_row[2]
    assert kept is not None
    assert kept.energy.kwh is None
    assert cells.faulty_rows == [2]
    assert "8784" in str(cells.data(cells.index(2, hours), Qt.ItemDataRole.ToolTipRole))
    ledger.filters.faults_wanted.emit()
    assert ledger.tabs.currentIndex() == SHEET
    assert ledger.sheet.currentIndex().row() == 2
    with qtbot.waitSignal(session.diagnosed, timeout=PATIENCE_MS):
        cells.setData(cells.index(2, hours), "5200")
    mended = session.found.by_row[2]
    assert mended is not None
    assert mended.energy.kwh is not None
    assert cells.faulty_rows == []


def test_a_budget_is_entered_and_the_plan_follows(qtbot: QtBot, ledger: LedgerWindow) -> None:
    session, form = ledger.session, ledger.plan.form
    ledger.tabs.setCurrentIndex(PLAN)
    form.put("budget.2028", "ninety")
    assert form.lines["budget.2028"].property("role") == "wrong"
    assert len(session.document.ledger.settings.budgets) == 1
    with qtbot.waitSignal(
        session.diagnosed,
        timeout=PATIENCE_MS,
        check_params_cb=lambda: _years(session) == [2027, 2028],
    ):
        form.put("budget.2028", "900")  # thousand yuan
    assert session.document.ledger.settings.budgets[1].yuan == 900_000.0
    table = ledger.plan.table
    assert table is not None
    heads = [table.horizontalHeaderItem(at) for at in range(table.columnCount())]
    assert [head.text() for head in heads if head is not None] == [
        "Item", "Current", "2027", "2028",
    ]  # fmt: skip
    assert "2028" in _shown(ledger, "year")


def test_a_target_of_the_plant_takes_the_place_of_the_national_goal(
    qtbot: QtBot, ledger: LedgerWindow
) -> None:
    form, document = ledger.plan.form, ledger.session.document
    form.put("target.driven", "101")
    assert form.lines["target.driven"].property("role") == "wrong"
    with qtbot.waitSignal(ledger.session.diagnosed, timeout=PATIENCE_MS):
        form.put("target.driven", "5")
    assert document.ledger.settings.targets_pct == {"driven": 5.0}
    said = [label.text() for label in ledger.board.findChildren(QLabel)]
    assert "✓ 9.1%" in said  # motors: below the national 15, above the plant's 5
    assert "≥ 5%" in said
    form.put("target.driven", "")
    assert document.ledger.settings.targets_pct == {}


def test_a_price_in_fen_is_asked_about(qtbot: QtBot, ledger: LedgerWindow) -> None:
    form = ledger.plan.form
    assert form.doubts.texts() == []
    with qtbot.waitSignal(ledger.session.diagnosed, timeout=PATIENCE_MS):
        form.put("price_per_kwh", "72")
    (said,) = form.doubts.texts()
    assert "72" in said
    assert "fen instead of yuan" in said
    with qtbot.waitSignal(ledger.session.diagnosed, timeout=PATIENCE_MS):
        form.put("price_per_kwh", "0.72")
    assert form.doubts.texts() == []


def test_tiers_are_filtered_by(ledger: LedgerWindow) -> None:
    """By hand: S20-M-630/10 with P0 0.51 kW and Pk 4.96 kW is the one transformer of a tier."""
    ledger.filters.press("kind", FAMILIES.index("transformer"))
    ledger.filters.press("tier", TIERS.index("saving"))
    assert _shown(ledger, "id") == ["T-006"]


def _years(session: LedgerSession) -> list[int]:
    made = session.found.planned if session.found is not None else None
    return [] if made is None else [one.year for one in made.plan.years]


def test_what_is_not_saved_survives_and_is_given_back(
    qtbot: QtBot, ledger: LedgerWindow, dead_process: int
) -> None:
    document = ledger.session.document
    document.edit_cell(0, 1, "改过的名称")
    kept = ledger.files.recovery.file
    qtbot.waitUntil(kept.exists)
    left = kept.with_name("dead.json")
    left.write_bytes(kept.read_bytes())
    left.with_suffix(".lock").write_text(f"{dead_process}\nloadfit\n\n\n\n", "utf-8")
    (found,) = Recovery(HeldLedger(open_any(EXAMPLE)[0])).left_over()
    assert found.content == document.ledger
    found.discard()


def test_it_is_saved_opened_again_and_held_by_one_window(
    qtbot: QtBot, ledger: LedgerWindow, settings: Settings, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "plant.ledger"
    ledger.files._save(path, lambda: None)
    assert ledger.session.document.path == path
    assert path in settings.recent
    other = HeldLedger(open_any(EXAMPLE)[0])
    second = LedgerFiles(other, settings)
    second.attach(ledger)
    second.open(path)
    assert other.path is None  # the first window holds it
    ledger.files._lock.release()
    second.open(path)
    assert other.path == path
    assert other.ledger.rows == ledger.session.document.ledger.rows
    second.recovery.end()
    second._lock.release()


def test_a_table_becomes_a_new_ledger_worth_saving(
    qtbot: QtBot, ledger: LedgerWindow, tmp_path: Path
) -> None:
    path = tmp_path / "二号厂.csv"
    path.write_text("名称,型号\n泵电机,Y2-315M-4\n", "utf-8")
    with qtbot.waitSignal(ledger.session.document.replaced, timeout=PATIENCE_MS):
        ledger.files.open(path)
    assert ledger.files.title() == "二号厂"
    assert ledger.session.document.dirty


def test_the_window_speaks_both_languages_and_both_themes(
    qtbot: QtBot, ledger: LedgerWindow, settings: Settings
) -> None:
    ledger.filters.press("state", STATES.index(State.HIT))
    settings.set("language", "zh")
    settings.set("theme", "dark")
    assert "命中淘汰目录，项" in [label.text() for label in ledger.board.findChildren(QLabel)]
    assert "命中目录" in _shown(ledger, "state")
    assert not ledger.grab().isNull()


def test_a_replacement_is_looked_for_in_a_study_or_what_is_missing_is_said(
    qtbot: QtBot, ledger: LedgerWindow
) -> None:
    ids = [row[0] for row in ledger.session.document.ledger.rows]
    ledger.table.look_at(ids.index("T-001"))
    with qtbot.waitSignal(ledger.study_wanted) as wanted:
        qtbot.mouseClick(ledger.detail.replace, Qt.MouseButton.LeftButton)
    assert wanted.args is not None
    assert "T-001" in wanted.args[0].project.name
    ledger.table.look_at(ids.index("F-001"))
    qtbot.mouseClick(ledger.detail.replace, Qt.MouseButton.LeftButton)
    assert "total pressure" in ledger.notice.label.text()


def test_the_report_is_written_beside_the_window(
    qtbot: QtBot, ledger: LedgerWindow, tmp_path: Path
) -> None:
    out = tmp_path / "diagnosis.pdf"
    ledger.write_report(str(out))
    qtbot.waitUntil(out.exists, timeout=PATIENCE_MS)
    assert out.read_bytes().startswith(b"%PDF")
    table = tmp_path / "ledger.csv"
    ledger.export(str(table))
    qtbot.waitUntil(table.exists, timeout=PATIENCE_MS)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = tuple(tuple(row) for row in csv.reader(file))
    assert rows[1:] == ledger.session.document.ledger.rows


def test_money_rows_are_those_of_a_study_and_one_that_is_off_hides_what_belongs_to_it(
    ledger: LedgerWindow, qtbot: QtBot
) -> None:
    form, document = ledger.plan.form.money, ledger.session.document
    fields = {one.key: one for one in fields_of(Financing)}
    assert set(fields) <= form.rows.keys()
    assert not form._form.isRowVisible(form.rows["loan_rate"])
    form.put(fields["loan_by"], "equal_instalments")
    form.put(fields["loan_rate"], "3.5")
    assert form._form.isRowVisible(form.rows["loan_rate"])
    assert document.ledger.settings.money.financing.loan_rate == pytest.approx(0.035)
    form.put(fields["loan_rate"], "350")  # above what may be
    assert document.ledger.settings.money.financing.loan_rate == pytest.approx(0.035)
    ledger.plan.form.whole.setChecked(True)
    qtbot.waitUntil(lambda: "Loan payments, thousand CNY" in _titles(ledger), timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: any("no plan is better" in one.text() for one in ledger.plan.findChildren(QLabel)),
        timeout=PATIENCE_MS,
    )


def _titles(window: LedgerWindow) -> list[str]:
    table = window.plan.table
    return [] if table is None else [table.item(row, 0).text() for row in range(table.rowCount())]


def test_little_room_bars_and_what_goes_out(ledger: LedgerWindow) -> None:
    """853 × 480 is a screen of 1280 × 720 at 150 %: board and machine are tabs there."""
    names = [ledger.tabs.tabText(at) for at in range(ledger.tabs.count())]
    ledger.room.fit(853, 480)
    small = [ledger.tabs.tabText(at) for at in range(ledger.tabs.count())]
    assert small == [*names[:5], "Machine", "Board"]
    assert ledger.minimumSizeHint().width() <= 853
    assert ledger.minimumSizeHint().height() <= 480
    ledger.room.fit(1440, 900)
    assert [ledger.tabs.tabText(at) for at in range(ledger.tabs.count())] == names[:5]
    assert ledger.splitter.indexOf(ledger.detail) >= 0
    found = ledger.session.found
    assert found is not None
    assert found.planned is not None
    for by in EVERY:
        bars = ledger.breakdown.bars[by]
        assert sum(part.total for part in bars._parts) == pytest.approx(found.totals.kwh)
    assert ledger.breakdown.bars["kind"].names[0] == "Motors"
    table = ledger.plan.outgoing
    assert table is not None
    assert table.rowCount() == len(found.planned.year_of)
    assert "missing" in table.item(0, 6).text()  # the example has no serial numbers


def test_measured_energy_is_held_against_the_ledger(
    ledger: LedgerWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """D-001 expects 1,460.4 MWh a year, 11 % either way: August has 30 % more."""
    path = tmp_path / "measured.csv"
    months = [f"2025-{at:02d},{121_700 * (1.3 if at == 8 else 1.0):.0f}" for at in range(1, 13)]
    path.write_text("\n".join(["month,D-001 (kWh)", *months]), encoding="utf-8")
    tab = ledger.measured
    tab.take(path)
    assert ledger.tabs.currentWidget() is tab
    qtbot.waitUntil(lambda: tab.table.rowCount() == 13, timeout=PATIENCE_MS)
    says = {tab.table.item(row, 2).text()[:7]: tab.table.item(row, 8).text()
            for row in range(1, 13)}  # fmt: skip
    assert says.pop("2025-08") == "above"
    assert set(says.values()) == {"within"}
    assert "1 of them outside" in tab.said.text()


def test_the_start_page_tells_the_key_figures_of_a_ledger(
    ledger: LedgerWindow, settings: Settings, tmp_path: Path
) -> None:
    """13 rows of the example are listed; 132 machines are in use."""
    session, path = ledger.session, tmp_path / "plant.ledger"
    RecentLedgerKeeper(session, settings, ledger)
    assert noted(settings) == {}
    session.document.saved(path)
    told = noted(settings)[str(path)]
    assert told.family == "ledger"
    assert told.said.startswith("132 machines, 13 listed, plan saves 1")
