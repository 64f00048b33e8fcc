"""A study of heat pumps in the window: every room opens on it, in both languages."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.families.heat_pumps.duty import Backup
from core.load.kinds import LoadFile
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.load_editor.dialog import LoadEditor
from gui.window.load_editor.sources import SHAPE
from gui.window.shell import MainWindow
from tests.gui.window.conftest import PATIENCE_MS


@pytest.fixture
def opened() -> str:
    return "school-beijing"


def test_the_flow_temperature_is_edited_live(qtbot: QtBot, window: MainWindow) -> None:
    before = window.session.selection.candidates[0].outcome.seasonal_cop
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        window.study_panel.row("duty.supply_c")._typed("50")
    assert window.session.selection.design.supply_c == 50.0
    assert window.session.selection.candidates[0].outcome.seasonal_cop > before


def test_what_belongs_to_a_boiler_shows_with_a_boiler(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.study_panel
    assert panel.row("duty.boiler_fuel") is None or not panel.row("duty.boiler_fuel").isVisible()
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        window.session.document.edit("duty", "backup", Backup.BOILER)
    assert panel.row("duty.boiler_fuel").isVisibleTo(panel)


def test_the_browser_finds_a_trade_name(qtbot: QtBot, window: MainWindow) -> None:
    window.dialogs.open_catalog()
    (browser,) = window.findChildren(CatalogBrowser)
    browser.panel.filters.search.setText("Gree Versati")
    qtbot.waitUntil(lambda: 0 < browser.panel.model.rowCount() < 2014, timeout=PATIENCE_MS)
    assert browser.panel.table.device_id.startswith("HP")
    browser.close()


def test_the_customers_view_takes_heat_pumps(window: MainWindow) -> None:
    window.dialogs.open_consultation()
    view = window.dialogs.consultation
    assert view.stage.cards[0].isVisible()
    view.close()


def test_a_measured_heat_load_is_read_from_a_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """The heat is found beside the cold, and shapes of cold are not offered."""
    path = tmp_path / "year.csv"
    school_peak_w = window.session.document.study.duty.peak_w
    rows = (f"{40 + hour % 24},{20 + hour % 24}" for hour in range(8760))
    path.write_text("\n".join(["冷负荷 (kW),热负荷 (kW)", *rows]) + "\n", "utf-8")
    editor = LoadEditor(window.session, window.settings, window)
    editor.open()
    assert not editor.sources.way(SHAPE).isVisible()
    editor.open_file(path)
    qtbot.waitUntil(editor.foot.ok.isEnabled, timeout=PATIENCE_MS)
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        editor.foot.buttons.accepted.emit()
    assert isinstance(window.session.document.study.load, LoadFile)
    # 63 − 20 = 43 kW of heat in the file, scaled to the school's design load.
    selection = window.session.selection
    assert selection.situation.load.load_w.max() == pytest.approx(school_peak_w)
    scaled = next(one for one in selection.findings if one.code == "file_scaled_to_peak")
    assert 43e3 in [pytest.approx(one.value) for one in scaled.figures]
