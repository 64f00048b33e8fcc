"""A study of motors in the window: every room opens on it, in both languages."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.program.study_file import example
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.shell import MainWindow
from gui.window.study.panel import StudyPanel
from gui.window.study.row import LineRow
from tests.gui.window.conftest import PATIENCE_MS


@pytest.fixture
def opened() -> str:
    return "pump-shanghai"


def test_the_shaft_power_is_edited_live(qtbot: QtBot, window: MainWindow) -> None:
    row = window.study_panel.row("load.shaft_power_w")
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        row._typed("40")
    assert window.session.document.study.load.shaft_power_w == pytest.approx(40e3)
    assert window.session.selection.design.peak_w < 45e3


def test_the_browser_shows_motors_with_their_curve(qtbot: QtBot, window: MainWindow) -> None:
    window.dialogs.open_catalog()
    (browser,) = window.findChildren(CatalogBrowser)
    browser.panel.filters.search.setText("YE4")
    qtbot.waitUntil(lambda: browser.panel.model.rowCount() > 0, timeout=PATIENCE_MS)
    assert browser.panel.table.device_id.startswith("M")
    browser.close()


def test_the_customers_view_takes_motors(window: MainWindow) -> None:
    window.dialogs.open_consultation()
    view = window.dialogs.consultation
    assert view.stage.cards[0].isVisible()
    view.close()


def test_another_family_takes_its_own_form(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built once for it: opening a study waits for no form that nobody sees."""
    assert window.study_panel.row("duty.load_share_max") is not None
    filled: list[str] = []
    fill = StudyPanel._fill
    monkeypatch.setattr(
        StudyPanel, "_fill", lambda panel, study: (filled.append(study.duty), fill(panel, study))
    )
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        window.session.document.replace(example("office-shanghai"), None)
    assert len(filled) == 1
    assert window.study_panel.row("duty.load_share_max") is None
    assert window.study_panel.row("duty.peak_w") is not None


def typed(row: LineRow, text: str) -> None:
    """Type a text and leave the field."""
    row.line.setText(text)
    row.line.textEdited.emit(text)
    row.line.editingFinished.emit()


def test_flows_and_their_times_are_typed_as_numbers(qtbot: QtBot, window: MainWindow) -> None:
    """The times of this pump are hours: they are shown as they are, not as per cent."""
    panel, document = window.study_panel, window.session.document
    times, flows = panel.row("load.time_shares"), panel.row("load.flow_shares")
    assert times.line.text() == ", ".join(f"{t:g}" for t in document.study.load.time_shares)
    before = document.study.load.time_shares
    flows.line.setText("1")
    flows.line.textEdited.emit("1")
    assert document.study.load.time_shares == before, "half a list takes nothing away"
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        typed(flows, "1；0.8，0.6")
    assert document.study.load.flow_shares == (1.0, 0.8, 0.6)
    assert document.study.load.time_shares == before[:3]
    typed(flows, "1, much")
    assert "0.8" in flows.reason.text()
    assert document.study.load.flow_shares == (1.0, 0.8, 0.6)
    typed(flows, "1, 0.8, 0.7, 0.6")
    assert document.study.load.time_shares == (*before[:3], before[2])
    typed(flows, "1.5, 0.8, 0.7, 0.6")
    assert "1.2" in flows.reason.text()


def test_a_shaft_file_is_chosen_and_a_table_for_it_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """The table's own example is read as soon as it is chosen; emptied, the figures count again."""
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        window.session.document.replace(example("replace-chongqing"), None)
    row = window.study_panel.row("load.path")
    row.write_template(str(tmp_path / "input.xlsx"))
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        row.take(str(tmp_path / "input.xlsx"))
    load = window.session.document.study.load
    assert load.path == str(tmp_path / "input.xlsx")
    assert window.session.selection.load.label == "input.xlsx"
    row._typed("nowhere.xlsx")
    assert row.wrong
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        row._typed("")
    assert window.session.document.study.load.path == ""
